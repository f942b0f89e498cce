// Leave taken back before it has begun: nobody was away, nobody stands in, nobody is told.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWait } from '../../acceptance/acts.ts'
import { apply, registersAgree } from '../../acceptance/household.ts'
import { resident, type Office } from '../../office.ts'
import { pensionOf, textOf } from '../caseworker/desk-office.ts'
import { entersAbsence, holdersOf, openStaffedOffice, threeForIlze } from './ilze-away.ts'

let office: Office
beforeEach(async () => { office = await openStaffedOffice() })
afterEach(() => office.close())

const vija = () => office.as('staff:vija')
const enter = (fields: Record<string, string>) => entersAbsence(office, fields)
const sweeps = async (on: string, time: string) => {
  await office.until(on, time)
  const { sweep } = await import('../../../functions/platform/clock-service.ts')
  await sweep(office.host.dependencies)
}
const toldOf = async () => textOf((await vija().get('/darbs?rinda=nodotie')).html)

describe('Leave that has not begun', () => {
  it('is taken back as cancelled: no deputy, nothing told and nothing shared when its day comes, and its page says who took it back', async () => {
    const caseIds = await threeForIlze(office)
    const { location } = await enter({ deputyId: 'janis' })
    const before = textOf((await vija().get(location!)).html)
    expect(before).toContain('Prombūtne atcelta')
    expect(before).not.toContain('Kolēģis ir atpakaļ')
    expect((await vija().post(location!, { act: 'end' })).status).toBe(303)
    const page = textOf((await vija().get(location!)).html)
    expect(page).toContain('Būtu aizvietojis Jānis Sociālais ; tiesību nav. Atcelta pirms sākuma 05.03.2026. 10:00 (Vija Vadošā).')
    expect(page).not.toMatch(/pārdalīs|stāvēs vadītāja sarakstā|Pabeigta/)
    expect(textOf((await vija().get('/darbinieki/prombutnes')).html)).toContain('atcelta pirms sākuma')
    for (const [day, hour] of [['2026-03-06', '08:00'], ['2026-03-09', '08:00']] as const) await sweeps(day, hour)
    expect(await toldOf()).toContain('Nodotie vadītājam (0)')
    expect(await holdersOf(office, caseIds)).toEqual(['ilze', 'ilze', 'ilze'])
    expect((await vija().post(location!, { act: 'end' })).status).toBe(409)
  })

  it('gives its deputy no right when its day comes', async () => {
    const kandava = resident('dace', 'Dace Kandavniece', '1950-02-11', { parish: 'Kandava' })
    await office.host.dependencies.store.people.saveResident(kandava)
    registersAgree(office, pensionOf(150, kandava), '2026-03-05')
    const { caseId } = await apply(office, pensionOf(150, kandava), [{ kind: 'gmi' }])
    const { waitId } = await openWait(office, { caseId }, 'AwaitDecision')
    const listed = async () => (await office.as('staff:janis').get('/darbs?rinda=komandas')).html.includes(waitId)
    const { location: taken } = await enter({ staffId: 'irma', from: '09.03.2026.', to: '10.03.2026.', deputyId: 'janis' })
    await enter({ staffId: 'irma', from: '12.03.2026.', to: '13.03.2026.', deputyId: 'janis' })
    await vija().post(taken!, { act: 'end' })
    await office.until('2026-03-10', '12:00')
    expect(await listed()).toBe(false)
    await office.until('2026-03-12', '12:00')
    expect(await listed()).toBe(true)
  })

  it('whose work was shared beforehand says that the work stays where it went', async () => {
    const said = 'Ja prombūtni atceļ, jau nodotie darbi paliek pie kolēģiem'
    const { location } = await enter({})
    expect(textOf((await vija().get(location!)).html)).not.toContain(said)
    const { absences } = office.host.dependencies.store
    await absences.change((await absences.all())[0]!, { redistributedAt: '2026-03-05T09:00:00.000Z', redistributedBy: 'vija' })
    expect(textOf((await vija().get(location!)).html)).toContain(said)
  })

  it('is ended, not cancelled, from its first day on', async () => {
    const { location } = await enter({})
    await office.until('2026-03-06', '07:00')
    const text = textOf((await vija().get(location!)).html)
    expect(text).toContain('Kolēģis ir atpakaļ: pabeigt prombūtni')
    expect(text).not.toContain('Prombūtne atcelta')
    await vija().post(location!, { act: 'end' })
    expect(textOf((await vija().get(location!)).html)).toContain('Pabeigta 06.03.2026. 07:00 (Vija Vadošā)')
    expect(textOf((await vija().get('/darbinieki/prombutnes')).html)).toContain('pabeigta agrāk')
  })
})
