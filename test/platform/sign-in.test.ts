// Signing in by OpenID Connect, through HTTP and a real provider on loopback: the good day, and every bad one.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Dependencies } from '../../functions/platform/dependencies.ts'
import { SignInSettings, signInProvider } from '../../functions/platform/sign-in-provider.ts'
import { listen } from '../../infra/local/server.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { lyingProvider, testProvider, type TestProvider } from './provider.ts'

const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const people = [
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser'], { email: 'Ilze@tukums.example' }), staff('rita', 'Rita Galvenā', ['finance-checker'], { subject: 'sub-rita', email: 'rita@tukums.example' }),
  staff('bijusi', 'Bija Usi', [], { email: 'bija@tukums.example' }),
]

let office: Office
let provider: TestProvider
let server: Awaited<ReturnType<typeof listen>>
let origin: string
const dependencies = (): Dependencies => office.host.dependencies
const settings = (more: Partial<SignInSettings> = {}): SignInSettings => SignInSettings.parse({ issuer: provider.issuer, ...provider.client, origin, name: 'Tests', ...more })
const connected = (more: Partial<SignInSettings> = {}): void => { dependencies().signIn = signInProvider(settings(more), () => office.clock.now()) }

beforeAll(async () => {
  office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: people }, { demonstration: false })
  server = await listen(office.host, 0, () => office.host.settle())
  origin = `http://127.0.0.1:${server.port}`
  provider = await testProvider(origin)
})
beforeEach(() => connected())
afterAll(async () => {
  await provider.close()
  server.server.closeAllConnections()
  server.server.close()
  office.close()
})

