// Notification Law 8, 9 and APL 79: when a decision counts as notified, and the last day to contest it.
import { describe, expect, it } from 'vitest'
import { contestTerm, deemedNotified, type Channel } from '../../../functions/domain/law/notification.ts'
import { workingCalendar } from '../../../functions/policy/working-calendar.ts'

const calendar = workingCalendar('tukums')
const notified = (sentOn: string, channel: Channel) => deemedNotified(calendar, sentOn, channel).on

describe('a decision sent to the e-address', () => {
  it('on a Monday counts as notified on Wednesday', () => expect(notified('2026-03-02', 'electronic')).toBe('2026-03-04'))
  it('on a Thursday counts over the weekend, on Monday', () => expect(notified('2026-03-05', 'electronic')).toBe('2026-03-09'))
  it('before Midsummer counts past the moved Monday and both holidays', () => expect(notified('2026-06-19', 'electronic')).toBe('2026-06-26'))
  it('before a worked Saturday counts that Saturday', () => expect(notified('2026-06-25', 'electronic')).toBe('2026-06-27'))
  it('says why', () => expect(deemedNotified(calendar, '2026-03-02', 'electronic').why).toContain('otrā darba diena'))
})

describe('a decision sent by post', () => {
  it('as a plain letter counts on the 8th day', () => expect(notified('2026-03-02', 'letter')).toBe('2026-03-10'))
  it('as a registered letter counts on the 7th day', () => expect(notified('2026-03-02', 'registered-letter')).toBe('2026-03-09'))
  it('counts even where that day is a Sunday: a presumption of delivery does not move', () => expect(notified('2026-03-07', 'letter')).toBe('2026-03-15'))
})

describe('a decision handed over', () => {
  it('counts the same day', () => expect(notified('2026-03-02', 'in-person')).toBe('2026-03-02'))
})

describe('the term to contest', () => {
  const until = (notifiedOn: string, termStated?: boolean) => contestTerm(calendar, notifiedOn, termStated).on

  it('is one month', () => expect(until('2026-03-10')).toBe('2026-04-10'))
  it('of a decision notified on 31 January ends on the last day of February, or the next working day', () => expect(until('2026-01-31')).toBe('2026-03-02'))
  it('that would end on 4 May ends on 5 May', () => expect(until('2026-04-04')).toBe('2026-05-05'))
  it('is a year where the decision named none', () => expect(until('2026-03-10', false)).toBe('2027-03-10'))
  it('names the law and says why', () => expect(contestTerm(calendar, '2026-04-04')).toMatchObject({ law: 'APL 79. pants', why: expect.stringContaining('1 mēnesis') }))
})
