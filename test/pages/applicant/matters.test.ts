// After submitting: whose move it is, signing, answering, the decision as a letter, and who may see what.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import type { ProceedingKind } from '../../../functions/domain/proceeding.ts'
import type { Wait } from '../../../functions/domain/wait.ts'
import { hearingExempt } from '../../../functions/domain/law/hearing.ts'
import { answerWait, deliver } from '../../../functions/platform/deliver.ts'
import type { Answer } from '../../../functions/store/waits.ts'
import { openOffice, resident, staff, type Office, type Visitor } from '../../office.ts'
import { fillIn, partner, pensionIsKnown, signAndSubmit, textOf } from './at-the-form.ts'

let office: Office
let anna: Visitor
let janis: Visitor
let caseId: string
const annaOzola = resident('anna', 'Anna Ozola', '1980-05-05')

beforeEach(async () => {
  office = await openOffice('2026-03-05 09:00', {
    residents: [annaOzola, resident('janis', 'Jānis Ozols', '1979-02-01', { personCode: '32000112345' }), resident('stranger', 'Svešs Cilvēks', '1970-01-01')],
    staff: [staff('liga', 'Līga Liepa', ['assistance-organiser', 'social-worker'], { title: 'sociālās palīdzības organizatore' })],
  })
  pensionIsKnown(office, annaOzola.personCode)
  office.registers.persons.NVA = [{ personCode: '32000112345', unemployedSince: '2025-10-01' }]
  anna = office.as('resident:anna')
  janis = office.as('resident:janis')
  await fillIn(anna, { wishes: ['gmi', 'housing', 'service'], members: [partner], serviceCode: 'support-flat' })
  caseId = (await signAndSubmit(anna)).applicationId
})
afterEach(() => office.close())

const signing = () => `/mani/${caseId}/parakstit/${caseId}`
const letter = (kind: ProceedingKind) => `/mani/${caseId}/lemums/${caseId}-${kind}`
const waits = () => office.host.dependencies.store.waits.of({ caseId })

async function openWait(box: string, kind: ProceedingKind): Promise<Wait> {
  const { store } = office.host.dependencies
  const wait = (await waits()).find((candidate) => candidate.state === 'Open' && candidate.box === box && candidate.proceedingId === `${caseId}-${kind}`)
  if (wait === undefined) throw new Error(`No open ${box} of ${kind}`)
  if (wait.person === undefined) await store.waits.take(wait, 'liga')
  return (await store.waits.byId(wait.waitId)) ?? wait
}

/** The caseworker answers a task of theirs. */
async function liga(box: string, kind: ProceedingKind, answer: Omit<Answer, 'by'>): Promise<void> {
  const wait = await openWait(box, kind)
  await answerWait(office.host.dependencies, wait, { by: 'staff:liga', ...answer })
  await office.host.settle()
}

async function decide(kind: ProceedingKind, refusal?: { code: string; law: string; text: string }): Promise<void> {
  const { store, now } = office.host.dependencies
  const assessment = await store.assessments.latest(caseId, `${caseId}-${kind}`)
  const granted = refusal === undefined
  const benefit = granted && assessment?.answer?.outcome === 'Entitled' ? { amountCents: assessment.answer.amountCents, months: assessment.answer.months } : { months: [] }
  const decision = { caseId, proceedingId: `${caseId}-${kind}`, granted, ...benefit, reasons: refusal === undefined ? [] : [refusal], assessmentAttempt: assessment?.attempt, decidedBy: 'liga', decidedAt: instantOf(now()) }
  if (granted) return liga('AwaitDecision', kind, { outcome: 'Granted', also: [store.decisions.decided(decision)] })
  await liga('AwaitDecision', kind, { outcome: 'Drafted', also: [store.decisions.drafted({ ...decision, hearing: hearingExempt('OwnStatements') }, undefined)] })
  const draft = (await store.decisions.draft(caseId, `${caseId}-${kind}`))!
  await liga('AwaitSecondReview', kind, { outcome: 'Approved', also: store.decisions.approved(draft, 'kolegis') })
}

