// Asks one state register about the household, once, with purpose and legal basis, and keeps what it answered.
import { z } from 'zod'
import { receiptOf, type Application } from '../../domain/application.ts'
import { ageOn, dayAt, monthOf, monthsBefore } from '../../domain/days.ts'
import { ApplicationId, CaseId, instantOf } from '../../domain/identifiers.ts'
import { RegisterCode } from '../../domain/register.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

/** After so many attempts (a quarter of an hour, an hour and a working day apart) a colleague gets the evidence by other means. */
const attemptsAtMost = 4

const purpose = 'Mājsaimniecības materiālās situācijas izvērtēšana'
const legalBasis = 'SPSPL 33. un 36. pants; MK noteikumi Nr. 809'

/** Nobody's data are asked without their signature: those who have signed, and the children. */
function askedAbout({ facts, signatures, submittedAt }: Application): string[] {
  const on = dayAt(submittedAt)
  const people = [...facts.members, ...(facts.claims ?? []).flatMap(({ subjects }) => subjects)]
  const asked = people.filter(({ personId, birthDate }) => ageOn(birthDate, on) < 18 || signatures.some((signature) => signature.personId === personId))
  return [...new Set(asked.map(({ personId }) => personId))]
}

export const step = defineStep({
  input: z.object({ caseId: CaseId, applicationId: ApplicationId, register: RegisterCode }),
  outcomes: ['Answered', 'NotAvailable', 'GivenUp'],
  async run({ caseId, applicationId, register }, { store, askRegister, now, log }) {
    const before = await store.assessments.check(caseId, applicationId, register)
    if (before !== undefined && before.reply.state !== 'notAvailable') return 'Answered'
    const application = recordOf(await store.applications.byId(caseId, applicationId), `application ${applicationId}`)
    const residents = await store.people.household(askedAbout(application))
    const askedAt = instantOf(now())
    const attempts = (before?.attempts ?? 0) + 1
    const reply = await askRegister({
      requestId: `${applicationId}-${register}-${attempts}`,
      register,
      personCodes: residents.map(({ personCode }) => personCode),
      months: monthsBefore(monthOf(dayAt(receiptOf(application))), 12),
      purpose,
      legalBasis,
    })
    await store.commit([store.assessments.recordedCheck({ caseId, applicationId, register, attempts, askedAt, purpose, legalBasis, reply, version: before?.version ?? 0 })])
    log({ code: 'RegisterAsked', register, state: reply.state, attempts })
    if (reply.state !== 'notAvailable') return 'Answered'
    return attempts < attemptsAtMost ? 'NotAvailable' : 'GivenUp'
  },
})
export const handler = toLambda(step)
