// Stopping our own target: with a ground and a paper, never the law's term, never for work of our own; whose the time is stays as it was.
import { afterEach, describe, expect, it } from 'vitest'
import { ledgerOf } from '../../../functions/domain/ledger.ts'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import { answers, grants, openWait } from '../../acceptance/acts.ts'
import type { Office } from '../../office.ts'
import { applies, openDesk, pensionOf, textOf } from './desk-office.ts'

let office: Office
afterEach(() => office.close())

/** Wednesday 3 June 2026: the target is 17 June, the law's last day 3 July. */
async function matter(at = '2026-06-03 10:00') {
  office = await openDesk({}, at)
  const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  const proceedingId = `${applicationId}-gmi`
  const { store } = office.host.dependencies
  await store.waits.take(await openWait(office, { caseId }, 'AwaitDecision'), 'ilze')
  const path = `/lietas/${caseId}/merkis/${proceedingId}`
  return {
    caseId, proceedingId, store, path, asIlze: office.as('staff:ilze'), now: async () => (await store.cases.proceeding(caseId, proceedingId))!,
    stops: (fields: Record<string, string> = {}, who = 'ilze') => office.as(`staff:${who}`).post(path, { act: 'stop', ground: 'institution', document: 'VSAA vēstule Nr. 5, 08.06.2026.', through: '12.06.2026.', ...fields }),
    journal: (what: string) => store.journal.ofCase(caseId).then((events) => events.filter((event) => event.what === what)),
  }
}

describe('Our target', () => {
  it('stands still from today through a day, with a ground and a paper; it moves by the working days it stood, the law’s term does not, and everyone reads why', async () => {
    const { caseId, stops, now, journal, asIlze } = await matter()
    await office.until('2026-06-08', '09:00')
    expect((await stops()).location).toContain(`/lietas/${caseId}#`)
    expect(await now()).toMatchObject({ targetDue: { on: '2026-06-27', why: expect.stringContaining('27. jūnijs ir pārcelta darba diena; apturēts 08.06.–12.06.') as string }, legalDue: { on: '2026-07-03' } })
    expect(await openWait(office, { caseId }, 'AwaitDecision')).toMatchObject({ due: { on: '2026-06-27' }, legalDue: { on: '2026-07-03' } })
    expect(await journal('TargetPaused')).toMatchObject([{ by: 'staff:ilze', moved: { target: { from: '2026-06-17', to: '2026-06-27' } }, note: expect.stringMatching(/^Mērķis apturēts 08\.06\.–12\.06\.: gaidām citas iestādes atbildi \(VSAA vēstule Nr\. 5/) as string }])
    for (const html of [(await asIlze.get(`/lietas/${caseId}`)).html, (await office.as('resident:anna').get(`/mani/${caseId}`)).html]) expect(textOf(html)).toMatch(/apturēts 08\.06\.–12\.06\. : gaidām citas iestādes atbildi \(VSAA vēstule Nr\. 5, 08\.06\.2026\.\)/)
    expect(textOf((await office.as('staff:vija').get('/darbs/apturetie')).html)).toContain('08.06.–12.06. gaidām citas iestādes atbildi VSAA vēstule Nr. 5, 08.06.2026. Ilze Organizatore 27.06.2026. 03.07.2026.')
    expect((await asIlze.get('/darbs/apturetie')).status).toBe(404)
    await office.until('2026-06-15', '09:00')
    expect(textOf((await office.as('staff:vija').get('/darbs/apturetie')).html)).toContain('Šodien neviens mērķis nav apturēts.')
    expect(textOf((await asIlze.get(`/lietas/${caseId}`)).html)).not.toContain('Mērķis apturēts 08.06.–12.06. :')
  })

  it('goes on when what was waited for has come, from that day', async () => {
    const { stops, now, asIlze, path, journal } = await matter()
    await office.until('2026-06-08', '09:00')
    await stops()
    await office.until('2026-06-10', '09:00')
    expect((await asIlze.post(path, { act: 'resume', reason: '' })).html).toContain('kas saņemts')
    await asIlze.post(path, { act: 'resume', reason: 'VSAA atbilde saņemta' })
    expect((await now()).targetDue.on).toBe('2026-06-19')
    expect((await journal('TargetResumed'))[0]?.note).toContain('VSAA atbilde saņemta')
    expect((await stops({ through: '16.06.2026.' })).status).toBe(303)
    expect((await now()).pauses?.map(({ from, through }) => `${from} ${through}`)).toEqual(['2026-06-08 2026-06-09', '2026-06-10 2026-06-16'])
  })

  it('waits for the resident’s papers only while a request stands with them, and goes on by itself when they answer', async () => {
    const { caseId, proceedingId, stops, now, store } = await matter()
    expect(textOf((await stops({ ground: 'resident-papers' })).html)).toContain('nav nosūtīts pilnīgs pieprasījums')
    await office.until('2026-06-08', '09:00')
    await answers(office, await openWait(office, { caseId }, 'AwaitDecision'), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu, konta izrakstu.')
    await store.cases.appoint((await store.cases.byId(caseId))!, 'ilze', 'system', 'Ilze')
    expect((await stops({ ground: 'resident-papers', document: 'Pieprasījums 08.06.2026.', through: '19.06.2026.' })).status).toBe(303)
    await office.until('2026-06-10', '11:00')
    await answers(office, await openWait(office, { caseId }, 'AwaitInformation'), 'resident:anna', 'Provided', [], 'Pievienots.')
    expect((await now()).pauses).toMatchObject([{ from: '2026-06-08', through: '2026-06-09', resumedBy: 'system' }])
    expect(await openWait(office, { caseId }, 'AwaitDecision', proceedingId)).toMatchObject({ due: { on: '2026-06-19' } })
  })

  it('is not stopped twice, nor without a paper, nor past the law’s day, nor when it has passed, nor by who may not lead the case', async () => {
    const { stops, path } = await matter()
    expect(textOf((await stops({ document: '-' })).html)).toContain('Ierakstiet dokumentu')
    expect(textOf((await stops({ through: '6.7.2026.' })).html)).toContain('tad beidzas likuma termiņš')
    expect(textOf((await stops({ ground: 'too-much-work' })).html)).toContain('Izvēlieties, kāpēc')
    expect((await stops({}, 'gundega')).status).toBe(403)
    await stops()
    expect((await stops()).status).toBe(409)
    expect((await office.as('staff:gundega').get(path)).status).toBe(403)
    await office.until('2026-07-01', '09:00')
    expect((await stops({ through: '2.7.2026.' })).status).toBe(409)
  })

  it('changes nothing of whose the time is, and a decided matter leaves the list', async () => {
    const { caseId, proceedingId, stops, now, store } = await matter()
    const time = async () => ledgerOf({ ...(await now()), until: instantOf(office.clock.now()) }, await store.journal.ofCase(caseId)).map(({ owner, from, to }) => [owner, from, to])
    await office.until('2026-06-08', '09:00')
    const before = await time()
    await stops()
    expect(await time()).toEqual(before)
    await office.until('2026-06-10', '09:00')
    expect((await time()).map(([owner]) => owner)).toEqual(before.map(([owner]) => owner))
    expect((await store.cases.stoppedOn('2026-06-10')).length).toBe(1)
    await grants(office, caseId, proceedingId, 'ilze')
    expect(await store.cases.stoppedOn('2026-06-10')).toEqual([])
  })
})
