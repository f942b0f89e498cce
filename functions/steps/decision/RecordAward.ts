// The award and one payable for each of its months; finance sees them from this moment.
import { z } from 'zod'
import { givenInOtherRounds, moreThanGiven } from '../../domain/appeal.ts'
import { payableIdOf, type Payable } from '../../domain/award.ts'
import { isOnce } from '../../domain/benefits.ts'
import { dayAt, monthOf } from '../../domain/days.ts'
import { CaseId, instantOf, ProceedingId } from '../../domain/identifiers.ts'
import { takenAsDecided } from '../../domain/law/claim-frequency.ts'
import { sharersOf } from '../../domain/law/persons.ts'
import { fullName } from '../../domain/person.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'
import { timeKept } from '../../platform/time-kept.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['Awarded'],
  async run({ caseId, proceedingId }, dependencies) {
    const { store, now } = dependencies
    const proceeding = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    const decision = recordOf(await store.decisions.byProceeding(caseId, proceedingId), `decision of ${proceedingId}`)
    const application = recordOf(await store.applications.byId(caseId, proceeding.applicationId), `application ${proceeding.applicationId}`)
    const applicant = recordOf(await store.people.resident(application.applicantId), `resident ${application.applicantId}`)
    const amountCents = recordOf(decision.amountCents, `amount in the decision of ${proceedingId}`)
    const shared = {
      caseId, awardId: proceedingId, kind: proceeding.kind, amountCents,
      decisionNumber: recordOf(decision.number, `number of the decision of ${proceedingId}`), decidedOn: dayAt(decision.decidedAt),
      payee: { personId: applicant.personId, name: fullName(applicant), iban: application.iban },
    }
    // A one-off is one payable, in the month it was decided.
    const months = isOnce(proceeding.kind) ? [monthOf(dayAt(decision.decidedAt))] : decision.months
    const amounts = months.map((month) => ({ month, amountCents: decision.amounts?.find((amount) => amount.month === month)?.amountCents ?? amountCents }))
    // Of what the matter's other rounds have given only what is more is payable, of a later one too: an award that broke may be set going again after it.
    const before = proceeding.reopens && recordOf(await store.cases.proceeding(caseId, proceeding.reopens.proceedingId), `proceeding ${proceeding.reopens.proceedingId}`)
    const given = before === undefined && proceeding.reopenedAs === undefined ? [] : givenInOtherRounds((await store.awards.ofCase(caseId)).payables, proceedingId)
    const payables = moreThanGiven(given, amounts, isOnce(proceeding.kind)).map(({ month, amountCents: cents }, i): Payable => ({ ...shared, ...(i === 0 ? { first: true } : {}), payableId: payableIdOf(proceedingId, month), month, amountCents: cents, state: 'Open', version: 1 }))
    const { answer, asked } = (await store.assessments.attempts(caseId, proceedingId)).find(({ attempt }) => attempt === decision.assessmentAttempt) ?? {}
    const awardedAt = instantOf(now())
    await store.awards.record({ ...shared, proceedingId, months, awardedAt }, payables, proceeding, {
      months: decision.months, personIds: sharersOf((asked?.facts ?? application.facts).members).map(({ personId }) => personId), takes: takenAsDecided(answer?.outcome === 'Entitled' ? answer.takes : undefined, decision.months, isOnce(proceeding.kind)),
    }, await timeKept(dependencies, { ...proceeding, status: 'Awarded' }, awardedAt, applicant.parish), ...(before === undefined ? [] : [store.cases.touched(before)]))
    return 'Awarded'
  },
})
export const handler = toLambda(step)
