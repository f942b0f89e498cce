// Which assessment does this matter need? A service: of needs. Help in a crisis: by the rules, on an opinion. Any other benefit: by the rules.
import { z } from 'zod'
import { benefits } from '../../domain/benefits.ts'
import { CaseId, ProceedingId } from '../../domain/identifiers.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ caseId: CaseId, proceedingId: ProceedingId }),
  outcomes: ['OfMeans', 'OfNeeds', 'OnOpinion'],
  async run({ caseId, proceedingId }, { store }) {
    const proceeding = recordOf(await store.cases.proceeding(caseId, proceedingId), `proceeding ${proceedingId}`)
    if (proceeding.status === 'Received') await store.cases.move(proceeding, 'UnderAssessment')
    if (proceeding.kind === 'service') return 'OfNeeds'
    return benefits[proceeding.kind].opinion === true ? 'OnOpinion' : 'OfMeans'
  },
})
export const handler = toLambda(step)
