// What registers know of birth, death, residence, work and property otherwise than declared: a question of each register's own.
import type { FactContradiction } from './contradiction.ts'
import { employmentDiffering } from './employment.ts'
import type { HouseholdFacts, Member, Property, Provenance } from './household.ts'
import { sharersOf } from './law/persons.ts'
import type { RegisterCode, RegisterPerson } from './register.ts'
import { declaredWhere, type Home, type Territory } from './residence.ts'

/** What the comparison of residence and work needs beside the declaration: the dwelling applied from, the municipality, and who is of the age to work. */
export interface Surroundings { home: Home; territory: Territory; isOfWorkingAge: (member: Member) => boolean }

/** One register's answer as it is laid against what was declared. `known`: whom of the household it names. */
export interface Laid {
  declared: HouseholdFacts
  applicantId: string
  known: readonly (RegisterPerson & { personId: string })[]
  provenance: Provenance
  /** The full months that count, the last one last. */
  months: readonly string[]
  /** A person entered the answer from a paper. */
  isManual: boolean
  /** Whose wages nobody knows yet, because what the tax authority says of them is not settled. */
  unsettledWages: readonly string[]
  /** Absent: neither residence nor work is compared. */
  surroundings: Surroundings | undefined
}

/** Without `found` the register adds to what nobody disputes. `asInRegister`: the facts as it says; absent: it changes none, whatever a person says. */
export interface Difference {
  found?: Omit<FactContradiction, 'key' | 'register' | 'asOf'>
  asInRegister?: (facts: HouseholdFacts) => HouseholdFacts
}

/** By register; the others tell of incomes and disabilities alone. */
export const differencesOf: Partial<Record<RegisterCode, (laid: Laid) => Difference[]>> = {
  NVA: workDiffering,
  PMLP: (laid) => [...personsDiffering(laid), ...(laid.surroundings === undefined ? [] : addressesDiffering(laid, laid.surroundings))],
  CSDD: vehiclesDiffering,
  VZD: realEstateDiffering,
}

/** Either way the income stays what it is: settled are the story, and whether a duty to be registered is to be agreed on. */
function workDiffering({ declared, known, months, isManual, unsettledWages, surroundings }: Laid): Difference[] {
  // A paper somebody entered in the agency's place they have read themselves.
  if (isManual || surroundings === undefined) return []
  return sharersOf(declared.members).filter((member) => surroundings.isOfWorkingAge(member) && !unsettledWages.includes(member.personId)).flatMap((member): Difference[] => {
    const { personId } = member
    const unemployedSince = known.find((person) => person.personId === personId)?.unemployedSince
    const differing = employmentDiffering(member, declared, months, unemployedSince)
    return differing === undefined ? [] : [{ found: { personId, about: 'employment', declared: differing, inRegister: unemployedSince ?? '' } }]
  })
}

function personsDiffering({ declared: { members }, known }: Laid): Difference[] {
  return known.flatMap(({ personId, birthDate, deceasedOn }): Difference[] => {
    const member = members.find((candidate) => candidate.personId === personId)
    if (member === undefined) return []
    return [
      ...(birthDate === undefined || birthDate === member.birthDate ? [] : [{ found: { personId, about: 'birth-date' as const, declared: member.birthDate, inRegister: birthDate }, asInRegister: withMember(personId, { birthDate }) }]),
      // A death changes who the household is: that no rule does, a person has the application made anew.
      ...(deceasedOn === undefined ? [] : [{ found: { personId, about: 'deceased' as const, declared: '', inRegister: deceasedOn } }]),
    ]
  })
}

const withMember = (personId: string, changes: Partial<Member>) => (facts: HouseholdFacts): HouseholdFacts =>
  ({ ...facts, members: facts.members.map((member) => (member.personId === personId ? { ...member, ...changes } : member)) })

const withProperties = (kind: Property['kind'], owned: readonly Property[]) => (facts: HouseholdFacts): HouseholdFacts =>
  ({ ...facts, properties: [...facts.properties.filter((property) => property.kind !== kind), ...owned] })

function vehiclesDiffering({ declared, known, applicantId, provenance }: Laid): Difference[] {
  const owned = known.flatMap(({ personId, vehicles = [] }) => vehicles.map(({ plate }): Property => ({ personId, kind: 'motor-vehicle', reference: plate, provenance })))
  const count = declared.properties.filter(({ kind }) => kind === 'motor-vehicle').length
  return owned.length <= count ? [] : [{
    found: { personId: applicantId, about: 'vehicles', declared: String(count), inRegister: `${owned.length}: ${owned.map(({ reference }) => reference).join(', ')}` },
    asInRegister: withProperties('motor-vehicle', owned),
  }]
}

