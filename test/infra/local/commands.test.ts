// The commands an operator types wrongly: each says what is missing in a sentence, with how it is called.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const root = path.resolve(import.meta.dirname, '../../..')
const folder = mkdtempSync(path.join(tmpdir(), 'solis-commands-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const runs = (script: string, ...args: string[]) => spawnSync(process.execPath, [path.join(root, script), ...args], { encoding: 'utf8', cwd: folder })

describe('npm run conformance', () => {
  it('runs the example in the repository', () => expect(runs('test/conformance/run.ts', path.join(root, 'test/conformance/example.jsonl'), '--events', '--exits').stdout).toContain('2 passed, 0 failed'))

  it.each([
    ['without a file', [], 'Which file of cases?'], ['with a file that is not there', ['none.jsonl'], 'no such file'],
    ['with an option it has not', ['--event'], "Unknown option '--event'"], ['with a line that is no case', ['bad.jsonl'], 'Line 1 is no recorded case'],
  ])('%s says so and how it is called', (_, args, sentence) => {
    writeFileSync(path.join(folder, 'bad.jsonl'), '{"id": 1}\n')
    const { status, stderr } = runs('test/conformance/run.ts', ...args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(sentence)])
    expect(stderr).toContain('npm run conformance -- FILE.jsonl')
    expect(stderr).not.toMatch(/^\s+at /m)
  })
})

describe('npm run assess', () => {
  it('writes what it gives into a file, and nothing else into it', () => {
    const { status, stdout } = runs('infra/local/assess.ts', '--schema', '--out', 'schema.json')
    expect([status, stdout]).toEqual([0, ''])
    expect(JSON.parse(readFileSync(path.join(folder, 'schema.json'), 'utf8'))).toMatchObject({ type: 'object' })
  })

  it('without a file, or with an option it has not, says how it is called', () => {
    expect(runs('infra/local/assess.ts')).toMatchObject({ status: 2, stderr: expect.stringContaining('--export DECISION [--data ./data]') as string })
    expect(runs('infra/local/assess.ts', '--into', 'x')).toMatchObject({ status: 2, stderr: expect.stringMatching(/^Unknown option '--into'/) as string })
  })
})
