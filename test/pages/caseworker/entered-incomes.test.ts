// Incomes of months no form asked about: the day of receipt was corrected over a turn of month, other months count, and somebody must say what was earned in them.
import { afterEach, describe, expect, it } from 'vitest'
import type { Office } from '../../office.ts'
import { resident, staff } from '../../office.ts'
import { findsNeed } from '../../acceptance/acts.ts'
import type { Household } from '../../acceptance/household.ts'
import { anna, applies, approves, openDesk, pensionOf, taskAt, textOf } from './desk-office.ts'

let office: Office
afterEach(() => office.close())

const berta = resident('berta', 'Berta Paraudziņa', '1952-03-02')
const two: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }, { resident: berta, role: 'adult', monthly: [] }], costs: 300 }

/** Applied on 1 June 2026, in truth received on 28 May: February to April count, and the form asked about March to May; of what comes once, May 2025 is new. */
async function moved(household: Household = pensionOf(150), wishes: Parameters<typeof applies>[2][] = [{ kind: 'gmi' }]) {
  office = await openDesk({}, '2026-06-01 10:00')
  const { store } = office.host.dependencies
  await store.people.saveResident(berta)
  await store.people.saveStaff(staff('karina', 'Karīna Klientu', ['clerk']))
  const { caseId, applicationId } = await applies(office, household, ...wishes)
  await office.until('2026-06-02', '10:00')
  const proceedingId = `${applicationId}-gmi`
  const desk = office.as('staff:ilze')
  const task = (kind = 'gmi') => taskAt(office, caseId, 'AwaitDecision', kind)
  for (const { kind } of wishes.filter((wish) => wish.kind !== 'service')) await desk.post(`${await task(kind)}/panemt`, {})
  expect((await desk.post(`/lietas/${caseId}/labot-iesniegumu/${applicationId}`, { on: '28.05.2026.', document: 'Zīmogs uz iesnieguma', reason: 'Papīrs gulēja pastkastē' })).status).toBe(303)
  return {
    caseId, applicationId, proceedingId, store, desk, task,
    reckoned: async (of = proceedingId) => (await store.assessments.latest(caseId, of))!,
    /** From now on the pension agency knows of a pension in these months. */
    pensionKnown: async (months: string[]) => {
      const check = (await store.assessments.checks(caseId, applicationId)).find(({ register }) => register === 'VSAA')!
      await store.commit([store.assessments.recordedCheck({ ...check, reply: { state: 'answered', asOf: check.askedAt, persons: [{ personCode: anna.personCode, incomes: months.map((month) => ({ kind: 'pension', month, cents: 150_00 })) }] } })])
    },
    entered: () => store.assessments.entered(caseId, applicationId),
    page: async (kind?: string) => textOf((await desk.get(await task(kind))).html),
    decides: async (fields: Record<string, string | string[]>, kind?: string) => desk.post(await task(kind), { words: '', ...fields }),
    enters: async (fields: Record<string, string>, personId = 'anna', by = 'ilze') =>
      office.as(`staff:${by}`).post(`${await task()}/ienakumi/${personId}`, { 'edition-regular-2026-02': '0', 'edition-irregular-2025-05': '0', source: 'phone', on: '02.06.2026.', reason: 'Labota saņemšanas diena', ...fields }),
  }
}

const february = { 'kind-regular-2026-02-0': 'pension', 'amount-regular-2026-02-0': '150,00', 'kind-regular-2026-02-1': 'wage', 'amount-regular-2026-02-1': '60' }
const nothing = { 'none-regular-2026-02': 'yes', 'none-irregular-2025-05': 'yes' }

