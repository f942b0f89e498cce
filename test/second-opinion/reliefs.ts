// The second opinion on reliefs at the counter, from the reference (§2.7): a calendar walked day by day, each day with what it costs.
import { sheet } from './tables.ts'

export interface ReliefCase { kind: string; on: string; until: string | undefined; signed: boolean; uses: { on: string; free: boolean }[] }
/** `cents`: what is paid today; undefined: it is not given. `next`: the next free day. */
export interface ReliefOpinion { outcome: 'Given' | 'NotGiven' | 'Unsettled'; cents: number | undefined; next: string | undefined }

const lines = sheet(`
  kind    | from       | print | free in | full | off | open
  shower  | 2023-05-25 | yes   | month   | 6.66 | 2   |
  laundry | 2023-05-25 | no    | week    |      |     |
  soup    | 2024-11-11 | no    | day     |      |     | Mon Wed Fri
`)

const nextDay = (day: string): string => new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10)
const nameOf = (day: string): string => new Date(day).toLocaleDateString('en-GB', { weekday: 'short', timeZone: 'UTC' })

/** The days of the month, week or day that holds this one, each by itself. */
function daysWith(day: string, of: string): string[] {
  if (of === 'day') return [day]
  const days = [day]
  const ends = (last: string): boolean => (of === 'week' ? nameOf(last) === 'Sun' : nextDay(last).slice(8) === '01')
  while (!ends(days.at(-1)!)) days.push(nextDay(days.at(-1)!))
  const before = (first: string): string => new Date(Date.parse(first) - 86_400_000).toISOString().slice(0, 10)
  while (!ends(before(days[0]!))) days.unshift(before(days[0]!))
  return days
}

export function secondRelief({ kind, on, until, signed, uses }: ReliefCase): ReliefOpinion {
  const line = lines.find((each) => each['kind'] === kind && each['from']! <= on && (each['print'] === 'yes' || signed))
  if (line === undefined) return { outcome: 'Unsettled', cents: undefined, next: undefined }
  const isOpen = (day: string): boolean => line['open'] === '' || line['open']!.split(' ').includes(nameOf(day))
  const mayBeFree = (day: string, free: string[]): boolean => until !== undefined && day <= until && isOpen(day) && !daysWith(day, line['free in']!).some((each) => free.includes(each))
  const free = uses.filter((use) => use.free).map((use) => use.on)

  const full = line['full'] === '' ? undefined : Math.round(Number(line['full']) * 100)
  const less = full === undefined || line['off'] === '' ? undefined : full - Math.round(Number(line['off']) * 100)
  const cents = !isOpen(on) ? undefined : until === undefined ? full : mayBeFree(on, free) ? 0 : less
  const after = mayBeFree(on, free) ? [...free, on] : free
  let next: string | undefined = nextDay(on)
  while (next !== undefined && !mayBeFree(next, after)) next = until === undefined || next > until ? undefined : nextDay(next)
  return { outcome: cents === undefined ? 'NotGiven' : 'Given', cents, next }
}
