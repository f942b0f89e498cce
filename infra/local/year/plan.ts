// A year like 2024 at the social service of Tukums: what comes in, who works it off and how long each of them takes. The mix is ours where the report is silent.
import { dayAt, instantAt, monthOf, weekday, type Day } from '../../../functions/domain/days.ts'
import { epochOf, instantOf } from '../../../functions/domain/identifiers.ts'
import type { AskRegister } from '../../../functions/domain/register.ts'
import type { Wait } from '../../../functions/domain/wait.ts'
import { chanceOf, type Chance } from './chance.ts'
import type { Plan } from './simulation.ts'
import { townOf, wishesOf, type PlannedApplication, type Town } from './town.ts'
import { slotsADay, workingTime, type WorkingTime } from './working-time.ts'

export const yearBeginsMs = epochOf(instantAt('2024-01-01'))
export const yearEndsMs = epochOf(instantAt('2025-01-01'))

/** Three applications a household and year: 7 076 of 2 359 households (2024: 1 218 households with assistance, the rest came for services). */
const applicationsAHousehold = 3

/** Weights. Housing 1 044 households and GMI about 300, each for a part of the year: a third of what comes in. The rest are services. */
const mix = [[['housing'], 24], [['gmi', 'housing'], 5], [['gmi'], 6], [['service'], 65]] as const satisfies readonly (readonly [readonly string[], number])[]

/** A quarter of the households live on next to nothing, the others on somewhat less than the demonstration's. */
const incomePercent = (chance: Chance) => (household: number): number => (chance(household, 'poor') < 0.25 ? 30 : 80)

/** Services by the persons who used them in 2024. */
const services: readonly (readonly [string, number])[] = [
  ['assistant', 346], ['home-care', 138], ['rehabilitation-avotins', 112], ['special-transport', 83], ['shelter', 59], ['day-care-saime', 53], ['day-care-riti', 52],
  ['addiction-specialist', 41], ['psychosocial', 40], ['psychologist', 16], ['safety-button', 15], ['group-flat-mezrozites', 11], ['group-house-lodes', 10],
]

/** The group homes are full for most of the year. */
export const places = [{ serviceCode: 'group-flat-mezrozites', capacity: 10 }, { serviceCode: 'group-house-lodes', capacity: 10 }]

/** Who works in the office: heads, quarter hours a task takes, and working days for which a task may lie before somebody looks. */
interface Team { heads: number; slots: number; lies: number }
const assistance: Team = { heads: 6, slots: 2, lies: 3 }
const teams: Readonly<Record<string, Team>> = {
  assistance, 'social-work': { heads: 6, slots: 4, lies: 4 }, finance: { heads: 2, slots: 1, lies: 0 }, supervision: { heads: 2, slots: 2, lies: 1 },
}
/** A provider answers within so many working days, a resident within so many. */
const [providerDays, residentDays] = [4, 7]

/** From when to when people apply and are paid, and until when those are waited for who applied; the services left out; where numbers begin. */
export interface Stretch { from: Day; until: Day; to: Day; without?: readonly string[]; first?: number }

/** What happens in a year, or another stretch of time, with so many applications. */
export function planOfYear(seed: number, count: number, { from, until, to, without = [], first = 0 }: Stretch = { from: '2024-01-01', until: '2025-01-01', to: '2025-06-30' }): Plan {
  const chance = chanceOf(seed)
  const time = workingTime('tukums', from, to)
  const worked = time.days.filter((day) => day < until)
  const asked = services.filter(([code]) => !without.includes(code))
  const households = Math.max(1, Math.round(count / applicationsAHousehold))
  const arrivals = Array.from({ length: count }, (_, i) => Math.floor(chance(i, 'arrives') * worked.length * slotsADay)).toSorted((a, b) => a - b)
  return {
    chance, town: townOf(seed, households, incomePercent(chance), first),
    applications: arrivals.map((slot, serial): PlannedApplication => ({
      at: time.beginOf(slot), serial, household: Math.floor(chance(serial, 'household') * households), wishes: wishesOf(serial, chance, mix.map(([kinds, weight]) => [[...kinds], weight]), asked), signsLate: chance(serial, 'late') < 0.2, first,
    })),
    // Each Tuesday and Friday morning, whatever is payable by then.
    runs: worked.filter((day) => [2, 5].includes(weekday(day))).map((day, serial) => ({ at: epochOf(instantAt(day, '09:00')), serial, throughMonth: monthOf(day), payOn: day })),
    whenAnswered: office(time, chance),
    whenLeaving: ({ placedAt = '', referralId }) => (chance(referralId, 'leaves') < 0.5 ? time.beginOf(time.slotFrom(epochOf(placedAt)) + Math.floor((0.2 + chance(referralId, 'stays')) * 120 * slotsADay)) : undefined),
  }
}

/** Colleagues take tasks in the order they come, each one at a time; providers and residents answer when they come to it. */
function office(time: WorkingTime, chance: Chance): Plan['whenAnswered'] {
  const free = new Map(Object.entries(teams).map(([queue, { heads }]) => [queue, new Array<number>(heads).fill(0)]))
  return (wait: Wait) => {
    const opened = time.slotFrom(epochOf(wait.openedAt))
    const heads = free.get(wait.queue)
    if (heads === undefined) {
      const days = wait.queue.startsWith('provider:') ? providerDays : residentDays
      return { answeredAt: time.beginOf(opened + 1 + Math.floor(chance(wait.waitId, 'answers') * days * slotsADay)) }
    }
    const { slots, lies } = teams[wait.queue] ?? assistance
    const who = heads.indexOf(Math.min(...heads))
    const begins = Math.max(heads[who]!, opened + Math.floor(chance(wait.waitId, 'lies') * lies * slotsADay))
    heads[who] = begins + slots
    return { takenAt: time.beginOf(begins), answeredAt: time.beginOf(begins + slots) }
  }
}

/** Registers that know the town, are down for two hours one time in a hundred, and know of benefits nobody declared for every fiftieth person. */
export function registersOfYear({ registry }: Town, chance: Chance, now: () => number): AskRegister {
  return async ({ register, personCodes, months }) => {
    const asOf = instantOf(now())
    if (chance(register, dayAt(asOf), Math.floor(now() / 7_200_000), 'down') < 0.01) return { state: 'notAvailable', reason: 'down in the simulation' }
    const persons = personCodes.flatMap((personCode) => {
      const known = registry(register, personCode, months)
      const undeclared = register === 'VSAA' && chance(personCode, 'undeclared') < 0.02 ? months.map((month) => ({ kind: 'state-social-security-benefit', month, cents: 45_00 })) : []
      return known === undefined && undeclared.length === 0 ? [] : [{ personCode, ...known, incomes: [...(known?.incomes ?? []), ...undeclared] }]
    })
    return persons.length === 0 ? { state: 'empty', asOf } : { state: 'answered', asOf, persons }
  }
}