describe('A month nobody was asked about', () => {
  it('keeps the matter from being decided by the reckoning until somebody has entered it; it is nothing only by somebody’s word', async () => {
    const { caseId, desk, task, page, decides, reckoned, enters } = await moved()
    await desk.post(await task(), { act: 'assess' })
    expect((await reckoned()).monthsNotDeclared).toEqual(['2025-05', '2026-02'])
    expect(await page()).toContain('Anna Paraudziņa: nav zināms par: 2026. gada februāris; vienreizējie, 2025. gada maijs. Ierakstīt')
    // One notice: the assessment beside it does not name the months a second time, and in no other words.
    expect((await page()).match(/par kuriem iesniegumā nav jautāts/g)).toHaveLength(1)
    expect(await page()).not.toMatch(/Pēc labotās saņemšanas dienas skaita arī|2025\. gada maijs – /)
    // Where nothing can be entered the assessment says it: each month by its name, not the months between.
    expect(textOf((await desk.get(`/lietas/${caseId}`)).html)).toContain('skaita arī ienākumus par šiem mēnešiem: 2025. gada maijs, 2026. gada februāris. Iesniegumā par tiem nav jautāts')
    const says = async (fields: Record<string, string | string[]>) => textOf((await decides(fields)).html)
    const first = 'Vispirms ierakstiet ienākumus par mēnešiem, par kuriem iesniegumā nav jautāts.'
    expect(await says({ act: 'grant', confirmed: ['IncomeOutsidePeriod', 'MonthsNotDeclared'] })).toContain(first)
    expect(await says({ act: 'depart', departAmount: '45', departFrom: '2026-05', departCount: '3', departGround: 'Discretion', departReason: 'Tā vajag' })).toContain(first)
    expect((await enters(nothing)).status).toBe(303)
    expect((await reckoned()).monthsNotDeclared).toBeUndefined()
    expect((await decides({ act: 'grant', confirmed: ['IncomeOutsidePeriod'] })).status).toBe(303)
  })

  it('that a register knows is put to a colleague as not asked about, not as declared to be nothing', async () => {
    const { caseId, desk, task, pensionKnown } = await moved()
    await pensionKnown(['2026-02', '2026-03'])
    await desk.post(await task(), { act: 'assess' })
    const settling = async () => textOf((await desk.get(await taskAt(office, caseId, 'AwaitFactsSettled'))).html)
    expect(await settling()).toContain('Pensija, 2026. gada februāris par šo mēnesi nav jautāts 150,00 €')
    expect(await settling()).toContain('Šāda ienākuma nebija: reģistrs kļūdās')
    // April was asked about: there what is declared stands, and the register lacks it.
    expect(await settling()).toContain('Pensija, 2026. gada aprīlis 150,00 € nav šāda ienākuma')
    expect(await settling()).not.toContain('Pareizs ir deklarētais: nav šāda ienākuma')
  })

  it('that somebody has entered as nothing and a register knows is put to a colleague as nothing', async () => {
    const { caseId, desk, enters, pensionKnown } = await moved()
    await pensionKnown(['2026-02', '2026-03', '2026-04'])
    await enters(nothing)
    const settling = textOf((await desk.get(await taskAt(office, caseId, 'AwaitFactsSettled'))).html)
    expect(settling).toContain('Pensija, 2026. gada februāris nav šāda ienākuma 150,00 €')
    expect(settling).toContain('Pareizs ir deklarētais: nav šāda ienākuma')
  })

  it('does not keep from being refused who did not bring what they were asked for', async () => {
    const { decides, desk, task } = await moved()
    await desk.post(await task(), { act: 'assess' })
    expect((await decides({ act: 'refuse', reasons: ['MissingDocuments'], explanation: 'Izrakstu neiesniedza.', hearing: 'hear', confirmed: ['IncomeOutsidePeriod'] })).status).toBe(303)
  })

  it('entered with its kinds and sources is reckoned at once, and the derivation, the letter, the file and the journal say by whose word', async () => {
    const { caseId, applicationId, reckoned, enters, entered, desk, pensionKnown } = await moved()
    // By the pension agency Anna had none in February, so that the figure is put to a person first.
    await pensionKnown(['2026-02', '2026-03', '2026-04', '2026-05'])
    expect((await enters({ ...february, 'none-irregular-2025-05': 'yes' })).status).toBe(303)
    // The wage is no pension: the tax authority does not know of it.
    expect((await reckoned()).contradictions.map(({ key }) => key)).toEqual(['VID:anna:wage:2026-02'])
    await desk.post(await taskAt(office, caseId, 'AwaitFactsSettled'), { 'holds-0': 'declared', 'reason-0': 'Nosauca pati' })
    await desk.post(await taskAt(office, caseId, 'AwaitDecision'), { act: 'assess' })
    const { answer, asked } = await reckoned()
    // (150 × 3 + 60) / 3 = 170; 187 − 170.
    expect(answer).toMatchObject({ outcome: 'Entitled', amountCents: 17_00 })
    const wage = answer!.derivation.find(({ id }) => id === 'income.anna.wage.regular')
    expect(wage?.inputs).toEqual([{ fact: '2026-02', value: 60_00, unit: 'cents', provenance: { source: 'declared', name: 'pa tālruni', asOf: '2026-06-02', enteredOn: '2026-06-02' } }])
    expect(answer!.derivation.find(({ id }) => id === 'income.anna.none.irregular.2025-05')).toMatchObject({ label: 'Vienreizēju ienākumu nebija (anna), 2025. gada maijs', value: 0 })
    expect(JSON.stringify(asked?.facts.withoutIncome)).toContain('2025-05')
    expect(await entered()).toHaveLength(2)
    const page = textOf((await desk.get(await taskAt(office, caseId, 'AwaitDecision'))).html)
    expect(page).toContain('deklarēts, pa tālruni, 02.06.2026., ierakstīts 02.06.2026.')
    expect(page).toContain('pa tālruni teiktais (02.06.2026.)')
    expect(page).toContain('Anna Paraudziņa, 2026. gada februāris: Pensija 150,00 €, Darba alga 60,00 €')
    expect(textOf((await desk.get(`/lietas/${caseId}`)).html)).toContain('Anna Paraudziņa, 2026. gada februāris: Pensija 150,00 €, Darba alga 60,00 €')
    const note = (await office.host.dependencies.store.journal.ofCase(caseId)).find(({ what }) => what === 'IncomesEntered')
    expect(note).toMatchObject({ by: 'staff:ilze', applicationId, note: 'Par ko iesniegumā nav jautāts: 2026. gada februāris; vienreizējie, 2025. gada maijs. Labota saņemšanas diena' })
    expect(note?.note).not.toMatch(/150|60/)
  })

  it('is asked of everyone of the household; the matter is reckoned anew with the last of them', async () => {
    const { enters, reckoned, page, task } = await moved(two)
    const before = await reckoned()
    const open = await task()
    await enters(nothing)
    expect(await task()).toBe(open)
    expect((await reckoned()).attempt).toBe(before.attempt)
    expect(await page()).toContain('Anna Paraudziņa: ierakstīts. Labot ienākumus: Anna Paraudziņa Berta Paraudziņa: nav zināms par: 2026. gada februāris')
    await enters(nothing, 'berta')
    expect((await reckoned()).attempt).toBe(before.attempt + 1)
    expect((await reckoned()).answer?.derivation.filter(({ id }) => id.includes('.none.')).map(({ id }) => id)).toEqual(
      ['income.anna.none.irregular.2025-05', 'income.anna.none.regular.2026-02', 'income.berta.none.irregular.2025-05', 'income.berta.none.regular.2026-02'])
  })

  it('of another matter of the application is known there too, and that matter is reckoned anew before it is decided', async () => {
    const { enters, decides, page, reckoned, applicationId, desk, task } = await moved(pensionOf(150), [{ kind: 'gmi' }, { kind: 'housing' }])
    await desk.post(await task('housing'), { act: 'assess' })
    await enters(nothing)
    expect(await page('housing')).toContain('Kopš izvērtējuma ir ierakstīti ienākumi.')
    expect(textOf((await decides({ act: 'grant', confirmed: ['IncomeOutsidePeriod', 'NormsNotApplied'] }, 'housing')).html)).toContain('Kopš izvērtējuma ir ierakstīti ienākumi. Vispirms izvēlieties „Rēķināt vēlreiz”')
    await decides({ act: 'assess' }, 'housing')
    expect((await reckoned(`${applicationId}-housing`)).monthsNotDeclared).toBeUndefined()
    expect((await decides({ act: 'grant', confirmed: ['IncomeOutsidePeriod', 'NormsNotApplied'] }, 'housing')).status).toBe(303)
  })
})

