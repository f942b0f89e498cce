// The demonstration sign-in, where anyone is whoever they like: on loopback with demonstration data, and nowhere else.
import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serve } from '../../functions/pages/http.ts'
import { connect as connectOnAws } from '../../functions/platform/connect.ts'
import { eventOf, listen } from '../../infra/local/server.ts'
import { openOffice, staff, type Office } from '../office.ts'

let office: Office
let server: Awaited<ReturnType<typeof listen>>
async function opens(demonstration: boolean, publicHost?: string): Promise<void> {
  office = await openOffice('2026-03-05 10:00', { staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] }, { demonstration })
  // The list of a demonstration, left behind in whatever folder it is.
  await office.host.dependencies.store.settings.write('demonstration-people', [{ who: 'staff:ilze', name: 'Ilze', group: 'Dienests', story: '' }])
  server = await listen(office.host, 0, () => office.host.settle(), publicHost)
}
afterEach(() => {
  server.server.closeAllConnections()
  server.server.close()
  office.close()
})

const choose = (headers: Record<string, string> = {}): Promise<number> => new Promise((resolve, reject) => {
  const asked = request({ port: server.port, host: '127.0.0.1', path: '/ieiet', method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers } }, (response) => {
    response.resume()
    resolve(response.headers['set-cookie'] === undefined ? response.statusCode ?? 0 : 303)
  })
  asked.on('error', reject).end('who=staff:ilze')
})

describe('In a demonstration', () => {
  beforeEach(() => opens(true, 'solis.example.org'))

  it('anyone on this machine may be Ilze', async () => {
    expect(await choose()).toBe(303)
    const address = server.server.address()
    expect(typeof address === 'object' && address?.address).toBe('127.0.0.1')
  })

  it.each([
    ['another name of this machine', { host: 'solis.example.org' }], ['a name of the network', { host: '10.0.0.5:3000' }], ['a proxy that tells for whom it asks', { 'x-forwarded-for': '203.0.113.9' }],
    ['a proxy that tells by the standard', { forwarded: 'for=203.0.113.9' }], ['a proxy that tells its own name', { via: '1.1 proxy' }],
  ])('nobody may who comes by %s', async (_, headers) => expect(await choose(headers)).toBe(403))
})

describe('In an office', () => {
  beforeEach(() => opens(false, 'solis.example.org'))

  it('nobody may be Ilze for the asking, on this machine or by the office’s own name', async () => {
    expect(await choose()).toBe(404)
    expect(await choose({ host: 'solis.example.org', 'x-forwarded-for': '203.0.113.9' })).toBe(404)
    expect(await choose({ host: 'elsewhere.example.org' })).toBe(403)
  })

  it('the list is not even shown', async () => {
    expect((await office.as('resident:nobody').get('/ieiet')).html).not.toContain('Ilze')
  })
})

describe('On AWS', () => {
  beforeEach(() => opens(false))

  it('there is no demonstration, whatever the table holds', async () => {
    const kept = { ...process.env }
    Object.assign(process.env, { SOLIS_TABLE: 't', SOLIS_BUCKET: 'b', SOLIS_MUNICIPALITY: 'tukums', SOLIS_WORKFLOW_ARN: 'arn:*', AWS_REGION: 'eu-north-1' })
    const onAws = connectOnAws()
    process.env = kept
    expect(onAws.demonstration).toBe(false)
    const { demonstration, sessionSecret } = { ...onAws, sessionSecret: 'secret' }
    const answer = await serve(eventOf({ method: 'POST', url: '/ieiet', headers: {} }, Buffer.from('who=staff:ilze')), { ...office.host.dependencies, demonstration, sessionSecret })
    expect(answer.statusCode).toBe(404)
  })
})
