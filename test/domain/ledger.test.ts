// The ledger of time: every millisecond of a proceeding has one owner, and the parts sum to the whole, whatever happened and whenever it was entered.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '../../functions/domain/event.ts'
import { epochOf, instantOf } from '../../functions/domain/identifiers.ts'
import { addDays, instantAt } from '../../functions/domain/days.ts'
import { ledgerOf, ownerPriority, type LedgerOf, type Span } from '../../functions/domain/ledger.ts'
import { summarised, timeByBox, timeByOwner } from '../../functions/domain/time-summary.ts'
import { isWorkingDay } from '../../functions/domain/calendar.ts'
import { calendarWith, movedDays } from '../../functions/policy/working-calendar.ts'
import { workingTimeOf } from '../../functions/policy/working-hours.ts'

const caseId = '0000000001'
const applicationId = '0000000002'
const proceedingId = `${applicationId}-gmi`
const at = (text: string): string => { const [day = '', time = '09:00'] = text.split(' '); return instantAt(day, time) }
const working = workingTimeOf('tukums')

const event = (what: string, when: string, more: Partial<CaseEvent> = {}): CaseEvent => ({ caseId, proceedingId, what, by: 'system', occurredAt: at(when), recordedAt: at(when), ...more })
const wait = (box: string, n = 0): string => `case-${caseId}.decision-${proceedingId}.${box}.${n}`
const opened = (box: string, owner: string, when: string, more: Partial<CaseEvent> = {}): CaseEvent => event(`${box}.opened`, when, { waitId: wait(box), owner, queue: 'assistance', ...more })
const ended = (box: string, outcome: string, when: string, more: Partial<CaseEvent> = {}): CaseEvent => event(`${box}.${outcome}`, when, { waitId: wait(box), owner: 'queue', queue: 'assistance', ...more })

const matter = (more: Partial<LedgerOf> = {}): LedgerOf => ({ proceedingId, applicationId, receivedAt: at('2026-03-02 09:00'), until: at('2026-03-12 09:00'), ...more })
const shown = (spans: readonly Span[]): string[] => spans.map(({ owner, from, to }) => `${owner} ${instantOf(from).slice(5, 16)}–${instantOf(to).slice(5, 16)}`)

