// The load of a worker: what counts, what it weighs, and at which case the light changes.
import { describe, expect, it } from 'vitest'
import { lightOf, loadOf, weightedTenthsOf } from '../../functions/domain/workload.ts'
import { workloadNormsOf } from '../../functions/policy/workload.ts'

const norms = workloadNormsOf('tukums')

describe('Load', () => {
  it('is yellow above 20 families, orange above 25, red above 35, and not at them', () => {
    expect([20, 21, 25, 26, 35, 36].map((families) => lightOf(weightedTenthsOf({ assistance: 0, socialWork: families }, norms), norms.lights))).toEqual(['green', 'yellow', 'yellow', 'orange', 'orange', 'red'])
  })

  it('counts five assistance files as one family', () => {
    expect(weightedTenthsOf({ assistance: 5, socialWork: 0 }, norms)).toBe(weightedTenthsOf({ assistance: 0, socialWork: 1 }, norms))
    expect(lightOf(weightedTenthsOf({ assistance: 100, socialWork: 0 }, norms), norms.lights)).toBe('green')
    expect(lightOf(weightedTenthsOf({ assistance: 101, socialWork: 0 }, norms), norms.lights)).toBe('yellow')
  })

  it('counts households led beside those with a task, each once, and no task for them', () => {
    const work = [{ caseId: 'a', queue: 'assistance', parish: 'Tukums' }]
    const led = [{ caseId: 'a', queue: 'assistance', parish: 'Tukums' }, { caseId: 'b', queue: 'assistance', parish: 'Kandava' }, { caseId: 'b', queue: 'social-work', parish: 'Kandava' }]
    expect(loadOf(work, led)).toEqual({ assistance: 2, socialWork: 1, tasks: 1, byParish: { Tukums: 1, Kandava: 1 } })
  })

  it('counts a household once for each kind of work, however many tasks it has', () => {
    const work = [{ caseId: 'a', queue: 'assistance', parish: 'Tukums' }, { caseId: 'a', queue: 'assistance', parish: 'Tukums' }, { caseId: 'a', queue: 'social-work', parish: 'Tukums' }, { caseId: 'b', queue: 'assistance', parish: 'Kandava' }, { queue: 'supervision' }]
    expect(loadOf(work)).toEqual({ assistance: 2, socialWork: 1, tasks: 5, byParish: { Tukums: 1, Kandava: 1 } })
  })
})
