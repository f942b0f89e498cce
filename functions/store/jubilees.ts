// A month's jubilees: the list as the register gave it, what was signed, and each gift with the records that stand for an application nobody made.
import type { Application } from '../domain/application.ts'
import type { Award, Payable } from '../domain/award.ts'
import type { Case } from '../domain/case.ts'
import type { Assessment, Decision } from '../domain/decision.ts'
import { instantOf, type Instant } from '../domain/identifiers.ts'
import { Gift, Jubilees, jubileesTransitions, type JubileesState, type NotGiven } from '../domain/jubilee.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { executionName } from '../domain/workflow-names.ts'
import { awardKey, newPayable } from './awards.ts'
import { caseKey, listedCase, moved, proceedingKey } from './cases.ts'
import { entry, officeEntry } from './journal.ts'
import { begins } from './outbox.ts'
import { recordOf, type Item, type Table, type Write } from './table.ts'

const pk = (jubileesId: string): string => `JUBILEES#${jubileesId}`
const key = (jubileesId: string) => ({ pk: pk(jubileesId), sk: 'JUBILEES' })
const giftKey = ({ jubileesId, giftId }: Pick<Gift, 'jubileesId' | 'giftId'>) => ({ pk: pk(jubileesId), sk: `GIFT#${giftId}` })
const row = (jubilees: Jubilees): Jubilees & Item => ({ ...jubilees, listPk: `JUBILEES#${jubilees.municipality}`, listSk: `${jubilees.month}#${jubilees.time ?? 1}` })
const changed = 'Jubilāru saraksts tikko mainījās. Atveriet to vēlreiz.'
const once = 'Šī dāvana jau ir piešķirta.'

/** Everything a granted gift writes, all or nothing. `opened`: a case for whoever has none yet. Of a known account an award and a payable. */
export interface Granted {
  gift: Gift
  outcome: 'Payable' | 'WithoutAccount'
  opened: Omit<Case, 'version'> | undefined
  application: Application
  proceeding: Proceeding
  assessment: Assessment
  decision: Decision
  paid: { award: Award; payable: Payable } | undefined
  taking: Write[]
}

