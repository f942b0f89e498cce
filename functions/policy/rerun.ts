// An assessment file run again on the tables of today, if they still hold the rows it rested on.
import { withoutAwarded } from '../domain/law/already-awarded.ts'
import { claimOf, eventDayOf } from '../domain/law/assess-claim.ts'
import { assess, type AnswerToAssessment } from '../domain/law/assess.ts'
import { rowIdsOf, type AssessmentFile } from '../domain/law/assessment-file.ts'
import { policyOn } from './policy-on.ts'

/** The law has other rows now than the file names. */
export class PinnedRowGone extends Error {
  override name = 'PinnedRowGone'
}

/**
 * The answer to the file's question; equal to the byte to the one it was exported with.
 * Errors: PinnedRowGone, a line for each row the file names that the tables no longer give for its municipality and days.
 */
export function rerun({ municipality, kind, appliesOn, knownOn, facts, signatures, awardedMonths = [], slots = [], uses = [], need, signedRows = [], rows = [] }: AssessmentFile): AnswerToAssessment {
  const policy = policyOn({ municipality, appliesOn, knownOn, signed: signedRows, about: { kind, eventOn: eventDayOf(kind, claimOf(facts, kind)) } })
  const given = rowIdsOf(policy)
  const gone = rows.filter((id) => !given.includes(id))
  if (gone.length > 0) throw new PinnedRowGone(gone.map((id) => `rows: the tables no longer give ${id} for ${municipality}, ${appliesOn}, as known on ${knownOn}`).join('\n'))
  return withoutAwarded(assess({ kind, facts, signatures, policy, uses, ...(need && { need }) }), awardedMonths, slots)
}
