// The case at a glance: who leads it, how to reach the household, and where each matter is in its diagram.
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Wait } from '../../../functions/domain/wait.ts'
import { lasting, outcomesText } from '../../../functions/pages/caseworker/case-flow.ts'
import { areaOf, meet } from '../../../functions/pages/caseworker/flow-labels.ts'
import { arrowsOf, boxHeight, boxWidth, pictureOf } from '../../../functions/pages/caseworker/flow-picture.ts'
import { workflows } from '../../../workflows/all.ts'
import { boxesOf, type Workflow } from '../../../workflows/asl.ts'
import { openWait } from '../../acceptance/acts.ts'
import type { Office } from '../../office.ts'
import { applies, openDesk, pensionOf, taskAt, textOf } from './desk-office.ts'

let office: Office
beforeEach(async () => { office = await openDesk() })
afterEach(() => office.close())
const asIlze = () => office.as('staff:ilze')

describe('A number in a heading', () => {
  it('stays on one line', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    expect(/<h1[\s\S]*?<\/h1>/.exec((await asIlze().get(`/lietas/${caseId}`)).html)?.[0]).toContain('<span class="solis-nowrap">SD/2026/1</span>')
  })
})

describe('Who leads a case', () => {
  it('is whoever took its first task, known by name to colleagues and to the household', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }, { kind: 'housing' })
    expect(textOf((await asIlze().get(`/lietas/${caseId}`)).html)).toContain('Vada lietu vēl neviens')
    await asIlze().post(`${await taskAt(office, caseId, 'AwaitDecision', 'gmi')}/panemt`, {})
    await office.as('staff:inga').post(`${await taskAt(office, caseId, 'AwaitDecision', 'housing')}/panemt`, {})
    expect(textOf((await office.as('staff:inga').get(`/lietas/${caseId}`)).html)).toContain('Vada lietu Ilze Organizatore')
    for (const path of ['/mani', `/mani/${caseId}`]) expect(textOf((await office.as('resident:anna').get(path)).html)).toContain('Jūsu lietu vada Ilze Organizatore')
  })

  it('while they are away, the household reads until when and who looks after the case, and not why', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await asIlze().post(`${await taskAt(office, caseId, 'AwaitDecision')}/panemt`, {})
    const { absences } = office.host.dependencies.store
    const theirs = async () => Promise.all(['/mani', `/mani/${caseId}`].map(async (path) => textOf((await office.as('resident:anna').get(path)).html)))
    for (const text of await theirs()) expect(text).not.toContain('pieskata')
    const entered = { staffId: 'ilze', kind: 'sickness', from: '2026-03-05', to: '2026-03-13', enteredBy: 'vija', enteredAt: '2026-03-05T08:00:00.000Z' } as const
    await absences.enter({ absenceId: 'sick', ...entered })
    for (const text of await theirs()) {
      expect(text).toContain('Jūsu lietu vada Ilze Organizatore')
      expect(text).toContain('Līdz 13.03.2026. ieskaitot jūsu lietu pieskata citi dienesta darbinieki . Tālrunis +371 8020 5333 . Termiņi paliek tie paši.')
      expect(text).not.toMatch(/slim|prombūtn|atvaļ/i)
    }
    await absences.change((await absences.byId('sick'))!, { endedAt: '2026-03-05T09:00:00.000Z' })
    for (const text of await theirs()) expect(text).not.toContain('pieskata')
    await absences.enter({ absenceId: 'leave', ...entered, kind: 'leave', to: '2026-03-20', deputyId: 'inga' })
    for (const text of await theirs()) expect(text).toContain('Līdz 20.03.2026. ieskaitot jūsu lietu pieskata Inga Organizatore , ')
  })

  it('is changed with a reason, which the journal keeps and the household does not read', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await asIlze().get(`/lietas/${caseId}`)
    expect((await asIlze().post(`/lietas/${caseId}/vada`, { lead: 'janis', reason: '' })).status).toBe(422)
    expect((await asIlze().post(`/lietas/${caseId}/vada`, { lead: 'gundega', reason: 'Finanses' })).status).toBe(404)
    expect((await asIlze().post(`/lietas/${caseId}/vada`, { lead: 'janis', reason: 'Ģimenei vajag sociālo darbu' })).status).toBe(303)
    expect(textOf((await asIlze().get(`/lietas/${caseId}`)).html)).toMatch(/Vada lietu Jānis Sociālais.*Jānis Sociālais\. Ģimenei vajag sociālo darbu/)
    const own = textOf((await office.as('resident:anna').get(`/mani/${caseId}`)).html)
    expect(own).toContain('Jūsu lietu vada Jānis Sociālais')
    expect(own).not.toContain('Ģimenei vajag')
    expect(await office.host.dependencies.store.cases.ledBy('janis', 10)).toEqual([caseId])
  })

  it('stays with the case when the household applies again', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await asIlze().post(`${await taskAt(office, caseId, 'AwaitDecision')}/panemt`, {})
    const { store } = office.host.dependencies
    const [application, household] = [(await store.applications.ofCase(caseId))[0]!, (await store.cases.byId(caseId))!]
    const { leadId: _, leadSince: __, ...fresh } = household
    await store.applications.submit({ ...application, applicationId: '00000000zz' }, fresh)
    expect(await store.cases.byId(caseId)).toMatchObject({ leadId: 'ilze' })
  })
})

