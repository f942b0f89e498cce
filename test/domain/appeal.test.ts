// Appeals in the records: what may follow what, what can be decided anew, what was given before, and what is told at each stage.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { appealTransitions, canBeReopened, givenInOtherRounds, isLate, isOver, isWorse, moreThanGiven, standingOf, type AppealStanding } from '../../functions/domain/appeal.ts'
import { coverLetter, toldOf } from '../../functions/domain/appeal-letter.ts'
import { payableIdOf } from '../../functions/domain/award.ts'
import { benefitKinds } from '../../functions/domain/benefits.ts'
import { isWorkingDay } from '../../functions/domain/calendar.ts'
import { addDays, dayAt } from '../../functions/domain/days.ts'
import { instantOf, ProceedingId } from '../../functions/domain/identifiers.ts'
import { applicationOfProceeding, kindOfProceeding, lastRound, matterOf, proceedingIdOf, roundOf, settledIn } from '../../functions/domain/proceeding.ts'
import { Wait } from '../../functions/domain/wait.ts'
import { lawTask } from '../../functions/domain/wait-dates.ts'
import { appealDates, appealTermsOf } from '../../functions/policy/appeal-terms.ts'
import { workingCalendar } from '../../functions/policy/working-calendar.ts'

const application = '0000000002'
const kind = fc.constantFrom(...benefitKinds, 'service' as const)
const round = fc.integer({ min: 1, max: lastRound })
const month = fc.integer({ min: 1, max: 12 }).map((n) => `2026-${String(n).padStart(2, '0')}`)
const amounts = fc.uniqueArray(fc.record({ month, amountCents: fc.integer({ min: 1, max: 1_000_00 }) }), { selector: (one) => one.month, maxLength: 6 })

describe('A matter decided anew', () => {
  it('has an identifier that tells application, kind and round, and payments a bank can name', () => {
    fc.assert(fc.property(kind, round, (of, n) => {
      const id = proceedingIdOf(application, of, n)
      expect([applicationOfProceeding(id), kindOfProceeding(id), roundOf(id), matterOf(id)]).toEqual([application, of, n, `${application}-${of}`])
      expect(ProceedingId.safeParse(id).success).toBe(true)
      expect(payableIdOf(id, '2026-03').length).toBeLessThanOrEqual(35)
      expect(settledIn(id)).toBe(n === 1 ? application : id)
    }))
  })

  it.each([[`${application}-gmi`, true, true], [`${application}-gmi`, false, true], [`${application}-service`, false, true], [`${application}-service`, true, false], [`${application}-jubilee`, true, false], [`${application}-gmi-9`, false, false]] as const)(
    '%s, granted %s: can be reopened: %s', (id, granted, can) => expect(canBeReopened(id, granted)).toBe(can))

  it('counts what every earlier round gave, and nothing of another matter', () => {
    const of = (awardId: string, amountCents: number) => ({ awardId: `${application}-${awardId}`, month: '2026-03', amountCents })
    expect(givenInOtherRounds([of('gmi', 100), of('gmi-2', 5), of('gmi-3', 7), of('housing', 900), { ...of('gmi', 3), awardId: '0000000009-gmi' }], `${application}-gmi-3`)).toEqual([{ month: '2026-03', amountCents: 100 }, { month: '2026-03', amountCents: 5 }])
  })

  it('that is not worse pays exactly what is missing in each month; one that is worse has a month with less', () => {
    fc.assert(fc.property(amounts, amounts, (given, now) => {
      const after = [...given, ...moreThanGiven(given, now, false)]
      const sum = (of: readonly { month: string; amountCents: number }[], m: string) => of.filter((one) => one.month === m).reduce((total, { amountCents }) => total + amountCents, 0)
      for (const m of new Set([...given, ...now].map((one) => one.month))) expect(sum(after, m)).toBe(Math.max(sum(given, m), sum(now, m)))
      expect(isWorse(given, now, { once: false, applicationMonth: '2026-01' })).toBe(given.some((one) => sum(now, one.month) < one.amountCents))
    }))
  })

  it('leaves a month before the application as it is: nothing can be decided for it', () => {
    const given = [{ month: '2026-02', amountCents: 100 }, { month: '2026-03', amountCents: 100 }]
    const now = [{ month: '2026-03', amountCents: 100 }]
    expect(isWorse(given, now, { once: false, applicationMonth: '2026-03' })).toBe(false)
    expect(isWorse(given, now, { once: false, applicationMonth: '2026-02' })).toBe(true)
    expect(isWorse(given, [{ month: '2026-03', amountCents: 99 }], { once: false, applicationMonth: '2026-03' })).toBe(true)
  })

  it('given once is compared whole, whatever month it was paid in', () => {
    expect(isWorse([{ month: '2026-03', amountCents: 100 }], [{ month: '2026-06', amountCents: 100 }], { once: true, applicationMonth: '2026-04' })).toBe(false)
    expect(isWorse([{ month: '2026-03', amountCents: 100 }], [{ month: '2026-06', amountCents: 99 }], { once: true, applicationMonth: '2026-04' })).toBe(true)
    expect(isWorse([{ month: '2026-03', amountCents: 100 }], [], { once: true, applicationMonth: '2026-04' })).toBe(true)
    expect(moreThanGiven([{ month: '2026-03', amountCents: 100 }, { month: '2026-04', amountCents: 20 }], [{ month: '2026-06', amountCents: 150 }], true)).toEqual([{ month: '2026-06', amountCents: 30 }])
  })
})