describe('What was entered', () => {
  it('is mended by another entry; the one before stays, and the last counts', async () => {
    const { enters, entered, reckoned, page } = await moved()
    await enters({ 'kind-regular-2026-02-0': 'maintenance', 'amount-regular-2026-02-0': '90', 'none-irregular-2025-05': 'yes' })
    expect((await reckoned()).answer).toMatchObject({ amountCents: 57_00 })
    await enters({ 'kind-regular-2026-02-0': 'maintenance', 'amount-regular-2026-02-0': '30', 'none-irregular-2025-05': 'yes', 'edition-regular-2026-02': '1', 'edition-irregular-2025-05': '1', source: 'document', document: 'Konta izraksts', reason: 'Pa tālruni pārteicās' })
    expect((await reckoned()).answer).toMatchObject({ amountCents: 77_00 })
    expect((await entered()).map(({ month, edition, amounts }) => [month, edition, amounts[0]?.amountCents])).toEqual([['2025-05', 1, undefined], ['2026-02', 1, 90_00], ['2026-02', 2, 30_00]])
    expect(await page()).toContain('Uzturlīdzekļi 90,00 € (deklarēts, pa tālruni, 02.06.2026., ierakstīts 02.06.2026.) Vēlāk labots.')
    // The month that was not mended is still by the word it was entered by; sent without another amount, it is the source that is mended.
    expect((await entered()).find(({ month }) => month === '2025-05')?.provenance).toMatchObject({ source: 'declared', name: 'pa tālruni' })
    await enters({ 'kind-regular-2026-02-0': 'maintenance', 'amount-regular-2026-02-0': '30', 'none-irregular-2025-05': 'yes', 'edition-regular-2026-02': '2', 'edition-irregular-2025-05': '1', source: 'counter', reason: 'Teica klātienē' })
    expect((await entered()).filter(({ provenance }) => provenance.name === 'klātienē').map(({ month, edition }) => `${month} ${edition}`)).toEqual(['2025-05 2', '2026-02 3'])
  })

  it('from two tabs is entered once; what a tab did not know of it must compare first', async () => {
    const { enters, entered, reckoned, task, desk } = await moved(two)
    const path = `${await task()}/ienakumi/anna`
    const one = { ...nothing, 'edition-regular-2026-02': '0', 'edition-irregular-2025-05': '0', source: 'phone', on: '02.06.2026.', reason: 'Labota saņemšanas diena' }
    await desk.post(path, one)
    expect((await desk.post(path, one)).status).toBe(303)
    expect(await entered()).toHaveLength(2)
    const other = await desk.post(path, { ...one, 'none-regular-2026-02': '', ...february })
    expect(other.status).toBe(422)
    expect(textOf(other.html)).toContain('2026. gada februāris: kāds tikmēr ierakstīja citādi.')
    expect(await entered()).toHaveLength(2)
    await enters({ ...nothing, 'edition-regular-2026-02': '0' }, 'berta')
    const attempts = (await reckoned()).attempt
    // The task is answered by then: the same form again answers nothing.
    expect((await desk.post(path, one)).status).toBe(409)
    expect((await reckoned()).attempt).toBe(attempts)
  })

  it('is an amount and a kind, by somebody’s word of a day that can be, and not both nothing and something', async () => {
    const { enters, entered } = await moved()
    const says = async (fields: Record<string, string>) => { const { status, html } = await enters({ 'none-irregular-2025-05': 'yes', ...fields }); expect(status).toBe(422); return textOf(html) }
    expect(await says({ 'none-irregular-2025-05': '' })).toContain('vismaz par vienu mēnesi')
    expect(await says({ ...february, 'amount-regular-2026-02-1': '1.234' })).toContain('2026. gada februāris: rakstiet bez tūkstošu atdalītāja')
    for (const amount of ['0', '-5', '1e3', '0x10', '９９', '12€50', 'NaN', '99999999999']) expect(await says({ ...february, 'amount-regular-2026-02-1': amount }), amount).toContain('2026. gada februāris: ')
    expect(await says({ 'amount-regular-2026-02-0': '50' })).toContain('izvēlieties, kas tas par ienākumu')
    expect(await says({ 'kind-regular-2026-02-0': '__proto__', 'amount-regular-2026-02-0': '50' })).toContain('izvēlieties, kas tas par ienākumu')
    expect(await says({ 'kind-regular-2026-02-0': 'gift', 'amount-regular-2026-02-0': '50' })).toContain('šādu ienākumu saņem vienreiz')
    expect(await says({ 'none-regular-2026-02': 'yes', ...february })).toContain('Izvēlieties vienu')
    expect(await says({ on: '03.06.2026.' })).toContain('Vēlākais ir 02.06.2026.')
    expect(await says({ on: '30.04.2025.' })).toContain('agrāk nevarēja zināt')
    expect(await says({ source: 'document' })).toContain('kurš dokuments tas ir')
    expect(await says({ reason: '' })).toContain('kāpēc')
    expect(await entered()).toEqual([])
  })

  it('is entered by whoever has the task in hand, of whom the household is', async () => {
    const { enters, entered } = await moved()
    expect((await enters(nothing, 'anna', 'inga')).status).toBe(409)
    for (const who of ['janis', 'gundega', 'karina']) expect((await enters(nothing, 'anna', who)).status, who).toBeGreaterThanOrEqual(403)
    for (const personId of ['bruno', 'berta', '__proto__']) expect((await enters(nothing, personId)).status, personId).toBe(404)
    expect(await entered()).toEqual([])
  })
})

