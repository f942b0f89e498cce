// Where a resident turns with a question: the office in the footer, whoever leads the case by telephone.
import { afterEach, describe, expect, it } from 'vitest'
import { receptionText, municipalityOf } from '../../functions/policy/municipalities.ts'
import type { Office } from '../office.ts'
import { applies, ilze, openDesk, pensionOf, taskAt, textOf } from './caseworker/desk-office.ts'

let office: Office
afterEach(() => office.close())

describe('The contacts of the office', () => {
  it('stand under every page of a resident and of who has not signed in, and under none of a colleague', async () => {
    office = await openDesk()
    const reception = 'Pieņem pirmdien 14.00–18.00, ceturtdien 8.00–16.00 (pēc pieraksta), piektdien 9.00–12.00.'
    expect(receptionText(municipalityOf('tukums').reception)).toBe(reception.slice(7, -1))
    for (const who of ['resident:anna', 'nobody']) expect(textOf((await office.as(who).get(who === 'nobody' ? '/ieiet' : '/mani')).html)).toMatch(new RegExp(`Tālrunis \\+371 8020 5333.*Tidaholmas iela 1.*${reception.replaceAll(/[.()]/g, '\\$&')}`))
    const desk = textOf((await office.as('staff:ilze').get('/darbs')).html)
    expect(desk).not.toMatch(/Tālrunis|palīdzēsim aizpildīt/)
  })

  it('have the telephone of whoever leads the case', async () => {
    office = await openDesk()
    await office.host.dependencies.store.people.saveStaff({ ...ilze, phone: '+37120000009' })
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.as('staff:ilze').post(`${await taskAt(office, caseId, 'AwaitDecision')}/panemt`, {})
    for (const path of ['/mani', `/mani/${caseId}`]) expect(textOf((await office.as('resident:anna').get(path)).html)).toMatch(/Jūsu lietu vada Ilze Organizatore , darbinieks\. Tālrunis \+371 2000 0009/)
  })
})
