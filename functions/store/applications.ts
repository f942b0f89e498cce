// Applications: drafts as they are typed, submission (once), registration and signatures.
import { Application, Draft } from '../domain/application.ts'
import type { Case } from '../domain/case.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { executionName } from '../domain/workflow-names.ts'
import { caseKey, listedCase, proceedingKey } from './cases.ts'
import { entry } from './journal.ts'
import { begins } from './outbox.ts'
import { numbered } from './search.ts'
import { recordOf, type Table, type Write } from './table.ts'

const key = ({ caseId, applicationId }: { caseId: string; applicationId: string }) => ({ pk: `CASE#${caseId}`, sk: `APPLICATION#${applicationId}` })
const draftKey = (personId: string) => ({ pk: `PERSON#${personId}`, sk: 'DRAFT' })
const copyKey = (personId: string, applicationId: string) => ({ pk: `PERSON#${personId}`, sk: `SUBMITTED#${applicationId}` })
const changed = 'Iesniegums tikko tika mainīts citā logā. Pārbaudiet un iesniedziet vēlreiz.'

/** Who did it, and for whom, when it was by a representative's hand. */
const byHand = (personId: string, hand: string | undefined) => (hand === undefined ? { by: `resident:${personId}` } : { by: `resident:${hand}`, onBehalfOf: personId })

export function openApplications(table: Table, now: () => number) {
  const at = () => instantOf(now())

  async function byId(caseId: string, applicationId: string): Promise<Application | undefined> {
    const item = await table.get(key({ caseId, applicationId }))
    return item && recordOf(Application, item)
  }

  return {
    byId,
    /** Every application of a case, the latest submitted first. */
    async ofCase(caseId: string): Promise<Application[]> {
      return (await table.partition(`CASE#${caseId}`, 'APPLICATION#')).map((item) => recordOf(Application, item)).toSorted((a, b) => b.submittedAt.localeCompare(a.submittedAt))
    },
    /** The draft a resident has open; one at a time. */
    async draft(personId: string): Promise<Draft | undefined> {
      const item = await table.get(draftKey(personId))
      return item && recordOf(Draft, item)
    },
    /** Keeps a page of the draft as typed. Errors: Conflict when another tab saved meanwhile. */
    async saveDraft(draft: Draft): Promise<void> {
      await table.transact([
        draft.version === 0
          ? table.create(draftKey(draft.applicantId), { ...draft, version: 1, savedAt: at() }, changed)
          : table.replace(draftKey(draft.applicantId), { ...draft, savedAt: at() }, changed),
      ])
    },
    async discardDraft(personId: string): Promise<void> {
      await table.remove(draftKey(personId))
    },
    /** The form as it was submitted; none when the office entered the application. */
    async copy(applicantId: string, applicationId: string): Promise<Draft | undefined> {
      const item = await table.get(copyKey(applicantId, applicationId))
      return item && recordOf(Draft, item)
    },

    /**
     * Submits an application, opening the case if it is the household's first; with it goes the message that starts the workflow.
     * `form`: the draft as it was read and typed; it is erased and kept as the applicant's copy, which is what the other adults sign.
     * Submitting it again changes nothing. Returns the message's identifier. Errors: Conflict when the draft was changed since it was read.
     */
    async submit(application: Omit<Application, 'version'>, household: Omit<Case, 'version'>, form?: Draft): Promise<string> {
      const id = executionName('application', application.applicationId)
      if (await byId(application.caseId, application.applicationId)) return id
      const known = await table.get(caseKey(household.caseId))
      await table.transact([
        table.create(key(application), { ...application, version: 1 }, changed),
        known === undefined
          ? table.create(caseKey(household.caseId), { ...household, version: 1, ...listedCase(household.caseId) }, changed)
          : table.replace(caseKey(household.caseId), { ...known, memberIds: household.memberIds, title: household.title, version: Number(known['version']), ...listedCase(household.caseId) }, changed),
        ...household.memberIds.map((personId): Write => table.set({ pk: `PERSON#${personId}`, sk: `CASE#${household.caseId}` }, { caseId: household.caseId })),
        ...(form === undefined ? [] : [table.eraseRead(draftKey(application.applicantId), form.version, changed), table.set(copyKey(application.applicantId, application.applicationId), form)]),
        begins(table, at(), 'application', id, { caseId: application.caseId, applicationId: application.applicationId }),
        entry(table, { caseId: application.caseId, what: 'ApplicationSubmitted', ...byHand(application.applicantId, application.submittedBy), occurredAt: application.submittedAt, recordedAt: at(), applicationId: application.applicationId }, application.applicationId),
      ])
      return id
    },

    /** Registers it: the number, and a proceeding for each matter. Registered before: nothing changes. */
    async register(application: Application, number: string, proceedings: Proceeding[]): Promise<void> {
      if (application.number !== undefined) return
      await table.transact([
        table.replace(key(application), { ...application, number, proceedingIds: proceedings.map(({ proceedingId }) => proceedingId) }, changed),
        ...proceedings.map((proceeding) => table.create(proceedingKey(proceeding), proceeding, changed)),
        numbered(table, number, application.caseId),
        entry(table, { caseId: application.caseId, what: 'ApplicationRegistered', by: 'system', occurredAt: application.submittedAt, recordedAt: at(), note: number }, application.applicationId),
      ])
    },

    /** Written over as it is, as part of a transaction: what is decided on it, and what moves it, are one after the other. */
    touched: (application: Application): Write => table.replace(key(application), application, changed),

    /** It came at another time than was entered, as part of a transaction. */
    received: (application: Application, receivedAt: string): Write => table.replace(key(application), { ...application, receivedAt }, changed),

    /** An adult's signature, as part of a transaction; `hand`: the representative who gives it. */
    signed(application: Application, personId: string, hand?: string): Write[] {
      if (application.signatures.some((signature) => signature.personId === personId)) return []
      return [
        table.replace(key(application), { ...application, signatures: [...application.signatures, { personId, at: at(), ...(hand === undefined ? {} : { by: hand }) }] }, changed),
        entry(table, { caseId: application.caseId, what: 'Signed', ...byHand(personId, hand), occurredAt: at(), recordedAt: at() }, personId),
      ]
    },
  }
}
