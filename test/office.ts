// An office for tests: the embedded host in memory under a virtual clock, people of the test's own, and visitors who click and type.
import { fullName, type Resident, type Staff } from '../functions/domain/person.ts'
import { instantAt } from '../functions/domain/days.ts'
import { epochOf } from '../functions/domain/identifiers.ts'
import { reachedIn } from '../functions/domain/jubilee.ts'
import type { AskRegister, RegisterCode, RegisterPerson, RegisterReply } from '../functions/domain/register.ts'
import type { LogLine } from '../functions/platform/log.ts'
import { formToken, sealed, sessionHours, unsealed, type Session } from '../functions/platform/session.ts'
import { virtualClock, type VirtualClock } from '../infra/local/clock.ts'
import { advance, openHost, type Host, type HostOptions } from '../infra/local/host.ts'

const sessionSecret = 'a secret of tests'

export interface Office {
  host: Host
  clock: VirtualClock
  log: LogLine[]
  registers: TestRegisters
  /** Moves the clock to a Latvian wall-clock time, firing everything due on the way. */
  until(day: string, time?: string): Promise<void>
  /** Someone at a browser: `resident:<id>` or `staff:<id>`. A colleague asked why they open a file says so and goes on, unless told not to. */
  as(who: string, options?: { saysWhy?: boolean }): Visitor
  close(): void
}

export interface Visit { status: number; location: string | undefined; html: string; bytes: Buffer; headers: Record<string, string> }

export interface Visitor {
  get(path: string): Promise<Visit>
  /** Posts a form with its token, unless the fields have another; the workflow settles before this returns. */
  post(path: string, fields: Record<string, string | string[]>): Promise<Visit>
  /** The same with files, by the names of their fields. */
  send(path: string, fields: Record<string, string>, files: Record<string, { name: string; bytes: Uint8Array }>): Promise<Visit>
  /** Their session, for a request written by hand. */
  cookie(): string
}

/** Registers a test can fill and break. Everyone asked about and not filled is unknown to them: an empty answer. */
export interface TestRegisters {
  persons: Partial<Record<RegisterCode, RegisterPerson[]>>
  down: Set<RegisterCode>
  asked: { register: RegisterCode; personCodes: string[] }[]
}

/** `at`: Latvian wall-clock time, `2026-03-05 09:00`. */
export async function openOffice(at: string, people: { residents?: Resident[]; staff?: Staff[] } = {}, options: Partial<HostOptions> = {}): Promise<Office> {
  const [day = '', time = '09:00'] = at.split(' ')
  const clock = virtualClock(epochOf(instantAt(day, time)))
  const log: LogLine[] = []
  const registers: TestRegisters = { persons: {}, down: new Set(), asked: [] }
  let drawn = 0
  const host = await openHost({
    folder: ':memory:', clock, municipality: 'tukums', sessionSecret, demonstration: true, inOrder: true,
    log: (line) => log.push(line),
    // Ten digits of Crockford's base 32, counted up: the same in every run, and no two alike.
    newId: () => [...(drawn += 1).toString(32)].map((digit) => '0123456789abcdefghjkmnpqrstvwxyz'[parseInt(digit, 32)]).join('').padStart(10, '0'),
    random: () => 0.5,
    registers: () => askTestRegisters(registers, clock),
    ...options,
  })
  for (const resident of people.residents ?? []) await host.dependencies.store.people.saveResident(resident)
  for (const member of people.staff ?? []) await host.dependencies.store.people.saveStaff(member)
  return {
    host, clock, log, registers,
    until: (untilDay, untilTime = '09:00') => advance(host, clock, epochOf(instantAt(untilDay, untilTime))),
    as: (who, { saysWhy = true } = {}) => visitor(host, clock, who, saysWhy),
    close: () => host.close(),
  }
}

