// The register is down: the time is the register's, until it is asked again.
import { z } from 'zod'
import { ApplicationId, CaseId, instantOf } from '../../domain/identifiers.ts'
import { RegisterCode } from '../../domain/register.ts'
import { registerRetry } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, applicationId: ApplicationId, register: RegisterCode }),
  outcomes: ['AskAgain'],
  async plan({ caseId, applicationId, register }, { store, now, municipality }) {
    const check = recordOf(await store.assessments.check(caseId, applicationId, register), `question to ${register}`)
    return {
      owner: 'register', queue: `register:${register}`, caseId, applicationId, register,
      ...registerRetry(await calendarOf({ store, municipality }), instantOf(now()), check.attempts, register, 'AskAgain'),
    }
  },
})
export const handler = toLambda(step)
