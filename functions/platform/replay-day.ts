// A row of the law replayed over the decisions on applications of one day, as the records stand.
import type { Payable } from '../domain/award.ts'
import { isOnce } from '../domain/benefits.ts'
import type { Assessment, Decision } from '../domain/decision.ts'
import type { MonthAmount } from '../domain/law/month-amount.ts'
import { claimOf } from '../domain/law/assess-claim.ts'
import { ownersOf } from '../domain/law/claim-frequency.ts'
import { givenBy } from '../domain/law/months-of-award.ts'
import { restsOn } from '../domain/letter.ts'
import { applicationOfProceeding, type Proceeding } from '../domain/proceeding.ts'
import type { RecalculationLine } from '../domain/recalculation.ts'
import { replayed, touches, type Replayed } from '../policy/replay.ts'
import type { RowSignature } from '../policy/rows.ts'
import type { Entry } from '../policy/tables.ts'
import type { Dependencies } from './dependencies.ts'

type Means = Pick<Dependencies, 'store' | 'municipality'>
export interface Replay { entry: Entry; rows: readonly string[]; signed: readonly RowSignature[] }
/** A line of the list before it is of a recalculation. */
export type Line = Omit<RecalculationLine, 'recalculationId' | 'version'>

/** Every decision of the day the row touches: how many, and a line for each that it changes or that a person must look at. */
export async function replayDay(day: string, replay: Replay, { store, municipality }: Means): Promise<{ touched: number; lines: Line[] }> {
  const asked = (await store.assessments.ofDay(day)).filter(({ answer }) => answer !== undefined)
  const byProceeding = [...Map.groupBy(asked, ({ proceedingId }) => proceedingId).values()]
  const found = await Promise.all(byProceeding.map((attempts) => replayMatter(attempts, replay, { store, municipality })))
  const touched = found.filter((line) => line !== undefined)
  return { touched: touched.length, lines: touched.filter(({ change }) => change !== 'same') }
}

/** One matter; undefined where the row does not touch it, or nothing has been decided yet: then the policy of the day of decision already knows the row. */
async function replayMatter(attempts: readonly Assessment[], replay: Replay, means: Means): Promise<Line | undefined> {
  const first = attempts[0]
  if (first === undefined || !attempts.some(({ appliesOn, knownOn }) => touches(replay.entry, { municipality: means.municipality, appliesOn, knownOn }))) return undefined
  const { caseId, proceedingId, appliesOn: day } = first
  const [decision, proceeding] = await Promise.all([means.store.decisions.byProceeding(caseId, proceedingId), means.store.cases.proceeding(caseId, proceedingId)])
  if (decision?.issuedAt === undefined || (proceeding !== undefined && await isReplaced(proceeding, means.store))) return undefined
  const assessment = restsOn(decision, attempts)
  if (assessment?.answer === undefined || !touches(replay.entry, { municipality: means.municipality, appliesOn: day, knownOn: assessment.knownOn })) return undefined
  const line = { day, caseId, proceedingId, applicationId: applicationOfProceeding(proceedingId), kind: assessment.answer.benefit }
  const result = await replayDecision(decision, assessment, replay, means)
  return result === undefined ? { ...line, change: 'not-kept', months: [] } : { ...line, change: result.kind, months: result.months }
}

/** Decided anew since, and issued: the later decision is the one a row of the law changes. */
export async function isReplaced({ caseId, reopenedAs }: Pick<Proceeding, 'caseId' | 'reopenedAs'>, { decisions }: Pick<Dependencies['store'], 'decisions'>): Promise<boolean> {
  return reopenedAs !== undefined && (await decisions.byProceeding(caseId, reopenedAs))?.issuedAt !== undefined
}

const added = (payables: readonly Payable[]): MonthAmount[] => payables.flatMap(({ difference, month, amountCents }) => (difference === undefined ? [] : [{ month, amountCents }]))

/** The decision under the row, with what has been added to it until now. Undefined: what it rested on was not kept. */
export async function replayDecision(decision: Decision, { asked, answer, appliesOn, knownOn }: Assessment, { rows, signed }: Replay, { store }: Means): Promise<Replayed | undefined> {
  if (asked === undefined || answer === undefined) return undefined
  const { caseId, proceedingId } = decision
  const payables = (await store.awards.ofCase(caseId)).payables.filter(({ awardId }) => awardId === proceedingId)
  // What was refused may have been granted since by another decision, for the same months.
  const since = decision.granted || isOnce(answer.benefit) ? {} : { awardedMonths: await store.awards.awardedMonths(ownersOf(answer.benefit, asked.facts, claimOf(asked.facts, answer.benefit)), answer.benefit, proceedingId) }
  return replayed({
    asked: { ...asked, kind: answer.benefit, appliesOn, knownOn, ...since }, answer, granted: decision.granted, departed: decision.departure !== undefined, decided: givenBy(decision), added: added(payables),
    rows: payables.flatMap(({ difference }) => difference?.rows ?? []),
  }, rows, signed)
}
