// The simulated year: the same seed is the same year, its time is conserved, and nobody is paid what was not granted.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import { chanceOf, drawn } from '../../../infra/local/year/chance.ts'
import { mean, measure, median, type Measured } from '../../../infra/local/year/measure.ts'
import { places, planOfYear, registersOfYear, yearBeginsMs, yearEndsMs } from '../../../infra/local/year/plan.ts'
import { openSimulation, type Simulation } from '../../../infra/local/year/simulation.ts'
import { caseIdOf, settleTown } from '../../../infra/local/year/town.ts'
import { slotsADay, workingTime } from '../../../infra/local/year/working-time.ts'

const opened: Simulation[] = []
afterAll(() => opened.forEach(({ host }) => host.close()))

async function aYear(seed: number): Promise<Measured> {
  const plan = planOfYear(seed, 40)
  const simulation = await openSimulation({ folder: ':memory:', inOrder: true, registers: () => registersOfYear(plan.town, plan.chance, () => simulation.clock.now()) }, yearBeginsMs, plan)
  opened.push(simulation)
  await settleTown(simulation.host.dependencies.store, plan.town, places)
  await simulation.live(yearEndsMs)
  return measure(simulation.host.dependencies.store, new Set(plan.applications.map(caseIdOf)))
}

describe('A year', () => {
  let year: Measured
  beforeAll(async () => { year = await aYear(1) })

  it('is the same for the same seed, to the cent and the second', async () => expect(await aYear(1)).toEqual(year))
  it('is another for another seed', async () => expect((await aYear(2)).digest).not.toBe(year.digest))
  it('decides nearly everything it gets, stops nowhere and pays', () => {
    expect(year.stopped).toBe(0)
    expect(year.toDecision.length).toBeGreaterThan(30)
    expect(year.payables.paid).toBeGreaterThan(20)
  })
  it('gives every moment from receipt to decision to one owner', () => {
    const owned = [...year.byOwner.values()].reduce((sum, figures) => sum + mean(figures), 0)
    expect(owned).toBeCloseTo(mean(year.toDecision), 9)
    expect(mean(year.byOwner.get('queue') ?? [])).toBeGreaterThan(1)
  })
})

describe('Working time', () => {
  const time = workingTime('tukums', '2024-12-20', '2025-01-06')
  const wallClock = (slot: number): string => instantOf(time.beginOf(slot))

  it('leaves out weekends, holidays and days moved away, and works the Saturdays for them', () =>
    expect(time.days).toEqual(['2024-12-20', '2024-12-27', '2024-12-28', '2025-01-02', '2025-01-03', '2025-01-06']))
  it('goes from the last quarter of a day to the first of the next', () =>
    expect([slotsADay - 1, slotsADay].map(wallClock)).toEqual(['2024-12-20T14:15:00.000Z', '2024-12-27T06:30:00.000Z']))
  it.each([
    ['2024-12-20T06:30:00.000Z', 0], ['2024-12-20T06:30:00.001Z', 1], ['2024-12-20T06:45:00.000Z', 1],
    ['2024-12-20T22:00:00.000Z', slotsADay], ['2024-12-19T09:00:00.000Z', 0],
  ])('finds for %s the slot that begins then or next', (at, slot) => expect(time.slotFrom(Date.parse(at))).toBe(slot))
})

describe('Chance', () => {
  it('is the same for the same words, whenever asked, and another for others', () => {
    const chance = chanceOf(7)
    expect(chance('a', 1)).toBe(chanceOf(7)('a', 1))
    expect(new Set([chance('a', 1), chance('a', 2), chance('b', 1), chanceOf(8)('a', 1)]).size).toBe(4)
  })
  it('falls evenly', () => {
    const tenths = Map.groupBy(Array.from({ length: 10_000 }, (_, i) => Math.floor(chanceOf(1)(i, 'even') * 10)), (tenth) => tenth)
    expect([...tenths.values()].every(({ length }) => length > 900 && length < 1100)).toBe(true)
  })
  it('draws by weight', () => expect([0, 0.24, 0.25, 0.99].map((number) => drawn(number, [['a', 1], ['b', 3]]))).toEqual(['a', 'a', 'b', 'b']))
})

describe('A median', () => {
  it.each([[[3, 1, 2], 2], [[4, 1, 2, 3], 2], [[], 0]])('of %j is %d', (figures, middle) => expect(median(figures)).toBe(middle))
})
