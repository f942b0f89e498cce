// This host in the race: the runner and the table on one database, wired as infra/local/host.ts wires them.
import type { DatabaseSync } from 'node:sqlite'
import { PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb'
import { SendTaskSuccessCommand, StartExecutionCommand } from '@aws-sdk/client-sfn'
import { realClock } from '../../infra/local/clock.ts'
import { commitsOf } from '../../infra/local/commits.ts'
import { tableDefinition } from '../../infra/local/host.ts'
import { createRunner } from '../../infra/local/runner/runner.ts'
import { createTable } from '../../infra/local/table/table.ts'
import { boxes, definition, recordAfter, waits, workflowName, type Opened } from './case.ts'

interface Ending { resolve(): void; reject(error: Error): void }

/** `answers`: false leaves every case asleep at its first wait, and `run` resolves there. */
export function openThisHost(database: DatabaseSync, { answers = true } = {}): Opened {
  const table = createTable({ database, clock: realClock, definition: tableDefinition })
  const { committed } = commitsOf(database)
  const endings = new Map<string, Ending>()
  const runner = createRunner({
    database,
    clock: realClock,
    async invoke({ functionName = '', input, taskToken, execution }) {
      const event = JSON.parse(JSON.stringify(input)) as { input: { caseId: string } }
      const { caseId } = event.input
      const box = functionName.slice(workflowName.length + 1)
      await write(caseId, boxes.indexOf(box) + 1)
      if (waits(box)) {
        // Later, because a person answers a case that is asleep already; nobody sees it before it is on the disk.
        setImmediate(async () => {
          try {
            await committed()
            if (answers) await runner.send(new SendTaskSuccessCommand({ taskToken, output: '{"outcome":"Done"}' }))
            else endings.get(nameOf(execution))?.resolve()
          } catch (error) {
            endings.get(nameOf(execution))?.reject(error as Error)
          }
        })
      }
      return { outcome: 'Done' }
    },
    onEnded({ name, status, cause }) {
      const ending = endings.get(name)
      endings.delete(name)
      if (status === 'SUCCEEDED') ending?.resolve()
      else ending?.reject(new Error(`Case ${name} ended ${status}: ${cause}`))
    },
  })
  runner.load(workflowName, definition)
  runner.onWork(() => void runner.pump())

  async function write(caseId: string, step: number): Promise<void> {
    const { box, changedAt, ...rest } = recordAfter(caseId, step)
    const key = { pk: { S: `CASE#${caseId}` }, sk: { S: 'CASE' } }
    if (step === 1) {
      const item = Object.fromEntries(Object.entries({ ...rest, box, changedAt }).map(([name, value]) => [name, typeof value === 'number' ? { N: String(value) } : { S: value }]))
      await table.send(new PutItemCommand({ TableName: tableDefinition.name, Item: { ...key, ...item, ...listed(caseId, box) }, ConditionExpression: 'attribute_not_exists(pk)' }))
      return
    }
    await table.send(new UpdateItemCommand({
      TableName: tableDefinition.name, Key: key,
      UpdateExpression: 'SET step = :step, box = :box, changedAt = :at, listSk = :list', ConditionExpression: 'step = :before',
      ExpressionAttributeValues: { ':step': { N: String(step) }, ':before': { N: String(step - 1) }, ':box': { S: box }, ':at': { S: changedAt }, ':list': listed(caseId, box).listSk },
    }))
  }

  return {
    run: (caseId) => new Promise((resolve, reject) => {
      endings.set(caseId, { resolve, reject })
      runner.send(new StartExecutionCommand({ stateMachineArn: workflowName, name: caseId, input: JSON.stringify({ caseId }) })).catch(reject)
    }),
    async close() {
      await runner.pump()
      runner.close()
      database.close()
    },
  }
}

const nameOf = (executionArn: string): string => executionArn.split(':').at(-1) as string

/** A case stands in its team's list by the box it is in, as waits and proceedings of the house do; its date lies in a far year. */
const listed = (caseId: string, box: string) => ({
  listPk: { S: 'QUEUE#tukums-north' }, listSk: { S: `${box}#${caseId}` },
  duePk: { S: `DUE#2099-01-${caseId.slice(-2).replace(/^(?:0\d|[3-9]\d|00)$/, '15')}` }, dueSk: { S: `2099-01-15T08:00:00.000Z#${caseId}` },
})
