// What a case costs this host, in statements and commits: counted, not timed, so that a change that makes it do more is seen on any machine.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync, StatementSync } from 'node:sqlite'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openDatabase } from '../../../infra/local/database.ts'
import { boxes } from '../../bench/case.ts'
import { openThisHost } from '../../bench/this-host.ts'

const { run, get, all, iterate } = StatementSync.prototype
const { exec } = DatabaseSync.prototype
const counted = { statements: 0, commits: 0 }
beforeAll(() => {
  for (const [name, original] of Object.entries({ run, get, all, iterate })) {
    Object.assign(StatementSync.prototype, { [name](this: StatementSync, ...values: unknown[]) {
      counted.statements += 1
      return (original as (...values: unknown[]) => unknown).apply(this, values)
    } })
  }
  DatabaseSync.prototype.exec = function (text) {
    if (/^commit$/i.test(text)) counted.commits += 1
    exec.call(this, text)
  }
})
afterAll(() => {
  Object.assign(StatementSync.prototype, { run, get, all, iterate })
  DatabaseSync.prototype.exec = exec
})

let folder: string
let host: ReturnType<typeof openThisHost>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'solis-work-'))
  host = openThisHost(openDatabase(folder))
  await host.run('warm00000')
})
afterEach(async () => {
  await host.close()
  rmSync(folder, { recursive: true })
})

async function cost(cases: number, live: (ids: string[]) => Promise<unknown>): Promise<{ statements: number, commits: number }> {
  const before = { ...counted }
  await live(Array.from({ length: cases }, (_, n) => `case0000${n}`))
  return { statements: (counted.statements - before.statements) / cases, commits: (counted.commits - before.commits) / cases }
}

describe(`A case of ${boxes.length} boxes, two of them waits`, () => {
  it('alone costs a commit for each box, its start, each answer and little more', async () => {
    const { statements, commits } = await cost(5, async (ids) => { for (const id of ids) await host.run(id) })
    expect(commits).toBeLessThanOrEqual(boxes.length + 6)
    expect(statements).toBeLessThanOrEqual(185)
  })

  it('among 64 shares its commits with the others', async () => {
    const { statements, commits } = await cost(64, (ids) => Promise.all(ids.map((id) => host.run(id))))
    expect(commits).toBeLessThanOrEqual(4)
    expect(statements).toBeLessThanOrEqual(185)
  })
})
