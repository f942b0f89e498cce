// One case as its resident sees it: where each matter stands, payments month by month, and what has happened so far.
import { isActive } from '../../domain/agreement.ts'
import { dayAt, longMonth, monthOf } from '../../domain/days.ts'
import type { CaseEvent } from '../../domain/event.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { expectedPay } from '../../domain/pay-day.ts'
import { mayDo, residentsReadNote } from '../../domain/permissions.ts'
import { matterOf, roundOf } from '../../domain/proceeding.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { municipalityOf } from '../../policy/municipalities.ts'
import { residentOf, type Page } from '../page.ts'
import { agreementKinds, kinds, payableStates, residentEvents } from '../words.ts'
import { callsOf } from './calls.ts'
import { cardOf } from './cards.ts'
import { caseOf, type View } from './matters.ts'

export const casePage: Page = {
  path: '/mani/:caseId',
  for: 'resident',
  async get(request, dependencies) {
    const resident = residentOf(request)
    const view = await caseOf(resident, request.params['caseId'] ?? '', dependencies)
    const [calls, cards, paid, events, agreements] = await Promise.all([
      callsOf(view, resident, dependencies), Promise.all(view.proceedings.map((proceeding) => cardOf(view, proceeding, resident, dependencies))), paymentsOf(view, dependencies), eventsOf(view, dependencies), agreementsOf(view, resident.personId, dependencies),
    ])
    const readings = mayDo(resident, 'see.readings', { applicantId: view.household.applicantId }) ? await readingsOf(view, dependencies) : []
    return {
      view: 'applicant/case.njk', title: 'Jūsu lieta',
      data: { caseId: view.household.caseId, calls, visits: view.visits, cards, leads: view.lead === undefined ? [] : [view.lead], payments: paid, agreements, events, readings, applications: view.applications.filter(({ applicantId, origin }) => applicantId === resident.personId && origin === undefined) },
    }
  },
}

/** What they themselves have agreed on and is in force: what they do, by when, by what it is seen, and who looks. Others' agreements are not theirs to read. */
async function agreementsOf({ household: { caseId }, staff }: View, personId: string, { store }: Dependencies) {
  const colleagues = new Map(staff.map((member) => [member.staffId, member.name]))
  return (await store.agreements.ofCase(caseId)).filter((agreement) => agreement.personId === personId && isActive(agreement)).map(({ kind, number, signedOn, duties }) => ({
    name: agreementKinds[kind], number, signedOn, duties: duties.map(({ text, evidence, dueOn, verifierId, result }) => ({ text, evidence, dueOn, verifier: colleagues.get(verifierId), outcome: result?.outcome })),
  }))
}

/** Who of the office opened the file, when and why, the latest first: the household may know it (GDPR 15). */
async function readingsOf({ household: { caseId }, staff }: View, { store }: Dependencies) {
  const colleagues = new Map(staff.map((member) => [`staff:${member.staffId}`, `${member.name}, ${member.title}`]))
  return (await store.journal.readingsOf(caseId)).toReversed().map(({ by, occurredAt, note }) => ({ by: colleagues.get(by) ?? 'Dienesta darbinieks', at: occurredAt, why: note }))
}

/** Every month of every benefit they may see, with the day the bank was asked to pay on, or until which the money is expected. */
async function paymentsOf({ household: { caseId }, proceedings }: View, { store, municipality, now }: Dependencies) {
  const [{ payables }, calendar] = await Promise.all([store.awards.ofCase(caseId), calendarOf({ store, municipality })])
  const { workingDays } = municipalityOf(municipality).payment
  const today = dayAt(instantOf(now()))
  /** What nobody has begun to pay: when it is expected, and whether its month has come. */
  const awaited = (month: string, awardId: string) => {
    const decidedAt = proceedings.find(({ proceedingId }) => proceedingId === awardId)?.decidedAt
    const by = decidedAt === undefined ? undefined : expectedPay(calendar, month, dayAt(decidedAt), workingDays)
    return { state: month > monthOf(today) ? 'vēl nav pienācis' : payableStates.Open, by: by !== undefined && by >= today ? by : undefined }
  }
  const theirs = payables.filter(({ awardId }) => proceedings.some(({ proceedingId }) => proceedingId === awardId))
  /** What a decision made anew gives besides what the contested one gave for the month. */
  const isMore = (awardId: string, month: string): boolean => theirs.some((other) => other.month === month && matterOf(other.awardId) === matterOf(awardId) && roundOf(other.awardId) < roundOf(awardId))
  return Promise.all(theirs.toSorted((a, b) => a.month.localeCompare(b.month) || a.kind.localeCompare(b.kind)).map(async ({ awardId, month, kind, amountCents, state, runId, difference }) => {
    const run = runId === undefined || state === 'Claimed' ? undefined : await store.runs.byId(runId)
    return { month: longMonth(month), kind: difference === undefined && !isMore(awardId, month) ? kinds[kind] : `${kinds[kind]}, starpība`, amountCents, ...(state === 'Open' && difference === undefined ? awaited(month, awardId) : { state: payableStates[state], on: run?.executedOn ?? run?.payOn }) }
  }))
}

/** Entries whose note is a sentence; of the others it is the number of a paper or a place. */
const saysWhy = ['TermExtended', 'TermsMoved', 'TermBegun', 'TargetPaused', 'TargetResumed']

/** What happened, the latest first, in words for the resident; the office's own doings are left out. Of one instant the words' own order tells. */
async function eventsOf({ household: { caseId }, proceedings, whole }: View, { store }: Dependencies) {
  const kindOf = new Map(proceedings.map(({ proceedingId, kind }) => [proceedingId, kinds[kind]]))
  const order = Object.keys(residentEvents)
  const latestFirst = (a: CaseEvent, b: CaseEvent) => b.recordedAt.localeCompare(a.recordedAt) || order.indexOf(b.what) - order.indexOf(a.what)
  return (await store.journal.ofCase(caseId)).toSorted(latestFirst).flatMap(({ what, occurredAt, proceedingId, note }) => {
    const text = residentEvents[what as keyof typeof residentEvents]
    const theirs = proceedingId === undefined ? whole : kindOf.has(proceedingId)
    if (text === undefined || !theirs) return []
    return [{ text, at: occurredAt, kind: proceedingId === undefined ? undefined : kindOf.get(proceedingId), ...(residentsReadNote(what) ? { [saysWhy.includes(what) ? 'why' : 'number']: note } : {}) }]
  })
}
