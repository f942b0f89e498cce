// The case page: what each role sees of a household's file, and what none may.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWait } from '../../acceptance/acts.ts'
import { apply } from '../../acceptance/household.ts'
import type { Office } from '../../office.ts'
import { approves, anna, applies, bruno, openDesk, pensionOf, taskAt, textOf } from './desk-office.ts'

let office: Office
beforeEach(async () => { office = await openDesk() })
afterEach(() => office.close())

const dayCare = { kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' } as const

/** Ilze takes a decision and posts it. */
async function decides(caseId: string, kind: string, fields: Record<string, string | string[]>, who = 'ilze'): Promise<void> {
  const path = await taskAt(office, caseId, 'AwaitDecision', kind)
  await office.as(`staff:${who}`).post(`${path}/panemt`, {})
  await office.as(`staff:${who}`).post(path, fields)
}

describe('The case page', () => {
  it('says whose move it is, what is open and the nearest date of law with its reason', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }, dayCare)
    const text = textOf((await office.as('staff:ilze').get(`/lietas/${caseId}`)).html)
    expect(text).toContain('Kam tagad jārīkojas Dienests (rindā) Tuvākais likuma termiņš vēl 21 darba diena 07.04.2026.')
    expect(text).toContain('1 mēnesis no 5. marta; 5. un 6. aprīlis ir svētku dienas; tāpēc nākamā darba diena 7. aprīlis')
    expect(text).toMatch(/Novērtēt vajadzības Dienas aprūpes centrs "Saime"/)
  })

  it('lays declared and register figures side by side, and says which is used and from when', async () => {
    office.registers.persons.VSAA = [{ personCode: anna.personCode, incomes: [{ kind: 'pension', month: '2025-12', cents: 400_00 }, { kind: 'pension', month: '2026-01', cents: 150_40 }, { kind: 'pension', month: '2026-02', cents: 150_00 }] }]
    const { caseId } = await apply(office, pensionOf(150), [{ kind: 'gmi' }])
    const text = textOf((await office.as('staff:ilze').get(`/lietas/${caseId}`)).html)
    expect(text).toContain('Anna Paraudziņa Pensija 2025. gada decembris 150,00 € 400,00 € VSAA, 05.03.2026. 150,00 € atšķiras, jānoskaidro')
    expect(text).toContain('Anna Paraudziņa Pensija 2026. gada janvāris 150,00 € 150,40 € VSAA, 05.03.2026. 150,40 €')
    expect(text).toContain('Izvērtējuma vēl nav: deklarētais un reģistri atšķiras.')
  })

  it('shows what was decided, when it counts as notified, until when it can be contested, and the months payable', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await decides(caseId, 'gmi', { act: 'grant', words: 'Apsekots.' })
    const text = textOf((await office.as('staff:ilze').get(`/lietas/${caseId}`)).html)
    expect(text).toContain('Lēmums 2026/L-1: piešķirt')
    expect(text).toContain('apstrīdēt var līdz 09.04.2026.')
    expect(text).toContain('2026. gada marts 37,00 € gaida izmaksu')
    expect(text).toContain('nav: viss izlemts')
  })

  it('shows the number in the waiting list and how many stand ahead', async () => {
    await office.host.dependencies.store.referrals.setPlaces({ serviceCode: 'day-care-saime', capacity: 0, taken: 0, lastQueueNumber: 0 })
    const cases: string[] = []
    for (const household of [pensionOf(150), pensionOf(150, bruno)]) {
      const { caseId } = await applies(office, household, dayCare)
      const needs = await taskAt(office, caseId, 'AwaitNeedsAssessment')
      await office.as('staff:janis').post(`${needs}/panemt`, {})
      await office.as('staff:janis').post(needs, { need: 'yes', opinion: 'Vajadzīga sabiedrība.', priorityClass: '2' })
      await decides(caseId, 'service', { act: 'grant' }, 'janis')
      cases.push(caseId)
    }
    expect(textOf((await office.as('staff:janis').get(`/lietas/${cases[1]}`)).html)).toContain('gaida rindā, numurs 2, priekšā 1')
  })

  it('tells what matters of the journal, and all of it when asked', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }, { kind: 'housing' })
    await decides(caseId, 'gmi', { act: 'ask', question: 'Lūdzu, rēķinu.' })
    const request = await openWait(office, { caseId }, 'AwaitInformation')
    await office.host.dependencies.store.waits.answer(request, { outcome: 'Provided', by: 'resident:anna', note: 'Pielikumā.' })
    await office.host.settle()
    await decides(caseId, 'gmi', { act: 'grant' })
    await decides(caseId, 'housing', { act: 'grant', confirmed: ['NormsNotApplied'] })
    const entries = (html: string) => html.match(/moj-timeline__item/g)?.length
    // Ilze's reading of the day is told only among all entries.
    const recorded = (await office.host.dependencies.store.journal.ofCase(caseId)).length + 1
    expect(recorded).toBeGreaterThan(13)
    const short = await office.as('staff:ilze').get(`/lietas/${caseId}`)
    expect(entries(short.html)).toBeLessThanOrEqual(12)
    for (const words of ['Iesniegums iesniegts', 'Pieņemt lēmumu: lūgtas ziņas', 'Iesniedzēja atbilde: atbildēts', 'Lēmums: piešķirt']) expect(textOf(short.html)).toContain(words)
    for (const words of ['Uzdevums paņemts', ': gaida']) expect(textOf(short.html).split('Žurnāls')[1]).not.toContain(words)
    expect(textOf(short.html)).toContain(`Rādīt visus ierakstus (${recorded})`)
    expect(entries((await office.as('staff:ilze').get(`/lietas/${caseId}?viss=1`)).html)).toBe(recorded)
  })

  it('of a case there is none of is not there', async () => {
    expect((await office.as('staff:ilze').get('/lietas/000000000z')).status).toBe(404)
  })
})

