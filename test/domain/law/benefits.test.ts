// Benefits by an event and by status, as a table a lawyer can read: what is claimed, when, and what it comes to.
import { describe, expect, it } from 'vitest'
import { benefits, type BenefitKind } from '../../../functions/domain/benefits.ts'
import { addMonths, type Day } from '../../../functions/domain/days.ts'
import type { Claim } from '../../../functions/domain/household.ts'
import { assess, type AnswerToAssessment, type Question } from '../../../functions/domain/law/assess.ts'
import { claimOf, eventDayOf } from '../../../functions/domain/law/assess-claim.ts'
import { withoutAwarded } from '../../../functions/domain/law/already-awarded.ts'
import type { Use } from '../../../functions/domain/law/counter.ts'
import { policyOn } from '../../../functions/policy/policy-on.ts'
import { aged, declared, householdOf, signedByAll } from './household-of.ts'

interface Claimed {
  kind: BenefitKind
  /** The day of application; `born`: of the subjects. */
  on: Day
  claim?: Partial<Claim> & { born?: Day[] }
  income?: number
  persons?: number
  age?: number
  signedRows?: boolean
  declaredThere?: boolean
  municipality?: string
  uses?: Use[]
  need?: Question['need']
}

function answerTo({ kind, on, claim: { born = [], ...claim } = {}, income = 0, persons = 1, age = 40, signedRows = false, declaredThere = true, municipality = 'tukums', uses = [], need }: Claimed): AnswerToAssessment {
  const household = householdOf({ on, people: Array.from({ length: persons }, (_, i) => aged(i === 0 ? age : 10, on)), monthlyIncomeCents: income, dwelling: { declaredThere } })
  const facts = { ...household, claims: [{ kind, provenance: declared, subjects: born.map((birthDate, i) => ({ personId: `subject-${i + 1}`, birthDate })), ...claim }] }
  const about = { kind, eventOn: eventDayOf(kind, claimOf(facts, kind)) }
  const asked = { municipality, appliesOn: on, knownOn: on, about }
  const { benefitTerms, lowIncomeThreshold } = policyOn(asked)
  const signed = signedRows ? [benefitTerms, lowIncomeThreshold].flatMap((setting) => (setting?.row === undefined ? [] : [{ rowId: setting.row.id, signedOn: on }])) : []
  return assess({ kind, facts, signatures: signedByAll(facts), policy: policyOn({ ...asked, signed }), uses, ...(need === undefined ? {} : { need }) })
}

/** Cents, or why not. */
const said = (answer: AnswerToAssessment): number | string =>
  answer.outcome === 'Entitled' ? answer.amountCents : answer.outcome === 'NotEntitled' ? answer.reasons.map(({ code }) => code).join(', ') : `Unsettled: ${answer.what.map(({ setting }) => setting).join(', ')}`

type Example = Claimed & { what: string; gives: number | string }

describe('the newborn benefit', () => {
  it.each<Example>([
    { what: 'a child of 2026, asked on the last day of three months', kind: 'newborn', on: '2026-05-10', claim: { born: ['2026-02-10'] }, gives: 200_00 },
    { what: 'the same a day later', kind: 'newborn', on: '2026-05-11', claim: { born: ['2026-02-10'] }, gives: 'AskedTooLate' },
    { what: 'twins', kind: 'newborn', on: '2026-03-05', claim: { born: ['2026-02-10', '2026-02-10'] }, gives: 400_00 },
    { what: 'a child born on the last day of the older amount, asked when the newer held', kind: 'newborn', on: '2022-01-10', claim: { born: ['2021-12-31'] }, gives: 300_00 },
    { what: 'a child born a day later', kind: 'newborn', on: '2022-01-10', claim: { born: ['2022-01-01'] }, gives: 200_00 },
    { what: 'a household declared elsewhere', kind: 'newborn', on: '2026-03-05', claim: { born: ['2026-02-10'] }, declaredThere: false, gives: 'NotDeclaredInMunicipality' },
    { what: 'a municipality without a rule of its own', kind: 'newborn', on: '2026-03-05', municipality: 'ogre', claim: { born: ['2026-02-10'] }, gives: 'Unsettled: benefitTerms' },
  ])('for $what: $gives', (example) => expect(said(answerTo(example))).toBe(example.gives))
})

