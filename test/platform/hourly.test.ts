// The chores of the hour: each by itself, each as often as it should be.
import { afterEach, beforeEach, expect, it } from 'vitest'
import { doHourly } from '../../functions/platform/hourly.ts'
import { openOffice, type Office } from '../office.ts'

let office: Office
beforeEach(async () => { office = await openOffice('2026-03-05 09:10') })
afterEach(() => office.close())

const report = async () => await office.host.dependencies.store.settings.read('doctor-report')

it('One that faults is told, and keeps none of the others from being done', async () => {
  const broken = async () => { throw new TypeError('no such folder') }
  await expect(doHourly(office.host.dependencies, { seal: broken })).rejects.toThrow('no such folder')
  expect(office.log).toContainEqual({ code: 'ChoreFaulted', chore: 'seal', error: 'TypeError' })
  expect(await report()).toMatchObject({ at: '2026-03-05T07:10:00.000Z', findings: [] })
})

it('The doctor looks once in each hour of the clock', async () => {
  const looked = async (time: string) => {
    await office.until('2026-03-05', time)
    await doHourly(office.host.dependencies)
    return (await report())?.at.slice(11, 16)
  }
  expect([await looked('09:20'), await looked('09:59'), await looked('10:00'), await looked('10:30')]).toEqual(['07:20', '07:20', '08:00', '08:00'])
})
