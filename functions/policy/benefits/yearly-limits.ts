// Tukums: counters with a limit for a child: the respite, and social rehabilitation of the child and of its family.
import type { TermsTable } from './rows-of-tukums.ts'
import { tukums } from './rows-of-tukums.ts'

const source = 'Tukuma sociālā dienesta 2024. gada pārskats'
const limits = (name: string, limit: { limitCents: number; limitDays?: number; span: 'calendar-year' | 'rolling-12-months' }, note: string): TermsTable =>
  ({ name: `benefit-terms.${name}`, rows: tukums('2023-05-25', { amount: { by: 'counter', ...limit }, often: 'counter', underAge: 18, declared: true }, { source, confidence: 'A', note }) })

export const respite = limits('respite', { limitCents: 400_00, limitDays: 30, span: 'calendar-year' }, 'kalendārajā gadā; citi lasījumi: 12 mēnešos, no pirmās izmantošanas')
export const rehabilitation = limits('rehabilitation', { limitCents: 500_00, span: 'rolling-12-months' }, 'jebkuros 12 mēnešos; cits lasījums: kalendārajā gadā')
export const rehabFamily = limits('rehab-family', { limitCents: 500_00, span: 'rolling-12-months' }, 'ģimenes locekļiem kopā, jebkuros 12 mēnešos; cits lasījums: kalendārajā gadā')
