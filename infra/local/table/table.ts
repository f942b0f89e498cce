// The embedded DynamoDB table: the operations of the service on SQLite, with its inputs, answers and errors.
// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
import type { DatabaseSync } from 'node:sqlite'
import { commitsOf } from '../commits.ts'
import { checkDefinition, keyOf, type TableDefinition } from './definition.ts'
import { serviceFault, tableNotFound } from './faults.ts'
import { getItem, query, readGet, scan } from './reads.ts'
import { checkParameters, checkTableName, PARAMETERS, type Shape } from './request.ts'
import { openRows, type Rows } from './rows.ts'
import { rowsInMemory } from './rows-in-memory.ts'
import { batchGet, batchWrite, carryOutTransaction, openTokens, planTransaction, readTransaction, transactGet } from './transactions.ts'
import { fairWeather, skyOf, type Weather } from './weather.ts'
import { carryOut, type Plan, readDelete, readPut, readUpdate, returnedAttributes, type Write } from './writes.ts'

export type { TableDefinition } from './definition.ts'
export type { Weather } from './weather.ts'

export interface Table {
  /**
   * One operation by its name in the API ('PutItem'), with the input and answer of `@aws-sdk/client-dynamodb`'s low-level commands.
   * An answer is for reading only: its items may be those the table keeps.
   */
  operate(operation: string, input: any): any
  /** The same for a command object: stands in for a DynamoDBClient. */
  send(command: { input: any }): Promise<any>
  /** Deletes the items whose TTL attribute lies in the past, and answers how many. Until then they are there, as in the service. */
  expire(): number
}

/** Five years, in seconds: the service takes an older TTL for a mistake and leaves the item. */
const OLDEST_TTL = 5 * 365 * 24 * 60 * 60

/**
 * Opens the table, making it or fitting its indexes to the definition where needed. `clock.now()` is in milliseconds. `rows`: absent, the
 * database's own; of a database in memory they are kept beside it.
 * Errors of `operate` carry the service's names; a failing disk is a `DataFolderFault`.
 */
export function createTable(options: {
  database: DatabaseSync, clock: { now(): number }, definition: TableDefinition, weather?: Weather, rows?: Rows
}): Table {
  const { database, clock, definition } = options
  checkDefinition(definition)
  const rows = options.rows ?? (database.location() === null ? rowsInMemory : openRows)(database, definition)
  const { atomically } = commitsOf(database)
  const tokens = openTokens(database, clock, definition.name)
  const sky = options.weather ? skyOf(options.weather) : fairWeather
  const createdAt = clock.now()

  function write(operation: string, request: Write, asked: string | undefined): object {
    sky.before(operation, 1)
    const plan = atomically(() => {
      const plan = request.plan(rows)
      carryOut(rows, plan)
      return plan
    })
    sky.wrote([plan])
    sky.after(operation)
    return returnedAttributes(plan, asked)
  }

  /** `work` plans on what stands there, inside the same commit that writes the plans. */
  function writeAll(operation: string, work: () => Plan[]): void {
    const plans = atomically(() => {
      const plans = work()
      carryOutTransaction(rows, plans)
      return plans
    })
    sky.wrote(plans)
    sky.after(operation)
  }

  const operations: Record<string, (input: any) => object> = {
    GetItem(input) {
      const get = readGet(definition, input)
      sky.before('GetItem', 1)
      return getItem(rows, get, input.ConsistentRead ? undefined : sky.lag(false))
    },
    PutItem: (input) => write('PutItem', readPut(definition, input).check(), input.ReturnValues),
    UpdateItem: (input) => write('UpdateItem', readUpdate(definition, input).check(), input.ReturnValues),
    DeleteItem: (input) => write('DeleteItem', readDelete(definition, input).check(), input.ReturnValues),
    Query(input) {
      sky.before('Query', 1)
      return query(definition, rows, input, sky.lag)
    },
    Scan(input) {
      sky.before('Scan', 1)
      return scan(definition, rows, input, sky.lag)
    },
    BatchGetItem: (input) => batchGet(definition, rows, input.RequestItems, () => sky.lag(false), sky.share()),
    BatchWriteItem(input) {
      let answer: object = {}
      writeAll('BatchWriteItem', () => {
        const batch = batchWrite(definition, rows, input.RequestItems, sky.share())
        answer = batch.answer
        return batch.plans
      })
      return answer
    },
    TransactWriteItems({ TransactItems: items, ClientRequestToken: token }) {
      const writes = readTransaction(definition, items)
      if (token !== undefined && tokens.isRepeat(token, items)) return {}
      sky.before('TransactWriteItems', writes.length)
      writeAll('TransactWriteItems', () => {
        const plans = planTransaction(rows, writes)
        if (token !== undefined) tokens.remember(token, items)
        return plans
      })
      return {}
    },
    TransactGetItems(input) {
      sky.before('TransactGetItems', 1)
      return transactGet(definition, rows, input.TransactItems)
    },
    DescribeTable: () => ({ Table: describe() }),
  }

  function operate(operation: string, input: any): any {
    if (!Object.hasOwn(operations, operation)) {
      throw serviceFault('UnknownOperationException', `The embedded table does not offer the operation ${operation}`)
    }
    checkParameters(operation as Shape, input)
    if (PARAMETERS[operation as Shape].includes('TableName')) {
      try {
        checkTableName(input.TableName, definition.name)
      } catch (error) {
        if (operation !== 'DescribeTable' || (error as Error).name !== tableNotFound().name) throw error
        throw serviceFault('ResourceNotFoundException', `Requested resource not found: Table: ${input.TableName} not found`)
      }
    }
    return operations[operation]!(input)
  }

  function describe(): object {
    const { items, bytes } = rows.count()
    const { key, indexes, name } = definition
    const keySchema = ({ hash, range }: { hash: string, range: string }) =>
      [{ AttributeName: hash, KeyType: 'HASH' }, { AttributeName: range, KeyType: 'RANGE' }]
    const attributes = new Set([key, ...indexes].flatMap(({ hash, range }) => [hash, range]))
    const arn = `arn:aws:dynamodb:local:000000000000:table/${name}`
    return {
      TableName: name, TableArn: arn, TableStatus: 'ACTIVE', CreationDateTime: new Date(createdAt),
      KeySchema: keySchema(key),
      AttributeDefinitions: [...attributes].map((attribute) => ({ AttributeName: attribute, AttributeType: 'S' })),
      ItemCount: items, TableSizeBytes: bytes,
      ...(indexes.length && {
        GlobalSecondaryIndexes: indexes.map((index) => ({
          IndexName: index.name, IndexArn: `${arn}/index/${index.name}`, IndexStatus: 'ACTIVE', KeySchema: keySchema(index), Projection: { ProjectionType: 'ALL' },
        })),
      }),
    }
  }

  return {
    operate,
    async send(command) {
      const operation = command.constructor.name.replace(/Command$/, '')
      return Object.assign(operate(operation, command.input), { $metadata: { httpStatusCode: 200, attempts: 1, totalRetryDelay: 0 } })
    },
    expire() {
      const now = clock.now() / 1000
      const gone = atomically(() => {
        tokens.forgetOld()
        return rows.expired(now - OLDEST_TTL, now).map((item) => {
          const key = keyOf(definition, item)
          rows.remove(key, item)
          return { key, before: item }
        })
      })
      if (gone.length) sky.wrote(gone)
      return gone.length
    },
  }
}