describe('the wedding jubilee', () => {
  it.each<Example>([
    { what: 'a day before 50 years', kind: 'wedding', on: '2026-03-04', claim: { eventOn: '1976-03-05', born: ['1950-01-01'] }, gives: 'NoJubilee' },
    { what: '50 years, the day itself', kind: 'wedding', on: '2026-03-05', claim: { eventOn: '1976-03-05', born: ['1950-01-01'] }, gives: 100_00 },
    { what: '50 years, the last day to ask', kind: 'wedding', on: '2027-03-05', claim: { eventOn: '1976-03-05', born: ['1950-01-01'] }, gives: 100_00 },
    { what: '50 years, a day too late', kind: 'wedding', on: '2027-03-06', claim: { eventOn: '1976-03-05', born: ['1950-01-01'] }, gives: 'AskedTooLate' },
    { what: '60 years', kind: 'wedding', on: '2026-03-05', claim: { eventOn: '1966-02-01', born: ['1945-01-01'] }, gives: 150_00 },
    { what: '70 years', kind: 'wedding', on: '2026-03-05', claim: { eventOn: '1956-02-01', born: ['1935-01-01'] }, gives: 200_00 },
  ])('of $what: $gives', (example) => expect(said(answerTo(example))).toBe(example.gives))
  it('is taken of both spouses, for that jubilee', () => expect(answerTo({ kind: 'wedding', on: '2026-03-05', claim: { eventOn: '1976-03-05', born: ['1950-01-01'] } }))
    .toMatchObject({ takes: { personIds: ['person-1', 'subject-1'], slots: ['e50'] } }))
})

describe('the gift at a round birthday', () => {
  const born = (age: number, on: Day) => addMonths(on, -12 * age)
  it.each([
    [75, '2025-06-10', 30_00], [80, '2025-06-10', 35_00], [85, '2025-06-10', 45_00], [90, '2025-06-10', 50_00], [95, '2025-06-10', 75_00], [100, '2025-06-10', 150_00],
    [101, '2025-06-10', 175_00], [102, '2025-06-10', 200_00], [105, '2025-06-10', 275_00],
    [75, '2025-12-17', 30_00], [75, '2025-12-18', 'Unsettled: benefitTerms'], [75, '2025-12-31', 'Unsettled: benefitTerms'], [75, '2026-01-01', 'NoJubilee'], [80, '2025-12-18', 35_00], [80, '2026-01-01', 35_00],
  ] as const)('at %i on %s: %s', (age, on, gives) => expect(said(answerTo({ kind: 'jubilee', on, claim: { eventOn: born(age, on) } }))).toBe(gives))
})

