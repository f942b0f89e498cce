// What those we wait for answer in a simulation, each answer with the records that belong to it, by the commands the pages use.
import { monthOf, monthsBefore, dayAt } from '../../../functions/domain/days.ts'
import { adultsOf } from '../../../functions/domain/law/persons.ts'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import type { RegisterCode } from '../../../functions/domain/register.ts'
import type { Wait } from '../../../functions/domain/wait.ts'
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
const percent = { informationNeeded: 12, needNotFound: 10, urgent: 15, declaredHolds: 30, providerDeclines: 15, withdrawn: 40, runRejected: 8, refusedByBank: 5, silent: 25 }

/** Waits nobody answers: the date does, or for the law's gaps nobody can. */
export const isSilent = ({ waitId, box }: Wait, chance: Chance): boolean =>
  box === 'AwaitRegister' || box === 'AwaitLawSettled' || box === 'AwaitRepair'
  || ((box === 'AwaitSignatures' || box === 'AwaitInformation') && chance(waitId, 'silent') * 100 < percent.silent)

/** Which colleague a wait of a team falls to; undefined for those who are not staff. */
export function colleagueFor({ queue, waitId, box }: Wait, chance: Chance): string | undefined {
  const oneOfTwo = (role: string) => `${role}-${chance(waitId, 'colleague') < 0.5 ? 1 : 2}`
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
    case 'AwaitProvider':
      return { outcome: happens('providerDeclines') ? 'Declined' : 'Accepted', by }
    case 'AwaitPlacementReview': {
      if (!happens('withdrawn')) return { outcome: 'OfferAgain', by }
      return { outcome: 'Withdrawn', by, also: await store.referrals.withdrawn(recordOf(await store.referrals.byId(caseId, proceedingId), 'referral'), 'Klients atteicās') }
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

/** Grants what the rules or the specialist found, or refuses for their reasons. */
async function decides({ caseId = '', proceedingId = '' }: Wait, staffId: string, at: string, { store }: Repliers): Promise<Reply> {
  const shared = { caseId, proceedingId, decidedBy: staffId, decidedAt: at }
  const by = `staff:${staffId}`
  const assessment = await store.assessments.latest(caseId, proceedingId)
  if (assessment === undefined) {
    const { need, opinion } = recordOf(await store.assessments.opinion(caseId, proceedingId), 'opinion')
    const reasons = need ? [] : [{ code: 'NoNeed', law: 'SPSPL 3', text: opinion }]
    return { outcome: need ? 'Granted' : 'Refused', by, also: [store.decisions.decided({ ...shared, granted: need, months: [], reasons })] }
  }
  const { answer, attempt } = assessment
  if (answer?.outcome === 'Entitled') {
    const { kind, applicationId } = recordOf(await store.cases.proceeding(caseId, proceedingId), 'proceeding')
    const personIds = recordOf(await store.applications.byId(caseId, applicationId), 'application').facts.members.map(({ personId }) => personId)
    // Another of the household's matters may have been granted since this one was assessed.
    const taken = await store.awards.awardedMonths(personIds, kind, proceedingId)
    if (answer.months.some((month) => taken.includes(month)))
      return { outcome: 'Refused', by, also: [store.decisions.decided({ ...shared, granted: false, months: [], reasons: [{ code: 'AlreadyGranted', law: 'MK 809', text: `Pabalsts jau piešķirts: ${taken.join(', ')}` }], assessmentAttempt: attempt })] }
    return { outcome: 'Granted', by, also: [
      store.decisions.decided({ ...shared, granted: true, amountCents: answer.amountCents, ...(answer.amounts && { amounts: answer.amounts }), months: answer.months, reasons: [], assessmentAttempt: attempt }),
      ...await store.awards.taking({ awardId: proceedingId, kind, months: answer.months, personIds, takes: answer.takes }),
    ] }
  }
  if (answer?.outcome === 'NotEntitled')
    return { outcome: 'Refused', by, also: [store.decisions.decided({ ...shared, granted: false, months: [], reasons: answer.reasons.map(({ code, law, text }) => ({ code, law, text })), assessmentAttempt: attempt })] }
  throw new Error(`${proceedingId} waits for a decision without an answer of the rules`)
}

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
