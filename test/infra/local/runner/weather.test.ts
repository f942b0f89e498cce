// Bad weather: functions that fail, hang or answer late, stops, early and double answers, restarts at any moment; nothing may be lost or left over.
import { describe, expect, it } from 'vitest'
import { noAnswer, type Call } from '../../../../infra/local/runner/runner.ts'
import { fault, historyOf, seconds, stage, type Stage } from './stage.ts'

const call = (name: string, more: object = {}) => ({ Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: name, Payload: '{% $states.context.Execution.Name %}' }, ...more })
const ask = {
  Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken', Arguments: { FunctionName: 'ask', Payload: '{% $states.context.Task.Token %}' },
  TimeoutSeconds: 600, HeartbeatSeconds: 120,
}
const retry = [{ ErrorEquals: ['Busy', 'States.Timeout'], MaxAttempts: 3, JitterStrategy: 'FULL' }]

const definition = {
  QueryLanguage: 'JSONata', StartAt: 'First',
  States: {
    First: call('work', { Retry: retry, TimeoutSeconds: 30, Next: 'Both' }),
    Both: {
      Type: 'Parallel', Next: 'Last', Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Last' }],
      Branches: [
        { StartAt: 'Ask', States: { Ask: { ...ask, End: true } } },
        {
          StartAt: 'Each',
          States: { Each: { Type: 'Map', Items: [1, 2, 3, 4, 5], MaxConcurrency: 2, End: true, ItemProcessor: { StartAt: 'Do', States: { Do: call('work', { Retry: retry, TimeoutSeconds: 30, Next: 'Rest' }), Rest: { Type: 'Wait', Seconds: 20, End: true } } } } },
        },
      ],
    },
    Last: call('work', { Retry: retry, TimeoutSeconds: 30, End: true }),
  },
}

function chance(seed: number): () => number {
  return () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
}

const soon = () => new Promise((resolve) => setImmediate(resolve))

async function storm(seed: number, maxConcurrency: number) {
  const random = chance(seed)
  const tokens: string[] = []
  let scene: Stage
  const invoke = async ({ functionName, input }: Call): Promise<unknown> => {
    if (functionName === 'ask') tokens.push(input as string)
    if (random() < 0.3) await soon()
    if (random() < 0.1) return noAnswer
    if (random() < 0.2) throw fault(random() < 0.7 ? 'Busy' : 'Broken')
    return input
  }
  scene = stage({}, { invoke, maxConcurrency, random })
  const executions = Array.from({ length: 25 }, (_, index) => scene.start(definition, {}, `e${index}`))
  const news = [scene.ended]
  for (let round = 0; round < 2000; round++) {
    const pumping = scene.runner.pump()
    for (let count = 0; count < random() * 6; count++) await soon()
    const token = tokens[Math.floor(random() * tokens.length)]
    if (token && random() < 0.6) {
      const operation = ['SendTaskSuccess', 'SendTaskFailure', 'SendTaskHeartbeat', 'SendTaskHeartbeat'][Math.floor(random() * 4)] as string
      try {
        scene.runner.operate(operation, { taskToken: token, output: '1', error: 'Broken' })
      } catch (error) {
        expect((error as Error).name).toBe('TaskTimedOut')
      }
    }
    if (random() < 0.02) scene.runner.operate('StopExecution', { executionArn: executions[Math.floor(random() * executions.length)] })
    if (random() < 0.15) {
      scene.runner.close()
      scene = stage({}, { invoke, maxConcurrency, random }, scene.database, scene.clock.at)
      news.push(scene.ended)
      continue
    }
    await pumping
    const next = scene.runner.nextDueAt()
    if (next === undefined) break
    scene.clock.at = Math.max(next, scene.clock.at + (random() < 0.1 ? seconds(10) : 0))
  }
  return { ...scene, executions, news: news.flat() }
}

describe('in bad weather', () => {
  it.each([1, 2, 3, 4, 5, 6].flatMap((seed) => [[seed, 1], [seed, 8]]))('every execution ends, announced, with a history without gaps, and no row is left over (seed %i, %i calls at once)', async (seed, maxConcurrency) => {
    const { executions, runner, describe, database, news } = await storm(seed, maxConcurrency)
    expect(database.prepare("select (select count(*) from sfn_frames where phase <> 'ended') as frames, (select count(*) from sfn_timers) as timers").get()).toEqual({ frames: 0, timers: 0 })
    for (const execution of executions) {
      expect(['SUCCEEDED', 'FAILED', 'ABORTED']).toContain(describe(execution).status)
      const events = historyOf(runner, execution)
      expect(events.map(({ id }) => id)).toEqual(events.map((_, index) => index + 1))
      expect(events.every(({ id, previousEventId }) => previousEventId < id)).toBe(true)
      expect(events.filter(({ type }) => /^Execution(?!Started)/.test(type))).toHaveLength(1)
      expect(events.at(-1)?.type).toMatch(/^Execution/)
      expect(new Set(news.map(({ executionArn }) => executionArn))).toContain(execution)
    }
  })
})
