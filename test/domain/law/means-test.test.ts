// SPSPL 36: savings, property and residence; MK 809 p. 2.1: signatures.
import { describe, expect, it } from 'vitest'
import type { HouseholdFacts, Property } from '../../../functions/domain/household.ts'
import { assess } from '../../../functions/domain/law/assess.ts'
import { meansTest } from '../../../functions/domain/law/means-test.ts'
import { aged, householdOf, signedByAll, tukumsOn, type Described } from './household-of.ts'

const on = '2024-05-10'
const refused = (described: Partial<Described>, day = on) => {
  const facts = householdOf({ on: day, people: [aged(40, day)], ...described })
  return meansTest(facts, tukumsOn(day)).refusals.map(({ code }) => code)
}
const family = [aged(40, on), aged(38, on), aged(10, on)]

describe('savings', () => {
  it.each([
    ['at the needy sum of one person', [aged(40, on)], 343_00, []],
    ['a cent above it', [aged(40, on)], 343_01, ['SavingsAboveLimit']],
    ['at the needy sum of three persons', family, 823_00, []],
    ['a cent above it', family, 823_01, ['SavingsAboveLimit']],
  ])('%s', (_, people, savingsCents, codes) => expect(refused({ people, savingsCents })).toEqual(codes))

  it('of a household of any size were limited to 272 until May 2023, to the needy sum from June', () => {
    const couple = (day: string) => [aged(40, day), aged(38, day)]
    expect(['2023-05-31', '2023-06-01'].map((day) => refused({ people: couple(day), savingsCents: 272_01 }, day))).toEqual([['SavingsAboveLimit'], []])
  })
  it('of all members are added, and the reason carries the figures', () => {
    const facts: HouseholdFacts = { ...householdOf({ on, people: family, savingsCents: 800_00 }) }
    facts.savings.push({ personId: 'person-2', kind: 'cash', amountCents: 24_00, provenance: { source: 'declared' } })
    expect(meansTest(facts, tukumsOn(on)).refusals).toEqual([{
      code: 'SavingsAboveLimit', law: 'SPSPL 36. pants', figures: { savingsCents: 824_00, limitCents: 823_00 },
      text: 'mājsaimniecības uzkrājumi 824,00\u00a0€ pārsniedz atļautos 823,00\u00a0€',
    }])
  })
})

describe('property', () => {
  const car = (reference: string): Partial<Property> => ({ kind: 'motor-vehicle', reference })
  const land = (areaM2: number): Partial<Property> => ({ kind: 'land', areaM2 })
  const home: Partial<Property> = { kind: 'dwelling', isHome: true, reference: 'home' }

  it.each<[string, Partial<Property>[], string[]]>([
    ['the home', [home], []],
    ['a second dwelling', [home, { kind: 'dwelling', reference: 'flat' }], ['ExcessDwelling']],
    ['the home owned by two members', [home, { ...home, personId: 'person-2' }], []],
    ['5 ha of land', [land(30_000), land(20_000)], []],
    ['a square metre more', [land(30_000), land(20_001)], ['ExcessLand']],
    ['a barn linked to the land', [land(10_000), { kind: 'farm-building', linkedToLand: true }], []],
    ['a building not linked to it', [{ kind: 'farm-building' }], ['ExcessFarmBuilding']],
    ['two vehicles with a child', [car('a'), car('b')], []],
    ['three vehicles with a child', [car('a'), car('b'), car('c')], ['ExcessVehicle']],
    ['a flat and three vehicles', [{ kind: 'dwelling' }, car('a'), car('b'), car('c')], ['ExcessDwelling', 'ExcessVehicle']],
  ])('%s', (_, properties, codes) => expect(refused({ people: family, properties })).toEqual(codes))

  it('allows one vehicle without children, and the child grows up on a day', () => {
    const people = [{ birthDate: '1980-01-01' }, { birthDate: '2006-05-10' }]
    const two = { people, properties: [car('a'), car('b')] }
    expect(['2024-05-09', '2024-05-10'].map((day) => refused(two, day))).toEqual([[], ['ExcessVehicle']])
  })
  it.each<[string, Partial<Property>]>([
    ['under an exception claimed', { kind: 'dwelling', reference: 'flat', exceptionClaimed: 'lieto māte' }],
    ['of a kind the law does not name', { kind: 'other', reference: 'boat' }],
  ])('%s goes to a person, neither refused nor passed over', (_, property) => {
    const facts = householdOf({ on, people: family, properties: [property] })
    const { refusals, gaps } = meansTest(facts, tukumsOn(on))
    expect([refusals.length, gaps.map((gap) => gap.setting)]).toEqual([0, [`property.${property.reference}`]])
  })
})

describe('residence and signatures', () => {
  it('may be declared in another dwelling of the municipality', () => expect([refused({ dwelling: { declaredThere: false, declaredInMunicipality: true } }), refused({ dwelling: { declaredInMunicipality: false } })]).toEqual([[], ['NotDeclaredInMunicipality']]))
  it('must be declared and real', () => expect(refused({ dwelling: { declaredThere: false, livingThere: false } })).toEqual(['NotDeclaredInMunicipality', 'NotLivingInMunicipality']))
  it('are given by everyone of 18 and more', () => {
    const facts = householdOf({ on, people: [aged(40, on), aged(18, on), aged(17, on)] })
    const [first, second] = signedByAll(facts)
    const codes = (signatures: typeof first[]) => {
      const answer = assess({ kind: 'gmi', facts, signatures: signatures.filter((s) => s !== undefined), policy: tukumsOn(on) })
      return answer.outcome === 'NotEntitled' ? answer.reasons.map((r) => [r.code, r.figures.missing]) : answer.outcome
    }
    expect([codes([first, second]), codes([first]), codes([])]).toEqual(['Entitled', [['NotSignedByAllAdults', 1]], [['NotSignedByAllAdults', 2]]])
  })
})
