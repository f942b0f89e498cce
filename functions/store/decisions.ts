// Decisions: written by a person with the answer to their task, issued by the workflow with a number and dates.
import { Decision, DecisionDraft } from '../domain/decision.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { moved } from './cases.ts'
import { entry } from './journal.ts'
import { recordOf, type Table, type Write } from './table.ts'

const key = ({ caseId, proceedingId }: { caseId: string; proceedingId: string }) => ({ pk: `CASE#${caseId}`, sk: `DECISION#${proceedingId}` })

const draftKey = ({ caseId, proceedingId }: { caseId: string; proceedingId: string }) => ({ pk: `CASE#${caseId}`, sk: `DRAFT#${proceedingId}` })

export function openDecisions(table: Table, now: () => number) {
  const at = () => instantOf(now())
  return {
    async byProceeding(caseId: string, proceedingId: string): Promise<Decision | undefined> {
      const item = await table.get(key({ caseId, proceedingId }))
      return item && recordOf(Decision, item)
    },
    async ofCase(caseId: string): Promise<Decision[]> {
      return (await table.partition(`CASE#${caseId}`, 'DECISION#')).map((item) => recordOf(Decision, item))
    },
    /** What a person decided, as part of answering their task; a proceeding is decided once. */
    decided(decision: Omit<Decision, 'version'>): Write {
      return table.create(key(decision), { ...decision, version: 1 }, 'Šajā lietā lēmums jau ir pieņemts.')
    },
    /** What is intended in a proceeding, as last drafted; as last written. */
    async draft(caseId: string, proceedingId: string): Promise<DecisionDraft | undefined> {
      const item = await table.get(draftKey({ caseId, proceedingId }))
      return item && recordOf(DecisionDraft, item)
    },
    /** A draft, as part of answering the task; `before`: the one it takes the place of, as it was read. */
    drafted(draft: Omit<DecisionDraft, 'version'>, before: DecisionDraft | undefined): Write {
      const changed = 'Lēmuma projektu tikko mainīja kāds cits. Atveriet uzdevumu vēlreiz.'
      return before === undefined ? table.create(draftKey(draft), { ...draft, version: 1 }, changed) : table.replace(draftKey(draft), { ...draft, version: before.version }, changed)
    },
    /** The second person approves exactly the draft they read: it becomes the decision. Errors: Conflict when it was drafted anew meanwhile. */
    approved(draft: DecisionDraft, approvedBy: string): Write[] {
      const { version: _, put: __, ...content } = draft
      return [
        table.replace(draftKey(draft), draft, 'Lēmuma projekts tikmēr ir mainīts. Izlasiet to vēlreiz.'),
        table.create(key(draft), { ...content, approvedBy, approvedAt: at(), version: 1 }, 'Šajā lietā lēmums jau ir pieņemts.'),
      ]
    },
    /** Gives the decision its number, dates and letter and moves the proceeding; issued before: nothing changes. Drafted days before, it is made when it is issued. */
    async issue(decision: Decision, proceeding: Proceeding, issued: Required<Pick<Decision, 'number' | 'notifiedOn' | 'contestUntil'>> & Pick<Decision, 'letter'>, also: Write[] = []): Promise<void> {
      if (decision.number !== undefined) return
      await table.transact([
        table.replace(key(decision), { ...decision, ...issued, issuedAt: at() }, 'Lēmums jau ir izdots.'),
        ...moved(table, proceeding, decision.granted ? 'Granted' : 'Refused', { decidedAt: decision.decidedAt }),
        entry(table, { caseId: decision.caseId, proceedingId: decision.proceedingId, what: decision.granted ? 'DecisionGranted' : 'DecisionRefused', by: `staff:${decision.decidedBy}`, occurredAt: at(), recordedAt: at(), note: issued.number }, decision.proceedingId),
        ...also,
      ])
    },
  }
}