/** A browser: follows links by hand, with the cookies of each site. */
function browser() {
  const jar = new Map<string, Map<string, string>>()
  async function open(url: string, init: RequestInit = {}): Promise<Response> {
    const site = new URL(url).origin
    const cookies = jar.get(site) ?? new Map<string, string>()
    jar.set(site, cookies)
    const response = await fetch(url, { redirect: 'manual', ...init, headers: { ...init.headers, cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') } })
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split('; ')
      const [name = '', ...value] = pair.split('=')
      if (attributes.some((attribute) => /^max-age=0$/i.test(attribute)) || attributes.some((attribute) => /^expires=Thu, 01 Jan 1970/i.test(attribute))) cookies.delete(name)
      else cookies.set(name, value.join('='))
    }
    return response
  }
  const next = (response: Response): string | undefined => {
    const to = response.headers.get('location')
    return to === null ? undefined : new URL(to, response.url).href
  }
  return {
    jar, open, next,
    /** Follows until a page is shown, or until an address begins so. */
    async follow(url: string, until = '\n'): Promise<{ url: string; response: Response }> {
      for (let at = url; ; ) {
        const response = await open(at)
        const to = next(response)
        if (to === undefined || to.startsWith(until)) return { url: to ?? at, response }
        at = to
      }
    },
    session: () => jar.get(origin)?.get('solis'),
  }
}
const start = (as: 'iedzivotajs' | 'darbinieks', on = ''): string => `${origin}/ieiet/sakt?ka=${as}${on === '' ? '' : `&uz=${encodeURIComponent(on)}`}`
const comeBack = `${''}/ieiet/atgriezties`
/** Signs in, and shows the page it ends on. */
async function signsIn(account: Parameters<TestProvider['signsIn']>[0], as: 'iedzivotajs' | 'darbinieks', on = '') {
  provider.signsIn(account)
  const visitor = browser()
  const { url, response } = await visitor.follow(start(as, on))
  return { visitor, path: url.slice(origin.length), status: response.status, html: await response.text() }
}
const ozola = { sub: 'sub-anna', personal_code: `PNOLV-${anna.personCode.slice(0, 6)}-${anna.personCode.slice(6)}` }

describe('Someone who proves who they are', () => {
  it('as a resident comes home by their personal code', async () => {
    const { path, html } = await signsIn(ozola, 'iedzivotajs')
    expect(path).toBe('/mani')
    expect(html).toContain('Anna Ozola')
  })

  it('is who the provider says they are, whatever another’s application has entered them as', async () => {
    const { store } = office.host.dependencies
    await store.people.enterNewResident(resident('dora', 'Nepareiza Svešā', '2015-01-01'))
    const dora = { sub: 'sub-dora', personal_code: resident('dora', 'x y', '').personCode, given_name: 'DORA', family_name: 'BĒRZIŅA', birthdate: '1980-02-03' }
    await signsIn(dora, 'iedzivotajs')
    expect(await store.people.resident('dora')).toMatchObject({ givenName: 'DORA', familyName: 'BĒRZIŅA', birthDate: '1980-02-03' })
    // In other letters it is the same name, and nothing is written.
    await signsIn({ ...dora, given_name: 'Dora', family_name: 'Bērziņa' }, 'iedzivotajs')
    expect((await store.people.resident('dora'))?.givenName).toBe('DORA')
    expect((await store.people.residentByCode(dora.personal_code))?.personId).toBe('dora')
  })

  it('comes to the page they wanted, of this site alone', async () => {
    expect((await signsIn(ozola, 'iedzivotajs', '/pieteikties')).path).toBe('/pieteikties')
    expect((await signsIn(ozola, 'iedzivotajs', '//example.org')).path).toBe('/mani')
  })

  it('as a colleague is found in the office’s list by subject, or by a verified address', async () => {
    expect((await signsIn({ sub: 'sub-rita' }, 'darbinieks')).path).toBe('/finanses')
    expect((await signsIn({ sub: 'any', email: 'ilze@tukums.example', email_verified: true }, 'darbinieks')).path).toBe('/darbs')
  })

  it.each([
    ['an address nobody has verified', { sub: 'any', email: 'ilze@tukums.example', email_verified: false }],
    ['the address of somebody whose subject is known and other', { sub: 'any', email: 'rita@tukums.example', email_verified: true }],
    ['an address of somebody without a role', { sub: 'any', email: 'bija@tukums.example', email_verified: true }], ['no address', { sub: 'any' }],
  ])('as a colleague with %s has no role here', async (_, account) => {
    const { visitor, status, html } = await signsIn(account, 'darbinieks')
    expect([status, visitor.session()]).toEqual([403, undefined])
    expect(html).toContain('Jums te vēl nav lomas')
  })

  it('whom the office does not know is told so calmly, and may be entered where the municipality wants it', async () => {
    const stranger = { sub: 'sub-new', personal_code: '32999999999', given_name: 'Jauna', family_name: 'Iedzīvotāja', birthdate: '1990-01-02' }
    const { visitor, status, html } = await signsIn(stranger, 'iedzivotajs')
    expect([status, visitor.session()]).toEqual([403, undefined])
    expect(html).toContain('Dienestam jūs vēl neesat zināms')
    connected({ admitsNewResidents: true })
    const admitted = await signsIn(stranger, 'iedzivotajs')
    expect(admitted.html).toContain('Jauna Iedzīvotāja')
    expect((await signsIn(stranger, 'iedzivotajs')).path).toBe('/mani')
  })

  it('gets a session of its own each time, with a cookie out of reach of scripts', async () => {
    const { visitor } = await signsIn(ozola, 'iedzivotajs')
    const first = visitor.session()
    await visitor.follow(start('iedzivotajs'))
    expect(visitor.session()).not.toBe(first)
    expect(visitor.jar.get(origin)?.has('solis-ieiet')).toBe(false)
    provider.signsIn(ozola)
    const response = await browser().open(start('iedzivotajs'))
    expect(response.headers.getSetCookie()).toEqual([expect.stringMatching(/^solis-ieiet=.+; Path=\/ieiet; HttpOnly; SameSite=Lax; Max-Age=600$/)])
    expect(new URL(response.headers.get('location')!).searchParams.get('code_challenge_method')).toBe('S256')
  })

  it('signs out of the house and of the provider', async () => {
    const { visitor } = await signsIn(ozola, 'iedzivotajs')
    const token = /name="token" value="([^"]+)"/.exec(await (await visitor.open(`${origin}/mani`)).text())?.[1] ?? ''
    const out = await visitor.open(`${origin}/iziet`, { method: 'POST', body: new URLSearchParams({ token }) })
    expect(out.headers.get('location')).toMatch(new RegExp(`^${provider.issuer}/session/end\\?.*client_id=solis`))
    expect(out.headers.get('location')).toContain(encodeURIComponent(`${origin}/ieiet`))
    expect((await visitor.open(`${origin}/mani`)).headers.get('location')).toBe('/ieiet?uz=%2Fmani')
  })
})

