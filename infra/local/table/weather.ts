// Bad weather of the service, drawn from a seed: throttling, conflicts, lagging reads, and answers lost after the write happened.
import type { Item } from './attribute-value.ts'
import type { Key } from './definition.ts'
import { serviceFault, transactionCanceled } from './faults.ts'
import { type Earlier, placeName } from './reads.ts'

/** Shares are between 0 (never) and 1 (always) of the calls; lags are counted in write operations. All default to 0. */
export interface Weather {
  seed: number
  /** An index query may not see the writes of up to so many last operations. */
  indexLag?: number
  /** The same for reads of the table itself that do not ask for ConsistentRead. */
  readLag?: number
  /** Calls refused for their number (transactions also by cancelling); batches hand half of their work back as unprocessed instead. */
  throttled?: number
  /** Writes refused because another transaction is on the item. */
  conflicts?: number
  /** Writes that happened and whose answer never came. */
  lostAnswers?: number
}

export interface Sky {
  /** Throws a throttling or conflict error before anything is done, when this call draws one. */
  before(operation: string, actions: number): void
  /** The part of a batch that is done at once. */
  share(): number
  /** Throws after the commit, when this call's answer is lost. */
  after(operation: string): void
  /** Remembers what a write operation replaced. */
  wrote(changes: { key: Key, before: Item | undefined }[]): void
  /** What a read sees late; undefined when it sees everything. */
  lag(fromIndex: boolean): Earlier | undefined
}

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'TransactWriteItems', 'BatchWriteItem'])
const BATCHES = new Set(['BatchWriteItem', 'BatchGetItem'])

export const fairWeather: Sky = {
  before() {}, share: () => 1, after() {}, wrote() {}, lag: () => undefined,
}

/** The same seed and the same calls give the same weather. */
export function skyOf(weather: Weather): Sky {
  const random = seeded(weather.seed)
  const drawn = (share = 0) => share > 0 && random() < share
  const longestLag = Math.max(weather.indexLag ?? 0, weather.readLag ?? 0)
  /** The last write operations, the newest last. */
  const history: { key: Key, before: Item | undefined }[][] = []

  return {
    before(operation, actions) {
      if (!BATCHES.has(operation) && drawn(weather.throttled)) {
        const provisioned = random() < 0.5
        throw operation === 'TransactWriteItems' && !provisioned ? canceledFor('ThrottlingError', CAPACITY) : throttled(provisioned)
      }
      if (!WRITES.has(operation) || operation === 'BatchWriteItem' || !drawn(weather.conflicts)) return
      if (operation !== 'TransactWriteItems') throw serviceFault('TransactionConflictException', 'Transaction is ongoing for the item')
      throw canceledFor('TransactionConflict', 'Transaction is ongoing for the item')

      function canceledFor(Code: string, Message: string): Error {
        const at = Math.floor(random() * actions)
        return transactionCanceled(Array.from({ length: actions }, (_, index) => index === at ? { Code, Message } : { Code: 'None' }))
      }
    },
    share: () => drawn(weather.throttled) ? 0.5 : 1,
    after(operation) {
      if (!WRITES.has(operation) || !drawn(weather.lostAnswers)) return
      // As the SDK's connection handler words it when no answer comes; it is no error of the service.
      throw Object.assign(new Error('Connection timed out after 3000 ms'), { name: 'TimeoutError' })
    },
    wrote(changes) {
      if (longestLag === 0) return
      history.push(changes)
      if (history.length > longestLag) history.shift()
    },
    lag(fromIndex) {
      const longest = (fromIndex ? weather.indexLag : weather.readLag) ?? 0
      if (longest === 0) return undefined
      const unseen = history.slice(history.length - Math.min(history.length, Math.floor(random() * (longest + 1))))
      const earlier: Earlier = new Map()
      // The newest first, so that the oldest unseen write has the last word.
      for (const { key, before } of unseen.reverse().flat()) earlier.set(placeName(key), { key, item: before })
      return earlier
    },
  }
}

const CAPACITY = 'Throughput exceeds the current capacity of your table or index.'

function throttled(provisioned: boolean): Error {
  return provisioned
    ? serviceFault('ProvisionedThroughputExceededException', 'The level of configured provisioned throughput for the table was exceeded. '
      + 'Consider increasing your provisioning level with the UpdateTable API.')
    : serviceFault('ThrottlingException', CAPACITY)
}

/** Mulberry32: a number from 0 up to 1 for each call. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
