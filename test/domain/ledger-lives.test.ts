// Whole lives of matters, drawn at random: decided, contested, decided anew, by colleagues who go on leave, with papers entered late and corrected, over days the clock and the Cabinet move.
// What really happened is kept beside the journal while it is written; the ledger must read exactly that out of the journal.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWorkingDay } from '../../functions/domain/calendar.ts'
import { addDays, instantAt } from '../../functions/domain/days.ts'
import type { CaseEvent } from '../../functions/domain/event.ts'
import { epochOf, instantOf } from '../../functions/domain/identifiers.ts'
import { ledgerOf } from '../../functions/domain/ledger.ts'
import { proceedingIdOf } from '../../functions/domain/proceeding.ts'
import { timeByBox, timeByOwner } from '../../functions/domain/time-summary.ts'
import type { WaitOwner } from '../../functions/domain/wait.ts'
import { calendarWith, movedDays } from '../../functions/policy/working-calendar.ts'
import { workingTimeOf } from '../../functions/policy/working-hours.ts'

const caseId = '0000000001'
const applicationId = '0000000002'
const day = 86_400_000

/** What people, the clock and others do, in words of the journal; an act that has no sense where the matter stands is passed over. */
const acts = [
  'take', 'reassign', 'leave', 'sickness', 'hand-back', 'put-off', 'remind', 'escalate', 'pause', 'resume', 'dates-moved', 'terms-moved',
  'ask', 'answer', 'register-down', 'register-up', 'refuse', 'grant', 'contest', 'withdraw', 'send-on', 'extend', 'correct-ourselves', 'annul', 'uphold',
  'join-list', 'look-due', 'look-done', 'place', 'accept', 'hand-over', 'hand-to-team', 'receipt-taken', 'received',
] as const
type Act = (typeof acts)[number]

/** Days the Cabinet makes free, or moves, so many days after the beginning: a few such calendars, because each is reckoned once. */
const someMoves = fc.sample(fc.array(fc.record({ free: fc.integer({ min: 0, max: 120 }), worked: fc.option(fc.integer({ min: 0, max: 120 }), { nil: undefined }) }), { maxLength: 8 }), { numRuns: 5, seed: 3 })

const life = fc.record({
  /** Spring and autumn turns of the clock, Easter, a moved June, the turn of the year. */
  begins: fc.constantFrom('2026-01-02', '2026-03-20', '2026-03-28', '2026-06-18', '2026-10-22', '2026-12-21'),
  acts: fc.array(fc.record({
    act: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...acts) }, { weight: 3, arbitrary: fc.constantFrom<Act>('refuse', 'contest', 'send-on', 'annul', 'correct-ourselves', 'uphold', 'extend') }, { weight: 2, arbitrary: fc.constantFrom<Act>('join-list', 'look-due', 'take', 'look-done', 'place', 'accept') }),
    after: fc.oneof(fc.integer({ min: 1, max: 12 * 3_600_000 }), fc.integer({ min: 1, max: 20 * day })),
    /** How long before its entry it happened, of what came before; and where within that it is corrected to, thousandths. */
    late: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 1000 })), corrected: fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined }),
  }), { minLength: 5, maxLength: 60, size: 'max' }),
  moved: fc.constantFrom(...someMoves),
  rest: fc.integer({ min: 0, max: 40 * day }),
})
type Life = typeof life extends fc.Arbitrary<infer T> ? T : never

interface Stretch { owner: WaitOwner; from: number; to: number }
interface Matter { proceedingId: string; receivedAt: number; truth: Stretch[] }

/** What was ours is a hand-over's while its receipt was waited for; what others were waited for in is not. */
const withReceipts = (truth: readonly Stretch[], receipts: readonly Stretch[]): Stretch[] => truth.flatMap((stretch) => {
  if (stretch.owner !== 'hands' && stretch.owner !== 'queue') return [stretch]
  const edges = [...new Set([stretch.from, stretch.to, ...receipts.flatMap(({ from, to }) => [from, to])])].filter((at) => at >= stretch.from && at <= stretch.to).toSorted((a, b) => a - b)
  return edges.slice(1).map((to, i) => ({ owner: receipts.find((receipt) => receipt.from <= edges[i]! && receipt.to >= to)?.owner ?? stretch.owner, from: edges[i]!, to }))
})