describe('whose move it is', () => {
  it('is the other adult’s until they sign, and says until when', async () => {
    expect(textOf(await anna.get('/mani'))).toContain('Jānis Ozols : jāparaksta iesniegums līdz 19.03.2026.')
    expect(textOf(await janis.get('/mani'))).toContain('Iesniegums gaida jūsu parakstu')
  })

  it('is the office’s afterwards: nobody has taken it, then a colleague by name', async () => {
    await janis.post(signing(), {})
    expect(textOf(await anna.get('/mani'))).toContain('Dienests : pieņem lēmumu Darbinieks lietu vēl nav paņēmis.')
    await openWait('AwaitDecision', 'gmi')
    expect(textOf(await anna.get('/mani'))).toContain('Ar jūsu lietu strādā Līga Liepa, sociālās palīdzības organizatore.')
  })

  it('is a register’s by its name while it does not answer', async () => {
    office.registers.down.add('VID')
    await janis.post(signing(), {})
    expect(textOf(await anna.get('/mani'))).toContain('Valsts ieņēmumu dienests (VID) : reģistrs vēl nav atbildējis')
    expect(textOf(await anna.get('/mani'))).toMatch(/Jautāsim vēlreiz 05\.03\.2026\. plkst\. \d\d:\d\d\. Jums nekas nav jādara\./)
  })

  it('comes with our target and the law’s term, each with why', async () => {
    const text = textOf(await anna.get(`/mani/${caseId}`))
    expect(text).toContain('mūsu mērķis: 2026. gada 19. marts 10 darba dienas no 5. marta')
    expect(text).toContain('likuma termiņš: 2026. gada 7. aprīlis 1 mēnesis no 5. marta; 5. un 6. aprīlis ir svētku dienas')
  })

  it('past our target it says that we are late', async () => {
    await janis.post(signing(), {})
    await office.until('2026-03-20')
    expect(textOf(await anna.get('/mani'))).toContain('mūsu mērķis bija 2026. gada 19. marts; to esam nokavējuši')
  })
})

describe('signing', () => {
  it('shows what is signed: the household’s answers, without the applicant’s need for a service', async () => {
    const text = textOf(await janis.get(signing()))
    expect(text).toContain('Iesniedzējs: Anna Ozola.')
    expect(text).toContain('2026. gada janvāris: 100,00 €')
    expect(text).not.toContain('Pēc lūzuma')
    expect(text).not.toContain('Atbalsta dzīvoklis')
  })

  it('by the last adult sets the matter going', async () => {
    expect((await janis.post(signing(), {})).location).toBe(signing())
    expect(textOf(await janis.get(signing()))).toContain('Ir parakstījuši visi')
    expect((await waits()).find(({ box }) => box === 'AwaitSignatures')).toMatchObject({ state: 'Answered', outcome: 'AllSigned', answeredBy: 'resident:janis' })
    const { applications } = office.host.dependencies.store
    expect((await applications.byId(caseId, caseId))?.signatures.map(({ personId }) => personId)).toEqual(['anna', 'janis'])
  })

  it('twice is once', async () => {
    await janis.post(signing(), {})
    expect((await janis.post(signing(), {})).status).toBe(303)
    const { applications } = office.host.dependencies.store
    expect((await applications.byId(caseId, caseId))?.signatures).toHaveLength(2)
  })

  it('after the date has passed is no longer possible', async () => {
    await office.until('2026-03-20')
    expect(textOf(await janis.get(signing()))).toContain('Parakstīšanas termiņš ir pagājis')
    await janis.post(signing(), {})
    const { applications } = office.host.dependencies.store
    expect((await applications.byId(caseId, caseId))?.signatures).toHaveLength(1)
  })
})

