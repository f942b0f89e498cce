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

/** A result JSONata treats like its own: one item alone stands for itself (the records hold `$range(1, 9, 9)` = 1). */
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

/**
 * The service's number for a seed is that of java.util.Random (42 gives 0.7275636800328681): a 48-bit linear congruential generator
 * whose next 26 and 27 bits make a double.
 */
function seeded(seed: number): number {
  const multiplier = 0x5deece66dn
  const mask = (1n << 48n) - 1n
  let state = (BigInt.asUintN(64, BigInt(Math.trunc(seed))) ^ multiplier) & mask
  const next = (bits: bigint): bigint => {
    state = (state * multiplier + 11n) & mask
    return state >> (48n - bits)
  }
  const high = next(26n)
  return Number((high << 27n) + next(27n)) / 2 ** 53
}

/** Like JSONata's own results, a chunk of one item stands for the item; all items in one chunk are a list of that one list. */
function partition(array: unknown, size: unknown): unknown {
  if (array === undefined || size === undefined) return undefined
  const step = typeof size === 'number' ? Math.trunc(size) : -1
  if (step < 0) throw wrong('T0410', 'Argument 2 of function "partition" must be a positive number')
  if (step === 0) return undefined
  const items: unknown[] = Array.isArray(array) ? [...array] : [array]
  if (items.length <= step) return [items]
  return Array.from({ length: Math.ceil(items.length / step) }, (_, index) => {
    const chunk = items.slice(index * step, (index + 1) * step)
    return chunk.length === 1 ? chunk[0] : chunk
  })
}

/** The evaluation's memory bounds it on the service, between 200,000 and 500,000 values; a payload holds far fewer. */
const longestRange = 200_000

/** Arguments are cut to whole numbers towards zero. */
function range(...limits: unknown[]): unknown {
  if (limits.length < 3 || limits.includes(undefined)) return undefined
  if (!limits.slice(0, 3).every((limit) => typeof limit === 'number')) throw wrong('T0410', 'The arguments of function "range" must be numbers')
  const [start, end, step] = limits.map((limit) => Math.trunc(limit as number)) as [number, number, number]
  if (step === 0) return undefined
  const count = Math.max(0, Math.floor((end - start) / step) + 1)
  if (count > longestRange) throw wrong('D2014', `The function "range" gives at most ${longestRange} values here`)
  const values = Array.from({ length: count }, (_, index) => start + index * step)
  return count === 0 ? values : sequence(values)
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
