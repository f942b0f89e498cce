// The journal of a case as a timeline: what happened, who did it, when, the latest first.
import { dayAt } from '../../domain/days.ts'
import type { CaseEvent } from '../../domain/event.ts'
import { seesNote } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { kindOfProceeding } from '../../domain/proceeding.ts'
import { boxes, events as eventWords, kinds, outcomes } from '../words.ts'
import { worded, type Names } from '../names.ts'
import type { CaseFile } from '../../store/cases.ts'
import { deliveryPath } from './delivery.ts'
import { answerPath } from './late-facts.ts'
import { receiptPath } from './receipt-day.ts'
import { repairPath } from './repair-again.ts'

/** So many entries are shown unless all are asked for. */
export const shortJournal = 12

/** What the machine or the desk does with its own tasks is told only when everything is asked for; what people decided, answered or wrote to each other always. */
const inner = ['TaskTaken', 'TaskPutOff', 'TaskReturned', 'Reminded', 'DatesMoved', 'PlaceReserved', 'PlaceReleased', 'ContactChanged', 'VisitPlanned']
/** Followed in the same moment by the entry that says it better: the decision itself. */
const toldBetter = ['AwaitDecision.Granted', 'AwaitDecision.Refused', 'AwaitRegister.AskAgain', 'AwaitVisit.Visited']
export const isMilestone = (what: string): boolean => !what.endsWith('.opened') && !inner.includes(what) && !toldBetter.includes(what)

export interface JournalRow { at: string; what: string; about: string; by: string; note: string | undefined; recordedAt: string | undefined; act: { href: string; text: string } | undefined }

export function journalRows(events: readonly CaseEvent[], staff: Staff, names: { staff: Names; residents: Names }, file: CaseFile): JournalRow[] {
  return events.toReversed().toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt)).map((event) => ({
    at: event.occurredAt,
    what: whatText(event.what),
    about: event.proceedingId === undefined ? '' : kinds[kindOfProceeding(event.proceedingId)],
    by: byText(event.by, names) + (event.onBehalfOf === undefined ? '' : `, pilnvarnieks (${names.residents[event.onBehalfOf] ?? 'iesniedzējs'})`),
    note: event.what === 'CaseRead' || seesNote(staff, event) ? event.note : undefined,
    // A paper received on Monday may be entered on Thursday: then both days show.
    recordedAt: dayAt(event.recordedAt) === dayAt(event.occurredAt) ? undefined : event.recordedAt,
    act: answerPath(staff, file, event) ?? deliveryPath(staff, file, event) ?? receiptPath(staff, file, event) ?? repairPath(staff, event),
  }))
}

/** `AwaitDecision.Granted` is worded from box and outcome, the rest as it stands. */
function whatText(what: string): string {
  const [box = '', outcome] = what.split('.')
  if (outcome === undefined) return worded(eventWords, what)
  return `${worded(boxes, box)}: ${worded(outcomes, outcome)}`
}

function byText(by: string, names: { staff: Names; residents: Names }): string {
  const [kind, id = ''] = by.split(':')
  switch (kind) {
    case 'staff': return names.staff[id] ?? id
    case 'resident': return names.residents[id] ?? 'Iesniedzējs'
    case 'register': return `Reģistrs ${id}`
    case 'clock': return 'Pulkstenis'
    default: return 'Sistēma'
  }
}
