// Money under abuse: granted twice, paid twice, runs that cannot end, approvals and bank's answers that are not one's own to give, accounts made of tricks.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readIban } from '../../functions/domain/iban.ts'
import { step as claimPayables } from '../../functions/steps/payout/ClaimPayables.ts'
import { step as releasePayables } from '../../functions/steps/payout/ReleasePayables.ts'
import { step as settleRun } from '../../functions/steps/payout/SettleRun.ts'
import { step as writePaymentFile } from '../../functions/steps/payout/WritePaymentFile.ts'
import type { Step } from '../../functions/platform/step.ts'
import { answers, beginsRun, grants, openWait, signsCodes } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { fillIn, pensionIsKnown, signAndSubmit, textOf } from '../pages/applicant/at-the-form.ts'
import { opensTask } from './at-the-desk.ts'

const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const peteris = resident('peteris', 'Pēteris Ozols', '1950-05-05')
const people = [
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('rita', 'Rita Galvenā', ['finance-checker']),
  staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('gita', 'Gita Grāmatvede', ['finance-maker']),
]

let office: Office
const open = async () => { office = await openOffice('2026-03-05 09:00', { residents: [anna, peteris], staff: people }) }
const close = () => office.close()

const payablesOf = async (caseId: string) => (await office.host.dependencies.store.awards.ofCase(caseId)).payables
const marchOf = async (caseId: string) => (await payablesOf(caseId)).filter(({ month }) => month === '2026-03')