describe('Roles the provider vouches for', () => {
  const roles = { 'social-aid': 'assistance-organiser', accounts: 'finance-maker' } as const
  const kandava = { sub: 'sub-k', name: 'Kaspars Kandavas', roles: ['social-aid', 'tennis-club'], territory: 'north' }
  const ofClaims = async () => (await dependencies().store.people.allStaff()).find(({ name }) => name === 'Kaspars Kandavas')

  it('become roles and territory here by the municipality’s own words for them', async () => {
    connected({ roles, territories: { north: ['Kandava', 'Cēre'] } })
    expect((await signsIn(kandava, 'darbinieks')).path).toBe('/darbs')
    expect(await ofClaims()).toMatchObject({ roles: ['assistance-organiser'], territory: ['Kandava', 'Cēre'] })
  })

  it('taken away are gone at the next sign-in, in every session there is', async () => {
    connected({ roles, territories: { north: ['Kandava'] } })
    const { visitor } = await signsIn(kandava, 'darbinieks')
    expect((await signsIn({ ...kandava, roles: ['tennis-club'] }, 'darbinieks')).status).toBe(403)
    expect((await visitor.open(`${origin}/darbs`)).status).toBe(403)
  })

  it('for a territory nobody has described serve no household', async () => {
    connected({ roles, territories: {} })
    await signsIn(kandava, 'darbinieks')
    expect((await ofClaims())?.territory).toEqual(['? north'])
  })
})

describe('A bad day', () => {
  /** As far as the address that leads back, which is not opened yet. */
  async function ofReturn(visitor: ReturnType<typeof browser>): Promise<string> {
    provider.signsIn(ozola)
    return (await visitor.follow(start('iedzivotajs'), `${origin}${comeBack}`)).url
  }
  async function refused(visitor: ReturnType<typeof browser>, url: string, title = 'Ieiešana nav pabeigta', status = 400): Promise<void> {
    const response = await visitor.open(url)
    expect([response.status, visitor.session()]).toEqual([status, undefined])
    expect(await response.text()).toContain(title)
  }
  const changed = (url: string, name: string, value: string): string => {
    const other = new URL(url)
    other.searchParams.set(name, value)
    return other.href
  }

  it('with another state, a code of nobody’s, or an answer in another issuer’s name signs nobody in', async () => {
    for (const [name, value] of [['state', 'other'], ['code', 'made-up'], ['iss', 'https://example.org']] as const) {
      const visitor = browser()
      await refused(visitor, changed(await ofReturn(visitor), name, value))
    }
  })

  it('with a code used before signs nobody in, even with the cookie of then', async () => {
    const visitor = browser()
    const url = await ofReturn(visitor)
    const kept = visitor.jar.get(origin)!.get('solis-ieiet')!
    expect(visitor.next(await visitor.open(url))).toBe(`${origin}/mani`)
    const thief = browser()
    await refused(thief, url)
    thief.jar.get(origin)!.set('solis-ieiet', kept)
    await refused(thief, url)
  })

  it('in another browser than it began in signs nobody in', async () => {
    await refused(browser(), await ofReturn(browser()))
  })

  it('on which somebody stayed away for eleven minutes signs nobody in; for nine it does', async () => {
    const [late, quick] = [browser(), browser()]
    const [lateUrl, quickUrl] = [await ofReturn(late), await ofReturn(quick)]
    office.clock.set(office.clock.now() + 9 * 60_000)
    expect(quick.next(await quick.open(quickUrl))).toBe(`${origin}/mani`)
    office.clock.set(office.clock.now() + 2 * 60_000)
    await refused(late, lateUrl)
  })

  it('with a cookie somebody changed signs nobody in', async () => {
    const visitor = browser()
    const url = await ofReturn(visitor)
    const cookies = visitor.jar.get(origin)!
    cookies.set('solis-ieiet', cookies.get('solis-ieiet')!.replace(/^./, (letter) => (letter === 'A' ? 'B' : 'A')))
    await refused(visitor, url)
  })

  it('on which somebody turns back says so calmly', async () => {
    const { status, html, visitor } = await signsIn(undefined, 'iedzivotajs')
    expect([status, visitor.session()]).toEqual([200, undefined])
    expect(html).toContain('Ieiešana pārtraukta')
  })

  it('on which the provider is down says so, before and after, and signing in works again with it', async () => {
    const silent = { issuer: 'http://127.0.0.1:9' }
    connected(silent)
    await refused(browser(), start('iedzivotajs'), 'Ieiešana šobrīd nav iespējama', 503)
    connected()
    const visitor = browser()
    const url = await ofReturn(visitor)
    connected(silent)
    await refused(visitor, url, 'Ieiešana šobrīd nav iespējama', 503)
    connected()
    expect((await signsIn(ozola, 'iedzivotajs')).path).toBe('/mani')
  })

  it('leaves lines in the log, and nobody’s name, code or address in them', () => {
    expect(office.log.filter(({ code }) => code === 'SignInRefused').map(({ why }) => why)).toEqual(expect.arrayContaining(['refused', 'down', 'cancelled']))
    expect(JSON.stringify(office.log)).not.toMatch(/Ozola|PNOLV|tukums\.example|32\d{9}/)
    expect(office.log.filter(({ code }) => code === 'PageFaulted')).toEqual([])
  })
})

