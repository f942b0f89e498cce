// What a decision rests on, as its author and the second person read it: assessment, opinion, registers, what the resident said, the letter as it would be sent.
import { isOnce } from '../../../domain/benefits.ts'
import { mayDepart, ruleOf } from '../../../domain/decision-course.ts'
import { groundsOfBenefit, groundsOfService, type Grounds } from '../../../domain/decision-grounds.ts'
import { dayAt, type Day } from '../../../domain/days.ts'
import { receiptOf } from '../../../domain/application.ts'
import type { Assessment, DecisionDraft } from '../../../domain/decision.ts'
import { peopleIn } from '../../../domain/household.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { takesShares } from '../../../domain/law/cooperation.ts'
import { sharersOf } from '../../../domain/law/persons.ts'
import { letterOf, subjectOf } from '../../../domain/letter.ts'
import { expectedFirstPay } from '../../../domain/pay-day.ts'
import { sees } from '../../../domain/permissions.ts'
import { reviewReasons } from '../../../domain/second-review.ts'
import type { Wait } from '../../../domain/wait.ts'
import { decidingLimitsOf } from '../../../policy/deciding-limits.ts'
import { municipalityOf } from '../../../policy/municipalities.ts'
import { changedSince } from '../../../policy/replay.ts'
import { serviceByCode } from '../../../policy/service-catalogue.ts'
import { calendarOf } from '../../../platform/calendar.ts'
import { startOf } from '../../../platform/after-answer.ts'
import { replacedBy } from '../../../platform/reopened.ts'
import { signedRows } from '../../../platform/signed-rows.ts'
import { found } from '../../page.ts'
import { namesOfStaff, namesOf } from '../../names.ts'
import { assessmentView, checkRows } from '../assessment-view.ts'
import { matterName, taskPath } from '../desk-rows.ts'
import { papersOf } from '../papers.ts'
import { appealPath } from '../../appeals/appeal-view.ts'
import { rulingResults } from '../../words.ts'
import type { CaseFile } from '../../../store/cases.ts'
import { silentView } from '../entered-incomes.ts'
import { findingsView } from './findings.ts'
import type { TaskContext } from './task-page.ts'

export type Evidence = Awaited<ReturnType<typeof decisionEvidence>>

/** `intended`: the letter shown is that of the draft, as it would be sent; else of what the rules say. */
export async function decisionEvidence({ wait, file, staff, dependencies: { store, municipality, now } }: TaskContext, intended: boolean) {
  const today = dayAt(instantOf(now()))
  const { household: { caseId }, proceedings, applications, assessments, opinions, checks, waits, decisions, drafts } = found(file)
  const proceeding = found(proceedings.find((candidate) => candidate.proceedingId === wait.proceedingId))
  const { proceedingId, applicationId, kind } = proceeding
  const application = found(applications.find((candidate) => candidate.applicationId === applicationId))
  const attempts = assessments.filter(ofThis)
  const [assessment, opinion, decision, draft] = [attempts.at(-1), opinions.find(ofThis), decisions.find(ofThis), drafts.find(ofThis)]
  function ofThis(record: { proceedingId: string }): boolean { return record.proceedingId === proceedingId }
  const [residents, colleagues] = await Promise.all([store.people.residents(peopleIn(application.facts)), store.people.allStaff()])
  const staffNames = namesOfStaff(colleagues)
  const calendar = await calendarOf({ store, municipality })
  const names = namesOf(residents)
  const incomes = silentView(found(file), application, proceeding, assessment, names, municipality, taskPath(wait.waitId))
  const reckonsAgain = kind !== 'service' && wait.outcomes.includes('AssessAgain')
  const grounds: Grounds = kind === 'service' ? groundsOfService(opinion) : knowing(groundsOfBenefit(assessment), reckonsAgain, incomes.missing.length > 0)
  const limits = decidingLimitsOf(municipality, today)
  const [replaces, isReopened] = [await replacedBy(proceeding, store), proceeding.reopens !== undefined]
  const official = intended && draft !== undefined ? colleagues.find(({ staffId }) => staffId === draft.decidedBy) : staff
  return {
    caseId, proceedingId, applicationId, kind, grounds, attempt: assessment?.attempt, applicationMonth: dayAt(receiptOf(application)).slice(0, 7), limits,
    personIds: sharersOf((assessment?.asked?.facts ?? application.facts).members).map(({ personId }) => personId),
    replaces, isReopened, appeal: proceeding.reopens && appealBehind(found(file), proceeding.reopens.appealId, staffNames),
    matter: matterName(proceeding, municipality), subject: subjectOf(kind), once: isOnce(kind),
    rule: ruleOf(grounds), takesShares: takesShares(assessment?.answer?.derivation ?? []),
    contradicts: decision === undefined && (assessment?.contradictions ?? []).length > 0 ? { task: openSettling(waits, proceedingId) } : undefined,
    receiptMoved: decision === undefined && assessment !== undefined && assessment.appliesOn !== dayAt(receiptOf(application)),
    application, incomesMoved: decision === undefined && incomes.moved, incomes, staffNames,
    lawChanged: decision === undefined && lawChanged(assessment, today, await signedRows({ store, municipality })),
    departable: mayDepart(kind, assessment?.answer, grounds),
    need: application.wishes.find((wish) => wish.kind === kind)?.need,
    assessment: assessment && kind !== 'service' ? saidOnce(assessmentView(assessment, names), reckonsAgain && wait.state === 'Open' && incomes.persons.length > 0) : undefined,
    opinion, opinionBy: staffNames[opinion?.by ?? ''],
    checks: kind !== 'service' && sees(staff, 'means') ? checkRows(checks.filter((check) => check.applicationId === applicationId), staffNames) : undefined,
    conversation: conversationOf(waits, proceedingId, staffNames),
    again: reckonsAgain ? findingsView(await store.assessments.findings(caseId, applicationId), application, kind, names) : undefined,
    // Where the law's term begins with the last document, whoever asks says whether documents are missing.
    startsWithDocuments: (await startOf(proceeding, { store, municipality })).start === 'last-document',
    hearing: lastOf(waits, proceedingId, 'AwaitHearing'),
    returned: returnedOf(waits, proceedingId, wait, staffNames),
    decision, papers: decision && papersOf(decision, kind, attempts, staff), draft, draftView: draft && draftView(draft, staffNames), reviewed: draft && reviewReasons(draft, limits, isReopened),
    // What would be sent if it were decided so now; once it is issued, what was sent.
    letter: decision?.letter ?? letterOf({
      decision: intended && draft !== undefined ? draft : { ...grounds, granted: grounds.grantable, reasons: grounds.found }, on: today, proceeding, replaces, application,
      applicant: found(residents.find(({ personId }) => personId === application.applicantId)), assessments: attempts, opinion, official, office: municipalityOf(municipality),
      payBy: expectedFirstPay(calendar, today, municipalityOf(municipality).payment.workingDays),
      service: proceeding.serviceCode === undefined ? undefined : serviceByCode(municipality, proceeding.serviceCode),
    }),
  }
}

