// The application form: a list of tasks that remembers everything typed and says what is missing.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openOffice, resident, type Office, type Visitor } from '../../office.ts'
import { fillIn, hidden, partner, textOf } from './at-the-form.ts'

const form = '/pieteikties'
let office: Office
let anna: Visitor

beforeEach(async () => {
  office = await openOffice('2026-03-05 09:00', { residents: [resident('anna', 'Anna Ozola', '1980-05-05')] })
  anna = office.as('resident:anna')
})
afterEach(() => office.close())

const read = async (path: string) => textOf(await anna.get(path))

describe('the list of tasks', () => {
  it('begins with what is asked for; the rest follows from it', async () => {
    expect(await read(form)).toContain('Kāda palīdzība jums vajadzīga? Nav sākts')
    expect(await read(form)).not.toContain('Ienākumi')
    await anna.post(`${form}/palidziba`, { wishes: ['gmi'] })
    expect(await read(form)).toContain('Ienākumi Nav sākts')
    expect(await read(form)).not.toContain('Mājokļa izdevumi')
    await anna.post(`${form}/palidziba`, { wishes: ['gmi', 'housing'] })
    expect(await read(form)).toContain('Mājokļa izdevumi Nav sākts')
  })

  it('asks nobody’s means for a service alone', async () => {
    await anna.post(`${form}/palidziba`, { wishes: ['service'] })
    const text = await read(form)
    expect(text).toContain('Kurš pakalpojums jums vajadzīgs?')
    for (const title of ['Ienākumi', 'Uzkrājumi', 'Kas dzīvo kopā', 'Uz kuru kontu']) expect(text).not.toContain(title)
    expect((await anna.get(`${form}/ienakumi`)).location).toBe(form)
  })

  it('keeps the answers shut until all is answered', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    expect(await read(form)).toContain('Izpildīts: 6 no 6')
    await anna.post(`${form}/konts`, { iban: '' })
    expect(await read(form)).toContain('Uz kuru kontu maksāt? Jāpabeidz')
    expect((await anna.get(`${form}/parbaudit`)).location).toBe(form)
  })

  it('is of the resident alone: staff and strangers have none', async () => {
    expect((await office.as('staff:liga').get(form)).location).toBe(`/ieiet?uz=${encodeURIComponent(form)}`)
  })
})

describe('a page of the form', () => {
  it('keeps what was typed even when it cannot be right', async () => {
    await anna.post(`${form}/palidziba`, { wishes: ['gmi'] })
    const answer = await anna.post(`${form}/konts`, { iban: 'LV80 BANK 9' })
    expect(answer.status).toBe(422)
    expect(textOf(answer)).toContain('Kļūda:')
    expect((await anna.get(`${form}/konts`)).html).toContain('value="LV80 BANK 9"')
  })

  it('saved in one window is not overwritten by another that did not see it', async () => {
    await anna.post(`${form}/palidziba`, { wishes: ['gmi'] })
    const [first, second] = [await anna.get(`${form}/konts`), await anna.get(`${form}/konts`)]
    await anna.post(`${form}/konts`, { iban: 'LV80BANK0000435195001', read: hidden(first, 'read') })
    const late = await anna.post(`${form}/konts`, { iban: 'LV70HABA0551003890106', read: hidden(second, 'read') })
    expect(late.status).toBe(409)
    expect(textOf(late)).toContain('saglabājāt citā logā')
    expect(late.html).toContain('value="LV70HABA0551003890106"')
    expect((await anna.get(`${form}/konts`)).html).toContain('value="LV80BANK0000435195001"')
    const again = await anna.post(`${form}/konts`, { iban: 'LV70HABA0551003890106', read: hidden(late, 'read') })
    expect(again.location).toBe(form)
  })

  it('does not mind another page saved meanwhile', async () => {
    await anna.post(`${form}/palidziba`, { wishes: ['gmi'] })
    const open = await anna.get(`${form}/konts`)
    await anna.post(`${form}/majoklis`, { tenure: 'rented' })
    expect((await anna.post(`${form}/konts`, { iban: 'LV80BANK0000435195001', read: hidden(open, 'read') })).location).toBe(form)
    expect((await anna.get(`${form}/majoklis`)).html).toContain('value="rented" checked')
  })

  it('shows what was typed as text, never as markup', async () => {
    await anna.post(`${form}/palidziba`, { wishes: ['service'] })
    await anna.post(`${form}/pakalpojums`, { serviceCode: 'home-care', need: '<script>alert(1)</script>' })
    expect((await anna.get(`${form}/pakalpojums`)).html).not.toContain('<script>alert')
  })

  it('opened from the check leads back to it', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    expect((await anna.post(`${form}/konts?parbaude`, { iban: 'LV70HABA0551003890106' })).location).toBe(`${form}/parbaudit`)
    expect(await read(`${form}/parbaudit`)).toContain('LV70 HABA 0551 0038 9010 6')
  })
})

