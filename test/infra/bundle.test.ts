// The bundles as Lambda gets them: each alone in an empty folder, in a process of its own, with nothing installed beside it.
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { bundleFunctions, functionSources, type BundledFunction } from '../../infra/bundle.ts'

const bundles = await bundleFunctions()
const away = mkdtempSync(path.join(tmpdir(), 'solis-bundles-'))
afterAll(() => rmSync(away, { recursive: true }))

const settings = {
  SOLIS_TABLE: 'table', SOLIS_BUCKET: 'bucket', SOLIS_MUNICIPALITY: 'tukums', SOLIS_WORKFLOW_ARN: 'arn:aws:states:eu-north-1:000000000000:stateMachine:solis-tukums-*',
  AWS_REGION: 'eu-north-1', AWS_ACCESS_KEY_ID: 'none', AWS_SECRET_ACCESS_KEY: 'none',
}

const driver = `
  const { handler } = await import(process.argv[1])
  const tell = (answer) => new Promise((written) => process.stdout.write('\\n' + JSON.stringify(answer), written))
  await handler(JSON.parse(process.argv[2]), { getRemainingTimeInMillis: () => 30_000 })
    .then((answer) => tell({ answer }), ({ name, message }) => tell({ name, message }))
  process.exit()`

interface Told { answer?: any; name?: string; message?: string }

/** What the handler answered, or the name and message of the error Lambda would pass on: the last line the child wrote. */
async function call({ name, folder }: BundledFunction, event: unknown, environment: Record<string, string> = settings): Promise<Told> {
  const alone = path.join(away, name)
  cpSync(folder, alone, { recursive: true, filter: (file) => !file.endsWith('.map') })
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', driver, pathToFileURL(path.join(alone, 'index.mjs')).href, JSON.stringify(event)], { cwd: alone, env: environment, maxBuffer: 10_000_000 })
  return JSON.parse(stdout.split('\n').at(-1) ?? '') as Told
}

const named = (name: string): BundledFunction => {
  const found = bundles.find((bundle) => bundle.name === name)
  if (found === undefined) throw new Error(`${name} is not bundled`)
  return found
}

/** Two processors, and each child wants a second of one. */
const patience = 60_000

describe('The bundles', () => {
  it('hold every step, the events and the pages', () => {
    expect(functionSources().filter(({ source }) => !source.startsWith('functions/steps/')).map(({ name }) => name)).toEqual(['doctor', 'execution-ended', 'outbox-stream', 'seal', 'sweep', 'pages'])
    expect(bundles.map(({ name, source }) => ({ name, source }))).toEqual(functionSources())
  })
})

describe('A bundled step', () => {
  it.concurrent.each(bundles.filter(({ source }) => source.startsWith('functions/steps/')))('$name says what an event lacks', async (bundle) => {
    const { name, message } = await call(bundle, { box: bundle.name })
    expect(name).toBe('ZodError')
    expect(message).toMatch(/"input"[^]*"workflow"[^]*"execution"/)
  }, patience)

  it('says which of its settings is missing', async () => {
    const { SOLIS_TABLE: _, ...others } = settings
    const { message } = await call(named('placement_ReservePlace'), { input: {}, workflow: 'placement', box: 'ReservePlace', execution: 'placement-1' }, others)
    expect(message).toContain('SOLIS_TABLE')
  }, patience)
})

describe('A bundled event', () => {
  it('execution-ended says what an event lacks', async () => {
    expect(await call(named('execution-ended'), { time: '2026-03-05T09:00:00Z' })).toMatchObject({ name: 'ZodError', message: expect.stringContaining('"detail"') })
  }, patience)

  it('outbox-stream says what a batch lacks', async () => {
    expect(await call(named('outbox-stream'), { Records: [{ dynamodb: {} }] })).toMatchObject({ name: 'ZodError', message: expect.stringContaining('"NewImage"') })
  }, patience)

  it('sweep, which reads no event, faults by name when the table cannot be reached', async () => {
    const { message } = await call(named('sweep'), {}, { ...settings, AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:9', AWS_MAX_ATTEMPTS: '1' })
    expect(message).toContain('ECONNREFUSED 127.0.0.1:9')
  }, patience)
})

describe('The bundled pages', () => {
  const pages = named('pages')
  const get = (rawPath: string) => ({ rawPath, rawQueryString: '', headers: {}, requestContext: { http: { method: 'GET' } } })
  const signing = { ...settings, SOLIS_SESSION_SECRET: 'a secret of tests, long enough to sign with' }

  it('render with the templates beside them', async () => {
    const { answer } = await call(pages, get('/nav-tadas-lapas'), signing)
    expect(answer).toMatchObject({ statusCode: 404, body: expect.stringMatching(/^\s*<!DOCTYPE html>[^]*Lapa nav atrasta/) })
  }, patience)

  it.each([['solis.css', 'text/css'], ['enhance.js', 'text/javascript'], ['solis.svg', 'image/svg+xml'], ['govuk-frontend.min.js', 'text/javascript']])('give %s from beside them', async (file, type) => {
    const { answer } = await call(pages, get(`/assets/${file}`), signing)
    expect(answer).toMatchObject({ statusCode: 200, headers: { 'content-type': expect.stringContaining(type) } })
  }, patience)

  it('told where their secret is, do not serve before they have it', async () => {
    const { name } = await call(pages, get('/nav-tadas-lapas'), { ...settings, SOLIS_SESSION_SECRET_ARN: 'arn:aws:secretsmanager:eu-north-1:000000000000:secret:session', PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: '9' })
    expect(name).toBe('TransientFault')
  }, patience)
})
