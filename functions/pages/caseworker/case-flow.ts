// Where a matter is now: the workflows it goes through, each with the boxes passed, the one it stands in and the time in each.
import type { Proceeding } from '../../domain/proceeding.ts'
import { asMet, type Wait } from '../../domain/wait.ts'
import { workflows } from '../../../workflows/all.ts'
import type { Workflow } from '../../../workflows/asl.ts'
import type { CaseFile } from '../../store/cases.ts'
import { boxes, machineBoxes, machineOutcomes, outcomes as outcomeWords, workflows as workflowNames } from '../words.ts'
import { boxHeight, boxWidth, pictureOf } from './flow-picture.ts'
import { worded } from '../names.ts'

const allOutcomes: Readonly<Record<string, string>> = { ...machineOutcomes, ...outcomeWords }
const boxNames: Readonly<Record<string, string>> = { ...machineBoxes, ...boxes }
/** What stands on an arrow of these outcomes. */
export const outcomesText = (outcomes: readonly string[]): string => [...new Set(outcomes.map((outcome) => worded(allOutcomes, outcome)))].join(', ')

const appealEnds: Readonly<Record<string, string>> = { Upheld: 'AppealUpheld', Reopened: 'AppealReopened', CarriedOut: 'AppealCarriedOut', Withdrawn: 'AppealWithdrawn' }

/** The box an execution ended in, as far as the records say. */
function endOf(workflow: string, { proceedingId, status, kind }: Proceeding, file: CaseFile): string | undefined {
  const decided = file.decisions.some((decision) => decision.proceedingId === proceedingId && decision.number !== undefined)
  const referral = file.referrals.find(({ referralId }) => referralId === proceedingId)
  switch (workflow) {
    case 'application': return status === 'Received' ? undefined : 'ApplicationUnderAssessment'
    case 'assessment': return ['Received', 'UnderAssessment'].includes(status) ? undefined : 'ReadyForDecision'
    case 'decision': return status === 'Refused' && decided ? 'DecisionRefused' : status === 'Awarded' ? 'BenefitAwarded' : kind === 'service' && referral !== undefined ? 'ServiceReferred' : undefined
    case 'appeal': return appealEnds[file.appeals.findLast((appeal) => appeal.proceedingId === proceedingId)?.state ?? '']
    case 'placement': return referral?.state === 'Placed' || referral?.state === 'Ended' ? 'ServicePlaced' : referral?.state === 'Queued' ? 'InWaitingList' : referral?.state === 'Withdrawn' ? 'ReferralWithdrawn' : undefined
    default: return undefined
  }
}

/** The waits of the last execution of a workflow for this matter. */
function waitsOf(workflow: string, { proceedingId, applicationId }: Proceeding, { waits }: CaseFile): Wait[] {
  const about = waits.filter((wait) => wait.workflow === workflow && wait.box !== 'AwaitRepair' && (wait.proceedingId === undefined ? wait.applicationId === applicationId : wait.proceedingId === proceedingId)).toSorted(asMet)
  const last = about.at(-1)?.execution
  return about.filter(({ execution }) => execution === last)
}

/** Each workflow this matter has come to, in order; the last is where it is. */
export function flowsOf(proceeding: Proceeding, file: CaseFile, now: number) {
  const shown = Object.entries(workflows as Record<string, Workflow>).flatMap(([workflow, flow]) => {
    const [waits, end] = [waitsOf(workflow, proceeding, file), endOf(workflow, proceeding, file)]
    if (waits.length === 0 && end === undefined) return []
    const picture = pictureOf(flow, waits, end, now, outcomesText)
    return [{
      workflow, name: worded(workflowNames, workflow), ...picture, boxWidth, boxHeight,
      boxes: picture.boxes.map((box) => ({ ...box, name: worded(boxNames, box.box), lines: linesOf(worded(boxNames, box.box)), waits: box.box.startsWith('Await'), time: box.ms > 0 ? lasting(box.ms) : '' })),
    }]
  })
  const all = shown.flatMap(({ boxes: drawn }) => drawn)
  const told = ({ name, time, times, state }: (typeof all)[number]) => ({ name, time, times, now: state === 'now' })
  return { pictures: shown, now: all.filter(({ state }) => state === 'now').map(told), stood: all.filter(({ ms }) => ms > 0).map(told) }
}

/** A name in at most two lines of a box. */
function linesOf(name: string): string[] {
  if (name.length <= 26) return [name]
  const words = name.split(' ')
  const first: string[] = []
  while (words.length > 0 && [...first, words[0]].join(' ').length <= 26) first.push(words.shift()!)
  return [first.join(' '), words.join(' ')]
}

const minute = 60_000
/** `35 min`, `5 h`, `12 d. 3 h`: calendar time, as it passed for the household. */
export function lasting(ms: number): string {
  const minutes = Math.floor(ms / minute)
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  if (days > 0) return hours === 0 ? `${days} d.` : `${days} d. ${hours} h`
  return hours > 0 ? `${hours} h` : minutes > 0 ? `${minutes} min` : 'mazāk par minūti'
}