describe('Telephone and e-mail', () => {
  it('are kept by the resident and stand on the case; a wrong number is told beside the field', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const asAnna = office.as('resident:anna')
    const wrong = await asAnna.post('/mani/sazina', { phone: '123', email: 'anna' })
    expect([wrong.status, textOf(wrong.html)]).toEqual([422, expect.stringMatching(/8 cipari.*e-pasta adresi/)])
    expect((await asAnna.post('/mani/sazina', { phone: '20 000-000', email: 'anna@piemers.lv' })).location).toBe('/mani')
    expect(await office.host.dependencies.store.people.resident('anna')).toMatchObject({ phone: '+37120000000', email: 'anna@piemers.lv', familyName: 'Paraudziņa' })
    expect(textOf((await asIlze().get(`/lietas/${caseId}`)).html)).toContain('+371 2000 0000')
  })

  it('are entered by a colleague for a member of the household and for nobody else', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await asIlze().get(`/lietas/${caseId}`)
    expect((await asIlze().post(`/lietas/${caseId}/sazina/bruno`, { phone: '20000000', email: '' })).status).toBe(404)
    expect((await asIlze().post(`/lietas/${caseId}/sazina/anna`, { phone: '+44 20 7946 0000', email: '' })).status).toBe(303)
    expect(await office.host.dependencies.store.people.resident('anna')).toMatchObject({ phone: '+442079460000' })
    expect(textOf((await asIlze().get(`/lietas/${caseId}?viss=1`)).html)).toContain('Mainīta saziņas informācija Ilze Organizatore')
  })
})

