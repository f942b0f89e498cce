// The draft, the hearing and the second pair of eyes, by the pages: refusals, departures from the rules, and what two tabs or the author cannot do.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openWait, openWaits } from '../../acceptance/acts.ts'
import { pathOf } from '../../acceptance/household.ts'
import type { Office } from '../../office.ts'
import { applies, approves, openDesk, pensionOf, taskAt, textOf } from './desk-office.ts'

let office: Office
beforeEach(async () => { office = await openDesk() })
afterEach(() => office.close())

/** Anna applies; Ilze has the decision in hand. */
async function drafting(pension: number, kind: 'gmi' | 'housing' = 'gmi') {
  const { caseId, applicationId } = await applies(office, pensionOf(pension), { kind })
  const path = await taskAt(office, caseId, 'AwaitDecision')
  const ilze = office.as('staff:ilze')
  await ilze.post(`${path}/panemt`, {})
  const { store } = office.host.dependencies
  const proceedingId = `${applicationId}-${kind}`
  return { caseId, proceedingId, path, ilze, inga: office.as('staff:inga'), anna: office.as('resident:anna'), store, decision: () => store.decisions.byProceeding(caseId, proceedingId) }
}
const movedOut = { act: 'refuse', reasons: ['MovedOut'], explanation: 'Kaimiņi saka, ka dzīvo Rīgā.' }
const departs = { act: 'depart', departAmount: '45,00', departFrom: '2026-03', departCount: '3', departGround: 'ChangedSince', departReason: 'Darbu zaudēja 2. martā.' }

