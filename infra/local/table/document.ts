// Document paths in an item: reading, replacing and removing along a path, and picking the parts a projection names.
import { type AttributeValue, attribute, type Item, typeOf } from './attribute-value.ts'
import type { Bindings, Path } from './bindings.ts'
import { validationFault } from './faults.ts'
import { type Cursor, type ExpressionKind, invalidExpression, parseOnce, parsePath, type WrittenPath } from './tokens.ts'

/** The value at the path, undefined where the item has nothing there. */
export function valueAt(item: Item, path: Path): AttributeValue | undefined {
  let value = attribute(item, path[0] as string)
  for (let at = 1; value !== undefined && at < path.length; at++) value = child(value, path[at]!)
  return value
}

function child(value: AttributeValue, step: string | number): AttributeValue | undefined {
  if (typeof step === 'number') return value.L?.[step]
  return value.M && attribute(value.M, step)
}

/** The item with the value at the path; only the containers along the path are new. A list index past the end appends. */
export function replaced(item: Item, path: Path, value: AttributeValue): Item {
  return changed({ M: item }, path, value).M!
}

/** The item without what is at the path. */
export function removed(item: Item, path: Path): Item {
  return changed({ M: item }, path, undefined).M!
}

function changed(container: AttributeValue, [step, ...rest]: Path, value: AttributeValue | undefined): AttributeValue {
  if (rest.length > 0) {
    const inner = child(container, step!)
    if (inner === undefined) throw invalidPath()
    value = changed(inner, rest, value)
  }
  if (typeof step === 'number') {
    if (!container.L) throw invalidPath()
    if (value === undefined) return { L: container.L.toSpliced(step, 1) }
    return { L: step < container.L.length ? container.L.with(step, value) : [...container.L, value] }
  }
  if (!container.M) throw invalidPath()
  if (value !== undefined) return { M: { ...container.M, [step!]: value } }
  const { [step!]: _, ...others } = container.M
  return { M: others }
}

const invalidPath = () => validationFault('The document path provided in the update expression is invalid for update')

export const pathText = (path: Path) => `[${path.map((step) => typeof step === 'number' ? `[${step}]` : step).join(', ')}]`

/** As the service prints a value in its messages: {S:abc} */
export function describeValue(value: AttributeValue): string {
  const type = typeOf(value)
  return `{${type}:${typeof value[type] === 'object' ? JSON.stringify(value[type]) : value[type]}}`
}

/** Two paths of one expression may not overlap (one continues the other) nor conflict (one place is both a map and a list). */
export function assertDistinct(kind: ExpressionKind, paths: Path[]): void {
  for (let i = 0; i < paths.length; i++) {
    for (let j = 0; j < i; j++) {
      const one = paths[j]!, two = paths[i]!
      const length = Math.min(one.length, two.length)
      let at = 0
      while (at < length && one[at] === two[at]) at++
      const problem = at === length ? 'overlap' : typeof one[at] !== typeof two[at] ? 'conflict' : undefined
      if (problem) {
        throw invalidExpression(kind,
          `Two document paths ${problem} with each other; must remove or rewrite one of these paths; path one: ${pathText(one)}, path two: ${pathText(two)}`)
      }
    }
  }
}

/** The parts of an item that a projection names, nested as in the item; lists keep the order and lose the gaps. */
export type Projection = (item: Item) => Item

export function bindProjection(text: string, bindings: Bindings): Projection {
  const written = parseOnce('ProjectionExpression', text, parseProjection)
  const paths = written.map((path) => bindings.path('ProjectionExpression', path))
  assertDistinct('ProjectionExpression', paths)
  return (item) => picked(item, paths)
}

function parseProjection(cursor: Cursor): WrittenPath[] {
  const paths = [parsePath(cursor)]
  while (cursor.take(',')) paths.push(parsePath(cursor))
  return paths
}

/** `paths` must not overlap. */
export function picked(item: Item, paths: Path[]): Item {
  return pick({ M: item }, paths)?.M ?? {}
}

function pick(value: AttributeValue, paths: Path[]): AttributeValue | undefined {
  if (paths.some((path) => path.length === 0)) return value
  const groups = Map.groupBy(paths, (path) => path[0]!)
  const steps = [...groups.keys()]
  if (value.L) steps.sort((a, b) => Number(a) - Number(b))
  const parts: [string | number, AttributeValue][] = []
  for (const step of steps) {
    const inner = child(value, step)
    const part = inner && pick(inner, groups.get(step)!.map((path) => path.slice(1)))
    if (part) parts.push([step, part])
  }
  if (parts.length === 0) return undefined
  return value.L ? { L: parts.map(([, part]) => part) } : { M: Object.fromEntries(parts) }
}
