// What those we wait for answer in a simulation, each answer with the records that belong to it, by the commands the pages use.
import { monthOf, monthsBefore, dayAt } from '../../../functions/domain/days.ts'
import { adultsOf } from '../../../functions/domain/law/persons.ts'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import type { DecisionDraft } from '../../../functions/domain/decision.ts'
import type { Takes } from '../../../functions/domain/law/claim-frequency.ts'
import { hearingExempt } from '../../../functions/domain/law/hearing.ts'
import type { RegisterCode } from '../../../functions/domain/register.ts'
import type { Wait } from '../../../functions/domain/wait.ts'
import { reviewReasons } from '../../../functions/domain/second-review.ts'
import { decidingLimitsOf } from '../../../functions/policy/deciding-limits.ts'
import { openingNeedReview } from '../../../functions/platform/need-review.ts'
import { recordOf } from '../../../functions/platform/records.ts'
import type { Store } from '../../../functions/store/store.ts'
import type { Write } from '../../../functions/store/table.ts'
import type { Registry } from '../register-service.ts'
import type { Chance } from './chance.ts'

export interface Repliers { store: Store; now: () => number; chance: Chance; registry: Registry }

export interface Reply {
  outcome: string
  by: string
  also?: Write[]
  note?: string
  /** The message that begins another workflow, committed with the answer. */
  begins?: string | undefined
}

/** Chances of a hundred that something goes another way than the ordinary one. */
const percent = { informationNeeded: 12, hearing: 15, returned: 5, needNotFound: 10, urgent: 15, declaredHolds: 30, providerDeclines: 15, withdrawn: 40, runRejected: 8, refusedByBank: 5, silent: 25 }

/** Waits nobody answers: the date does, or for the law's gaps nobody can. */
export const isSilent = ({ waitId, box }: Wait, chance: Chance): boolean =>
  box === 'AwaitRegister' || box === 'AwaitLawSettled' || box === 'AwaitRepair'
  || ((box === 'AwaitSignatures' || box === 'AwaitInformation' || box === 'AwaitHearing') && chance(waitId, 'silent') * 100 < percent.silent)

/** Which colleague a wait of a team falls to; undefined for those who are not staff. */
export function colleagueFor({ queue, waitId, box, notBy }: Wait, chance: Chance): string | undefined {
  const oneOfTwo = (role: string): string => [`${role}-1`, `${role}-2`].filter((colleague) => notBy?.includes(colleague) !== true).at(chance(waitId, 'colleague') < 0.5 ? 0 : -1) ?? ''
  if (queue === 'assistance') return oneOfTwo('organiser')
  if (queue === 'social-work') return oneOfTwo('social-worker')
  if (queue === 'supervision') return 'supervisor'
  if (queue === 'finance') return box === 'AwaitApproval' ? 'finance-checker' : 'finance-maker'
  return queue.startsWith('provider:') ? queue.replace(':', '-') : undefined
}

/** The entry of a wait: how many waits its execution had behind it. */
export const entryOf = ({ waitId }: Wait): number => Number(waitId.split('.')[3])

