// Cases and their proceedings, and the whole file of a case in one read.
import { Agreement } from '../domain/agreement.ts'
import { Appeal } from '../domain/appeal.ts'
import { Application } from '../domain/application.ts'
import { EnteredIncome } from '../domain/entered-incomes.ts'
import { Award, Payable } from '../domain/award.ts'
import { Case } from '../domain/case.ts'
import { Assessment, Decision, DecisionDraft, NeedsOpinion } from '../domain/decision.ts'
import { numericDay } from '../domain/days.ts'
import { CaseEvent, type DayMove } from '../domain/event.ts'
import { CaseDocument } from '../domain/document.ts'
import { ExtensionNotice } from '../domain/extension-letter.ts'
import { HandOver } from '../domain/hand-over.ts'
import { Settlement } from '../domain/contradiction.ts'
import { isUndecided, Proceeding, proceedingTransitions, type ProceedingStatus } from '../domain/proceeding.ts'
import { pauseOn } from '../domain/target-pause.ts'
import { Referral } from '../domain/referral.ts'
import { RegisterCheck } from '../domain/register.ts'
import { Visit, VisitReport } from '../domain/visit.ts'
import { checkMove } from '../domain/states.ts'
import { Wait } from '../domain/wait.ts'
import { instantOf, type Instant } from '../domain/identifiers.ts'
import { entry } from './journal.ts'
import { recordOf, type Item, type Table, type Write } from './table.ts'

export const caseKey = (caseId: string) => ({ pk: `CASE#${caseId}`, sk: 'CASE' })
/** Every case stands in one list, by which the daily seal finds its book. */
export const listedCase = (caseId: string) => ({ listPk: 'CASES', listSk: caseId })
export const proceedingKey = ({ caseId, proceedingId }: { caseId: string; proceedingId: string }) => ({ pk: `CASE#${caseId}`, sk: `PROCEEDING#${proceedingId}` })

/** While our target of an undecided matter is stopped it stands in a list of the supervisors, by the last day of the stop. */
export function proceedingRow(proceeding: Proceeding): Proceeding & Item {
  const stop = proceeding.pauses?.findLast(({ resumedAt }) => resumedAt === undefined)
  return { ...proceeding, ...(stop !== undefined && isUndecided(proceeding.status) ? { listPk: stopped, listSk: `${stop.through}#${proceeding.proceedingId}` } : {}) }
}
const stopped = 'STOPPED'

/**
 * Moves a proceeding on, as part of a transaction. The table of legal transitions decides; a proceeding that is where it should be
 * already gives no write: the step is being repeated. Errors: throws when the move is illegal, which is a bug.
 */
export function moved(table: Table, proceeding: Proceeding, status: ProceedingStatus, changes: Partial<Proceeding> = {}): Write[] {
  if (proceeding.status === status) return []
  checkMove('proceeding', proceedingTransitions, proceeding.status, status)
  return [table.replace(proceedingKey(proceeding), proceedingRow({ ...proceeding, ...changes, status }), 'Lietvedība tikko mainījās.')]
}

const moveOf = (from: string, to: string): DayMove | undefined => (from === to ? undefined : { from, to })
const movedText = (name: string, move: DayMove | undefined): string[] => (move === undefined ? [] : [`${name} tagad ${numericDay(move.to)}, bija ${numericDay(move.from)}`])

/** Clocks reckoned anew, with the words why, as part of a transaction: the proceeding, and the journal with both days. No day moved: no write. */
export function reckoned(table: Table, proceeding: Proceeding, clocks: Pick<Proceeding, 'legalDue' | 'targetDue'>, { by, at, why, what = 'TermsMoved' }: { by: string; at: Instant; why: string; what?: string }, changes: Partial<Proceeding> = {}): Write[] {
  const legal = moveOf(proceeding.legalDue.on, clocks.legalDue.on)
  const target = moveOf(proceeding.targetDue.on, clocks.targetDue.on)
  const days = { ...(legal && { legal }), ...(target && { target }) }
  const isMoved = legal !== undefined || target !== undefined
  if (!isMoved && Object.keys(changes).length === 0) return []
  const said = [...movedText('likuma termiņš', legal), ...movedText('mūsu mērķis', target)].join('; ')
  return [
    table.replace(proceedingKey(proceeding), proceedingRow({ ...proceeding, ...changes, ...clocks, ...(isMoved ? { moves: [...proceeding.moves ?? [], { at, why, ...days }] } : {}) }), 'Lietvedība tikko mainījās.'),
    entry(table, { caseId: proceeding.caseId, proceedingId: proceeding.proceedingId, what, by, occurredAt: at, recordedAt: at, ...(isMoved ? { moved: days } : {}), note: isMoved ? `${why}: ${said}` : why }, `${proceeding.proceedingId}-${proceeding.version}`),
  ]
}