describe('the other voluntary benefits', () => {
  it.each<Example>([
    { what: 'a repressed person on the last day', kind: 'repressed', on: '2026-11-30', claim: { certified: true }, gives: 50_00 },
    { what: 'a repressed person a day later', kind: 'repressed', on: '2026-12-01', claim: { certified: true }, gives: 'AskedTooLate' },
    { what: 'a person without the certificate', kind: 'repressed', on: '2026-11-02', claim: { certified: false }, gives: 'NotCertified' },
    { what: 'a guardian of the years before', kind: 'guardian', on: '2026-03-05', claim: { eventOn: '2024-05-05', born: ['1990-01-01'] }, gives: 100_00 },
    { what: 'a guardian since October', kind: 'guardian', on: '2026-10-20', claim: { eventOn: '2026-10-05', born: ['1990-01-01'] }, gives: 25_00 },
    { what: 'a guardian since June: 7/12, half up', kind: 'guardian', on: '2026-10-20', claim: { eventOn: '2026-06-30', born: ['1990-01-01'] }, gives: 58_33 },
    { what: 'a guardian since May: 8/12, half up', kind: 'guardian', on: '2026-10-20', claim: { eventOn: '2026-05-31', born: ['1990-01-01'] }, gives: 66_67 },
    { what: 'a disabled child a day before 18', kind: 'disabled-child', on: '2026-03-04', claim: { certified: true, born: ['2008-03-05'] }, gives: 100_00 },
    { what: 'the same on the birthday', kind: 'disabled-child', on: '2026-03-05', claim: { certified: true, born: ['2008-03-05'] }, gives: 'AgeNotServed' },
    { what: 'dental prosthetics of 200.00', kind: 'dental', on: '2025-06-10', claim: { costCents: 200_00 }, gives: 60_00 },
    { what: 'dental prosthetics of 199.99: 30 %, half up', kind: 'dental', on: '2025-06-10', claim: { costCents: 199_99 }, gives: 60_00 },
    { what: 'dental prosthetics of 100.05: 30 %, half up', kind: 'dental', on: '2025-06-10', claim: { costCents: 100_05 }, gives: 30_02 },
    { what: 'a repair of 48.00', kind: 'dental-repair', on: '2025-06-10', claim: { costCents: 48_00 }, gives: 36_00 },
    { what: 'a repair of 20.00', kind: 'dental-repair', on: '2025-06-10', claim: { costCents: 20_00 }, gives: 15_00 },
    { what: 'dental prosthetics on the last day', kind: 'dental', on: '2025-12-31', claim: { costCents: 100_00 }, gives: 30_00 },
    { what: 'dental prosthetics when they are abolished', kind: 'dental', on: '2026-01-01', claim: { costCents: 100_00 }, gives: 'NotGivenAnyMore' },
    { what: 'nothing paid', kind: 'dental', on: '2025-06-10', claim: { costCents: 0 }, gives: 'NothingPaid' },
    { what: 'a funeral nobody has a figure for', kind: 'funeral-norm', on: '2026-03-05', claim: { eventOn: '2026-03-01', costCents: 500_00 }, gives: 'Unsettled: benefitTerms' },
    { what: 'a claim that does not say what it must', kind: 'guardian', on: '2026-03-05', claim: { born: ['1990-01-01'] }, gives: 'Unsettled: claim' },
  ])('$kind for $what: $gives', (example) => expect(said(answerTo(example))).toBe(example.gives))
})

describe('the benefit in a crisis', () => {
  const fire = { eventOn: '2022-02-10', costCents: 900_00 }
  it.each<Example>([
    { what: 'asked on the last day of the month', kind: 'crisis', on: '2022-03-10', claim: fire, need: { found: true, cents: 200_00 }, gives: 200_00 },
    { what: 'a day later', kind: 'crisis', on: '2022-03-11', claim: fire, need: { found: true, cents: 200_00 }, gives: 'AskedTooLate' },
    { what: 'more needed than one person may get', kind: 'crisis', on: '2022-02-20', claim: fire, need: { found: true, cents: 900_00 }, gives: 272_00 },
    { what: 'three persons: 272 + 2 × 190', kind: 'crisis', on: '2022-02-20', persons: 3, claim: fire, need: { found: true, cents: 900_00 }, gives: 652_00 },
    { what: 'a wealthy household, for income is not asked', kind: 'crisis', on: '2022-02-20', income: 5000_00, claim: fire, need: { found: true, cents: 200_00 }, gives: 200_00 },
    { what: 'no need found', kind: 'crisis', on: '2022-02-20', claim: fire, need: { found: false }, gives: 'NoNeedInCrisis' },
    { what: 'before its day', kind: 'crisis', on: '2022-02-09', claim: fire, need: { found: true, cents: 200_00 }, gives: 'AskedBeforeEvent' },
    { what: 'under the present regulation, whose sum nobody has signed', kind: 'crisis', on: '2026-02-20', claim: { ...fire, eventOn: '2026-02-10' }, need: { found: true, cents: 900_00 }, gives: 'Unsettled: benefitTerms' },
    { what: 'the same once it is signed: the needy threshold of 2026', kind: 'crisis', on: '2026-02-20', signedRows: true, claim: { ...fire, eventOn: '2026-02-10' }, need: { found: true, cents: 900_00 }, gives: 425_00 },
  ])('$what: $gives', (example) => expect(said(answerTo(example))).toBe(example.gives))
})

