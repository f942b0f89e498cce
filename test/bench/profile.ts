// Where the time goes: V8's own sampling profiler (that of --cpu-prof) around a piece of work, summed by the code of the project that was at work.
import { Session, type Profiler } from 'node:inspector/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Cost {
  /** `all infra/local/runner/store.ts:122 ← fireTimers infra/local/runner/timers.ts:17`: the innermost function of ours, and who had called it. */
  where: string
  /** What it was in: its own code, a package or a part of Node it called. */
  inside: string
  /** Share of the time the process was not idle. */
  share: number
}

const root = path.resolve(import.meta.dirname, '../..')
const samplingMicroseconds = 250

/** Runs the work under the profiler; the costs, dearest first. */
export async function profiled(work: () => unknown): Promise<Cost[]> {
  const session = new Session()
  session.connect()
  try {
    await session.post('Profiler.enable')
    await session.post('Profiler.setSamplingInterval', { interval: samplingMicroseconds })
    await session.post('Profiler.start')
    await work()
    const { profile } = await session.post('Profiler.stop')
    return costsOf(profile)
  } finally {
    session.disconnect()
  }
}

export function costsOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Cost[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node] as const)))
  const times = new Map<string, number>()
  let total = 0
  for (const [i, id] of samples.entries()) {
    const leaf = byId.get(id)
    if (leaf === undefined || leaf.callFrame.functionName === '(idle)') continue
    const time = timeDeltas[i] ?? 0
    total += time
    const own = ownFrom(leaf)
    const caller = own && ownFrom(parents.get(own.id))
    const where = own === undefined ? '(none of ours)' : caller === undefined ? nameOf(own) : `${nameOf(own)} ← ${nameOf(caller)}`
    const key = `${where}\t${own === leaf ? 'itself' : placeOf(leaf).text}`
    times.set(key, (times.get(key) ?? 0) + time)
  }

  /** The frame itself or the nearest around it that is code of the project. */
  function ownFrom(node: Profiler.ProfileNode | undefined): Profiler.ProfileNode | undefined {
    let own = node
    while (own && placeOf(own).room !== 'own') own = parents.get(own.id)
    return own
  }
  return [...times].map(([key, time]) => {
    const [where = '', inside = ''] = key.split('\t')
    return { where, inside, share: time / total }
  }).toSorted((a, b) => b.share - a.share)
}

const nameOf = (node: Profiler.ProfileNode): string => `${node.callFrame.functionName || '(anonymous)'} ${placeOf(node).text}`

function placeOf({ callFrame: { url, lineNumber, functionName } }: Profiler.ProfileNode): { room: 'own' | 'other', text: string } {
  if (!url.startsWith('file:')) return { room: 'other', text: url === '' ? functionName : url }
  const file = path.relative(root, fileURLToPath(url))
  const packageName = /node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*node_modules\/)/.exec(file)?.[1]
  return packageName === undefined ? { room: 'own', text: `${file}:${lineNumber + 1}` } : { room: 'other', text: packageName }
}

/** What the time was spent in, all callers together, and then the dearest single places. */
export function printCosts(costs: readonly Cost[], count: number): void {
  const ours = costs.filter(({ where }) => !where.includes('test/bench/profile.ts'))
  const kinds = new Map<string, number>()
  for (const { inside, share } of ours) kinds.set(inside, (kinds.get(inside) ?? 0) + share)
  const percent = (share: number): string => `${(share * 100).toFixed(1)} %`
  console.log(`  ${[...kinds].toSorted(([, a], [, b]) => b - a).slice(0, 8).map(([kind, share]) => `${kind === 'itself' ? 'our own code' : kind} ${percent(share)}`).join(', ')}`)
  for (const { where, inside, share } of ours.slice(0, count)) console.log(`  ${percent(share).padStart(7)}  ${where}${inside === 'itself' ? '' : `  in ${inside}`}`)
}
