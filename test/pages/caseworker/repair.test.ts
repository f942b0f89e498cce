// A stopped execution on the supervisor's desk: what failed, setting it going again, closing it by hand.
import { afterEach, describe, expect, it } from 'vitest'
import { beginsRun, openWait } from '../../acceptance/acts.ts'
import type { Office } from '../../office.ts'
import { openRepair } from '../../../functions/platform/repair.ts'
import { applies, openDesk, pensionOf, taskAt, textOf, waitOf } from './desk-office.ts'

let office: Office
let broken = true
afterEach(() => office.close())

/** The assessment of Anna's application stops at a fault nobody retries; the supervisor has the task in hand. */
async function stopped() {
  broken = true
  office = await openDesk({
    callBox: async (name, _, here) => {
      if (name !== 'assessment_AssessMeans' || !broken) return here()
      throw Object.assign(new Error('There is no application 0000000001'), { name: 'NeedsStaff' })
    },
  })
  const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  const path = await taskAt(office, caseId, 'AwaitRepair')
  const asVija = office.as('staff:vija')
  await asVija.post(`${path}/panemt`, {})
  return { caseId, path, asVija, workflows: office.host.dependencies.workflows }
}

describe('A stopped execution', () => {
  it('says what failed, the error, since when and which execution', async () => {
    const { path, asVija } = await stopped()
    const text = textOf((await asVija.get(path)).html)
    expect(text).toContain('Darbplūsma Izvērtēšana')
    expect(text).toContain('Kopš 05.03.2026. 10:00')
    expect(text).toContain('NeedsStaff')
    expect(text).toContain('There is no application 0000000001')
    expect(text).toContain('Stāvoklis tagad FAILED')
    expect(text).toContain('assessment-0000000001-gmi')
  })

  it('stands with supervisors alone', async () => {
    const { path, caseId } = await stopped()
    for (const who of ['ilze', 'janis']) {
      expect((await office.as(`staff:${who}`).get(path)).status).toBe(404)
      expect(textOf((await office.as(`staff:${who}`).get(`/lietas/${caseId}`)).html)).not.toContain('NeedsStaff')
    }
  })

  it('goes on from the box that failed once its cause is mended, and stops anew when it is not', async () => {
    const { path, asVija, caseId } = await stopped()
    await office.until('2026-03-05', '11:00')
    await asVija.post(path, { act: 'redrive' })
    const again = await taskAt(office, caseId, 'AwaitRepair')
    expect(again).not.toBe(path)
    broken = false
    await asVija.post(`${again}/panemt`, {})
    await asVija.post(again, { act: 'redrive', reason: 'Iesniegums atjaunots.' })
    expect(await openWait(office, { caseId }, 'AwaitDecision')).toMatchObject({ queue: 'assistance' })
    expect(textOf((await asVija.get(again)).html)).toContain('Atbilde: izpilde turpināta Vija Vadošā')
  })

  it('is set going again before the task counts as done', async () => {
    const { path, asVija, workflows } = await stopped()
    const redriven: string[] = []
    workflows.redrive = async (executionArn) => {
      expect(await waitOf(office, path)).toMatchObject({ state: 'Open' })
      redriven.push(executionArn)
    }
    expect((await asVija.post(path, { act: 'redrive' })).status).toBe(303)
    expect(redriven).toEqual([(await waitOf(office, path))?.fault?.executionArn])
    expect(await waitOf(office, path)).toMatchObject({ state: 'Answered', outcome: 'SetGoingAgain', answeredBy: 'vija' })
  })

  it('that cannot be set going stays open, and the page says so plainly and keeps what was typed', async () => {
    const { path, asVija, workflows } = await stopped()
    workflows.redrive = async () => { throw Object.assign(new Error('too many at once'), { name: 'ThrottlingException' }) }
    const answer = await asVija.post(path, { act: 'redrive', reason: 'Iesniegums atjaunots.' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Izpildi turpināt neizdevās (ThrottlingException). Uzdevums paliek atvērts')
    expect(answer.html).toContain('Iesniegums atjaunots.')
    expect(await waitOf(office, path)).toMatchObject({ state: 'Open', person: 'vija' })
  })

  it('that goes already is not pushed twice: only the answer is given', async () => {
    const { path, asVija, workflows } = await stopped()
    workflows.lastOf = async () => ({ last: { arn: '', name: '', status: 'RUNNING' }, next: '' })
    workflows.redrive = async () => { throw new Error('pushed twice') }
    await asVija.post(path, { act: 'redrive' })
    expect(await waitOf(office, path)).toMatchObject({ outcome: 'SetGoingAgain' })
  })

  it('has its page even when the engine does not answer', async () => {
    const { path, asVija, workflows } = await stopped()
    workflows.lastOf = async () => { throw new Error('no answer') }
    expect((await asVija.get(path)).status).toBe(200)
  })

  it('of a payout run has its page too, without a case', async () => {
    office = await openDesk({ callBox: async (name, _, here) => {
      if (name !== 'payout_ClaimPayables') return here()
      throw new Error('broken for a test')
    } })
    await beginsRun(office, 'gundega', '2026-03', '2026-03-06')
    const asVija = office.as('staff:vija')
    expect(textOf((await asVija.get('/darbs?rinda=komandas')).html)).toMatch(/Izmaksu saraksts test\/\w+ : Apstājusies izpilde, Izmaksa/)
    const { location } = await asVija.post('/darbs/nakamais', {})
    expect(textOf((await asVija.get(location!)).html)).toContain('broken for a test')
    expect((await asVija.post(location!, { act: 'close', reason: 'Izmaksāts citā sarakstā.' })).status).toBe(303)
    expect(textOf((await asVija.get(location!)).html)).toContain('Izmaksāts citā sarakstā.')
  })

  it('of more than 14 days ago is begun anew under another name, and the page and the journal say so', async () => {
    const { path, asVija, caseId, workflows } = await stopped()
    broken = false
    await office.until('2026-03-19', '10:00')
    expect(textOf((await asVija.get(path)).html)).toContain('Turpināt izpildi')
    await office.until('2026-03-19', '10:01')
    const text = textOf((await asVija.get(path)).html)
    expect(text).toContain('To sāks no jauna pēc lietas ierakstiem ar citu nosaukumu')
    expect(text).toContain('Sākt izpildi no jauna')
    await asVija.post(path, { act: 'redrive', reason: 'Cēlonis novērsts.' })
    expect(await waitOf(office, path)).toMatchObject({ outcome: 'SetGoingAgain', note: 'Cēlonis novērsts. Sākta no jauna ar nosaukumu assessment-0000000001-gmi_2.' })
    expect((await workflows.lastOf('assessment', 'assessment-0000000001-gmi')).last).toMatchObject({ name: 'assessment-0000000001-gmi_2', status: 'SUCCEEDED' })
    expect(await openWait(office, { caseId }, 'AwaitDecision')).toMatchObject({ queue: 'assistance' })
    expect(textOf((await asVija.get(`/lietas/${caseId}?viss=1`)).html)).toContain('Sākta no jauna ar nosaukumu assessment-0000000001-gmi_2.')
  })

  it('begun anew twice at once, from two tasks or two tabs, is begun once', async () => {
    const { path, asVija, caseId, workflows } = await stopped()
    await office.until('2026-03-25', '10:00')
    const wait = (await waitOf(office, path))!
    const { dependencies } = office.host
    expect(await openRepair({ ...wait, fault: wait.fault! }, 'matterwithnobody', dependencies)).toBe(true)
    const other = `/darbs/uzdevums/${wait.waitId.replace(/[^.]+$/, 'matterwithnobody')}`
    await asVija.post(`${other}/panemt`, {})
    await Promise.all([path, other, path].map((task) => asVija.post(task, { act: 'redrive' })))
    expect((await workflows.lastOf('assessment', 'assessment-0000000001-gmi')).next).toBe('assessment-0000000001-gmi_3')
    // It stops again, and its repair is known by the first name: two failures of one matter, two tasks, one after the other.
    expect(await openWait(office, { caseId }, 'AwaitRepair')).toMatchObject({ execution: 'assessment-0000000001-gmi', fault: { executionArn: expect.stringContaining('assessment-0000000001-gmi_2') as string } })
    broken = false
    const again = await taskAt(office, caseId, 'AwaitRepair')
    await asVija.post(`${again}/panemt`, {})
    await asVija.post(again, { act: 'redrive' })
    expect((await workflows.lastOf('assessment', 'assessment-0000000001-gmi')).last).toMatchObject({ name: 'assessment-0000000001-gmi_2', status: 'SUCCEEDED' })
  })

  it('that the service has forgotten is begun anew with what its name tells', async () => {
    const { path, asVija, caseId, workflows } = await stopped()
    broken = false
    workflows.lastOf = async (_, name) => ({ last: undefined, next: `${name}_2` })
    expect(textOf((await asVija.get(path)).html)).toContain('Stāvoklis tagad nav zināms')
    await asVija.post(path, { act: 'redrive' })
    expect(await openWait(office, { caseId }, 'AwaitDecision')).toMatchObject({ queue: 'assistance' })
  })

  it('closed by hand and wanted after all is opened once more, from its page or the journal, by those whose task it is', async () => {
    const { path, asVija, caseId } = await stopped()
    broken = false
    await asVija.post(path, { act: 'close', reason: 'Domāju, ka iesniegums atsaukts.' })
    expect(textOf((await asVija.get(`/lietas/${caseId}?viss=1`)).html)).toContain('Uzdevums : Apstājusies izpilde: slēgts ar roku')
    expect((await asVija.get(path)).html).toContain('Atvērt no jauna')
    expect((await office.as('staff:ilze').post(`${path}/atvert`, {})).status).toBe(404)
    const [one, two] = [await asVija.post(`${path}/atvert`, {}), await asVija.post(`${path}/atvert`, {})]
    expect(one.location).toBe(two.location)
    expect(await taskAt(office, caseId, 'AwaitRepair')).toBe(one.location)
    await asVija.post(`${one.location}/panemt`, {})
    expect(textOf((await asVija.get(one.location!)).html)).toContain('Iepriekš slēgts ar roku: Domāju, ka iesniegums atsaukts. Ko toreiz izdarīja cilvēks, sistēma nezina')
    await asVija.post(one.location!, { act: 'redrive' })
    expect(await openWait(office, { caseId }, 'AwaitDecision')).toMatchObject({ queue: 'assistance' })
    expect((await asVija.get(path)).html).not.toContain('Atvērt no jauna')
    // One that is open, or was set going, is not opened beside itself.
    expect((await asVija.post(`${one.location}/atvert`, {})).status).toBe(404)
  })

  it('is closed by hand only with a reason', async () => {
    const { path, asVija, caseId } = await stopped()
    expect(textOf((await asVija.post(path, { act: 'close', reason: '' })).html)).toContain('Ierakstiet, kāpēc izpildi slēdzat')
    await asVija.post(path, { act: 'close', reason: 'Iesniegums atsaukts pa tālruni.' })
    expect(await waitOf(office, path)).toMatchObject({ outcome: 'ClosedByHand', note: 'Iesniegums atsaukts pa tālruni.' })
    await expect(openWait(office, { caseId }, 'AwaitRepair')).rejects.toThrow('Nothing waits in AwaitRepair')
  })
})
