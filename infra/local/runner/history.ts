// History events as GetExecutionHistory gives them (API Reference, HistoryEvent).
import type { ReadEvent } from './event-rows.ts'

/** Standard workflows end at this many history events (Service Quotas). */
export const maximumEvents = 25_000

/** Where the details of an event stand in it: `TaskStateEntered` has `stateEnteredEventDetails`, others their own name. */
function detailsField(type: string): string {
  const name = /^\w+State(Entered|Exited)$/.test(type) ? `State${/(Entered|Exited)$/.exec(type)?.[0]}` : type
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}EventDetails`
}

/** One event of the API's shape from its row. */
export function eventFromRow({ id, previous, at, type, details }: ReadEvent, includeData = true): Record<string, unknown> {
  const event: Record<string, unknown> = { timestamp: new Date(at), type, id, previousEventId: previous }
  if (details !== null) event[detailsField(type)] = includeData ? details : withoutData(details)
  return event
}

const data = ['input', 'output', 'parameters', 'assignedVariables']

function withoutData(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).filter(([field]) => !data.includes(field)))
}

/** Details that carry data say whether it was cut; here it never is. */
export const whole = { truncated: false }
