// An assessment as the desk shows it: outcome, reckoning as a table, remarks, and what keeps the rules from answering.
import { isOnce } from '../../domain/benefits.ts'
import type { Assessment } from '../../domain/decision.ts'
import { longMonth, numericDay } from '../../domain/days.ts'
import { remarksOf } from '../../domain/decision-grounds.ts'
import type { Contradiction } from '../../domain/facts.ts'
import { grantText } from '../../domain/law/months-of-award.ts'
import { formatCents } from '../../domain/money.ts'
import { derivationTable, rowIdsIn } from '../../domain/derivation.ts'
import type { RegisterCheck } from '../../domain/register.ts'
import { rowTitle } from '../law/row-words.ts'
import type { Names } from '../names.ts'
import { differences, incomeKinds, registers, settings } from '../words.ts'

/** Derivations name people by their identifiers in brackets, `Alga (ab12…)`; here by their names. */
const named = (text: string, names: Names): string => text.replace(/\(([a-z0-9-]{1,40})\)/g, (whole, id: string) => (names[id] === undefined ? whole : `(${names[id]})`))

/** Reckonings are worded for the household's letter and for files: here for a colleague, with months as people write them. */
const forDesk = (text: string, names: Names): string =>
  named(text, names).replace(/(^|; )Jūsu mājsaimniecības/g, '$1Mājsaimniecības').replace(/(?<![\d-])20\d\d-(?:0[1-9]|1[0-2])(?![\d-])/g, (month) => longMonth(month))

export function assessmentView(assessment: Assessment, names: Names) {
  const { answer, contradictions, attempt, assessedAt, appliesOn, knownOn } = assessment
  return {
    attempt, assessedAt, appliesOn, knownOn,
    outcome: answer?.outcome,
    status: answer === undefined || answer.outcome === 'Unsettled' ? undefined : answer.status,
    granted: answer?.outcome === 'Entitled' ? grantText(answer, isOnce(answer.benefit)) : '',
    reasons: answer?.outcome === 'NotEntitled' ? answer.reasons : [],
    wouldGet: (assessment.wouldGet ?? []).map(({ text }) => text),
    gaps: (answer?.outcome === 'Unsettled' ? answer.what : []).map((gap) => ({ ...gap, name: settings[gap.setting as keyof typeof settings] as string | undefined })),
    remarks: remarksOf(assessment),
    rows: derivationTable(answer?.derivation ?? [], rowTitle).map((row) => ({ ...row, label: forDesk(row.label, names), from: forDesk(row.from, names) })),
    rowIds: rowIdsIn(answer?.derivation ?? []),
    contradictions: contradictions.map((contradiction) => ({ ...contradiction, ...contradictionWords(contradiction), person: names[contradiction.personId] ?? '' })),
  }
}

/** What differs and what each side says, in words. */
export function contradictionWords(contradiction: Contradiction): { what: string; declaredText: string; registerText: string } {
  const none = 'nav šāda ienākuma'
  const amount = (cents: number | null): string => (cents === null ? none : formatCents(cents))
  if (!('about' in contradiction)) return { what: `${incomeKinds[contradiction.kind]}, ${longMonth(contradiction.month)}`, declaredText: amount(contradiction.declaredCents), registerText: amount(contradiction.registerCents) }
  const { about, declared, inRegister } = contradiction
  switch (about) {
    case 'birth-date': return { what: differences[about], declaredText: numericDay(declared), registerText: numericDay(inRegister) }
    case 'deceased': return { what: differences[about], declaredText: 'dzīvs', registerText: `miris ${numericDay(inRegister)}` }
    default: return { what: differences[about], declaredText: declared, registerText: inRegister }
  }
}

/**
 * The assessment a task was opened on: `undefined` asks for one that met contradictions and has no answer, `Unsettled` for one the law left open.
 * A later one, made after the task was answered, is not what it was about.
 */
export const assessmentBefore = (attempts: readonly Assessment[], openedAt: string, outcome: 'Unsettled' | undefined): Assessment | undefined =>
  attempts.findLast(({ assessedAt, answer }) => assessedAt <= openedAt && answer?.outcome === outcome)

/** Register questions as rows: state, as of when, attempts, and who entered the answer by hand from which document. */
export const checkRows = (checks: readonly RegisterCheck[], staffNames: Names) => checks.map(({ register, attempts, askedAt, reply, manual }) => ({
  register: registers[register],
  state: reply.state,
  asOf: reply.state === 'notAvailable' ? undefined : reply.asOf,
  attempts, askedAt,
  manual: manual && { ...manual, by: staffNames[manual.by] ?? manual.by },
}))
