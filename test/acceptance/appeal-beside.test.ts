// What else goes on while a decision is contested: a law that reaches back, the calendar, absences, the doctor, services, a second contest; nothing is paid or placed twice, nothing stands silently.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { appealOf, contests, decides, household, people, refused, ruling, settles, supervisor, words, type Contested } from './contested.ts'
import { Conflict, TransientFault } from '../../functions/domain/errors.ts'
import { ocelOf } from '../../functions/domain/ocel.ts'
import { examine } from '../../functions/platform/doctor.ts'
import { payDifference } from '../../functions/platform/pay-difference.ts'
import { workflows } from '../../workflows/all.ts'
import { deviations } from '../../workflows/paths.ts'
import { asMet } from '../../functions/domain/wait.ts'
import { openOffice, resident, staff } from '../office.ts'
import { answers, approves, findsNeed, grants, openWait, openWaits } from './acts.ts'
import { recalculates, signs } from './change-of-law.ts'
import { apply, registersAgree, type Household } from './household.ts'

let contested: Contested
afterEach(() => contested.office.close())
const store = () => contested.office.host.dependencies.store

/** Contested on Monday 16 March. */
async function contestedRefusal(): Promise<Contested> {
  contested = await refused()
  await contested.office.until('2026-03-16', '12:00')
  await contests(contested)
  return contested
}

describe('A law that reaches back', () => {
  const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
  const pensioner: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 500 }] }], costs: 300 }
  const row = 'housing-coefficients/2026-01-01/2026-02-26'
  const byMonth = async () => [...Map.groupBy((await store().awards.ofCase(contested.caseId)).payables, ({ month }) => month)].map(([month, of]) => `${month} ${of.reduce((sum, { amountCents }) => sum + amountCents, 0)}`).toSorted()

  /** The housing benefit of 12 January, contested on the 20th, and we were wrong. */
  async function corrected(): Promise<string> {
    const office = await openOffice('2026-01-12 10:00', { ...people, residents: [anna] })
    registersAgree(office, pensioner, '2026-01-12')
    const ids = await apply(office, pensioner, [{ kind: 'housing' }])
    contested = { office, ...ids, proceedingId: `${ids.applicationId}-housing` }
    await grants(office, ids.caseId, contested.proceedingId, 'ilze')
    await office.until('2026-01-20', '12:00')
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'Izdevumi nav pilni.' })
    return `${contested.proceedingId}-2`
  }

  it('changes the decision that stands, not the one it replaced: the difference is paid once', async () => {
    const anew = await corrected()
    const before = await byMonth()
    await decides(contested.office, 'anita', contested.caseId, anew, { act: 'grant' })
    await approves(contested.office, contested.caseId, anew, 'kolegis')
    expect(await byMonth()).toEqual(before)
    await contested.office.until('2026-03-02', '10:00')
    const id = await recalculates(contested.office, row, 'vaira')
    expect((await store().recalculations.lines(id)).map(({ proceedingId, change }) => `${proceedingId.slice(11)} ${change}`)).toEqual(['housing-2 up'])
    await signs(contested.office, id, 'vaira')
    const after = await byMonth()
    expect(after.slice(0, 4).map((line, i) => Number(line.slice(8)) - Number(before[i]!.slice(8)))).toEqual([74_80, 74_80, 74_80, 74_80])
  })

  it('listed before it was decided anew, and signed after, pays nothing a second time', async () => {
    const anew = await corrected()
    await contested.office.until('2026-03-02', '10:00')
    const id = await recalculates(contested.office, row, 'vaira')
    expect((await store().recalculations.lines(id)).map(({ proceedingId }) => proceedingId.slice(11))).toEqual(['housing'])
    // The task was reckoned by the law as known in January: first it is reckoned again.
    expect(await decides(contested.office, 'anita', contested.caseId, anew, { act: 'grant' })).toContain('Rēķināt vēlreiz')
    await decides(contested.office, 'anita', contested.caseId, anew, { act: 'assess' })
    await decides(contested.office, 'anita', contested.caseId, anew, { act: 'grant' })
    await approves(contested.office, contested.caseId, anew, 'kolegis')
    const paid = await byMonth()
    await signs(contested.office, id, 'vaira')
    expect(await byMonth()).toEqual(paid)
    expect((await store().recalculations.lines(id)).map(({ outcome }) => outcome)).toEqual(['ChangedMeanwhile'])
  })

  it('signed first, is counted when it is decided anew', async () => {
    const anew = await corrected()
    await contested.office.until('2026-03-02', '10:00')
    await signs(contested.office, await recalculates(contested.office, row, 'vaira'), 'vaira')
    const paid = await byMonth()
    await decides(contested.office, 'anita', contested.caseId, anew, { act: 'assess' })
    await decides(contested.office, 'anita', contested.caseId, anew, { act: 'grant' })
    await approves(contested.office, contested.caseId, anew, 'kolegis')
    expect(await byMonth()).toEqual(paid)
  })
})