/** Lives it: the journal as the house would write it, and beside it whose each stretch truly was. */
function lived({ begins, acts: drawn, rest }: Life): { matters: Matter[]; events: CaseEvent[]; until: number; met: Set<Act> } {
  const events: CaseEvent[] = []
  const met = new Set<Act>()
  let now = epochOf(instantAt(begins, '09:00'))
  const matters: Matter[] = [{ proceedingId: proceedingIdOf(applicationId, 'gmi'), receivedAt: now, truth: [] }]
  let matter = matters[0]!
  /** Who is waited for now, and since when; what has been told already is in `truth`. */
  let [owner, since, box, waitId, entries, contested] = ['system' as WaitOwner, now, '', '', 0, false]

  const tell = (what: string, more: Partial<CaseEvent> = {}): CaseEvent => {
    const event: CaseEvent = { caseId, proceedingId: matter.proceedingId, what, by: 'system', occurredAt: instantOf(now), recordedAt: instantOf(now), ...more }
    events.push(event)
    return event
  }
  const becomes = (next: WaitOwner, at = now): void => {
    if (at > since) matter.truth.push({ owner, from: since, to: at })
    ;[owner, since] = [next, at]
  }
  const queueOf = (): string => ({ AwaitInformation: 'resident:anna', AwaitRegister: 'register:VSAA', AwaitAppealReview: 'supervision', AwaitCommission: 'supervision', AwaitNeedReview: 'social-work', AwaitProvider: 'provider:saime' })[box] ?? 'assistance'
  const opens = (next: string, of: WaitOwner): void => {
    entries += 1
    ;[box, waitId] = [next, `case-${caseId}.decision-${matter.proceedingId}.${next}.${entries}`]
    tell(`${box}.opened`, { waitId, owner: of, queue: queueOf() })
    becomes(of)
  }
  const told = (what: string, more: Partial<CaseEvent> = {}): CaseEvent => tell(what, { waitId, owner, queue: queueOf(), ...more })
  /** A moment between two, thousandths of the way back from the later. */
  const back = (from: number, to: number, thousandths: number): number => to - Math.floor(((to - from) * thousandths) / 1000)
  /** The open wait is answered: from when it came the paper lay with us until it was entered; where that day was wrong, it is corrected by an added entry. */
  const answers = (outcome: string, came = now, corrected?: number): void => {
    const answer = told(`${box}.${outcome}`, { occurredAt: instantOf(came) })
    const rightly = corrected ?? came
    if (corrected !== undefined) tell('FactCorrected', { waitId, occurredAt: instantOf(corrected), recordedAt: instantOf(now + 1), corrects: { recordedAt: answer.recordedAt, what: answer.what, waitId } })
    becomes('queue', Math.max(since, rightly))
    becomes('system')
    box = ''
  }
  const closes = (): void => { becomes('law'); box = 'Closed' }
  const hands = (what: string, person: string, by: string): void => { owner === 'hands' ? told(what, { person, by }) : told(what, { owner: 'hands', person, by }); becomes('hands') }
  const reopens = (receivedAt: number, knownAt: number): void => {
    closes()
    becomes('law', now)
    const anew: Matter = { proceedingId: proceedingIdOf(applicationId, 'gmi', matters.length + 1), receivedAt, truth: [] }
    matters.push(anew)
    matter = anew
    tell('ReopenedOnAppeal', { occurredAt: instantOf(knownAt) })
    ;[owner, since] = ['law', receivedAt]
    becomes('queue', knownAt)
    becomes('system')
    contested = false
    opens('AwaitDecision', 'queue')
  }
  /** Of the case, whatever its matter: nobody's own wait is told by it. */
  const receipts: Stretch[] = []
  let receipt: { waitId: string; owner: WaitOwner; since: number } | undefined
  const toldReceipt = (what: string, owner: WaitOwner, more: Partial<CaseEvent> = {}): void => void tell(what, { proceedingId: undefined, waitId: receipt!.waitId, owner, queue: 'assistance', ...more })
  const changesHands = (owner: 'hands' | 'queue'): boolean | void => {
    if (receipt !== undefined) return false
    receipt = { waitId: `case-${caseId}.handover-00000000${String(receipts.length + 10).padStart(2, '0')}.AwaitReceipt.${receipts.length}`, owner, since: now }
    toldReceipt('AwaitReceipt.opened', owner, owner === 'hands' ? { person: 'anita' } : {})
  }
  const closesReceipt = (): void => { receipts.push({ owner: receipt!.owner, from: receipt!.since, to: now }) }
  const ours = (): boolean => ['AwaitDecision', 'AwaitAppealReview', 'AwaitNeedReview'].includes(box) && (owner === 'queue' || owner === 'hands')
  const opened = (): number => epochOf(events.find((event) => event.waitId === waitId)!.occurredAt)

  const does: Record<Act, (late: number, corrected: number | undefined) => boolean | void> = {
    take: () => owner === 'queue' && ours() ? hands('TaskTaken', 'ilze', 'staff:ilze') : false,
    reassign: () => ours() ? hands('TaskReassigned', 'anita', 'staff:vaira') : false,
    // Who goes on leave, or falls ill, has their work given to a colleague by rule.
    leave: () => owner === 'hands' ? hands('TaskReassigned', 'karlis', 'clock') : false,
    sickness: () => { if (owner !== 'hands') return false; told('TaskRecalled', { owner: 'queue', by: 'clock' }); becomes('queue') },
    'hand-back': () => { if (owner !== 'hands') return false; told('TaskHandedBack', { owner: 'queue', by: 'staff:ilze' }); becomes('queue') },
    'put-off': () => { if (owner !== 'hands') return false; told('TaskPutOff', { person: 'ilze' }) },
    remind: () => { if (!ours()) return false; told('Reminded', { by: 'clock', ...(owner === 'hands' ? { person: 'ilze' } : {}) }) },
    escalate: () => { if (!ours()) return false; told('Escalated', { by: 'clock', ...(owner === 'hands' ? { person: 'ilze' } : {}) }) },
    // Our target stands still: whose the time is does not change.
    pause: () => void tell('TargetPaused', { by: 'staff:ilze' }),
    resume: () => void tell('TargetResumed', { by: 'staff:ilze' }),
    'dates-moved': () => { if (box === '' || box === 'Closed') return false; told('DatesMoved', { ...(owner === 'hands' ? { person: 'ilze' } : {}) }) },
    'terms-moved': () => void tell('TermsMoved'),
    ask: () => { if (box !== 'AwaitDecision') return false; answers('InformationNeeded'); opens('AwaitInformation', 'resident') },
    answer: (late, corrected) => {
      if (box !== 'AwaitInformation') return false
      const came = back(opened(), now, late)
      answers('Provided', came, corrected === undefined ? undefined : back(opened(), now, corrected))
      now += 2
      opens('AwaitDecision', 'queue')
    },
    'register-down': () => { if (box !== 'AwaitDecision') return false; answers('AssessAgain'); opens('AwaitRegister', 'register') },
    'register-up': () => { if (box !== 'AwaitRegister') return false; answers('AskAgain'); opens('AwaitDecision', 'queue') },
    refuse: () => { if (box !== 'AwaitDecision') return false; answers('Refused'); tell('DecisionRefused'); closes() },
    grant: () => { if (box !== 'AwaitDecision') return false; answers('Granted'); tell('DecisionGranted'); tell('Awarded'); closes() },
    contest: (late, corrected) => {
      if (box !== 'Closed' || contested) return false
      const closedAt = since
      const came = back(closedAt, now, late)
      const lodged = tell('AppealLodged', { occurredAt: instantOf(came) })
      const rightly = corrected === undefined ? came : back(closedAt, now, corrected)
      if (corrected !== undefined) tell('FactCorrected', { occurredAt: instantOf(rightly), recordedAt: instantOf(now + 1), corrects: { recordedAt: lodged.recordedAt, what: lodged.what } })
      becomes('queue', rightly)
      becomes('law')
      now += 2
      contested = true
      tell('AppealRegistered')
      opens('AwaitAppealReview', 'queue')
    },
    withdraw: () => { if (box !== 'AwaitAppealReview') return false; answers('Withdrawn'); contested = false; closes() },
    'send-on': () => { if (box !== 'AwaitAppealReview') return false; answers('SentOn'); opens('AwaitCommission', 'law') },
    extend: () => { if (box !== 'AwaitCommission') return false; answers('Extended'); opens('AwaitCommission', 'law') },
    'correct-ourselves': () => { if (box !== 'AwaitAppealReview' || matters.length > 8) return false; answers('CorrectedByUs'); reopens(now, now) },
    annul: (late, corrected) => {
      if (box !== 'AwaitCommission' || matters.length > 8) return false
      const [sent, came] = [opened(), back(opened(), now, late)]
      answers('Annulled', came)
      reopens(back(sent, came, corrected ?? 0), came)
    },
    // Granted, and no place is free: the time is the provider's, but where a look at the need is due and until it is done.
    'join-list': () => { if (box !== 'AwaitDecision') return false; answers('Granted'); tell('DecisionGranted'); tell('JoinedWaitingList'); opens('AwaitNeedReview', 'provider') },
    'look-due': () => { if (box !== 'AwaitNeedReview' || owner !== 'provider') return false; told('TaskReturned', { owner: 'queue', by: 'clock' }); becomes('queue') },
    'look-done': () => { if (box !== 'AwaitNeedReview' || owner !== 'hands') return false; told('AwaitNeedReview.StillNeeded'); opens('AwaitNeedReview', 'provider') },
    place: () => { if (box !== 'AwaitNeedReview') return false; tell('PlaceReserved'); told('AwaitNeedReview.PlaceOffered'); becomes('system'); opens('AwaitProvider', 'provider') },
    'hand-over': () => changesHands('hands'),
    'hand-to-team': () => changesHands('queue'),
    'receipt-taken': () => {
      if (receipt?.owner !== 'queue') return false
      closesReceipt()
      receipt = { ...receipt, owner: 'hands', since: now }
      toldReceipt('TaskTaken', 'hands', { person: 'karlis', by: 'staff:karlis' })
    },
    received: () => {
      if (receipt === undefined) return false
      closesReceipt()
      toldReceipt('AwaitReceipt.Received', receipt.owner)
      receipt = undefined
    },
    accept: () => { if (box !== 'AwaitProvider') return false; answers('Accepted'); tell('ServiceStarted'); closes() },
    uphold: (late) => { if (box !== 'AwaitCommission') return false; answers('Upheld', back(opened(), now, late)); closes() },
  }
  opens('AwaitDecision', 'queue')
  for (const { act, after, late, corrected } of drawn) {
    now += after
    if (does[act](late, corrected) !== false) met.add(act)
  }
  const until = now + rest
  now = until
  becomes(owner)
  if (receipt !== undefined) closesReceipt()
  // The law holds what was decided anew for good; the other matters' last stretch runs on.
  for (const closed of matters) if (closed !== matter) closed.truth.push({ owner: 'law', from: closed.truth.at(-1)?.to ?? closed.receivedAt, to: until })
  for (const one of matters) one.truth = withReceipts(one.truth, receipts)
  return { matters, events: events.toSorted((a, b) => a.recordedAt.localeCompare(b.recordedAt)), until, met }
}

