// Key conditions of a query: one hash value and at most one range of sort keys.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
import { compareStrings } from './attribute-value.ts'
import type { Bindings } from './bindings.ts'
import { type Comparator, type Condition, type Operand, parseCondition } from './condition-grammar.ts'
import { invalidValue, validationFault } from './faults.ts'
import { invalidExpression } from './tokens.ts'

export interface Bound { key: string, inclusive: boolean }
export interface KeyRange { hash: string, low?: Bound, high?: Bound }

const KIND = 'KeyConditionExpression'
/** a < b says what b > a says. */
const TURNED: Record<Comparator, Comparator> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' }

/** Reads the expression against the key attributes of the table or index asked. Throws the service's ValidationException. */
export function bindKeyCondition(text: string, key: { hash: string, range: string }, bindings: Bindings): KeyRange {
  const conditions = flattened(parseCondition(KIND, text))
  let hash: string | undefined
  let range: Omit<KeyRange, 'hash'> | undefined
  for (const condition of conditions) {
    const { attribute, bounds } = read(condition)
    if (attribute !== key.hash && attribute !== key.range) {
      throw validationFault(`Query condition missed key schema element: ${hash === undefined ? key.hash : key.range}`)
    }
    if (attribute === key.hash) {
      if (hash !== undefined) throw oneEach()
      if (condition.type !== 'compare' || condition.operator !== '=') throw validationFault('Query key condition not supported')
      hash = bounds.low!.key
    } else {
      if (range) throw oneEach()
      range = bounds
    }
  }
  if (hash === undefined) throw validationFault(`Query condition missed key schema element: ${key.hash}`)
  return { hash, ...range }

  function read(condition: Condition): { attribute: string, bounds: Omit<KeyRange, 'hash'> } {
    switch (condition.type) {
      case 'compare': {
        // The attribute may stand on the right: :from < sk.
        const turned = condition.left.type === 'value'
        const attribute = nameOf(turned ? condition.right : condition.left), key = valueOf(turned ? condition.left : condition.right, attribute)
        switch (turned ? TURNED[condition.operator] : condition.operator) {
          case '=': return { attribute, bounds: { low: { key, inclusive: true }, high: { key, inclusive: true } } }
          case '<': return { attribute, bounds: { high: { key, inclusive: false } } }
          case '<=': return { attribute, bounds: { high: { key, inclusive: true } } }
          case '>': return { attribute, bounds: { low: { key, inclusive: false } } }
          case '>=': return { attribute, bounds: { low: { key, inclusive: true } } }
          default: throw unusable(condition.operator)
        }
      }
      case 'between': {
        const attribute = nameOf(condition.of), low = valueOf(condition.low, attribute), high = valueOf(condition.high, attribute)
        if (compareStrings(low, high) > 0) {
          throw invalidExpression(KIND, 'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; '
            + `lower bound operand: AttributeValue: {S:${low}}, upper bound operand: AttributeValue: {S:${high}}`)
        }
        return { attribute, bounds: { low: { key: low, inclusive: true }, high: { key: high, inclusive: true } } }
      }
      case 'function': {
        if (condition.name !== 'begins_with') throw unusable(condition.name)
        const attribute = nameOf(condition.operands[0]!), prefix = valueOf(condition.operands[1]!, attribute)
        const after = firstAfterPrefix(prefix)
        return { attribute, bounds: { low: { key: prefix, inclusive: true }, ...(after && { high: { key: after, inclusive: false } }) } }
      }
      case 'not': throw unusable('NOT')
      case 'in': throw unusable('IN')
      default: throw unusable(condition.type.toUpperCase())
    }
  }

  function nameOf(operand: Operand): string {
    if (operand.type !== 'path') throw unusable(operand.type === 'size' ? 'size' : 'a value in place of an attribute')
    const path = bindings.path(KIND, operand)
    if (path.length > 1) throw invalidExpression(KIND, 'KeyConditionExpressions cannot have conditions on nested attributes')
    return path[0] as string
  }

  function valueOf(operand: Operand, attribute: string): string {
    if (operand.type !== 'value') throw unusable('an operand that is not a value')
    const value = bindings.value(KIND, operand)
    if (value.S === undefined) throw invalidValue('Condition parameter type does not match schema type')
    if (value.S === '') {
      throw validationFault('One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. '
        + `Key: ${attribute}`)
    }
    return value.S
  }
}

function flattened(condition: Condition): Condition[] {
  return condition.type === 'and' ? [...flattened(condition.left), ...flattened(condition.right)] : [condition]
}

/** The first string in byte order that comes after everything with the prefix; undefined when there is none. */
export function firstAfterPrefix(prefix: string): string | undefined {
  const end = prefix.charCodeAt(prefix.length - 1)
  if (end < 0xd7ff) return prefix.slice(0, -1) + String.fromCharCode(end + 1)
  const points = [...prefix].map((character) => character.codePointAt(0)!)
  while (points.at(-1) === 0x10ffff) points.pop()
  const last = points.pop()
  if (last === undefined) return undefined
  // U+D800 to U+DFFF are surrogates, no characters.
  return String.fromCodePoint(...points, last === 0xd7ff ? 0xe000 : last + 1)
}

const oneEach = () => invalidExpression(KIND, 'KeyConditionExpressions must only contain one condition per key')
const unusable = (operator: string) => invalidExpression(KIND, `Invalid operator used in KeyConditionExpression: ${operator}`)