function realEstateDiffering({ declared, known, applicantId, provenance }: Laid): Difference[] {
  const owned = known.flatMap(({ personId, properties = [] }) => properties.map((property) => ({ personId, ...property })))
  const dwellings = owned.filter(({ dwelling }) => dwelling)
  // The form asks for other dwellings than the home; the home itself is said to be theirs by its tenure.
  const home = declared.dwelling.tenure === 'owned-by-member' ? 1 : 0
  const said = declared.properties.filter(({ kind, isHome }) => kind === 'dwelling' && isHome !== true).length
  const land = owned.filter(({ landHectaresHundredths }) => landHectaresHundredths > 0)
  const landM2 = land.reduce((sum, { landHectaresHundredths }) => sum + landHectaresHundredths * 100, 0)
  const saidM2 = declared.properties.reduce((sum, { areaM2 = 0 }) => sum + areaM2, 0)
  const named = (estates: readonly { cadastre: string }[]): string => estates.map(({ cadastre }) => cadastre).join(', ')
  return [
    ...(dwellings.length - home <= said ? [] : [{
      found: { personId: applicantId, about: 'dwellings' as const, declared: String(said + home), inRegister: `${dwellings.length}: ${named(dwellings)}` },
      asInRegister: withProperties('dwelling', dwellings.map(({ personId, cadastre }, i) => ({ personId, kind: 'dwelling', reference: cadastre, isHome: i < home, provenance }))),
    }]),
    ...(landM2 <= saidM2 ? [] : [{
      found: { personId: applicantId, about: 'land' as const, declared: inHectares(saidM2), inRegister: `${inHectares(landM2)}: ${named(land)}` },
      asInRegister: withProperties('land', land.map(({ personId, cadastre, landHectaresHundredths }) => ({ personId, kind: 'land', reference: cadastre, areaM2: landHectaresHundredths * 100, provenance }))),
    }]),
  ]
}

/** 1 ha = 10 000 m². */
const inHectares = (areaM2: number): string => `${String(areaM2 / 10_000).replace('.', ',')} ha`

/** What the population register's addresses say otherwise, the applicant's and those of the others of the household. */
function addressesDiffering({ declared: { members, dwelling: { declaredThere } }, known, applicantId, provenance }: Laid, { home, territory }: Surroundings): Difference[] {
  const registered = known.flatMap(({ personId, declaredAddress }) => (declaredAddress === undefined ? [] : [{ personId, declaredAddress, where: declaredWhere(declaredAddress, home, territory) }]))
  const own = registered.find(({ personId }) => personId === applicantId)
  const ofApplicant = ({ declaredAddress, where }: (typeof registered)[number]): Difference[] => {
    const asInRegister = (now: HouseholdFacts): HouseholdFacts =>
      ({ ...now, dwelling: { ...now.dwelling, declaredThere: where === 'at-home', declaredInMunicipality: where === 'at-home' || where === 'in-municipality', residence: provenance } })
    if ((where === 'at-home') !== declaredThere) return [{ found: { personId: applicantId, about: 'residence', declared: declaredThere ? home.address : '', inRegister: declaredAddress, where }, asInRegister }]
    // Not declared in this dwelling, as the applicant says too: the register knows whether it is in the municipality.
    return declaredThere || where === 'unclear' ? [] : [{ asInRegister }]
  }
  // Who is declared with the applicant, wherever that is, is no question of their own.
  const isWithApplicant = (declaredAddress: string): boolean => own !== undefined && declaredWhere(declaredAddress, { address: own.declaredAddress, parish: '' }, territory) === 'at-home'
  const others = registered.filter(({ personId, declaredAddress, where }) =>
    personId !== applicantId && where !== 'at-home' && !isWithApplicant(declaredAddress) && sharersOf(members).some((member) => member.personId === personId))
  return [...(own === undefined ? [] : ofApplicant(own)), ...others.map(({ personId, declaredAddress, where }): Difference => ({
    found: { personId, about: 'member-residence', declared: home.address, inRegister: declaredAddress, where },
    asInRegister: withMember(personId, { sharesExpenses: false }),
  }))]
}
