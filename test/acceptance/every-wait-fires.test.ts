// Every box that waits, walked to by its own workflow: each of its dates fires when it comes and not before, and does what it says. A box without its line here fails.
import { afterEach, describe, expect, it } from 'vitest'
import { nextDate, type Wait, type WaitSubject } from '../../functions/domain/wait.ts'
import { epochOf } from '../../functions/domain/identifiers.ts'
import { identifierOf } from '../../functions/platform/mark.ts'
import { deskBoxes } from '../../functions/pages/caseworker/tasks/all.ts'
import { workflows } from '../../workflows/all.ts'
import { awaits, boxesOf, type Workflow } from '../../workflows/asl.ts'
import { advance } from '../../infra/local/host.ts'
import { resident, type Office } from '../office.ts'
import { anna, applies, approves, bruno, openDesk, pensionOf } from '../pages/caseworker/desk-office.ts'
import { door, orders, seen } from '../pages/visits/at-the-door.ts'
import { answers, beginsRun, findsNeed, grants, openWait } from './acts.ts'
import { apply, registersAgree } from './household.ts'
import { recalculates } from './change-of-law.ts'
import { words } from './contested.ts'

let office: Office
afterEach(() => (office as Office | undefined)?.close())

const as = (who: string) => office.as(`staff:${who}`)
const store = () => office.host.dependencies.store
const broken = new Set<string>()

async function open(at?: string): Promise<void> {
  broken.clear()
  office = await openDesk({
    async callBox(name, _, here) {
      if (broken.has(name)) throw new TypeError('broken on purpose')
      return here()
    },
  }, at)
}

/** Anna asks for GMI, and everything about her agrees. */
async function gmi(before: () => void = () => {}) {
  await open()
  before()
  const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  return { caseId, proceedingId: `${applicationId}-gmi` }
}

/** Anna asks for a place in the day centre; `decided`: it is granted and offered to the provider. */
async function place(decided: boolean) {
  await open()
  const { caseId, applicationId } = await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' }])
  if (!decided) return { caseId }
  await findsNeed(office, caseId, `${applicationId}-service`, 'janis')
  await grants(office, caseId, `${applicationId}-service`, 'janis')
  return { caseId }
}

/** Ilze leaves her decision this way, by its page. */
async function decides(fields: Record<string, string | string[]>, pension = 150) {
  await open()
  const { caseId } = await applies(office, pensionOf(pension), { kind: 'gmi' })
  const path = `/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}`
  await as('ilze').post(`${path}/panemt`, {})
  expect((await as('ilze').post(path, fields)).status).toBe(303)
  return { caseId }
}

async function run() {
  const { caseId, proceedingId } = await gmi()
  await grants(office, caseId, proceedingId, 'ilze')
  return { runId: await beginsRun(office, 'gundega', '2026-03', '2026-03-06') }
}

async function handedOver() {
  const { caseId } = await gmi()
  await as('ilze').post(`/darbs/uzdevums/${(await openWait(office, { caseId }, 'AwaitDecision')).waitId}/panemt`, {})
  await as('ilze').post(`/lietas/${caseId}/nodot`, { to: 'inga', told: 'Viena audzina mazbērnu.', questions: '', next: '' })
  return { caseId }
}

/** The month's jubilees: Anna is eighty; nobody knows her account. */
async function jubilees(isDown = false) {
  await open('2026-02-26 09:00')
  const ozola = resident('ozola', 'Olga Ozola', '1946-02-10')
  office.registers.persons.PMLP = [{ personCode: ozola.personCode, name: 'Olga Ozola', givenName: 'Olga', familyName: 'Ozola', birthDate: ozola.birthDate, declaredAddress: 'Lauku iela 3, Tume', parish: 'Tumes pagasts' }]
  if (isDown) office.registers.down.add('PMLP')
  await store().settings.write('jubilees-begun-through', '2026-01')
  await office.until('2026-03-02', '09:00')
  return { jubileesId: identifierOf('jubilees/tukums/2026-02') }
}

