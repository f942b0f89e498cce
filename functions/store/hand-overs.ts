// Hand-overs of cases between specialists, each kept with its story and its receipt.
import { HandOver } from '../domain/hand-over.ts'
import { recordOf, type Table, type Write } from './table.ts'

const key = ({ caseId, handOverId }: Pick<HandOver, 'caseId' | 'handOverId'>) => ({ pk: `CASE#${caseId}`, sk: `HANDOVER#${handOverId}` })

export function openHandOvers(table: Table) {
  return {
    async byId(caseId: string, handOverId: string): Promise<HandOver | undefined> {
      const item = await table.get(key({ caseId, handOverId }))
      return item && recordOf(HandOver, item)
    },
    /** A new hand-over, as part of the transaction that opens its receipt. */
    given: (handOver: HandOver): Write => table.create(key(handOver), handOver, 'Šī nodošana jau ir ierakstīta.'),
    /** Its receipt or refusal, as part of the transaction that answers it. */
    answered: (handOver: HandOver): Write => table.replace(key(handOver), handOver, 'Nodošana tikko mainījās.'),
  }
}
