// Expressions so plain that their value can be told without JSONata's interpreter: paths from $states, a comparison of one with a text, a text
// joined with one, sums, choices, objects and $merge of such. Where JSONata's rules for lists, for nothing and for kinds would come in, the value is
// left to it.
import type { Scope } from './expressions.ts'

/** The value has to be asked of JSONata. */
export const undecided: unique symbol = Symbol('undecided')

/** Gives the value, or `undecided`. `states` of the scope is plain JSON; the value may be a part of it. */
export type Direct = (scope: Scope) => unknown

interface Node {
  type?: string
  value?: unknown
  steps?: Node[]
  lhs?: Node | [Node, Node][]
  rhs?: Node
  procedure?: Node
  arguments?: Node[]
  expressions?: Node[]
  condition?: Node
  then?: Node
  else?: Node
}

/** By the syntax tree JSONata made of the text; undefined when it is not so plain. */
export function directOf(node: Node | undefined): Direct | undefined {
  switch (node?.type) {
    case 'path': return pathOf(node)
    case 'number': return isBare(node, 'number') ? () => node.value : undefined
    case 'binary': return !isBare(node, 'binary', ['lhs', 'rhs']) ? undefined : node.value === '=' ? comparisonOf(node) : node.value === '&' ? joinOf(node) : node.value === '+' ? sumOf(node) : undefined
    case 'block': return isBare(node, 'block', ['expressions']) && node.expressions?.length === 1 ? directOf(node.expressions[0]) : undefined
    case 'condition': return conditionOf(node)
    case 'unary': return node.value === '{' ? objectOf(node) : undefined
    case 'function': return mergeOf(node)
    default: return undefined
  }
}

const isText = (node: unknown): node is { type: 'string', value: string } => (node as Node | undefined)?.type === 'string' && typeof (node as Node).value === 'string'

const scalar = (value: unknown, then: (value: unknown) => unknown): unknown =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? then(value) : undecided

/** Nothing but a type, a value, a place in the text and its own parts: no predicate, index, grouping or ordering hangs on it. */
const isBare = (node: Node | undefined, type: string, parts: readonly string[] = []): boolean =>
  node?.type === type && Object.keys(node).every((name) => name === 'type' || name === 'value' || name === 'position' || parts.includes(name))

/** What is given to JSONata's own function of that name. */
const argumentsOf = (node: Node | undefined, name: string): Node[] | undefined =>
  isBare(node, 'function', ['name', 'arguments', 'procedure']) && isBare(node?.procedure, 'variable') && node?.procedure?.value === name ? node.arguments : undefined

/** The names of a path from $states. */
function namesOf(node: unknown): string[] | undefined {
  if (!isBare(node as Node, 'path', ['steps'])) return undefined
  const [start, ...steps] = (node as Node).steps ?? []
  if (!isBare(start, 'variable') || start?.value !== 'states' || steps.length === 0 || !steps.every((step) => isBare(step, 'name'))) return undefined
  return steps.map(({ value }) => String(value))
}

/** What stands at the end of the path; `undefined` where the last of its names is not there. */
function at({ states, context }: Scope, names: readonly string[]): unknown {
  let value: unknown = names[0] === 'context' ? { context: context() } : states
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i]!
    if (!isPlain(value)) return undecided
    if (!Object.hasOwn(value, name)) return i === names.length - 1 ? undefined : undecided
    value = value[name]
  }
  return Array.isArray(value) || value === undefined ? undecided : value
}

const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

function pathOf(node: unknown): Direct | undefined {
  const names = namesOf(node)
  return names && ((scope) => {
    const value = at(scope, names)
    return value === undefined ? undecided : value
  })
}

function comparisonOf({ lhs, rhs }: Node): Direct | undefined {
  const path = pathOf(lhs)
  if (path === undefined || !isText(rhs)) return undefined
  return (scope) => scalar(path(scope), (value) => value === rhs.value)
}

function joinOf({ lhs, rhs }: Node): Direct | undefined {
  const path = pathOf(rhs)
  if (path === undefined || !isText(lhs)) return undefined
  return (scope) => scalar(path(scope), (value) => (typeof value === 'string' ? lhs.value + value : undecided))
}

function sumOf({ lhs, rhs }: Node): Direct | undefined {
  const [left, right] = [directOf(lhs as Node), directOf(rhs)]
  if (left === undefined || right === undefined) return undefined
  return (scope) => {
    const [a, b] = [left(scope), right(scope)]
    return typeof a === 'number' && typeof b === 'number' && Number.isFinite(a + b) ? a + b : undecided
  }
}

/** `$exists(path) ? … : …`. */
function conditionOf(node: Node): Direct | undefined {
  const [asked, ...more] = argumentsOf(node.condition, 'exists') ?? []
  const names = isBare(node, 'condition', ['condition', 'then', 'else']) && more.length === 0 ? namesOf(asked) : undefined
  const [then, otherwise] = [directOf(node.then), directOf(node.else)]
  if (names === undefined || then === undefined || otherwise === undefined) return undefined
  return (scope) => {
    const value = Object.hasOwn(scope.variables, 'exists') ? undecided : at(scope, names)
    return value === undecided ? undecided : value === undefined ? otherwise(scope) : then(scope)
  }
}

/** Names JSONata keeps for itself, and one that is no member. */
const refused: readonly unknown[] = [undefined, '__proto__', '_jsonata_lambda', '_jsonata_function']

function objectOf(node: Node): Direct | undefined {
  if (!isBare(node, 'unary', ['lhs'])) return undefined
  const members = (node.lhs as [Node, Node][]).map(([name, value]) => [isText(name) ? name.value : undefined, directOf(value)] as const)
  if (members.some(([name, value]) => refused.includes(name) || value === undefined)) return undefined
  return (scope) => {
    const made: Record<string, unknown> = {}
    for (const [name, value] of members as [string, Direct][]) {
      if (Object.hasOwn(made, name)) return undecided
      const member = value(scope)
      if (member === undecided) return undecided
      made[name] = member
    }
    return made
  }
}

/** `$merge([…, …])`: the members of the later over those of the earlier. */
function mergeOf(node: Node): Direct | undefined {
  const [list, ...more] = argumentsOf(node, 'merge') ?? []
  if (more.length > 0 || !isBare(list, 'unary', ['expressions', 'consarray']) || list?.value !== '[') return undefined
  const parts = (list.expressions ?? []).map(directOf)
  if (parts.length === 0 || parts.includes(undefined)) return undefined
  return (scope) => {
    // A workflow may have called a variable of its own so.
    if (Object.hasOwn(scope.variables, 'merge')) return undecided
    const merged: Record<string, unknown> = {}
    for (const part of parts as Direct[]) {
      const members = part(scope)
      if (!isPlain(members) || Object.hasOwn(members, '__proto__')) return undecided
      Object.assign(merged, members)
    }
    return merged
  }
}
