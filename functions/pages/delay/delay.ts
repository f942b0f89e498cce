// "Kur aiziet laiks": what became slower, where and whose move it is, for those who lead; from monthly digests, never from cases.
import { deadline, type WorkingCalendar } from '../../domain/calendar.ts'
import { dayAt, longMonth, Month, monthOf, monthPlus, monthsFrom, type Day } from '../../domain/days.ts'
import { delayOf, type Terms } from '../../domain/delay.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { ProceedingKind } from '../../domain/proceeding.ts'
import type { TimeRow } from '../../domain/time-digest.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { csvFile } from '../csv.ts'
import { staffOf, type Page, type Request } from '../page.ts'
import { kinds, teams } from '../words.ts'
import { figureTables, verdict, type Period } from './figures.ts'
import { worded } from '../names.ts'

/** A period of more months would say nothing about a change. */
const longest = 24
/** How far back the lists of months go. */
const offered = 60

interface Asked { from: Month; months: Month[]; earlier: Month[]; kind: string; parish: string; unit: string }

/** What the address asks for; what is no month, or in the wrong order, is as if not asked: the last three months against the three before. */
function askedOf({ query }: Request, today: Day): Asked {
  const month = (name: string): Month | undefined => Month.safeParse(query.get(name)).data
  const to = month('lidz') ?? monthOf(today)
  const wished = month('no') ?? monthPlus(to, -2)
  const from = wished > to || monthPlus(wished, longest) <= to ? monthPlus(to, -2) : wished
  const length = monthsFrom(from, longest).indexOf(to) + 1
  return { from, months: monthsFrom(from, length), earlier: monthsFrom(month('pret') ?? monthPlus(from, -length), length), kind: query.get('veids') ?? '', parish: query.get('pagasts') ?? '', unit: query.get('komanda') ?? '' }
}

/** The terms of a day of receipt, each day reckoned once. */
function termsIn(calendar: WorkingCalendar): Terms {
  const known = new Map<Day, ReturnType<Terms>>()
  return (receivedOn) => {
    const before = known.get(receivedOn)
    if (before !== undefined) return before
    const terms = { tenDays: deadline(calendar, receivedOn, { workingDays: 10 }).on, month: deadline(calendar, receivedOn, { months: 1 }).on }
    known.set(receivedOn, terms)
    return terms
  }
}

/** The colleagues whose figures this one may see: those who serve where they lead. */
const ledBy = (lead: Staff, everyone: readonly Staff[]): Map<string, string> => new Map(everyone
  .filter(({ territory }) => (territory === undefined || territory.length === 0 ? [undefined] : territory).some((parish) => mayDo(lead, 'see.worker-times', { parish })))
  .map(({ staffId, name }) => [staffId, name]))

async function reckoned(request: Request, { store, now, municipality }: Dependencies) {
  const today = dayAt(instantOf(now()))
  const asked = askedOf(request, today)
  const [rows, runs, everyone] = await Promise.all([store.times.rowsOf([...new Set([...asked.months, ...asked.earlier])]), store.runs.all(Infinity), store.people.allStaff()])
  const isAsked = ({ kind, parish, unit }: TimeRow): boolean => (asked.kind === '' || kind === asked.kind) && (asked.parish === '' || parish === asked.parish) && (asked.unit === '' || unit === asked.unit)
  const terms = termsIn(await calendarOf({ store, municipality }))
  const period = (months: readonly Month[]): Period => ({
    delay: delayOf(rows.filter((row) => months.includes(row.month) && isAsked(row)), terms),
    payoutLists: runs.filter(({ madeAt, state }) => state !== 'Cancelled' && state !== 'Empty' && months.includes(monthOf(dayAt(madeAt)))).length,
  })
  const [here, there] = [period(asked.months), period(asked.earlier)]
  return { asked, today, rows, here, there, tables: figureTables(here, there, ledBy(staffOf(request), everyone)) }
}

const spanOf = (months: readonly Month[]): string => (months.length === 1 ? longMonth(months[0]!) : `${longMonth(months[0]!)} – ${longMonth(months.at(-1)!)}`)

const delayPage: Page = {
  path: '/laiks',
  for: 'delay',
  async get(request, dependencies) {
    const { asked, today, rows, here, there, tables } = await reckoned(request, dependencies)
    const months = monthsFrom(monthPlus(monthOf(today), 1 - offered), offered).toReversed().map((value) => ({ value, text: longMonth(value) }))
    const choice = (list: string[], nameOf: (key: string) => string) => [...new Set(list)].filter(Boolean).map((value) => ({ value, text: nameOf(value) })).toSorted((a, b) => a.text.localeCompare(b.text, 'lv'))
    const withSelected = (items: { value: string; text: string }[], value: string) => items.map((item) => ({ ...item, selected: item.value === value }))
    const any = (text: string) => ({ value: '', text })
    return {
      view: 'delay/delay.njk', title: 'Kur aiziet laiks',
      data: {
        span: spanOf(asked.months), earlier: spanOf(asked.earlier), verdict: verdict(here, there), tables, ended: here.delay.ended, endedBefore: there.delay.ended, csv: `/laiks/laiks.csv?${request.query.toString()}`,
        from: withSelected(months, asked.from), to: withSelected(months, asked.months.at(-1)!), against: withSelected(months, asked.earlier[0]!),
        kinds: withSelected([any('Visi'), ...choice([...rows.map(({ kind }) => kind), asked.kind].filter((kind) => ProceedingKind.safeParse(kind).success), (key) => kinds[key as ProceedingKind])], asked.kind),
        parishes: withSelected([any('Visi'), ...choice([...rows.map(({ parish }) => parish), asked.parish], (key) => key)], asked.parish),
        units: withSelected([any('Visas'), ...choice([...rows.map(({ unit }) => unit), asked.unit], (key) => worded(teams, key))], asked.unit),
      },
    }
  },
}

/** A spreadsheet reads only the hyphen as a minus. */
const asNumber = (text: string): string => text.replace('−', '-')

const delayCsvPage: Page = {
  path: '/laiks/laiks.csv',
  for: 'delay',
  async get(request, dependencies) {
    const { asked, tables } = await reckoned(request, dependencies)
    const rows = tables.flatMap(({ caption, heads, rows: each }) => each.flatMap(({ label, cells }) => heads.map((head, i) => [spanOf(asked.months), spanOf(asked.earlier), caption, label, head, asNumber(cells[i] ?? '')])))
    return csvFile('laiks.csv', [['periods', 'salīdzināts ar', 'tabula', 'rinda', 'rādītājs', 'vērtība'], ...rows])
  },
}

export const delayPages: Page[] = [delayPage, delayCsvPage]
