// Records as DynamoDB's attribute values and back: text, numbers, yes or no, nothing, lists and maps, which is all a record is made of.
import type { AttributeValue } from '@aws-sdk/client-dynamodb'

export type Attributes = Record<string, AttributeValue>

/**
 * What is undefined is left out. Errors: TypeError for what no record holds (a date, a function, bytes, a member named __proto__); RangeError for a number that is none, or
 * larger than a double holds exactly: an amount is never stored as another one.
 */
export function toAttributes(record: object): Attributes {
  const attributes: Attributes = {}
  for (const name of Object.keys(record)) {
    // It would become the prototype of what is stored, and so be lost.
    if (name === '__proto__') throw new TypeError('A member named __proto__ cannot be stored')
    const value = (record as Record<string, unknown>)[name]
    if (value !== undefined) attributes[name] = toAttribute(value)
  }
  return attributes
}

function toAttribute(value: unknown): AttributeValue {
  switch (typeof value) {
    case 'string': return { S: value }
    case 'boolean': return { BOOL: value }
    case 'number':
      if (!(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) throw new RangeError(`${value} cannot be stored as a number`)
      return { N: String(value) }
    case 'object':
      if (value === null) return { NULL: true }
      if (Array.isArray(value)) return { L: value.filter((element) => element !== undefined).map(toAttribute) }
      if (isPlain(value)) return { M: toAttributes(value) }
  }
  throw new TypeError(`${Object.prototype.toString.call(value)} cannot be stored`)
}

/** As a literal, JSON or zod makes it. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** Errors: TypeError for a kind of value that `toAttributes` does not write. */
export function fromAttributes(attributes: Attributes): Record<string, unknown> {
  const record: Record<string, unknown> = {}
  for (const name of Object.keys(attributes)) record[name] = fromAttribute(attributes[name]!)
  return record
}

function fromAttribute(value: AttributeValue): unknown {
  if (value.S !== undefined) return value.S
  if (value.N !== undefined) return Number(value.N)
  if (value.M !== undefined) return fromAttributes(value.M)
  if (value.L !== undefined) return value.L.map(fromAttribute)
  if (value.BOOL !== undefined) return value.BOOL
  if (value.NULL !== undefined) return null
  throw new TypeError(`No record holds a value of the kind ${Object.keys(value).join()}`)
}
