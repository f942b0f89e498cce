// The doctor: looks for anything that waits without saying so, or says it waits and does not; repairs what is safe and reports the rest in plain words.
import type { DoctorReport, Finding } from '../domain/doctor-report.ts'
import type { CaseEvent } from '../domain/event.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Dependencies } from './dependencies.ts'
import { failedWithoutRepair, runningWithoutWait, waitWithoutExecution } from './doctor/executions.ts'
import { appealWithNobody, matterWithNobody, placeFreeWithQueue, waitsUnlookedAt } from './doctor/matters.ts'
import { dateNotFired, escalatedUnlisted, unsent } from './doctor/messages.ts'
import { payableAdrift, runWithNobody } from './doctor/payments.ts'
import { look } from './doctor/seen.ts'
import type { Look, Suspect } from './doctor/suspect.ts'

/** Moments between boxes, retries of a minute and the lag of an index are no findings. */
const graceMs = 10 * 60_000

/** In this order: what one has mended, the next does not find. */
const looks: readonly Look[] = [dateNotFired, escalatedUnlisted, runningWithoutWait, failedWithoutRepair, waitWithoutExecution, matterWithNobody, appealWithNobody, placeFreeWithQueue, waitsUnlookedAt, runWithNobody, payableAdrift]

/** `repair: false`: only looks. Run again it finds what is left, and repairs nothing twice. */
export async function examine(dependencies: Dependencies, { repair = true, grace = graceMs } = {}): Promise<DoctorReport> {
  const { store, now, log } = dependencies
  const before = instantOf(now() - grace)
  const findings: Finding[] = []
  const take = async (suspects: AsyncIterable<Suspect>): Promise<void> => {
    for await (const { kind, about, text, caseId, mend } of suspects) {
      const repaired = repair ? await mend?.() : undefined
      findings.push({ kind, about, text, ...(repaired === undefined ? {} : { repaired }) })
      log({ code: 'DoctorFound', kind, about, repaired: repaired !== undefined })
      if (repaired !== undefined && caseId !== undefined) await store.journal.append(repairedEvent(caseId, `${text} ${repaired}`, instantOf(now())), about)
    }
  }

  // What is unsent is sent before anything else is looked at: most of what follows would be its consequence.
  const told = new Set<string>()
  await take(unsent(dependencies, before, told))
  const seen = await look(dependencies, { before, told, repair })
  for (const each of looks) await take(each(seen, dependencies))

  const report: DoctorReport = { at: instantOf(now()), cases: seen.caseIds.length, executions: seen.running.size, findings }
  if (repair) await store.settings.write('doctor-report', report)
  log({ code: 'Examined', cases: report.cases, findings: findings.length, repaired: findings.filter(({ repaired }) => repaired !== undefined).length })
  return report
}

const repairedEvent = (caseId: string, note: string, at: string): CaseEvent => ({ caseId, what: 'DoctorRepaired', by: 'system', occurredAt: at, recordedAt: at, note })

/** Once in each hour of the clock, however often it is asked. */
export async function examineHourly(dependencies: Dependencies): Promise<void> {
  const last = await dependencies.store.settings.read('doctor-report')
  if (last === undefined || last.at.slice(0, 13) !== instantOf(dependencies.now()).slice(0, 13)) await examine(dependencies)
}
