// Expressions between {% and %}: compiled once, checked when a definition is loaded, evaluated in JSONata as the service does.
import jsonata from 'jsonata'
import { directOf, undecided, type Direct } from './direct.ts'
import { extraFunctions, type Sources } from './functions.ts'
import { queryEvaluationError } from './errors.ts'

/** What an expression can see: the workflow's variables and the reserved `$states`. */
export interface Scope {
  variables: Record<string, unknown>
  states: { input: unknown, result?: unknown, errorOutput?: unknown }
  /** `$states.context`, made when an expression reads it, which few do. Not a getter: V8 keeps a shape for each object that has one of its own. */
  context: () => object
}

/**
 * An endless recursion ends after this many milliseconds of real time. Generous, because it must never strike an honest
 * expression on a loaded machine.
 */
const evaluationTimeoutMilliseconds = 5_000
const maximumDepth = 500

interface Compiled { expression: jsonata.Expression, direct: Direct | undefined }

const compiled = new Map<string, Compiled>()

/** The text between the marks, or undefined for a literal. Spaces outside the marks make it a literal, as the service records show. */
export function expressionIn(value: unknown): string | undefined {
  return typeof value === 'string' && value.length >= 4 && value.startsWith('{%') && value.endsWith('%}') ? value.slice(2, -2).trim() : undefined
}

function compile(text: string): Compiled {
  let known = compiled.get(text)
  if (!known) {
    const expression = jsonata(text, { timeout: evaluationTimeoutMilliseconds, stack: maximumDepth })
    known = { expression, direct: directOf(expression.ast() as object) }
    compiled.set(text, known)
  }
  return known
}

/** Why an expression is not accepted, or undefined. */
export function whyNotExpression(text: string): string | undefined {
  try {
    const syntax = compile(text).expression.ast() as Syntax
    return whyNotNode(syntax) ?? referenceToNothing(syntax)
  } catch (error) {
    const { code, message, position } = error as { code?: string, message?: string, position?: number }
    return `is not JSONata (${[code, message].filter(Boolean).join(': ')}${position === undefined ? '' : ` at ${position}`})`
  }
}

function whyNotNode(node: unknown): string | undefined {
  if (Array.isArray(node)) return first(node)
  if (node === null || typeof node !== 'object') return undefined
  const { type, value } = node as { type?: string, value?: unknown }
  // JSONata's time limit cannot interrupt a backtracking regular expression: one bad pattern would stop the whole house.
  if (type === 'regex' || value instanceof RegExp) return 'uses a regular expression'
  if (type === 'variable' && value === 'eval') return 'uses $eval, which the service does not allow'
  return first(Object.values(node))
}

interface Syntax {
  type?: string
  value?: unknown
  steps?: Syntax[]
  lhs?: Syntax | [Syntax, Syntax][]
  rhs?: Syntax
  expression?: Syntax
  expressions?: Syntax[]
  arguments?: Syntax[]
  condition?: Syntax
  then?: Syntax
  else?: Syntax
}

/**
 * There is no input document: a name, `$` or `$$` where no path has begun means nothing, and the service refuses it
 * (UNSUPPORTED_JSONATA_EXPRESSION). Only places that surely have no context are looked at.
 */
function referenceToNothing(node: Syntax | undefined): string | undefined {
  if (node === undefined || node === null) return undefined
  if (node.type === 'path') return referenceToNothing(node.steps?.[0])
  if (node.type === 'name') return `refers to '${node.value}' at the top level, where only $states and variables are`
  if (node.type === 'variable' && (node.value === '' || node.value === '$')) return `uses $${node.value} at the top level, where it means nothing`
  if (!['binary', 'apply', 'unary', 'function', 'partial', 'condition', 'block', 'bind'].includes(node.type ?? '')) return undefined
  const sides = Array.isArray(node.lhs) ? node.lhs.flat() : [node.lhs]
  const parts = [...sides, node.rhs, node.expression, ...(node.expressions ?? []), ...(node.arguments ?? []), node.condition, node.then, node.else]
  for (const part of parts) {
    const reason = referenceToNothing(part)
    if (reason !== undefined) return reason
  }
  return undefined
}

function first(nodes: unknown[]): string | undefined {
  for (const node of nodes) {
    const reason = whyNotNode(node)
    if (reason !== undefined) return reason
  }
  return undefined
}

