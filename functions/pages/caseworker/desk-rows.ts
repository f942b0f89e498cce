// Tasks as rows of the desk: whose case, what to do, why it is here, and how many working days are left.
import type { WorkingCalendar } from '../../domain/calendar.ts'
import { dayAt, longMonth, type Day } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { kindOfProceeding, nearestLegalDue, type ClockDate, type Proceeding, type ProceedingKind } from '../../domain/proceeding.ts'
import { byDue, byUrgency, workingDaysLeft, type Dated } from '../../domain/task-order.ts'
import { escalationsOf, nextDate, subjectOf, type Hold, type Wait } from '../../domain/wait.ts'
import { serviceByCode } from '../../policy/service-catalogue.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { rowTitle } from '../law/row-words.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { boxes, kinds, readyToDecide, registers, whyHere, workflows } from '../words.ts'
import { waitedFor, worded } from '../names.ts'

export const taskPath = (waitId: string): string => `/darbs/uzdevums/${waitId}`

/** A date with how far it is in working days; `left` is negative when some have begun since it passed. */
export interface DateLeft { on: Day; why: string; left: number; when: 'ahead' | 'today' | 'passed' }

export interface TaskRow {
  waitId: string
  caseId: string | undefined
  title: string
  task: string
  about: string
  queue: string
  owner: string
  /** Who has it in hand. */
  person: string | undefined
  why: string
  parish: string | undefined
  children: number
  crisis: boolean
  hold: Hold | undefined
  due: DateLeft
  legal: DateLeft | undefined
  escalatedAt: string | undefined
  /** Why the supervisors were told of it last. */
  escalatedWhy: string | undefined
  remindedAt: string | undefined
  openedAt: string
  /** When a silent register is asked again. */
  againAt: string | undefined
  answeredAt: string | undefined
  outcome: string | undefined
}

export const sortings = ['likums', 'termins', 'lieta'] as const
export type Sorting = (typeof sortings)[number]

/** What a row says of the case or run the wait is about. */
export interface About { title: string; proceedings: readonly Proceeding[] }

/** Rows in the order asked for. A wait says itself how it is listed; of those that do not, the cases and runs they are about are read once each. */
export async function taskRows(waits: Wait[], sorting: Sorting, dependencies: Dependencies): Promise<TaskRow[]> {
  const abouts = new Map<string, Promise<About>>()
  const read = (wait: Wait): Promise<About | undefined> | undefined => {
    if (wait.listed !== undefined) return undefined
    const subject = subjectOf(wait)
    const known = abouts.get(subject) ?? aboutSubject(wait, dependencies)
    abouts.set(subject, known)
    return known
  }
  const collator = new Intl.Collator('lv')
  const calendar = await calendarOf(dependencies)
  const rows = await Promise.all(waits.map(async (wait) => taskRow(wait, await read(wait), calendar, dependencies)))
  return rows.toSorted((a, b) => {
    const [left, right] = [datesOf(a), datesOf(b)]
    return sorting === 'lieta' ? collator.compare(a.title, b.title) || byUrgency(left, right) : sorting === 'termins' ? byDue(left, right) : byUrgency(left, right)
  })
}

const datesOf = ({ legal, due, openedAt }: TaskRow): Dated => ({ legalOn: legal?.on, dueOn: due.on, openedAt })

async function aboutSubject({ caseId, runId = '', recalculationId, jubileesId }: Wait, { store }: Dependencies): Promise<About> {
  if (jubileesId !== undefined) return { title: `Jubilāri: ${longMonth((await store.jubilees.byId(jubileesId))?.month ?? '')}`, proceedings: [] }
  if (recalculationId !== undefined) return { title: rowTitle((await store.recalculations.byId(recalculationId))?.rowId ?? ''), proceedings: [] }
  if (caseId === undefined) return { title: `Izmaksu saraksts ${(await store.runs.byId(runId))?.number ?? ''}`, proceedings: [] }
  const [household, proceedings] = await Promise.all([store.cases.byId(caseId), store.cases.proceedings(caseId)])
  return { title: household?.title ?? '', proceedings }
}

export function taskRow(wait: Wait, about: About | undefined, calendar: WorkingCalendar, { municipality, now }: Pick<Dependencies, 'municipality' | 'now'>): TaskRow {
  const today = dayAt(instantOf(now()))
  const { title = '', proceedings = [] } = about ?? {}
  const legal = wait.legalDue ?? nearestLegalDue(proceedings, wait)
  return {
    waitId: wait.waitId, caseId: wait.caseId, title: wait.listed?.title ?? title,
    task: worded(boxes, wait.box),
    about: aboutOf(wait, proceedings, municipality),
    queue: wait.queue, owner: waitedFor(wait), person: wait.person,
    why: wait.ready === true ? readyToDecide : whyHere[wait.box as keyof typeof whyHere] ?? wait.due.why,
    parish: wait.listed?.parish, children: wait.listed?.children ?? 0, crisis: wait.listed?.crisis === true, hold: wait.hold,
    due: dateLeft(calendar, today, wait.due),
    legal: legal && dateLeft(calendar, today, legal),
    escalatedAt: wait.escalatedAt, escalatedWhy: wait.escalatedAt === undefined ? undefined : escalationsOf(wait).at(-1)?.why, remindedAt: wait.remindedAt, openedAt: wait.openedAt, againAt: wait.owner === 'register' ? nextDate(wait)?.at : undefined, answeredAt: wait.answeredAt, outcome: wait.outcome,
  }
}

export const dateLeft = (calendar: WorkingCalendar, today: Day, { on, why }: ClockDate): DateLeft =>
  ({ on, why, left: workingDaysLeft(calendar, today, on), when: today < on ? 'ahead' : today === on ? 'today' : 'passed' })

/** What the task is about: the kind of proceeding, the register, or the workflow that stopped. */
export function aboutOf(wait: Wait, proceedings: readonly Proceeding[], municipality: string): string {
  const kind = kindOf(wait)
  const serviceCode = wait.listed?.serviceCode ?? proceedings.find(({ proceedingId }) => proceedingId === wait.proceedingId)?.serviceCode
  const about = kind === undefined ? undefined : matterName({ kind, serviceCode }, municipality)
  if (wait.box === 'AwaitRepair') return [worded(workflows, wait.workflow), about].filter(Boolean).join(': ')
  if (wait.runId !== undefined) return 'Izmaksas'
  if (wait.recalculationId !== undefined) return 'Likuma maiņa'
  if (wait.jubileesId !== undefined) return 'Dāvanas jubilejās'
  if (wait.register !== undefined) return worded(registers, wait.register)
  return about ?? (wait.applicationId === undefined ? 'Visa lieta' : 'Iesniegums')
}

/** The kind of matter, which its identifier ends in. */
export const kindOf = ({ proceedingId }: Pick<Wait, 'proceedingId'>): ProceedingKind | undefined => (proceedingId === undefined ? undefined : kindOfProceeding(proceedingId))

/** `GMI pabalsts`, `Mājokļa pabalsts`, or the service by its name. */
export const matterName = ({ kind, serviceCode }: Pick<Proceeding, 'kind' | 'serviceCode'>, municipality: string): string =>
  serviceCode === undefined ? kinds[kind] : serviceByCode(municipality, serviceCode).name
