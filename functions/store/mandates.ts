// Mandates: who may act for whom, from the principal's side and the representative's; entered and revoked by clerks, and told in the books.
import { instantOf } from '../domain/identifiers.ts'
import { Mandate } from '../domain/mandate.ts'
import { entry, officeEntry } from './journal.ts'
import { recordOf, type Table, type Write } from './table.ts'

const key = ({ principalId, mandateId }: Pick<Mandate, 'principalId' | 'mandateId'>) => ({ pk: `PERSON#${principalId}`, sk: `MANDATE#${mandateId}` })
const changed = 'Pilnvara tikko mainījās. Atveriet lapu vēlreiz.'

export function openMandates(table: Table, now: () => number) {
  const at = () => instantOf(now())

  /** In the office's book, and in those of the principal's cases, where whoever reads the file finds it. */
  const told = ({ principalId, representativeId, mandateId, document }: Mandate, what: string, staffId: string, caseIds: readonly string[]): Write[] => {
    const event = { what, by: `staff:${staffId}`, occurredAt: at(), recordedAt: at() }
    return [
      officeEntry(table, 'OFFICE#', { ...event, note: `${mandateId} ${principalId} ${representativeId}` }, mandateId),
      ...caseIds.map((caseId) => entry(table, { caseId, ...event, note: document }, mandateId)),
    ]
  }

  async function byId(principalId: string, mandateId: string): Promise<Mandate | undefined> {
    const item = await table.get(key({ principalId, mandateId }))
    return item && recordOf(Mandate, item)
  }

  return {
    byId,
    /** Who may act for a person, ever: those of the past too. */
    async ofPrincipal(personId: string): Promise<Mandate[]> {
      return (await table.partition(`PERSON#${personId}`, 'MANDATE#')).map((item) => recordOf(Mandate, item))
    },
    /** For whom a person may act, ever. */
    async ofRepresentative(personId: string): Promise<Mandate[]> {
      const pointers = await table.partition(`PERSON#${personId}`, 'ACTSFOR#')
      return (await Promise.all(pointers.map(({ principalId, mandateId }) => byId(String(principalId), String(mandateId))))).filter((mandate) => mandate !== undefined)
    },
    /** Enters a mandate; entered again, by a second click, it is the same. `caseIds`: the principal's own cases. */
    async enter(mandate: Omit<Mandate, 'version' | 'enteredAt'>, caseIds: readonly string[]): Promise<void> {
      if (await byId(mandate.principalId, mandate.mandateId)) return
      const entered: Mandate = { ...mandate, enteredAt: at(), version: 1 }
      await table.transact([
        table.create(key(entered), entered, changed),
        // A form of another principal's page bears an identifier that is taken: its mandate must not take that one's place.
        table.create({ pk: `PERSON#${entered.representativeId}`, sk: `ACTSFOR#${entered.mandateId}` }, { principalId: entered.principalId, mandateId: entered.mandateId }, 'Ar šo veidlapu jau ir ierakstīta citas personas pilnvara. Atveriet lapu vēlreiz.'),
        ...told(entered, 'MandateEntered', entered.enteredBy, caseIds),
      ])
    },
    /** It holds no more, from this moment. */
    async revoke(mandate: Mandate, staffId: string, caseIds: readonly string[]): Promise<void> {
      if (mandate.revokedAt !== undefined) return
      await table.transact([table.replace(key(mandate), { ...mandate, revokedAt: at(), revokedBy: staffId }, changed), ...told(mandate, 'MandateRevoked', staffId, caseIds)])
    },
  }
}