/**
 * A template with every expression in it replaced by its value. `location` names the field for the error's cause.
 * Throws States.QueryEvaluationError for an expression that fails or gives nothing.
 */
export async function evaluate(template: unknown, location: string, scope: Scope, sources: Sources): Promise<unknown> {
  const direct = evaluateDirectly(template, scope)
  return direct === undecided ? interpret(template, location, scope, sources) : direct
}

async function interpret(template: unknown, location: string, scope: Scope, sources: Sources): Promise<unknown> {
  const text = expressionIn(template)
  if (text !== undefined) return evaluateExpression(text, location, scope, sources)
  if (Array.isArray(template)) {
    const items: unknown[] = []
    for (const [index, item] of template.entries()) items.push(await interpret(item, `${location}[${index}]`, scope, sources))
    return items
  }
  if (template !== null && typeof template === 'object') {
    const entries: [string, unknown][] = []
    for (const [name, value] of Object.entries(template)) entries.push([name, await interpret(value, `${location}/${name}`, scope, sources)])
    return Object.fromEntries(entries)
  }
  return template
}

/** The value of a template in which every expression is a plain one, or `undecided`. */
function evaluateDirectly(template: unknown, scope: Scope): unknown {
  const text = expressionIn(template)
  if (text !== undefined) return directly(text, scope)
  if (template === null || typeof template !== 'object') return template
  if (Array.isArray(template)) {
    const items = template.map((item) => evaluateDirectly(item, scope))
    return items.includes(undecided) ? undecided : items
  }
  const made: Record<string, unknown> = {}
  for (const name in template) {
    const value = evaluateDirectly((template as Record<string, unknown>)[name], scope)
    if (value === undecided || name === '__proto__') return undecided
    made[name] = value
  }
  return made
}

function directly(text: string, scope: Scope): unknown {
  try {
    return compile(text).direct?.(scope) ?? undecided
  } catch {
    // It does not compile: whoever interprets it says so.
    return undecided
  }
}

async function evaluateExpression(text: string, location: string, { variables, states, context }: Scope, sources: Sources): Promise<unknown> {
  let value: unknown
  try {
    // JSONata writes into what it reads: an empty list it makes an object of is `[null]` afterwards (evaluateGroupExpression, 2.2.2).
    const read = structuredClone({ ...variables, states: { ...states, context: context() } })
    value = await compile(text).expression.evaluate(undefined, { ...read, ...extraFunctions(sources) })
  } catch (thrown) {
    const { code, message } = thrown as { code?: string, message?: string }
    const said = code === undefined ? `: ${message}` : `. ${code}: ${message ?? ''}`
    throw queryEvaluationError(`The JSONata expression '${text}' specified for the field '${location}' threw an error during evaluation${said}`, location)
  }
  const json = JSON.stringify(value, (_, part: unknown) => {
    if (!isFunction(part)) return part
    throw queryEvaluationError(`The JSONata expression '${text}' specified for the field '${location}' returned a function, which is not JSON.`, location)
  })
  if (json === undefined) throw queryEvaluationError(`The JSONata expression '${text}' specified for the field '${location}' returned nothing (undefined).`, location)
  return JSON.parse(json)
}

/** Functions of JSONata itself are objects that hold a function; those written in an expression hold `apply`. */
function isFunction(value: unknown): boolean {
  if (typeof value === 'function') return true
  if (value === null || typeof value !== 'object') return false
  const { implementation, apply } = value as { implementation?: unknown, apply?: unknown }
  return typeof implementation === 'function' || typeof apply === 'function'
}

/** What JSON calls the kind of a value. */
export const kindOf = (value: unknown): string => (value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value)

/**
 * The value of a field that must have one kind. A literal was checked when the definition was loaded; an expression's value is
 * checked here. Throws States.QueryEvaluationError.
 */
export async function evaluateAs<T>(
  expected: 'array' | 'boolean' | 'integer' | 'number' | 'string' | 'object', template: unknown, location: string, scope: Scope, sources: Sources,
): Promise<T> {
  const value = await evaluate(template, location, scope, sources)
  const fits = expected === 'integer' ? Number.isInteger(value) : kindOf(value) === expected
  if (fits) return value as T
  throw queryEvaluationError(
    `The JSONata expression '${expressionIn(template) ?? JSON.stringify(template)}' specified for the field '${location}' returned an unexpected result type. `
    + `Expected '${expected}', but was '${kindOf(value)}' for value: ${JSON.stringify(value)}`,
    location,
  )
}
