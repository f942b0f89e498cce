// The grammar of condition, filter and key condition expressions: from text to a tree, not yet bound to names and values.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
import {
  type Cursor, type ExpressionKind, invalidExpression, isPlaceholder, parseOnce, parsePath, parseValue, type WrittenPath, type WrittenValue,
} from './tokens.ts'

export type Comparator = '=' | '<>' | '<' | '<=' | '>' | '>='
export type Operand = WrittenPath | WrittenValue | { type: 'size', of: Operand }
export type Condition =
  | { type: 'and' | 'or', left: Condition, right: Condition }
  | { type: 'not', of: Condition }
  | { type: 'compare', operator: Comparator, left: Operand, right: Operand }
  | { type: 'between', of: Operand, low: Operand, high: Operand }
  | { type: 'in', of: Operand, list: Operand[] }
  | { type: 'function', name: string, operands: Operand[] }

const COMPARATORS = new Set(['=', '<>', '<', '<=', '>', '>='])
const MOST_OPERATORS = 300
const MOST_IN_OPERANDS = 100
/** Functions of a condition with the number of their operands. */
const FUNCTIONS: Record<string, number> = { attribute_exists: 1, attribute_not_exists: 1, attribute_type: 2, begins_with: 2, contains: 2 }
const UPDATE_FUNCTIONS = new Set(['if_not_exists', 'list_append'])

/** The tree of a condition text, not yet bound to names and values. */
export function parseCondition(kind: ExpressionKind, text: string): Condition {
  return parseOnce(kind, text, (cursor) => {
    let operators = 0
    const count = () => {
      if (++operators > MOST_OPERATORS) throw invalidExpression(kind, `The expression contains too many operators; operator count: ${operators}`)
    }
    return parseOr(cursor, count)
  })
}

function parseOr(cursor: Cursor, count: () => void): Condition {
  let left = parseAnd(cursor, count)
  while (cursor.take('OR')) {
    count()
    left = { type: 'or', left, right: parseAnd(cursor, count) }
  }
  return left
}

function parseAnd(cursor: Cursor, count: () => void): Condition {
  let left = parseNot(cursor, count)
  while (cursor.take('AND')) {
    count()
    left = { type: 'and', left, right: parseNot(cursor, count) }
  }
  return left
}

function parseNot(cursor: Cursor, count: () => void): Condition {
  if (!cursor.take('NOT')) return parsePrimary(cursor, count)
  count()
  return { type: 'not', of: parseNot(cursor, count) }
}

function parsePrimary(cursor: Cursor, count: () => void): Condition {
  if (cursor.take('(')) {
    const doubled = cursor.peek() === '('
    const inner = parseOr(cursor, count)
    // ((a = b)) is refused, (a = b AND (c)) and ((a) OR b) are not: only an inner pair that spans the outer one is redundant.
    if (doubled && spansWhole.has(inner)) throw invalidExpression(cursor.kind, 'The expression has redundant parentheses;')
    cursor.expect(')')
    spansWhole.add(inner)
    return inner
  }
  count()
  const word = cursor.peek()
  if (cursor.followedBy('(') && word !== 'size' && /^[A-Za-z_]/.test(word) && !/^(NOT|AND|OR|IN|BETWEEN)$/i.test(word)) return parseFunction(cursor)
  const left = parseOperand(cursor)
  if (cursor.take('BETWEEN')) {
    const low = parseOperand(cursor)
    cursor.expect('AND')
    return { type: 'between', of: left, low, high: parseOperand(cursor) }
  }
  if (cursor.take('IN')) {
    cursor.expect('(')
    const list = [parseOperand(cursor)]
    while (cursor.take(',')) list.push(parseOperand(cursor))
    cursor.expect(')')
    if (list.length > MOST_IN_OPERANDS) {
      throw invalidExpression(cursor.kind, `The IN operator is provided with too many operands; number of operands: ${list.length}`)
    }
    return { type: 'in', of: left, list }
  }
  if (!COMPARATORS.has(cursor.peek())) throw left.type === 'size' ? notThisWay(cursor, 'size') : cursor.fail()
  const operator = cursor.next() as Comparator
  return { type: 'compare', operator, left, right: parseOperand(cursor) }
}

/** Conditions that stood in parentheses of their own. */
const spansWhole = new WeakSet<Condition>()

function parseFunction(cursor: Cursor): Condition {
  const name = cursor.next()
  cursor.expect('(')
  if (UPDATE_FUNCTIONS.has(name)) throw invalidExpression(cursor.kind, `The function is not allowed in a condition expression; function: ${name}`)
  if (!Object.hasOwn(FUNCTIONS, name)) throw invalidExpression(cursor.kind, `Invalid function name; function: ${name}`)
  const operands = [parseOperand(cursor)]
  while (cursor.take(',')) operands.push(parseOperand(cursor))
  cursor.expect(')')
  if (operands.length !== FUNCTIONS[name]) {
    throw invalidExpression(cursor.kind,
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`)
  }
  if (COMPARATORS.has(cursor.peek())) throw notThisWay(cursor, name)
  return { type: 'function', name, operands }
}

const notThisWay = (cursor: Cursor, name: string) =>
  invalidExpression(cursor.kind, `The function is not allowed to be used this way in an expression; function: ${name}`)

function parseOperand(cursor: Cursor): Operand {
  if (isPlaceholder(cursor.peek())) return parseValue(cursor)
  if (cursor.peek() === 'size' && cursor.followedBy('(')) {
    cursor.next()
    cursor.expect('(')
    const of = parseOperand(cursor)
    cursor.expect(')')
    return { type: 'size', of }
  }
  return parsePath(cursor)
}