/** The answer to an open wait as it is now. Errors: throws for a box nobody is known to answer, and for records that are missing. */
export async function replyTo(wait: Wait, repliers: Repliers): Promise<Reply> {
  const { store, now, chance } = repliers
  const at = instantOf(now())
  const staffId = wait.person ?? colleagueFor(wait, chance) ?? ''
  const by = `staff:${staffId}`
  const happens = (what: keyof typeof percent): boolean => chance(wait.waitId, what) * 100 < percent[what]
  const caseId = wait.caseId ?? ''
  const proceedingId = wait.proceedingId ?? ''

  switch (wait.box) {
    case 'AwaitSignatures': {
      const application = recordOf(await store.applications.byId(caseId, wait.applicationId ?? ''), 'application')
      const [missing] = adultsOf(application.facts.members, dayAt(application.submittedAt)).filter(({ personId }) => !application.signatures.some((signed) => signed.personId === personId))
      return missing === undefined ? { outcome: 'AllSigned', by: 'clock' } : { outcome: 'AllSigned', by: `resident:${missing.personId}`, also: store.applications.signed(application, missing.personId) }
    }
    case 'AwaitManualEvidence':
      return { outcome: 'EvidenceEntered', by, also: [await evidence(wait, staffId, at, repliers)] }
    case 'AwaitFactsSettled': {
      const { contradictions } = recordOf(await store.assessments.latest(caseId, proceedingId), 'assessment')
      const applicationId = wait.applicationId ?? ''
      // Another matter of the same application may have settled the same difference.
      const settled = (await store.assessments.settlements(caseId, applicationId)).map(({ key }) => key)
      const holds = happens('declaredHolds') ? 'declared' : 'register'
      return { outcome: 'Settled', by, also: store.assessments.settled(caseId, applicationId, contradictions.filter(({ key }) => !settled.includes(key)).map(({ key }) => ({ key, holds, reason: 'Noskaidrots ar iesniedzēju', by: staffId, at }) as const)) }
    }
    case 'AwaitNeedsAssessment': {
      const need = !happens('needNotFound')
      return { outcome: need ? 'NeedFound' : 'NoNeedFound', by, also: [store.assessments.givenOpinion({ caseId, proceedingId, need, opinion: need ? 'Pakalpojums vajadzīgs' : 'Vajadzība nav konstatēta', priorityClass: happens('urgent') ? 1 : 2, by: staffId, at })] }
    }
    case 'AwaitDecision':
      return entryOf(wait) === 0 && happens('informationNeeded') ? { outcome: 'InformationNeeded', by, note: 'Lūdzu pievienot pēdējo rēķinu.' } : decides(wait, staffId, at, repliers)
    case 'AwaitInformation':
      return { outcome: 'Provided', by: `resident:${wait.queue.slice('resident:'.length)}`, note: 'Rēķins pievienots.' }
    case 'AwaitHearing':
      return { outcome: 'Heard', by: `resident:${wait.queue.slice('resident:'.length)}`, note: 'Piekrītu, ka ienākumi ir tādi.' }
    case 'AwaitSecondReview': {
      const draft = recordOf(await store.decisions.draft(caseId, proceedingId), 'draft')
      const { kind, personIds } = await householdOf(caseId, proceedingId, repliers)
      const isTaken = draft.amountCents !== undefined && (await store.awards.awardedMonths(personIds, kind, proceedingId)).some((month) => draft.months.includes(month))
      if (isTaken || happens('returned')) return { outcome: 'Returned', by, note: 'Precizēt pamatojumu.' }
      return { outcome: 'Approved', by, also: [...store.decisions.approved(draft, staffId), ...(draft.amountCents === undefined ? [] : await takenBy(caseId, proceedingId, draft.months, repliers))] }
    }
    case 'AwaitProvider':
      return { outcome: happens('providerDeclines') ? 'Declined' : 'Accepted', by }
    case 'AwaitPlacementReview': {
      if (!happens('withdrawn')) return { outcome: 'OfferAgain', by }
      return { outcome: 'Withdrawn', by, also: await store.referrals.withdrawn(recordOf(await store.referrals.byId(caseId, proceedingId), 'referral'), 'Klients atteicās') }
    }
    case 'AwaitNeedReview': {
      const referral = recordOf(await store.referrals.byId(caseId, proceedingId), 'referral')
      return { outcome: 'StillNeeded', by, also: await openingNeedReview(referral, { store, now, municipality: 'tukums' }) }
    }
    case 'AwaitApproval': {
      const run = recordOf(await store.runs.byId(wait.runId ?? ''), 'run')
      return happens('runRejected')
        ? { outcome: 'Rejected', by, note: 'Pārbaudīt', also: [store.runs.turnedDown(run, { reason: 'Pārbaudīt', checkerId: staffId })] }
        : { outcome: 'Approved', by, also: store.runs.moves(run, 'Approved', { checkerId: staffId }) }
    }
    case 'AwaitBank': {
      const run = recordOf(await store.runs.byId(wait.runId ?? ''), 'run')
      return happens('refusedByBank')
        ? { outcome: 'RefusedByBank', by, note: 'AC04', also: [store.runs.turnedDown(run, { reason: 'AC04', checkerId: run.checkerId })] }
        : { outcome: 'Executed', by }
    }
    default:
      throw new Error(`Nobody in the simulation answers ${wait.box}`)
  }
}

