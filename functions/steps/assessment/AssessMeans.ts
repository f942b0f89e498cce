// Lays the declared facts against the registers and applies the law in force on the day of application.
import { z } from 'zod'
import { dayAt, monthOf, monthsBefore } from '../../domain/days.ts'
import { reconcile } from '../../domain/facts.ts'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { withoutAwarded } from '../../domain/law/already-awarded.ts'
import { assess } from '../../domain/law/assess.ts'
import { policyOn } from '../../policy/policy-on.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Entitled', 'NotEntitled', 'FactsContradict', 'LawUnsettled'],
  async run({ caseId, proceedingId }, { store, now, municipality }) {
    const proceeding = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    if (proceeding.kind === 'service') throw new Error('A service is not a matter of means')
    const { applicationId } = proceeding
    const application = recordOf(await store.applications.byId(caseId, applicationId), `application ${applicationId}`)
    const [checks, settlements, earlier, residents] = await Promise.all([
      store.assessments.checks(caseId, applicationId),
      store.assessments.settlements(caseId, applicationId),
      store.assessments.attempts(caseId, proceedingId),
      store.people.household(application.facts.members.map(({ personId }) => personId)),
    ])
    const assessedAt = instantOf(now())
    const appliesOn = dayAt(application.submittedAt)
    const { facts, contradictions } = reconcile(
      application.facts, checks, Object.fromEntries(residents.map(({ personCode, personId }) => [personCode, personId])), monthsBefore(monthOf(appliesOn), 3), settlements)
    const knownOn = dayAt(assessedAt)
    const awarded = await store.awards.awardedMonths(residents.map(({ personId }) => personId), proceeding.kind, proceedingId)
    const answer = contradictions.length > 0 ? undefined
      : withoutAwarded(assess({ kind: proceeding.kind, facts, signatures: application.signatures, policy: policyOn({ municipality, appliesOn, knownOn }) }), awarded)
    await store.assessments.record({ caseId, proceedingId, attempt: earlier.length + 1, assessedAt, appliesOn, knownOn, answer, contradictions })
    if (answer === undefined) return 'FactsContradict'
    return answer.outcome === 'Unsettled' ? 'LawUnsettled' : answer.outcome
  },
})
export const handler = toLambda(step)
