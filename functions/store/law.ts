// What the municipality has done with the law's numbers: its signatures under rows of confidence C.
import { LawSignature } from '../domain/law-signature.ts'
import { officeEntry } from './journal.ts'
import { recordOf, type Table } from './table.ts'

const lawPk = (municipality: string): string => `LAW#${municipality}`

export function openLaw(table: Table) {
  return {
    /** Every signature, in the order of rows and of time; which of them hold, policy/tables says. */
    async signatures(municipality: string): Promise<LawSignature[]> {
      return (await table.partition(lawPk(municipality), 'SIGNED#')).map((item) => recordOf(LawSignature, item))
    },
    /** Keeps a signature; it is added, and never replaced. */
    async sign(signed: LawSignature): Promise<void> {
      await table.transact([
        table.create({ pk: lawPk(signed.municipality), sk: `SIGNED#${signed.rowId}#${signed.signedAt}` }, signed, 'Šī rinda tikko tika parakstīta.'),
        officeEntry(table, 'OFFICE#', { what: 'LawSigned', by: `staff:${signed.by}`, occurredAt: signed.signedAt, recordedAt: signed.signedAt, note: signed.rowId }, signed.rowId),
      ])
    },
  }
}
