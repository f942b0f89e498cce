// The letter of a decision: what an administrative act must say (APL 67), from the records alone.
import { describe, expect, it } from 'vitest'
import type { Assessment } from '../../functions/domain/decision.ts'
import { Letter, letterOf, type LetterRecords } from '../../functions/domain/letter.ts'
import { formatCents } from '../../functions/domain/money.ts'
import { householdOf } from './law/household-of.ts'

const people = (count: number) => Array.from({ length: count }, () => ({ birthDate: '1980-01-01' }))

/** An assessment whose reckoning is one sentence. */
const assessed = (attempt: number, value: number): Assessment => ({
  caseId: '0000000001', proceedingId: '0000000002-gmi', attempt, assessedAt: '2026-03-05T08:00:00.000Z', appliesOn: '2026-03-05', knownOn: '2026-03-05', contradictions: [],
  answer: {
    benefit: 'gmi', outcome: 'Entitled', status: 'needy', monthRule: 'day-of-application', amountCents: value, months: ['2026-03'], remarks: [],
    derivation: [{ id: 'gmi', label: 'GMI pabalsts', formula: '', value, unit: 'cents', inputs: [], law: 'SPSPL 35. pants', letter: true }],
  },
})

const records = (more: Partial<LetterRecords> = {}): LetterRecords => ({
  decision: { granted: true, amountCents: 37_00, months: ['2026-03', '2026-04'], reasons: [] },
  on: '2026-03-06', proceeding: { kind: 'gmi' },
  application: { submittedAt: '2026-03-05T08:00:00.000Z', number: 'SD/2026/1', facts: householdOf({ on: '2026-03-05', people: people(2) }) },
  applicant: { givenName: 'Anna', familyName: 'Paraudziņa', address: 'Pils iela 1, Tukums' },
  assessments: [assessed(1, 37_00)],
  official: { name: 'Ilze Organizatore', title: 'sociālās palīdzības organizatore' },
  office: { service: { name: 'Sociālais dienests', address: 'Tidaholmas iela 1' }, contest: { body: 'Komisija', through: 'Sociālais dienests', address: 'Tidaholmas iela 1', court: 'Administratīvā rajona tiesa' } },
  ...more,
})

describe('A letter', () => {
  it('names who decided, for whom, when, from which facts, by which norms, and where it can be contested', () => {
    const letter = letterOf(records())
    expect(letter).toMatchObject({
      issuer: { name: 'Sociālais dienests' }, addressee: { name: 'Anna Paraudziņa', address: 'Pils iela 1, Tukums' }, on: '2026-03-06',
      facts: ['05.03.2026. saņemts iesniegums Nr. SD/2026/1.', 'Mājsaimniecībā ir 2 personas.', 'Iesniegumā norādītais ir salīdzināts ar valsts reģistriem.', 'Pēc ienākumiem, uzkrājumiem un īpašuma jūsu mājsaimniecība atbilst trūcīgas mājsaimniecības statusam (SPSPL 33. pants).'],
      reckoning: [`GMI pabalsts ir ${formatCents(37_00)} (SPSPL 35. pants).`],
      official: { name: 'Ilze Organizatore', title: 'sociālās palīdzības organizatore' },
    })
    expect(letter.norms).toContain('SPSPL')
    expect(letter.contest.how).toContain('Komisija')
  })

  it('of a draft has neither number nor dates; of what is issued it has them', () => {
    const draft = letterOf(records())
    expect([draft.number, draft.contest.until, draft.contest.notified]).toEqual([undefined, undefined, undefined])
    const until = { on: '2026-04-09', why: '1 mēnesis' }
    const issued = letterOf(records({ decision: { ...records().decision, number: '2026/L-1', contestUntil: until, notifiedOn: { on: '2026-03-09', why: 'otrā darba diena' } } }))
    expect(issued).toMatchObject({ number: '2026/L-1', contest: { until, notified: { on: '2026-03-09' } } })
  })

  it('rests on the assessment the decision names, whatever was assessed later', () => {
    const assessments = [assessed(1, 37_00), assessed(2, 99_00)]
    expect(letterOf(records({ assessments, decision: { ...records().decision, assessmentAttempt: 1 } })).reckoning).toEqual([`GMI pabalsts ir ${formatCents(37_00)} (SPSPL 35. pants).`])
    expect(letterOf(records({ assessments })).reckoning).toEqual([`GMI pabalsts ir ${formatCents(99_00)} (SPSPL 35. pants).`])
  })

  it.each([[1, '1 persona'], [2, '2 personas'], [10, '10 personu'], [11, '11 personu'], [21, '21 persona']])('counts a household of %i as "%s"', (count, words) => {
    const application = { ...records().application, facts: householdOf({ on: '2026-03-05', people: people(count) }) }
    expect(letterOf(records({ application })).facts[1]).toBe(`Mājsaimniecībā ir ${words}.`)
  })

  it('is of the shape that is kept', () => {
    const letter = letterOf(records())
    expect(Letter.parse(JSON.parse(JSON.stringify(letter)))).toEqual(JSON.parse(JSON.stringify(letter)))
  })
})

