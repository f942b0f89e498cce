// The synthetic population: the households with a story, the ordinary ones around them, and those who live in the group homes already.
import type { RegisterCode } from '../../../functions/domain/register.ts'
import { municipalityOf } from '../../../functions/policy/municipalities.ts'
import { registered, type SyntheticHousehold, type SyntheticPerson } from './household.ts'
import { peopleDrawnBy, type Draftsman } from './people-drawn.ts'
import { serviceUsers, type ServiceUser } from './places.ts'
import type { Inhabitants, Registry } from '../register-service.ts'
import { drawFrom } from './seeded.ts'
import { laterStoriesOf, storiesOf, type Story } from './stories.ts'
import { syntheticIban } from './synthetic-identifiers.ts'

export interface Population {
  stories: Story[]
  ordinary: SyntheticHousehold[]
  serviceUsers: ServiceUser[]
  /** Old people who have never come to the office: only the population register knows them. */
  elders: SyntheticPerson[]
}

/** Always the same people for the same seed and municipality. */
export function populationOf(municipality: string, seed = 2026): Population {
  const people = peopleDrawnBy(drawFrom(seed), municipalityOf(municipality))
  const stories = storiesOf(people)
  const ordinary = ordinaryHouseholds.flatMap(([count, household]) => Array.from({ length: count }, () => asRegistered(household(people))))
  const [users, elders] = [serviceUsers(people), Array.from({ length: 60 }, () => elder(people))]
  // Drawn last, so that everybody else stays who they were.
  return { stories: [...stories, ...laterStoriesOf(people)], ordinary, serviceUsers: users, elders }
}

/** Whoever lives without work and without a pension is registered as unemployed. */
const asRegistered = ({ members, ...household }: SyntheticHousehold): SyntheticHousehold => ({
  ...household, members: members.map((person) => (person.role === 'child' || person.disability !== undefined || person.incomes.some(({ kind }) => kind === 'wage' || kind === 'pension') ? person : { ...person, unemployedSince: '2025-06-02' })),
})

export const everyHousehold = ({ stories, ordinary, serviceUsers }: Population): SyntheticHousehold[] =>
  [...stories.map(({ household }) => household), ...ordinary, ...serviceUsers.map(({ household }) => household)]

/** What the simulated registers know: of everyone here, and of nobody else. */
export function registryOf(population: Population): Registry {
  const byCode = new Map(everyHousehold(population).flatMap(({ members }) => members).map((person) => [person.resident.personCode, person]))
  return (register: RegisterCode, personCode, months) => {
    const person = byCode.get(personCode.replace(/\D/g, ''))
    return person && registered(person, register, months)
  }
}

/** Everyone here as the population register has them declared in the municipality. */
export const inhabitantsOf = (population: Population): Inhabitants => () => [...everyHousehold(population).flatMap(({ members }) => members), ...population.elders]
  .map(({ resident: { personCode, givenName, familyName, birthDate, address, parish } }) => ({ personCode, name: `${givenName} ${familyName}`, givenName, familyName, birthDate, declaredAddress: address, parish }))

/** Of an age in which one or two complete a jubilee each month. */
const elder = (people: Draftsman): SyntheticPerson =>
  people.person(people.home(), { personId: personIdOf(people.nextSerial(), 1), role: 'applicant', sex: people.draw.chance(70) ? 'woman' : 'man', born: [1926, 1950] })

type Household = (people: Draftsman) => SyntheticHousehold

/** 33 households beside the stories, in about the proportions of those who apply. */
const ordinaryHouseholds: readonly [count: number, household: Household][] = [
  [11, lonePensioner],
  [5, pensionerCouple],
  [6, coupleWithChildren],
  [5, loneParent],
  [4, loneDisabled],
  [2, loneWorker],
]

const personIdOf = (household: number, member: number): string => `r-${String(household).padStart(3, '0')}-${member}`

/** A pension, to the cent: 190 to 640 €. */
const aPension = ({ draw }: Draftsman) => ({ kind: 'pension' as const, cents: draw.whole(19_000, 64_000) })

const flatCosts = ({ draw }: Draftsman): SyntheticHousehold['monthlyCosts'] => [
  { item: 'management', cents: draw.whole(1_500, 4_500) },
  { item: 'heating', cents: draw.whole(4_000, 13_000) },
  { item: 'cold-water', cents: draw.whole(400, 1_800) },
  { item: 'electricity', cents: draw.whole(900, 4_200) },
]
const rentedCosts = (people: Draftsman): SyntheticHousehold['monthlyCosts'] => [{ item: 'rent', cents: people.draw.whole(9_000, 28_000) }, ...flatCosts(people)]

