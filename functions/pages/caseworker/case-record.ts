// Everything of a case in one read, each kind of record in its shape.
import { Application } from '../../domain/application.ts'
import { Award, Payable } from '../../domain/award.ts'
import { Case } from '../../domain/case.ts'
import { Assessment, Decision, NeedsOpinion } from '../../domain/decision.ts'
import { CaseEvent } from '../../domain/event.ts'
import { Settlement } from '../../domain/facts.ts'
import { Proceeding } from '../../domain/proceeding.ts'
import { Referral } from '../../domain/referral.ts'
import { RegisterCheck } from '../../domain/register.ts'
import { Wait } from '../../domain/wait.ts'
import type { Store } from '../../store/store.ts'

export type CaseRecord = NonNullable<Awaited<ReturnType<typeof caseRecord>>>

/** Undefined when there is no such case. */
export async function caseRecord(caseId: string, store: Store) {
  const items = await store.cases.everything(caseId)
  const [household] = items['CASE'] ?? []
  if (household === undefined) return undefined
  const of = (kind: string) => items[kind] ?? []
  return {
    household: Case.parse(household),
    /** The latest last. */
    applications: of('APPLICATION').map((item) => Application.parse(item)).toSorted((a, b) => a.submittedAt.localeCompare(b.submittedAt)),
    proceedings: of('PROCEEDING').map((item) => Proceeding.parse(item)).toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt)),
    checks: of('CHECK').map((item) => RegisterCheck.parse(item)),
    settlements: of('SETTLED').flatMap((item) => Settlement.array().parse(item['settlements']).map((settlement) => ({ ...settlement, applicationId: String(item['sk']).split('#')[1] }))),
    /** By attempt, within a proceeding. */
    assessments: of('ASSESSMENT').map((item) => Assessment.parse(item)),
    opinions: of('OPINION').map((item) => NeedsOpinion.parse(item)),
    decisions: of('DECISION').map((item) => Decision.parse(item)),
    awards: of('AWARD').map((item) => Award.parse(item)),
    payables: of('PAYABLE').map((item) => Payable.parse(item)),
    referrals: of('REFERRAL').map((item) => Referral.parse(item)),
    waits: of('WAIT').map((item) => Wait.parse(item)),
    /** In the order recorded. */
    events: of('EVENT').map((item) => CaseEvent.parse(item)),
  }
}
