// What a condition or filter expression means: a test of an item, with the service's refusals of what can never be true.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
import { type AttributeValue, compareValues, equalValues, type Item, sizeOfBinary, typeOf } from './attribute-value.ts'
import type { Bindings } from './bindings.ts'
import { type Comparator, type Condition, type Operand, parseCondition } from './condition-grammar.ts'
import { describeValue, pathText, valueAt } from './document.ts'
import { type ExpressionKind, invalidExpression } from './tokens.ts'

export type Test = (item: Item) => boolean

const ATTRIBUTE_TYPES = new Set(['S', 'N', 'B', 'BOOL', 'NULL', 'SS', 'NS', 'BS', 'L', 'M'])

/** Binds the text of a condition to the request's names and values. */
export function bindTest(kind: ExpressionKind, text: string, bindings: Bindings): Test {
  return bindCondition(parseCondition(kind, text), kind, bindings)
}

/** All that can be refused without an item is refused here. */
function bindCondition(condition: Condition, kind: ExpressionKind, bindings: Bindings): Test {
  return bind(condition)

  function bind(node: Condition): Test {
    switch (node.type) {
      case 'and': { const left = bind(node.left), right = bind(node.right); return (item) => left(item) && right(item) }
      case 'or': { const left = bind(node.left), right = bind(node.right); return (item) => left(item) || right(item) }
      case 'not': { const of = bind(node.of); return (item) => !of(item) }
      case 'compare': {
        const [left, right] = operands(node.operator, [node.left, node.right])
        const ordered = node.operator !== '=' && node.operator !== '<>'
        if (ordered) requireType(node.operator, [left!, right!], 'S', 'N', 'B')
        return (item) => holds(node.operator, left!.of(item), right!.of(item))
      }
      case 'between': {
        const [of, low, high] = operands('BETWEEN', [node.of, node.low, node.high])
        requireType('BETWEEN', [of!, low!, high!], 'S', 'N', 'B')
        checkBounds(low!.literal, high!.literal)
        return (item) => holds('>=', of!.of(item), low!.of(item)) && holds('<=', of!.of(item), high!.of(item))
      }
      case 'in': {
        const [of, ...list] = operands('IN', [node.of, ...node.list])
        return (item) => {
          const value = of!.of(item)
          return list.some((one) => holds('=', value, one.of(item)))
        }
      }
      case 'function': return bindFunction(node.name, operands(node.name, node.operands))
    }
  }

  function bindFunction(name: string, [first, second]: BoundOperand[]): Test {
    switch (name) {
      case 'attribute_exists':
        requirePath(name, first!)
        return (item) => first!.of(item) !== undefined
      case 'attribute_not_exists':
        requirePath(name, first!)
        return (item) => first!.of(item) === undefined
      case 'attribute_type': {
        requirePath(name, first!)
        requireType(name, [second!], 'S')
        const wanted = second!.literal?.S
        if (wanted === undefined) throw refuse('Operator or function requires a literal type name; operator or function: attribute_type')
        if (!ATTRIBUTE_TYPES.has(wanted)) {
          throw refuse(`Invalid attribute type name found; type: ${wanted}, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}`)
        }
        return (item) => {
          const value = first!.of(item)
          return value !== undefined && typeOf(value) === wanted
        }
      }
      case 'begins_with':
        requireType(name, [first!, second!], 'S', 'B')
        return (item) => beginsWith(first!.of(item), second!.of(item))
      default:
        return (item) => contains(first!.of(item), second!.of(item))
    }
  }

  function operands(operator: string, list: Operand[]): BoundOperand[] {
    const bound = list.map((operand) => bindOperand(operand))
    const first = bound[0]!.text
    if (first !== undefined && bound.slice(1).some((operand) => operand.text === first)) {
      throw refuse(`The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${first}`)
    }
    return bound
  }

  function bindOperand(operand: Operand): BoundOperand {
    if (operand.type === 'value') {
      const literal = bindings.value(kind, operand)
      return { of: () => literal, literal }
    }
    if (operand.type === 'size') {
      const of = bindOperand(operand.of)
      requireType('size', [of], 'S', 'B', 'SS', 'NS', 'BS', 'L', 'M')
      return { of: (item) => sizeOf(of.of(item)) }
    }
    const path = bindings.path(kind, operand)
    return { of: (item) => valueAt(item, path), text: pathText(path) }
  }

  function requireType(operator: string, list: BoundOperand[], ...types: string[]): void {
    for (const { literal } of list) {
      if (literal && !types.includes(typeOf(literal))) {
        throw refuse(`Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${typeOf(literal)}`)
      }
    }
  }

  function requirePath(name: string, operand: BoundOperand): void {
    if (operand.text === undefined) throw refuse(`Operator or function requires a document path; operator or function: ${name}`)
  }

  function checkBounds(low: AttributeValue | undefined, high: AttributeValue | undefined): void {
    if (!low || !high) return
    const bounds = `lower bound operand: AttributeValue: ${describeValue(low)}, upper bound operand: AttributeValue: ${describeValue(high)}`
    const order = compareValues(low, high)
    if (order === undefined) throw refuse(`The BETWEEN operator requires same data type for lower and upper bounds; ${bounds}`)
    if (order > 0) throw refuse(`The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${bounds}`)
  }

  function refuse(message: string): Error {
    return invalidExpression(kind, message)
  }
}

