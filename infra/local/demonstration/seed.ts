// Fills an empty house with the demonstration office: staff, residents, places with those who have them, visits somebody has asked for, and the list for the sign-in page.
import { dayAt, numericDay } from '../../../functions/domain/days.ts'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import { fullName } from '../../../functions/domain/person.ts'
import { formatPersonCode } from '../../../functions/domain/person-code.ts'
import { contentOf, entriesOf } from '../../../functions/policy/tables.ts'
import { servicesOf } from '../../../functions/policy/service-catalogue.ts'
import type { DemonstrationPerson } from '../../../functions/domain/demonstration.ts'
import type { Dependencies } from '../../../functions/platform/dependencies.ts'
import type { Store } from '../../../functions/store/store.ts'
import type { SyntheticHousehold } from './household.ts'
import { servicePlans } from './places.ts'
import { everyHousehold, populationOf, type Population } from './population.ts'
import { seedApplications } from './seed-applications.ts'
import { seedServiceUser } from './seed-service-users.ts'
import { seedVisits } from './seed-visits.ts'
import { colleaguesOf, tour } from './staff.ts'

/** Someone to sign in as: `signInAs` is `resident:<id>` or `staff:<id>`. */
export interface SignIn { label: string; signInAs: string }

/**
 * Seeds the office once; seeding again changes nothing, and a seeding that was cut off is taken up where it stopped.
 * `openWork`: households have applied this morning, too.
 * To be run before the clock service runs: what lies in the past is recorded by the store's own commands, without waking a workflow.
 */
export async function seedDemonstration({ store, now, municipality }: Pick<Dependencies, 'store' | 'now' | 'municipality'>, { openWork = false } = {}): Promise<{ people: SignIn[] }> {
  const seeded = await store.settings.read('demonstration-people')
  if (seeded !== undefined) return { people: seeded.map(asSignIn) }

  const population = populationOf(municipality)
  for (const { staff } of colleaguesOf(municipality)) await store.people.saveStaff(staff)
  for (const { resident } of everyHousehold(population).flatMap(({ members }) => members)) await store.people.saveResident(resident)
  await seedPlaces(store, municipality)
  await signCodes({ store, now, municipality })
  const today = dayAt(instantOf(now()))
  for (const user of population.serviceUsers) await seedServiceUser({ store, municipality, now, today }, user)
  await seedVisits({ store, now, municipality }, population.serviceUsers)

  if (openWork) await seedApplications({ store, now }, population)

  const people = demonstrationPeople(population, municipality)
  await store.settings.write('demonstration-tour', tour)
  // Last, so that its presence means the office is complete.
  await store.settings.write('demonstration-people', people)
  return { people: people.map(asSignIn) }
}

const asSignIn = ({ who, name, story }: DemonstrationPerson): SignIn => ({ label: `${name}. ${story}`, signInAs: who })

/** Whom one can sign in as, with their stories: every adult of the households with a story, an ordinary household or two, and all staff. */
export function demonstrationPeople({ stories, ordinary }: Population, municipality: string): DemonstrationPerson[] {
  const residents = stories.flatMap(({ story, household }) => {
    const [applicant, ...others] = household.members.filter(({ role }) => role !== 'child')
    const of = applicant!.resident
    return [
      { who: `resident:${of.personId}`, name: fullName(of), group: 'Iedzīvotāji', story: story + othersOf(household) },
      ...others.map(({ resident }) => ({ who: `resident:${resident.personId}`, name: fullName(resident), group: 'Iedzīvotāji', story: `Tā pati mājsaimniecība kā ${fullName(of)}: paraksta kopīgo iesniegumu.` })),
    ]
  })
  const plain = ordinary.slice(0, 2).map(({ members: [applicant] }) => ({
    who: `resident:${applicant!.resident.personId}`, name: fullName(applicant!.resident), group: 'Iedzīvotāji', story: 'Bez stāsta: deklarējiet, ko vēlaties, un skatieties, ko saka reģistri.',
  }))
  const staff = colleaguesOf(municipality).map(({ staff: { staffId, name, title }, group, story }) => ({ who: `staff:${staffId}`, name: group === 'Pakalpojumu sniedzēji' ? name : `${name}, ${title.toLowerCase()}`, group, story }))
  return [...residents, ...plain, ...staff]
}

/** What the applicant types of the others of the household. */
function othersOf({ members }: SyntheticHousehold): string {
  const others = members.slice(1).map(({ resident }) => `${fullName(resident)}, personas kods ${formatPersonCode(resident.personCode)}, dzimšanas diena ${numericDay(resident.birthDate)}`)
  return others.length === 0 ? '' : ` Pārējie: ${others.join('; ')}`
}

/** The codes money is paid out on, signed by the senior accountant: the office pays already. A code signed before stays signed. */
async function signCodes({ store, now, municipality }: Pick<Dependencies, 'store' | 'now' | 'municipality'>): Promise<void> {
  const at = instantOf(now())
  const checker = colleaguesOf(municipality).find(({ staff }) => staff.roles.includes('finance-checker'))!.staff
  const signed = new Set((await store.law.signatures(municipality)).map(({ rowId }) => rowId))
  for (const { id, row } of entriesOf(municipality).filter(({ id, table }) => table.startsWith('ekk-codes.') && table.endsWith('.cash') && !signed.has(id)))
    await store.law.sign({ municipality, rowId: id, content: contentOf(row), signedOn: dayAt(at), signedAt: at, by: checker.staffId, ground: 'Pašvaldības grāmatvedības kontu plāns (demonstrācija)' })
}

/** How many places each service has; those that exist already keep who has them. */
async function seedPlaces(store: Store, municipality: string): Promise<void> {
  const printed = servicesOf(municipality).flatMap(({ code, capacity }) => (capacity === undefined ? [] : [[code, capacity] as const]))
  const planned = servicePlans.map(({ serviceCode, capacity }) => [serviceCode, capacity] as const)
  for (const [serviceCode, capacity] of new Map([...printed, ...planned])) {
    const { version } = await store.referrals.places(serviceCode)
    if (version === 0) await store.referrals.setPlaces({ serviceCode, capacity, taken: 0, lastQueueNumber: 0 })
  }
}
