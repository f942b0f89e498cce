// Which assessment does this matter need? A benefit: of means. A service: of needs.
import { z } from 'zod'
import { CaseId, ProceedingId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['OfMeans', 'OfNeeds'],
  async run({ caseId, proceedingId }, { store }) {
    const proceeding = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    if (proceeding.status === 'Received') await store.cases.move(proceeding, 'UnderAssessment')
    return proceeding.kind === 'service' ? 'OfNeeds' : 'OfMeans'
  },
})
export const handler = toLambda(step)
