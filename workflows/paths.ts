// Which waits may follow which, read from the diagram: what really happened in an execution is held against it.
import { awaits, boxesOf, type AnyBox, type Workflow } from './asl.ts'

/** A wait as an execution met it. `iteration` tells apart the waits of a Map's iterations: the register asked. */
export interface MetWait { box: string; outcome?: string | undefined; iteration?: string | undefined }

export interface Deviation {
  /** The wait before: a box with its outcome, or the start. */
  after: string
  /** What came: a box, or the end. */
  came: string
  /** What the diagram allows there. */
  allowed: string[]
}

export const start = '(start)'
export const end = '(end)'

/**
 * The boxes that wait, and the end, which can come next after a wait was answered so, or after the start. Where the diagram asks for an
 * outcome the answer gave, only that way is gone; the outcomes of boxes that do not wait are not known here, so every way is.
 */
export function nextWaits(flow: Workflow, after: { box: string; outcome: string } | undefined): Set<string> {
  const found = new Set<string>()
  const seen = new Set<string>()
  const visit = (name: string | undefined, outcome?: string): void => {
    const box = name === undefined ? undefined : flow.States[name]
    if (name === undefined || box === undefined || box.Type === 'Succeed') return void found.add(end)
    if (box.Type === 'Choice' && outcome !== undefined) return visit(box.Choices.find(({ Outcome }) => Outcome === outcome)?.Next ?? box.Default)
    if (seen.has(name)) return
    seen.add(name)
    if (awaits(name)) return void found.add(name)
    if (box.Type === 'Choice') return [...box.Choices.map(({ Next }) => Next), box.Default].forEach((next) => visit(next))
    visit(leadsTo(box))
  }
  if (after === undefined) visit(flow.StartAt)
  else {
    const box = flow.States[after.box]
    if (box !== undefined && box.Type !== 'Succeed' && box.Type !== 'Choice') visit(leadsTo(box), after.outcome)
  }
  return found
}

const leadsTo = (box: Exclude<AnyBox, { Type: 'Choice' | 'Succeed' }>): string | undefined => box.Next

/**
 * Holds the waits of one execution, in the order they opened, against its workflow. `isOver`: the execution has ended, so its last wait must lead
 * to the end. Waits inside a Map are followed by iteration. Empty: everything happened as drawn.
 */
export function deviations(flow: Workflow, waits: readonly MetWait[], isOver: boolean): Deviation[] {
  const inner = Object.values(flow.States).flatMap((box) => (box.Type === 'Map' ? [box.Each] : []))
  const innerOf = (box: string): Workflow | undefined => inner.find((each) => boxesOf(each).some(([name]) => name === box))
  const iterations = Map.groupBy(waits.filter(({ box }) => innerOf(box) !== undefined), ({ box, iteration = '' }) => `${inner.indexOf(innerOf(box)!)} ${iteration}`)
  return [
    ...followed(flow, waits.filter(({ box }) => innerOf(box) === undefined), isOver),
    // An iteration may end without a word to the journal: that it is over is known only of the whole execution.
    ...[...iterations.values()].flatMap((met) => followed(innerOf(met[0]!.box)!, met, isOver)),
  ]
}

function followed(flow: Workflow, waits: readonly MetWait[], isOver: boolean): Deviation[] {
  const found: Deviation[] = []
  let after: { box: string; outcome: string } | undefined
  const step = (came: string): void => {
    const allowed = nextWaits(flow, after)
    if (!allowed.has(came)) found.push({ after: after === undefined ? start : `${after.box}.${after.outcome}`, came, allowed: [...allowed].toSorted() })
  }
  for (const { box, outcome } of waits) {
    step(box)
    // Still open: nothing follows yet.
    if (outcome === undefined) return found
    after = { box, outcome }
  }
  if (isOver) step(end)
  return found
}
