// The way in: what is asked for, who may come, and how faults are worded and logged.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { formBodyOf } from '../../functions/pages/form-body.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
let office: Office
beforeAll(async () => { office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] }) })
afterAll(() => office.close())

describe('A path', () => {
  it.each(['/nav', '/mani/..', '/%E0%A4%A', '//mani', '/assets/../package.json', '/assets/%2e%2e%2fpackage.json', '/mani/x', '/darbs/constructor', '/mani/__proto__'])('%s leads nowhere, and says so in Latvian', async (path) => {
    const { status, html } = await office.as('resident:anna').get(path)
    expect(status).toBe(404)
    expect(html).toContain('Lapa nav atrasta')
  })

  it('of the desk is not for residents, and of residents not for staff', async () => {
    expect((await office.as('resident:anna').get('/darbs')).status).toBe(403)
    expect((await office.as('staff:ilze').get('/mani')).status).toBe(403)
    expect((await office.as('staff:ilze').get('/finanses')).status).toBe(403)
  })

  it('that needs signing in leads there and back', async () => {
    expect((await office.as('resident:nobody').get('/mani')).location).toBe('/ieiet?uz=%2Fmani')
  })
})

describe('A form', () => {
  it('without the token of its session changes nothing', async () => {
    const { status, html } = await office.as('staff:ilze').post('/darbs/nakamais', { token: 'forged' })
    expect(status).toBe(403)
    expect(html).toContain('Veidlapa ir novecojusi')
  })
})

describe('A field whose name would be lost', () => {
  it('is refused at the door, of a form with files too, and nothing is kept', async () => {
    const { store } = office.host.dependencies
    const visitor = office.as('resident:anna')
    const typed = { read: '.0', 'gmi': 'yes', wishes: 'gmi' }
    for (const { status, html } of [await visitor.post('/pieteikties/palidziba', { ...typed, ['__proto__']: 'x' }), await visitor.post('/pieteikties/ienakumi/regulars', { ['__proto__']: 'x', kind: 'wage' })]) {
      expect(status).toBe(400)
      expect(html).toContain('__proto__')
      expect(html).toContain('Nekas nav saglabāts')
    }
    expect(await store.applications.draft('anna')).toBeUndefined()
  })

  it.each(['field', 'file'] as const)('is refused as a %s of a form with files', async (kind) => {
    const form = new FormData()
    form.append('words', 'x')
    form.append('__proto__', kind === 'field' ? 'x' : new File(['x'], 'x.pdf'))
    const body = new Response(form)
    const event = { headers: { 'content-type': body.headers.get('content-type') ?? '' }, body: Buffer.from(await body.arrayBuffer()).toString('base64'), isBase64Encoded: true } as unknown as APIGatewayProxyEventV2
    expect(await formBodyOf(event, true)).toBe('strange')
  })
})

describe('A fault', () => {
  it('is a page with a reference that the log line bears too, and neither holds what was typed', async () => {
    const { people } = office.host.dependencies.store
    const before = people.resident
    people.resident = async () => { throw new Error('Anna Paraudziņa typed 32 000 000') }
    const { status, html } = await office.as('resident:anna').get('/mani')
    people.resident = before
    expect(status).toBe(500)
    const line = office.log.find(({ code }) => code === 'PageFaulted')
    expect(html).toContain(String(line?.['reference']))
    expect(JSON.stringify(line)).not.toContain('Anna')
    expect(html).not.toContain('typed')
  })
})
