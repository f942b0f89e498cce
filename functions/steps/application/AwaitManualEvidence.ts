// The register did not answer for too long: an assistance organiser enters what it would have said, with the document it was read from.
import { z } from 'zod'
import { ApplicationId, CaseId } from '../../domain/identifiers.ts'
import { nearestLegalDue } from '../../domain/proceeding.ts'
import { RegisterCode } from '../../domain/register.ts'
import { toLambda } from '../../platform/lambda.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ caseId: CaseId, applicationId: ApplicationId, register: RegisterCode }),
  outcomes: ['EvidenceEntered'],
  async plan({ caseId, applicationId, register }, dependencies) {
    const legalDue = nearestLegalDue(await dependencies.store.cases.proceedings(caseId), { applicationId })
    return {
      owner: 'queue', queue: 'assistance', caseId, applicationId, register,
      ...await staffTaskNow(dependencies, 2, `Reģistrs ${register} nav atbildējis; ziņas jāiegūst citādi`, legalDue),
    }
  },
})
export const handler = toLambda(step)
