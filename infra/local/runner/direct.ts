// Expressions so plain that their value can be told without JSONata's interpreter: paths from $states, a comparison of one with a text, a text
// joined with one, and $merge of two. Where JSONata's rules for lists, for nothing and for kinds would come in, the value is left to it.

/** The value has to be asked of JSONata. */
export const undecided: unique symbol = Symbol('undecided')

/** Gives the value, or `undecided`. `states` is plain JSON; the value may be a part of it. */
export type Direct = (states: object, variables: Record<string, unknown>) => unknown

interface Node {
  type?: string
  value?: unknown
  steps?: Node[]
  lhs?: Node
  rhs?: Node
  procedure?: Node
  arguments?: Node[]
  expressions?: Node[]
}

/** By the syntax tree JSONata made of the text; undefined when it is not so plain. */
export function directOf(node: Node): Direct | undefined {
  if (node.type === 'path') return pathOf(node)
  if (node.type === 'binary' && node.value === '=') {
    const path = pathOf(node.lhs)
    if (path === undefined || !isText(node.rhs)) return undefined
    const text = node.rhs.value
    return (states, variables) => scalar(path(states, variables), (value) => value === text)
  }
  if (node.type === 'binary' && node.value === '&') {
    const path = pathOf(node.rhs)
    if (path === undefined || !isText(node.lhs)) return undefined
    const text = node.lhs.value
    return (states, variables) => scalar(path(states, variables), (value) => (typeof value === 'string' ? text + value : undecided))
  }
  return mergeOf(node)
}

const isText = (node: Node | undefined): node is { type: 'string', value: string } => node?.type === 'string' && typeof node.value === 'string'

const scalar = (value: unknown, then: (value: unknown) => unknown): unknown =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? then(value) : undecided

/** Nothing but a type, a value and a place in the text: no predicate, index, grouping or ordering hangs on it. */
const isBare = (node: Node | undefined, type: string, allowed: readonly string[] = ['type', 'value', 'position']): boolean =>
  node?.type === type && Object.keys(node).every((name) => allowed.includes(name))

function pathOf(node: Node | undefined): Direct | undefined {
  if (!isBare(node, 'path', ['type', 'steps'])) return undefined
  const [start, ...steps] = node?.steps ?? []
  if (!isBare(start, 'variable') || start?.value !== 'states' || steps.length === 0 || !steps.every((step) => isBare(step, 'name'))) return undefined
  const names = steps.map(({ value }) => String(value))
  return (states) => {
    let value: unknown = states
    for (const name of names) {
      if (!isPlain(value) || !Object.hasOwn(value, name)) return undecided
      value = value[name]
    }
    return Array.isArray(value) || value === undefined ? undecided : value
  }
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

/** `$merge([path, path])`: the second's members over the first's. */
function mergeOf(node: Node): Direct | undefined {
  const [list, ...more] = node.arguments ?? []
  if (node.type !== 'function' || !isBare(node.procedure, 'variable') || node.procedure?.value !== 'merge' || more.length > 0) return undefined
  if (!isBare(list, 'unary', ['type', 'value', 'position', 'expressions', 'consarray']) || list?.value !== '[') return undefined
  const paths = (list.expressions ?? []).map(pathOf)
  if (paths.length === 0 || paths.includes(undefined)) return undefined
  return (states, variables) => {
    // A workflow may have called a variable of its own so.
    if (Object.hasOwn(variables, 'merge')) return undecided
    const merged: Record<string, unknown> = {}
    for (const path of paths as Direct[]) {
      const part = path(states, variables)
      if (!isPlain(part) || Object.hasOwn(part, '__proto__')) return undecided
      Object.assign(merged, part)
    }
    return merged
  }
}
