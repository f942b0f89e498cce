// SPSPL 36: savings, property and residence: what bars a household from assistance whatever its income.
import type { Line } from '../derivation.ts'
import type { HouseholdFacts, Property, Savings } from '../household.ts'
import { formatCents } from '../money.ts'
import { gapOf, type Gap } from './gap.ts'
import { isDeclaredHere, isMinor } from './persons.ts'
import { isSettled, thresholdSum, type Policy, type PropertyLimits } from './policy.ts'
import { refusal, type Refusal } from './refusal-reasons.ts'

export interface MeansTest { refusals: Refusal[]; lines: Line[]; gaps: Gap[] }

/** Every reason of savings, property and residence at once, so that one letter names them all. */
export function meansTest(facts: HouseholdFacts, policy: Policy): MeansTest {
  const [saved, owned] = [savings(facts, policy), property(facts, policy)]
  return {
    refusals: [...saved.refusals, ...owned.refusals, ...residence(facts)],
    lines: [...saved.lines, ...owned.lines], gaps: [...saved.gaps, ...owned.gaps],
  }
}

const savingsNames: Record<Savings['kind'], string> = { account: 'Konts', deposit: 'Noguldījums', cash: 'Skaidra nauda', securities: 'Vērtspapīri', other: 'Citi uzkrājumi' }

const nothing: MeansTest = { refusals: [], lines: [], gaps: [] }

/** Savings of all members together may equal the limit, not exceed it. */
export function savings(facts: Pick<HouseholdFacts, 'members' | 'savings'>, policy: Policy): MeansTest {
  const { savingsLimit, needyThreshold } = policy
  if (!isSettled(savingsLimit)) return { ...nothing, gaps: gapOf('savingsLimit', savingsLimit) }
  const persons = facts.members.length
  const fixed = savingsLimit.value.kind === 'fixed'
  if (!fixed && !isSettled(needyThreshold)) return { ...nothing, gaps: gapOf('needyThreshold', needyThreshold) }

  const scale = isSettled(needyThreshold) ? needyThreshold.value : { firstCents: 0, otherCents: 0 }
  const limitCents = savingsLimit.value.kind === 'fixed' ? savingsLimit.value.limitCents : thresholdSum(scale, persons)
  const savingsCents = facts.savings.reduce((sum, s) => sum + s.amountCents, 0)
  const lines: Line[] = [
    { id: 'savings.limit', label: 'Atļautais uzkrājumu apmērs mājsaimniecībai',
      formula: fixed ? '' : `${formatCents(scale.firstCents)} + ${formatCents(scale.otherCents)} × ${persons - 1}`,
      value: limitCents, unit: 'cents', inputs: [{ fact: 'personas', value: persons, unit: 'count' }], law: 'SPSPL 36. pants', policyRow: savingsLimit.row },
    { id: 'savings.total', label: 'Mājsaimniecības uzkrājumi kopā',
      formula: facts.savings.map((s) => formatCents(s.amountCents)).join(' + '),
      value: savingsCents, unit: 'cents', law: 'SPSPL 36. pants',
      inputs: facts.savings.map((s) => ({ fact: `${savingsNames[s.kind]} (${s.personId})`, value: s.amountCents, unit: 'cents' as const, provenance: s.provenance })) },
  ]
  return { refusals: savingsCents > limitCents ? [refusal('SavingsAboveLimit', { savingsCents, limitCents })] : [], lines, gaps: [] }
}