/** Where incomes can be entered and reckoned anew there is nothing to tick in their place. A diagram of an earlier release has no way back: there it is read and ticked. */
const knowing = (grounds: Grounds, reckonsAgain: boolean, incomesMissing: boolean): Grounds =>
  (reckonsAgain ? { ...grounds, incomesMissing, remarks: grounds.remarks.filter(({ code }) => code !== 'MonthsNotDeclared') } : grounds)

/** Where the task itself says whose months are missing, and enters them, the assessment does not say it a second time. */
const saidOnce = (view: ReturnType<typeof assessmentView>, isSaid: boolean): typeof view => (isSaid ? { ...view, remarks: view.remarks.filter(({ code }) => code !== 'MonthsNotDeclared') } : view)

/** Where what contradicts is being settled, if it still is. */
function openSettling(waits: readonly Wait[], proceedingId: string): string | undefined {
  const open = waits.find((wait) => wait.proceedingId === proceedingId && wait.box === 'AwaitFactsSettled' && wait.state === 'Open')
  return open && taskPath(open.waitId)
}

/** What was contested, and what the commission, or we, found: whoever decides anew reads it first. */
function appealBehind({ appeals }: CaseFile, appealId: string, staffNames: Readonly<Record<string, string>>) {
  const { words, asks, marked, ruling, corrected, ...appeal } = found(appeals.find((candidate) => candidate.appealId === appealId))
  return { href: appealPath(appeal), number: appeal.number, decisionNumber: appeal.decisionNumber, words, asks, marked, ruling, ruled: ruling && rulingResults[ruling.result], corrected: corrected && { ...corrected, by: staffNames[corrected.by] ?? corrected.by } }
}

/** A row of the law that became known, or was signed, since the assessment gives another answer. */
const lawChanged = (assessment: Assessment | undefined, today: Day, signed: Awaited<ReturnType<typeof signedRows>>): boolean =>
  assessment?.asked !== undefined && assessment.answer !== undefined && changedSince({ ...assessment.asked, kind: assessment.answer.benefit, appliesOn: assessment.appliesOn, knownOn: assessment.knownOn }, assessment.answer, today, signed)

const draftView = (draft: DecisionDraft, staffNames: Readonly<Record<string, string>>) => ({ ...draft, by: staffNames[draft.decidedBy] ?? 'kolēģis' })

/** The latest answered wait of a box in this matter. */
const lastOf = (waits: readonly Wait[], proceedingId: string, box: string): Wait | undefined => waits
  .filter((wait) => wait.proceedingId === proceedingId && wait.box === box && wait.state === 'Answered').toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? '')).at(-1)

/** Why the second person sent the draft back, if that is how this task came. */
function returnedOf(waits: readonly Wait[], proceedingId: string, { openedAt }: Wait, staffNames: Readonly<Record<string, string>>) {
  const review = lastOf(waits, proceedingId, 'AwaitSecondReview')
  return review?.outcome === 'Returned' && (review.answeredAt ?? '') <= openedAt ? { by: staffNames[review.answeredBy ?? ''] ?? 'kolēģis', at: review.answeredAt, reason: review.note } : undefined
}

const asksResident = ['InformationNeeded', 'HearingNeeded']
const answersOfResident = ['AwaitInformation', 'AwaitHearing']

/** What was put to the resident in this matter and their answers, in order. */
export function conversationOf(waits: readonly Wait[], proceedingId: string, staffNames: Readonly<Record<string, string>>) {
  return waits
    .filter((wait) => wait.proceedingId === proceedingId && (asksResident.includes(wait.outcome ?? '') || (answersOfResident.includes(wait.box) && wait.state === 'Answered')))
    .toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? ''))
    .map(({ outcome, note, answeredAt, answeredBy, arrivedAt }) => asksResident.includes(outcome ?? '')
      ? { who: `${outcome === 'HearingNeeded' ? 'Lūdza viedokli' : 'Jautāja'} ${staffNames[answeredBy ?? ''] ?? 'dienests'}`, at: answeredAt, text: note ?? 'par iecerēto lēmumu' }
      : { who: 'Iesniedzējs', at: arrivedAt ?? answeredAt, text: outcome === 'DatePassed' && arrivedAt === undefined ? 'Termiņā neatbildēja.' : note })
}