describe('individual expenses', () => {
  it.each<Example>([
    { what: 'supplies of a pupil of a household without income', kind: 'school', on: '2026-09-30', persons: 2, claim: { born: ['2015-05-05'] }, gives: 30_00 },
    { what: 'a day after the last', kind: 'school', on: '2026-10-01', persons: 2, claim: { born: ['2015-05-05'] }, gives: 'AskedTooLate' },
    { what: 'a pupil and a child of the pre-school years', kind: 'school', on: '2026-09-01', persons: 3, claim: { born: ['2015-05-05', '2021-12-31'] }, gives: 45_00 },
    { what: 'a child who turns seven this December goes to school', kind: 'school', on: '2026-09-01', persons: 2, claim: { born: ['2019-12-31'] }, gives: 30_00 },
    { what: 'a child of four', kind: 'school', on: '2026-09-01', persons: 2, claim: { born: ['2022-01-01'] }, gives: 'AgeNotServed' },
    { what: 'two persons at the needy threshold of 2024 (343 + 240)', kind: 'school', on: '2024-09-01', persons: 2, income: 583_00, claim: { born: ['2015-05-05'] }, gives: 30_00 },
    { what: 'two persons at the low-income threshold of 2024 (411 + 288)', kind: 'school', on: '2024-09-01', persons: 2, income: 699_00, claim: { born: ['2015-05-05'] }, gives: 30_00 },
    { what: 'the same a cent above', kind: 'school', on: '2024-09-01', persons: 2, income: 699_01, claim: { born: ['2015-05-05'] }, gives: 'NotNeedyNorLowIncome' },
    { what: 'above the needy threshold of 2026, while the low-income one is unsigned', kind: 'school', on: '2026-09-01', persons: 2, income: 800_00, claim: { born: ['2015-05-05'] }, gives: 'Unsettled: lowIncomeThreshold' },
    { what: 'the same once it is signed (510 + 357)', kind: 'school', on: '2026-09-01', persons: 2, income: 800_00, signedRows: true, claim: { born: ['2015-05-05'] }, gives: 30_00 },
    { what: 'a person without a dwelling: 187 − 100', kind: 'no-dwelling', on: '2026-03-05', income: 100_00, signedRows: true, gives: 87_00 },
    { what: 'the same before the municipality has signed', kind: 'no-dwelling', on: '2026-03-05', income: 100_00, gives: 'Unsettled: benefitTerms' },
    { what: 'health, whose amount no source has', kind: 'health', on: '2026-03-05', claim: { costCents: 80_00 }, gives: 'Unsettled: benefitTerms' },
  ])('$kind for $what: $gives', (example) => expect(said(answerTo(example))).toBe(example.gives))
})