describe('the household', () => {
  const page = `${form}/majsaimnieciba`
  beforeEach(async () => { await anna.post(`${form}/palidziba`, { wishes: ['gmi'] }) })

  it('begins with the applicant and grows one by one', async () => {
    expect(await read(page)).toContain('Anna Ozola (jūs)')
    expect((await anna.post(page, { more: 'yes' })).location).toBe(`${page}/jauns`)
    await anna.post(`${page}/jauns`, partner)
    expect(await read(page)).toContain('Jānis Ozols dzimšanas datums 01.02.1979.')
  })

  it('refuses the same person twice, the applicant too', async () => {
    await anna.post(`${page}/jauns`, partner)
    expect(textOf(await anna.post(`${page}/jauns`, { ...partner, givenName: 'Juris', code: '32000112345' }))).toContain('Šis cilvēks jau ir ierakstīts.')
    const { personCode } = resident('anna', 'Anna Ozola', '1980-05-05')
    expect(textOf(await anna.post(`${page}/jauns`, { ...partner, code: personCode }))).toContain('Šis cilvēks jau ir ierakstīts.')
  })

  it('warns of a wrong check digit and lets it pass', async () => {
    expect((await anna.post(`${page}/jauns`, { ...partner, code: '050315-20001' })).location).toBe(page)
    expect(await read(page)).toContain('Pārbaudiet, vai kods ir pareizs: kontrolcipars nesakrīt.')
  })

  it('lets a person be mended and taken out', async () => {
    await anna.post(`${page}/jauns`, partner)
    const id = /majsaimnieciba\/([0-9a-z]{10})/.exec((await anna.get(page)).html)?.[1] ?? ''
    expect((await anna.get(`${page}/${id}`)).html).toContain('value="320001-12345"')
    await anna.post(`${page}/${id}`, { ...partner, givenName: 'Juris' })
    expect(await read(page)).toContain('Juris Ozols')
    await anna.post(page, { remove: id })
    expect(await read(page)).not.toContain('Ozols')
    expect((await anna.get(`${page}/${id}`)).status).toBe(404)
  })

  it('is complete only when asked whether there is anyone else', async () => {
    await anna.post(`${page}/jauns`, partner)
    expect(await read(form)).toContain('Kas dzīvo kopā ar jums? Jāpabeidz')
    expect(textOf(await anna.post(page, {}))).toContain('Atbildiet, vai ar jums kopā dzīvo vēl kāds.')
    await anna.post(page, { more: 'no' })
    expect(await read(form)).toContain('Kas dzīvo kopā ar jums? Izpildīts')
  })
})