describe('The time of a proceeding', () => {
  it('is our queue’s until someone takes the task, then theirs, then the queue’s again when it is handed back', () => {
    const spans = ledgerOf(matter(), [
      opened('AwaitDecision', 'queue', '2026-03-02 09:00'),
      event('TaskTaken', '2026-03-03 10:00', { waitId: wait('AwaitDecision'), owner: 'hands', queue: 'assistance', person: 'ilze', by: 'staff:ilze' }),
      event('Reminded', '2026-03-04 08:00', { waitId: wait('AwaitDecision'), owner: 'hands', queue: 'assistance', person: 'ilze', by: 'clock' }),
      event('TaskHandedBack', '2026-03-05 10:00', { waitId: wait('AwaitDecision'), owner: 'queue', queue: 'assistance', by: 'staff:ilze' }),
      event('TaskReassigned', '2026-03-06 10:00', { waitId: wait('AwaitDecision'), owner: 'hands', queue: 'assistance', person: 'anita', by: 'staff:vaira' }),
      ended('AwaitDecision', 'Granted', '2026-03-09 10:00'),
    ])
    expect(spans.map(({ owner, person }) => `${owner} ${person}`)).toEqual(['queue undefined', 'hands ilze', 'queue undefined', 'hands anita', 'system undefined'])
  })

  it('of entries older releases wrote is read the same', () => {
    const spans = ledgerOf(matter(), [
      event('AwaitDecision.opened', '2026-03-02 09:00', { waitId: wait('AwaitDecision'), owner: 'queue' }),
      event('TaskTaken', '2026-03-03 10:00', { waitId: wait('AwaitDecision'), owner: 'hands', by: 'staff:ilze' }),
      event('Escalated', '2026-03-04 08:00', { waitId: wait('AwaitDecision'), owner: 'hands', by: 'clock' }),
      event('TaskRecalled', '2026-03-05 10:00', { waitId: wait('AwaitDecision'), owner: 'queue', by: 'staff:vaira' }),
    ])
    expect(spans.map(({ owner, person }) => `${owner} ${person}`)).toEqual(['queue undefined', 'hands ilze', 'queue undefined'])
  })

  it('is the resident’s only while a complete request has reached them and nobody else is waited for', () => {
    const asked = (request?: CaseEvent['request']) => shown(ledgerOf(matter({ until: at('2026-03-06 09:00') }), [opened('AwaitInformation', 'resident', '2026-03-02 09:00', { ...(request && { request }) })]))
    expect(asked()).toEqual(['resident 03-02T07:00–03-06T07:00'])
    expect(asked({ complete: true, deliveredAt: at('2026-03-04 09:00') })).toEqual(['queue 03-02T07:00–03-04T07:00', 'resident 03-04T07:00–03-06T07:00'])
    expect(asked({ complete: true })).toEqual(['queue 03-02T07:00–03-06T07:00'])
    expect(asked({ complete: false, deliveredAt: at('2026-03-02 09:00') })).toEqual(['queue 03-02T07:00–03-06T07:00'])
    const beside = ledgerOf(matter({ until: at('2026-03-06 09:00') }), [opened('AwaitInformation', 'resident', '2026-03-02 09:00'), opened('AwaitManualEvidence', 'queue', '2026-03-03 09:00'), ended('AwaitManualEvidence', 'EvidenceEntered', '2026-03-04 09:00')])
    expect(beside.map(({ owner }) => owner)).toEqual(['resident', 'queue', 'resident'])
  })

  it('from the day a paper came until the day it was entered is ours, and as known before that it was the resident’s still', () => {
    const events = [
      opened('AwaitInformation', 'resident', '2026-03-02 09:00'),
      ended('AwaitInformation', 'Provided', '2026-03-09 11:00', { recordedAt: at('2026-03-12 15:00') }),
    ]
    const until = at('2026-03-13 09:00')
    expect(shown(ledgerOf(matter({ until }), events))).toEqual(['resident 03-02T07:00–03-09T09:00', 'queue 03-09T09:00–03-12T13:00', 'system 03-12T13:00–03-13T07:00'])
    expect(shown(ledgerOf(matter({ until, knownAt: at('2026-03-11 09:00') }), events))).toEqual(['resident 03-02T07:00–03-11T07:00'])
  })

  it('follows a correction from the moment it was entered, and the entry corrected stays', () => {
    const answer = ended('AwaitInformation', 'Provided', '2026-03-09 11:00')
    const events = [opened('AwaitInformation', 'resident', '2026-03-02 09:00'), answer, event('FactCorrected', '2026-03-05 11:00', { recordedAt: at('2026-03-11 09:00'), corrects: { recordedAt: answer.recordedAt, what: answer.what, waitId: wait('AwaitInformation') } })]
    expect(shown(ledgerOf(matter(), events)).slice(0, 2)).toEqual(['resident 03-02T07:00–03-05T09:00', 'queue 03-05T09:00–03-09T09:00'])
    expect(shown(ledgerOf(matter({ knownAt: at('2026-03-10 09:00') }), events)).slice(0, 1)).toEqual(['resident 03-02T07:00–03-09T09:00'])
  })

  it('of a failed execution is the machine’s until someone takes it', () => {
    const spans = ledgerOf(matter(), [
      opened('AwaitRepair', 'hands', '2026-03-02 09:00', { queue: 'supervision' }),
      event('TaskTaken', '2026-03-03 10:00', { waitId: wait('AwaitRepair'), owner: 'hands', queue: 'supervision', person: 'vaira' }),
    ])
    expect(spans.map(({ owner }) => owner)).toEqual(['system', 'hands'])
  })

  it('in a waiting list is the service’s, and between a decision and its reopening the law’s', () => {
    const listed = ledgerOf(matter(), [event('JoinedWaitingList', '2026-03-03 09:00'), event('PlaceReserved', '2026-03-06 09:00')])
    expect(listed.map(({ owner, box }) => `${owner} ${box}`)).toEqual(['system undefined', 'provider WaitingList', 'system undefined'])
    const looked = ledgerOf(matter(), [
      event('JoinedWaitingList', '2026-03-03 09:00'), opened('AwaitNeedReview', 'provider', '2026-03-03 09:00', { queue: 'social-work' }),
      event('TaskReturned', '2026-03-05 08:00', { waitId: wait('AwaitNeedReview'), owner: 'queue', queue: 'social-work' }),
      event('AwaitNeedReview.StillNeeded', '2026-03-06 09:00', { waitId: wait('AwaitNeedReview'), owner: 'hands', queue: 'social-work' }),
    ])
    expect(looked.map(({ owner, box }) => `${owner} ${box}`)).toEqual(['system undefined', 'provider WaitingList', 'queue AwaitNeedReview', 'provider WaitingList'])
    const reopened = ledgerOf(matter(), [event('DecisionRefused', '2026-03-03 09:00'), event('ProceedingReopened', '2026-03-06 09:00'), opened('AwaitDecision', 'queue', '2026-03-06 09:00')])
    expect(reopened.map(({ owner, box }) => `${owner} ${box}`)).toEqual(['system undefined', 'law Closed', 'queue AwaitDecision'])
  })

  describe('of a case that changes hands', () => {
    const receipt = `case-${caseId}.handover-0000000007.AwaitReceipt.0`
    const handOver = (what: string, when: string, more: Partial<CaseEvent>): CaseEvent => { const { proceedingId: _, ...of } = event(what, when, { waitId: receipt, ...more }); return of }
    const handed = (owner: string, more: Partial<CaseEvent> = {}) => [handOver('AwaitReceipt.opened', '2026-03-03 09:00', { owner, queue: 'assistance', ...more }), handOver('AwaitReceipt.Received', '2026-03-05 09:00', { owner, queue: 'assistance', ...more })]
    const told = (events: CaseEvent[]) => ledgerOf(matter(), events.toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt))).map(({ owner, box, person }) => [owner, box, person].filter(Boolean).join(' '))
    const inHands = [opened('AwaitDecision', 'queue', '2026-03-02 09:00'), event('TaskTaken', '2026-03-02 10:00', { waitId: wait('AwaitDecision'), owner: 'hands', queue: 'assistance', person: 'ilze' })]

    it('is the receiver’s until the receipt, and then of whoever has the task', () =>
      expect(told([...inHands, ...handed('hands', { person: 'inga' })]).slice(-3)).toEqual(['hands AwaitDecision ilze', 'hands AwaitReceipt inga', 'hands AwaitDecision ilze']))
    it('handed to a team is the team’s, although a colleague still has the task', () =>
      expect(told([...inHands, ...handed('queue')]).slice(-3)).toEqual(['hands AwaitDecision ilze', 'queue AwaitReceipt', 'hands AwaitDecision ilze']))
    it('is the resident’s while they are asked: handing over keeps no answer waiting', () =>
      expect(told([opened('AwaitInformation', 'resident', '2026-03-02 09:00'), ...handed('hands', { person: 'inga' })])).toEqual(['resident AwaitInformation']))
    it('when nothing is to be done in the matter, is nobody of ours', () =>
      expect(told([event('DecisionRefused', '2026-03-02 09:00'), ...handed('queue')]).at(-1)).toBe('law Closed'))
    it('is counted as one time in the queue, not as two broken in half', () => {
      const events = [opened('AwaitDecision', 'queue', '2026-03-02 09:00'), ...handed('hands', { person: 'inga' })]
      const spans = ledgerOf(matter(), events)
      expect(spans.map(({ owner }) => owner)).toEqual(['queue', 'hands', 'queue'])
      expect(summarised({ ...matter(), caseId, kind: 'gmi', status: 'Awarded', legalDue: { on: '2026-04-02', why: '' }, targetDue: { on: '2026-03-16', why: '' }, version: 1 }, spans, events, working, {})).toMatchObject({ queueWaits: 1, handOvers: 0 })
    })
  })

  it('counts the waits of its application, and of no other proceeding', () => {
    const signing = { waitId: `case-${caseId}.application-${applicationId}.AwaitSignatures.0`, owner: 'resident' }
    const { proceedingId: _, ...ofApplication } = event('AwaitSignatures.opened', '2026-03-02 09:00', signing)
    expect(ledgerOf(matter(), [ofApplication]).map(({ owner }) => owner)).toEqual(['resident'])
    expect(ledgerOf(matter(), [{ ...ofApplication, waitId: signing.waitId.replace(applicationId, '0000000009') }]).map(({ owner }) => owner)).toEqual(['system'])
    expect(ledgerOf(matter(), [opened('AwaitDecision', 'queue', '2026-03-02 09:00', { proceedingId: `${applicationId}-housing` })]).map(({ owner }) => owner)).toEqual(['system'])
  })
})

