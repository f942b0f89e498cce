// Absences of staff, and the extra work they brought to others. A few hundred a year: one partition, read whole, as last written.
import { Absence, ExtraWork } from '../domain/absence.ts'
import { recordOf, type Table, type Write } from './table.ts'

const pk = 'ABSENCES'
const changed = 'Šo prombūtni tikko mainīja kāds cits.'
const key = ({ absenceId }: Pick<Absence, 'absenceId'>) => ({ pk, sk: `ABSENCE#${absenceId}` })

export function openAbsences(table: Table) {
  return {
    async all(): Promise<Absence[]> {
      return (await table.partition(pk, 'ABSENCE#')).map((item) => recordOf(Absence, item)).toSorted((a, b) => a.from.localeCompare(b.from) || a.absenceId.localeCompare(b.absenceId))
    },
    async byId(absenceId: string): Promise<Absence | undefined> {
      const item = await table.get(key({ absenceId }))
      return item && recordOf(Absence, item)
    },
    async enter(absence: Omit<Absence, 'version'>): Promise<void> {
      await table.transact([table.create(key(absence), { ...absence, version: 1 }, 'Šī prombūtne jau ir ierakstīta.')])
    },
    /** Errors: Conflict when it was changed since it was read. */
    async change(absence: Absence, changes: Partial<Absence>): Promise<void> {
      await table.transact([table.replace(key(absence), { ...absence, ...changes }, changed)])
    },
    /** Written over as it is, as part of a transaction: what is done for it is done only while nobody has chosen otherwise. Its version is then one more. */
    touched: (absence: Absence): Write => table.replace(key(absence), absence, changed),
    /** That work came to someone, as part of the transaction that moves it; the same work for the same absence is one line. */
    broughtTo: (extra: ExtraWork): Write => table.set({ pk: `EXTRA#${extra.staffId}`, sk: `${extra.on}#${extra.absenceId}#${extra.waitId}` }, extra),
    async extraOf(staffId: string): Promise<ExtraWork[]> {
      return (await table.partition(`EXTRA#${staffId}`)).map((item) => recordOf(ExtraWork, item))
    },
  }
}
