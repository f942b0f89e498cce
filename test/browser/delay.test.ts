// Where the time goes, in the real browser: on a desktop and on a phone, axe finds nothing and nothing is wider than the screen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantAt } from '../../functions/domain/days.ts'
import { epochOf, instantOf } from '../../functions/domain/identifiers.ts'
import { openOffice, staff, type Office } from '../office.ts'
import { desktop, phone } from './browser.ts'
import { openStage, type Stage } from './stage.ts'

const people = [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('maija', 'Maija Vadītāja', ['manager']), staff('vija', 'Vija Vadošā', ['supervisor'])]
const day = 86_400_000
let office: Office
let stage: Stage

/** Forty matters in six months, slower from month to month because more of them wait for a colleague to take them. */
async function sixMonths({ host: { dependencies: { store } } }: Office): Promise<void> {
  for (let n = 0; n < 60; n += 1) {
    const [month, id] = [Math.floor(n / 10), String(n).padStart(10, '0')]
    const part = (days: number) => ({ calendar: Math.round(days * day), working: Math.round(days * day / 4) })
    const [queue, hands, register, resident] = [2 + month + n % 5, 0.3 + (n % 4) / 5, n % 3, n % 4 === 0 ? 6 : 0]
    const receivedAt = instantAt(`${month < 3 ? '2025' : '2026'}-${['10', '11', '12', '01', '02', '03'][month]}-01`, '09:00')
    const endedAt = instantOf(epochOf(receivedAt) + Math.round((queue + hands + register + resident) * day))
    await store.commit([store.times.kept({
      caseId: id, proceedingId: `${id}-${n % 3 === 0 ? 'housing' : 'gmi'}`, kind: n % 3 === 0 ? 'housing' : 'gmi', status: 'Awarded', parish: ['Tukums', 'Kandava', 'Slampes pagasts'][n % 3]!, unit: n % 6 === 0 ? 'social-work' : 'assistance', worker: 'ilze', receivedAt, decidedAt: endedAt, endedAt,
      ...(n % 2 === 0 ? { paidAt: instantOf(epochOf(endedAt) + 9 * day) } : {}), elapsed: part(queue + hands + register + resident),
      owners: { queue: part(queue), hands: part(hands), register: part(register), resident: part(resident) },
      boxes: [{ box: 'AwaitRegister', owner: 'register', ...part(register), times: 1 }, { box: 'AwaitDecision', owner: 'queue', ...part(queue), times: 1 }, { box: 'AwaitDecision', owner: 'hands', person: 'ilze', ...part(hands), times: 1 }, ...(resident > 0 ? [{ box: 'AwaitInformation', owner: 'resident' as const, ...part(resident), times: 1 }] : [])],
      rounds: resident > 0 ? 1 : 0, queueWaits: 1, handOvers: n % 7 === 0 ? 1 : 0,
    })])
  }
}

beforeAll(async () => {
  office = await openOffice('2026-03-25 09:00', { staff: people })
  await sixMonths(office)
  stage = await openStage(office)
}, 60_000)
afterAll(() => stage.close())

describe.each([['a desktop', desktop], ['a phone', phone]] as const)('On %s', (name, viewport) => {
  it.each([['maija', false], ['vija', true]] as const)('%s reads what got slower and chooses a period', async (who, seesWorkers) => {
    const person = await stage.as(`staff:${who}`, viewport)
    await person.visit('/laiks')
    await person.picture(`delay-${who}-${name.split(' ')[1]}`)
    expect(await person.page.locator('#atbilde').innerText()).toContain('ilgāk nekā iepriekš')
    expect(await person.page.getByText('Ilze Organizatore').count()).toBe(seesWorkers ? 1 : 0)
    await person.page.getByLabel('Pagasts vai pilsēta').selectOption('Kandava')
    await person.press('Rādīt')
    expect(new URL(person.page.url()).searchParams.get('pagasts')).toBe('Kandava')
    expect(stage.findings).toEqual([])
  }, 30_000)
})
