// A wait: whom a proceeding (or a payout run) waits for, since when, until when and what happens then.
import { z } from 'zod'
import { AppealId, ApplicationId, CaseId, Instant, JubileesId, ProceedingId, RecalculationId, RunId, StaffId } from './identifiers.ts'
import { ClockDate } from './proceeding.ts'

/** Who the time belongs to. `queue`: nobody of ours has taken it; `hands`: someone has. */
export const WaitOwner = z.enum(['resident', 'queue', 'hands', 'register', 'provider', 'finance', 'law', 'system'])
export type WaitOwner = z.infer<typeof WaitOwner>

/** The lists work stands in: a team of ours, visits to households (of whoever of the desk goes there), a provider's unit, one resident, one register. */
export const Queue = z.string().regex(/^(assistance|social-work|visits|supervision|finance|provider:[a-z0-9-]+|resident:[a-z0-9-]+|register:[A-Z]+)$/)
export type Queue = z.infer<typeof Queue>

/** Work of our own desk; the other lists are finance's, a provider's, a resident's or a register's. */
export const isOfDesk = ({ queue }: { queue: string }): boolean => ['assistance', 'social-work', 'visits', 'supervision'].includes(queue)

/** Whose the time of a task becomes when it is somebody's to do: a task of ours that lay while a place was waited for is ours from its day on. */
export function ownerAtWork({ owner, queue, person }: Pick<Wait, 'owner' | 'queue' | 'person'>): WaitOwner {
  const isOurs = owner === 'queue' || owner === 'hands' || (owner === 'provider' && isOfDesk({ queue }))
  return isOurs ? (person === undefined ? 'queue' : 'hands') : owner
}

/**
 * What happens when a date of a wait comes:
 * remind: the owner gets a reminder; escalate: it stands in the supervisors' list too; answer: the wait is answered with this outcome;
 * return: a task that was put off stands in hand again; pass-on: it is taken out of the hands it still lies in (platform/pass-on).
 */
export const DateAction = z.discriminatedUnion('do', [
  z.object({ do: z.literal('remind') }),
  z.object({ do: z.literal('escalate') }),
  z.object({ do: z.literal('answer'), outcome: z.string() }),
  z.object({ do: z.literal('return') }),
  z.object({ do: z.literal('pass-on') }),
])
export type DateAction = z.infer<typeof DateAction>

export const WaitDate = z.object({
  at: Instant,
  action: DateAction,
  /** Why this date, in Latvian, for the page. */
  why: z.string(),
  firedAt: Instant.optional(),
  /** Told for a reason that is not the wait's own, such as the absence of whoever has it: it stands in for none of the dates of its term. */
  besides: z.literal(true).optional(),
})
export type WaitDate = z.infer<typeof WaitDate>

/** When the supervisors were told of a wait, and why; the last at the end. */
export const escalationsOf = ({ dates }: Pick<Wait, 'dates'>): WaitDate[] =>
  dates.filter(({ action, firedAt }) => action.do === 'escalate' && firedAt !== undefined).toSorted((a, b) => a.firedAt!.localeCompare(b.firedAt!))

/** How the dates of a wait were reckoned, kept with them, so that they can be reckoned anew when the calendar or the matter's clocks move. */
export const WaitTerm = z.discriminatedUnion('by', [
  z.object({ by: z.literal('staff'), from: Instant, workingDays: z.int(), what: z.string() }),
  /** By the clocks of the proceeding. */
  z.object({ by: z.literal('decision'), from: Instant }),
  z.object({ by: z.literal('resident'), from: Instant, workingDays: z.int(), what: z.string(), outcome: z.string() }),
  /** By a term of law of its own, or the day it was extended to. `workingDays`: our own date within it; absent: it is another body's term, which we watch. */
  z.object({ by: z.literal('law'), from: Instant, term: z.union([z.object({ days: z.int() }), z.object({ months: z.int() })]), until: z.iso.date().optional(), workingDays: z.int().optional(), what: z.string(), law: z.string() }),
  /** By a day that somebody chose. */
  z.object({ by: z.literal('visit'), from: Instant, on: z.iso.date() }),
  z.object({ by: z.literal('register'), from: Instant, failures: z.int(), register: z.string(), outcome: z.string() }),
])
export type WaitTerm = z.infer<typeof WaitTerm>

/** Put off by whoever has it in hand: it returns by itself on the day. The law's clock and every other date run on. */
export const Hold = z.object({ by: StaffId, since: Instant, until: z.iso.date(), reason: z.string() })
export type Hold = z.infer<typeof Hold>

/** What a list says of the household without reading its case, as it was when the wait opened. */
export const Listed = z.object({
  title: z.string(),
  parish: z.string(),
  /** Members under age on the day of the application. */
  children: z.int(),
  /** Life or health in danger, or a crisis benefit asked for. */
  crisis: z.boolean(),
  /** Of a service asked for: its code. */
  serviceCode: z.string().optional(),
})
export type Listed = z.infer<typeof Listed>