/** Neighbours of one owner as one stretch; nothing of no length. */
const merged = (stretches: readonly Stretch[]): Stretch[] => {
  const out: Stretch[] = []
  for (const { owner, from, to } of stretches) {
    const last = out.at(-1)
    if (from >= to) continue
    if (last !== undefined && last.owner === owner && last.to === from) last.to = to
    else out.push({ owner, from, to })
  }
  return out
}

const movedIn = ({ begins, moved }: Life) => [...movedDays('tukums'), ...moved.map(({ free, worked }, i) => ({ rowId: `r${i}`, free: addDays(begins, free), ...(worked === undefined || worked === free ? {} : { worked: addDays(begins, worked) }), source: 'MK' }))]

describe('Of any life of a matter', () => {
  it('the ledger tells whose each millisecond was, of the matter as decided first and of each time it was decided anew', () => {
    fc.assert(fc.property(life, (one) => {
      const { matters, events, until } = lived(one)
      const working = workingTimeOf('tukums', calendarWith(movedIn(one)))
      for (const { proceedingId, receivedAt, truth } of matters) {
        const spans = ledgerOf({ proceedingId, applicationId, receivedAt: instantOf(receivedAt), until: instantOf(until) }, events)
        expect(merged(spans)).toEqual(merged(truth))
        for (const sums of [Object.values(timeByOwner(spans, working)), timeByBox(spans, working)]) {
          expect(sums.every(({ calendar, working: of }) => Number.isSafeInteger(calendar) && Number.isSafeInteger(of) && of <= calendar)).toBe(true)
          expect(sums.reduce((sum, { calendar }) => sum + calendar, 0)).toBe(until - receivedAt)
          expect(sums.reduce((sum, { working: of }) => sum + of, 0)).toBe(working(receivedAt, until))
        }
      }
    }), { numRuns: 2_000 })
  })

  it('everything of the kind happens: reassignment, leave, pauses, appeals, reopenings, late and corrected facts, moved days, both turns of the clock', () => {
    const lives = fc.sample(life, { numRuns: 2_000, seed: 7 })
    const all = lives.map((one) => ({ one, ...lived(one) }))
    expect(acts.filter((act) => !all.some(({ met }) => met.has(act)))).toEqual([])
    expect(all.some(({ matters }) => matters.length > 2)).toBe(true)
    expect(all.some(({ events }) => events.some(({ what, recordedAt, occurredAt }) => what === 'AppealLodged' && recordedAt > occurredAt))).toBe(true)
    expect(all.some(({ events }) => events.some(({ corrects }) => corrects?.what === 'AppealLodged') && events.some(({ corrects }) => corrects?.what === 'AwaitInformation.Provided'))).toBe(true)
    const turns = ['2026-03-29', '2026-10-25'].map((on) => epochOf(instantAt(on, '12:00')))
    for (const turn of turns) expect(all.some(({ matters, until }) => matters[0]!.receivedAt < turn && turn < until)).toBe(true)
    expect(all.some(({ one }) => movedIn(one).some(({ free, rowId }) => rowId.startsWith('r') && isWorkingDay(calendarWith(movedDays('tukums')), free) && !isWorkingDay(calendarWith(movedIn(one)), free)))).toBe(true)
  })
})
