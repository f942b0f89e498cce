// How the rows of benefits are written: Tukums' own rules before and since its binding regulation of May 2023, and rows nobody has figures for.
import type { BenefitTerms } from '../../domain/law/benefit-terms.ts'
import type { PolicyRow, PolicyTable } from '../rows.ts'

export type TermsTable = PolicyTable<BenefitTerms>
type Row = PolicyRow<BenefitTerms>
type Stated = Omit<BenefitTerms, 'law'>

const since = '2023-05-25'
const regulations = { before: 'Tukuma novada saistošie noteikumi Nr. 41/2021', since: 'Tukuma novada saistošie noteikumi Nr. 9 (25.05.2023.)' }
/** The last day of the rules before. */
export const lastDayBefore = '2023-05-24'
export const lawOfTukums = regulations.since
export const olderLawOfTukums = regulations.before

/** Terms that both regulations share: one row of each, the first from the day given. */
export function tukums(from: string, stated: Stated, about: Pick<Row, 'source' | 'confidence' | 'note'>): Row[] {
  const row = (first: string, law: string, to?: string): Row => ({ municipality: 'tukums', from: first, ...(to === undefined ? {} : { to }), adoptedOn: first, value: { law, ...stated }, ...about })
  return from < since ? [row(from, regulations.before, lastDayBefore), row(since, regulations.since)] : [row(from, regulations.since)]
}

/** A benefit that is given but whose rule is in no source at hand: every claim goes to a person until the municipality has it entered. */
export const withoutFigures = (kind: string, note: string, municipality?: string): TermsTable => ({ name: `benefit-terms.${kind}`, rows: [
  { ...(municipality === undefined ? {} : { municipality }), from: '2021-01-01', adoptedOn: '2021-01-01', value: 'unsettled', source: 'Tukuma sociālā dienesta 2024. gada pārskats: summa bez noteikuma', confidence: 'C', note },
] })
