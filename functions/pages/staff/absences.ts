// Absences: entered ahead or on the same morning; the work that would pass its date, the plan that shares it, accepted in one click; and the extra work it brought.
import { z } from 'zod'
import { AbsenceKind, extraUntil, isCancelled, isOver, momentText, sharesAt, sharesOn, tellsOn, type Absence, type ExtraWork } from '../../domain/absence.ts'
import { addDays, dayAt, timeAt, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { carryOut, endEarlier, leaveAsItIs, planFor, type AbsencePlan } from '../../platform/absence-plan.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { absenceSharingOf } from '../../policy/absence-sharing.ts'
import { csvFile } from '../csv.ts'
import { found, NotFound, staffOf, type Page, type Request } from '../page.ts'
import { dayTyped, exampleDay, typed } from '../typed.ts'
import { boxes } from '../words.ts'
import { worksWithHouseholds } from './load.ts'
import { sharedOut } from './shared-out.ts'
import { worded, namesOfStaff } from '../names.ts'

/** Longer than any leave. */
const longestDays = 400

const Form = (today: Day) => z.object({
  staffId: z.string().min(1, 'Izvēlieties, kurš būs prombūtnē.'),
  kind: z.enum(AbsenceKind.options, 'Izvēlieties, kāda prombūtne.'),
  from: dayTyped(`Ierakstiet pirmo prombūtnes dienu, piemēram, ${exampleDay(today, 14)}`),
  to: dayTyped(`Ierakstiet pēdējo prombūtnes dienu, piemēram, ${exampleDay(today, 25)}`),
  deputyId: z.string().default(''),
}).superRefine(({ from, to, staffId, deputyId }, context) => {
  if (to < from) context.addIssue({ code: 'custom', path: ['to'], message: 'Pēdējā diena nevar būt pirms pirmās.' })
  else if (addDays(from, longestDays) < to) context.addIssue({ code: 'custom', path: ['to'], message: 'Prombūtne ir neparasti gara; pārbaudiet gadu.' })
  if (deputyId !== '' && deputyId === staffId) context.addIssue({ code: 'custom', path: ['deputyId'], message: 'Pats sevi aizvietot nevar.' })
})

const todayOf = ({ now }: Dependencies): Day => dayAt(instantOf(now()))

/** `06.03.2026. plkst. 8:00`: when the work will be shared by rule, and when the supervisors are told before that. */
async function rulesOf(absence: Absence, dependencies: Dependencies): Promise<{ sharesWhen?: string | undefined; tellsWhen?: string | undefined }> {
  const [calendar, now, today] = [await calendarOf(dependencies), instantOf(dependencies.now()), todayOf(dependencies)]
  if (isOver(absence, today)) return {}
  const moment = (on: Day | undefined): string | undefined => {
    const at = sharesAt(on, today, timeAt(now))
    return at && momentText(at)
  }
  return { sharesWhen: moment(sharesOn(calendar, absence, absenceSharingOf(dependencies.municipality, today).workingDays)), tellsWhen: moment(tellsOn(calendar, absence)) }
}

/** Only who plans absences may change anything; whoever opens the area may read. */
function planner(request: Request): Staff {
  const staff = staffOf(request)
  if (!mayDo(staff, 'do.plan-absence')) throw new NotFound()
  return staff
}

async function listOf(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { store } = dependencies
  const [absences, everyone] = await Promise.all([store.absences.all(), store.people.allStaff()])
  const today = todayOf(dependencies)
  const names = namesOfStaff(everyone)
  const row = async (absence: Absence) => ({ ...absence, name: names[absence.staffId], deputy: names[absence.deputyId ?? ''], cancelled: isCancelled(absence), isNow: absence.from <= today, ...await rulesOf(absence, dependencies) })
  return {
    view: 'staff/absences.njk', title: 'Prombūtnes',
    data: {
      current: await Promise.all(absences.filter((absence) => !isOver(absence, today)).map(row)), past: await Promise.all(absences.filter((absence) => isOver(absence, today)).toReversed().slice(0, 20).map(row)),
      colleagues: everyone.filter(worksWithHouseholds).toSorted((a, b) => a.name.localeCompare(b.name, 'lv')), plans: mayDo(staffOf(request), 'do.plan-absence'),
      kinds: AbsenceKind.options, typed: kept,
    },
  }
}

const absencesPage: Page = {
  path: '/darbinieki/prombutnes',
  for: 'staff',
  get: listOf,
  async post(request, dependencies) {
    const staff = planner(request)
    const { store, now, newId } = dependencies
    const { data, errors, kept } = typed(Form(todayOf(dependencies)), request.form)
    if (data === undefined) return { ...(await listOf(request, dependencies, kept)), errors }
    const { deputyId, ...entered } = data
    const [of, deputy] = await Promise.all([store.people.staff(data.staffId), deputyId === '' ? undefined : store.people.staff(deputyId)])
    if (of === undefined || !worksWithHouseholds(of) || (deputyId !== '' && (deputy === undefined || !worksWithHouseholds(deputy)))) throw new NotFound()
    // Rights one has only as a deputy end with the absence: they are not handed on, to oneself or another, for a longer one.
    const own = await store.people.staff(staff.staffId)
    if (deputy !== undefined && (own === undefined || !mayDo(own, 'do.plan-absence'))) return { ...(await listOf(request, dependencies, kept)), errors: [{ field: 'deputyId', text: 'Aizvietotāju ieraksta vadītājs pats, ne tas, kas viņu aizvieto. Ierakstiet prombūtni bez aizvietotāja.' }] }
    // A second click finds the absence instead of making another.
    const same = (await store.absences.all()).find((known) => known.endedAt === undefined && known.staffId === data.staffId && known.kind === data.kind && known.from === data.from && known.to === data.to && (known.deputyId ?? '') === deputyId)
    const absenceId = same?.absenceId ?? newId()
    if (same === undefined) await store.absences.enter({ absenceId, ...entered, ...(deputy === undefined ? {} : { deputyId: deputy.staffId }), enteredBy: staff.staffId, enteredAt: instantOf(now()) })
    return { redirect: `/darbinieki/prombutnes/${absenceId}` }
  },
}

async function opened(request: Request, { store }: Dependencies): Promise<Absence> {
  return found(await store.absences.byId(request.params['absenceId'] ?? ''))
}

/** The plan as a supervisor reads it: each piece, by when it must be done, when it would be, and who takes it. */
async function shown(plan: AbsencePlan, request: Request, dependencies: Dependencies) {
  const everyone = await dependencies.store.people.allStaff()
  const names = namesOfStaff(everyone)
  const today = todayOf(dependencies)
  const piece = (waitId: string, to?: string) => {
    const wait = plan.waits.get(waitId)!
    const ours = wait.legalDue === undefined || (wait.due.on < wait.legalDue.on && wait.due.on >= today) ? wait.due.on : undefined
    const dates = { dueOn: ours ?? wait.legalDue!.on, lawOn: wait.legalDue?.on, ours: ours !== undefined }
    return { waitId, task: worded(boxes, wait.box), title: mayDo(staffOf(request), 'see.household', { parish: wait.listed?.parish }) ? wait.listed?.title : undefined, parish: wait.listed?.parish, ...dates, finished: plan.finished.get(waitId), to: to === undefined ? undefined : names[to] }
  }
  const stays = plan.stays.map(({ waitId }) => piece(waitId))
  const byDate = <T extends { dueOn: string }>(pieces: T[]): T[] => pieces.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
  const { absence } = plan
  return {
    view: 'staff/absence.njk', title: `Prombūtne: ${names[absence.staffId] ?? ''}`,
    data: {
      shared: await sharedOut(absence, staffOf(request), everyone, dependencies),
      absence, deputy: names[absence.deputyId ?? ''], redistributedBy: absence.redistributedBy === 'clock' ? 'sistēma pēc noteikuma' : names[absence.redistributedBy ?? ''],
      moves: byDate(plan.moves.map(({ work, to }) => piece(work.waitId, to))), late: byDate(plan.late.map(({ waitId }) => piece(waitId))), stays: byDate(stays), staysPastOurs: stays.filter(({ finished, dueOn }) => (finished ?? '9999') > dueOn).length,
      ...await rulesOf(absence, dependencies), keptBy: names[absence.keptBy ?? ''], endedBy: names[absence.endedBy ?? ''], cancelled: isCancelled(absence), begun: absence.from <= today,
      mark: plan.mark, plans: mayDo(staffOf(request), 'do.plan-absence') && !isOver(absence, today), isOver: isOver(absence, today),
      done: request.query.get('nodoti') === null ? undefined : { moved: Number(request.query.get('nodoti')), returned: Number(request.query.get('komandai')), left: Number(request.query.get('palika')) },
    },
  }
}

const absencePage: Page = {
  path: '/darbinieki/prombutnes/:absenceId',
  for: 'staff',
  async get(request, dependencies) {
    return shown(found(await planFor(await opened(request, dependencies), dependencies)), request, dependencies)
  },
  /** Accepts the plan that was read, leaves the work where it is, or ends the absence. A plan that is no longer the one read is shown anew and nothing moves. */
  async post(request, dependencies) {
    const staff = planner(request)
    const absence = await opened(request, dependencies)
    if (isOver(absence, todayOf(dependencies))) throw new Conflict('Šī prombūtne ir beigusies.')
    if (request.form.get('act') === 'end') {
      await endEarlier(absence, staff.staffId, dependencies)
      return { redirect: '/darbinieki/prombutnes' }
    }
    if (request.form.get('act') === 'keep') {
      await leaveAsItIs(absence, staff.staffId, dependencies)
      return { redirect: `/darbinieki/prombutnes/${absence.absenceId}` }
    }
    const plan = found(await planFor(absence, dependencies))
    if (request.form.get('mark') !== plan.mark) return { ...(await shown(plan, request, dependencies)), errors: [{ field: 'plan', text: 'Kopš izlasījāt, darbi ir mainījušies. Plāns sagatavots no jauna: izlasiet un apstipriniet vēlreiz.' }] }
    const { moved, returned, leftAsTheyAre } = await carryOut(plan, staff.staffId, dependencies)
    return { redirect: `/darbinieki/prombutnes/${absence.absenceId}?nodoti=${moved}&komandai=${returned}&palika=${leftAsTheyAre}` }
  },
}

async function extraRows({ store }: Dependencies) {
  const [everyone, absences] = await Promise.all([store.people.allStaff(), store.absences.all()])
  const names = namesOfStaff(everyone)
  const until = (extra: ExtraWork) => extraUntil(extra, absences.find(({ absenceId }) => absenceId === extra.absenceId))
  return (await Promise.all(everyone.map(async ({ staffId, name }) => (await store.absences.extraOf(staffId)).map((extra) => ({ ...extra, until: until(extra), name, instead: names[extra.insteadOf] ?? '', task: worded(boxes, extra.box) }))))).flat()
}

const extraPage: Page = {
  path: '/darbinieki/papilddarbs',
  for: 'staff',
  async get(_, dependencies) {
    const rows = await extraRows(dependencies)
    const byPerson = [...Map.groupBy(rows, ({ name, on, instead }) => `${name}|${on.slice(0, 7)}|${instead}`).values()].map((of) => ({ name: of[0]!.name, month: of[0]!.on.slice(0, 7), instead: of[0]!.instead, tasks: of.length, from: of.map(({ on }) => on).toSorted()[0], until: of.map(({ until }) => until).toSorted().at(-1) }))
    return { view: 'staff/extra.njk', title: 'Papilddarbs prombūtņu dēļ', data: { rows: byPerson.toSorted((a, b) => b.month.localeCompare(a.month) || a.name.localeCompare(b.name, 'lv')) } }
  },
}

const extraCsvPage: Page = {
  path: '/darbinieki/papilddarbs/papilddarbs.csv',
  for: 'staff',
  async get(_, dependencies) {
    const rows = (await extraRows(dependencies)).map(({ name, instead, on, until, task, waitId }) => [name, instead, on, until, task, waitId])
    return csvFile('papilddarbs.csv', [['darbinieks', 'aizvieto', 'no', 'līdz', 'uzdevums', 'uzdevuma numurs'], ...rows])
  },
}

export const absencePages: Page[] = [absencesPage, absencePage, extraPage, extraCsvPage]