/** What a wait or an execution is about: a case, a payout run, a recalculation or a month's jubilees, by which it finds its place in the table; and what of a case. */
export const About = z.object({
  caseId: CaseId.optional(),
  runId: RunId.optional(),
  recalculationId: RecalculationId.optional(),
  jubileesId: JubileesId.optional(),
  appealId: AppealId.optional(),
  applicationId: ApplicationId.optional(),
  proceedingId: ProceedingId.optional(),
})
export type About = z.infer<typeof About>

export const Wait = z.object({
  waitId: z.string(),
  ...About.shape,
  /** Narrows it further inside the box: the register asked. */
  register: z.string().optional(),

  workflow: z.string(),
  box: z.string(),
  execution: z.string(),
  /** The workflow's token; replaced when the opener is repeated. Absent: nothing sleeps on this wait (a failed execution). */
  taskToken: z.string().optional(),

  owner: WaitOwner,
  queue: Queue,
  /** Who has it in hand. */
  person: StaffId.optional(),
  /** Who may not answer it: the maker of a run cannot approve it. Waits of older releases name one. */
  notBy: z.union([StaffId, z.array(StaffId)]).transform((one) => [one].flat()).optional(),

  openedAt: Instant,
  due: ClockDate,
  legalDue: ClockDate.optional(),
  dates: z.array(WaitDate),
  /** Absent on waits of older releases, and of those that are not reckoned from a term. */
  term: WaitTerm.optional(),
  /** Of a request to a resident: whether it says all that is needed, and when it reached them. Absent: complete, and on their page at once. */
  request: z.object({
    complete: z.boolean(), deliveredAt: Instant.optional(),
    /** It asks for documents without which the application is not complete. */
    documents: z.literal(true).optional(),
  }).optional(),
  hold: Hold.optional(),
  /** Absent on waits of older releases, of payout runs and of providers. */
  listed: Listed.optional(),
  /** One person can decide it today: everything was checked and within limits when it opened (domain/ready-to-decide). */
  ready: z.literal(true).optional(),
  escalatedAt: Instant.optional(),
  remindedAt: Instant.optional(),

  state: z.enum(['Open', 'Answered']),
  outcomes: z.array(z.string()),
  outcome: z.string().optional(),
  answeredBy: z.string().optional(),
  answeredAt: Instant.optional(),
  /** When the answer came, where it was entered later than that. */
  arrivedAt: Instant.optional(),
  /** Of a decision put off: the resident was asked for documents without which the application is not complete. */
  asksDocuments: z.literal(true).optional(),
  /** What a person said with the answer: a reason, a question. Staff and the resident concerned may read it. */
  note: z.string().optional(),
  /** For a failed execution: what failed, for operators, without personal data. */
  fault: z.object({ error: z.string(), cause: z.string(), executionArn: z.string() }).optional(),
  version: z.int(),
})
export type Wait = z.infer<typeof Wait>

/** The next date that has not fired: what the clock service looks for. Undefined: nothing more to fire. */
export const nextDate = (wait: Pick<Wait, 'dates' | 'state'>): WaitDate | undefined =>
  wait.state === 'Open'
    ? wait.dates.filter((date) => date.firedAt === undefined).toSorted((a, b) => (a.at < b.at ? -1 : 1))[0]
    : undefined

/**
 * The wait's identifier: what it is about, execution, box and entry, never the token. The same entry repeated is the same wait;
 * `entry` is how many waits this execution had behind it, so a box entered again has another.
 * The subject comes first (`case-<id>`, `run-<id>`, `recalculation-<id>` or `jubilees-<id>`), so that an identifier alone finds the record.
 */
export const waitIdOf = (subject: WaitSubject, execution: string, box: string, entry: string, register?: string): string =>
  [subjectOf(subject), execution, box, entry, ...(register === undefined ? [] : [register])].join('.')

/** How many waits the execution had behind it when this one opened: their order where two opened in the same millisecond. */
export const entryOf = ({ waitId }: Pick<Wait, 'waitId'>): number => Number(waitId.split('.')[3])

/** The waits of one execution in the order it met them. */
export const asMet = (a: Wait, b: Wait): number => a.openedAt.localeCompare(b.openedAt) || entryOf(a) - entryOf(b)

const subjects = ['case', 'run', 'jubilees', 'recalculation'] as const
export type WaitSubject = Pick<About, `${(typeof subjects)[number]}Id`>
const subjectKind = (about: WaitSubject) => subjects.find((kind) => about[`${kind}Id`] !== undefined)
export const isAboutNothing = (about: WaitSubject): boolean => subjectKind(about) === undefined
/** Errors: throws for what is about nothing. */
export function subjectOf(about: WaitSubject): string {
  const kind = subjectKind(about)
  if (kind === undefined) throw new Error('A wait is about a case, a run, a recalculation or jubilees')
  return `${kind}-${about[`${kind}Id`]}`
}

/** Answers to a decision task after which it comes back: the resident was asked or heard, it was reckoned again, or a second person read the draft. */
const comesBack = ['InformationNeeded', 'AssessAgain', 'HearingNeeded', 'Drafted']

/** The colleague who last asked the resident or drafted the decision in this matter; it goes back to them. */
export const lastAuthor = (waits: readonly Wait[], proceedingId: string): string | undefined => waits
  .filter((wait) => wait.proceedingId === proceedingId && comesBack.includes(wait.outcome ?? ''))
  .toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? '')).at(-1)?.answeredBy
