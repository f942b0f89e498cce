// Attribute values and items as the low-level API writes them ({ S: … }, { N: … }): checked, measured, compared.
// Inside the table binary values are base64 text; they are bytes only on the way in and out.
import { invalidValue, serviceFault, validationFault } from './faults.ts'
import { compareNumbers, normalNumber, significantDigits } from './number.ts'

export interface AttributeValue {
  S?: string, N?: string, B?: string, BOOL?: boolean, NULL?: true
  SS?: string[], NS?: string[], BS?: string[]
  L?: AttributeValue[], M?: Item
}
export type Item = { [name: string]: AttributeValue }
export type AttributeType = keyof AttributeValue

const DEEPEST_NESTING = 32

export function typeOf(value: AttributeValue): AttributeType {
  for (const type in value) return type as AttributeType
  throw new TypeError('an attribute value without a type')
}

/** The value of an attribute of a map, never something inherited. */
export function attribute(map: Item, name: string): AttributeValue | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined
}

/** A checked copy in the table's own spelling. Members that are undefined do not travel, as in the SDK. */
export function normalItem(item: unknown, depth = 0): Item {
  if (typeof item !== 'object' || item === null || Array.isArray(item)) throw malformed('a map of attribute values', item)
  const normal: Item = {}
  for (const name of Object.keys(item)) {
    const value = (item as Record<string, unknown>)[name]
    if (value === undefined) continue
    if (name === '' && depth === 0) throw invalidValue('An attribute name may not be empty')
    // An attribute may have any name, this one too.
    if (name === '__proto__') Object.defineProperty(normal, name, { value: normalValue(value, depth), enumerable: true, configurable: true, writable: true })
    else normal[name] = normalValue(value, depth)
  }
  return normal
}

/** A checked copy of one value; throws a ValidationException with the service's words. */
export function normalValue(value: unknown, depth = 0): AttributeValue {
  if (depth > DEEPEST_NESTING) throw validationFault('Nesting Levels have exceeded supported limits')
  if (typeof value !== 'object' || value === null) throw malformed('an attribute value', value)
  let type: string | undefined
  for (const member in value) {
    if ((value as Record<string, unknown>)[member] === undefined) continue
    if (type !== undefined) throw validationFault('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes')
    type = member
  }
  if (type === undefined) throw validationFault('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  const content = (value as Record<string, unknown>)[type]
  switch (type) {
    case 'S': return { S: text(content) }
    case 'N': return { N: number(content) }
    case 'B': return { B: base64(content) }
    case 'BOOL':
      if (typeof content !== 'boolean') throw malformed('a boolean', content)
      return { BOOL: content }
    case 'NULL':
      if (content !== true) throw invalidValue('Null attribute value types must have the value of true')
      return { NULL: true }
    case 'SS': return { SS: setOf(content, 'string', text) }
    case 'NS': return { NS: setOf(content, 'number', number) }
    case 'BS': return { BS: setOf(content, 'binary', base64) }
    case 'L':
      if (!Array.isArray(content)) throw malformed('a list', content)
      return { L: content.map((element) => normalValue(element, depth + 1)) }
    case 'M': return { M: normalItem(content, depth + 1) }
    default: throw validationFault('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')
  }
}

/** Bytes, as the service counts them against 400 KB, 1 MB and 4 MB: CapacityUnitCalculations in the developer guide. */
export function sizeOfItem(item: Item): number {
  let bytes = 0
  for (const name in item) bytes += Buffer.byteLength(name) + sizeOfValue(item[name]!)
  return bytes
}

function sizeOfValue(value: AttributeValue): number {
  const type = typeOf(value)
  switch (type) {
    case 'S': return Buffer.byteLength(value.S!)
    case 'N': return sizeOfNumber(value.N!)
    case 'B': return sizeOfBinary(value.B!)
    case 'BOOL': case 'NULL': return 1
    case 'SS': return value.SS!.reduce((sum, element) => sum + Buffer.byteLength(element), 0)
    case 'NS': return value.NS!.reduce((sum, element) => sum + sizeOfNumber(element), 0)
    case 'BS': return value.BS!.reduce((sum, element) => sum + sizeOfBinary(element), 0)
    // 3 bytes for a list or map and 1 for each element.
    case 'L': return value.L!.reduce((sum, element) => sum + 1 + sizeOfValue(element), 3)
    case 'M': return 3 + sizeOfItem(value.M!) + Object.keys(value.M!).length
  }
}

/** 1 byte for two digits and 1 more, and 1 for a minus. */
const sizeOfNumber = (number: string) => Math.ceil(significantDigits(number) / 2) + 1 + (number.startsWith('-') ? 1 : 0)
export const sizeOfBinary = (encoded: string) => Buffer.byteLength(encoded, 'base64')

export function equalValues(a: AttributeValue, b: AttributeValue): boolean {
  const type = typeOf(a)
  if (type !== typeOf(b)) return false
  switch (type) {
    case 'SS': case 'NS': case 'BS': return sameElements(a[type]!, b[type]!)
    case 'L': return a.L!.length === b.L!.length && a.L!.every((element, at) => equalValues(element, b.L![at]!))
    case 'M': {
      const names = Object.keys(a.M!)
      return names.length === Object.keys(b.M!).length
        && names.every((name) => Object.hasOwn(b.M!, name) && equalValues(a.M![name]!, b.M![name]!))
    }
    default: return a[type] === b[type]
  }
}

/** Negative, zero or positive for two strings, numbers or binaries; undefined where the service knows no order. */
export function compareValues(a: AttributeValue, b: AttributeValue): number | undefined {
  if (a.S !== undefined && b.S !== undefined) return compareStrings(a.S, b.S)
  if (a.N !== undefined && b.N !== undefined) return compareNumbers(a.N, b.N)
  if (a.B !== undefined && b.B !== undefined) return Buffer.compare(Buffer.from(a.B, 'base64'), Buffer.from(b.B, 'base64'))
  return undefined
}

/** Order of the UTF-8 bytes; JavaScript's own order differs where surrogates meet U+E000 and above. */
export function compareStrings(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b))
}

