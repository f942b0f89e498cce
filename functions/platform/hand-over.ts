// A case goes from one specialist to another: the record, and the wait for its receipt. Where nobody takes it over, the giver has to read that it is still theirs.
import type { HandOver } from '../domain/hand-over.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Staff } from '../domain/person.ts'
import type { Wait } from '../domain/wait.ts'
import type { Write } from '../store/table.ts'
import { openingBeside } from './beside.ts'
import type { Dependencies } from './dependencies.ts'
import { staffTaskNow } from './staff-wait.ts'

/** A receipt is confirmed within one working day; on the morning after it stands with the supervisors. */
const receiptWorkingDays = 1
/** The giver has one working day to read that the case is still theirs. */
const declinedWorkingDays = 1

export const executionOfHandOver = ({ handOverId }: Pick<HandOver, 'handOverId'>): string => `handover-${handOverId}`

/** `toWhom`: the receiver's name, or the team's, for the journal. */
export async function handOver(given: Omit<HandOver, 'to' | 'givenAt' | 'version'>, to: Staff | undefined, toWhom: string, dependencies: Pick<Dependencies, 'store' | 'now' | 'municipality'>): Promise<void> {
  const { store, now } = dependencies
  const at = instantOf(now())
  const { handOverId, caseId, from, queue } = given
  await store.commit([
    ...await openingBeside({
      workflow: 'handover', box: 'AwaitReceipt', execution: executionOfHandOver(given), outcomes: ['Received', 'Declined'], caseId, queue, notBy: [from], ...(to === undefined ? { owner: 'queue' } : { owner: 'hands', person: to.staffId }),
      ...await staffTaskNow(dependencies, receiptWorkingDays, 'Nodotās lietas saņemšana jāapstiprina'),
    }, dependencies),
    store.handOvers.given({ ...given, ...(to === undefined ? {} : { to: to.staffId }), givenAt: at, version: 1 }),
    store.journal.entry({ caseId, what: 'HandedOver', by: `staff:${from}`, occurredAt: at, recordedAt: at, note: toWhom }, handOverId),
  ])
}

/** Nobody took it over: the giver reads why. Part of the transaction that answers its receipt. */
export async function declined({ caseId, from, handOverId }: HandOver, { queue, workflow }: Pick<Wait, 'queue' | 'workflow'>, dependencies: Pick<Dependencies, 'store' | 'now' | 'municipality'>): Promise<Write[]> {
  return openingBeside({
    workflow, box: 'AwaitDeclineRead', execution: executionOfHandOver({ handOverId }), outcomes: ['Read'], caseId, queue, owner: 'hands', person: from,
    ...await staffTaskNow(dependencies, declinedWorkingDays, 'Lieta nav pārņemta: tā joprojām ir jūsu ziņā'),
  }, dependencies)
}