describe('income', () => {
  const page = `${form}/ienakumi`
  beforeEach(async () => { await anna.post(`${form}/palidziba`, { wishes: ['gmi'] }) })

  it('wants a source or the word that there is none, of everyone', async () => {
    await anna.post(`${form}/majsaimnieciba/jauns`, partner)
    await anna.post(`${page}/regulars`, { memberId: 'anna', kind: 'wage', 'amounts-2025-12': '500', 'amounts-2026-01': '0', 'amounts-2026-02': '510,5' })
    const text = textOf(await anna.post(page, {}))
    expect(text).toContain('Jānis Ozols: pievienojiet ienākumu vai atzīmējiet, ka ienākumu nebija.')
    expect(text).not.toContain('Anna Ozola: pievienojiet')
  })

  it('asks for the three full months before this one, each by its name', async () => {
    const text = await read(`${page}/regulars?kam=anna`)
    for (const month of ['2025. gada decembris', '2026. gada janvāris', '2026. gada februāris']) expect(text).toContain(month)
    expect(text).not.toContain('2026. gada marts')
    const answer = await anna.post(`${page}/regulars`, { memberId: 'anna', kind: 'wage', 'amounts-2025-12': '500', 'amounts-2026-02': '1' })
    expect(textOf(answer)).toContain('2026. gada janvāris: ierakstiet summu; ja nav, rakstiet 0.')
    expect(answer.html).toContain('value="500"')
  })

  it('received once lies in the twelve months before this one', async () => {
    expect((await anna.post(`${page}/vienreizejs`, { memberId: 'anna', kind: 'gift', month: '2025-03', amount: '300' })).location).toBe(page)
    expect(await read(page)).toContain('2025. gada marts, vienreiz: 300,00 €')
    expect(textOf(await anna.post(`${page}/vienreizejs`, { memberId: 'anna', kind: 'gift', month: '2025-02', amount: '300' }))).toContain('Izvēlieties mēnesi')
  })

  it('belongs to someone of the household', async () => {
    expect(textOf(await anna.post(`${page}/regulars`, { memberId: 'someone-else', kind: 'wage' }))).toContain('Izvēlieties, kurš šo ienākumu saņēma.')
  })

  it('of a draft begun last month is asked for again when the month turns', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    await office.until('2026-04-01')
    const text = await read(form)
    expect(text).toContain('Ienākumi Jāpabeidz')
    expect(text).toContain('Uzkrājumi un īpašums Jāpabeidz')
    expect(await read(page)).toContain('jāvērtē citi mēneši')
  })
})

describe('kinds of income', () => {
  it('begin with what most live on; what comes once is no regular income', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    const kinds = async (page: string) => [...(await anna.get(`/pieteikties/ienakumi/${page}`)).html.matchAll(/<option value="([a-z-]+)"/g)].map(([, kind]) => kind)
    expect((await kinds('regulars')).slice(0, 3)).toEqual(['wage', 'pension', 'unemployment-benefit'])
    expect(await kinds('regulars')).not.toContain('gift')
    expect((await kinds('vienreizejs'))[0]).toBe('gift')
    expect(new Set(await kinds('vienreizejs')).size).toBe(40)
  })
})

describe('the dwelling', () => {
  const answers = { declaredThere: 'yes', livingThere: 'yes', writtenContract: 'yes', tenure: 'owned-by-member' }
  it('of their own asks nothing of relatives who might own it; any other does', async () => {
    await anna.post('/pieteikties/palidziba', { wishes: ['housing'] })
    expect((await anna.post('/pieteikties/majoklis', answers)).location).toBe('/pieteikties')
    expect((await anna.post('/pieteikties/majoklis', { ...answers, tenure: 'rented' })).status).toBe(422)
  })
})

describe('housing costs', () => {
  it('want one item at least, of this month or the last', async () => {
    await anna.post(`${form}/palidziba`, { wishes: ['housing'] })
    expect(textOf(await anna.post(`${form}/izdevumi`, { month: '2026-02' }))).toContain('Ierakstiet vismaz vienu izdevumu.')
    expect(textOf(await anna.post(`${form}/izdevumi`, { month: '2026-01', rent: '10' }))).toContain('Izvēlieties, par kuru mēnesi')
    expect((await anna.post(`${form}/izdevumi`, { month: '2026-03', rent: '10' })).location).toBe(form)
  })
})

describe('starting anew', () => {
  it('asks first, and then nothing is left', async () => {
    await fillIn(anna, { wishes: ['gmi'] })
    expect(await read(`${form}/sakt-no-jauna`)).toContain('To nevarēs atjaunot.')
    expect(await read(form)).toContain('Izpildīts: 6 no 6')
    await anna.post(`${form}/sakt-no-jauna`, {})
    expect(await read(form)).toContain('Kāda palīdzība jums vajadzīga? Nav sākts')
  })
})
