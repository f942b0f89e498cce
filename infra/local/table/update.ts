// Update expressions: SET, REMOVE, ADD and DELETE, applied to an item as the service applies them.
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
import { type AttributeValue, type Item, typeOf } from './attribute-value.ts'
import type { Bindings, Path } from './bindings.ts'
import { assertDistinct, removed, replaced, valueAt } from './document.ts'
import { validationFault } from './faults.ts'
import { addNumbers, subtractNumbers } from './number.ts'
import { type AddOrDelete, parseUpdate, type Expression } from './update-grammar.ts'
import { invalidExpression } from './tokens.ts'

export interface Update {
  /**
   * The item after the update; the item given is left as it was. Throws the service's ValidationException.
   * `isNew` says that the item given is only a key, for an item that is not there yet.
   */
  apply(item: Item, isNew: boolean): Item
  /** Whether it makes an item that is not there: an update that only takes away does not. */
  creates: boolean
  /** Every path the update names, for UPDATED_OLD, UPDATED_NEW and the guard of the key. */
  paths: Path[]
}

const KIND = 'UpdateExpression'

/** How the service names a type in the messages of ADD and DELETE. */
const LONG_NAMES: Record<string, string> = { S: 'STRING', N: 'NUMBER', B: 'BINARY', BOOL: 'BOOLEAN', NULL: 'NULL', L: 'LIST', M: 'MAP', SS: 'SS', NS: 'NS', BS: 'BS' }

/** Binds the text of an update to the request's names and values. */
export function bindUpdate(text: string, bindings: Bindings): Update {
  const update = parseUpdate(text)
  const path = (written: Parameters<Bindings['path']>[1]) => bindings.path(KIND, written)
  const sets = update.set.map((action) => ({ path: path(action.path), value: bindExpression(action.value, bindings) }))
  const removes = update.remove.map(path)
  const adds = update.add.map((action) => ({ path: path(action.path), value: operand('ADD', action, bindings) }))
  const deletes = update.delete.map((action) => ({ path: path(action.path), value: operand('DELETE', action, bindings) }))
  const paths = [...sets.map((set) => set.path), ...removes, ...adds.map((add) => add.path), ...deletes.map((one) => one.path)]
  assertDistinct(KIND, paths)
  // Elements past the end of a list are appended in the order of their numbers; removals run from the back, so that numbers stay true.
  sets.sort((a, b) => lastIndex(a.path) - lastIndex(b.path))
  removes.sort(fromTheBack)

  return {
    paths,
    creates: sets.length + adds.length > 0,
    apply(item, isNew) {
      // Every value is taken from the item as it was before the update.
      const values = sets.map((set) => set.value(item))
      let result = item
      sets.forEach((set, at) => { result = replaced(result, set.path, values[at]!) })
      for (const add of adds) result = replaced(result, add.path, sum(valueAt(item, add.path), add.value))
      for (const one of deletes) {
        const before = valueAt(item, one.path)
        if (!before) continue
        const rest = difference(before, one.value)
        result = rest ? replaced(result, one.path, rest) : removed(result, one.path)
      }
      for (const path of removes) {
        if (valueAt(item, path)) result = removed(result, path)
        else if (!isNew && !canHold(item, path)) throw validationFault('The document path provided in the update expression is invalid for update')
      }
      return result
    },
  }
}

/** Whether the item has, at the end of the path, a map or list in which the last step could be. */
function canHold(item: Item, path: Path): boolean {
  if (path.length === 1) return true
  const container = valueAt(item, path.slice(0, -1))
  return (typeof path.at(-1) === 'number' ? container?.L : container?.M) !== undefined
}

type Evaluate = (item: Item) => AttributeValue

function bindExpression(expression: Expression, bindings: Bindings): Evaluate {
  switch (expression.type) {
    case 'value': {
      const literal = bindings.value(KIND, expression)
      return () => literal
    }
    case 'path': {
      const path = bindings.path(KIND, expression)
      return (item) => {
        const value = valueAt(item, path)
        if (!value) throw validationFault('The provided expression refers to an attribute that does not exist in the item')
        return value
      }
    }
    case 'if_not_exists': {
      const path = bindings.path(KIND, expression.path)
      const otherwise = bindExpression(expression.otherwise, bindings)
      return (item) => valueAt(item, path) ?? otherwise(item)
    }
    case 'list_append': {
      const [left, right] = bindPair('list_append', 'L', expression.left, expression.right, bindings)
      return (item) => ({ L: [...left(item).L!, ...right(item).L!] })
    }
    case '+': case '-': {
      const [left, right] = bindPair(expression.type, 'N', expression.left, expression.right, bindings)
      const compute = expression.type === '+' ? addNumbers : subtractNumbers
      return (item) => ({ N: compute(left(item).N!, right(item).N!) })
    }
  }
}

/** Both operands must be of the one type: a literal is refused at once, an attribute when it is read. */
function bindPair(operator: string, type: 'L' | 'N', left: Expression, right: Expression, bindings: Bindings): [Evaluate, Evaluate] {
  const bindOne = (expression: Expression): Evaluate => {
    const evaluate = bindExpression(expression, bindings)
    if (expression.type === 'value') {
      const found = typeOf(evaluate({}))
      if (found !== type) throw invalidExpression(KIND, `Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${found}`)
    }
    return (item) => {
      const value = evaluate(item)
      if (value[type] === undefined) throw wrongType()
      return value
    }
  }
  return [bindOne(left), bindOne(right)]
}

function operand(section: 'ADD' | 'DELETE', action: AddOrDelete, bindings: Bindings): AttributeValue {
  const value = bindings.value(KIND, action.value)
  const type = typeOf(value)
  const allowed = section === 'ADD' ? ['N', 'SS', 'NS', 'BS'] : ['SS', 'NS', 'BS']
  if (!allowed.includes(type)) {
    throw invalidExpression(KIND,
      `Incorrect operand type for operator or function; operator: ${section}, operand type: ${LONG_NAMES[type]}, typeSet: ALLOWED_FOR_${section}_OPERAND`)
  }
  return value
}

function sum(before: AttributeValue | undefined, added: AttributeValue): AttributeValue {
  if (!before) return added
  if (before.N !== undefined && added.N !== undefined) return { N: addNumbers(before.N, added.N) }
  const type = setType(before, added)
  return { [type]: [...new Set([...before[type]!, ...added[type]!])] }
}

/** Undefined when nothing is left: an empty set cannot be stored. */
function difference(before: AttributeValue, taken: AttributeValue): AttributeValue | undefined {
  const type = setType(before, taken)
  const rest = before[type]!.filter((element) => !taken[type]!.includes(element))
  return rest.length ? { [type]: rest } : undefined
}

function setType(a: AttributeValue, b: AttributeValue): 'SS' | 'NS' | 'BS' {
  const type = typeOf(a)
  if (type !== typeOf(b) || (type !== 'SS' && type !== 'NS' && type !== 'BS')) throw wrongType()
  return type
}

const wrongType = () => validationFault('An operand in the update expression has an incorrect data type')

const lastIndex = (path: Path) => typeof path.at(-1) === 'number' ? path.at(-1) as number : -1

function fromTheBack(a: Path, b: Path): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const one = a[at]!, two = b[at]!
    if (one === two) continue
    return typeof one === 'number' && typeof two === 'number' ? two - one : String(two) < String(one) ? -1 : 1
  }
  return b.length - a.length
}
