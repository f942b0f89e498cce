// The table against a plain picture of it, over random sequences of commands; and the same through the real SDK and the endpoint.
import * as sdk from '@aws-sdk/client-dynamodb'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startAwsEndpoint } from '../../../../infra/local/aws-endpoint.ts'
import { aModel, asItem, type Command, commands } from './a-model.ts'
import { aTable, key } from './a-table.ts'

type Operate = (operation: string, input: object) => any

/** Carries a command out, and answers in the words of the model. Promise-like answers are awaited. */
async function answerOf(operate: Operate, command: Command): Promise<unknown> {
  try {
    switch (command.do) {
      case 'get': {
        const { Item } = await operate('GetItem', { TableName: 'solis', Key: key(command.pk, command.sk), ConsistentRead: true })
        return Item ? sorted(Item) : 'absent'
      }
      case 'query': return (await everyPage(operate, command, queryInput(command))).map((item) => item.sk.S)
      case 'list': return (await everyPage(operate, command, listInput(command))).map((item) => `${item.pk.S} ${item.sk.S}`)
      case 'transact':
        await operate('TransactWriteItems', { TransactItems: command.parts.map((part) => ({ [WRITES[part.do][1]]: writeInput(part) })) })
        return 'done'
      default:
        await operate(WRITES[command.do][0], writeInput(command))
        return 'done'
    }
  } catch (error) {
    const { name, CancellationReasons } = error as Error & { CancellationReasons?: { Code: string }[] }
    if (name === 'ConditionalCheckFailedException') return 'condition failed'
    if (name === 'TransactionCanceledException') return CancellationReasons!.map((reason) => reason.Code)
    throw error
  }
}

type Write = Extract<Command, { do: 'put' | 'add' | 'move' | 'delete' }>
const WRITES = { put: ['PutItem', 'Put'], add: ['UpdateItem', 'Update'], move: ['UpdateItem', 'Update'], delete: ['DeleteItem', 'Delete'] } as const

function writeInput(command: Write): object {
  const rest = { TableName: 'solis', Key: key(command.pk, command.sk) }
  switch (command.do) {
    case 'put': return { TableName: 'solis', Item: asItem(command), ...(command.ifNew && { ConditionExpression: 'attribute_not_exists(pk)' }) }
    case 'add': return {
      ...rest,
      UpdateExpression: 'SET n = if_not_exists(n, :zero) + :by ADD tags :tag',
      ...(command.ifAtLeast !== null && { ConditionExpression: 'n >= :least' }),
      ExpressionAttributeValues: {
        ':zero': { N: '0' }, ':by': { N: String(command.by) }, ':tag': { SS: [command.tag] }, ...(command.ifAtLeast !== null && { ':least': { N: String(command.ifAtLeast) } }),
      },
    }
    case 'move': return command.list
      ? { ...rest, UpdateExpression: 'SET listPk = :h, listSk = :r', ExpressionAttributeValues: { ':h': { S: command.list.hash }, ':r': { S: command.list.range } } }
      : { ...rest, UpdateExpression: 'REMOVE listPk, listSk' }
    case 'delete': return { ...rest, ...(command.ifThere && { ConditionExpression: 'attribute_exists(pk)' }) }
  }
}

function queryInput({ pk, from, to }: Extract<Command, { do: 'query' }>): object {
  const range = from !== null && to !== null ? ' AND sk BETWEEN :from AND :to' : from !== null ? ' AND sk >= :from' : to !== null ? ' AND sk <= :to' : ''
  return {
    KeyConditionExpression: `pk = :pk${range}`,
    ExpressionAttributeValues: { ':pk': { S: pk }, ...(from !== null && { ':from': { S: from } }), ...(to !== null && { ':to': { S: to } }) },
  }
}

function listInput({ hash, prefix }: Extract<Command, { do: 'list' }>): object {
  return {
    IndexName: 'list',
    KeyConditionExpression: `listPk = :h${prefix && ' AND begins_with(listSk, :p)'}`,
    ExpressionAttributeValues: { ':h': { S: hash }, ...(prefix && { ':p': { S: prefix } }) },
  }
}

async function everyPage(operate: Operate, { forward, limit }: { forward: boolean, limit: number }, input: object): Promise<any[]> {
  const items: object[] = []
  let ExclusiveStartKey: object | undefined
  do {
    const page = await operate('Query', { TableName: 'solis', ...input, ScanIndexForward: forward, Limit: limit, ExclusiveStartKey })
    expect(page.Items.length).toBeLessThanOrEqual(limit)
    items.push(...page.Items)
    ExclusiveStartKey = page.LastEvaluatedKey
  } while (ExclusiveStartKey)
  return items
}

/** Sets have no order. */
const sorted = (item: Record<string, { SS?: string[] }>) =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value.SS ? { SS: value.SS.toSorted() } : value]))

describe('the table', () => {
  it('answers every sequence of commands as a plain map would', async () => {
    await fc.assert(fc.asyncProperty(commands, async (sequence) => {
      const { table } = aTable()
      const model = aModel()
      for (const command of sequence) expect(await answerOf(table.operate, command)).toEqual(model.answer(command))
    }), { numRuns: 400 })
  })

  it('does so through the real SDK', async () => {
    let { table } = aTable()
    const none = { operate: () => { throw new Error('not asked for') } }
    const endpoint = await startAwsEndpoint({ table: { operate: (...call) => table.operate(...call) }, runner: none, files: { put() {}, get: () => undefined } })
    const client = new sdk.DynamoDBClient({ endpoint: endpoint.url, region: 'eu-north-1', credentials: { accessKeyId: 'any', secretAccessKey: 'any' } })
    const operate: Operate = (operation, input) => client.send(new (sdk as any)[`${operation}Command`](input))
    try {
      await fc.assert(fc.asyncProperty(commands, async (sequence) => {
        table = aTable().table
        const model = aModel()
        for (const command of sequence) expect(await answerOf(operate, command)).toEqual(model.answer(command))
      }), { numRuns: 30 })
    } finally {
      client.destroy()
      await endpoint.close()
    }
  })
})
