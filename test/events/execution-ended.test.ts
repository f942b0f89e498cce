// From EventBridge's word that an execution ended to what repair needs to know.
import { describe, expect, it } from 'vitest'
import { endOf } from '../../functions/events/execution-ended.ts'
import { openWorkflows } from '../../functions/platform/workflows.ts'

const arn = (kind: string, name: string): string => `arn:aws:states:eu-north-1:000000000000:${kind}:solis-tukums-${name}`

/** A Step Functions that knows one execution and counts how often it is asked. */
function serviceThatKnows(description: Record<string, unknown>) {
  const asked: unknown[] = []
  const client = { send: async ({ input }: { input: unknown }) => { asked.push(input); return description } }
  return { asked, workflows: openWorkflows(client as unknown as Parameters<typeof openWorkflows>[0], (workflow) => arn('stateMachine', workflow)) }
}

const told = (detail: Record<string, unknown>) => ({
  time: '2026-03-05T09:00:05Z',
  detail: {
    executionArn: arn('execution', 'decision:decision-p1'), stateMachineArn: arn('stateMachine', 'decision'), name: 'decision-p1',
    status: 'FAILED', input: '{"caseId":"c1","proceedingId":"p1"}', stopDate: Date.UTC(2026, 2, 5, 9), ...detail,
  },
})

describe('The end of an execution', () => {
  it('is what the event tells, and the service is not asked', async () => {
    const { workflows, asked } = serviceThatKnows({})
    expect(await endOf(told({ error: 'NeedsStaff', cause: '{"errorMessage":"There is no run"}' }), { workflows })).toEqual({
      executionArn: arn('execution', 'decision:decision-p1'), name: 'decision-p1', workflow: 'decision', status: 'FAILED',
      input: { caseId: 'c1', proceedingId: 'p1' }, error: 'NeedsStaff', cause: '{"errorMessage":"There is no run"}', endedAt: '2026-03-05T09:00:00.000Z',
    })
    expect(asked).toEqual([])
  })

  it('has its error from the service when the event leaves it out', async () => {
    const { workflows, asked } = serviceThatKnows({ error: 'States.Runtime', cause: 'The expression gave nothing' })
    expect(await endOf(told({ error: null, cause: null }), { workflows })).toMatchObject({ error: 'States.Runtime', cause: 'The expression gave nothing' })
    expect(asked).toEqual([{ executionArn: arn('execution', 'decision:decision-p1') }])
  })

  it('has its input from the service when it was too large for the event', async () => {
    const { workflows } = serviceThatKnows({ input: '{"caseId":"c2"}' })
    expect(await endOf(told({ input: null, error: 'NeedsStaff', cause: '' }), { workflows })).toMatchObject({ input: { caseId: 'c2' }, error: 'NeedsStaff' })
  })

  it('is the moment of the event when the execution has no stop date', async () => {
    const { workflows } = serviceThatKnows({})
    expect(await endOf(told({ error: 'a', cause: 'b', stopDate: null }), { workflows })).toMatchObject({ endedAt: '2026-03-05T09:00:05Z' })
  })

  it('of a status we do not know is refused', async () => {
    const { workflows } = serviceThatKnows({})
    await expect(endOf(told({ status: 'PENDING_REDRIVE', error: 'a', cause: 'b' }), { workflows })).rejects.toThrow('status')
  })
})

describe('A workflow', () => {
  it.each([['arn:aws:states:eu-north-1:0:stateMachine:solis-tukums-*', 'payout'], ['*', 'payout'], ['solis-*-live', 'home-care']])('is read back from its ARN of the form %s', (pattern, workflow) => {
    const { workflowOf } = openWorkflows({ send: async () => ({}) } as never, (name) => pattern.replace('*', name))
    expect(workflowOf(pattern.replace('*', workflow))).toBe(workflow)
  })
})
