// Tukums: one-off material help for a person without a dwelling: the difference to the GMI.
import type { TermsTable } from './rows-of-tukums.ts'
import { tukums } from './rows-of-tukums.ts'

export const noDwelling: TermsTable = { name: 'benefit-terms.no-dwelling', rows:
  tukums('2021-01-01', { amount: { by: 'gmi-gap' }, often: 'year' }, { source: 'tnsd.lv', confidence: 'C', note: 'cik bieži to piešķir, avotos nav; pieņemts: reizi kalendārajā gadā' }),
}