describe('Working time', () => {
  it.each([
    ['a working day', '2026-03-02 00:00', '2026-03-03 00:00', 8], ['a weekend', '2026-03-07 00:00', '2026-03-09 00:00', 0],
    ['the noon hour', '2026-03-02 11:30', '2026-03-02 13:30', 1], ['the day the clock goes forward', '2026-03-27 16:00', '2026-03-30 09:00', 2],
    ['the day it goes back', '2026-10-23 16:00', '2026-10-26 09:00', 2], ['a working day moved away', '2026-06-22 00:00', '2026-06-23 00:00', 0],
    ['the Saturday worked for it', '2026-06-27 00:00', '2026-06-28 00:00', 8], ['the turn of a year', '2025-12-30 16:00', '2026-01-05 09:00', 2],
  ])('of %s, in hours', (_, from, to, hours) => expect(working(epochOf(at(from)), epochOf(at(to)))).toBe(hours * 3_600_000))
})

/** Working calendars in which an office has moved days of its own, beside the published ones: to any day, a Sunday or a holiday too, or simply free. */
const aMove = fc.record({ free: fc.integer({ min: 0, max: 900 }), worked: fc.option(fc.integer({ min: 0, max: 900 }), { nil: undefined }) }).map(({ free, worked }) => ({
  rowId: `r-${free}`, free: addDays('2025-06-01', free), source: 'iestādes rīkojums', ...(worked === undefined || worked === free ? {} : { worked: addDays('2025-06-01', worked) }),
}))
const calendars = fc.sample(fc.array(aMove, { maxLength: 30 }).map((moved) => calendarWith([...movedDays('tukums'), ...moved])), { numRuns: 24, seed: 2026 })
const aWorkingTime = fc.constantFrom(...calendars.map((calendar) => workingTimeOf('tukums', calendar)))

const wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Riga', dateStyle: 'short', timeStyle: 'short' })
/** Counted minute by minute on the wall clock of Riga. */
function minutesWorked(calendar: (typeof calendars)[number], from: number, to: number): number {
  let minutes = 0
  for (let at = from; at < to; at += 60_000) {
    const [day = '', time = ''] = wallClock.format(at).split(' ')
    if ((('08:00' <= time && time < '12:00') || ('13:00' <= time && time < '17:00')) && isWorkingDay(calendar, day)) minutes += 1
  }
  return minutes
}

describe('Working time by any calendar', () => {
  it('is what one counts minute by minute on the wall clock, over both changes of the clock, moved days and the turn of a year', () => {
    const about = fc.constantFrom('2026-03-26', '2026-10-22', '2026-06-18', '2025-12-29')
    fc.assert(fc.property(fc.constantFrom(...calendars), about, fc.nat({ max: 8 * 1440 }), fc.nat({ max: 5 * 1440 }), (calendar, day, after, length) => {
      const from = epochOf(instantAt(day)) + after * 60_000
      const to = from + length * 60_000
      expect(workingTimeOf('tukums', calendar)(from, to)).toBe(minutesWorked(calendar, from, to) * 60_000)
    }), { numRuns: 60 })
  })
})

/** Random histories: waits of every owner that overlap, are taken, returned, taken away for a leave, put off, answered late, corrected, contested, decided anew, and entries in disorder. */
const boxes = ['AwaitDecision', 'AwaitInformation', 'AwaitRegister', 'AwaitProvider', 'AwaitRepair', 'AwaitSecondApproval', 'AwaitHearing', 'AwaitAppealReview', 'AwaitCommission', 'AwaitNeedReview', 'AwaitVisit', 'AwaitReceipt']
const start = epochOf(at('2026-01-01 00:00'))
/** The hours in which the clock goes forward and back. */
const turnsOfClock = ['2026-03-29 02:30', '2026-10-25 02:30'].map((text) => epochOf(at(text)))
const moment = fc.oneof({ weight: 4, arbitrary: fc.integer({ min: start, max: start + 400 * 86_400_000 }) }, fc.tuple(fc.constantFrom(...turnsOfClock), fc.integer({ min: -3 * 3_600_000, max: 3 * 3_600_000 })).map(([turn, off]) => turn + off))
/** What is of no wait. */
const happenings = ['JoinedWaitingList', 'PlaceReserved', 'DecisionRefused', 'ProceedingReopened', 'Awarded', 'TargetPaused', 'AppealLodged', 'AppealRegistered', 'ReopenedOnAppeal']
const anEvent = fc.record({
  what: fc.constantFrom('opened', 'opened', 'ended', 'ended', 'TaskTaken', 'TaskReassigned', 'TaskHandedBack', 'TaskRecalled', 'TaskPutOff', 'TaskReturned', 'Reminded', 'Escalated', 'RequestDelivered', 'DatesMoved', 'VisitPlanned', 'DeliveryCorrected', ...happenings),
  box: fc.constantFrom(...boxes), n: fc.integer({ min: 0, max: 2 }), owner: fc.constantFrom(...ownerPriority), occurred: moment, late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 * 86_400_000 })),
  person: fc.option(fc.constantFrom('ilze', 'anita'), { nil: undefined }), old: fc.boolean(), complete: fc.boolean(), delivered: fc.option(moment, { nil: undefined }), corrects: fc.option(fc.nat(), { nil: undefined }), mine: fc.constantFrom(proceedingId, undefined, `${applicationId}-housing`, `${proceedingId}-2`),
})
const aHistory = fc.array(anEvent, { maxLength: 30 }).map((drawn) => {
  const events: CaseEvent[] = []
  for (const one of drawn) {
    const free = happenings.includes(one.what)
    const ofCase = one.box === 'AwaitReceipt' && !free
    const target = one.corrects === undefined ? undefined : events[one.corrects % Math.max(1, events.length)]
    events.push({
      caseId, proceedingId: ofCase ? undefined : one.mine, by: 'staff:ilze', occurredAt: instantOf(one.occurred), recordedAt: instantOf(one.occurred + one.late),
      what: target !== undefined ? 'FactCorrected' : one.what === 'opened' ? `${one.box}.opened` : one.what === 'ended' ? `${one.box}.Done` : one.what,
      ...(free ? {} : { waitId: ofCase ? `case-${caseId}.handover-0000000007.AwaitReceipt.${one.n}` : wait(one.box, one.n), owner: one.owner, ...(one.old ? {} : { queue: 'assistance', person: one.person }) }),
      ...(one.what === 'opened' && one.owner === 'resident' && !one.old ? { request: { complete: one.complete, ...(one.delivered === undefined ? {} : { deliveredAt: instantOf(one.delivered) }) } } : {}),
      ...(target === undefined ? {} : { corrects: { recordedAt: target.recordedAt, what: target.what, ...(target.waitId === undefined ? {} : { waitId: target.waitId }) } }),
    })
  }
  return events.toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt))
})