describe('after care outside the family', () => {
  const start = (on: Day, disabled: boolean, gives: number | string, signedRows = false): Example => ({ what: 'start of an independent life', kind: 'orphan-start', on, age: 18, claim: { eventOn: on, disabled }, signedRows, gives })
  const studies = (on: Day, disabled: boolean, gives: number | string, signedRows = false): Example => ({ what: 'studies', kind: 'orphan-studies', on, age: 20, claim: { eventOn: on, disabled, studying: true }, signedRows, gives })
  const goods = (on: Day, gives: number | string, signedRows = false): Example => ({ what: 'household goods', kind: 'orphan-goods', on, age: 18, claim: { eventOn: on }, signedRows, gives })
  it.each<Example>([
    start('2021-05-05', false, 218_00), start('2021-05-05', true, 327_00), start('2023-07-01', false, 251_00), start('2023-07-01', true, 376_00), start('2024-05-05', false, 274_00), start('2024-05-05', true, 411_00),
    start('2026-05-05', false, 'Unsettled: benefitTerms'), start('2026-05-05', false, 340_00, true), start('2025-05-05', true, 453_00, true),
    studies('2021-05-05', false, 109_00), studies('2021-05-05', true, 163_00), studies('2023-07-01', false, 125_00), studies('2023-07-01', true, 188_00), studies('2024-05-05', false, 171_00), studies('2024-05-05', true, 240_00),
    studies('2026-05-05', false, 213_00, true), studies('2026-05-05', true, 298_00, true),
    goods('2021-05-05', 820_05), goods('2023-07-01', 1065_00), goods('2024-05-05', 1166_00), goods('2025-05-05', 'Unsettled: benefitTerms', true), goods('2026-05-05', 1445_00, true),
    { what: 'somebody who has left school', kind: 'orphan-studies', on: '2024-05-05', age: 20, claim: { eventOn: '2023-05-05', disabled: false, studying: false }, gives: 'NotStudying' },
    { what: 'a student on the 24th birthday', kind: 'orphan-studies', on: '2024-05-05', age: 24, claim: { eventOn: '2023-05-05', disabled: false, studying: true }, gives: 'AgeNotServed' },
    { what: 'the costs of a dwelling', kind: 'orphan-housing', on: '2024-05-05', age: 20, claim: { eventOn: '2023-05-05', costCents: 120_00 }, signedRows: true, gives: 120_00 },
    { what: 'a child in a foster family', kind: 'foster-child', on: '2024-05-05', claim: { eventOn: '2023-05-05', born: ['2015-01-01'] }, gives: 'Unsettled: benefitTerms' },
  ])('on $on $what, disabled since childhood: $claim.disabled: $gives', (example) => expect(said(answerTo(example))).toBe(example.gives))
  it('is granted for six months of studies, at most to the last month before the 24th birthday', () => {
    expect(answerTo(studies('2024-05-05', false, 0))).toMatchObject({ months: ['2024-05', '2024-06', '2024-07', '2024-08', '2024-09', '2024-10'], takes: { slots: ['m202405', 'm202406', 'm202407', 'm202408', 'm202409', 'm202410'] } })
    expect(answerTo({ kind: 'orphan-studies', on: '2024-05-05', age: 23.5, claim: { eventOn: '2023-05-05', disabled: false, studying: true } })).toMatchObject({ months: ['2024-05', '2024-06', '2024-07', '2024-08', '2024-09', '2024-10', '2024-11'].slice(0, 6) })
    expect(answerTo({ kind: 'orphan-studies', on: '2024-05-05', age: 23 + 10 / 12, claim: { eventOn: '2023-05-05', disabled: false, studying: true } })).toMatchObject({ months: ['2024-05', '2024-06', '2024-07'] })
  })
})