describe('The trail of who read a file', () => {
  const readings = async (caseId: string) => (await office.host.dependencies.store.cases.file(caseId))!.readings.map(({ by, recordedAt }) => `${by} ${recordedAt.slice(0, 16)}`)

  it('has each colleague once a day, with the moment of the first reading', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    expect(await readings(caseId)).toEqual([])
    await office.as('staff:ilze').get(`/lietas/${caseId}`)
    await office.until('2026-03-05', '15:00')
    await office.as('staff:ilze').get(`/lietas/${caseId}`)
    await office.as('staff:vija').get(`/lietas/${caseId}`)
    await office.until('2026-03-06', '09:00')
    await office.as('staff:ilze').get(`/lietas/${caseId}`)
    expect(await readings(caseId)).toEqual(['staff:ilze 2026-03-05T08:00', 'staff:vija 2026-03-05T13:00', 'staff:ilze 2026-03-06T07:00'])
  })

  it('has who read it through a task, which shows the same means', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.as('staff:inga').get(await taskAt(office, caseId, 'AwaitDecision'))
    expect(await readings(caseId)).toEqual(['staff:inga 2026-03-05T08:00'])
  })

  it('has nobody who was turned away', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.as('staff:gundega').get(`/lietas/${caseId}`)
    await office.as('staff:janis').get(await taskAt(office, caseId, 'AwaitDecision'))
    expect(await readings(caseId)).toEqual([])
  })

  it('is told among all entries of the journal, not among the latest, and never to the household', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await office.as('staff:ilze').get(`/lietas/${caseId}`)
    const [short, whole, own] = await Promise.all([office.as('staff:vija').get(`/lietas/${caseId}`), office.as('staff:vija').get(`/lietas/${caseId}?viss=1`), office.as('resident:anna').get(`/mani/${caseId}`)])
    expect(textOf(whole.html)).toContain('Lieta lasīta Ilze Organizatore 05.03.2026. 10:00')
    for (const { html } of [short, own]) expect(textOf(html)).not.toContain('Lieta lasīta')
  })
})

describe('A social worker', () => {
  /** Everything that could betray a figure has happened: a contradiction settled, questions, a refusal with figures, a grant. */
  async function fileWithFigures(): Promise<string> {
    office.registers.persons.VSAA = [{ personCode: anna.personCode, incomes: ['2025-12', '2026-01', '2026-02'].map((month) => ({ kind: 'pension', month, cents: 411_00 })) }]
    const { caseId } = await apply(office, { ...pensionOf(151), savings: 77 }, [{ kind: 'gmi' }, { kind: 'housing' }, dayCare])
    // Settled in one matter, settled in both.
    const facts = await taskAt(office, caseId, 'AwaitFactsSettled', 'gmi')
    await office.as('staff:ilze').post(`${facts}/panemt`, {})
    await office.as('staff:ilze').post(facts, { 'holds-0': 'register', 'reason-0': 'Konta izrakstā 411,00', 'holds-1': 'register', 'holds-2': 'register' })
    await decides(caseId, 'housing', { act: 'ask', question: 'Kāpēc kontā ir 411,00?' })
    await office.host.dependencies.store.waits.answer(await openWait(office, { caseId }, 'AwaitInformation'), { outcome: 'Provided', by: 'resident:anna', note: 'Tā ir pensija, 411 eiro.' })
    await office.host.settle()
    await decides(caseId, 'gmi', { act: 'refuse', reasons: ['IncomeAboveThreshold'], explanation: 'Ienākumi 411,00.', hearing: 'OwnStatements' })
    await approves(office, caseId)
    await decides(caseId, 'housing', { act: 'grant', confirmed: ['NormsNotApplied'], words: 'Pēc 411,00 pensijas.' })
    return caseId
  }

  it('sees household, status, law and dates of the benefits, and not one figure of the means', async () => {
    const caseId = await fileWithFigures()
    const text = textOf((await office.as('staff:janis').get(`/lietas/${caseId}?viss=1`)).html)
    expect(text).toContain('Lēmums 2026/L-1: atteikt')
    expect(text).toContain('SPSPL 35. panta pirmā daļa')
    expect(text).toContain('Anna Paraudziņa')
    expect(text).not.toContain('€')
    expect(text).not.toMatch(/411|151|\b77\b/)
    expect(text).not.toContain('Ienākumi un līdzekļi')
    expect(text).not.toContain('Reģistri')
  })

  it('sees none on their own tasks in the same case', async () => {
    const caseId = await fileWithFigures()
    const asJanis = office.as('staff:janis')
    const needs = await taskAt(office, caseId, 'AwaitNeedsAssessment')
    await asJanis.post(`${needs}/panemt`, {})
    await asJanis.post(needs, { need: 'yes', opinion: 'Vajadzīga sabiedrība.', priorityClass: '2' })
    const decision = await taskAt(office, caseId, 'AwaitDecision', 'service')
    for (const path of [needs, decision, '/darbs', '/darbs?rinda=izdaritie', '/darbs?rinda=citi']) {
      const { html, status } = await asJanis.get(path)
      expect(status).toBe(200)
      expect(textOf(html)).not.toMatch(/€|411|151/)
    }
  })

  it('is the only one of the desk from whom the figures are kept', async () => {
    const caseId = await fileWithFigures()
    for (const who of ['ilze', 'vija']) {
      const text = textOf((await office.as(`staff:${who}`).get(`/lietas/${caseId}?viss=1`)).html)
      expect(text).toContain('411,00 €')
      expect(text).toContain('Tā ir pensija, 411 eiro.')
    }
  })
})
