// The simulated registers: they answer like registers, and fail in every way a register fails when told to.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { RegisterCode, RegisterQuestion, RegisterReply } from '../../../functions/domain/register.ts'
import { virtualClock } from '../../../infra/local/clock.ts'
import { openHost, type Host } from '../../../infra/local/host.ts'
import { localRegisterService, openRegisterService, type Registry, type RegisterService } from '../../../infra/local/register-service.ts'

/** One pensioner with a car; the other person asked about is unknown. */
const registry: Registry = (register, personCode, months) => {
  if (personCode !== '32000000015') return undefined
  if (register === 'VSAA') return { incomes: months.map((month) => ({ kind: 'pension', month, cents: 39_800 })) }
  if (register === 'CSDD') return { vehicles: [{ plate: 'XX-0001', description: 'vieglais automobilis' }] }
  return undefined
}
const question = (register: RegisterCode, attempt = 1): RegisterQuestion => ({
  requestId: `a000000001-${register}-${attempt}`, register, personCodes: ['32000000015', '32000000024'], months: ['2026-02', '2026-03'], purpose: 'pārbaude', legalBasis: 'SPSPL',
})

let host: Host
let service: RegisterService
beforeEach(async () => {
  const clock = virtualClock(Date.parse('2026-05-04T07:00:00Z'))
  host = await openHost({ folder: ':memory:', clock, municipality: 'tukums', sessionSecret: 's', demonstration: true, log: () => {}, newId: () => 'x000000000', registers: (store) => localRegisterService(store, clock.now) })
  service = openRegisterService({ registry, settings: host.dependencies.store.settings, now: clock.now })
})
afterEach(() => host.close())

describe('a register that is up', () => {
  it('answers for those it knows, month by month, as of now', async () => {
    expect(await service.ask(question('VSAA'))).toEqual({ state: 'answered', asOf: '2026-05-04T07:00:00.000Z', persons: [
      { personCode: '32000000015', incomes: [{ kind: 'pension', month: '2026-02', cents: 39_800 }, { kind: 'pension', month: '2026-03', cents: 39_800 }] }] })
  })
  it('that knows nobody asked about gives an empty answer, which is an answer', async () => {
    expect(await service.ask(question('VID'))).toEqual({ state: 'empty', asOf: '2026-05-04T07:00:00.000Z' })
  })
  it('answers the same when asked again', async () => expect(await service.ask(question('VSAA'))).toEqual(await service.ask(question('VSAA'))))
})

describe('a register that is told to fail', () => {
  it('by being down is not available, however often it is asked', async () => {
    await service.set('VSAA', 'down')
    expect([await service.ask(question('VSAA')), await service.ask(question('VSAA', 4))]).toMatchObject([{ state: 'notAvailable' }, { state: 'notAvailable' }])
  })
  it('by being slow misses the first question', async () => {
    await service.set('VSAA', 'slow')
    expect(await service.ask(question('VSAA', 1))).toMatchObject({ state: 'notAvailable' })
  })
  it('by being slow answers the second', async () => {
    await service.set('VSAA', 'slow')
    expect(await service.ask(question('VSAA', 2))).toMatchObject({ state: 'answered' })
  })
  it('by talking nonsense is not available, and says why', async () => {
    await service.set('VSAA', 'nonsense')
    expect(await service.ask(question('VSAA'))).toEqual({ state: 'notAvailable', reason: 'the answer is not of the contract' })
  })
  it('fails alone: the others are up', async () => {
    await service.set('VSAA', 'down')
    expect(await service.ask(question('CSDD'))).toMatchObject({ state: 'answered' })
  })
  it('is up again when told so', async () => {
    await service.set('VSAA', 'down')
    await service.set('VSAA', 'up')
    expect(await service.ask(question('VSAA'))).toMatchObject({ state: 'answered' })
  })
})

describe('a register that contradicts', () => {
  it.each(['PMLP', 'VSAA', 'VID', 'NVA', 'VDEAVK', 'CSDD', 'VZD'] as const)('(%s) says more of the first person than it knows', async (register) => {
    const before = await service.ask(question(register))
    await service.set(register, 'contradictory')
    const after = await service.ask(question(register))
    expect(after).toMatchObject({ state: 'answered', persons: [{ personCode: '32000000015' }] })
    expect(after).not.toEqual(before)
  })
})

describe('the population register asked for birthdays', () => {
  const born = (personCode: string, birthDate: string, more: object = {}) => ({ personCode, birthDate, givenName: 'Anna', familyName: 'Parauga', declaredAddress: 'Parauga iela 1', parish: 'Tukums', ...more })
  const asked = (attempt = 1): RegisterQuestion => ({ requestId: `a000000001-PMLP-${attempt}`, register: 'PMLP', personCodes: [], months: [], birthdays: { municipality: 'tukums', from: '2026-04-01', to: '2026-04-30', ages: [80, 101] }, purpose: 'jubilejas', legalBasis: 'noteikumi' })
  const codes = (reply: RegisterReply) => (reply.state === 'answered' ? reply.persons.map(({ personCode }) => personCode) : reply.state)
  beforeEach(() => {
    service = openRegisterService({ registry, settings: host.dependencies.store.settings, now: () => Date.parse('2026-05-04T07:00:00Z'), inhabitants: () => [born('1', '1946-04-01'), born('2', '1946-04-30'), born('3', '1946-03-31'), born('4', '1945-04-10'), born('5', '1925-04-02')] })
  })

  it('names everybody who completes one of the ages in the days asked about, and nobody else', async () => expect(codes(await service.ask(asked()))).toEqual(['1', '2', '5']))
  it('with nobody to name gives an empty answer', async () => expect(codes(await service.ask({ ...asked(), birthdays: { ...asked().birthdays!, ages: [90] } }))).toBe('empty'))
  it.each([['down', 4, 'notAvailable'], ['slow', 1, 'notAvailable'], ['nonsense', 1, 'notAvailable']] as const)('when it is %s does not answer', async (state, attempt, ought) => {
    await service.set('PMLP', state)
    expect(codes(await service.ask(asked(attempt)))).toBe(ought)
  })
  it('when it contradicts has the first of them dead', async () => {
    await service.set('PMLP', 'contradictory')
    const reply = await service.ask(asked())
    expect(reply.state === 'answered' && reply.persons.map(({ deceasedOn }) => deceasedOn)).toEqual(['2026-05-04', undefined, undefined])
  })
})

describe('the states of the registers', () => {
  it('are kept in the store, so that they outlive the process that set them', async () => {
    await service.set('VZD', 'slow')
    await service.set('NVA', 'down')
    const later = openRegisterService({ registry, settings: host.dependencies.store.settings, now: () => 0 })
    expect(await later.states()).toEqual({ VZD: 'slow', NVA: 'down' })
  })
})
