// The event log of cases as OCEL 2.0 (ocel-standard.org): objects, events and how they relate, for process mining; nobody's data in it.
import type { Appeal } from './appeal.ts'
import type { Award, Payable } from './award.ts'
import type { CaseEvent } from './event.ts'
import type { Proceeding } from './proceeding.ts'
import type { Referral } from './referral.ts'
import type { Wait } from './wait.ts'

/** The part of a case's file the log is made of. */
export interface LoggedCase {
  caseId: string
  proceedings: readonly Proceeding[]
  waits: readonly Wait[]
  awards: readonly Award[]
  payables: readonly Payable[]
  referrals: readonly Referral[]
  appeals?: readonly Appeal[]
  journal: readonly CaseEvent[]
}

type ValueType = 'string' | 'time' | 'integer' | 'float' | 'boolean'
interface Relationship { objectId: string; qualifier: string }
interface DeclaredType { name: string; attributes: { name: string; type: ValueType }[] }

/** OCEL 2.0, JSON: the shapes of the specification's schema (8.2), in which every value is text; its type is declared. */
export interface Ocel {
  objectTypes: DeclaredType[]
  eventTypes: DeclaredType[]
  objects: { id: string; type: string; attributes: { name: string; time: string; value: string }[]; relationships: Relationship[] }[]
  events: { id: string; type: string; time: string; attributes: { name: string; value: string }[]; relationships: Relationship[] }[]
}

const objectAttributes: Record<string, Record<string, ValueType>> = {
  case: {},
  proceeding: { kind: 'string', status: 'string', legalDue: 'string', targetDue: 'string' },
  wait: { workflow: 'string', box: 'string', queue: 'string', outcome: 'string' },
  award: { kind: 'string', amountCents: 'integer', months: 'integer' },
  payable: { kind: 'string', month: 'string', amountCents: 'integer', state: 'string' },
  referral: { service: 'string', state: 'string' },
  appeal: { state: 'string', way: 'string', result: 'string' },
}

const eventAttributes: Record<string, ValueType> = { recordedAt: 'time', by: 'string', owner: 'string' }

/** Numbers in the order of appearance instead of identifiers: the log can be followed, and leads to nobody. */
function numbering() {
  const numbers = new Map<string, Map<string, number>>()
  return (kind: string, id: string): string => {
    const ofKind = numbers.get(kind) ?? numbers.set(kind, new Map()).get(kind)!
    const number = ofKind.get(id) ?? ofKind.set(id, ofKind.size + 1).get(id)!
    return `${kind}-${number}`
  }
}

/** `staff:inese` → `staff-3`, `resident:vilma` → `resident`, `register:VSAA` as it is: a worker can be told from another, a resident is anyone. */
function actor(by: string, numbered: (kind: string, id: string) => string): string {
  const [kind = '', id = ''] = by.split(':')
  return kind === 'staff' ? numbered('staff', id) : kind === 'resident' ? 'resident' : by
}

/** A team, or what kind of other: `resident:vilma` → `resident`. */
const queueKind = (queue: string): string => (queue.startsWith('resident:') ? 'resident' : queue)

/**
 * The log of these cases. Personal data are left out: no names, codes, addresses, accounts, notes or identifiers of people; identifiers of records
 * become numbers. Events stand in the order they occurred, and each says when it was recorded.
 */
