// What outlives the process: every committed transition, every timer, token and definition; what does not: calls under way.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { oneTask, oneToken, seconds, stage, started, type Functions, type Stage } from './stage.ts'

/** Another runner on the same rows, as after a restart; `at` is the time then. */
function reopened({ database, clock, runner }: Stage, functions: Functions = {}): Stage {
  runner.close()
  return stage(functions, {}, database, clock.at)
}

describe('a runner that is closed and opened again', () => {
  it('goes on with a wait, and wakes at the date it was to wake', async () => {
    const before = stage()
    const execution = before.start({ QueryLanguage: 'JSONata', StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } }, 'kept')
    await before.run(started + seconds(60))
    const after = reopened(before)
    await after.run(started + seconds(3600) - 1)
    expect(after.describe(execution).status).toBe('RUNNING')
    await after.run(started + seconds(3600))
    expect(after.output(execution)).toBe('kept')
  })

  it('takes the answer to a token that was handed out before', async () => {
    let kept = ''
    const before = stage({ open: ({ token }) => void (kept = token) })
    const execution = before.start(oneToken({ HeartbeatSeconds: 3600 }))
    await before.run(started)
    const after = reopened(before)
    after.runner.operate('SendTaskSuccess', { taskToken: kept, output: '1' })
    await after.run()
    expect([after.output(execution), after.calls]).toEqual([1, []])
  })

  it('does not hand out a token again that was answered while its function ran', async () => {
    const before = stage({
      open: ({ token }) => {
        before.runner.operate('SendTaskSuccess', { taskToken: token, output: '1' })
        before.runner.close()
      },
    })
    const execution = before.start(oneToken())
    await before.runner.pump()
    const after = reopened(before)
    await after.run()
    expect([after.output(execution), after.calls]).toEqual([1, []])
  })

  it('calls again what was under way, and no one else', async () => {
    const before = stage({ work: () => { before.runner.close() }, done: (input) => input })
    const first = before.start(oneTask('work', { Output: '{% $states.result.Payload %}' }), 'again', 'first')
    await before.runner.pump()
    const after = reopened(before, { work: (input) => input })
    await after.run()
    expect([after.output(first), after.calls.map(({ functionName, retryCount }) => [functionName, retryCount])]).toEqual(['again', [['work', 0]]])
  })

  it('gives what was under way its whole time again: the hours nobody was there are not its own', async () => {
    const before = stage({ work: () => { before.runner.close() } })
    const execution = before.start(oneTask('work', { TimeoutSeconds: 60, Output: '{% $states.result.Payload %}' }), 'again')
    await before.run(started)
    before.clock.at += seconds(36_000)
    const after: Stage = reopened(before, { work: () => { after.runner.close() } })
    await after.runner.pump()
    after.clock.at += seconds(36_000)
    const last = reopened(after, { work: (input) => input })
    await last.run()
    expect([last.describe(execution).status, last.events(execution).filter((event) => event.includes('Timed'))]).toEqual(['SUCCEEDED', []])
  })

  it('keeps the retries that were used and the date of the next', async () => {
    const fail = () => { throw new Error('x') }
    const before = stage({ fail })
    const execution = before.start(oneTask('fail', { Retry: [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 100, MaxAttempts: 2 }] }))
    await before.run(started + seconds(50))
    const after = reopened(before, { fail })
    await after.run()
    expect(after.calls.map(({ retryCount }) => retryCount)).toEqual([1, 2])
    expect([after.describe(execution).status, after.clock.at - started]).toEqual(['FAILED', seconds(100 + 200)])
  })

  it('announces an end that nobody had taken', async () => {
    const before = stage({}, { onEnded: () => { throw new Error('not yet') } })
    before.start({ QueryLanguage: 'JSONata', StartAt: 'P', States: { P: { Type: 'Pass', End: true } } })
    await before.runner.pump()
    const after = reopened(before)
    await after.run()
    expect(after.ended).toMatchObject([{ status: 'SUCCEEDED' }])
  })

  it('holds nothing in memory of an execution that sleeps, and reads nothing of it before its date', async () => {
    const before = stage()
    for (let count = 0; count < 50; count++) before.start({ QueryLanguage: 'JSONata', StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 3600, End: true } } }, {}, `e${count}`)
    await before.run(started)
    expect(before.database.prepare('select count(*) as ready from sfn_frames where ready is not null').get()).toEqual({ ready: 0 })
    const after = reopened(before)
    await after.runner.pump()
    expect(after.runner.nextDueAt()).toBe(started + seconds(3600))
  })
})

// Developer Guide, "Updating a state machine": running executions continue with the definition they began with.
describe('an execution', () => {
  const definition = (output: string) => ({ QueryLanguage: 'JSONata', StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, Output: output, End: true } } })

  it('ends by the definition it began with, also after a restart with a new one', async () => {
    const before = stage()
    const old = before.start(definition('old'), {}, 'old')
    await before.run(started)
    const after = reopened(before)
    const young = after.start(definition('new'), {}, 'young')
    await after.run()
    expect([after.output(old), after.output(young)]).toEqual(['old', 'new'])
  })

  it('ends by it even when its workflow is no longer loaded', async () => {
    const before = stage()
    const execution = before.start(definition('old'))
    await before.run(started)
    const after = reopened(before)
    await after.run()
    expect(after.output(execution)).toBe('old')
  })
})

