// The time of a whole proceeding, as it ended: whose it was, in which box, and that it sums to the millisecond.
import { afterEach, describe, expect, it } from 'vitest'
import { epochOf } from '../../functions/domain/identifiers.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, beginsRun, grants, openWait, refuses } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11', { parish: 'Tume' })
const alone: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

let office: Office
afterEach(() => office.close())

describe('A benefit', () => {
  it('has, when it is awarded, the time of each owner and box, and then the moment its first month was paid, once', async () => {
    office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
    registersAgree(office, alone, '2026-03-05')
    office.registers.down.add('VID')
    const { store } = office.host.dependencies
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    office.registers.down.clear()
    await office.until('2026-03-09', '11:00')
    await store.waits.take(await openWait(office, { caseId }, 'AwaitDecision'), 'ilze')
    await office.until('2026-03-09', '12:00')
    await answers(office, await openWait(office, { caseId }, 'AwaitDecision'), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu, konta izrakstu.')
    await office.until('2026-03-11', '12:00')
    await answers(office, await openWait(office, { caseId }, 'AwaitInformation'), 'resident:anna', 'Provided', [], 'Pievienots.')
    await office.until('2026-03-11', '14:00')
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    const [kept, ...others] = await store.times.endedIn('2026-03')
    expect(others).toEqual([])
    const hours = (n: number, working = n) => ({ calendar: n * 3_600_000, working: working * 3_600_000 })
    expect(kept).toMatchObject({
      caseId, kind: 'gmi', status: 'Awarded', parish: 'Tume', unit: 'assistance', worker: 'ilze', rounds: 1, queueWaits: 1, handOvers: 0,
      // The register had a quarter of an hour on Thursday; the task lay until Monday 11:00 (5¾ + 8 + 3 working hours); in hand Monday 11–12 and Wednesday 12–14, the noon hour being none.
      owners: { register: hours(0.25), queue: hours(96.75, 16.75), hands: hours(3, 2), resident: hours(48, 16) },
      elapsed: hours(148, 35),
    })
    expect(kept?.boxes.map(({ box, owner, person }) => `${box} ${owner} ${person}`)).toEqual(['AwaitRegister register undefined', 'AwaitDecision queue undefined', 'AwaitDecision hands ilze', 'AwaitInformation resident undefined'])
    expect(epochOf(kept!.endedAt) - epochOf(kept!.receivedAt)).toBe(kept!.elapsed.calendar)
    expect(kept?.paidAt).toBeUndefined()

    for (const month of ['2026-03', '2026-04']) {
      await office.until(`${month}-19`)
      const runId = await beginsRun(office, 'gundega', month, `${month}-19`)
      await answers(office, await openWait(office, { runId }, 'AwaitApproval'), 'staff:rita', 'Approved', store.runs.moves((await store.runs.byId(runId))!, 'Approved', { checkerId: 'rita' }))
      await answers(office, await openWait(office, { runId }, 'AwaitBank'), 'staff:gundega', 'Executed')
    }
    expect((await store.times.byProceeding(caseId, `${applicationId}-gmi`))?.paidAt?.slice(0, 10)).toBe('2026-03-19')
  })

  it('that is refused ends with the refusal', async () => {
    const rich: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 1500 }] }], costs: 300 }
    office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
    registersAgree(office, rich, '2026-03-05')
    const { caseId, applicationId } = await apply(office, rich, [{ kind: 'gmi' }])
    await office.until('2026-03-06', '10:00')
    await refuses(office, caseId, `${applicationId}-gmi`, 'ilze')
    expect(await office.host.dependencies.store.times.endedIn('2026-03')).toMatchObject([{ status: 'Refused', parish: 'Tume', elapsed: { calendar: 86_400_000, working: 8 * 3_600_000 } }])
  })

  it('whose case was handed over has the time of its receipt, whose it was and how long', async () => {
    office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('inga', 'Inga Organizatore', ['assistance-organiser']), staff('vija', 'Vija Vadošā', ['supervisor'])] })
    registersAgree(office, alone, '2026-03-05')
    const { store } = office.host.dependencies
    const { caseId, applicationId } = await apply(office, alone, [{ kind: 'gmi' }])
    const decision = `/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}`
    await office.as('staff:ilze').post(`${decision}/panemt`, {})
    await office.until('2026-03-05', '12:00')
    await office.as('staff:ilze').post(`/lietas/${caseId}/nodot`, { to: 'team:assistance', told: 'Dzīvo viena.', questions: '', next: '', withTasks: 'yes' })
    const receipt = `/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitReceipt')).waitId}`
    await office.until('2026-03-06', '12:00')
    await office.as('staff:inga').post(`${receipt}/panemt`, {})
    await office.until('2026-03-06', '15:00')
    await office.as('staff:inga').post(receipt, { act: 'receive', reason: '' })
    await office.until('2026-03-06', '16:00')
    await grants(office, caseId, `${applicationId}-gmi`, 'inga')
    const kept = await store.times.byProceeding(caseId, `${applicationId}-gmi`)
    expect(kept?.boxes.map(({ box, owner, person, calendar }) => `${box} ${owner} ${person} ${calendar / 3_600_000}`)).toEqual([
      'AwaitDecision hands ilze 2', 'AwaitReceipt queue undefined 24', 'AwaitReceipt hands inga 3', 'AwaitDecision hands inga 1',
    ])
    expect(kept!.boxes.reduce((sum, { calendar }) => sum + calendar, 0)).toBe(kept!.elapsed.calendar)
    // On the page: each in a row of its own.
    const page = (await office.as('staff:vija').get('/laiks')).html.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ')
    for (const step of ['komandas rindā', 'pie kolēģa']) expect(page).toContain(`Nodotas lietas saņemšana: ${step}`)
  })
})
