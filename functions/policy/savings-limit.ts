// SPSPL 36: how much a household may have saved: the needy threshold sum, before June 2023 a fixed amount.
import type { SavingsLimit } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

export const savingsLimit: PolicyTable<SavingsLimit> = { name: 'savings-limit', rows: [
  { from: '2021-01-01', to: '2023-05-31', adoptedOn: '2021-01-01', value: { kind: 'fixed', limitCents: 272_00 }, source: 'jurmala.lv; sia-bks.lv', confidence: 'A' },
  { from: '2023-06-01', adoptedOn: '2023-06-01', value: { kind: 'needy-threshold' }, source: 'ld.riga.lv 2024', confidence: 'A', note: 'pirmā diena; citi lasījumi: 06.06. vai 01.07.2023.' },
] }
