// A town of synthetic households: who they are, what the registers know of them, and what they apply for when. Nobody here exists.
import { dayAt, monthOf, monthsBefore } from '../../../functions/domain/days.ts'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import { fullName } from '../../../functions/domain/person.ts'
import type { Store } from '../../../functions/store/store.ts'
import { applicantOf, declarationOf, registered, type SyntheticHousehold, type SyntheticPerson } from '../demonstration/household.ts'
import { populationOf } from '../demonstration/population.ts'
import type { Registry } from '../register-service.ts'
import { drawn, type Chance } from './chance.ts'

export interface Town {
  households: SyntheticHousehold[]
  registry: Registry
}

/** What is applied for, and the moment it is handed in. */
export interface PlannedApplication {
  /** Milliseconds since 1970. */
  at: number
  /** The application's place among all, from 0: its identifier and its draws are made from it. */
  serial: number
  household: number
  wishes: { kind: 'gmi' | 'housing' | 'service'; serviceCode?: string }[]
  /** Only the applicant signs at once. */
  signsLate: boolean
  /** Where the numbers of its town's cases and applications begin; absent: at 0. */
  first?: number
}

const named = (letter: string, serial: number): string => letter + String(serial).padStart(9, '0')
export const applicationIdOf = ({ serial, first = 0 }: Pick<PlannedApplication, 'serial' | 'first'>): string => named('a', first + serial)
/** A household has one case, whatever it applies for. */
export const caseIdOf = ({ household, first = 0 }: Pick<PlannedApplication, 'household' | 'first'>): string => named('c', first + household)
export const runIdOf = (serial: number): string => named('r', serial)

/** As many households of the demonstration's kinds as asked for, all different people; each on so many per cent of the demonstration's incomes. */
export function townOf(seed: number, count: number, incomePercent: (household: number) => number, first = 0): Town {
  const households: SyntheticHousehold[] = []
  for (let block = 0; households.length < count; block += 1)
    households.push(...populationOf('tukums', seed * 1000 + block).ordinary.map((household, i) => withOwnNumbers(household, `h${block}-${i}`, first + households.length + i, incomePercent(households.length + i))))
  households.length = count
  const byCode = new Map(households.flatMap(({ members }) => members).map((person) => [person.resident.personCode, person]))
  return {
    households,
    registry(register, personCode, months) {
      const person = byCode.get(personCode)
      return person && registered(person, register, months)
    },
  }
}

/** Codes of the new form, counted up: no two people of a town share one. */
function withOwnNumbers(household: SyntheticHousehold, personId: string, serial: number, incomePercent: number): SyntheticHousehold {
  const members = household.members.map((person, i): SyntheticPerson => ({
    ...person, incomes: person.incomes.map((income) => ({ ...income, cents: Math.round((income.cents * incomePercent) / 100) })), resident: { ...person.resident, personId: `${personId}-${i}`, personCode: `32${String(serial * 20 + i).padStart(9, '0')}` },
  }))
  return { ...household, members }
}

export async function settleTown(store: Store, { households }: Town, places: readonly { serviceCode: string; capacity: number }[]): Promise<void> {
  for (const { members } of households) for (const { resident } of members) await store.people.saveResident(resident)
  for (const { serviceCode, capacity } of places) await store.referrals.setPlaces({ serviceCode, capacity, taken: 0, lastQueueNumber: 0 })
}

/** Hands an application in as the page does; handed in before is handed in. Gives the message that starts its workflow. */
export async function handIn(store: Store, now: number, town: Town, planned: PlannedApplication): Promise<string> {
  const household = town.households[planned.household]!
  const { resident: applicant } = applicantOf(household)
  const at = instantOf(now)
  const signers = household.members.filter(({ role }) => role === 'applicant' || (role === 'adult' && !planned.signsLate))
  const ids = { applicationId: applicationIdOf(planned), caseId: caseIdOf(planned), applicantId: applicant.personId }
  return store.applications.submit({
    ...ids, submittedAt: at, wishes: planned.wishes, facts: declarationOf(household, monthsBefore(monthOf(dayAt(at)), 3)), iban: household.iban,
    signatures: signers.map(({ resident: { personId } }) => ({ personId, at })),
  }, { caseId: ids.caseId, applicantId: ids.applicantId, memberIds: household.members.map(({ resident: { personId } }) => personId), title: fullName(applicant), parish: applicant.parish, openedAt: at })
}

/** What one application asks for. */
export function wishesOf(serial: number, chance: Chance, mix: readonly (readonly [('gmi' | 'housing' | 'service')[], weight: number])[], services: readonly (readonly [string, weight: number])[]): PlannedApplication['wishes'] {
  return drawn(chance(serial, 'wish'), mix).map((kind) => (kind === 'service' ? { kind, serviceCode: drawn(chance(serial, 'service'), services) } : { kind }))
}

