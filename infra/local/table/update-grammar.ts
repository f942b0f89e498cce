// The grammar of update expressions: from text to the four lists of actions.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
import {
  type Cursor, invalidExpression, isPlaceholder, parseOnce, parsePath, parseValue, type WrittenPath, type WrittenValue,
} from './tokens.ts'

export type Expression =
  | WrittenPath
  | WrittenValue
  | { type: 'if_not_exists', path: WrittenPath, otherwise: Expression }
  | { type: 'list_append', left: Expression, right: Expression }
  | { type: '+' | '-', left: Expression, right: Expression }

export interface AddOrDelete { path: WrittenPath, value: WrittenValue }

export interface WrittenUpdate {
  set: { path: WrittenPath, value: Expression }[]
  remove: WrittenPath[]
  add: AddOrDelete[]
  delete: AddOrDelete[]
}

const SECTIONS: Record<string, keyof WrittenUpdate> = { SET: 'set', REMOVE: 'remove', ADD: 'add', DELETE: 'delete' }

export function parseUpdate(text: string): WrittenUpdate {
  return parseOnce('UpdateExpression', text, parseSections)
}

/** update = section { section }; each section once, its actions separated by commas. */
function parseSections(cursor: Cursor): WrittenUpdate {
  const update: WrittenUpdate = { set: [], remove: [], add: [], delete: [] }
  while (cursor.peek() !== '') {
    const word = cursor.peek().toUpperCase()
    const section = Object.hasOwn(SECTIONS, word) ? SECTIONS[word]! : undefined
    if (!section) throw cursor.fail()
    if (update[section].length) {
      throw invalidExpression(cursor.kind, `The "${word}" section can only be used once in an update expression;`)
    }
    cursor.next()
    do parseAction(cursor, section, update)
    while (cursor.take(','))
  }
  return update
}

function parseAction(cursor: Cursor, section: keyof WrittenUpdate, update: WrittenUpdate): void {
  const path = parsePath(cursor)
  if (section === 'remove') update.remove.push(path)
  else if (section === 'set') {
    cursor.expect('=')
    update.set.push({ path, value: parseSum(cursor) })
  } else {
    if (!isPlaceholder(cursor.peek())) throw cursor.fail()
    update[section].push({ path, value: parseValue(cursor) })
  }
}

/** value = operand [ ('+' | '-') operand ] */
function parseSum(cursor: Cursor): Expression {
  const left = parseOperand(cursor)
  const operator = cursor.peek()
  if (operator !== '+' && operator !== '-') return left
  cursor.next()
  return { type: operator, left, right: parseOperand(cursor) }
}

function parseOperand(cursor: Cursor): Expression {
  if (isPlaceholder(cursor.peek())) return parseValue(cursor)
  if (!cursor.followedBy('(')) return parsePath(cursor)
  const name = cursor.next()
  if (name !== 'if_not_exists' && name !== 'list_append') {
    throw invalidExpression(cursor.kind, FUNCTIONS_OF_CONDITIONS.has(name)
      ? `The function is not allowed in an update expression; function: ${name}` : `Invalid function name; function: ${name}`)
  }
  cursor.expect('(')
  const operands = [parseOperand(cursor)]
  while (cursor.take(',')) operands.push(parseOperand(cursor))
  cursor.expect(')')
  const [left, right] = operands
  if (!left || !right || operands.length > 2) {
    throw invalidExpression(cursor.kind,
      `Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`)
  }
  if (name === 'list_append') {
    if (left.type === name || right.type === name) throw invalidExpression(cursor.kind, `The function is not allowed to be used this way in an expression; function: ${name}`)
    return { type: name, left, right }
  }
  if (left.type !== 'path') throw invalidExpression(cursor.kind, `Operator or function requires a document path; operator or function: ${name}`)
  return { type: name, path: left, otherwise: right }
}

const FUNCTIONS_OF_CONDITIONS = new Set(['attribute_exists', 'attribute_not_exists', 'attribute_type', 'begins_with', 'contains', 'size'])