/** Grants what the rules or the specialist found, or drafts a refusal for their reasons, which a second person approves. */
async function decides(wait: Wait, staffId: string, at: string, repliers: Repliers): Promise<Reply> {
  const { caseId = '', proceedingId = '' } = wait
  const { store, chance } = repliers
  const [before, assessment] = await Promise.all([store.decisions.draft(caseId, proceedingId), store.assessments.latest(caseId, proceedingId)])
  const shared = { caseId, proceedingId, decidedBy: staffId, decidedAt: at, ...(assessment === undefined ? {} : { assessmentAttempt: assessment.attempt }) }
  const by = `staff:${staffId}`
  const refuses = (reasons: DecisionDraft['reasons']): Reply => {
    const draft = { ...shared, granted: false, months: [], reasons }
    // Some are heard first; whoever has been is not asked again.
    if (entryOf(wait) === 0 && chance(wait.waitId, 'hearing') * 100 < percent.hearing) return { outcome: 'HearingNeeded', by, also: [store.decisions.drafted(draft, before)] }
    return { outcome: 'Drafted', by, also: [store.decisions.drafted({ ...draft, hearing: hearingExempt('OwnStatements') }, before)] }
  }
  if (assessment === undefined) {
    const { need, opinion } = recordOf(await store.assessments.opinion(caseId, proceedingId), 'opinion')
    if (!need) return refuses([{ code: 'NoNeed', law: 'SPSPL 3', text: opinion }])
    return { outcome: 'Granted', by, also: [store.decisions.decided({ ...shared, granted: true, months: [], reasons: [] })] }
  }
  const { answer } = assessment
  if (answer?.outcome === 'NotEntitled') return refuses(answer.reasons.map(({ code, law, text }) => ({ code, law, text })))
  if (answer?.outcome !== 'Entitled') throw new Error(`${proceedingId} waits for a decision without an answer of the rules`)
  const { kind, personIds } = await householdOf(caseId, proceedingId, repliers)
  // Another of the household's matters may have been granted since this one was assessed.
  const taken = await store.awards.awardedMonths(personIds, kind, proceedingId)
  if (answer.months.some((month) => taken.includes(month))) return refuses([{ code: 'AlreadyGranted', law: 'MK 809', text: `Pabalsts jau piešķirts: ${taken.join(', ')}` }])
  const grant = { ...shared, granted: true, amountCents: answer.amountCents, ...(answer.amounts && { amounts: answer.amounts }), months: answer.months, reasons: [] }
  if (reviewReasons(grant, decidingLimitsOf('tukums', dayAt(at))).length > 0) return { outcome: 'Drafted', by, also: [store.decisions.drafted(grant, before)] }
  return { outcome: 'Granted', by, also: [store.decisions.decided(grant), ...await takenBy(caseId, proceedingId, answer.months, repliers, answer.takes)] }
}

async function householdOf(caseId: string, proceedingId: string, { store }: Repliers) {
  const { kind, applicationId } = recordOf(await store.cases.proceeding(caseId, proceedingId), 'proceeding')
  return { kind, personIds: recordOf(await store.applications.byId(caseId, applicationId), 'application').facts.members.map(({ personId }) => personId) }
}

/** A grant takes its months of everyone of the household. */
const takenBy = async (caseId: string, proceedingId: string, months: readonly string[], repliers: Repliers, takes?: Takes): Promise<Write[]> =>
  repliers.store.awards.taking({ awardId: proceedingId, months, takes, ...await householdOf(caseId, proceedingId, repliers) })

/** What the register would have said, read in a document. */
async function evidence(wait: Wait, staffId: string, at: string, { store, registry }: Repliers): Promise<Write> {
  const { caseId = '', applicationId = '' } = wait
  const register = wait.register as RegisterCode
  const application = recordOf(await store.applications.byId(caseId, applicationId), 'application')
  const check = recordOf(await store.assessments.check(caseId, applicationId, register), 'question')
  const residents = await store.people.residents(application.facts.members.map(({ personId }) => personId))
  const months = monthsBefore(monthOf(dayAt(application.submittedAt)), 12)
  const persons = residents.flatMap(({ personCode }) => {
    const known = registry(register, personCode, months)
    return known === undefined ? [] : [{ personCode, ...known }]
  })
  return store.assessments.recordedCheck({
    ...check, manual: { by: staffId, document: `${register} izziņa`, at },
    reply: persons.length === 0 ? { state: 'empty', asOf: at } : { state: 'answered', asOf: at, persons },
  })
}
