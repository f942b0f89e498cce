// What a proceeding that decides anew takes the place of: the contested decision, what became of the appeal, and what had been given by then.
import { givenInOtherRounds } from '../domain/appeal.ts'
import { dayAt } from '../domain/days.ts'
import { isOnce } from '../domain/benefits.ts'
import type { Replaced } from '../domain/letter.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import type { Store } from '../store/store.ts'
import { recordOf } from './records.ts'

/** Undefined: it was not contested. */
export async function replacedBy({ caseId, proceedingId, kind, reopens }: Proceeding, store: Pick<Store, 'appeals' | 'awards' | 'decisions'>): Promise<Replaced | undefined> {
  if (reopens === undefined) return undefined
  const [appealFound, decision, { payables }] = await Promise.all([store.appeals.byId(caseId, reopens.appealId), store.decisions.byProceeding(caseId, reopens.proceedingId), store.awards.ofCase(caseId)])
  const { ruling, receivedAt } = recordOf(appealFound, `appeal ${reopens.appealId}`)
  return {
    number: reopens.decisionNumber, on: dayAt(decision?.issuedAt ?? decision?.decidedAt ?? receivedAt),
    contestedOn: dayAt(receivedAt), ruling, given: givenInOtherRounds(payables, proceedingId), once: isOnce(kind),
  }
}