async function crisis() {
  await open('2022-02-21 10:00')
  const { caseId } = await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'crisis', need: 'Nodega virtuve.', eventOn: '2022-02-18' } as Parameters<typeof apply>[2][number]])
  return { caseId }
}

async function ordered() {
  const { caseId } = await gmi()
  await orders(as('ilze'), caseId)
  return { caseId }
}

/** Anna contests a decision on her GMI, or on the place she was given. */
async function contested(of: { caseId: string; proceedingId: string }) {
  await office.as('resident:anna').post(`/mani/${of.caseId}/lemums/${of.proceedingId}/apstridet`, { ...words, marked: [] })
  return of
}
async function refusal() {
  const of = await decides({ act: 'refuse', reasons: ['IncomeAboveThreshold'], explanation: '', hearing: 'OwnStatements' }, 400)
  await approves(office, of.caseId)
  return contested({ ...of, proceedingId: (await store().cases.proceedings(of.caseId))[0]!.proceedingId })
}
async function reviews(about: { caseId: string }, fields: Record<string, string>) {
  const path = `/darbs/uzdevums/${(await openWait(office, about, 'AwaitAppealReview')).waitId}`
  await as('vija').post(`${path}/panemt`, {})
  expect((await as('vija').post(path, fields)).status).toBe(303)
  return about
}