const extensionKey = ({ caseId, proceedingId }: { caseId: string; proceedingId: string }) => ({ pk: `CASE#${caseId}`, sk: `EXTENSION#${proceedingId}` })

/** Everything kept of a household, as last written. */
export interface CaseFile {
  household: Case
  /** The latest submitted last. */
  applications: Application[]
  /** The latest received first. */
  proceedings: Proceeding[]
  checks: RegisterCheck[]
  /** `of`: the application, or the proceeding that decides anew (domain/proceeding, settledIn). */
  settlements: (Settlement & { of: string })[]
  /** Incomes of months no form asked about, by their editions. */
  entered: EnteredIncome[]
  /** By attempt, within a proceeding. */
  assessments: Assessment[]
  opinions: NeedsOpinion[]
  decisions: Decision[]
  /** What applicants were told of extended terms. */
  extensions: ExtensionNotice[]
  /** What is intended, or was before it was approved. */
  drafts: DecisionDraft[]
  awards: Award[]
  payables: Payable[]
  referrals: Referral[]
  /** In the order they came. */
  appeals: Appeal[]
  agreements: Agreement[]
  documents: CaseDocument[]
  /** In the order given. */
  handOvers: HandOver[]
  visits: Visit[]
  /** Every edition. */
  visitReports: VisitReport[]
  waits: Wait[]
  /** In the order recorded. */
  journal: CaseEvent[]
  /** Who of the office read the file, the first time of each day; in order of the days. */
  readings: CaseEvent[]
}

