// Frames with work, in order of `ready`: those to be taken a transition on, and those whose call is to be made or under way.
import type { FrameRow, Phase } from './rows.ts'

/** Where a frame with work stands. */
export interface Queued { execution: number, frame: number }

/** `read`: what the rows have, when nothing is known of it or what was is in doubt. */
export function openQueue(read: () => (Queued & { phase: Phase })[]) {
  const [steps, calls] = [new Map<number, Queued>(), new Map<number, Queued>()]
  let isKnown = false

  const lineOf = (phase: Phase): Map<number, Queued> => (phase === 'call' ? calls : steps)

  function know(): void {
    if (isKnown) return
    isKnown = true
    steps.clear()
    calls.clear()
    for (const { execution, frame, phase } of read()) lineOf(phase).set(frame, { execution, frame })
  }

  function dequeue(id: number): void {
    steps.delete(id)
    calls.delete(id)
  }

  return {
    /** Who gets work goes to the end; who has the place it had keeps it. */
    enqueue(frame: FrameRow, before: FrameRow | undefined): void {
      if (!isKnown || (before !== undefined && before.ready === frame.ready && before.phase === frame.phase)) return
      dequeue(frame.id)
      if (frame.ready !== null) lineOf(frame.phase).set(frame.id, { execution: frame.execution, frame: frame.id })
    },
    dequeue,
    /** The first frame to be taken a transition on. */
    firstStep(): Queued | undefined {
      know()
      return steps.values().next().value
    },
    /** Frames whose call is to be made or under way. */
    calls(): IterableIterator<Queued> {
      know()
      return calls.values()
    },
    doubt(): void {
      isKnown = false
    },
  }
}
