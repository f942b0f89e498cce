// Planned leave nobody has decided about: told of on its first morning, shared by rule on the day policy names; and what ends either.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import { leaveAsItIs } from '../../../functions/platform/absence-plan.ts'
import { openWait } from '../../acceptance/acts.ts'
import type { Office } from '../../office.ts'
import { textOf } from '../caseworker/desk-office.ts'
import { entersAbsence, holdersOf, openStaffedOffice, threeForIlze } from './ilze-away.ts'

let office: Office
beforeEach(async () => { office = await openStaffedOffice() })
afterEach(() => office.close())

const ilzeHasThree = () => threeForIlze(office)
const vija = () => office.as('staff:vija')
const enter = (fields: Record<string, string>) => entersAbsence(office, fields)
const holders = (caseIds: string[]) => holdersOf(office, caseIds)

describe('Planned leave nobody has decided about', () => {
  const sweeps = async (on: string, time: string) => {
    await office.until(on, time)
    const { sweep } = await import('../../../functions/platform/clock-service.ts')
    await sweep(office.host.dependencies)
  }
  const toldOf = async () => textOf((await vija().get('/darbs?rinda=nodotie')).html)

  it('says beforehand when the supervisors are told and when the rule decides', async () => {
    await ilzeHasThree()
    const { location } = await enter({})
    expect(textOf((await vija().get(location!)).html)).toContain('06.03.2026. plkst. 8:00 darbi, kas kavētos, stāvēs vadītāja sarakstā. Pēc noteikuma darbus pārdalīs 09.03.2026. plkst. 8:00')
  })

  it('stands with the supervisors on its first morning, at eight and not before: each task that would miss a date, by whom, until when, and what follows', async () => {
    const caseIds = await ilzeHasThree()
    await enter({})
    await sweeps('2026-03-06', '07:59')
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
    await sweeps('2026-03-06', '08:00')
    expect(await toldOf()).toMatch(/Nodotie vadītājam \(3\).*Anna Paraudziņa .*Ilze Organizatore ir prombūtnē līdz 24\.04\.2026\., un par darbiem nav izlemts/)
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
    const journal = await office.host.dependencies.store.journal.ofCase(caseIds[0]!)
    expect(journal.at(-1)).toMatchObject({ what: 'Escalated', by: 'clock', note: 'Ilze Organizatore ir prombūtnē līdz 24.04.2026., un par darbiem nav izlemts: ja neizlemj, pēc noteikuma tos pārdalīs 09.03.2026. plkst. 8:00' })
    expect(textOf((await vija().get('/darbinieki/prombutnes')).html)).toContain('pārdalīs 09.03.2026. plkst. 8:00 Nav izlemts: 3')
    // Told once.
    await sweeps('2026-03-06', '09:00')
    expect(await office.host.dependencies.store.journal.ofCase(caseIds[0]!)).toEqual(journal)
  })

  it('is shared by rule on the day policy names, as sickness is, and leaves the supervisors’ list', async () => {
    const caseIds = await ilzeHasThree()
    await enter({})
    await sweeps('2026-03-06', '08:00')
    await sweeps('2026-03-09', '07:59')
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
    await sweeps('2026-03-09', '08:00')
    expect(await holders(caseIds)).toEqual(['inga', 'inga', 'inga'])
    expect((await office.host.dependencies.store.journal.ofCase(caseIds[0]!)).at(-1)).toMatchObject({ what: 'TaskReassigned', by: 'clock' })
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
    expect(textOf((await vija().get('/darbinieki/papilddarbs')).html)).toContain('Inga Organizatore 2026. gada marts Ilze Organizatore 09.03.2026. – 24.04.2026. 3')
  })

  it('that nobody can share in time stays with the supervisors: the team has it, and they are told', async () => {
    const caseIds = await ilzeHasThree()
    for (const id of ['inga', 'vija']) await office.host.dependencies.store.absences.enter({ absenceId: `away-${id}`, staffId: id, kind: 'sickness', from: '2026-03-05', to: '2026-04-24', enteredBy: 'vija', enteredAt: '2026-03-05T08:00:00.000Z' })
    await enter({})
    await sweeps('2026-03-06', '08:00')
    await sweeps('2026-03-09', '08:00')
    expect(await holders(caseIds)).toEqual([undefined, undefined, undefined])
    for (const caseId of caseIds) expect((await openWait(office, { caseId }, 'AwaitDecision')).escalatedAt).toBe('2026-03-06T06:00:00.000Z')
  })

  it.each([['accepted the plan', 'accept', 'inga'], ['chosen to leave the work where it is', 'keep', 'ilze']])('tells and moves nothing where a supervisor has %s', async (_, act, holder) => {
    const caseIds = await ilzeHasThree()
    const { location } = await enter({ from: '05.03.2026.' })
    const mark = /name="mark" value="([a-f0-9]+)"/.exec((await vija().get(location!)).html)![1]!
    expect((await vija().post(location!, { act, mark })).status).toBe(303)
    for (const [on, time] of [['2026-03-05', '11:00'], ['2026-03-06', '08:00'], ['2026-03-09', '08:00']] as const) await sweeps(on, time)
    expect(await holders(caseIds)).toEqual([holder, holder, holder])
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
    if (act === 'keep') expect(textOf((await vija().get(location!)).html)).toContain('Darbus atstāja, kā ir: Vija Vadošā, 05.03.2026. 10:00')
  })

  it('leaves their list when they choose, on that morning, to leave the work where it is', async () => {
    const caseIds = await ilzeHasThree()
    const { location } = await enter({})
    await sweeps('2026-03-06', '08:00')
    expect((await vija().post(location!, { act: 'keep' })).status).toBe(303)
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
    await sweeps('2026-03-09', '08:00')
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
    // Its own date is told of as ever.
    await sweeps('2026-03-20', '08:00')
    expect(await toldOf()).toContain('Nodotie vadītājam (3)')
  })

  it.each([['leave', 'has come back'], ['training', 'never left']])('leaves their list when the colleague %s %s: there is nothing to choose any more, and each date is told of as ever', async (kind) => {
    const caseIds = await ilzeHasThree()
    const { location } = await enter({ kind })
    await sweeps('2026-03-06', '08:00')
    expect((await vija().post(location!, { act: 'end' })).status).toBe(303)
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
    await sweeps('2026-03-09', '08:00')
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
    await sweeps('2026-03-20', '08:00')
    expect(await toldOf()).toContain('Nodotie vadītājam (3)')
  })

  it.each(['keep', 'end'])('leaves their list when they choose to leave the work where it is, and nothing is wrong with pressing %s after that', async (act) => {
    await ilzeHasThree()
    const { location } = await enter({})
    await sweeps('2026-03-06', '08:00')
    expect((await vija().post(location!, { act: 'keep' })).status).toBe(303)
    expect((await vija().post(location!, { act })).status).toBe(303)
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
  })

  it('leaves their list when the colleague is back, a task that changes in that very moment too', async () => {
    await ilzeHasThree()
    const { location } = await enter({})
    await sweeps('2026-03-06', '08:00')
    const { store } = office.host.dependencies
    const { commit } = store
    let changed = false
    store.commit = async (writes) => {
      if (!changed) {
        changed = true
        for (const wait of await store.waits.openWorkOf('ilze')) await store.waits.putOff(wait, 'ilze', '2026-03-10', 'Zvanīs rīt')
      }
      return commit(writes)
    }
    expect((await vija().post(location!, { act: 'end' })).status).toBe(303)
    expect(changed).toBe(true)
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
  })

  it('is told of once and leaves the list once though the telling was cut short after it had told of the first', async () => {
    const caseIds = await ilzeHasThree()
    await enter({})
    const { absences } = office.host.dependencies.store
    const { change } = absences
    absences.change = async () => { throw new Error('cut short') }
    await expect(sweeps('2026-03-06', '08:00')).rejects.toThrow('cut short')
    absences.change = change
    await sweeps('2026-03-06', '08:01')
    expect(await toldOf()).toContain('Nodotie vadītājam (3)')
    await sweeps('2026-03-09', '08:00')
    expect(await holders(caseIds)).toEqual(['inga', 'inga', 'inga'])
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
  })

  it('in whose midst they fall ill is shared that morning, and leaves the list too', async () => {
    const caseIds = await ilzeHasThree()
    await enter({})
    await sweeps('2026-03-06', '08:00')
    await office.until('2026-03-06', '08:30')
    await enter({ kind: 'sickness', from: '06.03.2026.', to: '24.04.2026.' })
    await sweeps('2026-03-06', '09:00')
    expect(await holders(caseIds)).toEqual(['inga', 'inga', 'inga'])
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
  })

  it.each([['the supervisors leave the work of planned leave where it is', 'leave', '2026-03-09'], ['the colleague who was ill is back', 'sickness', '2026-03-06']] as const)('is not shared by a clock that has looked already when %s', async (_, kind, on) => {
    const caseIds = await ilzeHasThree()
    await enter({ kind })
    if (kind === 'leave') await sweeps('2026-03-06', '08:00')
    const { waits, absences } = office.host.dependencies.store
    const { openWorkOf } = waits
    let chose = false
    waits.openWorkOf = async (staffId) => {
      const theirs = await openWorkOf(staffId)
      const [absence] = await absences.all()
      if (!chose && staffId === 'inga') {
        chose = true
        await (kind === 'leave' ? leaveAsItIs(absence!, 'vija', office.host.dependencies) : absences.change(absence!, { endedAt: instantOf(office.clock.now()) }))
      }
      return theirs
    }
    await sweeps(on, '08:00')
    expect(chose).toBe(true)
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
    expect((await absences.all())[0]).not.toHaveProperty('redistributedAt')
  })

  it('stands in for no date of the task’s own: one that a moved calendar brings to lie behind comes at once', async () => {
    await ilzeHasThree()
    const { calendar } = office.host.dependencies.store
    const enteredBy = 'vija'
    await calendar.add('tukums', { says: 'moved', rowId: 'row0000001', free: '2026-03-10', source: 'MK', enteredBy, enteredAt: instantOf(office.clock.now()) })
    await sweeps('2026-03-05', '12:00')
    const { location } = await enter({})
    await sweeps('2026-03-06', '08:00')
    await vija().post(location!, { act: 'keep' })
    await sweeps('2026-03-20', '10:00')
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
    // The day is worked after all: the term ended yesterday.
    await calendar.add('tukums', { says: 'withdrawn', rowId: 'row0000002', withdraws: 'row0000001', source: 'MK', enteredBy, enteredAt: instantOf(office.clock.now()) })
    await sweeps('2026-03-20', '10:05')
    await sweeps('2026-03-20', '10:10')
    expect(await toldOf()).toContain('Nodotie vadītājam (3)')
  })

  it('of a day, entered that same afternoon, or with nothing in danger is quiet in its own way', async () => {
    const caseIds = await ilzeHasThree()
    await enter({ from: '06.03.2026.', to: '06.03.2026.' })
    await sweeps('2026-03-06', '08:00')
    await sweeps('2026-03-09', '08:00')
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
    await office.until('2026-03-09', '14:30')
    const { location } = await enter({ from: '09.03.2026.', to: '24.04.2026.' })
    expect(textOf((await vija().get(location!)).html)).toContain('09.03.2026. plkst. 15:00 darbi, kas kavētos, stāvēs vadītāja sarakstā. Pēc noteikuma darbus pārdalīs 10.03.2026. plkst. 8:00')
  })

  it('that began under an older release is told of first, and shared only when the supervisors have had their day', async () => {
    const caseIds = await ilzeHasThree()
    await office.host.dependencies.store.absences.enter({ absenceId: 'old', staffId: 'ilze', kind: 'leave', from: '2026-02-23', to: '2026-04-24', enteredBy: 'vija', enteredAt: '2026-02-20T08:00:00.000Z' })
    await sweeps('2026-03-06', '08:00')
    expect(await toldOf()).toContain('Nodotie vadītājam (3)')
    expect(await holders(caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
    await sweeps('2026-03-09', '08:00')
    expect(await holders(caseIds)).toEqual(['inga', 'inga', 'inga'])
  })
})
