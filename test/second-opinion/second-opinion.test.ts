// The law is reckoned twice, by evaluators that share nothing, and they agree.
import { describe, expect, it } from 'vitest'
import { benefitKinds } from '../../functions/domain/benefits.ts'
import { compare, compareClaims, compareReliefs } from './compare.ts'

describe('the house and the second opinion', () => {
  const { counts, differences } = compare(2000, 7)

  it('agree on outcome, status, amount, months, reasons and what is missing for 2,000 households', () =>
    expect(differences.map(({ number, ours, theirs, asked }) => ({ number, ours, theirs, asked })).slice(0, 3)).toEqual([]))

  it.each([
    'gmi Entitled', 'gmi NotEntitled', 'gmi Unsettled', 'housing Entitled', 'housing NotEntitled', 'housing Unsettled',
    'status needy', 'status low-income', 'status none', 'status unsettled',
    'IncomeAboveThreshold', 'HousingCostsCovered', 'NoHousingCosts', 'SavingsAboveLimit', 'ExcessDwelling', 'ExcessLand', 'ExcessFarmBuilding', 'ExcessVehicle',
    'NotDeclaredInMunicipality', 'NotLivingInMunicipality', 'NotSignedByAllAdults', 'NoWrittenContract', 'DwellingOfCloseRelative',
    'minimumWage', 'needyThreshold', 'gmiThreshold', 'housingCoefficients', 'housingConditions', 'property',
  ])('met %s', (what) => expect(counts[what] ?? 0).toBeGreaterThan(0))
})

describe('the house and the second opinion on benefits by an event and by status', () => {
  const { counts, differences } = compareClaims(8_000, 11)

  it('agree on outcome, status, amount, months, reasons, what is missing and what the grant takes for 8,000 claims', () =>
    expect(differences.map(({ number, ours, theirs, asked }) => ({ number, ours, theirs, asked })).slice(0, 3)).toEqual([]))

  const withFigures = ['crisis', 'school', 'no-dwelling', 'orphan-start', 'orphan-goods', 'orphan-studies', 'orphan-housing', 'foster-clothing', 'newborn', 'disabled-child', 'respite', 'rehabilitation', 'rehab-family', 'wedding', 'jubilee', 'repressed', 'guardian', 'dental', 'dental-repair']
  it.each([
    ...withFigures.map((kind) => `${kind} Entitled`), ...benefitKinds.filter((kind) => kind !== 'gmi' && kind !== 'housing').map((kind) => `${kind} Unsettled`),
    'AskedTooLate', 'AskedBeforeEvent', 'NoJubilee', 'AgeNotServed', 'NotCertified', 'NotStudying', 'NothingPaid', 'NoNeedInCrisis', 'LimitUsed', 'NotGivenAnyMore', 'NotNeedyNorLowIncome', 'NotDeclaredInMunicipality',
    'benefitTerms', 'claim', 'lowIncomeThreshold',
  ])('met %s', (what) => expect(counts[what] ?? 0).toBeGreaterThan(0))
})

describe('the house and the second opinion on reliefs at the counter', () => {
  const { counts, differences } = compareReliefs(8_000, 13)

  it('agree on what is given, the price and the next free day for 8,000 visits', () => expect(differences.slice(0, 3)).toEqual([]))
  it.each(['shower Given 0', 'shower Given 466', 'shower Given 666', 'laundry Given 0', 'laundry NotGiven', 'laundry Unsettled', 'soup Given 0', 'soup NotGiven', 'soup Unsettled'])('met %s', (what) => expect(counts[what] ?? 0).toBeGreaterThan(0))
})