describe('A refusal for what a person established', () => {
  it('first hears the resident, who reads what is intended and why, and answers in place', async () => {
    const { caseId, path, ilze, anna, decision } = await drafting(150)
    await ilze.post(path, movedOut)
    const wait = await openWait(office, { caseId }, 'AwaitHearing')
    expect(wait).toMatchObject({ owner: 'resident', queue: 'resident:anna', due: { on: '2026-03-12' } })
    expect(textOf((await anna.get(`/mani/${caseId}`)).html)).toContain('Dienests vēlas uzklausīt jūs')
    const page = `/mani/${caseId}/viedoklis/${wait.waitId}`
    const text = textOf((await anna.get(page)).html)
    for (const words of ['Lēmums vēl nav pieņemts', 'mājsaimniecība no pašvaldības aizbraukusi (SPSPL 3. pants)', 'Kaimiņi saka, ka dzīvo Rīgā.', '2026. gada 12. marts', 'Atbildēt nav obligāti']) expect(text).toContain(words)
    expect((await anna.post(page, { view: ' ' })).status).toBe(422)
    await anna.post(page, { view: 'Rīgā biju tikai slimnīcā.' })
    expect(await openWait(office, { caseId }, 'AwaitDecision')).toMatchObject({ owner: 'hands', person: 'ilze' })
    expect(textOf((await ilze.get(await taskAt(office, caseId, 'AwaitDecision'))).html)).toContain('Rīgā biju tikai slimnīcā.')
    expect(await decision()).toBeUndefined()
  })

  it('is issued after the date has passed without a word, once a colleague approves; the letter says how they were heard', async () => {
    const { caseId, proceedingId, path, ilze, anna } = await drafting(150)
    await ilze.post(path, movedOut)
    await office.until('2026-03-13')
    await ilze.post(await taskAt(office, caseId, 'AwaitDecision'), movedOut)
    await approves(office, caseId)
    expect(pathOf(office, 'decision', `decision-${proceedingId}`)).toEqual([
      'AwaitDecision', 'WhatWasDecided?', 'AwaitHearing', 'AwaitDecision', 'WhatWasDecided?', 'AwaitSecondReview', 'SecondReviewed?', 'IssueDecision', 'WhatFollows?', 'DecisionRefused',
    ])
    expect(textOf((await anna.get(`/mani/${caseId}/lemums/${proceedingId}`)).html)).toContain('05.03.2026. par iecerēto lēmumu lūdzām jūsu viedokli; termiņā atbilde netika saņemta (APL 62. pants).')
  })

  it('stands in the journal where it was issued: above the approval, with a later hour than the draft', async () => {
    const { caseId, path, ilze } = await drafting(150)
    await ilze.post(path, movedOut)
    await office.until('2026-03-13')
    await ilze.post(await taskAt(office, caseId, 'AwaitDecision'), movedOut)
    await office.until('2026-03-13', '14:20')
    await approves(office, caseId)
    const journal = textOf((await ilze.get(`/lietas/${caseId}`)).html).split('Žurnāls').at(-1)!
    expect(journal).toMatch(/13\.03\.2026\. 14:20.*lēmuma projektu: apstiprināts .*13\.03\.2026\. 14:20/)
    const told = await office.host.dependencies.store.journal.ofCase(caseId)
    expect(told.find(({ what }) => what === 'DecisionRefused')!.occurredAt >= told.find(({ what }) => what === 'AwaitSecondReview.Approved')!.occurredAt).toBe(true)
  })

  it('hears them again when a reason is added that they have not read', async () => {
    const { caseId, path, ilze } = await drafting(150)
    await ilze.post(path, movedOut)
    await office.until('2026-03-13')
    await ilze.post(await taskAt(office, caseId, 'AwaitDecision'), { ...movedOut, reasons: ['MovedOut', 'FalseInformation'] })
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitHearing'])
  })

  it('recalls the hearing to the resident in the middle of its five working days', async () => {
    const { caseId, path, ilze } = await drafting(150)
    await ilze.post(path, movedOut)
    await office.until('2026-03-09', '07:30')
    expect((await openWait(office, { caseId }, 'AwaitHearing')).remindedAt).toBeUndefined()
    await office.until('2026-03-09', '08:30')
    expect((await openWait(office, { caseId }, 'AwaitHearing')).remindedAt).toBe('2026-03-09T06:00:00.000Z')
  })

  it('is not said to have been heard on a reason they never read, though a draft with it was returned meanwhile', async () => {
    const { caseId, path, ilze, inga } = await drafting(150)
    await ilze.post(path, movedOut)
    await office.until('2026-03-13')
    const both = { ...movedOut, reasons: ['MovedOut', 'FalseInformation'] }
    await ilze.post(await taskAt(office, caseId, 'AwaitDecision'), { ...both, hearing: 'ViewKnown' })
    const review = await taskAt(office, caseId, 'AwaitSecondReview')
    await inga.post(`${review}/panemt`, {})
    await inga.post(review, { act: 'return', draftVersion: '2', reason: 'Viedoklis par otru iemeslu nav zināms.' })
    await ilze.post(await taskAt(office, caseId, 'AwaitDecision'), both)
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitHearing'])
  })

  it('cannot be said to rest on the resident’s own statements', async () => {
    const { path, ilze, store, caseId, proceedingId } = await drafting(150)
    const answer = await ilze.post(path, { ...movedOut, hearing: 'OwnStatements' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Šis pamats neuzklausīt te neder')
    expect(await store.decisions.draft(caseId, proceedingId)).toBeUndefined()
  })
})

describe('A draft', () => {
  const refusal = { act: 'refuse', reasons: ['IncomeAboveThreshold'], hearing: 'OwnStatements' }

  it('is in the team’s list for every colleague but its author, due in two working days', async () => {
    const { caseId, path, ilze, inga } = await drafting(400)
    await ilze.post(path, refusal)
    expect(await openWait(office, { caseId }, 'AwaitSecondReview')).toMatchObject({ owner: 'queue', queue: 'assistance', notBy: ['ilze'], due: { on: '2026-03-09' } })
    const review = await taskAt(office, caseId, 'AwaitSecondReview')
    expect((await inga.get('/darbs?rinda=komandas')).html).toContain(review)
    expect((await ilze.get('/darbs?rinda=komandas')).html).not.toContain(review)
    expect((await ilze.post(`${review}/panemt`, {})).status).toBe(403)
  })

  it('says to its author why another reads it and who may, and shows nothing of the matter', async () => {
    const { caseId, path, ilze } = await drafting(400)
    await ilze.post(path, refusal)
    const review = await taskAt(office, caseId, 'AwaitSecondReview')
    for (const page of [review, `${review}/atdot`, `${review}/atlikt`]) {
      const { status, html } = await ilze.get(page)
      expect(status).toBe(403)
      expect(textOf(html)).toContain('Šo uzdevumu dara cits Lēmuma projektu sagatavojāt jūs. To pārlasa un apstiprina cits, lai lēmumu būtu redzējuši divi. To drīkst darīt: Inga Organizatore, Vija Vadošā.')
      expect(textOf(html)).not.toMatch(/Paraudziņ|GMI|400/)
    }
    // For whoever could not do it anyway it is not there.
    expect((await office.as('staff:janis').get(review)).status).toBe(404)
  })

  it('shows the second person what is decided, why two are needed, and the very letter that will be sent', async () => {
    const { caseId, proceedingId, path, ilze, inga, anna } = await drafting(400)
    await ilze.post(path, refusal)
    const review = await taskAt(office, caseId, 'AwaitSecondReview')
    await inga.post(`${review}/panemt`, {})
    const text = textOf((await inga.get(review)).html)
    for (const words of ['Otra persona vajadzīga, jo tas ir atteikums', 'Atteikt garantētā minimālā ienākuma (GMI) pabalstu.', 'Viedoklis pirms lēmuma nebija jāuzklausa', 'Ilze Organizatore']) expect(text).toContain(words)
    await approves(office, caseId)
    const letter = textOf((await anna.get(`/mani/${caseId}/lemums/${proceedingId}`)).html)
    expect(letter).toContain('Viedoklis pirms lēmuma nebija jāuzklausa: lēmums balstās tikai uz to, ko iesniedzējs pats norādījis')
  })

  it('returned goes back to its author with the reason on top, and what they draft anew is what is approved', async () => {
    const { caseId, path, ilze, inga, decision } = await drafting(400)
    await ilze.post(path, refusal)
    const review = await taskAt(office, caseId, 'AwaitSecondReview')
    await inga.post(`${review}/panemt`, {})
    expect((await inga.post(review, { act: 'return', draftVersion: '1', reason: ' ' })).status).toBe(422)
    await inga.post(review, { act: 'return', draftVersion: '1', reason: 'Pieminiet arī uzkrājumus.' })
    const again = await taskAt(office, caseId, 'AwaitDecision')
    expect(await openWait(office, { caseId }, 'AwaitDecision')).toMatchObject({ owner: 'hands', person: 'ilze' })
    expect(textOf((await ilze.get(again)).html)).toMatch(/Inga Organizatore projektu atgrieza .* Pieminiet arī uzkrājumus\./)
    await ilze.post(again, { ...refusal, explanation: 'Uzkrājumu nav.' })
    await approves(office, caseId)
    expect(await decision()).toMatchObject({ remark: 'Uzkrājumu nav.', decidedBy: 'ilze', approvedBy: 'inga' })
  })

  it('is approved only as it was read: an older draft’s number approves nothing', async () => {
    const { caseId, path, ilze, inga, decision } = await drafting(400)
    await ilze.post(path, refusal)
    const review = await taskAt(office, caseId, 'AwaitSecondReview')
    await inga.post(`${review}/panemt`, {})
    const answer = await inga.post(review, { act: 'approve', draftVersion: '7' })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain('Projekts tikmēr ir mainīts')
    expect(await decision()).toBeUndefined()
  })

  it('nobody answers is recalled on the morning of its date', async () => {
    const { caseId, path, ilze } = await drafting(400)
    await ilze.post(path, refusal)
    await office.until('2026-03-09', '07:30')
    expect((await openWait(office, { caseId }, 'AwaitSecondReview')).remindedAt).toBeUndefined()
    await office.until('2026-03-09', '08:30')
    expect((await openWait(office, { caseId }, 'AwaitSecondReview')).remindedAt).toBe('2026-03-09T06:00:00.000Z')
  })

  it('nobody answers stands with the supervisors on the morning after its date', async () => {
    const { caseId, path, ilze } = await drafting(400)
    await ilze.post(path, refusal)
    await office.until('2026-03-10', '08:30')
    expect((await openWait(office, { caseId }, 'AwaitSecondReview')).escalatedAt).toBe('2026-03-10T06:00:00.000Z')
  })
})

describe('Whoever approves', () => {
  it('reads the letter before the buttons, and what is refused in its case', async () => {
    const { caseId, path, ilze, inga } = await drafting(250)
    await ilze.post(path, { act: 'refuse', reasons: ['IncomeAboveThreshold'], explanation: '', hearing: 'OwnStatements' })
    const review = await taskAt(office, caseId, 'AwaitSecondReview')
    await inga.post(`${review}/panemt`, {})
    const page = (await inga.get(review)).html
    expect(page.indexOf('Ja nepiekrītat')).toBeLessThan(page.indexOf('Apstiprināt un izdot lēmumu'))
    expect(textOf(page)).toContain('atteikt garantētā minimālā ienākuma (GMI) pabalstu, jo')
  })
})

describe('A grant', () => {
  /** 416.66 a month is 2,499.96 in all; 416.67 is 2,500.02. */
  it.each([[416.66, undefined], [416.67, 'AwaitSecondReview']])('of %s € a month for six months goes to %s first, and is issued when they approve', async (costs, box) => {
    const { caseId, applicationId } = await applies(office, { ...pensionOf(150), costs }, { kind: 'housing' })
    const path = await taskAt(office, caseId, 'AwaitDecision')
    const ilze = office.as('staff:ilze')
    await ilze.post(`${path}/panemt`, {})
    const confirmed = [...(await ilze.get(path)).html.matchAll(/name="confirmed"[^>]*value="(\w+)"/g)].map(([, code]) => code!)
    expect((await ilze.post(path, { act: 'grant', confirmed })).status).toBe(303)
    expect((await openWaits(office, { caseId })).map((wait) => wait.box)).toEqual(box === undefined ? [] : [box])
    if (box !== undefined) await approves(office, caseId)
    const decision = await office.host.dependencies.store.decisions.byProceeding(caseId, `${applicationId}-housing`)
    expect(decision).toMatchObject({ granted: true, amountCents: Math.round(costs * 100), decidedBy: 'ilze', number: '2026/L-1' })
    expect(decision?.approvedBy).toBe(box === undefined ? undefined : 'inga')
  })
})

describe('A departure from the rules', () => {
  it('is granted when a colleague approves, stands beside what the rules said, and is payable once for each month', async () => {
    const { caseId, proceedingId, path, ilze, anna, store, decision } = await drafting(400)
    await ilze.post(path, departs)
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitSecondReview'])
    expect((await store.awards.ofCase(caseId)).payables).toEqual([])
    await approves(office, caseId)
    expect(await decision()).toMatchObject({ granted: true, amountCents: 45_00, months: ['2026-03', '2026-04', '2026-05'], departure: { ground: 'ChangedSince', reason: 'Darbu zaudēja 2. martā.', rule: { outcome: 'NotEntitled', months: [] } } })
    expect((await store.awards.ofCase(caseId)).payables.map(({ month, amountCents }) => `${month} ${amountCents}`)).toEqual(['2026-03 4500', '2026-04 4500', '2026-05 4500'])
    const letter = textOf((await anna.get(`/mani/${caseId}/lemums/${proceedingId}`)).html)
    expect(letter).toContain('Pēc aprēķina pabalsts nepienāktos, bet apstākļi pēc mēnešiem, kurus aprēķins aptver, ir būtiski mainījušies: Darbu zaudēja 2. martā (APL 66. pants).')
  })

  it('to less than the rules say hears the resident first', async () => {
    const { caseId, path, ilze, anna } = await drafting(150)
    await ilze.post(path, { ...departs, departAmount: '36,99', departCount: '6' })
    const wait = await openWait(office, { caseId }, 'AwaitHearing')
    expect(textOf((await anna.get(`/mani/${caseId}/viedoklis/${wait.waitId}`)).html)).toContain('Piešķirt mazāk, nekā aprēķināts: 36,99 € mēnesī, 2026. gada marts – 2026. gada augusts.')
  })

  it.each([['as much as they were heard on', '36,99', 'AwaitSecondReview'], ['a cent less than they were heard on', '36,98', 'AwaitHearing']])('to %s leads on', async (_, departAmount, box) => {
    const { caseId, path, ilze } = await drafting(150)
    await ilze.post(path, { ...departs, departAmount: '36,99', departCount: '6' })
    await office.until('2026-03-13')
    await ilze.post(await taskAt(office, caseId, 'AwaitDecision'), { ...departs, departAmount, departCount: '6' })
    expect((await openWaits(office, { caseId })).map((wait) => wait.box)).toEqual([box])
  })

  it.each([
    ['with no reason', { departReason: '' }, 'Paskaidrojiet, kāpēc lemjat citādi'], ['on no ground', { departGround: '' }, 'Izvēlieties, uz kāda pamata'], ['on a ground nobody knows', { departGround: 'Mercy' }, 'Izvēlieties, uz kāda pamata'],
    ['of no amount', { departAmount: '0' }, 'Ierakstiet summu'], ['of half a word', { departAmount: 'daudz' }, 'Ierakstiet summu'], ['for seven months', { departCount: '7' }, 'tik daudz mēnešu piešķirt nevar'],
    ['for a month before the application', { departFrom: '2026-02' }, 'nevar būt pirms iesniegšanas mēneša'], ['for no month', { departCount: '' }, 'cik mēnešus'], ['from a month no calendar has', { departFrom: '2026-99' }, 'nevar būt pirms iesniegšanas mēneša'],
  ])('%s is not drafted', async (_, fields, sentence) => {
    const { path, ilze, store, caseId, proceedingId } = await drafting(400)
    const answer = await ilze.post(path, { ...departs, ...fields })
    expect(answer.status).toBe(422)
    expect(textOf(answer.html)).toContain(sentence)
    expect(await store.decisions.draft(caseId, proceedingId)).toBeUndefined()
  })
})

describe('A decision written without its second person', () => {
  it('is not issued: the execution stops for staff, and nothing is sent or paid', async () => {
    const { caseId, proceedingId, store, decision } = await drafting(400)
    await store.waits.answer(await openWait(office, { caseId }, 'AwaitDecision'), { outcome: 'Refused', by: 'staff:ilze', also: [store.decisions.decided({ caseId, proceedingId, granted: false, months: [], reasons: [], decidedBy: 'ilze', decidedAt: '2026-03-05T08:00:00.000Z' })] })
    await office.until('2026-03-05', '11:00')
    expect((await decision())?.number).toBeUndefined()
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitRepair'])
  })
})
