// The status in force for a person on a day, read from the issued decisions of the households they belong to.
import { benefits, isBenefit } from '../domain/benefits.ts'
import { dayAt, type Day, type Month } from '../domain/days.ts'
import type { Assessment, Decision } from '../domain/decision.ts'
import type { Member } from '../domain/household.ts'
import { awardValidity } from '../domain/law/award-validity.ts'
import { sharersOf } from '../domain/law/persons.ts'
import { isSettled } from '../domain/law/policy.ts'
import { statusInForce, type Established, type StatusInForce } from '../domain/law/status-in-force.ts'
import { applicationOfProceeding, kindOfProceeding } from '../domain/proceeding.ts'
import { policyOn } from '../policy/policy-on.ts'
import type { Dependencies } from './dependencies.ts'

export async function statusOf(personId: string, on: Day, { store, municipality }: Pick<Dependencies, 'store' | 'municipality'>): Promise<StatusInForce | undefined> {
  const established = (await store.cases.ofPerson(personId)).map(async (caseId) => {
    const [decisions, applications] = await Promise.all([store.decisions.ofCase(caseId), store.applications.ofCase(caseId)])
    return Promise.all(decisions.map(async (decision) => {
      const kind = kindOfProceeding(decision.proceedingId)
      if (!isBenefit(kind) || benefits[kind].assessed === 'event') return []
      const assessment = (await store.assessments.attempts(caseId, decision.proceedingId)).find(({ attempt }) => attempt === decision.assessmentAttempt)
      const application = applications.find(({ applicationId }) => applicationId === applicationOfProceeding(decision.proceedingId))
      const members = sharersOf((assessment?.asked?.facts ?? application?.facts)?.members ?? [])
      return members.some((member) => member.personId === personId) ? establishedBy(decision, assessment, members, municipality) : []
    }))
  })
  return statusInForce((await Promise.all(established)).flat(2), on)
}

/**
 * What a decision established: the status its assessment found, for as long as an award would be granted (MK 809). Not issued yet, or refused for a
 * reason a person established (false statements, no visit allowed), it says nothing of the status.
 */
function establishedBy({ number, decidedAt, granted, reasons }: Decision, assessment: Assessment | undefined, members: Member[], municipality: string): Established[] {
  const answer = assessment?.answer
  if (number === undefined || assessment === undefined || answer === undefined || answer.outcome === 'Unsettled') return []
  const found = answer.outcome === 'NotEntitled' ? answer.reasons.map(({ code }) => code) : []
  if (!granted && !reasons.every(({ code }) => found.some((known) => known === code))) return []
  const { appliesOn, knownOn } = assessment
  return [{ status: answer.status, months: monthsOf(members, answer.remarks.some(({ code }) => code === 'UrgentOneMonth'), { municipality, appliesOn, knownOn }), appliesOn, decidedOn: dayAt(decidedAt), number }]
}

function monthsOf(members: Member[], urgent: boolean, question: { municipality: string; appliesOn: Day; knownOn: Day }): Month[] {
  const policy = policyOn(question)
  const { awardMonths, pensionAge } = policy
  return isSettled(awardMonths) && isSettled(pensionAge) ? awardValidity(members, policy, awardMonths, pensionAge, urgent).months : []
}