/** Members, dwelling and money: the rest of a household is drawn alike for all. */
function householdOf(people: Draftsman, members: SyntheticPerson[]): SyntheticHousehold {
  const { draw } = people
  const owned = draw.chance(55)
  const [applicant, ...others] = members as [SyntheticPerson, ...SyntheticPerson[]]
  return {
    members: owned ? [{ ...applicant, properties: [...people.ownFlat(), ...applicant.properties] }, ...others] : members,
    tenure: owned ? 'owned-by-member' : draw.chance(40) ? 'municipal' : 'rented',
    monthlyCosts: owned ? flatCosts(people) : rentedCosts(people),
    savingsCents: draw.chance(40) ? draw.whole(500, 28_000) : 0,
    iban: syntheticIban(people.nextSerial()),
  }
}

function lonePensioner(people: Draftsman): SyntheticHousehold {
  const { draw } = people
  const household = people.nextSerial()
  const pensioner = people.person(people.home(), {
    personId: personIdOf(household, 1), role: 'applicant', sex: draw.chance(75) ? 'woman' : 'man', born: [1936, 1959], incomes: [aPension(people)],
    ...(draw.chance(30) && { disability: draw.oneOf(['II', 'III'] as const) }),
    ...(draw.chance(15) && { properties: [people.land(draw.whole(20, 240))] }),
  })
  return householdOf(people, [pensioner])
}

function pensionerCouple(people: Draftsman): SyntheticHousehold {
  const household = people.nextSerial()
  const home = people.home()
  return householdOf(people, [
    people.person(home, { personId: personIdOf(household, 1), role: 'applicant', sex: 'woman', born: [1938, 1958], incomes: [aPension(people)] }),
    people.person(home, { personId: personIdOf(household, 2), role: 'adult', sex: 'man', born: [1936, 1956], incomes: [aPension(people)], ...(people.draw.chance(40) && { vehicles: people.car() }) }),
  ])
}

/** The family state benefit, monthly: 25 € for one child, 50 € each for two, 75 € each for three (since 2022). */
const familyBenefit = (children: number) => ({ kind: 'family-state-benefit' as const, cents: children * Math.min(children, 3) * 2_500 })
const aWage = ({ draw }: Draftsman, from: number, to: number) => ({ kind: 'wage' as const, cents: draw.whole(from, to) })

const childrenOf = (people: Draftsman, home: ReturnType<Draftsman['home']>, household: number, count: number, firstMember: number): SyntheticPerson[] =>
  Array.from({ length: count }, (_, i) => people.person(home, {
    personId: personIdOf(household, firstMember + i), role: 'child', sex: people.draw.chance(50) ? 'woman' : 'man', born: [2010, 2023],
    ...(people.draw.chance(8) && { disability: 'child' as const }),
  }))

function coupleWithChildren(people: Draftsman): SyntheticHousehold {
  const { draw } = people
  const household = people.nextSerial()
  const home = people.home()
  const count = draw.whole(1, 3)
  return householdOf(people, [
    people.person(home, { personId: personIdOf(household, 1), role: 'applicant', sex: 'woman', born: [1982, 1996], incomes: [familyBenefit(count), ...(draw.chance(40) ? [aWage(people, 30_000, 62_000)] : [])] }),
    people.person(home, { personId: personIdOf(household, 2), role: 'adult', sex: 'man', born: [1980, 1995], incomes: [aWage(people, 58_000, 98_000)], vehicles: people.car() }),
    ...childrenOf(people, home, household, count, 3),
  ])
}

function loneParent(people: Draftsman): SyntheticHousehold {
  const { draw } = people
  const household = people.nextSerial()
  const home = people.home()
  const count = draw.whole(1, 3)
  return householdOf(people, [
    people.person(home, {
      personId: personIdOf(household, 1), role: 'applicant', sex: draw.chance(85) ? 'woman' : 'man', born: [1982, 2001],
      incomes: [familyBenefit(count), { kind: 'maintenance', cents: count * 10_750 }, ...(draw.chance(50) ? [aWage(people, 28_000, 64_000)] : [])],
    }),
    ...childrenOf(people, home, household, count, 2),
  ])
}

function loneDisabled(people: Draftsman): SyntheticHousehold {
  const household = people.nextSerial()
  return householdOf(people, [people.person(people.home(), {
    personId: personIdOf(household, 1), role: 'applicant', sex: people.draw.chance(50) ? 'woman' : 'man', born: [1966, 1998],
    disability: people.draw.oneOf(['I', 'II'] as const), incomes: [aPension(people)],
  })])
}

function loneWorker(people: Draftsman): SyntheticHousehold {
  const household = people.nextSerial()
  return householdOf(people, [people.person(people.home(), {
    personId: personIdOf(household, 1), role: 'applicant', sex: people.draw.chance(50) ? 'woman' : 'man', born: [1968, 2003], incomes: [aWage(people, 42_000, 118_000)],
  })])
}
