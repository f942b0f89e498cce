// Residents and staff.
import { NeedsStaff } from '../domain/errors.ts'
import type { Instant } from '../domain/identifiers.ts'
import { Resident, Staff } from '../domain/person.ts'
import { officeEntry } from './journal.ts'
import { findable } from './search.ts'
import { recordOf, type Table, type Write } from './table.ts'

/** A person as stored; one that is not of the shape is refused before it is written, not found out when it is read. */
const checked = (person: Resident): Resident => Resident.parse(person)

export function openPeople(table: Table) {
  async function resident(personId: string): Promise<Resident | undefined> {
    const item = await table.get({ pk: `PERSON#${personId}`, sk: 'PERSON' })
    return item && recordOf(Resident, item)
  }
  return {
    resident,
    /** Those of these people who are known, for showing names. */
    async residents(personIds: readonly string[]): Promise<Resident[]> {
      return (await Promise.all(personIds.map(resident))).filter((person) => person !== undefined)
    },
    /** All of these people. Errors: NeedsStaff when one is unknown: means must never be assessed as if they were not there. */
    async household(personIds: readonly string[]): Promise<Resident[]> {
      const found = await Promise.all(personIds.map(resident))
      return found.map((person, i) => {
        if (person === undefined) throw new NeedsStaff(`There is no resident ${personIds[i]}`)
        return person
      })
    },
    /** By personal code, digits only. */
    async residentByCode(personCode: string): Promise<Resident | undefined> {
      const item = await table.get({ pk: `CODE#${personCode}`, sk: 'CODE' })
      return item && resident(String(item['personId']))
    },
    /** Enters a resident whose code nobody has yet, and nothing else. Errors: Conflict when the code is known. */
    async enterNewResident(person: Resident): Promise<void> {
      await table.transact([
        table.create({ pk: `CODE#${person.personCode.replace(/\D/g, '')}`, sk: 'CODE' }, { personId: person.personId }, 'Šāds personas kods jau ir zināms.'),
        table.create({ pk: `PERSON#${person.personId}`, sk: 'PERSON' }, checked(person), 'Šī persona jau ir zināma.'),
        ...findable(table, person, undefined),
      ])
    },
    /** Enters or updates a resident; the code and the words of their name and address lead to them from then on. */
    async saveResident(person: Resident): Promise<void> {
      const before = await resident(person.personId)
      await table.transact([
        table.set({ pk: `PERSON#${person.personId}`, sk: 'PERSON' }, checked(person)),
        table.set({ pk: `CODE#${person.personCode.replace(/\D/g, '')}`, sk: 'CODE' }, { personId: person.personId }),
        ...findable(table, person, before),
      ])
    },
    /** Name and day of birth of a resident as the provider of the sign-in vouches for them; told in the office's book, without either. */
    async residentVouchedFor(person: Resident, before: Resident, at: Instant): Promise<void> {
      await table.transact([
        table.set({ pk: `PERSON#${person.personId}`, sk: 'PERSON' }, checked(person)),
        ...findable(table, person, before),
        officeEntry(table, 'OFFICE#', { what: 'ResidentVouchedFor', by: `resident:${person.personId}`, occurredAt: at, recordedAt: at, note: person.personId }, person.personId),
      ])
    },
    /** How to reach a resident, as part of a transaction; what is empty is taken away. */
    contact(person: Resident, { phone, email }: { phone?: string | undefined; email?: string | undefined }): Write[] {
      return [table.set({ pk: `PERSON#${person.personId}`, sk: 'PERSON' }, checked({ ...person, phone, email }))]
    },
    async staff(staffId: string): Promise<Staff | undefined> {
      const item = await table.get({ pk: `STAFF#${staffId}`, sk: 'STAFF' })
      return item && recordOf(Staff, item)
    },
    async allStaff(): Promise<Staff[]> {
      return (await table.index('list', 'STAFF')).map((item) => recordOf(Staff, item))
    },
    /** What the provider of the sign-in vouches for of a colleague, as of now: it changes who may do what, so it is told in the office's book. */
    async staffVouchedFor(person: Staff, at: Instant): Promise<void> {
      await table.transact([
        table.set({ pk: `STAFF#${person.staffId}`, sk: 'STAFF' }, { ...person, listPk: 'STAFF', listSk: person.staffId }),
        officeEntry(table, 'OFFICE#', { what: 'StaffVouchedFor', by: 'system', occurredAt: at, recordedAt: at, note: [person.staffId, ...person.roles, ...person.territory ?? []].join(' ') }, person.staffId),
      ])
    },
    async saveStaff(person: Staff): Promise<void> {
      await table.put({ pk: `STAFF#${person.staffId}`, sk: 'STAFF' }, { ...person, listPk: 'STAFF', listSk: person.staffId })
    },
  }
}
