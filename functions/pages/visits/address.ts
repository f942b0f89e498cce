// One address: everybody who asked for a visit there, who goes and when. Whoever goes takes all of it; nobody met is told with a new day.
import { z } from 'zod'
import { numericDay, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { inVain, lastSeenOn, NotMet, timesInVain, type Outing } from '../../domain/visit.ts'
import { inVainSoOften } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { Store } from '../../store/store.ts'
import type { Write } from '../../store/table.ts'
import type { Answer, Page, Request } from '../page.ts'
import { openFile } from '../caseworker/open-file.ts'
import { dayTyped, freeText, typed } from '../typed.ts'
import { notMetReasons } from '../words.ts'
import { nearOf, nearText, staffNamesOf } from './by-address.ts'
import { addressPath, outingRow, outingsAt, todayOf } from './outings.ts'

/** One transaction holds so many visits; a house with more is gone to in two. */
export const mostAtOnce = 10

const notBefore = 'Ierakstiet dienu, ne agrāku par šodienu: diena, mēnesis, gads.'
const dayFrom = (today: Day) => dayTyped(notBefore, (day) => (day < today ? notBefore : undefined))

/** The visit and its wait for a journey of a colleague on a day. */
const planned = (store: Store, { visit, wait }: Outing, goes: string, on: Day, by: string): Write[] => [
  ...store.waits.plannedFor(wait, goes, on, { what: 'VisitPlanned', by, note: `Brauciens ${numericDay(on)}` }),
  store.visits.changed({ ...visit, plannedFor: on }),
]

async function view(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}): Promise<Extract<Answer, { view: string }>> {
  const { staff, all, here } = await outingsAt(request, dependencies)
  const { store } = dependencies
  const [names, calendar, today] = [await staffNamesOf(dependencies), await calendarOf(dependencies), todayOf(dependencies)]
  const seen = new Map(await Promise.all([...new Set(here.map(({ visit }) => visit.caseId))].map(async (caseId) => [caseId, lastSeenOn(await store.visits.reports(caseId))] as const)))
  const mine = here.filter(({ wait }) => wait.person === staff.staffId)
  const free = here.filter(({ wait }) => wait.person === undefined)
  const going = here.filter(({ visit, wait }) => wait.person !== undefined && wait.person !== staff.staffId && visit.plannedFor !== undefined)
  const [first] = here
  // What was asked is read by whoever goes there; that they read it is kept, like every reading of a file.
  await Promise.all([...new Map(mine.map((one) => [one.visit.caseId, one])).values()].map(({ visit, wait }) => openFile(visit.caseId, staff, dependencies, wait)))
  return {
    view: 'visits/address.njk', title: first.visit.address,
    data: {
      path: addressPath(first.place), parish: first.visit.parish, typed: kept, today, rows: here.map((one) => ({ ...outingRow(one, names, seen.get(one.visit.caseId), calendar, today), mine: mine.includes(one) })),
      near: nearOf(mine[0] ?? free[0] ?? first, all, staff.staffId, today).map((near) => nearText(near, names)),
      free: free.length, mine: mine.length, households: [...new Map(mine.map(({ visit: { caseId }, wait }) => [caseId, { value: caseId, text: wait.listed?.title ?? '' }])).values()], on: mine.find(({ visit }) => visit.plannedFor !== undefined)?.visit.plannedFor,
      join: free.length === 0 ? [] : [...new Map(going.map(({ visit, wait }) => [wait.person!, { staffId: wait.person!, name: names[wait.person!] ?? '', on: visit.plannedFor! }])).values()],
      reasons: NotMet.shape.why.options.map((value) => ({ value, text: notMetReasons[value] })),
    },
  }
}