/** Whether `withBytes` would make another item of it. */
export function holdsBinary(item: Item): boolean {
  for (const name in item) {
    if (isBinary(item[name]!)) return true
  }
  return false
}

const isBinary = (value: AttributeValue): boolean => {
  if (value.S !== undefined) return false
  if (value.M !== undefined) return holdsBinary(value.M)
  return value.L?.some(isBinary) ?? (value.B !== undefined || value.BS !== undefined)
}

/** The item as the caller gets it: binary values as bytes. */
export function withBytes(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, valueWithBytes(value)]))
}

function valueWithBytes(value: AttributeValue): unknown {
  if (value.B !== undefined) return { B: bytes(value.B) }
  if (value.BS !== undefined) return { BS: value.BS.map(bytes) }
  if (value.L !== undefined) return { L: value.L.map(valueWithBytes) }
  if (value.M !== undefined) return { M: withBytes(value.M) }
  return value
}

const bytes = (encoded: string) => new Uint8Array(Buffer.from(encoded, 'base64'))

/** A lone surrogate has no UTF-8 form; it becomes U+FFFD, as it would on the wire. */
function text(content: unknown): string {
  if (typeof content !== 'string') throw malformed('a string', content)
  return content.isWellFormed() ? content : content.toWellFormed()
}

function number(content: unknown): string {
  if (typeof content !== 'string') throw malformed('a number written as a string', content)
  return normalNumber(content)
}

function base64(content: unknown): string {
  if (content instanceof Uint8Array) return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('base64')
  if (typeof content === 'string') return Buffer.from(content, 'base64').toString('base64')
  throw malformed('bytes', content)
}

function setOf(content: unknown, kind: string, element: (value: unknown) => string): string[] {
  if (!Array.isArray(content)) throw malformed(`a ${kind} set`, content)
  if (content.length === 0) throw invalidValue(`An ${kind} set  may not be empty`)
  const elements = content.map(element)
  if (new Set(elements).size === elements.length) return elements
  if (kind === 'number') throw validationFault('Input collection contains duplicates')
  throw invalidValue(`Input collection [${elements.join(', ')}]${kind === 'binary' ? 'of type BS' : ''} contains duplicates.`)
}

function sameElements(a: string[], b: string[]): boolean {
  if (a.length !== b.length) return false
  const elements = new Set(a)
  return b.every((element) => elements.has(element))
}

const malformed = (wanted: string, got: unknown) =>
  serviceFault('SerializationException', `Expected ${wanted}, found ${got === null ? 'null' : typeof got}`)
