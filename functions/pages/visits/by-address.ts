// Visits by address: parish by parish and door by door, so that one journey serves everybody who asked, and nobody goes where a colleague goes already.
import { z } from 'zod'
import { addDays, numericDay } from '../../domain/days.ts'
import { byAddress, goingNear, lastSeenOn, weekOf, type Near, type Outing, type Stop } from '../../domain/visit.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { staffOf, type Page } from '../page.ts'
import { agreementKinds, kinds, nearnesses } from '../words.ts'
import { addressPath, openOutings, outingRow, todayOf } from './outings.ts'

/** Who has no day yet is told who goes near within two weeks; who has one, who goes in its week. */
const aheadDays = 13

export const nearText = ({ who, on, nearness }: Near, staffNames: Readonly<Record<string, string>>) => ({ who: staffNames[who] ?? who, on, where: nearnesses[nearness], same: nearness === 'address' })

/** Colleagues who go near this door around the day of the visit, or soon where it has none. */
export function nearOf(of: Outing, all: readonly Outing[], staffId: string, today: string): Near[] {
  const { visit: { plannedFor, parish }, wait: { person }, place } = of
  return goingNear({ place, parish }, all, person !== undefined && plannedFor !== undefined ? weekOf(plannedFor) : [today, addDays(today, aheadDays)], person ?? staffId)
}

export async function staffNamesOf({ store }: Pick<Dependencies, 'store'>): Promise<Record<string, string>> {
  return Object.fromEntries((await store.people.allStaff()).map(({ staffId, name }) => [staffId, name]))
}

/** Parish by parish; one's own day by day, as one drives. */
function journeys(outings: readonly Outing[], byDay: boolean): { heading: string; stops: Stop[] }[] {
  if (!byDay) return byAddress(outings).map(({ parish, stops }) => ({ heading: parish, stops }))
  return [...Map.groupBy(outings, ({ visit }) => visit.plannedFor)].toSorted(([a = ''], [b = '']) => a.localeCompare(b))
    .flatMap(([day, there]) => byAddress(there).map(({ parish, stops }) => ({ heading: `${day === undefined ? 'Diena nav izvēlēta' : numericDay(day)} ${parish}`, stops })))
}

const Query = z.object({ vieta: z.string().max(60).catch(''), kas: z.enum(['visas', 'brivas', 'manas', 'sen']).catch('visas') })

/** So many of those not seen for long are looked through, and shown. */
const [mostUnseen, longestUnseen] = [500, 100]

/** Households with help or an agreement whom nobody has seen at home for half a year, as far as they are theirs. */
async function unseenRows(staff: Staff, vieta: string, { store }: Dependencies) {
  const all = await store.visits.unseen(mostUnseen)
  const rows = all.filter(({ parish }) => mayDo(staff, 'see.visits', { parish }) && (vieta === '' || parish === vieta))
  return { count: `${rows.length}${all.length === mostUnseen ? '+' : ''}`, shortened: rows.length > longestUnseen || all.length === mostUnseen, rows: rows.slice(0, longestUnseen).map(({ awards, agreements, ...row }) => ({ ...row, because: [...awards.map((kind) => kinds[kind]), ...agreements.map((kind) => agreementKinds[kind])].join(', ') })) }
}

export const byAddressPage: Page = {
  path: '/apsekosanas',
  for: 'desk',
  async get(request, dependencies) {
    const staff = staffOf(request)
    const { store } = dependencies
    const { vieta, kas } = Query.parse(Object.fromEntries(request.query))
    const [all, names, calendar, unseen] = await Promise.all([openOutings(staff, dependencies), staffNamesOf(dependencies), calendarOf(dependencies), unseenRows(staff, vieta, dependencies)])
    const today = todayOf(dependencies)
    const asked = all.filter(({ visit, wait }) => (vieta === '' || visit.parish === vieta) && (kas === 'visas' || kas === 'sen' || (kas === 'brivas' ? wait.person === undefined : wait.person === staff.staffId)))
    const seen = new Map(await Promise.all([...new Set(asked.map(({ visit }) => visit.caseId))].map(async (caseId) => [caseId, lastSeenOn(await store.visits.reports(caseId))] as const)))
    const count = { visas: all.length, brivas: all.filter(({ wait }) => wait.person === undefined).length, manas: all.filter(({ wait }) => wait.person === staff.staffId).length }
    const link = (to: string) => `/apsekosanas?${new URLSearchParams({ ...(to === 'visas' ? {} : { kas: to }), ...(vieta === '' ? {} : { vieta }) })}`
    return {
      view: 'visits/by-address.njk', title: 'Apsekošanas pēc adreses',
      data: {
        kas, vieta, tabs: [{ text: `Visas (${count.visas})`, href: link('visas'), active: kas === 'visas' }, { text: `Neviens vēl nebrauc (${count.brivas})`, href: link('brivas'), active: kas === 'brivas' }, { text: `Braucu es (${count.manas})`, href: link('manas'), active: kas === 'manas' }, { text: `Sen nav apsekoti (${unseen.count})`, href: link('sen'), active: kas === 'sen' }],
        unseen,
        places: [{ value: '', text: 'visi' }, ...[...new Set([...all.map(({ visit }) => visit.parish), ...unseen.rows.map(({ parish }) => parish)])].toSorted((a, b) => a.localeCompare(b, 'lv')).map((value) => ({ value, text: value, selected: value === vieta }))],
        groups: journeys(asked, kas === 'manas').map(({ heading, stops }) => ({
          heading, count: stops.length,
          stops: stops.map(({ place, address, outings: [first, ...others] }) => ({
            href: addressPath(place), address, rows: [first!, ...others].map((one) => outingRow(one, names, seen.get(one.visit.caseId), calendar, today)),
            near: nearOf(first!, all, staff.staffId, today).map((near) => nearText(near, names)),
          })),
        })),
      },
    }
  },
}