/** Permitted: the home, land up to the limit with linked farm buildings, one vehicle (two with children). An exception claimed goes to a person. */
export function property(facts: Pick<HouseholdFacts, 'members' | 'properties'>, policy: Policy): MeansTest {
  if (facts.properties.length === 0) return nothing
  const setting = policy.propertyLimits
  if (!isSettled(setting)) return { ...nothing, gaps: gapOf('propertyLimits', setting) }

  const gaps: Gap[] = facts.properties.flatMap((p) => {
    if (p.exceptionClaimed !== undefined) return [{ setting: `property.${p.reference ?? p.kind}`, why: `īpašumam norādīts izņēmums, ko vērtē darbinieks: ${p.exceptionClaimed}` }]
    if (p.kind === 'other') return [{ setting: `property.${p.reference ?? p.kind}`, why: 'likumā nenosaukta veida īpašums, ko vērtē darbinieks' }]
    return []
  })
  const counted = facts.properties.filter((p) => p.exceptionClaimed === undefined)
  const withChildren = facts.members.some((member) => isMinor(member, policy.appliesOn))
  return { refusals: excess(counted, setting.value, withChildren), lines: propertyLines(counted, setting.value, withChildren, setting.row), gaps }
}

/** What several members own together (one reference) is one thing; land is each owner's share. */
const distinct = (properties: Property[]): number =>
  new Set(properties.map((p, i) => p.reference ?? `#${i}`)).size

const vehicleLimit = (limits: PropertyLimits, withChildren: boolean) => (withChildren ? limits.motorVehiclesWithChildren : limits.motorVehicles)
const land = (properties: Property[]) => properties.filter((p) => p.kind === 'land').reduce((sum, p) => sum + (p.areaM2 ?? 0), 0)
const vehicles = (properties: Property[]) => distinct(properties.filter((p) => p.kind === 'motor-vehicle'))

function excess(properties: Property[], limits: PropertyLimits, withChildren: boolean): Refusal[] {
  const homes = distinct(properties.filter((p) => p.kind === 'dwelling' && p.isHome === true))
  const dwellings = distinct(properties.filter((p) => p.kind === 'dwelling' && p.isHome !== true)) + Math.max(0, homes - 1)
  const buildings = distinct(properties.filter((p) => p.kind === 'farm-building' && p.linkedToLand !== true))
  const areaM2 = land(properties)
  const limit = vehicleLimit(limits, withChildren)
  return [
    ...(dwellings > 0 ? [refusal('ExcessDwelling', { count: dwellings })] : []),
    ...(areaM2 > limits.landM2 ? [refusal('ExcessLand', { areaM2, limitM2: limits.landM2 })] : []),
    ...(buildings > 0 ? [refusal('ExcessFarmBuilding', { count: buildings })] : []),
    ...(vehicles(properties) > limit ? [refusal('ExcessVehicle', { count: vehicles(properties), limit })] : []),
  ]
}

function propertyLines(properties: Property[], limits: PropertyLimits, withChildren: boolean, policyRow: Line['policyRow']): Line[] {
  const line = (id: string, label: string, kind: Property['kind'], value: number, limit: number): Line[] =>
    value === 0 ? [] : [{
      id, label, formula: `atļauts ne vairāk kā ${limit}`, value, unit: 'count', law: 'SPSPL 36. pants', ...(policyRow && { policyRow }),
      inputs: properties.filter((p) => p.kind === kind)
        .map((p) => ({ fact: `${p.reference ?? label} (${p.personId})`, value: p.areaM2 ?? 1, unit: 'count' as const, provenance: p.provenance })),
    }]
  return [
    ...line('property.land', 'Mājsaimniecības zemes platība kvadrātmetros', 'land', land(properties), limits.landM2),
    ...line('property.vehicles', 'Mājsaimniecības transportlīdzekļu skaits', 'motor-vehicle', vehicles(properties), vehicleLimit(limits, withChildren)),
  ]
}

/** SPSPL 3: assistance is given by the municipality where the household is declared and lives. */
function residence({ dwelling }: Pick<HouseholdFacts, 'dwelling'>): Refusal[] {
  return [
    ...(isDeclaredHere(dwelling) ? [] : [refusal('NotDeclaredInMunicipality')]),
    ...(dwelling.livingThere ? [] : [refusal('NotLivingInMunicipality')]),
  ]
}