export function ocelOf(cases: Iterable<LoggedCase>): Ocel {
  const numbered = numbering()
  const objects: Ocel['objects'] = []
  const events: (Ocel['events'][number] & { order: number })[] = []
  const eventTypes = new Set<string>()

  for (const file of cases) {
    const caseObject = numbered('case', file.caseId)
    const since = file.journal[0]?.occurredAt ?? '1970-01-01T00:00:00.000Z'
    const add = (type: string, id: string, attributes: Record<string, string | number | undefined>, at: string, relationships: Relationship[]) => objects.push({
      id: numbered(type, id), type, relationships,
      attributes: Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [{ name, time: at, value: String(value) }])),
    })
    const ofProceeding = (proceedingId: string | undefined, qualifier: string): Relationship[] =>
      (proceedingId === undefined || !file.proceedings.some((proceeding) => proceeding.proceedingId === proceedingId) ? [] : [{ objectId: numbered('proceeding', proceedingId), qualifier }])

    add('case', file.caseId, {}, since, [])
    for (const { proceedingId, kind, status, receivedAt, legalDue, targetDue } of file.proceedings)
      add('proceeding', proceedingId, { kind, status, legalDue: legalDue.on, targetDue: targetDue.on }, receivedAt, [{ objectId: caseObject, qualifier: 'of' }])
    for (const { waitId, workflow, box, queue, outcome, openedAt, proceedingId } of file.waits)
      add('wait', waitId, { workflow, box, queue: queueKind(queue), outcome }, openedAt, [{ objectId: caseObject, qualifier: 'of' }, ...ofProceeding(proceedingId, 'in')])
    for (const { awardId, proceedingId, kind, amountCents, months, awardedAt } of file.awards)
      add('award', awardId, { kind, amountCents, months: months.length }, awardedAt, ofProceeding(proceedingId, 'granted in'))
    for (const { payableId, awardId, kind, month, amountCents, state } of file.payables)
      add('payable', payableId, { kind, month, amountCents, state }, since, file.awards.some((award) => award.awardId === awardId) ? [{ objectId: numbered('award', awardId), qualifier: 'month of' }] : [])
    for (const { referralId, serviceCode, state } of file.referrals)
      add('referral', referralId, { service: serviceCode, state }, since, ofProceeding(referralId, 'issued in'))

    for (const { appealId, proceedingId, reopenedAs, state, way, ruling, receivedAt } of file.appeals ?? [])
      add('appeal', appealId, { state, way, result: ruling?.result }, receivedAt, [...ofProceeding(proceedingId, 'contests'), ...ofProceeding(reopenedAs, 'reopened as')])

    for (const event of file.journal) {
      eventTypes.add(event.what)
      const attributes = { recordedAt: event.recordedAt, by: actor(event.by, numbered), owner: event.owner }
      const isKnown = event.waitId !== undefined && file.waits.some(({ waitId }) => waitId === event.waitId)
      events.push({
        order: events.length, id: '', type: event.what, time: event.occurredAt,
        attributes: Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
        relationships: [{ objectId: caseObject, qualifier: 'in' }, ...ofProceeding(event.proceedingId, 'about'), ...(isKnown ? [{ objectId: numbered('wait', event.waitId!), qualifier: 'of' }] : [])],
      })
    }
  }

  const declared = (attributes: Record<string, ValueType>) => Object.entries(attributes).map(([name, type]) => ({ name, type }))
  return {
    objectTypes: Object.entries(objectAttributes).map(([name, attributes]) => ({ name, attributes: declared(attributes) })),
    eventTypes: [...eventTypes].toSorted().map((name) => ({ name, attributes: declared(eventAttributes) })),
    objects,
    events: events.toSorted((a, b) => a.time.localeCompare(b.time) || a.order - b.order).map(({ order: _, ...event }, i) => ({ ...event, id: `event-${i + 1}` })),
  }
}

/** The same events as a table for a spreadsheet: RFC 4180, one row an event, in the order they occurred. */
export function eventsCsv({ events, objects }: Ocel): string {
  const kinds = new Map(objects.map(({ id, type, attributes }) => [id, { type, kind: attributes.find(({ name }) => name === 'kind')?.value }]))
  const related = (relationships: Relationship[], type: string): string => relationships.find(({ objectId }) => kinds.get(objectId)?.type === type)?.objectId ?? ''
  const rows = events.map(({ id, type, time, attributes, relationships }) => {
    const proceeding = related(relationships, 'proceeding')
    const value = (name: string): string => attributes.find((attribute) => attribute.name === name)?.value ?? ''
    return [id, related(relationships, 'case'), proceeding, kinds.get(proceeding)?.kind ?? '', type, time, value('recordedAt'), value('by'), value('owner'), related(relationships, 'wait')]
  })
  return [['event', 'case', 'proceeding', 'kind', 'activity', 'occurredAt', 'recordedAt', 'by', 'owner', 'wait'], ...rows].map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
