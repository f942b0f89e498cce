// Why a file is opened: a task is its own purpose; whoever has none is asked before anything is shown, and the answer is kept.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { staff, type Office } from '../../office.ts'
import { applies, openDesk, pensionOf, taskAt, textOf } from './desk-office.ts'

let office: Office
let caseId: string
const others = [
  staff('maija', 'Maija Direktore', ['manager']), staff('aija', 'Aija Auditore', ['auditor']), staff('dina', 'Dina Lietvede', ['clerk']),
  staff('kaspars', 'Kaspars Kandavas', ['assistance-organiser'], { territory: ['Kandava'] }), staff('tija', 'Tija Tukuma', ['assistance-organiser'], { territory: ['Tukums'] }),
]
beforeEach(async () => {
  office = await openDesk()
  for (const member of others) await office.host.dependencies.store.people.saveStaff(member)
  ;({ caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }))
})
afterEach(() => office.close())

const silent = (who: string) => office.as(`staff:${who}`, { saysWhy: false })
const readings = async () => (await office.host.dependencies.store.cases.file(caseId))!.readings.map(({ by, note }) => `${by}: ${note}`)

describe('A file opened', () => {
  it('without a task is not shown before the reason is given, and then for the day', async () => {
    const page = await silent('ilze').get(`/lietas/${caseId}?viss=1`)
    expect([page.status, page.location]).toEqual([303, `/lietas/${caseId}/nolukis?uz=${encodeURIComponent(`/lietas/${caseId}`)}`])
    expect(textOf((await silent('ilze').get(page.location!)).html)).not.toContain('Paraudziņ')
    const answer = await silent('ilze').post(page.location!, { purpose: 'question', reason: '', next: `/lietas/${caseId}` })
    expect(answer.location).toBe(`/lietas/${caseId}`)
    expect((await silent('ilze').get(`/lietas/${caseId}`)).status).toBe(200)
    expect(await readings()).toEqual(['staff:ilze: Iedzīvotājs zvanīja, rakstīja vai atnāca'])
    await office.until('2026-03-06', '09:00')
    expect((await silent('ilze').get(`/lietas/${caseId}`)).status).toBe(303)
  })

  it('for another reason needs it in words', async () => {
    const page = await silent('ilze').post(`/lietas/${caseId}/nolukis`, { purpose: 'other', reason: '-' })
    expect([page.status, await readings()]).toEqual([422, []])
  })

  it('through a task, or with one in hand, has the task as its purpose', async () => {
    const task = await taskAt(office, caseId, 'AwaitDecision')
    await silent('ilze').get(task)
    expect((await silent('ilze').get(`/lietas/${caseId}`)).status).toBe(200)
    await silent('inga').post(`${task}/panemt`, {})
    expect((await silent('inga').get(`/lietas/${caseId}`)).status).toBe(200)
    expect(await readings()).toEqual(['staff:ilze: Uzdevums: Pieņemt lēmumu', 'staff:inga: Uzdevums: Pieņemt lēmumu'].map(() => expect.stringMatching(/^staff:\w+: Uzdevums: \p{L}/u)))
  })

  it('by a manager or an auditor always needs the reason in words', async () => {
    for (const who of ['maija', 'aija']) {
      expect((await silent(who).post(`/lietas/${caseId}/nolukis`, { purpose: 'check', reason: '' })).status, who).toBe(422)
      expect((await silent(who).post(`/lietas/${caseId}/nolukis`, { purpose: 'check', reason: 'Gada pārbaude' })).status, who).toBe(303)
    }
    expect(textOf((await silent('maija').get(`/lietas/${caseId}`)).html)).not.toMatch(/150,00/)
    expect(textOf((await silent('aija').get(`/lietas/${caseId}`)).html)).toMatch(/150,00/)
  })

  it('by a clerk shows who applied for what and when, and neither figures nor the journal', async () => {
    const text = textOf((await office.as('staff:dina').get(`/lietas/${caseId}`)).html)
    expect(text).toMatch(/Paraudziņ.*GMI pabalsts/)
    expect(text).not.toMatch(/150,00|Žurnāls|Izvērtējums/)
  })
})

describe('A household of another territory', () => {
  it('is not there for a colleague who does not serve it, and is for one who does', async () => {
    const task = await taskAt(office, caseId, 'AwaitDecision')
    for (const path of [`/lietas/${caseId}`, `/lietas/${caseId}/nolukis`, task]) expect((await silent('kaspars').get(path)).status, path).toBe(404)
    expect((await silent('kaspars').post(`${task}/panemt`, {})).status).toBe(404)
    expect(textOf((await silent('kaspars').get('/darbs?rinda=komandas')).html)).not.toContain('Paraudziņ')
    expect((await silent('tija').get(task)).status).toBe(200)
    expect(textOf((await silent('tija').get('/darbs?rinda=komandas')).html)).toContain('Paraudziņ')
  })
})
