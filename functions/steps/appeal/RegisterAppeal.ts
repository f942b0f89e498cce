// APL 77: gives a contested decision's appeal its number, in time or late.
import { z } from 'zod'
import { dayAt, yearOf } from '../../domain/days.ts'
import { AppealId, CaseId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, appealId: AppealId }),
  outcomes: ['Registered'],
  async run({ caseId, appealId }, { store }) {
    const appeal = recordOf(await store.appeals.byId(caseId, appealId), `appeal ${appealId}`)
    if (appeal.state === 'Lodged') {
      const year = yearOf(dayAt(appeal.receivedAt))
      await store.appeals.register(appeal, `AP/${year}/${await store.settings.nextNumber(`appeal/${year}`)}`)
    }
    return 'Registered'
  },
})
export const handler = toLambda(step)
