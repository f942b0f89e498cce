// Lays the declared facts against the registers and applies the law in force on the day of application.
import { z } from 'zod'
import { receiptOf } from '../../domain/application.ts'
import { dayAt, monthOf, monthsBefore } from '../../domain/days.ts'
import { breachesOf, type Agreement } from '../../domain/agreement.ts'
import type { HouseholdFacts } from '../../domain/household.ts'
import { benefits, type BenefitKind } from '../../domain/benefits.ts'
import { notEntered, silentIncomes, withEntered } from '../../domain/entered-incomes.ts'
import { isOfMeans, type Contradiction } from '../../domain/contradiction.ts'
import { reconcile } from '../../domain/facts.ts'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { settledIn } from '../../domain/proceeding.ts'
import { withoutAwarded } from '../../domain/law/already-awarded.ts'
import { assess } from '../../domain/law/assess.ts'
import { claimOf } from '../../domain/law/assess-claim.ts'
import { ownersOf } from '../../domain/law/claim-frequency.ts'
import { isSettled, type Policy } from '../../domain/law/policy.ts'
import { wouldGet } from '../../domain/law/would-get.ts'
import { answered, monthsOfUnknownLaw, policiesBehind, policyAtOf } from '../../policy/answered.ts'
import { idOf, rowsBehind } from '../../policy/rerun.ts'
import { surroundingsOf } from '../../policy/surroundings.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { signedRows } from '../../platform/signed-rows.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Entitled', 'NotEntitled', 'FactsContradict', 'LawUnsettled'],
  ledTo: { AwaitFactsSettled: 'FactsContradict', AwaitLawSettled: 'LawUnsettled' },
  async run({ caseId, proceedingId }, { store, now, municipality }) {
    const proceeding = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    const { applicationId, kind } = proceeding
    if (kind === 'service') throw new Error('A service is not a matter of means')
    const application = recordOf(await store.applications.byId(caseId, applicationId), `application ${applicationId}`)
    const [checks, settlements, earlier, residents, signed, findings, agreements, entered] = await Promise.all([
      store.assessments.checks(caseId, applicationId),
      store.assessments.settlements(caseId, settledIn(proceedingId)),
      store.assessments.attempts(caseId, proceedingId),
      store.people.household(application.facts.members.map(({ personId }) => personId)),
      signedRows({ store, municipality }),
      store.assessments.findings(caseId, applicationId),
      store.agreements.ofCase(caseId),
      // Only where the day of receipt was corrected has anybody had anything to enter.
      application.receivedAt === undefined ? [] : store.assessments.entered(caseId, applicationId),
    ])
    const assessedAt = instantOf(now())
    const appliesOn = dayAt(receiptOf(application))
    const declared = withEntered(application.facts, entered)
    const { facts, contradictions: all } = reconcile(
      withBreaches(findings === undefined ? declared : { ...declared, findings }, agreements), checks, Object.fromEntries(residents.map(({ personCode, personId }) => [personCode, personId])), monthsBefore(monthOf(appliesOn), 3), settlements, surroundingsOf(municipality, application, residents))
    const knownOn = dayAt(assessedAt)
    const claim = claimOf(facts, kind)
    const owners = ownersOf(kind, facts, claim)
    const [awarded, slots, uses, opinion] = await Promise.all([
      store.awards.awardedMonths(owners, kind, proceedingId), store.awards.slotsTaken(owners, kind, proceedingId),
      store.awards.uses(owners[0] ?? application.applicantId, kind, proceedingId), store.assessments.opinion(caseId, proceedingId),
    ])
    const need = benefits[kind].opinion === true && opinion !== undefined ? { need: { found: opinion.need, cents: opinion.amountCents } } : {}
    const household = { municipality, facts, signatures: application.signatures, ...filled({ awardedMonths: awarded, slots, uses }), ...need }
    const question = { kind, appliesOn, knownOn, ...household, signedRows: signed }
    const policyAt = policyAtOf(question)
    const policy = policyAt(appliesOn)
    const contradictions = all.filter((contradiction) => concerns(contradiction, kind, policy))
    const assessment = { caseId, proceedingId, attempt: earlier.length + 1, assessedAt, appliesOn, knownOn, contradictions, ...(entered.length === 0 ? {} : { entered: entered.length }) }
    if (contradictions.length > 0) {
      await store.assessments.record(assessment)
      return 'FactsContradict'
    }
    const answer = answered(question, policyAt)
    const rows = rowsBehind(...policiesBehind(question, answer, policyAt))
    const asked = { ...household, ...filled({ signedRows: signed.filter(({ rowId }) => rows.some((row) => idOf(row) === rowId)) }), rows, readings: policy.readings }
    const silent = notEntered(silentIncomes(kind, application, facts.members, policy.readings), entered)
    const turns = wouldGet({ kind, facts, signatures: application.signatures, policy, uses, ...need }, (moved) => withoutAwarded(assess(moved), awarded, slots))
    await store.assessments.record({ ...assessment, answer, asked, ...filled({ monthsOfUnknownLaw: monthsOfUnknownLaw(question, answer, policyAt), monthsNotDeclared: [...new Set(silent.map(({ month }) => month))].toSorted(), wouldGet: turns }) })
    return answer.outcome === 'Unsettled' ? 'LawUnsettled' : answer.outcome
  },
})

/** What is given for what happened, whatever the property, waits for nobody's property to be settled; nor for a residence its terms do not ask about. */
function concerns(contradiction: Contradiction, kind: BenefitKind, { benefitTerms: terms }: Policy): boolean {
  if (benefits[kind].assessed !== 'event' || !('about' in contradiction)) return true
  return contradiction.about === 'residence' ? terms !== undefined && isSettled(terms) && terms.value.declared === true : !isOfMeans(contradiction)
}

/** SPSPL 37: what was found out about duties of co-operation joins what is known of the household. */
function withBreaches(facts: HouseholdFacts, agreements: readonly Agreement[]): HouseholdFacts {
  const breaches = breachesOf(agreements, facts.members.map(({ personId }) => personId))
  return breaches.length === 0 ? facts : { ...facts, findings: { ...facts.findings, notCooperating: [...(facts.findings?.notCooperating ?? []), ...breaches] } }
}

/** The lists that hold something. */
const filled = <T extends Record<string, readonly unknown[]>>(lists: T): Partial<T> => Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0)) as Partial<T>

export const handler = toLambda(step)
