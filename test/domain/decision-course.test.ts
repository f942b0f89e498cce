// What becomes of a decision: who is heard first, who reads it second, and what is decided at once.
import { describe, expect, it } from 'vitest'
import { courseOf, mayDepart, type Circumstances, type Intended } from '../../functions/domain/decision-course.ts'
import type { Assessment } from '../../functions/domain/decision.ts'
import { refusal } from '../../functions/domain/law/refusal-reasons.ts'
import { departureOn, type Departure } from '../../functions/domain/law/departure.ts'
import { hearingExempt, putToResident } from '../../functions/domain/law/hearing.ts'

const months = ['2026-03', '2026-04']
const grant: Intended = { granted: true, amountCents: 37_00, months, reasons: [] }
const large: Intended = { ...grant, amountCents: 1_250_01 }
const income = { code: 'IncomeAboveThreshold', law: 'SPSPL', text: 'ienākumi' }
const refused = (...reasons: Intended['reasons']): Intended => ({ granted: false, months: [], reasons })
const byRules = refused(income)
const established = refused(refusal('MissingDocuments'))
const rule: Departure['rule'] = { outcome: 'Entitled', amountCents: 37_00, months }
const departing = (amountCents: number): Intended => ({ granted: true, amountCents, months, reasons: [], departure: departureOn('Discretion', 'Tā vajag', rule) })

const usual: Circumstances = { found: [], takesShares: false, limits: { grantTotalAboveCents: 2_500_00 }, draft: undefined, heard: undefined, exemption: undefined, knowsReview: true }
const refusing: Partial<Circumstances> = { found: [income] }
const heard = { askedAt: '2026-03-10T08:00:00.000Z', words: 'Dokumentus pazaudēju.' }
/** The resident was asked about this, and has been heard. */
const after = (intended: Intended): Partial<Circumstances> => ({ heard, draft: { ...intended, put: putToResident(intended) } })

describe('A decision', () => {
  it.each<[what: string, intended: Intended, circumstances: Partial<Circumstances>, outcome: string]>([
    ['a grant as assessed is decided', grant, {}, 'Granted'],
    ['a grant at the limit is decided', { ...grant, amountCents: 1_250_00 }, {}, 'Granted'],
    ['a grant a cent above it is read by a second person', large, {}, 'Drafted'],
    ['a grant with a share taken away is put to the resident', grant, { takesShares: true }, 'HearingNeeded'],
    ['a refusal is put to the resident', byRules, refusing, 'HearingNeeded'],
    ['a refusal on their own statements, so chosen, is read by a second person', byRules, { ...refusing, exemption: 'OwnStatements' }, 'Drafted'],
    ['a refusal on what a person established rests on no statement of theirs', established, { exemption: 'OwnStatements' }, 'ExemptionUnfit'],
    ['and so does a refusal on both', refused(income, refusal('MissingDocuments')), { ...refusing, exemption: 'OwnStatements' }, 'ExemptionUnfit'],
    ['but it may be urgent', established, { exemption: 'Urgent' }, 'Drafted'],
    ['no ground is none of the law', established, { exemption: 'Tired' }, 'ExemptionUnfit'],
    ['a share taken away rests on no statement of theirs', grant, { takesShares: true, exemption: 'OwnStatements' }, 'ExemptionUnfit'],
    ['a share taken away, their view known, is decided by one person', grant, { takesShares: true, exemption: 'ViewKnown' }, 'Granted'],
    ['a departure to more is read by a second person', departing(40_00), {}, 'Drafted'],
    ['a departure to less is put to the resident', departing(36_99), {}, 'HearingNeeded'],
    ['a departure to less rests on no statement of theirs', departing(36_99), { exemption: 'OwnStatements' }, 'ExemptionUnfit'],
    ['where nothing is unfavourable, no ground is asked for', grant, { exemption: 'Tired' }, 'Granted'],
    ['a refusal they were heard on is read by a second person', established, after(established), 'Drafted'],
    ['with a reason added since they are heard again', refused(refusal('MissingDocuments'), income), { ...after(established), ...refusing }, 'HearingNeeded'],
    ['on a departure a cent less than they read they are heard again', departing(35_99), after(departing(36_00)), 'HearingNeeded'],
    ['a grant after they were heard on a refusal is decided', grant, after(established), 'Granted'],
  ])('%s', (_, intended, circumstances, outcome) => {
    const course = courseOf(intended, { ...usual, ...circumstances })
    expect(course === 'ExemptionUnfit' ? course : course.outcome).toBe(outcome)
  })
})

describe('With what is decided is kept', () => {
  it('what was put to the resident, when they are asked', () =>
    expect(courseOf(established, usual)).toEqual({ outcome: 'HearingNeeded', kept: { put: putToResident(established) } }))

  it('how they were heard, and on what, when a second person reads it', () => {
    expect(courseOf(established, { ...usual, ...after(established) })).toEqual({ outcome: 'Drafted', kept: { hearing: { held: true, ...heard }, put: putToResident(established) } })
    expect(courseOf(established, { ...usual, ...after(established), heard: { ...heard, words: undefined } })).toMatchObject({ kept: { hearing: { held: true, askedAt: heard.askedAt } } })
  })

  it('why they were not', () =>
    expect(courseOf(established, { ...usual, exemption: 'Urgent' })).toEqual({ outcome: 'Drafted', kept: { hearing: hearingExempt('Urgent'), put: undefined } }))

  it('nothing of either, where it is a grant as assessed', () => expect(courseOf(grant, usual)).toEqual({ outcome: 'Granted', kept: {} }))
})

describe('Of earlier releases', () => {
  it('a draft with no word of a hearing is itself what was put to the resident', () => {
    expect(courseOf(established, { ...usual, heard, draft: established })).toMatchObject({ outcome: 'Drafted', kept: { put: putToResident(established) } })
    expect(courseOf(established, { ...usual, heard, draft: { ...established, hearing: hearingExempt('Urgent') } })).toMatchObject({ outcome: 'HearingNeeded' })
  })

  it('an execution with no way to a second person is decided by one, and says so', () => {
    expect(courseOf(established, { ...usual, knowsReview: false })).toEqual({ outcome: 'Refused', kept: { withoutReview: 'diagram-of-an-earlier-release' } })
    expect(courseOf(large, { ...usual, knowsReview: false })).toEqual({ outcome: 'Granted', kept: { withoutReview: 'diagram-of-an-earlier-release' } })
    expect(courseOf(grant, { ...usual, knowsReview: false })).toEqual({ outcome: 'Granted', kept: {} })
  })
})

describe('It may be decided otherwise than the rules reckon', () => {
  const answer = { outcome: 'NotEntitled' } as NonNullable<Assessment['answer']>
  const takes = { personIds: ['anna'], slots: ['once'] }
  it.each([
    [true, 'a benefit by means', mayDepart('gmi', answer, {})],
    [true, 'one whose grant takes a thing given once', mayDepart('newborn', answer, { takes })],
    [false, 'one where a limit is counted', mayDepart('newborn', answer, { takes: { ...takes, counter: { on: '2026-03-05', cents: 1, days: 0, limitCents: 2, span: 'calendar-year' } } })],
    [false, 'one where nothing is known to be taken', mayDepart('newborn', answer, {})],
    [false, 'what nobody has assessed', mayDepart('gmi', undefined, {})],
    [false, 'what the law does not settle', mayDepart('gmi', { ...answer, outcome: 'Unsettled' } as typeof answer, {})],
    [false, 'a service', mayDepart('service', answer, {})],
  ])('%s: %s', (may, _, found) => expect(found).toBe(may))
})
