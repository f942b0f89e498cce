// The door under abuse: cookies that are not ours, forms without their token, tricks with paths and addresses, odd requests on the socket.
import { connect } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { formToken, sealed, type Session } from '../../functions/platform/session.ts'
import { eventOf, listen } from '../../infra/local/server.ts'
import { apply } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'

const secret = 'the secret of this office'
const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const boriss = resident('boriss', 'Boriss Svešais', '1951-01-01')

let office: Office
let caseId: string
beforeAll(async () => {
  office = await openOffice('2026-03-05 10:00', { residents: [anna, boriss], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] }, { sessionSecret: secret })
  await office.host.dependencies.store.settings.write('demonstration-people', [{ who: 'staff:ilze', name: 'Ilze', group: 'Dienests', story: '' }])
  caseId = (await apply(office, { members: [{ resident: anna, role: 'applicant' }] }, [{ kind: 'gmi' }])).caseId
})
beforeEach(() => { office.host.dependencies.demonstration = true })
afterAll(() => office.close())

const session = (who: string, until = office.clock.now() + 3_600_000): Session => ({ who, sessionId: 'q'.repeat(10), until })
const ask = (method: string, url: string, cookie = '', body = '') => office.host.serve(eventOf({ method, url, headers: cookie === '' ? {} : { cookie: `solis=${cookie}` } }, Buffer.from(body)))

describe('A cookie', () => {
  it('of a colleague opens the desk', async () => {
    expect((await ask('GET', '/darbs', sealed(secret, session('staff:ilze')))).statusCode).toBe(200)
  })

  const [content = '', seal = ''] = sealed(secret, { who: 'staff:ilze', sessionId: 'q'.repeat(10), until: 9e15 }).split('.')
  const encoded = (text: string) => Buffer.from(text).toString('base64url')
  it.each([
    ['another person under the seal of the first', `${encoded(JSON.stringify({ who: 'staff:sanita', sessionId: 'q'.repeat(10), until: 9e15 }))}.${seal}`],
    ['no seal after the point', `${content}.`], ['no point', content], ['a seal alone', `.${seal}`], ['a seal cut short', `${content}.${seal.slice(0, -1)}`],
    ['an hour that has passed', sealed(secret, { who: 'staff:ilze', sessionId: 'q'.repeat(10), until: 1 })],
    ['the seal of another office', sealed('other', { who: 'staff:ilze', sessionId: 'q'.repeat(10), until: 9e15 })],
    ['content that is no session', `${encoded('not json')}.x`],
  ])('with %s is nobody’s', async (_, cookie) => {
    expect((await ask('GET', '/darbs', cookie)).headers?.['location']).toBe('/ieiet?uz=%2Fdarbs')
  })

  it('stays from scripts and other sites, and but for the demonstration on loopback goes over TLS alone', async () => {
    expect((await ask('POST', '/ieiet', '', 'who=staff:ilze')).cookies).toEqual([expect.stringMatching(/^solis=.+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/)])
    office.host.dependencies.demonstration = false
    expect((await ask('POST', '/iziet')).cookies).toEqual([expect.stringMatching(/^solis=; .*HttpOnly; SameSite=Lax; .*Secure$/)])
  })
})

describe('A form', () => {
  it('with its session’s token is taken', async () => {
    expect((await ask('POST', '/darbs/nakamais', sealed(secret, session('staff:ilze')), `token=${formToken(secret, session('staff:ilze'))}`)).statusCode).toBe(303)
  })

  it.each([
    ['without a token', () => ''], ['with an empty token', () => 'token='], ['with a token of another name', () => 'TOKEN=x'],
    ['with the token of another session', () => `token=${formToken(secret, { ...session('staff:ilze'), sessionId: 'other' })}`],
  ])('%s does nothing', async (_, body) => {
    expect((await ask('POST', '/darbs/nakamais', sealed(secret, session('staff:ilze')), body())).statusCode).toBe(403)
  })
})

