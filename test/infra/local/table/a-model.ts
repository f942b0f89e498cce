// A plain picture of the table for the tests: a Map, and the rules of the service in a few lines, written without looking at SQLite.
import fc from 'fast-check'
import { key } from './a-table.ts'

/** What an item holds besides its key. */
export interface Content { n?: number, tags?: string[], list?: { hash: string, range: string } }

export type Command =
  | { do: 'put', pk: string, sk: string, content: Content, ifNew: boolean }
  | { do: 'add', pk: string, sk: string, by: number, tag: string, ifAtLeast: number | null }
  | { do: 'move', pk: string, sk: string, list: Content['list'] | null }
  | { do: 'delete', pk: string, sk: string, ifThere: boolean }
  | { do: 'get', pk: string, sk: string }
  | { do: 'transact', parts: (Extract<Command, { do: 'put' | 'add' | 'move' | 'delete' }>)[] }
  | { do: 'query', pk: string, from: string | null, to: string | null, forward: boolean, limit: number }
  | { do: 'list', hash: string, prefix: string, forward: boolean, limit: number }

// Few keys, so that commands meet; strings whose order in UTF-16 and in UTF-8 differs, and one with a NUL.
const pk = fc.constantFrom('p', 'q')
const sk = fc.constantFrom('a', 'a\u0000', 'ab', 'b', 'ā', '\uff5e', '😀', '2026-01-31#x')
const place = fc.record({ hash: fc.constantFrom('L', 'M'), range: fc.constantFrom('1', '10', '2', '😀', '\uff5e') })
const amount = fc.integer({ min: -5, max: 5 })
const content: fc.Arbitrary<Content> = fc.record({
  n: amount, tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }), list: place,
}, { requiredKeys: [] })
const limit = fc.integer({ min: 1, max: 4 })

const put = fc.record({ do: fc.constant('put' as const), pk, sk, content, ifNew: fc.boolean() })
const add = fc.record({ do: fc.constant('add' as const), pk, sk, by: amount, tag: fc.constantFrom('x', 'y', 'z'), ifAtLeast: fc.option(amount) })
const move = fc.record({ do: fc.constant('move' as const), pk, sk, list: fc.option(place) })
const remove = fc.record({ do: fc.constant('delete' as const), pk, sk, ifThere: fc.boolean() })
const write = fc.oneof(put, add, move, remove)

export const commands: fc.Arbitrary<Command[]> = fc.array(fc.oneof(
  { weight: 6, arbitrary: write },
  fc.record({ do: fc.constant('get' as const), pk, sk }),
  fc.record({ do: fc.constant('transact' as const), parts: fc.uniqueArray(write, { minLength: 1, maxLength: 4, selector: (part) => `${part.pk} ${part.sk}` }) }),
  fc.record({ do: fc.constant('query' as const), pk, from: fc.option(sk), to: fc.option(sk), forward: fc.boolean(), limit })
    // The service refuses bounds the wrong way round.
    .map((query) => query.from && query.to && compare(query.from, query.to) > 0 ? { ...query, from: query.to, to: query.from } : query),
  fc.record({ do: fc.constant('list' as const), hash: fc.constantFrom('L', 'M'), prefix: fc.constantFrom('', '1', '10', '😀'), forward: fc.boolean(), limit }),
), { maxLength: 25 })

/** The picture, and its answer to each command: an item, a list of keys, `done`, or the failures of the conditions. */
export function aModel() {
  let items = new Map<string, { pk: string, sk: string, content: Content }>()

  function answer(command: Command): unknown {
    switch (command.do) {
      case 'get': {
        const found = items.get(nameOf(command))
        return found ? asItem(found) : 'absent'
      }
      case 'query': return [...items.values()]
        .filter((item) => item.pk === command.pk && (command.from === null || compare(item.sk, command.from) >= 0) && (command.to === null || compare(item.sk, command.to) <= 0))
        .sort((a, b) => (command.forward ? 1 : -1) * compare(a.sk, b.sk)).map((item) => item.sk)
      case 'list': return [...items.values()]
        .filter((item) => item.content.list?.hash === command.hash && item.content.list.range.startsWith(command.prefix))
        .sort((a, b) => (command.forward ? 1 : -1) * (compare(a.content.list!.range, b.content.list!.range) || compare(a.pk, b.pk) || compare(a.sk, b.sk)))
        .map((item) => `${item.pk} ${item.sk}`)
      case 'transact': {
        const next = new Map(items)
        const reasons = command.parts.map((part) => apply(part, items, next) ? 'None' : 'ConditionalCheckFailed')
        if (reasons.some((reason) => reason !== 'None')) return reasons
        items = next
        return 'done'
      }
      default: return apply(command, items, items) ? 'done' : 'condition failed'
    }
  }
  return { answer }
}

type Items = Map<string, { pk: string, sk: string, content: Content }>

/** Judges by `now`, writes into `next`; false when the condition does not hold. */
function apply(command: Extract<Command, { do: 'put' | 'add' | 'move' | 'delete' }>, now: Items, next: Items): boolean {
  const { pk, sk } = command, name = nameOf(command), old = now.get(name)?.content
  switch (command.do) {
    case 'put':
      if (command.ifNew && old) return false
      next.set(name, { pk, sk, content: command.content })
      return true
    case 'add':
      if (command.ifAtLeast !== null && (old?.n === undefined || old.n < command.ifAtLeast)) return false
      next.set(name, { pk, sk, content: { ...old, n: (old?.n ?? 0) + command.by, tags: [...new Set([...old?.tags ?? [], command.tag])] } })
      return true
    case 'move': {
      // An update that only takes away makes no item.
      if (!old && !command.list) return true
      const { list: _, ...rest } = old ?? {}
      next.set(name, { pk, sk, content: command.list ? { ...rest, list: command.list } : rest })
      return true
    }
    case 'delete':
      if (command.ifThere && !old) return false
      next.delete(name)
      return true
  }
}

const nameOf = ({ pk, sk }: { pk: string, sk: string }) => `${pk} ${sk}`

/** By code points, which is the order of UTF-8. */
function compare(a: string, b: string): number {
  const x = [...a].map((character) => character.codePointAt(0)!), y = [...b].map((character) => character.codePointAt(0)!)
  const at = x.findIndex((point, index) => point !== y[index])
  return at < 0 ? x.length - y.length : x[at]! - (y[at] ?? -1)
}

export function asItem({ pk, sk, content }: { pk: string, sk: string, content: Content }): Record<string, object> {
  return {
    ...key(pk, sk),
    ...(content.n !== undefined && { n: { N: String(content.n) } }),
    ...(content.tags && { tags: { SS: content.tags.toSorted() } }),
    ...(content.list && { listPk: { S: content.list.hash }, listSk: { S: content.list.range } }),
  }
}