describe('An appeal', () => {
  it('ends where nothing follows, and nowhere else', () => {
    expect((Object.keys(appealTransitions) as (keyof typeof appealTransitions)[]).filter(isOver)).toEqual(['Upheld', 'Reopened', 'CarriedOut', 'Withdrawn'])
  })

  // Friday 6 March + 2 working days = Tuesday 10 March; a month: Friday 10 April.
  const contestUntil = { on: '2026-04-10', why: '1 mēnesis no 10. marta' }
  it.each([['2026-04-10', false], ['2026-04-11', true]])('that came on %s is late: %s', (on, late) => expect(isLate({ contestUntil }, on)).toBe(late))

  const dates = (receivedAt: string, more = {}) => { const { sendBy, decideBy } = appealDates(workingCalendar('tukums'), 'tukums', { receivedAt, sentOn: undefined, extension: undefined, ...more }); return [sendBy.on, decideBy.on] }
  it.each([
    ['seven days, then a month', '2026-03-16T10:00:00.000Z', {}, ['2026-03-23', '2026-04-23']],
    ['a last day that is a Sunday moves to Monday', '2026-03-15T10:00:00.000Z', {}, ['2026-03-23', '2026-04-23']],
    ['a holiday moves it too: 24 June and the day before', '2026-06-16T10:00:00.000Z', {}, ['2026-06-25', '2026-07-27']],
    ['the month runs from when it was sent on', '2026-03-16T10:00:00.000Z', { sentOn: { at: '2026-03-18T10:00:00.000Z', by: 'vaira', letter: '1' } }, ['2026-03-23', '2026-04-20']],
    ['or the commission has said until when', '2026-03-16T10:00:00.000Z', { extension: { until: '2026-06-10', paper: 'x', by: 'vaira', at: '2026-04-20T10:00:00.000Z' } }, ['2026-03-23', '2026-06-10']],
  ])('goes by the law’s days: %s', (_, receivedAt, more, days) => expect(dates(receivedAt, more)).toEqual(days))

  const told = (standing: AppealStanding, receivedAt = '2026-03-16T10:00:00.000Z') => toldOf({ appeal: { receivedAt, contestUntil, ruling: undefined }, standing, sendBy: { on: '2026-03-23', why: '' }, decideBy: { on: '2026-04-23', why: '' }, commission: 'Komisija', court: 'Tiesa', within: 'mēneša laikā' })
  it('says whose move it is and by when while it is somebody’s, and what comes then', () => {
    expect(told('Registered').move).toEqual({ who: 'service', by: { on: '2026-03-23', why: '' } })
    expect(told('SentOn').move).toEqual({ who: 'commission', by: { on: '2026-04-23', why: '' } })
    expect(told('Upheld')).toEqual({ next: ['Ja komisijas lēmumam nepiekrītat, mēneša laikā no tā paziņošanas to var pārsūdzēt: Tiesa.'] })
    expect(told('SentOn', '2026-04-20T10:00:00.000Z').next.join(' ')).toContain('vispirms lems, vai to atjaunot')
  })

  it('tells a matter that has been decided anew from one that is to be', () => {
    const appeal = { state: 'Reopened', reopenedAs: 'aaaaaaaaaa-gmi-2' } as const
    expect(standingOf(appeal, [{ proceedingId: 'aaaaaaaaaa-gmi', number: '2026/L-1' }, { proceedingId: 'aaaaaaaaaa-gmi-2' }])).toBe('Reopened')
    expect(standingOf(appeal, [{ proceedingId: 'aaaaaaaaaa-gmi-2', number: '2026/L-2' }])).toBe('DecidedAnew')
    expect(told('Reopened').next.join(' ')).toContain('lemj no jauna')
    expect(told('DecidedAnew').next.join(' ')).toContain('ir lēmis no jauna')
  })

  it('received at any moment stands with the supervisors before the law’s last day is over, over holidays too; that day is a working one, and our own never after it', () => {
    fc.assert(fc.property(fc.integer({ min: Date.parse('2024-01-01'), max: Date.parse('2029-12-31') }), (at) => {
      const from = instantOf(at)
      const { sendOn, review } = appealTermsOf('tukums', dayAt(from))
      const { due, legalDue, dates } = lawTask(workingCalendar('tukums'), from, { from, term: sendOn, workingDays: review, what: 'Jāpārsūta', law: 'APL 77. pants' })
      expect(due.on <= legalDue.on && legalDue.on >= addDays(dayAt(from), 7) && isWorkingDay(workingCalendar('tukums'), legalDue.on)).toBe(true)
      expect(dates.filter(({ action }) => action.do === 'escalate').map((date) => dayAt(date.at)).toSorted()[0]! <= legalDue.on, `${from}: ${due.on} ${legalDue.on}`).toBe(true)
    }), { numRuns: 2_000, examples: [[Date.parse('2024-03-26T12:00:00Z')], [Date.parse('2024-02-29T23:30:00Z')], [Date.parse('2026-03-29T01:00:00Z')], [Date.parse('2026-10-25T00:30:00Z')]] })
  })

  it('goes to the commission with the words that are marked and the remark that it is late', () => {
    const letter = (receivedAt: string) => coverLetter({ appeal: { number: 'AP/2026/1', receivedAt, decisionNumber: '2026/L-1', contestUntil, marked: ['Ienākumi ir 1500,00 €.'], asks: 'Piešķirt' }, subject: 'GMI pabalstu', decidedOn: '2026-03-06', appellant: 'Anna Paraudziņa', isReckoned: true, commission: 'Komisija' }).text.join(' ')
    expect(letter('2026-03-16T10:00:00.000Z')).toMatch(/Anna Paraudziņa apstrīd 06\.03\.2026\. lēmumu Nr\. 2026\/L-1 par GMI pabalstu.*saņemts termiņā.*“Ienākumi ir 1500,00 €\.”.*“Piešķirt”/)
    expect(letter('2026-04-13T10:00:00.000Z')).toContain('Apstrīdēšanas termiņš beidzās 10.04.2026. (1 mēnesis no 10. marta): iesniegums ir nokavēts. Par termiņa atjaunošanu lemj komisija.')
  })
})

describe('A wait of an older release', () => {
  it('that names one colleague who may not answer it is read as naming that one', () => {
    const wait = { waitId: 'case-0000000001.decision-x.AwaitSecondReview.1', caseId: '0000000001', workflow: 'decision', box: 'AwaitSecondReview', execution: 'decision-x', owner: 'queue', queue: 'assistance', notBy: 'ilze', openedAt: '2026-03-05T08:00:00.000Z', due: { on: '2026-03-09', why: '' }, dates: [], state: 'Open', outcomes: [], version: 1 }
    expect(Wait.parse(wait).notBy).toEqual(['ilze'])
    expect(Wait.parse({ ...wait, notBy: ['ilze', 'anita'] }).notBy).toEqual(['ilze', 'anita'])
  })
})
