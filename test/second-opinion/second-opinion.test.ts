// The law is reckoned twice, by evaluators that share nothing, and they agree.
import { describe, expect, it } from 'vitest'
import { compare } from './compare.ts'

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
