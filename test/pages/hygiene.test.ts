// Hygiene services at the counter: what a person is due and why, one free visit whoever records it, mistakes taken back, the day's list and the month's file.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { opensTask } from '../abuse/at-the-desk.ts'
import { openWait } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { contentOf, rowById } from '../../functions/policy/tables.ts'
import { openOffice, resident, staff, type Office, type Visit, type Visitor } from '../office.ts'
import { textOf } from './applicant/at-the-form.ts'

const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const boriss = resident('boriss', 'Boriss Turīgais', '1950-01-01')
const cilda = resident('cilda', 'Cilda Bez', '1950-01-01')
const people = [staff('dina', 'Dina Lietvede', ['clerk']), staff('dace', 'Dace Lietvede', ['clerk']), staff('kate', 'Kate Kandavas', ['clerk'], { territory: ['Kandava'] }), staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('gita', 'Gita Grāmatvede', ['finance-maker'])]
const pensioner = (who: typeof anna, euro: number): Household => ({ members: [{ resident: who, role: 'applicant', monthly: [{ kind: 'pension', euro }] }] })

let office: Office
let dina: Visitor
beforeEach(async () => {
  // A Thursday.
  office = await openOffice('2026-03-05 09:00', { residents: [anna, boriss, cilda], staff: people })
  dina = office.as('staff:dina')
})
afterEach(() => office.close())

const home = (who = 'anna'): string => `/pienemsana/higiena/${who}`
/** A household applies and is granted what the rules found: then its status is in force. */
async function granted(who = anna, euro = 150): Promise<void> {
  registersAgree(office, pensioner(who, euro), '2026-03-05')
  const { caseId } = await apply(office, pensioner(who, euro), [{ kind: 'gmi' }])
  const send = await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision'))
  expect((await send({ act: 'grant', words: '' })).status).toBe(303)
}
/** The form of a service as it stands on the page. */
function formOf({ html }: Visit, kind: string): Record<string, string> {
  const form = html.split('<form').find((each) => each.includes(`name="kind" value="${kind}"`)) ?? ''
  return Object.fromEntries(['kind', 'visitId', 'offer'].map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? '']))
}
const records = async (kind: string, by = dina, who = 'anna'): Promise<Visit> => by.post(home(who), formOf(await by.get(home(who)), kind))
const visits = (who = 'anna') => office.host.dependencies.store.reliefs.ofPerson(who, '2026-03')

describe('A clerk at the counter', () => {
  it('sees price, reason and next free day, but neither status nor means', async () => {
    await granted()
    expect((await dina.post('/pienemsana/higiena', { kods: anna.personCode })).location).toBe(home())
    const page = await dina.get(home())
    const text = textOf(page)
    expect(text).toMatch(/Atvieglojums ir spēkā līdz 31\.08\.2026\..*Duša Bez maksas Šī mēneša bezmaksas reize vēl nav izmantota\. Nākamā bezmaksas reize no 01\.04\.2026\./)
    expect(page.html).not.toMatch(/trūcīg|maznodroš|ienākum|pensij|150|GMI|L-1/i)
  })

  it('records the free visit once, then the reduced price', async () => {
    await granted()
    const page = await dina.get(home())
    for (let click = 0; click < 2; click += 1) expect((await dina.post(home(), formOf(page, 'shower'))).status).toBe(303)
    expect(textOf(await dina.get(home()))).toMatch(/Duša 4,66 € Bezmaksas reize šajā kalendāra mēnesī jau izmantota \(05\.03\.2026\.\): 6,66 € − 2,00 €\./)
    await records('shower')
    expect((await visits()).map(({ price, paidCents, by }) => [price, paidCents, by])).toEqual([['Free', 0, 'dina'], ['Reduced', 466, 'dina']])
    expect((await visits())[0]?.derivation.map(({ id, value }) => [id, value])).toEqual([['relief.status', 'trūcīga'], ['relief.used', 0], ['relief.price', 0]])
  })

  it('gives whoever has no status the full price, and what the law left unsigned to nobody', async () => {
    const text = textOf(await dina.get(home('cilda')))
    expect(text).toMatch(/Atvieglojums nav spēkā.*Duša 6,66 € Spēkā nav lēmuma, kas dod atvieglojumu: pilna cena\./)
    expect(text).toMatch(/Veļas mazgāšana Vēl nav apstiprināts/)
    expect((await records('laundry', dina, 'cilda')).status).toBe(404)
    await records('shower', dina, 'cilda')
    expect((await visits('cilda')).map(({ price, paidCents }) => [price, paidCents])).toEqual([['Full', 666]])
  })

  it('gives the wash from the day the municipality has signed its row', async () => {
    await granted()
    const rowId = 'relief-terms.laundry/tukums/2023-05-25/2023-05-25'
    await office.host.dependencies.store.law.sign({ municipality: 'tukums', rowId, content: contentOf(rowById(rowId)!.row), signedOn: '2026-03-05', signedAt: '2026-03-05T07:30:00.000Z', by: 'sanita', ground: 'domes lēmums' })
    await records('laundry')
    expect(textOf(await dina.get(home()))).toMatch(/Veļas mazgāšana Šodien nepienākas Bezmaksas reize šajā nedēļā jau izmantota \(05\.03\.2026\.\)\. Nākamā bezmaksas reize no 09\.03\.2026\./)
  })

  it('does not treat a refused household as needy whose income is above the thresholds', async () => {
    registersAgree(office, pensioner(boriss, 900), '2026-03-05')
    await apply(office, pensioner(boriss, 900), [{ kind: 'gmi' }])
    expect(textOf(await dina.get(home('boriss')))).toContain('Atvieglojums nav spēkā')
  })

  it('of another territory finds nobody, and whoever is no clerk has no counter', async () => {
    const kate = office.as('staff:kate')
    expect((await kate.post('/pienemsana/higiena', { kods: anna.personCode })).status).toBe(422)
    expect((await kate.get(home())).status).toBe(404)
    expect((await kate.post(home(), { kind: 'shower', visitId: '0000000001', offer: 'Full 666' })).status).toBe(404)
    expect((await office.as('staff:ilze').get(home())).status).toBe(403)
  })
})