describe('a simulation', () => {
  const definition = {
    QueryLanguage: 'JSONata', StartAt: 'Each',
    States: {
      Each: {
        Type: 'Map', Items: [1, 2, 3], Next: 'Ask',
        ItemProcessor: { StartAt: 'Try', States: { Try: { ...(oneTask('flaky') as any).States.Ask, Output: '{% [$uuid(), $random()] %}', Retry: [{ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL', MaxAttempts: 9 }] } } },
      },
      Ask: (oneToken({ TimeoutSeconds: 60 }) as any).States.Ask,
    },
  }

  /** Every row of every table after the definition has run from this seed. */
  async function rowsFrom(seed: number): Promise<string> {
    const random = () => (seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0) / 2 ** 32
    const { start, run, database } = stage({ flaky: () => { if (random() < 0.5) throw new Error('x') }, open: () => undefined }, { random })
    for (const name of ['a', 'b', 'c']) start(definition, {}, name)
    await run()
    return JSON.stringify(['sfn_executions', 'sfn_events'].map((table) => database.prepare(`select * from ${table}`).all()))
  }

  it('from the same seed writes the same rows, and from another does not', async () => {
    const rows = await rowsFrom(1)
    expect(await rowsFrom(1)).toBe(rows)
    expect(await rowsFrom(2)).not.toBe(rows)
  })
})

describe('a transaction of the host', () => {
  it('takes an answer and a start along, or drops both when it is rolled back', async () => {
    let token = ''
    const { start, run, runner, database, describe } = stage({ open: (input) => void (token = input.token) })
    const execution = start(oneToken())
    await run(started)
    database.exec('begin')
    runner.operate('SendTaskSuccess', { taskToken: token, output: '1' })
    database.exec('rollback')
    await run(started)
    expect(describe(execution).status).toBe('RUNNING')
    database.exec('begin')
    runner.operate('SendTaskSuccess', { taskToken: token, output: '1' })
    database.exec('commit')
    await run()
    expect(describe(execution).status).toBe('SUCCEEDED')
  })
})

describe('a file of an earlier release, with a row for each event', () => {
  it('is taken over: the history reads as it did, forwards and backwards, and goes on', async () => {
    let token = ''
    const before = stage({ open: (input) => void (token = input.token) })
    const execution = before.start(oneToken())
    await before.run(started)
    const { database } = before
    const historyOf = ({ runner }: Stage, reverseOrder: boolean) => runner.operate('GetExecutionHistory', { executionArn: execution, reverseOrder }).events as { id: number }[]
    const history = historyOf(before, false)
    database.exec(`
      CREATE TABLE sfn_history (execution integer not null, id integer not null, previous integer not null, at integer not null, type text not null, details text, primary key (execution, id)) without rowid;
      INSERT INTO sfn_history SELECT execution, e.value ->> 0, e.value ->> 1, e.value ->> 2, e.value ->> 3, e.value -> 4 FROM sfn_events, json_each(events) e;
      UPDATE sfn_history SET details = NULL WHERE details = 'null';
      DROP TABLE sfn_events`)
    const after = stage({}, {}, database)
    expect(historyOf(after, false)).toEqual(history)
    expect(historyOf(after, true)).toEqual(history.toReversed())
    after.runner.operate('SendTaskSuccess', { taskToken: token, output: '1' })
    await after.run()
    expect(historyOf(after, false).map(({ id }) => id)).toEqual(Array.from({ length: history.length + 3 }, (_, i) => i + 1))
    expect(database.prepare(`SELECT count(*) AS n FROM sqlite_schema WHERE name = 'sfn_history'`).get()).toEqual({ n: 0 })
  })
})

describe('a process that is killed', () => {
  const victim = fileURLToPath(new URL('./victim.ts', import.meta.url))

  it('is followed by one that finishes its work: steps that were committed are not done again, the one under way is', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'solis-runner-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const [file, log] = [join(folder, 'runner.db'), join(folder, 'calls.log')]
    const killed = spawn(process.execPath, [victim, file, log], { stdio: ['ignore', 'pipe', 'inherit'] })
    await new Promise<void>((resolve) => killed.stdout.on('data', (text) => String(text).includes('hanging') && resolve()))
    const over = new Promise((resolve) => killed.on('exit', (_, signal) => resolve(signal)))
    killed.kill('SIGKILL')
    expect(await over).toBe('SIGKILL')

    const steady = spawn(process.execPath, [victim, file, log, 'steady'], { stdio: ['ignore', 'pipe', 'inherit'] })
    let described = ''
    steady.stdout.on('data', (text) => (described += text))
    await new Promise((resolve) => steady.on('exit', resolve))
    expect(JSON.parse(described)).toMatchObject({ status: 'SUCCEEDED', output: '[1,2,3]' })
    expect(readFileSync(log, 'utf8').trim().split('\n')).toEqual(['first', 'item', 'item', 'item', 'hang', 'hang', 'last'])
    const database = new DatabaseSync(file)
    onTestFinished(() => database.close())
    expect(database.prepare('select (select count(*) from sfn_frames) as frames, quick_check as quick from pragma_quick_check').get()).toEqual({ frames: 0, quick: 'ok' })
  }, 30_000)
})