describe('An ID token', () => {
  let liar: Awaited<ReturnType<typeof lyingProvider>>
  beforeAll(async () => { liar = await lyingProvider() })
  afterAll(() => liar.close())
  const soon = (seconds: number): number => Math.floor(Date.now() / 1000) + seconds

  async function comesBackWith(claims: Record<string, unknown>, options: { forged?: boolean; issuer?: string } = {}) {
    liar.says({ personal_code: anna.personCode, ...claims }, options)
    connected({ issuer: liar.issuer, clientSecret: '' })
    const visitor = browser()
    const sent = await visitor.open(start('iedzivotajs'))
    const to = visitor.next(sent)
    if (to === undefined) return sent.status
    liar.nonceIs(new URL(to).searchParams.get('nonce')!)
    const back = await visitor.open(`${origin}${comeBack}?code=any&state=${new URL(to).searchParams.get('state')}`)
    expect(visitor.session() !== undefined).toBe(back.status === 303)
    return back.status
  }

  it('that says the truth signs in', async () => expect(await comesBackWith({})).toBe(303))
  it('of a clock somewhat ahead or behind signs in, within the tolerance', async () => {
    expect(await comesBackWith({ iat: soon(20), exp: soon(300) })).toBe(303)
    expect(await comesBackWith({ exp: soon(-20) })).toBe(303)
  })
  it.each([
    ['that has expired', { exp: soon(-120) }, {}], ['for another audience', { aud: 'another-client' }, {}], ['of another issuer', { iss: 'https://example.org' }, {}],
    ['with another nonce', { nonce: 'another' }, {}], ['signed by another key', {}, { forged: true }],
  ])('%s signs nobody in', async (_, claims, options) => expect(await comesBackWith(claims, options)).toBe(400))
  it('is not asked for where the provider calls itself by another name', async () => expect(await comesBackWith({}, { issuer: 'https://example.org' })).toBe(503))
})

describe('The settings', () => {
  it.each([['issuer', 'http://login.example.org'], ['origin', 'http://solis.example.org']])('refuse an %s without TLS that is not on loopback', (name, url) => {
    expect(SignInSettings.safeParse({ ...settings(), [name]: url }).success).toBe(false)
    expect(SignInSettings.safeParse({ ...settings(), [name]: url.replace('http:', 'https:') }).success).toBe(true)
  })
})
