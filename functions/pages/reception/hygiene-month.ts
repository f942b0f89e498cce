// A month of visits for accounting: counts and money by service and day, without anybody's name.
import { dayAt, Month, monthOf } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { reliefSums, type VisitAndItsEnd } from '../../domain/relief.ts'
import { csvFile } from '../csv.ts'
import { NotFound, type Page } from '../page.ts'
import { reliefs } from '../words.ts'

const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')
const columns = ['periods', 'pakalpojums', 'personas', 'apmeklējumi', 'bez maksas', 'ar atlaidi', 'pilna cena', 'iekasēts', 'atvieglojums']
const rowsOf = (period: string, visits: readonly VisitAndItsEnd[]): string[][] =>
  reliefSums(visits).map(({ kind, persons, visits: count, free, reduced, full, paidCents, reliefCents }) => [period, reliefs[kind], ...[persons, count, free, reduced, full].map(String), euros(paidCents), euros(reliefCents)])

/** The same file for the reception, who made it, and for accounting, who books it. */
const monthFile = (path: string, area: 'reception' | 'finance'): Page => ({
  path,
  for: area,
  async get({ query }, { store, now }) {
    const { data: month } = Month.safeParse(query.get('menesis') ?? monthOf(dayAt(instantOf(now()))))
    if (month === undefined) throw new NotFound()
    const visits = await store.reliefs.ofMonth(month)
    const days = [...Map.groupBy(visits, ({ on }) => on)].toSorted(([a], [b]) => a.localeCompare(b))
    return csvFile(`higiena-${month}.csv`, [columns, ...rowsOf(month, visits), ...days.flatMap(([day, those]) => rowsOf(day, those))])
  },
})

export const hygieneMonths: Page[] = [monthFile('/pienemsana/higiena/menesis.csv', 'reception'), monthFile('/finanses/higiena.csv', 'finance')]
