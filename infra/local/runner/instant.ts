// ISO 8601 extended offset date-times, as Wait's Timestamp takes them.

/** Milliseconds since 1970 for an instant such as 2026-03-14T01:59:00Z or …+02:00; undefined for anything else, also for a time without an offset. */
export function instantOf(text: unknown): number | undefined {
  const parts = typeof text === 'string' ? /^(\d{4}-\d\d-\d\d)T((?:[01]\d|2[0-3]):\d\d(?::\d\d(?:\.\d{1,9})?)?)(Z|[+-]\d\d:\d\d)$/i.exec(text) : null
  if (!parts) return undefined
  const [, day, time, offset] = parts as unknown as [string, string, string, string]
  const millis = Date.parse(`${day}T${time}${offset.toUpperCase()}`)
  // Date.parse rolls 30 February over to March; a day that does not exist is no day.
  const dayItself = new Date(`${day}T00:00:00Z`)
  return Number.isNaN(millis) || Number.isNaN(dayItself.getTime()) || dayItself.toISOString().slice(0, 10) !== day ? undefined : millis
}