describe('A difference that is being paid in the very moment it is awarded anew', () => {
  it('is paid by one of the two: the other finds it changed', async () => {
    const office = await openOffice('2026-01-12 10:00', people)
    const pensioner: Household = { members: [{ resident: people.residents[0]!, role: 'applicant', monthly: [{ kind: 'pension', euro: 500 }] }], costs: 300 }
    registersAgree(office, pensioner, '2026-01-12')
    const ids = await apply(office, pensioner, [{ kind: 'housing' }])
    const { caseId } = ids
    contested = { office, ...ids, proceedingId: `${ids.applicationId}-housing` }
    const anew = `${contested.proceedingId}-2`
    await grants(office, caseId, contested.proceedingId, 'ilze')
    await office.until('2026-01-20', '12:00')
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'Izdevumi nav pilni.' })
    await office.until('2026-03-02', '10:00')
    const id = await recalculates(office, 'housing-coefficients/2026-01-01/2026-02-26', 'vaira')
    await decides(office, 'anita', caseId, anew, { act: 'assess' })
    await decides(office, 'anita', caseId, anew, { act: 'grant' })

    const { recalculations } = store()
    const [line, recalculation] = [(await recalculations.lines(id))[0]!, { ...(await recalculations.byId(id))!, signedBy: 'vaira', signedAt: '2026-03-02T08:00:00.000Z' }]
    const pay = recalculations.pay.bind(recalculations)
    // It has read the decision as it stood; before it writes, the new one is approved, issued and awarded.
    recalculations.pay = async (paid) => { await approves(office, caseId, anew, 'kolegis'); await pay(paid) }
    await expect(payDifference(line, recalculation, office.host.dependencies)).rejects.toThrow(Conflict)
    recalculations.pay = pay
    const paid = (await store().awards.ofCase(caseId)).payables
    await payDifference(line, recalculation, office.host.dependencies)
    expect((await recalculations.lines(id)).map(({ outcome }) => outcome)).toEqual(['ChangedMeanwhile'])
    expect((await store().awards.ofCase(caseId)).payables).toEqual(paid)
    expect(paid.filter(({ awardId }) => awardId === anew).map(({ amountCents }) => amountCents)).toEqual([74_80, 74_80, 74_80, 74_80])
  })
})

describe('An award that broke', () => {
  it('and is set going again after the matter was decided and paid anew pays no month a second time', async () => {
    const broken = new Set(['decision_RecordAward'])
    const office = await openOffice('2026-03-05 10:00', people, {
      async callBox(functionName, _, here) {
        if (broken.has(functionName)) throw Object.assign(new Error('broken'), { name: 'TypeError' })
        return here()
      },
    })
    registersAgree(office, household(150), '2026-03-05')
    const ids = await apply(office, household(150), [{ kind: 'gmi' }])
    contested = { office, ...ids, proceedingId: `${ids.applicationId}-gmi` }
    const anew = `${contested.proceedingId}-2`
    await grants(office, ids.caseId, contested.proceedingId, 'ilze')
    const repair = await openWait(office, ids, 'AwaitRepair')
    await office.until('2026-03-16', '12:00')
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'Izdevumi nav pilni.' })
    broken.clear()
    await decides(office, 'anita', ids.caseId, anew, { act: 'grant' })
    await approves(office, ids.caseId, anew, 'kolegis')
    await office.host.dependencies.workflows.redrive(repair.fault!.executionArn)
    await answers(office, await openWait(office, ids, 'AwaitRepair'), 'staff:vaira', 'SetGoingAgain')
    expect((await store().cases.proceedings(ids.caseId)).map(({ status }) => status)).toEqual(['Awarded', 'Awarded'])
    expect((await store().awards.ofCase(ids.caseId)).payables.map(({ awardId, month }) => `${awardId} ${month}`)).toEqual(['03', '04', '05', '06', '07', '08'].map((month) => `${anew} 2026-${month}`))
  })
})

