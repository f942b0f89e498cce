// SPSPL 36: property a household may have beside its home: land in square metres, motor vehicles.
import type { PropertyLimits } from '../domain/law/policy.ts'
import type { PolicyTable } from './rows.ts'

export const propertyLimits: PolicyTable<PropertyLimits> = { name: 'property-limits', rows: [
  { from: '2021-01-01', adoptedOn: '2021-01-01', value: { landM2: 50_000, motorVehicles: 1, motorVehiclesWithChildren: 2 }, source: 'kekava.lv; preili.lv; jurmala.lv', confidence: 'A', note: '5 ha = 50 000 m²' },
] }
