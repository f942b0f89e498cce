// The demonstration's last months: lived by the real workflows, ended, and in nobody's way.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthsFrom } from '../../../../functions/domain/days.ts'
import { virtualClock } from '../../../../infra/local/clock.ts'
import { lockFolder } from '../../../../infra/local/database.ts'
import { livePast } from '../../../../infra/local/demonstration/past.ts'
import { everyHousehold, populationOf } from '../../../../infra/local/demonstration/population.ts'
import { seedDemonstration } from '../../../../infra/local/demonstration/seed.ts'
import { logOf } from '../../../../infra/local/events.ts'
import { openHost, type Host } from '../../../../infra/local/host.ts'
import { localRegisterService } from '../../../../infra/local/register-service.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'solis-past-'))
const now = Date.parse('2026-05-04T07:00:00Z')
let host: Host
beforeAll(async () => {
  await livePast(folder, now)
  const clock = virtualClock(now)
  host = await openHost({ folder, clock, municipality: 'tukums', sessionSecret: 's', demonstration: true, log: () => {}, newId: () => 'x000000000', registers: (store) => localRegisterService(store, clock.now) })
  await seedDemonstration(host.dependencies)
  await host.settle()
}, 60_000)
afterAll(() => {
  host.close()
  rmSync(folder, { recursive: true, force: true })
})

describe('The past of the demonstration office', () => {
  it('has enough ended matters in every three months for a median, some paid, with whose time each was', async () => {
    for (const first of ['2025-12', '2026-02']) {
      const rows = await host.dependencies.store.times.rowsOf(monthsFrom(first, 3))
      expect(rows.length).toBeGreaterThan(10)
      expect(rows.some(({ paid }) => paid !== undefined)).toBe(true)
      for (const { owners } of rows) expect(owners.reduce((sum, of) => sum + of, 0)).toBeGreaterThan(0)
    }
  })

  it('is laid into no folder that another start holds, nor over the database that one has made', async () => {
    const other = mkdtempSync(path.join(tmpdir(), 'solis-past-'))
    const first = lockFolder(other)
    await expect(livePast(other, now)).rejects.toThrow('is in use by another process')
    first.close()
    expect(readdirSync(other).filter((name) => name.startsWith('solis.db'))).toEqual([])
    rmSync(other, { recursive: true, force: true })
    const { ino } = statSync(path.join(folder, 'solis.db'))
    await expect(livePast(folder, now)).rejects.toThrow('is in use by another process')
    expect(statSync(path.join(folder, 'solis.db')).ino).toBe(ino)
  })

  it('has runs numbered so that the next one the office makes has a number of its own', async () => {
    const numbers = (await host.dependencies.store.runs.all()).map(({ number }) => number)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers).not.toContain(`2026/${await host.dependencies.store.settings.nextNumber('payout/2026')}`)
  })

  it('went as the diagrams are drawn', async () => expect((await logOf(folder)).found).toEqual([]))

  it('takes no identity of those one can sign in as: each is found under their own code', async () => {
    for (const { members } of everyHousehold(populationOf('tukums'))) for (const { resident } of members) expect(await host.dependencies.store.people.residentByCode(resident.personCode)).toEqual(resident)
  })
})