describe('A month given by a day of receipt that was wrong', () => {
  it('stays as it was given, and does not keep the matter from being decided anew for the months that can be', async () => {
    const office = await openOffice('2026-03-05 10:00', people)
    registersAgree(office, household(150), '2026-03-05')
    const ids = await apply(office, household(150), [{ kind: 'gmi' }])
    contested = { office, ...ids, proceedingId: `${ids.applicationId}-gmi` }
    const { proceedingId, caseId } = contested
    const came = async (on: string) => {
      await office.as('staff:anita').get(`/lietas/${caseId}`)
      expect((await office.as('staff:anita').post(`/lietas/${caseId}/labot-iesniegumu/${ids.applicationId}`, { on, document: 'Zīmogs', reason: 'Nepareizi nolasīts' })).location).toContain('zurnals')
    }
    await came('27.02.2026.')
    // November counts by that day, and nobody was asked about it.
    await office.as('staff:ilze').post(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}/panemt`, {})
    expect((await office.as('staff:ilze').post(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}/ienakumi/anna`, { 'none-regular-2025-11': 'yes', 'edition-regular-2025-11': '0', 'none-irregular-2025-02': 'yes', 'edition-irregular-2025-02': '0', source: 'counter', on: '05.03.2026.', reason: 'Nepareizi nolasīts' })).status).toBe(303)
    await decides(office, 'ilze', caseId, proceedingId, { act: 'grant' })
    await office.until('2026-03-16', '12:00')
    await came('02.03.2026.')
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'Diena bija nepareiza.' })
    const months = async () => (await store().awards.ofCase(caseId)).payables.map(({ awardId, month, amountCents }) => `${awardId.slice(11)} ${month} ${amountCents}`).toSorted()
    const before = await months()
    expect(before.map((one) => one.slice(4, 11))).toEqual(['2026-02', '2026-03', '2026-04', '2026-05', '2026-06', '2026-07'])
    // By the right day it is less a month: what was given is left by a departure, from the first month there is.
    expect(await decides(office, 'anita', caseId, `${proceedingId}-2`, { act: 'grant' })).toContain('Tā iesniedzējam būtu sliktāk')
    await decides(office, 'anita', caseId, `${proceedingId}-2`, { act: 'depart', departAmount: '87,00', departFrom: '2026-03', departCount: '6', departGround: 'Discretion', departReason: 'Atstāta piešķirtā summa.' })
    await approves(office, caseId, `${proceedingId}-2`, 'kolegis')
    expect(await months()).toEqual([...before, 'gmi-2 2026-08 8700'].toSorted())
  })
})

