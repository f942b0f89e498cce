// A process that is killed at work: node victim.ts DATABASE LOG [steady]. Every call is a line of LOG; `hang` never returns unless `steady`.
import { appendFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { createRunner } from '../../../../infra/local/runner/runner.ts'

const [file, log, mode] = process.argv.slice(2) as [string, string, string?]

const call = (name: string, next: object) => ({ Type: 'Task', Resource: `arn:aws:lambda:eu-north-1:000000000000:function:${name}`, ...next })

export const definition = {
  QueryLanguage: 'JSONata', StartAt: 'First',
  States: {
    First: call('first', { Next: 'Each' }),
    Each: {
      Type: 'Map', Items: [1, 2, 3], MaxConcurrency: 2, Next: 'Sleep',
      ItemProcessor: { StartAt: 'Item', States: { Item: call('item', { End: true }) } },
    },
    Sleep: { Type: 'Wait', Seconds: 5, Next: 'Hang' },
    Hang: call('hang', { Next: 'Last' }),
    Last: call('last', { End: true }),
  },
}

const database = new DatabaseSync(file)
database.exec('pragma journal_mode = wal; pragma synchronous = full')
let now = Date.UTC(2026, 0, 1)
const runner = createRunner({
  database, clock: { now: () => now },
  invoke: async ({ functionName, input }) => {
    appendFileSync(log, `${functionName}\n`)
    if (functionName === 'hang' && mode !== 'steady') {
      process.stdout.write('hanging\n')
      // Longer than any test waits; the process is killed here.
      await new Promise((resolve) => setTimeout(resolve, 600_000))
    }
    return input
  },
})
runner.load('victim', definition)
if (mode !== 'steady') runner.operate('StartExecution', { stateMachineArn: 'victim', name: 'one', input: '{"case":1}' })
for (;;) {
  await runner.pump()
  const next = runner.nextDueAt()
  if (next === undefined || runner.operate('DescribeExecution', { executionArn: 'victim:one' }).status !== 'RUNNING') break
  now = Math.max(now, next)
}
process.stdout.write(JSON.stringify(runner.operate('DescribeExecution', { executionArn: 'victim:one' })))
database.close()
