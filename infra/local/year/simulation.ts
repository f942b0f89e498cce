// Drives a host through a plan under a virtual clock: people apply, those we wait for answer, runs are made, places come free.
import { instantAt } from '../../../functions/domain/days.ts'
import { epochOf, instantOf } from '../../../functions/domain/identifiers.ts'
import type { Referral } from '../../../functions/domain/referral.ts'
import type { Wait } from '../../../functions/domain/wait.ts'
import { deliver } from '../../../functions/platform/deliver.ts'
import type { LogLine } from '../../../functions/platform/log.ts'
import { virtualClock, type VirtualClock } from '../clock.ts'
import { openHost, type Host, type HostOptions } from '../host.ts'
import type { Chance } from './chance.ts'
import { colleagueFor, isSilent, replyTo } from './replies.ts'
import { applicationIdOf, caseIdOf, handIn, runIdOf, type PlannedApplication, type Town } from './town.ts'

export interface PlannedRun { at: number; serial: number; throughMonth: string; payOn: string }

export interface Plan {
  town: Town
  applications: readonly PlannedApplication[]
  runs: readonly PlannedRun[]
  chance: Chance
  /** When a colleague takes the wait in hand, if one does, and when it is answered. Milliseconds since 1970. */
  whenAnswered(wait: Wait): { takenAt?: number; answeredAt: number }
  /** When someone placed leaves the service; undefined: stays. */
  whenLeaving(referral: Referral): number | undefined
}

export interface Simulation {
  host: Host
  clock: VirtualClock
  /** Lives through everything planned and everything that follows from it, up to the end. */
  live(untilMs: number, moving?: (toMs: number) => Promise<void>): Promise<void>
}

interface Act { at: number; key: string; carryOut(): Promise<void> }