describe('A grant at the same moment', () => {
  it.each(['incomes', 'receipt'] as const)('as %s move what it rests on, from another task, is not taken on what was reckoned before', async (what) => {
    const { caseId, applicationId, store, task, enters, decides, proceedingId } = await moved(pensionOf(150), [{ kind: 'gmi' }, { kind: 'housing' }])
    await enters(nothing)
    const housing = await task('housing')
    await office.as('staff:ilze').post(`${housing}/atdot`, { reason: 'Inga turpinās' })
    await office.as('staff:inga').post(`${housing}/panemt`, {})
    const mends = () => (what === 'incomes'
      ? office.as('staff:inga').post(`${housing}/ienakumi/anna`, { 'kind-regular-2026-02-0': 'maintenance', 'amount-regular-2026-02-0': '90', 'none-irregular-2025-05': 'yes', 'edition-regular-2026-02': '1', 'edition-irregular-2025-05': '1', source: 'phone', on: '02.06.2026.', reason: 'Pārteicās' })
      : office.as('staff:inga').post(`/lietas/${caseId}/labot-iesniegumu/${applicationId}`, { on: '29.05.2026.', document: 'Zīmogs', reason: 'Vēlreiz' }))
    // All is read and nothing is written yet: in that moment a colleague moves it.
    const { taking } = store.awards
    let mended: number | undefined
    store.awards.taking = async (taken) => {
      if (mended === undefined) {
        mended = 0
        mended = (await mends()).status
      }
      return taking(taken)
    }
    const grant = await decides({ act: 'grant', confirmed: ['IncomeOutsidePeriod'] })
    store.awards.taking = taking
    expect(mended).toBe(303)
    expect(grant.status).toBe(422)
    expect(textOf(grant.html)).toContain('Vispirms izvēlieties „Rēķināt vēlreiz”')
    expect(await store.decisions.byProceeding(caseId, proceedingId)).toBeUndefined()
  })
})