describe('counters with a limit', () => {
  const child = { born: ['2015-01-01'], certified: true }
  const use = (on: Day, cents: number, days = 0): Use => ({ awardId: `award-${on}`, on, cents, days })
  it.each<Example>([
    { what: 'the first respite', kind: 'respite', on: '2026-06-10', claim: { ...child, eventOn: '2026-06-01', days: 10, costCents: 150_00 }, gives: 150_00 },
    { what: 'a respite that costs more than the year allows', kind: 'respite', on: '2026-06-10', claim: { ...child, eventOn: '2026-06-01', days: 10, costCents: 450_00 }, gives: 400_00 },
    { what: 'what is left after 300.00', kind: 'respite', on: '2026-06-10', uses: [use('2026-02-01', 300_00, 10)], claim: { ...child, eventOn: '2026-06-01', days: 10, costCents: 150_00 }, gives: 100_00 },
    { what: 'the 30th day', kind: 'respite', on: '2026-06-10', uses: [use('2026-02-01', 100_00, 20)], claim: { ...child, eventOn: '2026-06-01', days: 10, costCents: 50_00 }, gives: 50_00 },
    { what: 'the 31st day', kind: 'respite', on: '2026-06-10', uses: [use('2026-02-01', 100_00, 21)], claim: { ...child, eventOn: '2026-06-01', days: 10, costCents: 50_00 }, gives: 'LimitUsed' },
    { what: 'a new calendar year', kind: 'respite', on: '2027-01-10', uses: [use('2026-12-31', 400_00, 30)], claim: { ...child, eventOn: '2027-01-01', days: 30, costCents: 400_00 }, gives: 400_00 },
    { what: 'rehabilitation a day before twelve months are over', kind: 'rehabilitation', on: '2026-06-10', uses: [use('2025-06-02', 500_00)], claim: { ...child, eventOn: '2026-06-01', costCents: 80_00 }, gives: 'LimitUsed' },
    { what: 'rehabilitation when they are', kind: 'rehabilitation', on: '2026-06-10', uses: [use('2025-06-01', 500_00)], claim: { ...child, eventOn: '2026-06-01', costCents: 80_00 }, gives: 80_00 },
    { what: 'clothing in a foster family by the older rules', kind: 'foster-clothing', on: '2022-06-10', uses: [use('2022-01-01', 75_00)], claim: { ...child, eventOn: '2022-06-01', costCents: 100_00 }, gives: 75_00 },
  ])('$kind for $what: $gives', (example) => expect(said(answerTo(example))).toBe(example.gives))
})

describe('what was given before', () => {
  const twice = (example: Claimed, slots: string[]) => said(withoutAwarded(answerTo(example), [], slots))
  it('is not given again: once in a life, in a year, for an event', () => {
    const newborn: Claimed = { kind: 'newborn', on: '2026-03-05', claim: { born: ['2026-02-10'] } }
    expect([twice(newborn, []), twice(newborn, ['once'])]).toEqual([200_00, 'AlreadyReceived'])
    const repressed: Claimed = { kind: 'repressed', on: '2026-11-02', claim: { certified: true } }
    expect([twice(repressed, ['y2025']), twice(repressed, ['y2026'])]).toEqual([50_00, 'AlreadyReceived'])
    const wedding: Claimed = { kind: 'wedding', on: '2026-03-05', claim: { eventOn: '1966-02-01', born: ['1945-01-01'] } }
    expect([twice(wedding, ['e50']), twice(wedding, ['e60'])]).toEqual([150_00, 'AlreadyReceived'])
  })
})

describe('every answer', () => {
  const all = Object.keys(benefits) as BenefitKind[]
  it.each(all)('of %s is one of three, cites its row and proves each reason with law', (kind) => {
    const answer = answerTo({ kind, on: '2026-03-05', claim: { eventOn: '2026-03-01', costCents: 100_00, days: 3, disabled: false, studying: true, certified: true, born: ['2019-01-01'] }, need: { found: true, cents: 100_00 } })
    if (answer.outcome === 'NotEntitled') for (const { law, text } of answer.reasons) expect([law, text].every((part) => part.length > 10 && !part.includes('undefined') && !part.includes('NaN')), text).toBe(true)
    if (answer.outcome === 'Entitled' && benefits[kind].assessed !== 'means') expect(answer.derivation.at(-1)).toMatchObject({ id: 'claim.amount', value: answer.amountCents, policyRow: { confidence: expect.stringMatching(/[AB]/) as string } })
    if (answer.outcome === 'Unsettled') expect(answer.what.every(({ why }) => why.length > 10)).toBe(true)
  })
})
