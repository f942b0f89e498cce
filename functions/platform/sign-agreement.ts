// An agreement is signed: its record, and a task for each of its duties, which ends with the agreement.
import type { Agreement, Duty } from '../domain/agreement.ts'
import { dayAt, instantAt } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import { queuesOf } from '../domain/permissions.ts'
import type { Staff } from '../domain/person.ts'
import type { Wait } from '../domain/wait.ts'
import { returnOn, staffTask } from '../domain/wait-dates.ts'
import type { Write } from '../store/table.ts'
import { openingBeside } from './beside.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'

type Means = Pick<Dependencies, 'store' | 'now' | 'municipality'>

/** The result of a duty is entered within two working days of its day. */
const resultWorkingDays = 2

export const executionOfAgreement = ({ agreementId }: Pick<Agreement, 'agreementId'>): string => `agreement-${agreementId}`

/** `verifiers`: whoever is named in its duties. `kind`: in words, for the journal. Errors: Conflict where the person has an active one of this kind. */
export async function signAgreement(agreement: Agreement, verifiers: readonly Staff[], kind: string, means: Means): Promise<void> {
  const { store } = means
  const { caseId, agreementId, number, enteredBy, enteredAt, signedOn, duties } = agreement
  await store.commit([
    ...store.agreements.entered(agreement),
    store.journal.entry({ caseId, what: 'AgreementSigned', by: `staff:${enteredBy}`, occurredAt: instantAt(signedOn), recordedAt: enteredAt, note: `${number}: ${kind}` }, agreementId),
    ...(await Promise.all(duties.map((duty) => dutyOpens(agreement, duty, verifiers.find(({ staffId }) => staffId === duty.verifierId)!, means)))).flat(),
  ])
}

/** A duty is a task of its verifier, put off until its day: on that morning it stands in hand. No matter's term of law waits for it. */
async function dutyOpens(agreement: Agreement, { dutyId, dueOn, text }: Duty, verifier: Staff, means: Means): Promise<Write[]> {
  const { caseId, enteredBy, enteredAt } = agreement
  const isLater = dueOn > dayAt(enteredAt)
  const { dates, ...task } = staffTask(await calendarOf(means), isLater ? instantAt(dueOn) : enteredAt, resultWorkingDays, 'Pienākuma izpilde jāpārbauda')
  return openingBeside({
    workflow: 'agreement', box: 'AwaitDuty', execution: executionOfAgreement(agreement), part: dutyId, outcomes: ['Met', 'NotMet', 'Lapsed'],
    caseId, queue: queuesOf(verifier).includes('assistance') ? 'assistance' : 'social-work', owner: 'hands', person: verifier.staffId, legalDue: undefined, ...task,
    ...(isLater ? { dates: [...dates, returnOn(dueOn, text)], hold: { by: enteredBy, since: enteredAt, until: dueOn, reason: text } } : { dates }),
  }, means)
}

/** Its duties are asked for no more: their tasks (`waits`: of its case) are answered with it. */
export async function endAgreement(agreement: Agreement, waits: readonly Wait[], reason: string, by: string, { store, now }: Means): Promise<void> {
  const { caseId, agreementId, number } = agreement
  const at = instantOf(now())
  const open = waits.filter(({ state, execution }) => state === 'Open' && execution === executionOfAgreement(agreement))
  await store.commit([
    ...store.agreements.ended({ ...agreement, endedOn: dayAt(at), endReason: reason }),
    store.journal.entry({ caseId, what: 'AgreementEnded', by, occurredAt: at, recordedAt: at, note: `${number}: ${reason}` }, agreementId),
    ...open.flatMap((wait) => store.waits.answering(wait, { outcome: 'Lapsed', by, note: reason })),
  ])
}