describe('The ruling', () => {
  it('of a benefit says the amount a month and each month', () => {
    expect(letterOf(records()).ruling).toEqual([
      `Piešķirt garantētā minimālā ienākuma (GMI) pabalstu: ${formatCents(37_00)} mēnesī.`, 'Mēneši (2): 2026. gada marts, 2026. gada aprīlis.', 'Naudu pārskaitīs uz iesniegumā norādīto kontu.',
    ])
  })

  it('of a service says which, and who gives it', () => {
    const service = { name: 'Atbalsta dzīvoklis', provider: 'Izmitināšanas nodaļa', place: 'Tukums' }
    expect(letterOf(records({ proceeding: { kind: 'service' }, service, assessments: [], decision: { granted: true, months: [], reasons: [] } })).ruling)
      .toEqual(['Piešķirt sociālo pakalpojumu: Atbalsta dzīvoklis.', 'Pakalpojumu sniedz Izmitināšanas nodaļa, Tukums.'])
  })

  it('of a refusal says what is refused, and the reasons stand apart as sentences with their law', () => {
    const reasons = [{ code: 'MovedOut', law: 'SPSPL 3. pants', text: 'mājsaimniecība no pašvaldības aizbraukusi' }]
    const letter = letterOf(records({ proceeding: { kind: 'housing' }, decision: { granted: false, months: [], reasons } }))
    expect(letter.ruling).toEqual(['Atteikt mājokļa pabalstu.'])
    expect(letter.reasons).toEqual([{ text: 'Mājsaimniecība no pašvaldības aizbraukusi (SPSPL 3. pants).', law: '' }])
  })
})

describe('When the money comes', () => {
  it('is a day of the letter: of what is paid once, and of the first of several months', () => {
    expect(letterOf(records({ payBy: '2026-03-20' })).ruling.at(-1)).toBe('Pirmo naudu pārskaitīs uz iesniegumā norādīto kontu līdz 20.03.2026. Par nākamajiem mēnešiem – katru mēnesi līdz tā beigām.')
    const once = records({ payBy: '2026-03-20', proceeding: { kind: 'wedding' }, decision: { granted: true, amountCents: 100_00, months: ['2026-03'], reasons: [] } })
    expect(letterOf(once).ruling.at(-1)).toBe('Naudu pārskaitīs uz iesniegumā norādīto kontu līdz 20.03.2026.')
  })
})

describe('What would turn a refusal', () => {
  const refused = (kind: 'wage' | 'pension', fact: 'income' | 'savings'): LetterRecords => {
    const facts = householdOf({ on: '2026-03-05', people: people(1), monthlyIncomeCents: 200_00 })
    for (const income of facts.incomes) income.kind = kind
    const { answer, ...assessment } = assessed(1, 0)
    const reason = { code: 'IncomeAboveThreshold' as const, law: 'SPSPL 35. panta pirmā daļa', text: 'ienākumi pārsniedz slieksni', figures: {} }
    return records({
      application: { ...records().application, facts }, decision: { granted: false, months: [], reasons: [reason] },
      assessments: [{ ...assessment, answer: { benefit: 'gmi', outcome: 'NotEntitled', status: 'none', reasons: [reason], remarks: [], derivation: answer!.derivation },
        wouldGet: [{ fact, direction: 'less', unit: 'cents', present: 200_00, change: 14_00, needed: 186_00, text: 'Pabalsts pienāktos, ja būtu mazāk.' }] }],
    })
  }
  it('is told to whoever can do something about it', () => {
    expect(letterOf(refused('wage', 'income')).wouldGet).toEqual(['Pabalsts pienāktos, ja būtu mazāk.', 'Ja apstākļi mainās, varat iesniegt jaunu iesniegumu.'])
    expect(letterOf(refused('pension', 'savings')).wouldGet).toHaveLength(2)
  })
  it('does not tell a pensioner to have a smaller pension', () => {
    expect(letterOf(refused('pension', 'income')).wouldGet).toEqual(['Ja mainās jūsu ienākumi, izdevumi vai tas, kas dzīvo kopā ar jums, varat iesniegt jaunu iesniegumu.'])
  })
  it('is beside no word of a status where there is none', () => expect(letterOf(refused('wage', 'income')).facts.join(' ')).not.toContain('statusam'))
})

describe('A specialist’s opinion', () => {
  const opinion = { caseId: '0000000001', proceedingId: '0000000002-service', need: true, opinion: 'Nepieciešams patvērums.', priorityClass: 2, by: 'janis', at: '2026-03-05T08:00:00.000Z' }
  it('stands in the letter of a service, and in none of a benefit', () => {
    expect(letterOf(records({ proceeding: { kind: 'service' }, assessments: [], opinion })).opinion).toBe('Nepieciešams patvērums.')
    expect(letterOf(records({ opinion })).opinion).toBeUndefined()
  })
})