/** `literal` where the operand is a :value, `text` where it is a path. */
interface BoundOperand { of(item: Item): AttributeValue | undefined, literal?: AttributeValue, text?: string }

/** A comparison with something absent is false, except that what is absent differs from everything, even from what is absent too. */
function holds(operator: Comparator, a: AttributeValue | undefined, b: AttributeValue | undefined): boolean {
  if (operator === '=') return a !== undefined && b !== undefined && equalValues(a, b)
  if (operator === '<>') return a === undefined || b === undefined || !equalValues(a, b)
  const order = a && b && compareValues(a, b)
  if (order === undefined) return false
  switch (operator) {
    case '<': return order < 0
    case '<=': return order <= 0
    case '>': return order > 0
    case '>=': return order >= 0
  }
}

function beginsWith(value: AttributeValue | undefined, prefix: AttributeValue | undefined): boolean {
  if (value?.S !== undefined && prefix?.S !== undefined) return value.S.startsWith(prefix.S)
  if (value?.B === undefined || prefix?.B === undefined) return false
  const start = Buffer.from(prefix.B, 'base64')
  return Buffer.from(value.B, 'base64').subarray(0, start.length).equals(start)
}

function contains(value: AttributeValue | undefined, part: AttributeValue | undefined): boolean {
  if (!value || !part) return false
  switch (typeOf(value)) {
    case 'S': return part.S !== undefined && value.S!.includes(part.S)
    case 'B': return part.B !== undefined && Buffer.from(value.B!, 'base64').includes(Buffer.from(part.B, 'base64'))
    case 'SS': return part.S !== undefined && value.SS!.includes(part.S)
    case 'NS': return part.N !== undefined && value.NS!.includes(part.N)
    case 'BS': return part.B !== undefined && value.BS!.includes(part.B)
    case 'L': return value.L!.some((element) => equalValues(element, part))
    default: return false
  }
}

/** Characters of a string, bytes of a binary, elements of the rest; nothing for a number, a boolean or null. */
function sizeOf(value: AttributeValue | undefined): AttributeValue | undefined {
  if (!value) return undefined
  switch (typeOf(value)) {
    case 'S': return { N: String(value.S!.length) }
    case 'B': return { N: String(sizeOfBinary(value.B!)) }
    case 'SS': return { N: String(value.SS!.length) }
    case 'NS': return { N: String(value.NS!.length) }
    case 'BS': return { N: String(value.BS!.length) }
    case 'L': return { N: String(value.L!.length) }
    case 'M': return { N: String(Object.keys(value.M!).length) }
    default: return undefined
  }
}