describe('A service', () => {
  const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
  const wish: Household = { members: [{ resident: anna, role: 'applicant' }] }

  async function asked(options: Parameters<typeof openOffice>[2] = {}): Promise<void> {
    const office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [...people.staff, staff('janis', 'Jānis Sociālais', ['social-worker']), staff('jana', 'Jana Sociālā', ['social-worker'])] }, options)
    const ids = await apply(office, wish, [{ kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' }])
    contested = { office, ...ids, proceedingId: `${ids.applicationId}-service` }
  }

  it('granted and then annulled is put right by a person: nobody is placed twice', async () => {
    await asked()
    const { office, caseId, proceedingId } = contested
    await findsNeed(office, caseId, proceedingId, 'janis')
    await grants(office, caseId, proceedingId, 'janis')
    await answers(office, await openWait(office, { caseId }, 'AwaitProvider'), 'staff:saime', 'Accepted')
    await office.until('2026-03-16', '12:00')
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
    await office.until('2026-04-08', '12:00')
    await supervisor(contested, 'AwaitCommission', ruling('AnnulledInPart', '2026-04-07'))
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitCarriedOut'])
    expect((await office.as('staff:vaira').get(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitCarriedOut')).waitId}`)).html).toContain('piešķirt divreiz')
    await supervisor(contested, 'AwaitCarriedOut', { how: 'Ar sniedzēju vienojāmies par citām dienām.' })
    expect(await store().appeals.byId(caseId, appealOf('service'))).toMatchObject({ state: 'CarriedOut', carriedOut: { by: 'vaira' } })
    expect((await office.as('resident:anna').get(`/mani/${caseId}/apstridejums/${appealOf('service')}`)).html).toContain('par citām dienām')
    expect((await store().cases.file(caseId))!.referrals.map(({ referralId, state }) => `${referralId} ${state}`)).toEqual([`${proceedingId} Placed`])
  })

  /** Refused, annulled, and granted in the matter decided anew. */
  async function grantedAnew(options: Parameters<typeof openOffice>[2] = {}): Promise<void> {
    await asked(options)
    const { office, caseId, proceedingId } = contested
    const wait = await openWait(office, { caseId }, 'AwaitNeedsAssessment', proceedingId)
    await answers(office, wait, 'staff:janis', 'NoNeedFound', [store().assessments.givenOpinion({ caseId, proceedingId, need: false, opinion: 'Dzīvo ar ģimeni', priorityClass: 2, by: 'janis', at: new Date(office.clock.now()).toISOString() })])
    await decides(office, 'janis', caseId, proceedingId, { act: 'refuse', reasons: 'NoNeedFound', hearing: 'Urgent' })
    await approves(office, caseId, proceedingId, 'jana')
    await office.until('2026-03-16', '12:00')
    await contests(contested)
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'Novērtējums bija nepilnīgs.' })
    expect((await openWait(office, { caseId }, 'AwaitNeedsAssessment')).notBy).toEqual(['janis'])
    await findsNeed(office, caseId, `${proceedingId}-2`, 'jana')
    expect((await office.as('staff:janis').get(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}`)).status).toBe(403)
    await decides(office, 'jana', caseId, `${proceedingId}-2`, { act: 'grant' })
    await approves(office, caseId, `${proceedingId}-2`, 'vaira')
  }
  const referred = async () => (await store().cases.file(contested.caseId))!.referrals.map(({ referralId, state }) => `${referralId} ${state}`)

  it('refused and then annulled is assessed anew by a social worker, and referred', async () => {
    await grantedAnew()
    const { office, proceedingId } = contested
    expect(await referred()).toEqual([`${proceedingId}-2 Offered`])
    // The provider is asked, and nobody need look for whoever has it.
    await office.until('2026-03-18', '12:00')
    expect((await examine(office.host.dependencies, { repair: false })).findings).toEqual([])
  })

  it('whose placement broke, and which the engine has forgotten since, is offered when it is begun anew', async () => {
    let broke = false
    await grantedAnew({ callBox: async (name, _, here) => {
      if (name !== 'placement_ReservePlace' || broke) return here()
      broke = true
      throw new Error('broken before its work')
    } })
    const { office, caseId, proceedingId } = contested
    expect(await referred()).toEqual([`${proceedingId}-2 Issued`])
    // The engine keeps what ended for 90 days.
    await office.until('2026-07-20', '12:00')
    await supervisor(contested, 'AwaitRepair', { act: 'redrive', reason: '' })
    await office.host.settle()
    expect(await referred()).toEqual([`${proceedingId}-2 Offered`])
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitProvider'])
  })
})

describe('A step that faults after it has written', () => {
  it('is tried again and finds what it made: one number, one new proceeding, one assessment', async () => {
    contested = await refused()
    const { office, caseId, proceedingId } = contested
    const { appeals } = store()
    let faults = 0
    for (const name of ['register', 'reopen'] as const) {
      const real = appeals[name].bind(appeals) as (...given: never[]) => Promise<void>
      let failed = false
      Object.assign(appeals, { [name]: async (...given: never[]) => {
        await real(...given)
        if (failed) return
        failed = true
        faults += 1
        throw new TransientFault('cut off after the commit')
      } })
    }
    await office.until('2026-03-16', '12:00')
    await contests(contested)
    await office.until('2026-03-16', '12:05')
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'VSAA kļūda.' })
    await office.until('2026-03-16', '12:10')
    expect(faults).toBe(2)
    expect(await appeals.byId(caseId, appealOf())).toMatchObject({ state: 'Reopened', number: 'AP/2026/1', reopenedAs: `${proceedingId}-2` })
    expect((await store().cases.proceedings(caseId)).map((each) => each.proceedingId).toSorted()).toEqual([proceedingId, `${proceedingId}-2`])
    expect((await openWaits(office, { caseId })).map(({ box, execution }) => `${box} ${execution}`)).toEqual([`AwaitFactsSettled assessment-${proceedingId}-2`])
    expect((await store().journal.ofCase(caseId)).filter(({ what }) => what === 'AppealRegistered' || what === 'ReopenedOnAppeal')).toHaveLength(2)
  })
})

describe('A house that is closed and opened again at each stage', () => {
  it('goes on where the appeal stood', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'solis-appeal-'))
    try {
      contested = await refused({ folder })
      const { caseId, proceedingId } = contested
      const again = async (at: string): Promise<void> => {
        contested.office.close()
        contested = { ...contested, office: await openOffice(at, {}, { folder }) }
        await contested.office.host.settle()
      }
      await contested.office.until('2026-03-16', '12:00')
      await contests(contested)
      await again('2026-03-18 09:00')
      await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' })
      // Closed over the end of the commission's month: the first sweep brings it back.
      await again('2026-04-20 12:00')
      await contested.office.until('2026-04-20', '12:05')
      expect((await store().waits.inQueue('supervision')).map(({ box }) => box)).toEqual(['AwaitCommission'])
      await supervisor(contested, 'AwaitCommission', ruling('Annulled', '2026-04-20'))
      await again('2026-04-21 09:00')
      await settles(contested.office, caseId, 'declared', 'VSAA kļūda', 'anita')
      await decides(contested.office, 'anita', caseId, `${proceedingId}-2`, { act: 'grant' })
      await again('2026-04-22 09:00')
      await approves(contested.office, caseId, `${proceedingId}-2`, 'kolegis')
      expect((await store().awards.ofCase(caseId)).payables).toHaveLength(6)
      expect(await openWaits(contested.office, { caseId })).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

describe('The house around it', () => {
  it('moves its dates with the working calendar, what lies put off too', async () => {
    const { office, caseId } = await contestedRefusal()
    const enters = (free: string) => office.as('staff:vaira').post('/likums/kalendars', { free, worked: '', source: 'MK rīkojums', act: 'confirm' })
    await enters('23.03.2026.')
    await enters('19.03.2026.')
    expect(await openWait(office, { caseId }, 'AwaitAppealReview')).toMatchObject({ due: { on: '2026-03-20' }, legalDue: { on: '2026-03-24' } })
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '1' })
    expect(await openWait(office, { caseId }, 'AwaitCommission')).toMatchObject({ due: { on: '2026-04-16' }, hold: { until: '2026-04-16' } })
    await enters('16.04.2026.')
    const moved = await openWait(office, { caseId }, 'AwaitCommission')
    expect(moved).toMatchObject({ due: { on: '2026-04-17' }, legalDue: { on: '2026-04-17' }, hold: { until: '2026-04-17' } })
    expect(moved.dates.map(({ at, action }) => `${at.slice(0, 10)} ${action.do}`).toSorted()).toEqual(['2026-04-17 remind', '2026-04-17 return', '2026-04-20 escalate'])
    expect((await store().waits.putOffBy('supervision')).map(({ hold }) => hold?.until)).toEqual(['2026-04-17'])
  })

  it('gives a matter decided anew to none of those kept from it, when who has it falls ill', async () => {
    const { office, caseId, proceedingId } = await contestedRefusal()
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'VSAA kļūda.' })
    await settles(office, caseId, 'declared', 'VSAA kļūda', 'anita')
    const wait = await openWait(office, { caseId }, 'AwaitDecision', `${proceedingId}-2`)
    await store().waits.take(wait, 'anita')
    await store().absences.enter({ absenceId: '0000000ab1', staffId: 'anita', kind: 'sickness', from: '2026-03-17', to: '2026-04-30', enteredBy: 'vaira', enteredAt: new Date(office.clock.now()).toISOString() })
    await office.until('2026-03-17', '12:00')
    expect(['kolegis', 'vaira']).toContain((await openWait(office, { caseId }, 'AwaitDecision')).person)
  })

  it('has nothing for the doctor to find at any stage; an appeal nobody works on is told to the supervisors', async () => {
    const { office, caseId } = await contestedRefusal()
    const finds = async () => { office.clock.set(office.clock.now() + 20 * 60_000); return (await examine(office.host.dependencies)).findings.map(({ kind, about, repaired }) => `${kind} ${about} ${repaired !== undefined}`) }
    expect(await finds()).toEqual([])
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '1' })
    expect(await finds()).toEqual([])
    await office.until('2026-04-08', '12:00')
    await supervisor(contested, 'AwaitCommission', ruling('Annulled', '2026-04-07'))
    expect(await finds()).toEqual([])

    await store().appeals.lodge({ appealId: '0000000qqq', caseId, proceedingId: `${contested.applicationId}-gmi-2`, decisionNumber: 'x', contestUntil: { on: '2026-06-01', why: '' }, appellantId: 'anna', words: 'x', marked: [], way: 'paper', receivedAt: '2026-04-08T09:00:00.000Z', by: 'staff:klave' })
    const [lost] = (await store().outbox.unsent()).filter(({ id }) => id === 'appeal-0000000qqq')
    await store().outbox.sent(lost!)
    expect(await finds()).toEqual(['AppealWithNobody 0000000qqq true'])
    expect((await openWait(office, { caseId }, 'AwaitRepair')).appealId).toBe('0000000qqq')
    expect(await finds()).toEqual(['AppealWithNobody 0000000qqq false'].slice(0, (await finds()).length))
  })

  it('tells it in the event log as it is drawn, and nobody’s words in it', async () => {
    const { office, caseId, proceedingId } = await contestedRefusal()
    await supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '1' })
    await office.until('2026-04-08', '12:00')
    await supervisor(contested, 'AwaitCommission', { act: 'Extended', until: '10.06.2026', paper: 'Nr. 4-5/90' })
    await supervisor(contested, 'AwaitCommission', ruling('Annulled', '2026-04-07'))
    const file = (await store().cases.file(caseId))!
    const log = ocelOf([{ ...file, caseId }])
    expect(log.objects.filter(({ type }) => type === 'appeal')).toMatchObject([{ id: 'appeal-1', attributes: [{ value: 'Reopened' }, { value: 'page' }, { value: 'Annulled' }], relationships: [{ qualifier: 'contests' }, { qualifier: 'reopened as' }] }])
    expect(JSON.stringify(log)).not.toContain(words.words)
    const met = file.waits.filter(({ workflow }) => workflow === 'appeal').toSorted(asMet)
    expect(deviations(workflows.appeal, met, true)).toEqual([])
    expect(file.proceedings.map((each) => each.proceedingId).toSorted()).toEqual([proceedingId, `${proceedingId}-2`])
  })

  it('has the new decision contested again, and decided a third time by yet others', async () => {
    const { office, caseId, proceedingId } = await contestedRefusal()
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'VSAA kļūda.' })
    await settles(office, caseId, 'register', 'VSAA apstiprina', 'anita')
    await decides(office, 'anita', caseId, `${proceedingId}-2`, { act: 'refuse', reasons: 'IncomeAboveThreshold', hearing: 'Urgent' })
    await approves(office, caseId, `${proceedingId}-2`, 'kolegis')
    await office.until('2026-03-20', '12:00')
    await contests({ ...contested, proceedingId: `${proceedingId}-2` }, { form: '0000000abd' })
    await supervisor(contested, 'AwaitAppealReview', { act: 'correct', reason: 'Vēlreiz.' })
    expect(await store().cases.proceeding(caseId, `${proceedingId}-3`)).toMatchObject({ reopens: { proceedingId: `${proceedingId}-2`, notBy: ['ilze', 'anita'] } })
  })
})
