// ExpressionAttributeNames and -Values of one request: what the expressions' #names and :values stand for, each used or refused.
import { type AttributeValue, normalValue } from './attribute-value.ts'
import { validationFault } from './faults.ts'
import { type ExpressionKind, invalidExpression, type WrittenPath, type WrittenValue } from './tokens.ts'

/** A document path with its real names: attribute names and list indexes. */
export type Path = (string | number)[]

export interface Bindings {
  path(kind: ExpressionKind, path: WrittenPath): Path
  value(kind: ExpressionKind, value: WrittenValue): AttributeValue
  /** Throws when a name or a value was given that no expression used. */
  assertAllUsed(): void
}

interface ExpressionParameters {
  ExpressionAttributeNames?: Record<string, string>
  ExpressionAttributeValues?: Record<string, unknown>
}

/** `expressions` are the request's expression texts: names and values without any expression are refused. */
export function bindingsOf(input: ExpressionParameters, expressions: (string | undefined)[]): Bindings {
  const names = input.ExpressionAttributeNames
  const values = input.ExpressionAttributeValues
  if (names || values) {
    const none = expressions.every((text) => text === undefined)
    if (names) checkNames(names, none)
    if (values) checkValues(values, none)
  }
  const usedNames: string[] = []
  const usedValues: Record<string, AttributeValue> = {}

  return {
    path: (kind, path) => path.steps.map((step) => {
      if (typeof step === 'number' || !step.startsWith('#')) return step
      if (!names || !Object.hasOwn(names, step)) {
        throw invalidExpression(kind, `An expression attribute name used in the document path is not defined; attribute name: ${step}`)
      }
      usedNames.push(step)
      return names[step]!
    }),
    value(kind, { placeholder }) {
      const bound = usedValues[placeholder]
      if (bound) return bound
      if (!values || !Object.hasOwn(values, placeholder)) {
        throw invalidExpression(kind, `An expression attribute value used in expression is not defined; attribute value: ${placeholder}`)
      }
      const value = given(placeholder, values[placeholder])
      usedValues[placeholder] = value
      return value
    },
    assertAllUsed() {
      const idleNames = names ? Object.keys(names).filter((name) => !usedNames.includes(name)) : []
      if (idleNames.length) throw validationFault(`Value provided in ExpressionAttributeNames unused in expressions: keys: {${idleNames.join(', ')}}`)
      const idleValues = values ? Object.keys(values).filter((name) => usedValues[name] === undefined) : []
      if (idleValues.length) throw validationFault(`Value provided in ExpressionAttributeValues unused in expressions: keys: {${idleValues.join(', ')}}`)
    },
  }
}

function checkNames(names: Record<string, string>, none: boolean): void {
  if (none) throw validationFault('ExpressionAttributeNames can only be specified when using expressions')
  const keys = Object.keys(names)
  if (keys.length === 0) throw validationFault('ExpressionAttributeNames must not be empty')
  const wrong = keys.find((key) => !/^#\w+$/.test(key))
  if (wrong !== undefined) throw validationFault(`ExpressionAttributeNames contains invalid key: Syntax error; key: "${wrong}"`)
}

function checkValues(values: Record<string, unknown>, none: boolean): void {
  if (none) throw validationFault('ExpressionAttributeValues can only be specified when using expressions')
  const keys = Object.keys(values)
  if (keys.length === 0) throw validationFault('ExpressionAttributeValues must not be empty')
  const wrong = keys.find((key) => !/^:\w+$/.test(key))
  if (wrong !== undefined) throw validationFault(`ExpressionAttributeValues contains invalid key: Syntax error; key: "${wrong}"`)
}

function given(placeholder: string, value: unknown): AttributeValue {
  try {
    return normalValue(value)
  } catch (error) {
    throw validationFault(`ExpressionAttributeValues contains invalid value: ${(error as Error).message} for key ${placeholder}`)
  }
}
