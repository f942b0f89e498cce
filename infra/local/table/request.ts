// The parameters each operation takes here; anything else is refused by name, so that nothing is ever silently ignored.
import { outsideSubset, serviceFault, tableNotFound, validationFault } from './faults.ts'

const EXPRESSION = ['ExpressionAttributeNames', 'ExpressionAttributeValues']
const CONDITION = ['ConditionExpression', 'ReturnValuesOnConditionCheckFailure', ...EXPRESSION]
const ACCOUNTING = ['ReturnConsumedCapacity', 'ReturnItemCollectionMetrics']
const PAGE = ['TableName', 'IndexName', 'FilterExpression', 'ProjectionExpression', 'Select', 'Limit', 'ExclusiveStartKey', 'ConsistentRead', ...EXPRESSION]

export const PARAMETERS = {
  GetItem: ['TableName', 'Key', 'ConsistentRead', 'ProjectionExpression', 'ExpressionAttributeNames', 'ReturnConsumedCapacity'],
  PutItem: ['TableName', 'Item', 'ReturnValues', ...CONDITION, ...ACCOUNTING],
  UpdateItem: ['TableName', 'Key', 'UpdateExpression', 'ReturnValues', ...CONDITION, ...ACCOUNTING],
  DeleteItem: ['TableName', 'Key', 'ReturnValues', ...CONDITION, ...ACCOUNTING],
  Query: ['KeyConditionExpression', 'ScanIndexForward', 'ReturnConsumedCapacity', ...PAGE],
  Scan: ['ReturnConsumedCapacity', ...PAGE],
  BatchGetItem: ['RequestItems', 'ReturnConsumedCapacity'],
  BatchWriteItem: ['RequestItems', ...ACCOUNTING],
  TransactWriteItems: ['TransactItems', 'ClientRequestToken', ...ACCOUNTING],
  TransactGetItems: ['TransactItems', 'ReturnConsumedCapacity'],
  DescribeTable: ['TableName'],
  // Parts of the batch and transaction requests.
  'BatchGetItem of a table': ['Keys', 'ConsistentRead', 'ProjectionExpression', 'ExpressionAttributeNames'],
  'a Put of a transaction': ['TableName', 'Item', ...CONDITION],
  'an Update of a transaction': ['TableName', 'Key', 'UpdateExpression', ...CONDITION],
  'a Delete of a transaction': ['TableName', 'Key', ...CONDITION],
  'a ConditionCheck of a transaction': ['TableName', 'Key', ...CONDITION],
  'a Get of a transaction': ['TableName', 'Key', 'ProjectionExpression', 'ExpressionAttributeNames'],
}
export type Shape = keyof typeof PARAMETERS

/** Parameters that take only one of a few words. */
const WORDS: Record<string, string[]> = {
  ReturnValuesOnConditionCheckFailure: ['NONE', 'ALL_OLD'],
  Select: ['ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES', 'SPECIFIC_ATTRIBUTES', 'COUNT'],
}
const RETURN_VALUES: Partial<Record<Shape, string[]>> = {
  PutItem: ['NONE', 'ALL_OLD'], DeleteItem: ['NONE', 'ALL_OLD'],
  UpdateItem: ['NONE', 'ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW'],
}

const ALLOWED = Object.fromEntries(Object.entries(PARAMETERS).map(([shape, names]) => [shape, new Set(names)])) as Record<Shape, Set<string>>

/** Throws unless every parameter that is given is one the operation takes here, and each word is one of its words. */
export function checkParameters(shape: Shape, input: unknown): void {
  if (typeof input !== 'object' || input === null) throw serviceFault('SerializationException', `${shape} needs an object`)
  const allowed = ALLOWED[shape]
  for (const name of Object.keys(input)) {
    const value = (input as Record<string, unknown>)[name]
    if (value === undefined) continue
    if (!allowed.has(name)) throw outsideSubset(`the parameter ${name} of ${shape}`)
    if (name === 'ReturnConsumedCapacity' && value !== 'NONE') throw outsideSubset('ReturnConsumedCapacity')
    if (name === 'ReturnValues' && !RETURN_VALUES[shape]!.includes(value as string)) throw validationFault('Return values set to invalid value')
    const words = WORDS[name]
    if (words && !words.includes(value as string)) {
      throw validationFault(`1 validation error detected: Value '${String(value)}' at '${name[0]!.toLowerCase()}${name.slice(1)}' failed to satisfy constraint: `
        + `Member must satisfy enum value set: [${words.join(', ')}]`)
    }
  }
}

/** The table is named by its name, or by an ARN that ends in it. */
export function checkTableName(given: unknown, name: string): void {
  if (given === undefined) throw validationFault("1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null")
  if (given !== name && !(typeof given === 'string' && given.startsWith('arn:') && given.endsWith(`:table/${name}`))) throw tableNotFound()
}