describe('a question of the office', () => {
  const question = 'No kā 14. februārī saņēmāt 200 €?'
  const asked = async () => (await waits()).find(({ box }) => box === 'AwaitInformation')?.waitId ?? ''
  beforeEach(async () => {
    await janis.post(signing(), {})
    await liga('AwaitDecision', 'gmi', { outcome: 'InformationNeeded', note: question })
  })

  it('comes first on the resident’s page, in the caseworker’s words and with its date', async () => {
    const text = textOf(await anna.get('/mani'))
    expect(text).toContain(`Dienests gaida jūsu atbildi ${question} Termiņš: 2026. gada 19. marts Atbildēt`)
    expect(text).toContain('Jūs : jāatbild uz dienesta jautājumu')
  })

  it('is answered in words that go back to who asked', async () => {
    const path = `/mani/${caseId}/atbildet/${await asked()}`
    expect(textOf(await anna.get(path))).toContain(question)
    const empty = await anna.post(path, { reply: ' ' })
    expect(empty.status).toBe(422)
    expect((await anna.post(path, { reply: 'Māsa aizdeva.' })).location).toBe(path)
    expect(textOf(await anna.get(path))).toContain('Māsa aizdeva.')
    expect(await openWait('AwaitDecision', 'gmi')).toMatchObject({ person: 'liga', owner: 'hands' })
    expect(textOf(await anna.get('/mani'))).not.toContain('Dienests gaida jūsu atbildi')
  })

  it('is answered once', async () => {
    const path = `/mani/${caseId}/atbildet/${await asked()}`
    await anna.post(path, { reply: 'Māsa aizdeva.' })
    expect((await anna.post(path, { reply: 'Vēl kaut kas.' })).status).toBe(409)
    expect((await office.host.dependencies.store.waits.byId(await asked()))?.note).toBe('Māsa aizdeva.')
  })

  it('is to the applicant alone', async () => {
    const path = `/mani/${caseId}/atbildet/${await asked()}`
    expect((await janis.get(path)).status).toBe(404)
    expect((await janis.post(path, { reply: 'x' })).status).toBe(404)
    expect(textOf(await janis.get('/mani'))).not.toContain(question)
  })
})

describe('the decision', () => {
  beforeEach(async () => { await janis.post(signing(), {}) })

  it('granted: amount, months, the reckoning in sentences, until when and where to contest', async () => {
    await decide('gmi')
    expect(textOf(await anna.get('/mani'))).toContain('218,00 € mēnesī, 2026. gada marts – 2026. gada maijs')
    const text = textOf(await anna.get(letter('gmi')))
    for (const part of [
      'Tukuma novada sociālais dienests', 'Anna Ozola Pils iela 1 – 2, Tukums', 'Nr. 2026/L-1', 'Piešķirt garantētā minimālā ienākuma (GMI) pabalstu: 218,00 € mēnesī.',
      '2026. gada marts, 2026. gada aprīlis, 2026. gada maijs', 'GMI pabalsta apmērs mēnesī ir 218,00 € (SPSPL 35. panta pirmā daļa). Kā aprēķina: no GMI sliekšņa atņem ienākumus: 318,00 € − 100,00 €.', 'Termiņš: 2026. gada 9. aprīlis', 'Administratīvo aktu strīdu komisija', 'Administratīvā rajona tiesa', 'Līga Liepa sociālās palīdzības organizatore',
    ]) expect(text).toContain(part)
  })

  it('is the letter as it was sent, whatever becomes of the records afterwards', async () => {
    await decide('gmi')
    const before = textOf(await anna.get(letter('gmi')))
    const { store } = office.host.dependencies
    await store.people.saveResident({ ...annaOzola, address: 'Cita iela 9, Kandava' })
    await store.people.saveStaff(staff('liga', 'Līga Kalna', ['assistance-organiser']))
    expect(textOf(await anna.get(letter('gmi')))).toBe(before)
  })

  it('granted: the months and what has become of each', async () => {
    await decide('gmi')
    expect(textOf(await anna.get(`/mani/${caseId}`))).toContain('2026. gada marts GMI pabalsts 218,00 € gaida izmaksu nauda līdz 19.03.2026. 2026. gada aprīlis GMI pabalsts 218,00 € vēl nav pienācis nauda līdz 30.04.2026.')
  })

  it('refused: each reason with its law', async () => {
    await decide('housing', { code: 'NoWrittenContract', law: 'saistošie noteikumi', text: 'tiesības lietot mājokli nav apliecinātas ar rakstveida līgumu' })
    const text = textOf(await anna.get(letter('housing')))
    expect(text).toContain('Atteikt mājokļa pabalstu.')
    expect(text).toContain('Tiesības lietot mājokli nav apliecinātas ar rakstveida līgumu (saistošie noteikumi).')
  })

  it('on a benefit is read by every adult of the household, and by nobody else', async () => {
    await decide('gmi')
    expect((await janis.get(letter('gmi'))).status).toBe(200)
    expect((await office.as('resident:stranger').get(letter('gmi'))).status).toBe(404)
    expect((await office.as('resident:stranger').get(`/mani/${caseId}`)).status).toBe(404)
  })

  it('that is not made yet has no letter', async () => {
    expect((await anna.get(letter('gmi'))).status).toBe(404)
  })
})

