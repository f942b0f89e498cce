// The house's workflows by name, in the order a case goes through them.
import type { WorkflowName } from '../functions/domain/workflow-names.ts'
import { appeal } from './appeal.ts'
import { application } from './application.ts'
import type { Workflow } from './asl.ts'
import { assessment } from './assessment.ts'
import { decision } from './decision.ts'
import { gift } from './gift.ts'
import { jubilees } from './jubilees.ts'
import { payout } from './payout.ts'
import { placement } from './placement.ts'
import { recalculation } from './recalculation.ts'

export const workflows = { application, assessment, decision, payout, placement, appeal, recalculation, jubilees, gift } as const satisfies Record<WorkflowName, Workflow>
