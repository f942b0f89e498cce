// `npm run bench -- desk [--cases 100000]`: how long the server takes for the inbox and the case page in an office with so many open cases.
import { instantOf } from '../../functions/domain/identifiers.ts'
import type { Wait } from '../../functions/domain/wait.ts'
import { apply, registersAgree } from '../acceptance/household.ts'
import { openWait } from '../acceptance/acts.ts'
import { openOffice, resident, staff, type Office, type Visit } from '../office.ts'
import { inFolder, machine, printTable } from './figures.ts'

const warmUps = 40
const requests = 400
const colleagues = 100

/** Milliseconds below which so many of a hundred lie. */
const percentile = (sorted: readonly number[], of100: number): number => sorted[Math.min(sorted.length - 1, Math.ceil((of100 / 100) * sorted.length) - 1)] as number

const people = Array.from({ length: colleagues }, (_, n) => staff(`worker-${n}`, `Darbinieks ${n}`, [n % 4 === 0 ? 'social-worker' : 'assistance-organiser']))
const supervisor = staff('supervisor', 'Vadītāja', ['supervisor'])
const places = ['Tukums', 'Kandava', 'Engures pagasts', 'Slampes pagasts', 'Pūres pagasts']

/** Open cases with a matter and a task each: four of ten free in a team's list, two in a colleague's hands, the others waited for at residents. */
async function fill(office: Office, count: number): Promise<void> {
  const { store } = office.host.dependencies
  const at = instantOf(office.clock.now())
  for (let n = 0; n < count; n += 1) {
    const caseId = `9${String(n).padStart(9, '0')}`
    const applicationId = caseId
    const proceedingId = `${applicationId}-gmi`
    const on = `2026-0${3 + (n % 2)}-${String(10 + (n % 18)).padStart(2, '0')}`
    const kind = n % 10
    const place: Pick<Wait, 'owner' | 'queue' | 'person'> = kind < 4 ? { owner: 'queue', queue: kind === 3 ? 'social-work' : 'assistance' }
      : kind < 6 ? { owner: 'hands', queue: 'assistance', person: people[Math.floor(n / 10) % colleagues]!.staffId } : { owner: 'resident', queue: `resident:r-${n}` }
    const parish = places[n % places.length]!
    await store.waits.open({
      waitId: `case-${caseId}.decision-${proceedingId}.${kind < 6 ? 'AwaitDecision' : 'AwaitInformation'}.0`, caseId, applicationId, proceedingId, workflow: 'decision', box: kind < 6 ? 'AwaitDecision' : 'AwaitInformation', execution: `decision-${proceedingId}`,
      ...place, due: { on, why: '10 darba dienas' }, legalDue: { on, why: '1 mēnesis' }, dates: [{ at: `${on}T06:00:00.000Z`, action: { do: 'remind' }, why: 'Termiņš ir šodien' }], outcomes: ['Granted', 'Refused', 'InformationNeeded'],
      listed: { title: `Persona Numur${n}`, parish, children: n % 7 === 0 ? 2 : 0, crisis: n % 500 === 0 },
    }, [store.cases.opened({ caseId, applicantId: `r-${n}`, memberIds: [`r-${n}`], title: `Persona Numur${n}`, parish, openedAt: at, version: 1 })])
  }
}

/** Households that went the whole way: their pages have figures, decisions, a journal. */
async function wholeCases(office: Office, count: number): Promise<string[]> {
  const caseIds: string[] = []
  for (let n = 0; n < count; n += 1) {
    const applicant = resident(`whole-${n}`, `Anna Numurētā${'abcdefghij'[n % 10]}`, '1950-02-11')
    const household = { members: [{ resident: applicant, role: 'applicant' as const, monthly: [{ kind: 'pension' as const, euro: 150 }] }], costs: 120, savings: 50 }
    await office.host.dependencies.store.people.saveResident(applicant)
    registersAgree(office, household, '2026-03-05')
    const { caseId } = await apply(office, household, [{ kind: 'gmi' }, { kind: 'housing' }, { kind: 'service', serviceCode: 'day-care-saime', need: 'Gribu būt starp cilvēkiem' }])
    for (const kind of ['gmi', 'housing']) {
      const wait = await openWait(office, { caseId }, 'AwaitDecision', `${(await office.host.dependencies.store.cases.proceedings(caseId)).find((proceeding) => proceeding.kind === kind)!.proceedingId}`)
      await office.host.dependencies.store.waits.take(wait, 'worker-1')
    }
    caseIds.push(caseId)
  }
  return caseIds
}

async function measured(name: string, visit: (n: number) => Promise<Visit>): Promise<string[]> {
  const [times, processor]: [number[], number[]] = [[], []]
  let bytes = 0
  for (let n = 0; n < warmUps + requests; n += 1) {
    const [started, before] = [performance.now(), process.cpuUsage()]
    const { status, html } = await visit(n)
    const [took, { user, system }] = [performance.now() - started, process.cpuUsage(before)]
    if (status !== 200) throw new Error(`${name} answered ${status}`)
    if (n >= warmUps) {
      times.push(took)
      processor.push((user + system) / 1000)
    }
    bytes = html.length
  }
  const told = (figures: readonly number[]): string[] => [50, 95, 99].map((of100) => percentile(figures.toSorted((a, b) => a - b), of100).toFixed(1))
  return [name, ...told(times), ...told(processor).slice(0, 2), String(Math.round(bytes / 1024))]
}

export async function desk(count: number): Promise<void> {
  await inFolder(async (folder) => {
    const office = await openOffice('2026-03-05 10:00', { staff: [...people, supervisor] }, { folder })
    office.host.database.exec('PRAGMA synchronous = OFF')
    const began = performance.now()
    await fill(office, count)
    console.log(`${count} open cases of ${colleagues} colleagues, filled in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    const caseIds = await wholeCases(office, 40)
    office.host.database.exec('PRAGMA synchronous = FULL')
    const worker = office.as('staff:worker-1')
    for (const caseId of caseIds) await worker.get(`/lietas/${caseId}`)
    const rows = [
      await measured('inbox: mine', () => worker.get('/darbs?rinda=mani')),
      await measured('inbox: the team’s', () => worker.get('/darbs?rinda=komandas')),
      await measured('inbox: the team’s, sorted by name', () => worker.get('/darbs?rinda=komandas&kartot=lieta')),
      await measured('inbox: with children', () => worker.get('/darbs?rinda=komandas&pazime=berni')),
      await measured('inbox: crises (one in 500)', () => worker.get('/darbs?rinda=komandas&pazime=krize')),
      await measured('inbox: a supervisor’s', () => office.as('staff:supervisor').get('/darbs?rinda=komandas')),
      await measured('case page', (n) => worker.get(`/lietas/${caseIds[n % caseIds.length]}`)),
      await measured('case page, whole journal', (n) => worker.get(`/lietas/${caseIds[n % caseIds.length]}?viss=1`)),
      await measured('search by name', () => worker.get('/lietas?q=numureta')),
    ]
    printTable([['server time, ms', 'p50', 'p95', 'p99', 'of the processor p50', 'p95', 'KiB'], ...rows])
    console.log(machine())
    office.close()
  })
}