export const addressPages: Page[] = [
  {
    path: '/apsekosanas/:place',
    for: 'desk',
    get: (request, dependencies) => view(request, dependencies),
    /** "I go, on that day": all that is free or theirs here, or nothing where a colleague was quicker. */
    async post(request, dependencies) {
      const { staff: { staffId }, here } = await outingsAt(request, dependencies)
      const { data, errors, kept } = typed(z.object({ on: dayFrom(todayOf(dependencies)) }), request.form)
      if (data === undefined) return { ...(await view(request, dependencies, kept)), errors }
      const theirs = here.filter(({ wait }) => wait.person === undefined || wait.person === staffId).slice(0, mostAtOnce)
      if (theirs.length === 0) throw new Conflict('Uz šo adresi jau brauc kolēģis.')
      const { store } = dependencies
      await store.commit(theirs.flatMap((one) => planned(store, one, staffId, data.on, staffId)))
      return { redirect: addressPath(here[0].place) }
    },
  },
  {
    path: '/apsekosanas/:place/pievienot',
    for: 'desk',
    async get({ params }) { return { redirect: addressPath({ key: params['place'] ?? '' }) } },
    /** What nobody has taken goes along with a colleague who goes there anyhow. */
    async post(request, dependencies) {
      const { staff, here } = await outingsAt(request, dependencies)
      const journey = here.find(({ visit, wait }) => wait.person !== undefined && wait.person === request.form.get('person') && visit.plannedFor !== undefined)
      const free = here.filter(({ wait }) => wait.person === undefined).slice(0, mostAtOnce)
      if (journey === undefined || free.length === 0) throw new Conflict('Šeit vairs nav ko pievienot.')
      const { store } = dependencies
      await store.commit(free.flatMap((one) => planned(store, one, journey.wait.person!, journey.visit.plannedFor!, staff.staffId)))
      return { redirect: addressPath(here[0].place) }
    },
  },
  {
    path: '/apsekosanas/:place/neizdevas',
    for: 'desk',
    async get({ params }) { return { redirect: addressPath({ key: params['place'] ?? '' }) } },
    /** Nobody was met: why, and the day of the next journey. After three times in vain the supervisors learn of it. */
    async post(request, dependencies) {
      const { staff: { staffId }, here } = await outingsAt(request, dependencies)
      const today = todayOf(dependencies)
      const { data, errors, kept } = typed(z.object({
        who: z.array(z.string()).min(1, 'Atzīmējiet, kuru mājsaimniecību nesatikāt.'), why: z.enum(NotMet.shape.why.options, 'Atzīmējiet, kāpēc neizdevās.'), said: freeText, next: dayFrom(today),
      }), request.form, ['who'])
      if (data === undefined) return { ...(await view(request, dependencies, kept)), errors }
      const theirs = here.filter(({ visit, wait }) => wait.person === staffId && data.who.includes(visit.caseId)).slice(0, mostAtOnce)
      if (theirs.length === 0) throw new Conflict('Šīs apsekošanas vairs nav jūsu rokās.')
      // What is in vain happened: before its day nobody was there.
      if (data.why !== 'could-not-come' && theirs.every(({ visit }) => (visit.plannedFor ?? today) > today)) return { ...(await view(request, dependencies, kept)), errors: [{ field: 'why', text: 'Brauciena diena vēl nav pienākusi. Ja plāns mainās, mainiet dienu.' }] }
      const { store, now } = dependencies
      const at = instantOf(now())
      const note = [notMetReasons[data.why], data.said, `nākamreiz ${numericDay(data.next)}`].filter((text) => text !== '').join('; ')
      await store.commit(theirs.flatMap(({ visit, wait }) => {
        const notMet = [...visit.notMet, { on: today, by: staffId, why: data.why, said: data.said, at }]
        const escalates = inVain(notMet) > inVain(visit.notMet) && inVain(notMet) % timesInVain === 0
        return [
          ...store.waits.plannedFor(wait, staffId, data.next, { what: 'VisitNotMet', by: staffId, note, more: escalates ? [inVainSoOften(at, inVain(notMet))] : [] }),
          store.visits.changed({ ...visit, plannedFor: data.next, notMet }),
        ]
      }))
      return { redirect: addressPath(here[0].place) }
    },
  },
]
