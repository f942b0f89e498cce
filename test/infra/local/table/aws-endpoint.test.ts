// The loopback endpoint, spoken to by the real clients as a bundled Lambda handler makes them: from the environment alone.
// Protocols: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html, https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
import { request } from 'node:http'
import { Readable } from 'node:stream'
import {
  ConditionalCheckFailedException, DescribeTableCommand, DynamoDBClient, GetItemCommand, PutItemCommand, TransactionCanceledException, TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb'
import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { DescribeExecutionCommand, ExecutionDoesNotExist, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type AwsEndpoint, startAwsEndpoint } from '../../../../infra/local/aws-endpoint.ts'
import type { Table } from '../../../../infra/local/table/table.ts'
import { aTable, key } from './a-table.ts'

let endpoint: AwsEndpoint
let table: Table
let dynamo: DynamoDBClient, workflows: SFNClient, s3: S3Client
const started: unknown[] = []
const kept = new Map<string, { bytes: Uint8Array, contentType: string }>()

const runner = {
  operate(operation: string, input: any): any {
    if (operation === 'StartExecution') {
      started.push(input)
      return { executionArn: `${input.stateMachineArn}:${input.name}`, startDate: new Date(Date.UTC(2026, 0, 31)) }
    }
    throw Object.assign(new Error('Execution Does Not Exist'), { name: 'ExecutionDoesNotExist' })
  },
}

beforeAll(async () => {
  table = aTable().table
  endpoint = await startAwsEndpoint({
    table: { operate: (...call) => table.operate(...call) },
    runner,
    files: { put: (name, bytes, contentType) => { kept.set(name, { bytes, contentType }) }, get: async (name) => kept.get(name) },
  })
  for (const service of ['DYNAMODB', 'SFN', 'S3']) vi.stubEnv(`AWS_ENDPOINT_URL_${service}`, endpoint.url)
  vi.stubEnv('AWS_REGION', 'eu-north-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'any')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'any')
  dynamo = new DynamoDBClient({})
  workflows = new SFNClient({})
  s3 = new S3Client({})
})
afterAll(async () => {
  for (const client of [dynamo, workflows, s3]) client.destroy()
  await endpoint.close()
  vi.unstubAllEnvs()
})

const failure = (act: Promise<unknown>) => act.then(() => { throw new Error('nothing was thrown') }, (error: unknown) => error)

describe('DynamoDB through the endpoint', () => {
  it('keeps every type', async () => {
    const item = {
      ...key('types', '1'), s: { S: 'ā😀"\\' }, n: { N: '123456789012345678901234567890.5' }, b: { B: new Uint8Array([0, 200, 255]) }, bool: { BOOL: false }, none: { NULL: true as const },
      ss: { SS: ['a'] }, ns: { NS: ['1'] }, bs: { BS: [new Uint8Array([1]), new Uint8Array([2])] }, l: { L: [{ M: { deep: { B: new Uint8Array([9]) } } }] },
    }
    await dynamo.send(new PutItemCommand({ TableName: 'solis', Item: item }))
    const { Item } = await dynamo.send(new GetItemCommand({ TableName: 'solis', Key: key('types', '1') }))
    expect(JSON.stringify(Item)).toBe(JSON.stringify(item))
    expect(Item!['b']!.B).toEqual(item.b.B)
  })

  it('rebuilds a failed condition with its item', async () => {
    await dynamo.send(new PutItemCommand({ TableName: 'solis', Item: { ...key('p', 'old'), b: { B: new Uint8Array([1]) } } }))
    const error = await failure(dynamo.send(new PutItemCommand({
      TableName: 'solis', Item: key('p', 'old'), ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    })))
    expect(error).toBeInstanceOf(ConditionalCheckFailedException)
    expect(error).toMatchObject({ message: 'The conditional request failed', $fault: 'client', Item: { ...key('p', 'old'), b: { B: new Uint8Array([1]) } } })
  })

  it('rebuilds a cancelled transaction with its reasons', async () => {
    const error = await failure(dynamo.send(new TransactWriteItemsCommand({
      TransactItems: [
        { Put: { TableName: 'solis', Item: key('p', 'new') } },
        { ConditionCheck: { TableName: 'solis', Key: key('p', 'absent'), ConditionExpression: 'attribute_exists(pk)' } },
      ],
    })))
    expect(error).toBeInstanceOf(TransactionCanceledException)
    expect((error as TransactionCanceledException).CancellationReasons).toEqual([{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' }])
  })

  it('names an error of validation', async () => {
    const error = await failure(dynamo.send(new PutItemCommand({ TableName: 'solis', Item: { pk: { S: 'p' } } })))
    expect(error).toMatchObject({ name: 'ValidationException', message: 'One or more parameter values were invalid: Missing the key sk in the item' })
  })

  it('refuses an attribute whose name would be lost on the way into the table', async () => {
    const answer = await fetch(endpoint.url, { method: 'POST', headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem' }, body: '{"TableName":"t","Item":{"pk":{"S":"a"},"sk":{"S":"b"},"__proto__":{"S":"c"}}}' })
    expect([answer.status, await answer.json()]).toEqual([400, { __type: 'SerializationException', message: 'A member named __proto__ cannot be kept: give it another name' }])
  })

  it('gives instants as instants', async () => {
    const { Table: description } = await dynamo.send(new DescribeTableCommand({ TableName: 'solis' }))
    expect(description!.CreationDateTime).toEqual(new Date(Date.UTC(2026, 0, 31)))
  })

  it('has the SDK repeat a lost answer under its own token, so that a transaction happens once', async () => {
    const calm = table
    const operate = vi.fn((...call: Parameters<Table['operate']>) => calm.operate(...call))
      .mockImplementationOnce((...call) => {
        calm.operate(...call)
        throw Object.assign(new Error('Connection timed out after 3000 ms'), { name: 'TimeoutError' })
      })
    table = { ...calm, operate }
    const Update = { TableName: 'solis', Key: key('p', 'count'), UpdateExpression: 'ADD n :one', ExpressionAttributeValues: { ':one': { N: '1' } } }
    await dynamo.send(new TransactWriteItemsCommand({ TransactItems: [{ Update }] }))
    table = calm
    expect(operate).toHaveBeenCalledTimes(2)
    expect(table.operate('GetItem', { TableName: 'solis', Key: key('p', 'count') }).Item.n).toEqual({ N: '1' })
  })
})

describe('Step Functions through the endpoint', () => {
  const stateMachineArn = 'arn:aws:states:eu-north-1:000000000000:stateMachine:application'

  it('starts an execution', async () => {
    const { executionArn, startDate } = await workflows.send(new StartExecutionCommand({ stateMachineArn, name: 'case-1', input: '{"caseId":"1"}' }))
    expect([executionArn, startDate]).toEqual([`${stateMachineArn}:case-1`, new Date(Date.UTC(2026, 0, 31))])
    expect(started).toEqual([{ stateMachineArn, name: 'case-1', input: '{"caseId":"1"}' }])
  })

  it('rebuilds its errors', async () => {
    const error = await failure(workflows.send(new DescribeExecutionCommand({ executionArn: 'arn:absent' })))
    expect(error).toBeInstanceOf(ExecutionDoesNotExist)
  })
})

describe('S3 through the endpoint', () => {
  const Bucket = 'files', Key = 'runs/2026-01/maksājumi un saraksts.xml'

  it('keeps a file under its key, whatever the bucket', async () => {
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: '<ā/>', ContentType: 'application/xml' }))
    expect(kept.get(Key)).toEqual({ bytes: Buffer.from('<ā/>'), contentType: 'application/xml' })
    const { Body, ContentType, ContentLength } = await s3.send(new GetObjectCommand({ Bucket, Key }))
    expect([await Body!.transformToString(), ContentType, ContentLength]).toEqual(['<ā/>', 'application/xml', 5])
    expect(await s3.send(new HeadObjectCommand({ Bucket, Key }))).toMatchObject({ ContentType: 'application/xml', ContentLength: 5 })
  })

  it('takes a stream, which the SDK sends in chunks with a checksum behind', async () => {
    const bytes = Buffer.from(Array.from({ length: 200_000 }, (_, n) => n % 251))
    await s3.send(new PutObjectCommand({ Bucket, Key: 'stream', Body: Readable.from([bytes.subarray(0, 70_000), bytes.subarray(70_000)]), ContentLength: bytes.length }))
    expect(Buffer.compare(kept.get('stream')!.bytes, bytes)).toBe(0)
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: 'stream' }))
    expect(Buffer.compare(await Body!.transformToByteArray(), bytes)).toBe(0)
  })

  it('refuses bytes that do not match their checksum', async () => {
    const error = await failure(s3.send(new PutObjectCommand({ Bucket, Key: 'wrong', Body: 'abc', ChecksumCRC32: 'AAAAAA==' })))
    expect(error).toMatchObject({ name: 'BadDigest' })
    expect(kept.has('wrong')).toBe(false)
  })

  it('says that a file is not there', async () => {
    expect(await failure(s3.send(new GetObjectCommand({ Bucket, Key: 'absent' })))).toMatchObject({ name: 'NoSuchKey' })
    expect(await failure(s3.send(new HeadObjectCommand({ Bucket, Key: 'absent' })))).toMatchObject({ name: 'NotFound' })
  })

  it('answers a presigned address until it expires', async () => {
    kept.set('letter.pdf', { bytes: Buffer.from('pdf'), contentType: 'application/pdf' })
    const signedAt = (date: Date) => `${endpoint.url}/files/letter.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=any&X-Amz-SignedHeaders=host&X-Amz-Signature=any&x-id=GetObject`
      + `&X-Amz-Expires=60&X-Amz-Date=${date.toISOString().replace(/[-:]|\.\d+/g, '')}&response-content-disposition=attachment`
    const fresh = await fetch(signedAt(new Date()))
    expect([fresh.status, fresh.headers.get('content-disposition'), await fresh.text()]).toEqual([200, 'attachment', 'pdf'])
    const old = await fetch(signedAt(new Date(Date.now() - 62_000)))
    expect([old.status, await old.text()]).toEqual([403, expect.stringContaining('Request has expired')])
  })

  it('says what it does not offer', async () => {
    expect((await fetch(`${endpoint.url}/files/letter.pdf?acl`)).status).toBe(501)
    expect((await fetch(`${endpoint.url}/files/letter.pdf`, { headers: { range: 'bytes=0-1' } })).status).toBe(501)
    expect((await fetch(`${endpoint.url}/files/letter.pdf`, { method: 'DELETE' })).status).toBe(405)
    expect(await failure(s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body: '1', IfNoneMatch: '*' })))).toMatchObject({ name: 'NotImplemented' })
    expect(await failure(s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body: '1', Metadata: { a: 'b' } })))).toMatchObject({ name: 'NotImplemented' })
    expect(kept.has('once')).toBe(false)
  })
})

describe('the endpoint', () => {
  it('answers only to the name of this machine', async () => {
    const status = await new Promise((resolve) => {
      request(`${endpoint.url}/files/letter.pdf`, { headers: { host: 'example.org' } }, (response) => resolve(response.resume().statusCode)).end()
    })
    expect(status).toBe(403)
  })

  it('refuses a service it has not', async () => {
    const answer = await fetch(endpoint.url, { method: 'POST', headers: { 'x-amz-target': 'AmazonSQS.SendMessage' }, body: '{}' })
    expect([answer.status, await answer.json()]).toEqual([400, { __type: 'UnknownOperationException', message: 'No such service here: AmazonSQS.SendMessage' }])
  })
})