/** How each box is come to. A box that opens a wait in more than one workflow has a line for each. */
const ways: Record<string, () => Promise<WaitSubject>> = {
  'application AwaitSignatures': async () => {
    await open()
    const { caseId } = await apply(office, { members: [...pensionOf(150).members, { resident: bruno, role: 'adult' }] }, [{ kind: 'gmi' }], { everyoneSigns: false })
    return { caseId }
  },
  'application AwaitRegister': () => gmi(() => { office.registers.down.add('VSAA') }),
  'application AwaitManualEvidence': async () => {
    const of = await gmi(() => { office.registers.down.add('VSAA') })
    await office.until('2026-03-06')
    return of
  },
  'assessment AwaitFactsSettled': () => gmi(() => { office.registers.persons.VSAA = [{ personCode: anna.personCode, incomes: [{ kind: 'pension', month: '2026-02', cents: 160_00 }] }] }),
  'assessment AwaitInformation': async () => {
    const of = await ways['assessment AwaitFactsSettled']!()
    await answers(office, await openWait(office, of, 'AwaitFactsSettled'), 'staff:ilze', 'InformationNeeded', [], 'Kāpēc pensija ir lielāka?')
    return of
  },
  'assessment AwaitLawSettled': async () => {
    await open('2021-11-10 10:00')
    return applies(office, pensionOf(150), { kind: 'housing' })
  },
  'assessment AwaitNeedsAssessment': () => place(false),
  'assessment AwaitOpinion': crisis,
  'decision AwaitDecision': () => gmi(),
  'decision AwaitInformation': () => decides({ act: 'ask', question: 'Lūdzu, konta izrakstu.' }),
  'decision AwaitHearing': () => decides({ act: 'refuse', reasons: ['MovedOut'], explanation: 'Kaimiņi saka, ka dzīvo Rīgā.' }),
  'decision AwaitSecondReview': () => decides({ act: 'refuse', reasons: ['IncomeAboveThreshold'], explanation: '', hearing: 'OwnStatements' }, 400),
  'placement AwaitProvider': () => place(true),
  'placement AwaitPlacementReview': async () => {
    const of = await place(true)
    await answers(office, await openWait(office, of, 'AwaitProvider'), 'staff:saime', 'Declined', [], 'Nav transporta')
    return of
  },
  'payout AwaitApproval': run,
  'payout AwaitBank': async () => {
    const of = await run()
    await answers(office, await openWait(office, of, 'AwaitApproval'), 'staff:rita', 'Approved', store().runs.moves((await store().runs.byId(of.runId))!, 'Approved', { checkerId: 'rita' }))
    return of
  },
  'appeal AwaitAppealReview': refusal,
  'appeal AwaitCommission': async () => reviews(await refusal(), { act: 'send', letter: '4-5/31' }),
  'appeal AwaitCarriedOut': async () => {
    const { caseId } = await place(true)
    await answers(office, await openWait(office, { caseId }, 'AwaitProvider'), 'staff:saime', 'Accepted')
    return reviews(await contested({ caseId, proceedingId: (await store().cases.proceedings(caseId))[0]!.proceedingId }), { act: 'correct', reason: 'Vieta citā namā' })
  },
  'recalculation AwaitRecalculationSigned': async () => {
    await open('2026-01-12 10:00')
    registersAgree(office, pensionOf(500), '2026-01-12')
    const { caseId, applicationId } = await apply(office, pensionOf(500), [{ kind: 'housing' }])
    await grants(office, caseId, `${applicationId}-housing`, 'ilze')
    await office.until('2026-03-05', '10:00')
    return { recalculationId: await recalculates(office, 'housing-coefficients/2026-01-01/2026-02-26', 'vija') }
  },
  'jubilees AwaitBirthdays': () => jubilees(true),
  'jubilees AwaitJubileesSigned': () => jubilees(),
  'gift AwaitGiftDelivered': async () => {
    const { jubileesId } = await jubilees()
    const path = `/darbs/uzdevums/${(await openWait(office, { jubileesId }, 'AwaitJubileesSigned')).waitId}`
    await as('vija').post(`${path}/panemt`, {})
    await as('vija').post(path, { act: 'sign', listMark: /name="listMark" value="(\w+)"/.exec((await as('vija').get(path)).html)?.[1] ?? '' })
    const [gift] = await store().jubilees.gifts(jubileesId)
    const [caseId = ''] = await store().cases.ofPerson((await store().people.residentByCode(gift!.personCode))!.personId)
    return { caseId }
  },
  'AwaitRepair': async () => {
    await open()
    broken.add('decision_RecordAward')
    const { caseId, applicationId } = await applies(office, pensionOf(150), { kind: 'gmi' })
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    return { caseId }
  },
  'AwaitVisit': ordered,
  'AwaitVisitRead': async () => {
    const { caseId } = await ordered()
    await as('janis').post(door, { on: '06.03.2026.' })
    await office.until('2026-03-06', '12:00')
    await as('janis').post(`${door}/zinojums`, { on: '06.03.2026.', time: '11:00', ...await seen(office, caseId, 'anna') })
    return { caseId }
  },
  'AwaitNeedReview': async () => {
    await open()
    await store().referrals.setPlaces({ serviceCode: 'day-care-saime', capacity: 0, taken: 0, lastQueueNumber: 0 })
    const { caseId, applicationId } = await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' }])
    await findsNeed(office, caseId, `${applicationId}-service`, 'janis')
    await grants(office, caseId, `${applicationId}-service`, 'janis')
    return { caseId }
  },
  'AwaitReceipt': handedOver,
  'AwaitDeclineRead': async () => {
    const of = await handedOver()
    await as('inga').post(`/darbs/uzdevums/${(await openWait(office, of, 'AwaitReceipt')).waitId}`, { act: 'decline', reason: 'Esmu atvaļinājumā' })
    return of
  },
  'AwaitDuty': async () => {
    const { caseId } = await gmi()
    await as('ilze').get(`/lietas/${caseId}`)
    await as('ilze').post(`/lietas/${caseId}/vienosanas/jauna`, { kind: 'co-operation', personId: 'anna', signedOn: '05.03.2026.', 'text-0': 'Reģistrēties NVA', 'evidence-0': 'Izziņa', 'dueOn-0': '12.03.2026.', 'verifierId-0': 'ilze' })
    return { caseId }
  },
}