describe('On the task of a service', () => {
  it('nobody reads what was earned', async () => {
    const { enters, caseId, applicationId, task } = await moved(pensionOf(150), [{ kind: 'gmi' }, { kind: 'service', serviceCode: 'group-flat-mezrozites', need: 'Viena nevaru' }])
    await enters({ 'kind-regular-2026-02-0': 'maintenance', 'amount-regular-2026-02-0': '90', 'none-irregular-2025-05': 'yes' })
    await findsNeed(office, caseId, `${applicationId}-service`, 'janis')
    const page = textOf((await office.as('staff:janis').get(await task('service'))).html)
    expect(page).toContain('Sociālā darbinieka atzinums')
    expect(page).not.toMatch(/Uzturlīdzekļi|90,00|nav jautāts/)
  })
})

describe('A draft before a second person', () => {
  it('is not approved once the day of receipt or the incomes it rests on have moved: it goes back and is reckoned anew', async () => {
    office = await openDesk({}, '2026-06-01 10:00')
    const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    const desk = office.as('staff:ilze')
    await desk.post(`${await taskAt(office, caseId, 'AwaitDecision')}/panemt`, {})
    await desk.post(await taskAt(office, caseId, 'AwaitDecision'), { act: 'depart', departAmount: '45', departFrom: '2026-06', departCount: '6', departGround: 'Discretion', departReason: 'Ienākumi kritušies' })
    await desk.post(`/lietas/${caseId}/labot-iesniegumu/${applicationId}`, { on: '28.05.2026.', document: 'Zīmogs', reason: 'Papīrs gulēja pastkastē' })
    await expect(approves(office, caseId)).rejects.toThrow('labota iesnieguma saņemšanas diena')
    const colleague = office.as('staff:inga')
    expect((await colleague.post(await taskAt(office, caseId, 'AwaitSecondReview'), { act: 'return', reason: 'Jārēķina vēlreiz' })).status).toBe(303)
    expect(await taskAt(office, caseId, 'AwaitDecision')).toBeTruthy()
  })
})