/** An application entered some time after it came, whose day of receipt is corrected, and corrected again. */
const aSubmission = fc.record({ came: moment, late: fc.integer({ min: 0, max: 40 * 86_400_000 }), corrections: fc.array(fc.record({ came: moment, after: fc.integer({ min: 0, max: 90 * 86_400_000 }) }), { maxLength: 3 }) }).map(({ came, late, corrections }) => {
  const { proceedingId: _, ...submission }: CaseEvent = { caseId, proceedingId, applicationId, what: 'ApplicationSubmitted', by: 'resident:anna', occurredAt: instantOf(came), recordedAt: instantOf(came + late) }
  return [submission, ...corrections.map(({ came: rightly, after }): CaseEvent => ({
    ...submission, what: 'ReceiptCorrected', by: 'staff:ilze', occurredAt: instantOf(Math.min(rightly, came + late)), recordedAt: instantOf(came + late + after), corrects: { recordedAt: submission.recordedAt, what: submission.what },
  })).toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt))]
})

describe('Whatever happened', () => {
  it('a receipt that was corrected is the receipt: from the last one known the spans cover everything, ours until it was entered', () => {
    fc.assert(fc.property(aHistory, aSubmission, fc.option(moment, { nil: undefined }), (history, submission, known) => {
      const [first, ...corrections] = submission
      const events = [...history, ...submission].toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt))
      const until = start + 600 * 86_400_000
      const knownAt = known === undefined ? undefined : instantOf(known)
      // The record has the last receipt; what was known before it is in the journal alone.
      const spans = ledgerOf({ proceedingId, applicationId, receivedAt: corrections.at(-1)?.occurredAt ?? first!.occurredAt, until: instantOf(until), ...(knownAt === undefined ? {} : { knownAt }) }, events)
      const from = epochOf((corrections.filter(({ recordedAt }) => knownAt === undefined || recordedAt <= knownAt).at(-1) ?? first!).occurredAt)
      const to = Math.max(from, Math.min(until, known ?? until))
      expect(spans.every((span, i) => span.from < span.to && span.from === (spans[i - 1]?.to ?? from))).toBe(true)
      expect(spans.at(-1)?.to ?? from).toBe(to)
      expect(Object.values(timeByOwner(spans, working)).reduce((sum, { calendar }) => sum + calendar, 0)).toBe(to - from)
      const entered = epochOf(first!.recordedAt)
      if (knownAt === undefined || knownAt >= first!.recordedAt) expect(spans.filter((span) => span.from < entered).every(({ owner }) => ownerPriority.indexOf(owner) <= ownerPriority.indexOf('queue'))).toBe(true)
    }), { numRuns: 2_000 })
  })

  it('the spans touch, do not overlap and cover receipt to end; calendar and working milliseconds sum exactly, by owner and by box', () => {
    fc.assert(fc.property(aHistory, moment, moment, fc.option(moment, { nil: undefined }), aWorkingTime, fc.constantFrom(proceedingId, `${proceedingId}-2`), (events, one, other, known, working, asked) => {
      const [from, until] = [Math.min(one, other), Math.max(one, other)]
      const spans = ledgerOf({ proceedingId: asked, applicationId, receivedAt: instantOf(from), until: instantOf(until), ...(known === undefined ? {} : { knownAt: instantOf(known) }) }, events)
      const to = Math.max(from, Math.min(until, known ?? until))
      expect(spans.every((span, i) => span.from < span.to && span.from === (spans[i - 1]?.to ?? from))).toBe(true)
      expect(spans.at(-1)?.to ?? from).toBe(to)
      for (const sums of [Object.values(timeByOwner(spans, working)), timeByBox(spans, working)]) {
        expect(sums.reduce((sum, { calendar }) => sum + calendar, 0)).toBe(to - from)
        expect(sums.reduce((sum, time) => sum + time.working, 0)).toBe(working(from, to))
      }
    }), { numRuns: 3_000 })
  })

  it('what is entered later changes nothing of the ledger as it was known before', () => {
    fc.assert(fc.property(aHistory, moment, (events, knownAt) => {
      const asked = { proceedingId, applicationId, receivedAt: instantOf(start), until: instantOf(start + 500 * 86_400_000), knownAt: instantOf(knownAt) }
      expect(ledgerOf(asked, events)).toEqual(ledgerOf(asked, events.filter(({ recordedAt }) => recordedAt <= asked.knownAt)))
    }), { numRuns: 1_000 })
  })

  it('a paper that came before it was entered is ours from that moment on, whatever is corrected afterwards and however often', () => {
    const day = fc.integer({ min: 0, max: 60 * 86_400_000 })
    fc.assert(fc.property(fc.tuple(day, day, day).map((moments) => moments.toSorted((a, b) => a - b)), fc.array(fc.tuple(fc.nat({ max: 1000 }), day), { maxLength: 4 }), ([asked = 0, came = 0, entered = 0], drawn) => {
      const moment = (ms: number): string => instantOf(start + ms)
      const answer = event('AwaitInformation.Provided', '2026-01-01', { waitId: wait('AwaitInformation'), owner: 'resident', queue: 'resident:anna', by: 'staff:ilze', occurredAt: moment(came), recordedAt: moment(entered) })
      const corrections = drawn.map(([part, later]) => event('FactCorrected', '2026-01-01', { waitId: wait('AwaitInformation'), by: 'staff:ilze', occurredAt: moment(asked + Math.floor((entered - asked) * part / 1000)), recordedAt: moment(entered + later), corrects: { recordedAt: answer.recordedAt, what: answer.what, waitId: wait('AwaitInformation') } })).toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt))
      const history = [event('AwaitInformation.opened', '2026-01-01', { waitId: wait('AwaitInformation'), owner: 'resident', queue: 'resident:anna', occurredAt: moment(asked), recordedAt: moment(asked) }), answer, ...corrections]
      const until = moment(200 * 86_400_000)
      const sums = timeByOwner(ledgerOf({ proceedingId, applicationId, receivedAt: moment(0), until }, history), working)
      const last = epochOf(corrections.at(-1)?.occurredAt ?? answer.occurredAt) - start
      expect(sums.resident?.calendar ?? 0).toBe(last - asked)
      expect(sums.queue?.calendar ?? 0).toBe(entered - last)
      expect(Object.values(sums).reduce((sum, { calendar }) => sum + calendar, 0)).toBe(200 * 86_400_000)
    }), { numRuns: 1_000 })
  })

  it('no millisecond is the resident’s without a complete request delivered to them and still unanswered', () => {
    fc.assert(fc.property(aHistory, (events) => {
      const plain = events.filter(({ corrects }) => corrects === undefined)
      const spans = ledgerOf({ proceedingId, applicationId, receivedAt: instantOf(start), until: instantOf(start + 500 * 86_400_000) }, plain)
      for (const { owner, from, to, waitId, box } of spans) {
        if (owner !== 'resident') continue
        const of = plain.filter((event) => event.waitId === waitId && (event.proceedingId ?? proceedingId) === proceedingId)
        const opening = of.find(({ what }) => what === `${box}.opened`)!
        expect(epochOf(opening.occurredAt)).toBeLessThanOrEqual(from)
        expect(opening.request?.complete).not.toBe(false)
        const delivered = of.find(({ what }) => what === 'RequestDelivered')?.occurredAt ?? opening.request?.deliveredAt
        if (opening.request !== undefined) expect(epochOf(delivered!)).toBeLessThanOrEqual(from)
        for (const answer of of.filter(({ what }) => what === `${box}.Done`)) expect(epochOf(answer.occurredAt)).toBeGreaterThanOrEqual(to)
      }
    }), { numRuns: 2_000 })
  })
})