export function openJubilees(table: Table, now: () => number) {
  const at = (): Instant => instantOf(now())
  const told = (jubileesId: string, what: string): Write => officeEntry(table, pk(jubileesId), { what, by: 'system', occurredAt: at(), recordedAt: at() }, jubileesId)

  const moves = (jubilees: Jubilees, state: JubileesState, changes: Partial<Jubilees> = {}): Write[] => {
    if (jubilees.state === state) return []
    if (!(jubileesTransitions[jubilees.state] as readonly string[]).includes(state)) throw new Error(`Jubilees cannot go from ${jubilees.state} to ${state}`)
    return [table.replace(key(jubilees.jubileesId), row({ ...jubilees, ...changes, state }), changed), told(jubilees.jubileesId, `Jubilees${state}`)]
  }
  const awarded = ({ award, payable }: { award: Award; payable?: Payable | undefined }): Write[] => [
    table.create(awardKey(award), award, once),
    ...(payable === undefined ? [] : [newPayable(table, payable)]),
    entry(table, { caseId: award.caseId, proceedingId: award.proceedingId, what: award.handedOver === undefined ? 'Awarded' : 'GiftHandedOver', by: 'system', occurredAt: at(), recordedAt: at() }, award.awardId),
  ]

  return {
    moves,
    async byId(jubileesId: string): Promise<Jubilees | undefined> {
      const item = await table.get(key(jubileesId))
      return item && recordOf(Jubilees, item)
    },
    /** Those of the municipality, the latest month first. */
    async all(municipality: string, limit = 100): Promise<Jubilees[]> {
      return (await table.index('list', `JUBILEES#${municipality}`, { newestFirst: true, limit })).map((item) => recordOf(Jubilees, item))
    },
    /** Begins a month; begun before, nothing changes. Returns the identifier of the message that starts its workflow. */
    async begin(jubilees: Omit<Jubilees, 'version'>): Promise<string> {
      const { jubileesId, openedAt } = jubilees
      const name = executionName('jubilees', jubileesId)
      if (await table.get(key(jubileesId))) return name
      await table.transact([table.create(key(jubileesId), row({ ...jubilees, version: 1 }), changed), told(jubileesId, 'JubileesBegun'), begins(table, openedAt, 'jubilees', name, { jubileesId })])
      return name
    },
    async change(jubilees: Jubilees, changes: Partial<Jubilees>): Promise<void> {
      await table.transact([table.replace(key(jubilees.jubileesId), row({ ...jubilees, ...changes }), changed)])
    },
    async move(jubilees: Jubilees, state: JubileesState): Promise<void> {
      const writes = moves(jubilees, state)
      if (writes.length > 0) await table.transact(writes)
    },
    /** The list as the register gave it; with its last line the list is laid before the supervisor. */
    async list(jubilees: Jubilees, gifts: readonly Gift[], changes: Partial<Jubilees>): Promise<void> {
      for (let i = 0; i < gifts.length; i += 100) await table.transact(gifts.slice(i, i + 100).map((gift) => table.set(giftKey(gift), gift)))
      await table.transact(moves(jubilees, gifts.length === 0 ? 'Nobody' : 'AwaitingSignature', changes))
    },
    /** What the register said of the list after it had been signed. */
    async confirm(jubilees: Jubilees, confirmedAsOf: Instant, passedOver: readonly Gift[]): Promise<void> {
      for (let i = 0; i < passedOver.length; i += 100) await table.transact(passedOver.slice(i, i + 100).map((gift) => table.set(giftKey(gift), gift)))
      await table.transact([table.replace(key(jubilees.jubileesId), row({ ...jubilees, attempts: 0, confirmedAsOf }), changed)])
    },
    async gifts(jubileesId: string): Promise<Gift[]> {
      return (await table.partition(pk(jubileesId), 'GIFT#')).map((item) => recordOf(Gift, item))
    },
    async gift(jubileesId: string, giftId: string): Promise<Gift | undefined> {
      const item = await table.get(giftKey({ jubileesId, giftId }))
      return item && recordOf(Gift, item)
    },
    async passOver(gift: Gift, notGiven: NotGiven): Promise<void> {
      await table.transact([table.replace(giftKey(gift), { ...gift, notGiven }, changed)])
    },
    /** Grants one gift. Errors: Conflict when it has been granted, by this list or by another way. */
    async grant({ gift, outcome, opened, application, proceeding, assessment, decision, paid, taking }: Granted): Promise<void> {
      const { caseId, proceedingId } = proceeding
      const by = `staff:${decision.decidedBy}`
      const event = { caseId, proceedingId, occurredAt: decision.decidedAt, recordedAt: at() }
      await table.transact([
        table.replace(giftKey(gift), { ...gift, outcome, caseId, proceedingId }, once),
        ...(opened === undefined ? [] : [
          table.create(caseKey(caseId), { ...opened, version: 1, ...listedCase(caseId) }, changed),
          table.set({ pk: `PERSON#${opened.applicantId}`, sk: `CASE#${caseId}` }, { caseId }),
        ]),
        table.create({ pk: `CASE#${caseId}`, sk: `APPLICATION#${application.applicationId}` }, application, once),
        table.create(proceedingKey(proceeding), proceeding, once),
        table.create({ pk: `CASE#${caseId}`, sk: `ASSESSMENT#${proceedingId}#001` }, { ...assessment, listPk: `ASSESSED#${assessment.appliesOn}`, listSk: `${proceedingId}#001` }, once),
        table.create({ pk: `CASE#${caseId}`, sk: `DECISION#${proceedingId}` }, decision, once),
        ...taking,
        entry(table, { ...event, what: 'JubileeFound', by: 'register:PMLP', occurredAt: event.recordedAt }, proceedingId),
        entry(table, { ...event, what: 'DecisionGranted', by, ...(decision.number === undefined ? {} : { note: decision.number }) }, proceedingId),
        ...(paid === undefined ? [] : awarded(paid)),
      ])
    },
    /** What a delivery comes to, as part of answering its task: to an account, by hand, or not at all. */
    delivered: (proceeding: Proceeding, delivery: { award: Award; payable?: Payable } | undefined): Write[] =>
      [...moved(table, proceeding, delivery === undefined ? 'Withdrawn' : 'Awarded'), ...(delivery === undefined ? [] : awarded(delivery))],
  }
}