describe('A household that has GMI for March', () => {
  beforeEach(open)
  afterEach(close)

  /** Ilze takes the decision that waits and sends a grant, whatever the rules found. Gives the page's status. */
  const grantsByPage = async (caseId: string) => (await (await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision')))({ act: 'grant' })).status

  it('is not granted it again on a second application, by whatever form', async () => {
    pensionIsKnown(office, anna.personCode)
    const statuses: number[] = []
    for (let n = 0; n < 2; n += 1) {
      await fillIn(office.as('resident:anna'), { wishes: ['gmi'] })
      await signAndSubmit(office.as('resident:anna'))
      const [caseId = ''] = await office.host.dependencies.store.cases.ofPerson('anna')
      statuses.push(await grantsByPage(caseId))
    }
    expect(statuses).toEqual([303, 422])
    const caseIds = await office.host.dependencies.store.cases.ofPerson('anna')
    expect(caseIds).toHaveLength(1)
    expect(await marchOf(caseIds[0]!)).toHaveLength(1)
  })

  it('is not granted it on the other adult’s application in a case of their own, by whatever form', async () => {
    const of = (first: typeof anna, second: typeof anna): Household => ({ members: [{ resident: first, role: 'applicant' }, { resident: second, role: 'adult' }] })
    const cases = [await apply(office, of(anna, peteris), [{ kind: 'gmi' }])]
    expect(await grantsByPage(cases[0]!.caseId)).toBe(303)
    cases.push(await apply(office, of(peteris, anna), [{ kind: 'gmi' }]))
    expect(await grantsByPage(cases[1]!.caseId)).toBe(422)
    expect((await Promise.all(cases.map(({ caseId }) => marchOf(caseId)))).map(({ length }) => length)).toEqual([1, 0])
  })
})

describe('A payout run', () => {
  let caseId: string
  let applicationId: string
  beforeEach(async () => {
    await open()
    const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }
    registersAgree(office, pensioner, '2026-03-05')
    ;({ caseId, applicationId } = await apply(office, pensioner, [{ kind: 'gmi' }, { kind: 'housing' }]))
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    await signsCodes(office, 'rita')
  })
  afterEach(close)

  const begins = () => beginsRun(office, 'gundega', '2026-03', '2026-03-05')
  const runOf = async (runId: string) => (await office.host.dependencies.store.runs.byId(runId))!
  const repeats = (step: Step, runId: string) => step.handle({ input: { runId }, workflow: 'payout', box: 'repeated', execution: `payout-${runId}` }, office.host.dependencies)

  /** An officer sends the run's form with these fields, for the question that is open or another. */
  async function sends(who: string, runId: string, fields: Record<string, string | string[]>, waitId?: string) {
    const open = waitId ?? (await office.host.dependencies.store.waits.of({ runId })).find(({ state }) => state === 'Open')!.waitId
    return office.as(`staff:${who}`).post(`/finanses/saraksti/${runId}`, { waitId: open, executedOn: '05.03.2026.', ...fields })
  }

  it('once frozen gets nothing from a claiming step that was taken for dead and goes on', async () => {
    const { store } = office.host.dependencies
    const runId = await begins()
    const asReadBefore = { ...await runOf(runId), state: 'Collecting' as const, version: 1 }
    await grants(office, caseId, `${applicationId}-housing`, 'ilze')
    const listed = await store.awards.inState('Open', '2026-03')
    expect(listed).toHaveLength(1)
    await expect(store.runs.claim(asReadBefore, listed)).rejects.toMatchObject({ name: 'Conflict' })
    expect((await runOf(runId)).count).toBe(1)
    expect(await store.runs.lines(runId)).toHaveLength(1)
    expect(await store.awards.inState('Open', '2026-03')).toHaveLength(1)
  })

  it('is not frozen on lines that were read before another delivery of the same event claimed more', async () => {
    const { store, newId } = office.host.dependencies
    const runId = newId()
    await store.runs.begin({ runId, number: 'test', throughMonth: '2026-03', payOn: '2026-03-06', makerId: 'gundega', madeAt: '2026-03-05T07:00:00.000Z', state: 'Collecting', due: { on: '2026-03-06', why: 'izmaksas diena' } })
    const slow = await runOf(runId)
    await store.runs.claim(await runOf(runId), await store.awards.inState('Open', '2026-03'))
    await expect(store.runs.move(slow, 'Empty', { count: 0, totalCents: 0 })).rejects.toMatchObject({ name: 'Conflict' })
    // The step, tried again, reads what is there and freezes that.
    await office.host.settle()
    expect(await runOf(runId)).toMatchObject({ state: 'AwaitingApproval', count: 1, totalCents: 37_00 })
    expect(await store.runs.lines(runId)).toHaveLength(1)
  })

  it('approved but impossible to file can be cancelled, and another run claims its payables', async () => {
    // Outside a demonstration the municipality's account is not entered, so no file is written.
    office.host.dependencies.demonstration = false
    const runId = await begins()
    await sends('rita', runId, { outcome: 'Approved' })
    expect((await runOf(runId)).state).toBe('Approved')
    await repeats(releasePayables, runId)
    expect((await runOf(runId)).state).toBe('Cancelled')
    expect((await office.host.dependencies.store.runs.lines(await begins())).map(({ month }) => month)).toEqual(['2026-03'])
  })

  it('approved after its day asks the bank for a day that has not passed', async () => {
    const runId = await begins()
    await office.until('2026-03-11')
    await sends('rita', runId, { outcome: 'Approved' })
    const xml = (await office.as('staff:rita').get(`/finanses/saraksti/${runId}/maksajumi.xml`)).html
    expect(/<ReqdExctnDt><Dt>(.*?)</.exec(xml)?.[1]).toBe('2026-03-11')
  })

  it('is not approved by its maker with forged fields, nor by another maker', async () => {
    const runId = await begins()
    expect((await sends('gundega', runId, { outcome: ['Approved', 'Approved'], notBy: 'x', makerId: 'x' })).status).toBe(403)
    expect((await sends('gita', runId, { outcome: 'Approved' })).status).toBe(404)
    expect((await runOf(runId)).state).toBe('AwaitingApproval')
  })

  it('answered twice at the same moment takes one answer, of the approval as of the bank', async () => {
    const runId = await begins()
    const { waitId: approval } = await openWait(office, { runId }, 'AwaitApproval')
    const approvals = await Promise.all([0, 1].map(() => sends('rita', runId, { outcome: 'Approved' }, approval)))
    expect(approvals.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const { waitId: bank } = await openWait(office, { runId }, 'AwaitBank')
    const words = await Promise.all(['Executed', 'RefusedByBank'].map((outcome) => sends('rita', runId, { outcome, reason: 'Nav konta' }, bank)))
    expect(words.map(({ status }) => status).toSorted()).toEqual([303, 409])
    const [march] = await marchOf(caseId)
    expect([(await runOf(runId)).state, march?.state]).toEqual(words[0]?.status === 303 ? ['Paid', 'Paid'] : ['Cancelled', 'Open'])
  })

  it('cannot be called refused by the bank by its maker alone, who holds the file, and so be paid again', async () => {
    const runId = await begins()
    await sends('rita', runId, { outcome: 'Approved' })
    expect((await office.as('staff:gundega').get(`/finanses/saraksti/${runId}/maksajumi.xml`)).status).toBe(200)
    expect((await sends('gundega', runId, { outcome: 'RefusedByBank', reason: 'Banka noraidīja' })).status).toBe(403)
    expect(await marchOf(caseId)).toMatchObject([{ state: 'Filed', runId }])
    expect((await runOf(await begins())).state).toBe('Empty')
  })

  it('that pays again what a bank is said to have refused says so to whoever approves it', async () => {
    const refused = await begins()
    await sends('rita', refused, { outcome: 'Approved' })
    await sends('rita', refused, { outcome: 'RefusedByBank', reason: 'Konts slēgts' })
    const again = await begins()
    expect(textOf(await office.as('staff:rita').get(`/finanses/saraksti/${again}`))).toContain(`1 maksājums (37,00 €) no šī saraksta jau bija bankas failā: saraksts test/${refused}, ko banka neizpildīja (Konts slēgts). Pirms apstiprināt, bankas izrakstā pārliecinieties`)
    await sends('rita', again, { outcome: 'Rejected', reason: 'Vispirms izraksts' })
    expect(textOf(await office.as('staff:rita').get(`/finanses/saraksti/${await begins()}`))).toContain('jau bija bankas failā')
  })

  it('cancelled changes nothing when its steps are repeated while the next run has its payables', async () => {
    const cancelled = await begins()
    await answers(office, await openWait(office, { runId: cancelled }, 'AwaitApproval'), 'staff:rita', 'Rejected')
    const next = await begins()
    for (let n = 0; n < 2; n += 1) {
      await repeats(releasePayables, cancelled)
      await repeats(claimPayables, cancelled)
      await expect(repeats(writePaymentFile, cancelled)).rejects.toThrow('is Cancelled, not approved')
    }
    expect((await runOf(cancelled)).state).toBe('Cancelled')
    expect(await marchOf(caseId)).toMatchObject([{ state: 'Claimed', runId: next }])
  })

  it('paid changes nothing when its steps are repeated', async () => {
    const runId = await begins()
    await sends('rita', runId, { outcome: 'Approved' })
    await sends('rita', runId, { outcome: 'Executed' })
    const before = [await runOf(runId), await payablesOf(caseId)]
    for (const step of [claimPayables, settleRun]) await repeats(step, runId)
    await expect(repeats(writePaymentFile, runId)).rejects.toThrow('is Paid, not approved')
    expect([await runOf(runId), await payablesOf(caseId)]).toEqual(before)
    expect(before).toMatchObject([{ state: 'Paid' }, [{ state: 'Paid', runId }, {}, {}, {}, {}, {}]])
  })
})

describe('An account', () => {
  it.each([
    ['a mark of writing direction', 'LV80 BANK 0000 4351 9500 1\u202e'], ['letters of full width', 'ＬＶ80BANK0000435195001'], ['digits of another script', 'LV80BANK٠٠٠٠435195001'],
    ['another field after it', 'LV80BANK0000435195001;DE'], ['markup around it', '<LV80BANK0000435195001>'], ['a null character', 'LV80BANK0000435195001\u0000'],
  ])('with %s is not read', (_, typed) => {
    expect(readIban(typed)).not.toHaveProperty('iban')
    expect(readIban('LV80 BANK 0000 4351 9500 1')).toHaveProperty('iban')
  })
})
