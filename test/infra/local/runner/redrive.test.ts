// Redrive: an execution that failed goes on from the state that failed, with its input, its definition and its history.
// https://docs.aws.amazon.com/step-functions/latest/dg/redrive-executions.html
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../../../infra/local/database.ts'
import { createRunner, type Ended } from '../../../../infra/local/runner/runner.ts'

const task = (name: string, more: object) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: name, Payload: '{% $states.input %}' }, Output: '{% $states.result.Payload %}', ...more })
const flow = { QueryLanguage: 'JSONata', StartAt: 'First', States: { First: task('first', { Next: 'Second' }), Second: task('second', { End: true }) } }
const executionArn = 'arn:aws:states:local:000000000000:execution:flow:one'

function open() {
  let at = Date.UTC(2026, 2, 5)
  const state = { works: false, calls: [] as string[], ended: [] as Ended['status'][] }
  const runner = createRunner({
    database: openDatabase(':memory:'), clock: { now: () => at },
    async invoke({ functionName, input }) {
      state.calls.push(`${functionName} ${JSON.stringify(input)}`)
      if (functionName === 'second' && !state.works) throw Object.assign(new Error('not yet'), { name: 'NeedsStaff' })
      return { ...(input as object), [functionName ?? '']: true }
    },
    onEnded: ({ status }) => void state.ended.push(status),
  })
  runner.load('flow', flow)
  return { runner, state, later: (days: number) => (at += days * 86_400_000) }
}

async function failed() {
  const office = open()
  office.runner.operate('StartExecution', { stateMachineArn: 'flow', name: 'one', input: '{"caseId":"a"}' })
  await office.runner.pump()
  return office
}

describe('An execution that failed', () => {
  it('goes on from the state that failed with that state’s input; what was done before is not done again', async () => {
    const { runner, state } = await failed()
    state.works = true
    runner.operate('RedriveExecution', { executionArn })
    await runner.pump()
    expect(state.calls).toEqual(['first {"caseId":"a"}', 'second {"caseId":"a","first":true}', 'second {"caseId":"a","first":true}'])
    expect(state.ended).toEqual(['FAILED', 'SUCCEEDED'])
    expect(runner.operate('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED', redriveCount: 1, output: '{"caseId":"a","first":true,"second":true}' })
  })

  it('may fail again, is announced again, and says so in its history', async () => {
    const { runner, state } = await failed()
    runner.operate('RedriveExecution', { executionArn })
    await runner.pump()
    expect(state.ended).toEqual(['FAILED', 'FAILED'])
    const { events } = runner.operate('GetExecutionHistory', { executionArn }) as { events: { type: string }[] }
    expect(events.map(({ type }) => type).filter((type) => type.startsWith('Execution'))).toEqual(['ExecutionStarted', 'ExecutionFailed', 'ExecutionRedriven', 'ExecutionFailed'])
  })

  it('is redrivable on the fourteenth day and not after it', async () => {
    const on = await failed()
    on.later(14)
    expect(() => on.runner.operate('RedriveExecution', { executionArn })).not.toThrow()
    const after = await failed()
    after.later(14.001)
    expect(() => after.runner.operate('RedriveExecution', { executionArn })).toThrow(expect.objectContaining({ name: 'ExecutionNotRedrivable' }))
  })

  it('is not redriven while it runs or after it succeeded', async () => {
    const { runner, state } = await failed()
    state.works = true
    runner.operate('RedriveExecution', { executionArn })
    expect(() => runner.operate('RedriveExecution', { executionArn })).toThrow(expect.objectContaining({ name: 'ExecutionNotRedrivable' }))
    await runner.pump()
    expect(() => runner.operate('RedriveExecution', { executionArn })).toThrow(expect.objectContaining({ name: 'ExecutionNotRedrivable' }))
  })

  it('that was stopped goes on where it was stopped', async () => {
    const { runner, state } = open()
    runner.operate('StartExecution', { stateMachineArn: 'flow', name: 'one', input: '{}' })
    runner.operate('StopExecution', { executionArn })
    await runner.pump()
    state.works = true
    runner.operate('RedriveExecution', { executionArn })
    await runner.pump()
    expect(state.ended).toEqual(['ABORTED', 'SUCCEEDED'])
  })
})