describe('a service', () => {
  beforeEach(async () => {
    const { store, now } = office.host.dependencies
    await janis.post(signing(), {})
    await store.referrals.setPlaces({ serviceCode: 'support-flat', capacity: 0, taken: 0, lastQueueNumber: 6 })
    await liga('AwaitNeedsAssessment', 'service', { outcome: 'NeedFound', also: [store.assessments.givenOpinion({ caseId, proceedingId: `${caseId}-service`, need: true, opinion: 'Nepieciešams patvērums.', priorityClass: 2, by: 'liga', at: instantOf(now()) })] })
    await decide('service')
  })

  it('without a free place says the number given and how many stand ahead', async () => {
    expect(textOf(await anna.get('/mani'))).toContain('Jūsu numurs rindā: 7 . Pirms jums neviena nav')
  })

  it('is explained in the letter by the specialist’s opinion', async () => {
    const text = textOf(await anna.get(letter('service')))
    expect(text).toContain('Piešķirt sociālo pakalpojumu: Atbalsta dzīvoklis.')
    expect(text).toContain('Nepieciešams patvērums.')
  })

  it('is the applicant’s own matter: the other adults of the household do not see it', async () => {
    expect((await janis.get(letter('service'))).status).toBe(404)
    for (const path of ['/mani', `/mani/${caseId}`]) expect(textOf(await janis.get(path))).not.toContain('pakalpojum')
  })
})

describe('a service with a free place', () => {
  it('says who is asked, and when it begins', async () => {
    const { store, now } = office.host.dependencies
    await janis.post(signing(), {})
    await liga('AwaitNeedsAssessment', 'service', { outcome: 'NeedFound', also: [store.assessments.givenOpinion({ caseId, proceedingId: `${caseId}-service`, need: true, opinion: 'Nepieciešams patvērums.', priorityClass: 2, by: 'liga', at: instantOf(now()) })] })
    await decide('service')
    expect(textOf(await anna.get('/mani'))).toContain('Pakalpojuma sniedzējs : atbild, vai var jūs pieņemt')
    const offered = (await waits()).find(({ box }) => box === 'AwaitProvider')
    await deliver(office.host.dependencies, offered && (await store.waits.answer(offered, { outcome: 'Accepted', by: 'staff:provider' })))
    await office.host.settle()
    expect(textOf(await anna.get('/mani'))).toContain('Pakalpojumu saņemat kopš 05.03.2026.')
  })
})

describe('the timeline', () => {
  it('tells what happened and leaves out the office’s own doings', async () => {
    await janis.post(signing(), {})
    await openWait('AwaitDecision', 'gmi')
    const text = textOf(await anna.get(`/mani/${caseId}`))
    expect(text).toContain('Iesniegums reģistrēts, Nr. SD/2026/1')
    expect(text).toContain('Parakstījuši visi')
    expect(text).not.toContain('Uzdevums paņemts')
  })
})
