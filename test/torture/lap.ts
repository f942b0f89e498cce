// One lap of torture: the same scenario lived through once in peace and once by processes that are killed, one after the other.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { chanceOf, drawn } from '../../infra/local/year/chance.ts'
import type { EndState } from './end-state.ts'
import type { CommitKind, Failpoint } from './failpoints.ts'

export interface Lap {
  /** Kills made, by where they fell: `before start`, `after item`, `soon transition` … */
  kills: Map<string, number>
  /** Lines of the end state that only one of the two came to, and what is wrong in either by itself. */
  differences: string[]
  counts: EndState['counts']
  /** Commits of the run in peace. */
  commits: number
}

interface Load { folder: string; seed: number; cases: number }
interface Life { done?: EndState; commits?: number; dying?: CommitKind }

/** A process that has not finished after so long is stuck. */
const patienceMs = 120_000
/** A kill that is not at a commit falls at most so long after one: within the next commits, or while a box is at work. */
const soonMs = 6

/** Few commits start an execution or answer a token; they are sought out. `undefined`: whatever comes. */
const kinds: readonly (readonly [CommitKind | undefined, number])[] = [['item', 2], ['transition', 2], ['start', 3], ['outbox', 3], ['timer', 1], [undefined, 2]]

/** Starts a process that waits for the word to begin; `live` gives the word and resolves when it has ended, by itself or killed. */
function victim({ folder, seed, cases }: Load, failpoint?: Failpoint, delayMs = 0): { live(): Promise<Life>; end(): void } {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'victim.ts'), folder, String(seed), String(cases), ...(failpoint === undefined ? [] : [JSON.stringify(failpoint)])], { stdio: ['pipe', 'pipe', 'pipe'] })
  const life: Life = {}
  let complaint = ''
  child.stderr.on('data', (text: Buffer) => { complaint += text.toString() })
  child.stdin.on('error', () => {})
  createInterface({ input: child.stdout }).on('line', (line) => {
    Object.assign(life, JSON.parse(line) as Life)
    if (life.dying !== undefined && life.done === undefined) setTimeout(() => child.kill('SIGKILL'), delayMs)
  })
  const closed = new Promise<string | number | null>((resolve) => child.once('close', (code, signal) => resolve(signal ?? code)))
  return {
    async live() {
      child.stdin.write('begin\n')
      const stuck = setTimeout(() => child.kill('SIGABRT'), patienceMs)
      const end = await closed
      clearTimeout(stuck)
      if (end !== (life.done === undefined ? 'SIGKILL' : 0) && end !== 'SIGKILL') throw new Error(`A process ended with ${end}: ${complaint}`)
      return life
    },
    end: () => void child.kill('SIGKILL'),
  }
}

/** Lives the scenario through in peace, then in another folder with this many kills. Errors: throws when a process ends otherwise than killed or done. */
export async function lap({ seed, cases, kills }: { seed: number; cases: number; kills: number }): Promise<Lap> {
  const chance = chanceOf(seed)
  const folder = mkdtempSync(path.join(tmpdir(), 'solis-torture-'))
  const inPeace: Load = { folder: path.join(folder, 'peace'), seed, cases }
  const tortured: Load = { folder: path.join(folder, 'torture'), seed, cases }
  try {
    const { done: peace, commits = 0 } = await victim(inPeace).live()
    if (peace === undefined) throw new Error('The run in peace did not end')
    // Spread over the whole work; what a killed process did not finish the next does again, so the last of them fall before the end.
    const places = Array.from({ length: kills }, (_, i) => 1 + Math.floor(chance('place', i) * commits * 0.97)).toSorted((a, b) => a - b)
    const made = new Map<string, number>()
    const failpoint = (i: number): Failpoint => ({
      commit: Math.max(1, (places[i] ?? 0) - (places[i - 1] ?? 0)),
      kind: drawn(chance('kind', i), kinds),
      when: drawn(chance('when', i), [['before', 1], ['after', 1], ['soon', 1]]),
    })
    const next = (i: number) => victim(tortured, i < kills ? failpoint(i) : undefined, Math.floor(chance('soon', i) * soonMs))
    let life: Life = {}
    let coming = next(0)
    for (let i = 0; life.done === undefined; i += 1) {
      const present = coming
      coming = next(i + 1)
      life = await present.live().catch((error: unknown) => {
        coming.end()
        throw error
      })
      if (life.done === undefined) {
        const where = `${failpoint(i).when} ${life.dying}`
        made.set(where, (made.get(where) ?? 0) + 1)
      }
    }
    coming.end()
    return { kills: made, commits, counts: peace.counts, differences: differencesOf(peace, life.done) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export function differencesOf(peace: EndState, tortured: EndState): string[] {
  return [
    ...peace.faults.map((fault) => `in peace: ${fault}`),
    ...tortured.faults.map((fault) => `tortured: ${fault}`),
    ...without(peace.lines, tortured.lines).map((line) => `only in peace: ${line}`),
    ...without(tortured.lines, peace.lines).map((line) => `only tortured: ${line}`),
  ]
}

/** What is left of the lines when each of the others is taken away once: a record that is there twice is one too many. */
function without(lines: readonly string[], others: readonly string[]): string[] {
  const left = [...lines]
  for (const other of others) {
    const at = left.indexOf(other)
    if (at >= 0) left.splice(at, 1)
  }
  return left
}
