// The tasks of the desk by their box, each with its page; finance and providers answer theirs on their own.
import { appealReviewTask } from './appeal-review.ts'
import { carriedOutTask } from './carried-out.ts'
import { commissionTask } from './commission.ts'
import { decisionTask } from './decision.ts'
import { declineReadTask } from './decline-read.ts'
import { dutyTask } from './duty.ts'
import { factsTask } from './facts-settled.ts'
import { giftTask } from './gift.ts'
import { birthdaysTask, jubileesTask } from './jubilees.ts'
import { lawTask } from './law-settled.ts'
import { evidenceTask } from './manual-evidence.ts'
import { needReviewTask } from './need-review.ts'
import { needsTask } from './needs.ts'
import { opinionTask } from './opinion.ts'
import { placementTask } from './placement-review.ts'
import { recalculationTask } from './recalculation.ts'
import { receiptTask } from './receipt.ts'
import { repairTask } from './repair.ts'
import { secondReviewTask } from './second-review.ts'
import { visitTask } from './visit.ts'
import { visitReadTask } from './visit-read.ts'
import type { TaskPage } from './task-page.ts'

export const taskPages: Readonly<Record<string, TaskPage>> = {
  AwaitDecision: decisionTask,
  AwaitSecondReview: secondReviewTask,
  AwaitNeedsAssessment: needsTask,
  AwaitOpinion: opinionTask,
  AwaitFactsSettled: factsTask,
  AwaitManualEvidence: evidenceTask,
  AwaitLawSettled: lawTask,
  AwaitPlacementReview: placementTask,
  AwaitNeedReview: needReviewTask,
  AwaitAppealReview: appealReviewTask,
  AwaitCommission: commissionTask,
  AwaitCarriedOut: carriedOutTask,
  AwaitReceipt: receiptTask,
  AwaitDeclineRead: declineReadTask,
  AwaitDuty: dutyTask,
  AwaitVisit: visitTask,
  AwaitVisitRead: visitReadTask,
  AwaitRepair: repairTask,
  AwaitRecalculationSigned: recalculationTask,
  AwaitBirthdays: birthdaysTask,
  AwaitJubileesSigned: jubileesTask,
  AwaitGiftDelivered: giftTask,
}

/** In the order a filter offers them. */
export const deskBoxes: readonly string[] = Object.keys(taskPages)