describe('The picture of a matter', () => {
  const stateOf = async (caseId: string) => {
    const { html } = await asIlze().get(`/lietas/${caseId}`)
    return (/<svg[^>]*aria-label="Lēmums: ([^"]*)"/.exec(html)?.[1] ?? '').trim()
  }

  it('marks the box where it is, those it came through, and how long it was in each, over a second round too', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.until('2026-03-07', '13:00')
    expect(await stateOf(caseId)).toBe('Pieņemt lēmumu (tagad) 2 d. 3 h;')
    const path = await taskAt(office, caseId, 'AwaitDecision')
    await asIlze().post(`${path}/panemt`, {})
    await asIlze().post(path, { act: 'ask', question: 'Lūdzu, rēķinu.' })
    await office.until('2026-03-08', '14:00')
    expect(await stateOf(caseId)).toBe('Pieņemt lēmumu 2 d. 3 h; Iesniedzēja atbilde (tagad) 1 d. 1 h;')
    await office.host.dependencies.store.waits.answer(await openWait(office, { caseId }, 'AwaitInformation'), { outcome: 'Provided', by: 'resident:anna', note: 'Pielikumā.' })
    await office.host.settle()
    await office.until('2026-03-08', '19:00')
    expect(await stateOf(caseId)).toBe('Pieņemt lēmumu (tagad) 2 d. 8 h; Iesniedzēja atbilde 1 d. 1 h;')
    await asIlze().post(await taskAt(office, caseId, 'AwaitDecision'), { act: 'grant' })
    expect(await stateOf(caseId)).toMatch(/^Pieņemt lēmumu 2 d\. 8 h; Iesniedzēja atbilde 1 d\. 1 h; Izdot lēmumu; Ierakstīt pabalstu; Pabalsts piešķirts;$/)
  })

  it('counts registers that were down at the same time once', async () => {
    office.registers.down.add('CSDD').add('VZD')
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.until('2026-03-05', '10:10')
    office.registers.down.clear()
    await office.until('2026-03-05', '10:30')
    expect(/aria-label="Iesnieguma apstrāde: ([^"]*)"/.exec((await asIlze().get(`/lietas/${caseId}`)).html)?.[1]).toContain('Jautāt valsts reģistriem 15 min')
  })

  it('writes what an answer leads to so that it can be read: no word over a box, another word or the edge', () => {
    for (const [name, flow] of Object.entries(workflows as Record<string, Workflow>)) {
      const { boxes, arrows, width } = pictureOf(flow, [], undefined, 0, outcomesText)
      const drawn = boxes.map(({ box, x, y }) => ({ what: box, left: x, right: x + boxWidth, top: y, bottom: y + boxHeight }))
      const words = arrows.filter(({ text }) => text !== '').map((arrow) => ({ what: arrow.text, ...areaOf(arrow.text, arrow) }))
      const over = words.flatMap((word, i) => [...drawn, ...words.slice(i + 1)].filter((other) => meet(word, other)).map((other) => `${word.what} / ${other.what}`))
      expect(over, name).toEqual([])
      expect(words.filter(({ left, right }) => left < 0 || right > width).map(({ what }) => what), name).toEqual([])
    }
  })

  it('draws every box of every workflow once, none over another, and every arrow between boxes', () => {
    for (const [name, flow] of Object.entries(workflows as Record<string, Workflow>)) {
      const { boxes, width, height } = pictureOf(flow, [], undefined, 0, outcomesText)
      expect(boxes.map(({ box }) => box).toSorted(), name).toEqual(Object.entries(flow.States).filter(([, { Type }]) => Type !== 'Choice').map(([box]) => box).toSorted())
      for (const [i, a] of boxes.entries()) {
        expect(a.x >= 0 && a.y >= 0 && a.x + boxWidth <= width && a.y + boxHeight <= height, a.box).toBe(true)
        for (const b of boxes.slice(i + 1)) expect(Math.abs(a.x - b.x) >= boxWidth || Math.abs(a.y - b.y) >= boxHeight, `${a.box} ${b.box}`).toBe(true)
      }
      expect(arrowsOf(flow).every(({ from, to }) => boxes.some(({ box }) => box === from) && boxes.some(({ box }) => box === to))).toBe(true)
    }
  })

  it('takes any waits whatever, of any release, without failing, and no box has more time than has passed', () => {
    const names = Object.values(workflows).flatMap((flow) => boxesOf(flow as Workflow).map(([box]) => box)).filter((box) => box.startsWith('Await'))
    const wait = fc.record({ box: fc.constantFrom(...names, 'AwaitSomethingOld'), from: fc.nat(1000), long: fc.option(fc.nat(1000)) })
    fc.assert(fc.property(fc.constantFrom(...Object.values(workflows as unknown as Record<string, Workflow>)), fc.array(wait, { maxLength: 8 }), (flow, waits) => {
      const at = (minute: number) => new Date(minute * 60_000).toISOString()
      const picture = pictureOf(flow, waits.map(({ box, from, long }, i) => ({ waitId: `case-x.e.${box}.${i}`, box, openedAt: at(from), state: long === null ? 'Open' : 'Answered', ...(long === null ? {} : { answeredAt: at(from + long), outcome: 'Whatever' }) }) as unknown as Wait), undefined, 2000 * 60_000, outcomesText)
      for (const { ms } of picture.boxes) expect(ms).toBeLessThanOrEqual(2000 * 60_000)
    }))
  })

  it.each([[0, 'mazāk par minūti'], [59_999, 'mazāk par minūti'], [60_000, '1 min'], [3_600_000, '1 h'], [86_400_000, '1 d.'], [90_000_000, '1 d. 1 h']])('says %d ms as %s', (ms, text) => {
    expect(lasting(ms)).toBe(text)
  })
})