describe('A path', () => {
  it.each([
    '//darbs', '/darbs/', '/DARBS', '/mani/..%2f..%2flietas%2fCASE', '/lietas/CASE', '/lietas%2fCASE', '/mani/CASE', '/mani/CASE%00', '/mani/%00',
    '/assets/..%2f..%2fpackage.json', '/assets/..', '/assets/%2e%2e',
  ])('%s opens nothing to a resident whose case it is not', async (path) => {
    const { statusCode, body = '' } = await ask('GET', path.replace('CASE', caseId), sealed(secret, session('resident:boriss')))
    expect([403, 404]).toContain(statusCode)
    expect(body).not.toContain('Ozola')
  })

  it('put into an address to go to carries no line end', async () => {
    for (const path of ['/darbs/uzdevums/a%0d%0aSet-Cookie:x', '/darbs/uzdevums/a\r\nSet-Cookie:x']) expect((await ask('GET', path)).headers?.['location']).toMatch(/^\/ieiet\?uz=[\w%.-]+$/)
  })
})

describe('Signing in', () => {
  it.each(['/lietas/a', '/darbs?rinda=mani', '/a//example.org'])('leads on to %s, a page of this site', async (next) => {
    expect((await ask('POST', '/ieiet', '', `who=staff:ilze&next=${encodeURIComponent(next)}`)).headers?.['location']).toBe(next)
  })

  it.each(['//example.org', 'https://example.org', '/\\example.org', '/%2fexample.org', 'javascript:alert(1)', '/a\r\nX: y'])('never leads to %j', async (next) => {
    const page = await ask('GET', `/ieiet?uz=${encodeURIComponent(next)}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('example.org')
    expect(page.body).not.toContain('alert(1)')
    expect((await ask('POST', '/ieiet', '', `who=staff:ilze&next=${encodeURIComponent(next)}`)).headers?.['location']).toBe('/darbs')
  })

  it('as anyone one likes does not exist outside a demonstration', async () => {
    office.host.dependencies.demonstration = false
    expect((await ask('POST', '/ieiet', '', 'who=staff:ilze')).statusCode).toBe(404)
  })
})

describe('The server', () => {
  let server: Awaited<ReturnType<typeof listen>>
  beforeAll(async () => { server = await listen(office.host, 0, () => office.host.settle()) })
  afterAll(() => {
    server.server.close()
    server.server.closeAllConnections()
  })

  /** Sends raw text; gives the first line that comes back when the server has closed, or nothing if it is left waiting for a moment. */
  const firstLine = (text: string, patienceMs = 5000) => new Promise<string>((resolve) => {
    let answer = ''
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text.replaceAll('\n', '\r\n').replaceAll('HERE', `127.0.0.1:${server.port}`)))
    socket.setTimeout(patienceMs, () => socket.destroy())
    socket.on('data', (part) => { answer += part })
    socket.on('close', () => resolve(answer.split('\r\n')[0] ?? ''))
  })
  const request = (line: string, headers = '', body = '') => `${line} HTTP/1.1\nHost: HERE\nConnection: close\n${headers}\n${body}`

  it.each([
    ['half an escape', request('GET /%'), 404], ['an escape that is no text', request('GET /%ff'), 404], ['two slashes and a climb', request('GET //example.org/%2e%2e'), 404],
    ['an address of another site as path', request('GET http://example.org/ieiet'), 404], ['another host', 'GET / HTTP/1.1\nHost: example.org\n\n', 403], ['no host', 'GET / HTTP/1.0\n\n', 403],
    ['a method nobody offers', request('PUT /ieiet', 'Content-Length: 0\n'), 404], ['a cookie of crumbs', request('GET /darbs', 'Cookie: solis=%; ; =; a\n'), 303],
    ['a form that is JSON', request('POST /ieiet', 'Content-Type: application/json\nContent-Length: 2\n', '{}'), 404],
  ])('answers %s', async (_, text, status) => {
    expect(await firstLine(text)).toContain(` ${status} `)
  })

  it('goes on after someone who stops in the middle of a request', async () => {
    expect(await firstLine(request('POST /ieiet', 'Content-Length: 100\n', 'who='), 100)).toBe('')
    expect(await firstLine(request('GET /ieiet'))).toContain(' 200 ')
    expect(office.log.filter(({ code }) => code === 'PageFaulted')).toEqual([])
  })
})
