// The register of agreements: of each kind a person has at most one that is active, in whatever case.
import { Agreement } from '../domain/agreement.ts'
import { recordOf, type Table, type Write } from './table.ts'

const key = ({ caseId, agreementId }: Pick<Agreement, 'caseId' | 'agreementId'>) => ({ pk: `CASE#${caseId}`, sk: `AGREEMENT#${agreementId}` })
const activeKey = ({ personId, kind }: Pick<Agreement, 'personId' | 'kind'>) => ({ pk: `PERSON#${personId}`, sk: `AGREEMENT#${kind}` })

export function openAgreements(table: Table) {
  return {
    async ofCase(caseId: string): Promise<Agreement[]> {
      return (await table.partition(`CASE#${caseId}`, 'AGREEMENT#')).map((item) => recordOf(Agreement, item))
    },
    /** A new agreement, as part of a transaction. Conflict on commit when the person has an active one of this kind. */
    entered: (agreement: Agreement): Write[] => [
      table.create(key(agreement), agreement, 'Šī vienošanās jau ir ierakstīta.'),
      table.create(activeKey(agreement), { agreementId: agreement.agreementId, caseId: agreement.caseId }, 'Šai personai jau ir spēkā šāda vienošanās. Vispirms izbeidziet to.'),
    ],
    /** The agreement with a duty's result, as part of the transaction that answers the task. */
    changed: (agreement: Agreement): Write => table.replace(key(agreement), agreement, 'Vienošanās tikko mainījās.'),
    /** Ended, as part of a transaction: the person may have a new one of this kind. */
    ended: (agreement: Agreement): Write[] => [table.replace(key(agreement), agreement, 'Vienošanās tikko mainījās.'), table.erase(activeKey(agreement))],
  }
}