describe('Two desks at once', () => {
  it('do not give the same free visit twice: the second is told that the price has changed', async () => {
    await granted()
    const dace = office.as('staff:dace')
    const seen = formOf(await dace.get(home()), 'shower')
    await records('shower')
    const late = await dace.post(home(), seen)
    expect([late.status, textOf(late)]).toEqual([422, expect.stringMatching(/nosacījumi ir mainījušies, tāpēc nekas nav ierakstīts.*4,66 €/)])
  })

  it('not in the same moment either', async () => {
    await granted()
    const dace = office.as('staff:dace')
    const [one, other] = [formOf(await dina.get(home()), 'shower'), formOf(await dace.get(home()), 'shower')]
    const answers = await Promise.all([dina.post(home(), one), dace.post(home(), other)])
    expect(answers.map(({ status }) => status).filter((status) => status === 303)).toHaveLength(1)
    expect((await visits()).filter(({ price }) => price === 'Free')).toHaveLength(1)
  })
})

describe('A visit recorded by mistake', () => {
  it('is taken back with a reason, once; the free visit is there again, and both stay on record', async () => {
    await granted()
    await records('shower')
    const [{ visitId = '' } = {}] = await visits()
    const undo = `${home()}/${visitId}/atsaukt`
    const refused = await dina.post(undo, { reason: '-' })
    expect([refused.status, textOf(refused)]).toEqual([422, expect.stringContaining('Anna Ozola , 05.03.2026. 09:00: Duša, bez maksas')])
    expect((await dina.post(undo, { reason: 'Ierakstīts citai personai' })).location).toBe(home())
    expect((await dina.post(undo, { reason: 'Vēlreiz' })).status).toBe(409)
    expect(textOf(await dina.get(home()))).toMatch(/Duša Bez maksas/)
    expect(await visits()).toMatchObject([{ visitId, price: 'Free', undone: { reason: 'Ierakstīts citai personai', by: 'dina' } }])
    expect(textOf(await dina.get('/pienemsana/higiena'))).toMatch(/Anna Ozola 09:00 Duša – Atsaukts : Ierakstīts citai personai/)
  })

  it('of a month gone by stays: accounting has it', async () => {
    await granted()
    await records('shower')
    const [{ visitId = '' } = {}] = await visits()
    await office.until('2026-04-01', '09:00')
    expect((await office.as('staff:dina').post(`${home()}/${visitId}/atsaukt`, { reason: 'Kļūda' })).status).toBe(404)
  })
})

describe('The day and the month', () => {
  it('list today’s visits for whoever serves there, and the month’s counts and money without a name', async () => {
    await granted()
    await records('shower')
    await records('shower')
    await records('shower', dina, 'cilda')
    expect(textOf(await dina.get('/pienemsana/higiena'))).toMatch(/Šodien, 05\.03\.2026\. .*Cilda Bez 09:00 Duša 6,66 €.*Anna Ozola 09:00 Duša 4,66 €.*Anna Ozola 09:00 Duša bez maksas/)
    expect(textOf(await office.as('staff:kate').get('/pienemsana/higiena'))).toContain('Šodien vēl neviens apmeklējums nav ierakstīts.')
    const files = await Promise.all([dina.get('/pienemsana/higiena/menesis.csv?menesis=2026-03'), office.as('staff:gita').get('/finanses/higiena.csv')])
    for (const { bytes } of files) expect(bytes.toString('utf8')).toBe([
      '\ufeffperiods;pakalpojums;personas;apmeklējumi;bez maksas;ar atlaidi;pilna cena;iekasēts;atvieglojums', '2026-03;Duša;2;3;1;1;1;11,32;8,66', '2026-03-05;Duša;2;3;1;1;1;11,32;8,66', '',
    ].join('\r\n'))
    expect((await dina.get('/pienemsana/higiena/menesis.csv?menesis=marts')).status).toBe(404)
  })
})
