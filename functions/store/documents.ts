// Documents of a case: what each is, from whom and when; the bytes lie among the files. Appended with the journal's entry, never erased.
import { CaseDocument } from '../domain/document.ts'
import { entry } from './journal.ts'
import { recordOf, type Table, type Write } from './table.ts'

const key = ({ caseId, documentId }: Pick<CaseDocument, 'caseId' | 'documentId'>) => ({ pk: `CASE#${caseId}`, sk: `DOCUMENT#${documentId}` })

export function openDocuments(table: Table) {
  return {
    async byId(caseId: string, documentId: string): Promise<CaseDocument | undefined> {
      const item = await table.get(key({ caseId, documentId }))
      return item && recordOf(CaseDocument, item)
    },
    async ofCase(caseId: string): Promise<CaseDocument[]> {
      return (await table.partition(`CASE#${caseId}`, 'DOCUMENT#')).map((item) => recordOf(CaseDocument, item))
    },
    /** A new document whose bytes are laid down, as part of a transaction. The entry says that there is one, not what is in it. */
    added: (document: CaseDocument, onBehalfOf?: string): Write[] => [
      table.create(key(document), document, 'Šis dokuments jau ir pievienots.'),
      entry(table, { caseId: document.caseId, what: 'DocumentReceived', by: document.by, onBehalfOf, occurredAt: document.receivedAt, recordedAt: document.recordedAt }, document.documentId),
    ],
    /** One that does not belong here: said, and why, in the journal too. */
    mistaken: (document: CaseDocument, mistaken: NonNullable<CaseDocument['mistaken']>): Write[] => [
      table.replace(key(document), { ...document, mistaken }, 'Dokuments tikko mainījās. Atveriet to vēlreiz.'),
      entry(table, { caseId: document.caseId, what: 'DocumentMistaken', by: mistaken.by, occurredAt: mistaken.at, recordedAt: mistaken.at, note: mistaken.reason }, document.documentId),
    ],
  }
}