function askTestRegisters(registers: TestRegisters, clock: VirtualClock): AskRegister {
  return async ({ register, personCodes, birthdays }): Promise<RegisterReply> => {
    registers.asked.push({ register, personCodes })
    if (registers.down.has(register)) return { state: 'notAvailable', reason: 'down for a test' }
    const persons = (registers.persons[register] ?? []).filter(({ personCode, birthDate }) =>
      (birthdays === undefined ? personCodes.includes(personCode) : birthDate !== undefined && reachedIn(birthDate, birthdays.ages, birthdays.from, birthdays.to) !== undefined))
    const asOf = new Date(clock.now()).toISOString()
    return persons.length === 0 ? { state: 'empty', asOf } : { state: 'answered', asOf, persons }
  }
}

function visitor(host: Host, clock: VirtualClock, who: string, saysWhy: boolean): Visitor {
  let session: Session = { who, sessionId: `session-of-${who}`, until: clock.now() + 1000 * sessionHours * 3_600_000 }
  const visit = async (method: string, path: string, body?: string | Buffer, contentType?: string): Promise<Visit> => {
    const [rawPath = '/', rawQueryString = ''] = path.split('?')
    const result = await host.serve({
      version: '2.0', routeKey: '$default', rawPath, rawQueryString, headers: contentType === undefined ? {} : { 'content-type': contentType }, isBase64Encoded: typeof body === 'object',
      cookies: [visitor.cookie()],
      requestContext: { http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' } },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : body.toString('base64') }),
    } as Parameters<Host['serve']>[0])
    // A page may give another session: acting for someone, or ending it.
    const given = result.cookies?.flatMap((line) => /^solis=([^;]+)/.exec(line)?.[1] ?? [])[0]
    session = (given === undefined ? undefined : unsealed(sessionSecret, given, clock.now())) ?? session
    const bytes = Buffer.from(result.body ?? '', result.isBase64Encoded === true ? 'base64' : 'utf8')
    const headers = Object.fromEntries(Object.entries(result.headers ?? {}).map(([name, value]) => [name, String(value)]))
    return { status: result.statusCode ?? 0, location: headers['location'], html: bytes.toString('utf8'), bytes, headers }
  }
  const visitor: Visitor = {
    async get(path) {
      const page = await visit('GET', path)
      if (!saysWhy || page.status !== 303 || !/^\/lietas\/[^/]+\/nolukis\?/.test(page.location ?? '')) return page
      await visitor.post(page.location ?? '', { purpose: 'other', reason: 'Tests skatās lietu', next: path })
      return visit('GET', path)
    },
    async post(path, fields) {
      const form = new URLSearchParams('token' in fields ? {} : { token: formToken(sessionSecret, session) })
      for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) form.append(name, value)
      const answer = await visit('POST', path, form.toString())
      await host.settle()
      return answer
    },
    cookie: () => `solis=${sealed(sessionSecret, session)}`,
    async send(path, fields, files) {
      const form = new FormData()
      for (const [name, value] of Object.entries({ token: formToken(sessionSecret, session), ...fields })) form.append(name, value)
      for (const [name, file] of Object.entries(files)) form.append(name, new File([new Uint8Array(file.bytes)], file.name))
      const body = new Response(form)
      const answer = await visit('POST', path, Buffer.from(await body.arrayBuffer()), body.headers.get('content-type') ?? '')
      await host.settle()
      return answer
    },
  }
  return visitor
}

/** A synthetic resident: the code has the new form and no meaning. */
export const resident = (personId: string, name: string, birthDate: string, more: Partial<Resident> = {}): Resident => {
  const [givenName = '', familyName = ''] = name.split(' ')
  const digits = [...personId].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_000_000, 7)
  return { personId, personCode: `32${String(digits).padStart(9, '0')}`, givenName, familyName, birthDate, address: 'Pils iela 1 – 2, Tukums', parish: 'Tukums', ...more }
}

export const staff = (staffId: string, name: string, roles: Staff['roles'], more: Partial<Staff> = {}): Staff => ({ staffId, name, title: 'darbinieks', roles, ...more })

export { fullName }
