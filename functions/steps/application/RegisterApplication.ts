// MK 809: gives the registration number and opens a proceeding with its clocks for each matter applied for.
import { z } from 'zod'
import { receiptOf } from '../../domain/application.ts'
import { needsMeans } from '../../domain/benefits.ts'
import { dayAt, yearOf } from '../../domain/days.ts'
import { ApplicationId, CaseId } from '../../domain/identifiers.ts'
import { unsignedAdults } from '../../domain/law/persons.ts'
import { proceedingIdOf, type Proceeding } from '../../domain/proceeding.ts'
import { RegisterCode } from '../../domain/register.ts'
import { proceedingClocks } from '../../policy/proceeding-clocks.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

/** The means of a household are asked of every register; what is given by an event alone, of the population register and of the disability commission. */
const registersFor = (kinds: readonly string[]): RegisterCode[] => (kinds.every((kind) => kind !== 'service' && !needsMeans(kind)) ? ['PMLP', 'VDEAVK'] : [...RegisterCode.options])

export const step = defineStep({
  input: z.object({ caseId: CaseId, applicationId: ApplicationId }),
  outcomes: ['Signed', 'SignaturesMissing'],
  async run({ caseId, applicationId }, { store, municipality }) {
    const application = recordOf(await store.applications.byId(caseId, applicationId), `application ${applicationId}`)
    const receivedOn = dayAt(receiptOf(application))
    if (application.number === undefined) {
      const calendar = await calendarOf({ store, municipality })
      const number = `SD/${yearOf(receivedOn)}/${await store.settings.nextNumber(`application/${yearOf(receivedOn)}`)}`
      await store.applications.register(application, number, application.wishes.map(({ kind, serviceCode }): Proceeding => ({
        proceedingId: proceedingIdOf(applicationId, kind), caseId, applicationId, kind, serviceCode,
        status: 'Received', receivedAt: receiptOf(application), ...proceedingClocks(calendar, municipality, kind, receivedOn), version: 1,
      })))
    }
    // For help in a crisis, and for what is given by an event, nobody else is waited for: no one's means are asked.
    const missing = application.wishes.some(({ kind }) => kind === 'service' || needsMeans(kind)) ? unsignedAdults(application.facts.members, application.signatures, receivedOn) : []
    return {
      outcome: missing.length === 0 ? 'Signed' : 'SignaturesMissing',
      registers: registersFor(application.wishes.map(({ kind }) => kind)),
      proceedings: application.wishes.map(({ kind }) => proceedingIdOf(applicationId, kind)),
    }
  },
})
export const handler = toLambda(step)
