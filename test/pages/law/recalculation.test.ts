// A recalculation on the web: a supervisor has a row replayed, reads the list, signs it; the resident reads the letter.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { formatCents } from '../../../functions/domain/money.ts'
import { openOffice, resident, staff, type Office } from '../../office.ts'
import { grants, openWait } from '../../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../../acceptance/household.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const boriss = resident('boriss', 'Boriss Svešais', '1951-01-01')
const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 500 }] }], costs: 300 }
const rowId = 'housing-coefficients/2026-01-01/2026-02-26'
const row = `/likums/rinda?id=${encodeURIComponent(rowId)}`

let office: Office
let caseId: string
let proceedingId: string
const differences = async () => (await office.host.dependencies.store.awards.ofCase(caseId)).payables.filter(({ difference }) => difference !== undefined).map(({ month, amountCents }) => `${month} ${amountCents}`)
const paid = ['2026-01 7480', '2026-02 7480', '2026-03 7480', '2026-04 7480']

beforeEach(async () => {
  office = await openOffice('2026-01-12 10:00', { residents: [anna, boriss], staff: [staff('sandra', 'Sandra Vadītāja', ['supervisor']), staff('maija', 'Maija Direktore', ['manager']), staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
  registersAgree(office, pensioner, '2026-01-12')
  const application = await apply(office, pensioner, [{ kind: 'housing' }])
  caseId = application.caseId
  proceedingId = `${application.applicationId}-housing`
  await grants(office, caseId, proceedingId, 'ilze')
  await office.until('2026-03-02', '10:00')
})
afterEach(() => office.close())

/** The supervisor has the row replayed and takes the task. Gives its path and the list's mark. */
async function opens(): Promise<{ task: string; listMark: string; recalculationId: string }> {
  const sandra = office.as('staff:sandra')
  await sandra.post('/likums/parrekini', { rowId })
  const { recalculationId } = (await office.host.dependencies.store.recalculations.all('tukums'))[0]!
  const task = `/darbs/uzdevums/${(await openWait(office, { recalculationId }, 'AwaitRecalculationSigned')).waitId}`
  await sandra.post(`${task}/panemt`, {})
  const { html } = await sandra.get(task)
  return { task, recalculationId, listMark: /name="listMark" value="([^"]+)"/.exec(html)?.[1] ?? '' }
}

describe('A supervisor', () => {
  it('has a row replayed from its page and finds the list there', async () => {
    const { task } = await opens()
    const { html } = await office.as('staff:sandra').get(row)
    expect(html).toContain(task)
    expect(html).toContain('Saraksts gaida parakstu')
  })

  it('reads whose award changes by how much in which month, with a link to the case, and signs', async () => {
    const { task, listMark, recalculationId } = await opens()
    const { html } = await office.as('staff:sandra').get(task)
    for (const text of ['Anna Paraudziņa', `/lietas/${caseId}`, `2026. gada janvāris: ${formatCents(192_70)} → ${formatCents(267_50)}`, `+${formatCents(299_20)}`, 'Parakstīt sarakstu']) expect(html).toContain(text)
    expect((await office.as('staff:sandra').post(task, { act: 'sign', listMark })).location).toBe(task)
    expect(await differences()).toEqual(paid)
    expect(await office.host.dependencies.store.recalculations.byId(recalculationId)).toMatchObject({ state: 'Done', signedBy: 'sandra' })
    const csv = await office.as('staff:sandra').get(`/likums/parrekini/${recalculationId}/saraksts.csv`)
    expect(csv.html).toContain(`${caseId};${proceedingId};Mājokļa pabalsts;2026-01-12;Pienākas vairāk;2026-01;192,70;267,50;74,80;starpība piešķirta`)
  })

  it('who signs twice has signed once; a click more opens no second list', async () => {
    const { task, listMark } = await opens()
    await office.as('staff:sandra').post('/likums/parrekini', { rowId })
    expect(await office.host.dependencies.store.recalculations.all('tukums')).toHaveLength(1)
    const answers = [await office.as('staff:sandra').post(task, { act: 'sign', listMark }), await office.as('staff:sandra').post(task, { act: 'sign', listMark })]
    expect(answers.map(({ status }) => status)).toEqual([303, 409])
    expect(await differences()).toEqual(paid)
  })

  it('cannot sign another list than the one read', async () => {
    const { task } = await opens()
    expect((await office.as('staff:sandra').post(task, { act: 'sign', listMark: 'another' })).html).toContain('Saraksts nav tas, ko lasījāt')
    expect(await differences()).toEqual([])
  })

  it('may turn it down with a reason: nothing changes, and it can be replayed anew', async () => {
    const { task, recalculationId } = await opens()
    expect((await office.as('staff:sandra').post(task, { act: 'decline' })).html).toContain('Ierakstiet, kāpēc')
    await office.as('staff:sandra').post(task, { act: 'decline', reason: 'Gaidām ministrijas skaidrojumu' })
    expect(await office.host.dependencies.store.recalculations.byId(recalculationId)).toMatchObject({ state: 'Declined' })
    expect(await differences()).toEqual([])
    await office.as('staff:sandra').post('/likums/parrekini', { rowId })
    expect(await office.host.dependencies.store.recalculations.all('tukums')).toHaveLength(2)
  })
})

describe('Others', () => {
  it('do not begin a recalculation, nor read its list: not a manager, not a caseworker', async () => {
    const { task, recalculationId } = await opens()
    expect((await office.as('staff:maija').post('/likums/parrekini', { rowId })).status).toBe(404)
    expect((await office.as('staff:maija').get(`/likums/parrekini/${recalculationId}/saraksts.csv`)).status).toBe(404)
    expect((await office.as('staff:ilze').get(task)).status).toBe(404)
  })

  it('find no recalculation of a row that is not there, not settled, or no benefit’s', async () => {
    for (const other of ['nothing', 'housing-cost-norms/2021-07-01/2021-07-01', 'ekk-codes.gmi.cash/2021-01-01/2021-01-01'])
      expect((await office.as('staff:sandra').post('/likums/parrekini', { rowId: other })).status).toBe(404)
  })
})

describe('The resident', () => {
  it('reads on the case that more is due and why, month by month; nobody else does', async () => {
    const { task, listMark, recalculationId } = await opens()
    await office.as('staff:sandra').post(task, { act: 'sign', listMark })
    const letter = `/mani/${caseId}/parrekins/${proceedingId}/${recalculationId}`
    const page = (await office.as('resident:anna').get(`/mani/${caseId}`)).html
    for (const text of [letter, `jums pienākas vēl ${formatCents(299_20)}`, 'Mājokļa pabalsts, starpība', 'Pabalsts pārrēķināts']) expect(page).toContain(text)
    const { html } = await office.as('resident:anna').get(letter)
    for (const text of [`bija ${formatCents(192_70)}, tagad ${formatCents(267_50)}, starpība ${formatCents(74_80)}`, 'Mājokļa pabalsta koeficienti: no 01.01.2026. līdz 30.04.2026.']) expect(html).toContain(text)
    expect((await office.as('resident:boriss').get(letter)).status).toBe(404)
  })
})

describe('A caseworker whose matter was assessed before the row was known', () => {
  it('is told so, cannot decide on the old reckoning, and grants the new one once it is reckoned again', async () => {
    const cilda = resident('cilda', 'Cilda Trešā', '1950-02-11')
    const waiting: Household = { members: [{ resident: cilda, role: 'applicant', monthly: [{ kind: 'pension', euro: 500 }] }], costs: 300 }
    const other = await openOffice('2026-02-27 10:00', { residents: [cilda], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
    registersAgree(other, waiting, '2026-02-27')
    const { caseId: id, applicationId } = await apply(other, waiting, [{ kind: 'housing' }])
    await other.until('2026-03-02', '10:00')
    const ilze = other.as('staff:ilze')
    const opensIt = async () => {
      const task = `/darbs/uzdevums/${(await openWait(other, { caseId: id }, 'AwaitDecision')).waitId}`
      await ilze.post(`${task}/panemt`, {})
      return task
    }
    const old = await opensIt()
    expect((await ilze.get(old)).html).toContain('Kopš izvērtējuma ir mainījies likums')
    expect((await ilze.post(old, { act: 'grant', confirmed: ['NormsNotApplied'] })).html).toContain('Vispirms izvēlieties')
    expect((await ilze.post(old, { act: 'assess' })).status).toBe(303)
    const anew = await opensIt()
    expect((await ilze.get(anew)).html).not.toContain('Kopš izvērtējuma ir mainījies likums')
    expect((await ilze.post(anew, { act: 'grant', confirmed: ['NormsNotApplied', 'StatusUnsettled', 'AmountsByMonth'] })).status).toBe(303)
    expect((await other.host.dependencies.store.awards.ofCase(id)).payables.map(({ month, amountCents }) => `${month} ${amountCents}`).slice(0, 4)).toEqual(['2026-02 26750', '2026-03 26750', '2026-04 26750', '2026-05 19270'])
    expect((await other.host.dependencies.store.decisions.byProceeding(id, `${applicationId}-housing`))?.amounts).toHaveLength(6)
    other.close()
  })
})
