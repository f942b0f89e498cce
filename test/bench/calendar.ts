// `npm run bench -- calendar [--cases 100000]`: a working day becomes free in an office with so many open cases; how long until every date that stands on it has moved.
import { instantOf } from '../../functions/domain/identifiers.ts'
import { decisionTask } from '../../functions/domain/wait-dates.ts'
import { reckonByCalendar } from '../../functions/platform/reckon-anew.ts'
import { proceedingClocks } from '../../functions/policy/proceeding-clocks.ts'
import { workingCalendar } from '../../functions/policy/working-calendar.ts'
import { openOffice, type Office } from '../office.ts'
import { inFolder, machine } from './figures.ts'

/** Open cases with one matter and its decision task each; their workflows are not begun. */
async function fill({ host: { dependencies: { store } }, clock }: Office, count: number): Promise<void> {
  const at = instantOf(clock.now())
  const clocks = proceedingClocks(workingCalendar('tukums'), 'tukums', 'gmi', '2026-06-03')
  for (let n = 0; n < count; n += 1) {
    const caseId = `9${String(n).padStart(9, '0')}`
    const proceedingId = `${caseId}-gmi`
    const ids = { caseId, applicationId: caseId }
    const applicant = { applicantId: `r-${n}`, submittedAt: at, signatures: [], wishes: [{ kind: 'gmi' as const }], iban: 'LV70HABA0551003890106', facts: { members: [], incomes: [], savings: [], properties: [], housingCosts: [] } }
    await store.outbox.sent((await store.outbox.byId(await store.applications.submit({ ...ids, ...applicant } as never, { caseId, applicantId: `r-${n}`, memberIds: [`r-${n}`], title: `Persona Numur${n}`, parish: 'Tukums', openedAt: at })))!)
    await store.applications.register({ ...ids, ...applicant, version: 1 } as never, `SD/2026/${n}`, [{ proceedingId, ...ids, kind: 'gmi', status: 'AwaitingDecision', receivedAt: at, ...clocks, version: 1 }])
    await store.waits.open({ waitId: `case-${caseId}.decision-${proceedingId}.AwaitDecision.0`, ...ids, proceedingId, workflow: 'decision', box: 'AwaitDecision', execution: `decision-${proceedingId}`, owner: 'queue', queue: 'assistance', legalDue: clocks.legalDue, outcomes: ['Granted'], ...decisionTask(workingCalendar('tukums'), at, clocks.targetDue, clocks.legalDue) })
  }
}

export async function calendar(count: number): Promise<void> {
  await inFolder(async (folder) => {
    const office = await openOffice('2026-06-03 10:00', {}, { folder })
    const { dependencies } = office.host
    office.host.database.exec('PRAGMA synchronous = OFF')
    await fill(office, count)
    office.host.database.exec('PRAGMA synchronous = FULL')
    const passed = async (): Promise<string> => {
      const began = performance.now()
      while (!await reckonByCalendar(dependencies)) await office.host.committed()
      await office.host.committed()
      const pass = (await dependencies.store.calendar.pass('tukums'))!
      return `${((performance.now() - began) / 1000).toFixed(1)} s: ${pass.looked} cases looked at, ${pass.proceedings} matters and ${pass.waits} waits moved`
    }
    await passed()
    for (const [rowId, free] of [['moves', '2026-06-15'], ['moves-nothing', '2026-12-01']] as const) {
      await dependencies.store.calendar.add('tukums', { says: 'moved', rowId, free, source: 'MK rīkojums', enteredBy: 'vija', enteredAt: `2026-06-03T08:00:0${rowId.length % 10}.000Z` })
      console.log(`${free} became free: ${await passed()}`)
    }
    console.log(machine())
    office.close()
  })
}