/** Where whoever is waited for reads of a reminder; and where the supervisor reads of what was escalated. */
async function pagesOf({ owner, queue, person }: Wait): Promise<string[]> {
  const of = async (who: string, ...paths: string[]) => Promise.all(paths.map(async (path) => (await office.as(who).get(path)).html))
  if (owner === 'resident') return of('resident:anna', '/mani').then(async (pages) => [...pages, ...await of('resident:bruno', '/mani')])
  if (owner === 'provider') return of('staff:saime', '/sniedzejs')
  if (owner === 'finance') return of('staff:gundega', '/finanses/saraksti')
  if (person !== undefined) return of(`staff:${person}`, '/darbs?rinda=mani', '/darbs?rinda=atliktie')
  return of(queue === 'social-work' ? 'staff:janis' : queue === 'supervision' ? 'staff:vija' : 'staff:inga', '/darbs?rinda=komandas')
}
const supervisorReads = async (): Promise<string[]> => Promise.all(['nodotie', 'komandas', 'mani'].map(async (list) => (await as('vija').get(`/darbs?rinda=${list}`)).html))

const waitsOf = (flow: Workflow): string[] => [...boxesOf(flow)].map(([name]) => name).filter(awaits)

describe('Of every box that waits', () => {
  it('there is a line here', () => {
    const drawn = Object.entries(workflows).flatMap(([name, flow]) => waitsOf(flow).map((box) => `${name} ${box}`))
    const undrawn = deskBoxes.filter((box) => !drawn.some((line) => line.endsWith(` ${box}`)))
    expect(Object.keys(ways).toSorted()).toEqual([...drawn, ...undrawn].toSorted())
  })

  it.each(Object.entries(ways))('%s: each date fires when it comes, not a moment before, and does what it says', async (line, walk) => {
    const box = line.split(' ').at(-1)!
    const about = await walk()
    const wait = await openWait(office, about, box)
    const now = async (): Promise<Wait> => (await store().waits.byId(wait.waitId))!
    expect(wait.dates.length).toBeGreaterThan(0)
    const journal = () => store().journal.ofCase(wait.caseId ?? '')
    const done: string[] = []
    for (let current = await now(); ; current = await now()) {
      const date = nextDate(current)
      if (date === undefined) break
      await advance(office.host, office.clock, Math.max(office.clock.now(), epochOf(date.at) - 1))
      if (date.at > new Date(office.clock.now()).toISOString()) expect(await now()).toEqual(current)
      await advance(office.host, office.clock, epochOf(date.at))
      const after = await now()
      const { action } = date
      done.push(action.do)
      switch (action.do) {
        case 'remind':
          expect(after.remindedAt).toBe(date.at)
          expect((await pagesOf(after)).some((html) => /Atgādināts|Atgādinām|Nodots vadītājam/.test(html))).toBe(true)
          break
        case 'escalate':
          expect(after.escalatedAt).toBe(date.at)
          expect((await supervisorReads()).some((html) => html.includes('Nodots vadītājam'))).toBe(true)
          break
        case 'answer': expect(after).toMatchObject({ state: 'Answered', outcome: action.outcome, answeredBy: 'clock' }); break
        case 'return':
          expect(after.hold).toBeUndefined()
          // Whoever has it, or its team, finds it among what is to be done.
          if (after.queue !== 'supervision') expect((await pagesOf(after)).some((html) => html.includes(wait.waitId))).toBe(true)
          break
        case 'pass-on': expect(after.dates.find(({ action: { do: what } }) => what === 'pass-on')?.firedAt).toBe(date.at); break
      }
      if (wait.caseId !== undefined && action.do !== 'pass-on') expect((await journal()).filter(({ waitId, recordedAt }) => waitId === wait.waitId && recordedAt === date.at).length).toBeGreaterThan(0)
    }
    // Nothing ends in silence: it was answered by its date, or somebody above was told.
    expect(done.includes('answer') || done.includes('escalate')).toBe(true)
  })
})
