// Who has which place: the group homes are full and have a waiting list, the day centres have places free.
import type { SyntheticHousehold } from './household.ts'
import type { Draftsman } from './people-drawn.ts'
import { syntheticIban } from './synthetic-identifiers.ts'

export interface ServicePlan {
  serviceCode: string
  capacity: number
  placed: number
  waiting: number
  /** Years of birth of those it is for. */
  born: readonly [number, number]
  need: string
}

const lasting = 'Pastāvīgs atbalsts ikdienā: garīga rakstura traucējumi, II grupa; ģimenē aprūpi nodrošināt nevar.'
const daily = 'Nodarbības un uzraudzība dienas laikā.'

/**
 * Group homes: the 31 persons of the 2024 report, "all places full, a queue formed"; how many stand in the queue is not printed and is invented.
 * Day centres: places are not printed; these are invented so that some are free.
 */
export const servicePlans: readonly ServicePlan[] = [
  { serviceCode: 'group-flat-mezrozites', capacity: 10, placed: 10, waiting: 2, born: [1965, 2003], need: lasting },
  { serviceCode: 'group-house-lodes', capacity: 10, placed: 10, waiting: 1, born: [1965, 2003], need: lasting },
  { serviceCode: 'group-flat-celtnieku', capacity: 5, placed: 5, waiting: 0, born: [1970, 2003], need: lasting },
  { serviceCode: 'group-house-laipas', capacity: 6, placed: 6, waiting: 1, born: [1965, 2003], need: lasting },
  { serviceCode: 'day-care-saime', capacity: 20, placed: 3, waiting: 0, born: [1970, 2004], need: daily },
  { serviceCode: 'day-care-riti', capacity: 15, placed: 2, waiting: 0, born: [1942, 1958], need: daily },
  { serviceCode: 'day-care-saulespuke', capacity: 14, placed: 2, waiting: 0, born: [1970, 2003], need: daily },
]

export interface ServiceUser {
  /** In the order of their referrals: everyone placed, then everyone waiting. */
  serial: number
  plan: ServicePlan
  state: 'Placed' | 'Queued'
  household: SyntheticHousehold
}

/** One person alone for each place taken and each number in a waiting list. */
export function serviceUsers(people: Draftsman): ServiceUser[] {
  const { draw } = people
  const each = (state: ServiceUser['state'], count: (plan: ServicePlan) => number) =>
    servicePlans.flatMap((plan) => Array.from({ length: count(plan) }, () => ({ plan, state })))
  return [...each('Placed', ({ placed }) => placed), ...each('Queued', ({ waiting }) => waiting)].map(({ plan, state }, i) => {
    const person = people.person(people.home(), {
      personId: `k-${String(i + 1).padStart(3, '0')}`, role: 'applicant', sex: draw.chance(50) ? 'woman' : 'man', born: plan.born,
      incomes: [{ kind: 'pension', cents: draw.whole(19_000, 36_000) }], ...(plan.need === lasting && { disability: 'II' as const }),
    })
    return { serial: i + 1, plan, state, household: { members: [person], tenure: 'municipal', monthlyCosts: [{ item: 'rent', cents: 3_500 }], savingsCents: 0, iban: syntheticIban(people.nextSerial()) } }
  })
}