export function openCases(table: Table, now: () => number) {
  /** A new lead, as part of a transaction. */
  function appointed(household: Case, leadId: string, by: string, note: string): Write[] {
    if (household.leadId === leadId) return []
    const at = instantOf(now())
    return [
      table.replace(caseKey(household.caseId), { ...household, leadId, leadSince: at, ...listedCase(household.caseId) }, 'Lieta tikko mainījās.'),
      table.set({ pk: `CASE#${household.caseId}`, sk: 'LEAD' }, { caseId: household.caseId, listPk: `LEAD#${leadId}`, listSk: `${household.title}#${household.caseId}` }),
      entry(table, { caseId: household.caseId, what: 'LeadAppointed', by, occurredAt: at, recordedAt: at, note }, leadId),
    ]
  }

  return {
    appointed,
    /** A case as it is opened, as part of a transaction. */
    opened: (household: Case): Write => table.create(caseKey(household.caseId), { ...household, ...listedCase(household.caseId) }, 'Šāda lieta jau ir.'),
    /** Gives the case to one colleague to lead. Appointed already: nothing changes. Errors: Conflict when the case was changed since it was read. */
    async appoint(household: Case, leadId: string, by: string, note: string): Promise<void> {
      const writes = appointed(household, leadId, by, note)
      if (writes.length > 0) await table.transact(writes)
    },
    /** Every case there is, by the index. */
    async all(): Promise<string[]> {
      return (await table.index('list', 'CASES')).map(({ listSk }) => String(listSk))
    },
    /** The cases a colleague leads, by title; so many of them. */
    async ledBy(staffId: string, limit?: number): Promise<string[]> {
      return (await table.index('list', `LEAD#${staffId}`, limit === undefined ? {} : { limit })).map((item) => String(item['caseId']))
    },
    async byId(caseId: string): Promise<Case | undefined> {
      const item = await table.get(caseKey(caseId))
      return item && recordOf(Case, item)
    },
    /** The cases a resident is in: their own, and those of households they belong to. */
    async ofPerson(personId: string): Promise<string[]> {
      return (await table.partition(`PERSON#${personId}`, 'CASE#')).map((item) => String(item['caseId']))
    },
    async proceeding(caseId: string, proceedingId: string): Promise<Proceeding | undefined> {
      const item = await table.get(proceedingKey({ caseId, proceedingId }))
      return item && recordOf(Proceeding, item)
    },
    async proceedings(caseId: string): Promise<Proceeding[]> {
      return (await table.partition(`CASE#${caseId}`, 'PROCEEDING#')).map((item) => recordOf(Proceeding, item))
    },
    /** Moves a proceeding by itself; a repeat is a no-op. */
    async move(proceeding: Proceeding, status: ProceedingStatus, also: Write[] = []): Promise<void> {
      const writes = [...moved(table, proceeding, status), ...also]
      if (writes.length > 0) await table.transact(writes)
    },
    /** Matters whose target stands still on that day, the first to go on first; by the index, which lags. */
    async stoppedOn(day: string): Promise<Proceeding[]> {
      return (await table.index('list', stopped, { after: day })).map((item) => Proceeding.parse(item)).filter(({ pauses }) => pauseOn(pauses, day) !== undefined)
    },
    /** Clocks reckoned anew, as part of a transaction. */
    reckoned: (proceeding: Proceeding, clocks: Pick<Proceeding, 'legalDue' | 'targetDue'>, told: { by: string; at: Instant; why: string; what?: string }, changes: Partial<Proceeding> = {}): Write[] => reckoned(table, proceeding, clocks, told, changes),
    /** What the applicant is told of an extended term, as part of the transaction that extends it; told once. */
    extensionTold: (notice: ExtensionNotice): Write => table.create(extensionKey(notice), notice, 'Termiņš jau ir pagarināts.'),
    /** Undefined: the term was not extended, or by a release that wrote no letter of it. */
    async extensionOf(caseId: string, proceedingId: string): Promise<ExtensionNotice | undefined> {
      const item = await table.get(extensionKey({ caseId, proceedingId }))
      return item && recordOf(ExtensionNotice, item)
    },
    /** A decided matter's receipt at another time than was entered, as part of a transaction; its clocks are history and stay. */
    received: (proceeding: Proceeding, receivedAt: Instant): Write => table.replace(proceedingKey(proceeding), proceedingRow({ ...proceeding, receivedAt }), 'Lietvedība tikko mainījās.'),
    /** Written over as it is, as part of a transaction: of two that pay by it, the second reads what the first has paid. */
    touched: (proceeding: Proceeding): Write => table.replace(proceedingKey(proceeding), proceedingRow(proceeding), 'Lietvedība tikko mainījās.'),
    /** The same move as part of another transaction. */
    moves: (proceeding: Proceeding, status: ProceedingStatus): Write[] => moved(table, proceeding, status),
    /** The whole file of a case, in one read. Undefined: there is no such case. */
    async file(caseId: string): Promise<CaseFile | undefined> {
      const items = Object.groupBy(await table.partition(`CASE#${caseId}`), (item) => partOf(item, 0))
      const of = (kind: string): Item[] => items[kind] ?? []
      const [household] = of('CASE')
      return household && {
        household: Case.parse(household),
        applications: of('APPLICATION').map((item) => recordOf(Application, item)).toSorted((a, b) => a.submittedAt.localeCompare(b.submittedAt)),
        proceedings: of('PROCEEDING').map((item) => recordOf(Proceeding, item)).toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt)),
        checks: of('CHECK').map((item) => recordOf(RegisterCheck, item)),
        settlements: of('SETTLED').map((item) => ({ ...recordOf(Settlement, item), of: partOf(item, 1) })),
        entered: of('ENTERED').map((item) => recordOf(EnteredIncome, item)),
        assessments: of('ASSESSMENT').map((item) => recordOf(Assessment, item)),
        opinions: of('OPINION').map((item) => recordOf(NeedsOpinion, item)),
        decisions: of('DECISION').map((item) => recordOf(Decision, item)),
        extensions: of('EXTENSION').map((item) => recordOf(ExtensionNotice, item)),
        drafts: of('DRAFT').map((item) => recordOf(DecisionDraft, item)),
        awards: of('AWARD').map((item) => recordOf(Award, item)),
        payables: of('PAYABLE').map((item) => recordOf(Payable, item)),
        referrals: of('REFERRAL').map((item) => recordOf(Referral, item)),
        appeals: of('APPEAL').map((item) => recordOf(Appeal, item)).toSorted((a, b) => a.receivedAt.localeCompare(b.receivedAt)),
        documents: of('DOCUMENT').map((item) => recordOf(CaseDocument, item)),
        agreements: of('AGREEMENT').map((item) => recordOf(Agreement, item)),
        handOvers: of('HANDOVER').map((item) => recordOf(HandOver, item)).toSorted((a, b) => a.givenAt.localeCompare(b.givenAt)),
        visits: of('VISIT').map((item) => recordOf(Visit, item)).toSorted((a, b) => a.orderedAt.localeCompare(b.orderedAt)),
        visitReports: of('VISITREPORT').map((item) => recordOf(VisitReport, item)),
        waits: of('WAIT').map((item) => recordOf(Wait, item)),
        journal: of('EVENT').map((item) => recordOf(CaseEvent, item)),
        readings: of('READ').map((item) => recordOf(CaseEvent, item)),
      }
    },
  }
}

/** `SETTLED#<application>#<key>` → its parts. */
const partOf = ({ sk }: Item, i: number): string => String(sk).split('#')[i] ?? ''
