// Signing in and out: whom the demonstration lets in, and what the cookie may do.
import { afterEach, describe, expect, it } from 'vitest'
import type { Host } from '../../infra/local/host.ts'
import { openOffice, resident, type Office } from '../office.ts'

let office: Office
afterEach(() => office.close())

/** Posts as a stranger; gives the answer with its cookies. */
const posts = async (path: string, body = '') => office.host.serve({
  version: '2.0', routeKey: '$default', rawPath: path, rawQueryString: '', headers: {}, isBase64Encoded: false, cookies: [], body,
  requestContext: { http: { method: 'POST', path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' } },
} as unknown as Parameters<Host['serve']>[0])

describe('The cookie of a session', () => {
  it('of an office goes over TLS only, to this site alone, and not to scripts', async () => {
    office = await openOffice('2026-03-05 10:00', {}, { demonstration: false })
    expect((await posts('/iziet')).cookies).toEqual(['solis=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0; Secure'])
  })

  it('of the demonstration goes over loopback, which has no TLS', async () => {
    office = await openOffice('2026-03-05 10:00', { residents: [resident('anna', 'Anna Paraudziņa', '1950-02-11')] })
    await office.host.dependencies.store.settings.write('demonstration-people', [{ who: 'resident:anna', name: 'Anna Paraudziņa', group: 'Iedzīvotāji', story: 'Pensija' }])
    const { statusCode, cookies } = await posts('/ieiet', 'who=resident%3Aanna')
    expect(statusCode).toBe(303)
    expect(cookies?.[0]).toMatch(/^solis=[^;]+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=36000$/)
  })
})

describe('The demonstration sign-in', () => {
  it('leads through the whole story from card to card, and shows of a long group whoever is of the story first', async () => {
    office = await openOffice('2026-03-05 10:00')
    const providers = Array.from({ length: 20 }, (_, i) => ({ who: `staff:unit-${i}`, name: `Vienība ${i}`, group: 'Pakalpojumu sniedzēji', story: 'Pieņem norīkojumus.' }))
    await office.host.dependencies.store.settings.write('demonstration-people', [{ who: 'resident:anna', name: 'Anna Paraudziņa', group: 'Iedzīvotāji', story: 'Pensija' }, ...providers])
    await office.host.dependencies.store.settings.write('demonstration-tour', [{ who: 'resident:anna', name: 'Anna Paraudziņa', does: 'piesakās.' }, { who: 'staff:unit-7', name: 'Vienība 7', does: 'pieņem norīkojumu.' }])
    const { html } = await office.as('nobody').get('/ieiet')
    expect(html).toMatch(/href="#staff-unit-7">Vienība 7<\/a>: pieņem norīkojumu\./)
    const [shown = '', folded = ''] = html.split('<details')
    expect([shown.includes('id="staff-unit-7"'), shown.includes('id="staff-unit-8"'), folded.includes('id="staff-unit-8"')]).toEqual([true, false, true])
  })

  it('is not there in an office of real people', async () => {
    office = await openOffice('2026-03-05 10:00', {}, { demonstration: false })
    expect((await posts('/ieiet', 'who=resident%3Aanna')).statusCode).toBe(404)
  })
})
