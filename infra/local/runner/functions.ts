// The functions Step Functions adds to JSONata: $partition, $range, $hash, $random, $uuid, $parse; and a clock that is the host's.
// Developer Guide, "Transforming data with JSONata in Step Functions", "JSONata functions provided by Step Functions".
import { createHash } from 'node:crypto'
import jsonata from 'jsonata'

/** Where chance and time come from, so that a simulation can be repeated. */
export interface Sources {
  now: () => number
  random: () => number
}

const wrong = (code: string, message: string): Error => Object.assign(new Error(message), { code })

/** A result JSONata treats like its own: one item alone stands for itself (the records hold `$range(1, 9, 9)` = 1), none is nothing. */
function sequence(items: unknown[]): unknown[] {
  return Object.defineProperty(items, 'sequence', { value: true, enumerable: false })
}

const algorithms: Record<string, string> = { 'MD5': 'md5', 'SHA-1': 'sha1', 'SHA-256': 'sha256', 'SHA-384': 'sha384', 'SHA-512': 'sha512' }

const dateText = jsonata('$fromMillis($millis, $picture, $timezone)')

/** A version 4 UUID from a source of chance (RFC 9562, section 5.4). */
export function uuid(random: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(random() * 16).toString(16))
  hex[12] = '4'
  hex[16] = '89ab'[Math.floor(random() * 4)] as string
  const text = hex.join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}

/** The same number for the same seed (mulberry32). */
function seeded(seed: number): number {
  let mixed = (seed + 0x6d2b79f5) | 0
  mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
  mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
}

function partition(array: unknown, size: unknown): unknown {
  if (array === undefined) return undefined
  if (typeof size !== 'number' || Math.floor(size) < 1) throw wrong('T0410', 'Argument 2 of function "partition" must be a positive number')
  const items = Array.isArray(array) ? array : [array]
  const step = Math.floor(size)
  return sequence(Array.from({ length: Math.ceil(items.length / step) }, (_, index) => items.slice(index * step, (index + 1) * step)))
}

function range(start: unknown, end: unknown, step: unknown): unknown {
  if (typeof start !== 'number' || typeof end !== 'number' || typeof step !== 'number') throw wrong('T0410', 'The arguments of function "range" must be numbers')
  if (step === 0) throw wrong('D3001', 'The step of function "range" must not be zero')
  const count = Math.max(0, Math.floor((end - start) / step) + 1)
  // The service gives at most 1,000 values, as for States.ArrayRange.
  if (count > 1000) throw wrong('D2014', 'The function "range" gives at most 1000 values')
  return sequence(Array.from({ length: count }, (_, index) => start + index * step))
}

function hash(text: unknown, algorithm: unknown): unknown {
  if (text === undefined) return undefined
  const name = algorithms[String(algorithm)]
  if (typeof text !== 'string' || name === undefined) throw wrong('T0410', 'The function "hash" takes a text and one of MD5, SHA-1, SHA-256, SHA-384, SHA-512')
  return createHash(name).update(text).digest('hex')
}

function parse(text: unknown): unknown {
  if (text === undefined) return undefined
  if (typeof text !== 'string') throw wrong('T0410', 'Argument 1 of function "parse" must be a text')
  try {
    return JSON.parse(text)
  } catch (error) {
    throw wrong('D3120', `Syntax error in JSON passed to function parse: ${(error as Error).message}`)
  }
}

/** Bindings for one evaluation: `$now` and `$millis` give the same instant throughout it. */
export function extraFunctions({ now, random }: Sources): Record<string, unknown> {
  const millis = now()
  return {
    partition,
    range,
    hash,
    parse,
    random: (seed?: unknown) => (typeof seed === 'number' ? seeded(seed) : random()),
    uuid: () => uuid(random),
    now: (picture?: string, timezone?: string) =>
      picture === undefined ? new Date(millis).toISOString() : dateText.evaluate(undefined, { millis, picture, timezone }),
    millis: () => millis,
    eval: undefined,
  }
}