/** Opens a host on a folder with its clock at this moment. What was done before, by whatever process, is read from the store and not done again. */
export async function openSimulation(options: Pick<HostOptions, 'folder' | 'registers'> & Partial<HostOptions>, startMs: number, plan: Plan): Promise<Simulation> {
  const clock = virtualClock(startMs)
  const cases = new Map(plan.applications.map((planned) => [applicationIdOf(planned), caseIdOf(planned)]))
  /** `case-…` and `run-…` whose waits may have changed since they were last looked at. */
  const touched = new Set<string>()
  /** Cases in which a service has begun since. */
  const begun = new Set<string>()
  const host = await openHost({
    clock, municipality: 'tukums', sessionSecret: 'a simulation signs nobody in', demonstration: true, newId: () => 'x000000000',
    ...options,
    log(line) {
      notice(line)
      options.log?.(line)
    },
  })
  const { store } = host.dependencies
  const repliers = { store, now: clock.now, chance: plan.chance, registry: plan.town.registry }

  function notice({ execution, box }: LogLine): void {
    const [, workflow, subject = ''] = /^([a-z]+)-([0-9a-z]{10})/.exec(String(execution ?? '')) ?? []
    if (workflow === 'payout') touched.add(`run-${subject}`)
    else if (cases.has(subject)) touched.add(`case-${cases.get(subject)}`)
    if (box === 'StartService' && cases.has(subject)) begun.add(cases.get(subject) as string)
  }

  const acts: Act[] = []
  const known = new Set<string>()
  /** Plans an act once; those of one moment are carried out in the order of their keys. */
  function intend(at: number, key: string, carryOut: () => Promise<void>): void {
    if (known.has(key)) return
    known.add(key)
    const act = { at: Math.max(at, clock.now()), key, carryOut }
    let [low, high] = [0, acts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (isBefore(acts[middle]!, act)) low = middle + 1
      else high = middle
    }
    acts.splice(low, 0, act)
  }

  /** Plans the answer to every wait that is open in what was touched, and the leaving of everyone newly placed. */
  async function lookAround(): Promise<void> {
    for (const subject of [...touched].toSorted()) {
      const id = subject.slice(subject.indexOf('-') + 1)
      for (const wait of await store.waits.openOf(subject.startsWith('run-') ? { runId: id } : { caseId: id })) intendAnswer(wait)
    }
    touched.clear()
    for (const caseId of [...begun].toSorted()) for (const wait of await store.waits.of({ caseId })) if (wait.box === 'AwaitProvider' && wait.outcome === 'Accepted') await intendLeaving(wait)
    begun.clear()
  }

  function intendAnswer(wait: Wait): void {
    if (known.has(wait.waitId) || isSilent(wait, plan.chance)) return
    if (wait.hold !== undefined) {
      // Nobody's yet: looked at again when it is back.
      intend(epochOf(instantAt(wait.hold.until, '08:01')), `${wait.waitId} is back`, async () => void touched.add(`case-${wait.caseId}`))
      return
    }
    const { takenAt, answeredAt } = plan.whenAnswered(wait)
    const colleague = colleagueFor(wait, plan.chance)
    if (takenAt !== undefined && colleague !== undefined && wait.person === undefined)
      intend(takenAt, `${wait.waitId} taken`, async () => {
        const present = await store.waits.byId(wait.waitId)
        if (present?.state === 'Open' && present.person === undefined) await store.waits.take(present, colleague)
      })
    intend(answeredAt, wait.waitId, async () => {
      const present = await store.waits.byId(wait.waitId)
      if (present?.state !== 'Open') return
      const { begins, ...reply } = await replyTo(present, repliers)
      await deliver(host.dependencies, await store.waits.answer(present, reply), begins)
    })
  }

  async function intendLeaving({ caseId = '', proceedingId = '' }: Wait): Promise<void> {
    if (known.has(`${proceedingId} leaves`)) return
    const referral = await store.referrals.byId(caseId, proceedingId)
    const at = referral?.state === 'Placed' ? plan.whenLeaving(referral) : undefined
    if (at === undefined) return
    intend(at, `${proceedingId} leaves`, async () => {
      const present = await store.referrals.byId(caseId, proceedingId)
      if (present?.state === 'Placed') await deliver(host.dependencies, await store.referrals.end(present, 'staff:social-worker-1', 'Izbeidz pakalpojumu'))
    })
  }

  for (const planned of plan.applications) {
    intend(planned.at, `application ${applicationIdOf(planned)}`, async () => {
      if ((await store.applications.byId(caseIdOf(planned), applicationIdOf(planned))) === undefined) await deliver(host.dependencies, await handIn(store, clock.now(), plan.town, planned))
    })
  }
  for (const { at, serial, throughMonth, payOn } of plan.runs) {
    const runId = runIdOf(serial)
    intend(at, `run ${runId}`, async () => {
      if ((await store.runs.byId(runId)) !== undefined) return
      const [due, year] = [{ on: payOn, why: 'izmaksas diena' }, payOn.slice(0, 4)]
      await deliver(host.dependencies, await store.runs.begin({ runId, number: `${year}/${await store.settings.nextNumber(`payout/${year}`)}`, throughMonth, payOn, makerId: 'finance-maker', madeAt: instantOf(clock.now()), state: 'Collecting', due }))
    })
  }

  return {
    host, clock,
    async live(untilMs, moving = async () => {}) {
      // What a process before this one left behind.
      for (const planned of plan.applications) {
        if (planned.at > clock.now()) continue
        touched.add(`case-${caseIdOf(planned)}`)
        begun.add(caseIdOf(planned))
      }
      for (const { at, serial } of plan.runs) if (at <= clock.now()) touched.add(`run-${runIdOf(serial)}`)
      for (;;) {
        await host.settle()
        await lookAround()
        const next = Math.min(acts[0]?.at ?? Infinity, (await host.nextDueAt(Math.min(untilMs, acts[0]?.at ?? untilMs))) ?? Infinity)
        if (next > untilMs) return
        if (next > clock.now()) {
          await moving(next)
          clock.set(next)
        }
        while (acts[0] !== undefined && acts[0].at <= clock.now()) await acts.shift()!.carryOut()
      }
    },
  }
}

const isBefore = (a: Act, b: Act): boolean => a.at < b.at || (a.at === b.at && a.key < b.key)

/** The first moment after another at which the clock on the wall of a UTC day shows so many minutes. */
export function firstAtMinute(afterMs: number, minute: number): number {
  const midnight = epochOf(`${instantOf(afterMs).slice(0, 10)}T00:00:00.000Z`)
  const at = midnight + minute * 60_000
  return at > afterMs ? at : at + 24 * 3_600_000
}
