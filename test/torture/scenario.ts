// The load of a torture lap: a plan in which what people do hangs on the calendar and the seed, never on how often the process was killed.
import { addDays, dayAt, instantAt, monthOf, weekday } from '../../functions/domain/days.ts'
import { epochOf, instantOf } from '../../functions/domain/identifiers.ts'
import type { AskRegister } from '../../functions/domain/register.ts'
import type { Wait } from '../../functions/domain/wait.ts'
import { tableDefinition } from '../../infra/local/host.ts'
import { chanceOf, type Chance } from '../../infra/local/year/chance.ts'
import { entryOf } from '../../infra/local/year/replies.ts'
import { firstAtMinute, openSimulation, type Plan, type Simulation } from '../../infra/local/year/simulation.ts'
import { applicationIdOf, settleTown, townOf, wishesOf, type PlannedApplication, type Town } from '../../infra/local/year/town.ts'

export const startMs = epochOf(instantAt('2026-03-02', '08:00'))
/** Awards last six months at most; the last of them is long paid by then. */
export const endMs = epochOf(instantAt('2026-10-30', '08:00'))

/** So few places that waiting lists form, and move when somebody leaves. */
export const places = [{ serviceCode: 'group-flat-mezrozites', capacity: 2 }, { serviceCode: 'group-house-lodes', capacity: 1 }]

/** So poor that most are granted something and many payments are made. */
const incomePercent = 45

const day = 24 * 3_600_000
/** Four people at a time hand in at the same moment. */
const atOnce = 4

export function scenarioOf(seed: number, cases: number): Plan {
  const chance = chanceOf(seed)
  const applications = Array.from({ length: cases }, (_, serial): PlannedApplication => ({
    at: epochOf(instantAt(workday(Math.floor(serial / atOnce)), '09:00')),
    serial, household: serial,
    wishes: wishesOf(serial, chance, [[['gmi'], 3], [['housing'], 3], [['gmi', 'housing'], 3], [['service'], 5], [['gmi', 'service'], 2]], [['group-flat-mezrozites', 3], ['group-house-lodes', 2]]),
    signsLate: chance(serial, 'late') < 0.5,
  }))
  const serials = new Map(applications.map((planned) => [applicationIdOf(planned), planned.serial]))
  const minuteOf = (applicationId = ''): number => 9 * 60 + ((serials.get(applicationId) ?? 0) * 17) % 420
  return {
    town: townOf(seed, cases, () => incomePercent), applications, chance, runs: payoutRuns(),
    whenAnswered: (wait) => ({ answeredAt: answeredAt(wait, minuteOf) }),
    // Far from every other act on a place, so that who gets it next is the same however the days went.
    whenLeaving: ({ placedAt = '', referralId }) => firstAtMinute(epochOf(placedAt) + 14 * day, minuteOf(referralId.slice(0, 10)) + 10),
  }
}

/** The nth working day of the scenario, from 0; its first is a Monday. */
const workday = (n: number): string => addDays('2026-03-02', Math.floor(n / 5) * 7 + (n % 5))

/** Each Friday while decisions are made, then once a month until every month is paid. */
function payoutRuns(): Plan['runs'] {
  const days = [...Array.from({ length: 10 }, (_, week) => addDays('2026-03-13', week * 7)), '2026-05-29', '2026-06-26', '2026-07-31', '2026-08-28', '2026-09-25']
  return days.map((payOn, serial) => ({ at: epochOf(instantAt(payOn, '15:00')), serial, throughMonth: monthOf(payOn), payOn: weekday(payOn) <= 5 ? payOn : addDays(payOn, 2) }))
}

/**
 * Days after the application on which each box is answered, so long after it opens that a register asked once more changes nothing.
 * Where it opens later than that (the waiting list, a date that passed) it is answered the day after it opens.
 */
const daysAfter: Readonly<Record<string, number>> = { AwaitSignatures: 3, AwaitManualEvidence: 6, AwaitFactsSettled: 8, AwaitNeedsAssessment: 9, AwaitDecision: 12, AwaitInformation: 15, AwaitHearing: 15, AwaitSecondReview: 14, AwaitProvider: 35, AwaitPlacementReview: 38 }

/** Everyone acts on benefits at nine, all at once; on services each at a minute of their own, because places are taken in that order. */
function answeredAt(wait: Wait, minuteOf: (applicationId?: string) => number): number {
  const opened = epochOf(wait.openedAt)
  if (wait.runId !== undefined) return firstAtMinute(opened, 9 * 60 + 30)
  const applicationId = wait.applicationId ?? wait.proceedingId?.slice(0, 10) ?? ''
  const minute = wait.proceedingId?.endsWith('-service') ? minuteOf(applicationId) : 9 * 60
  // Identifiers carry the order of applying: four a working day.
  const appliedOn = workday(Math.floor(Number(applicationId.slice(1)) / atOnce))
  const planned = epochOf(instantAt(addDays(appliedOn, (daysAfter[wait.box] ?? 1) + (wait.box === 'AwaitDecision' && entryOf(wait) > 0 ? 20 : 0)), '00:00'))
  return firstAtMinute(Math.max(planned, opened), minute)
}

/** Lives through a scenario on a data folder, from wherever the process before this one stopped: the clock is written before it moves, so that time never goes back. The host stays open. */
export async function liveThrough(folder: string, plan: Plan, untilMs = endMs): Promise<Simulation> {
  const simulation = await openSimulation({ folder, registers: () => unsteadyRegisters(plan.town, plan.chance, () => simulation.clock.now()) }, startMs, plan)
  const { table, dependencies: { store } } = simulation.host
  // Beside the town's own records, so that it is kept or lost together with them.
  const clock = { pk: { S: 'TORTURE#' }, sk: { S: 'CLOCK' } }
  const stood = table.operate('GetItem', { TableName: tableDefinition.name, Key: clock }).Item
  if (stood !== undefined) simulation.clock.set(Number(stood.at.N))
  else await settleTown(store, plan.town, places)
  await simulation.live(untilMs, async (toMs) => table.operate('PutItem', { TableName: tableDefinition.name, Item: { ...clock, at: { N: String(toMs) } } }))
  return simulation
}

/** Registers that are down for two hours now and then, one or the other, by the calendar alone. */
export function unsteadyRegisters({ registry }: Town, chance: Chance, now: () => number): AskRegister {
  return async ({ register, personCodes, months }) => {
    const asOf = instantOf(now())
    if (chance(register, dayAt(asOf), Math.floor(now() / 7_200_000), 'down') < 0.06) return { state: 'notAvailable', reason: 'down for the torture' }
    const persons = personCodes.flatMap((personCode) => {
      const known = registry(register, personCode, months)
      // Some people have a benefit nobody declared: their facts contradict.
      const undeclared = register === 'VSAA' && chance(personCode, 'undeclared') < 0.06 ? months.map((month) => ({ kind: 'state-social-security-benefit', month, cents: 45_00 })) : []
      return known === undefined && undeclared.length === 0 ? [] : [{ personCode, ...known, incomes: [...(known?.incomes ?? []), ...undeclared] }]
    })
    return persons.length === 0 ? { state: 'empty', asOf } : { state: 'answered', asOf, persons }
  }
}
