// The load of each worker: households by kind of work and by parish, weighted, with a light; social assistance and social work apart.
import { queuesOf } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { lightOf, loadOf, weightedTenthsOf } from '../../domain/workload.ts'
import { workloadNormsOf } from '../../policy/workload.ts'
import { workInHands } from '../../platform/absence-plan.ts'
import { ledBy } from '../../platform/led-cases.ts'
import type { Page } from '../page.ts'

/** Who works with households: social assistance, social work, and those who look after both. */
export const worksWithHouseholds = (staff: Staff): boolean => queuesOf(staff).some((queue) => queue === 'assistance' || queue === 'social-work')

const euroless = (tenths: number): string => `${Math.floor(tenths / 10)},${tenths % 10}`

export const loadPage: Page = {
  path: '/darbinieki',
  for: 'staff',
  async get(_, dependencies) {
    const { store, municipality } = dependencies
    const norms = workloadNormsOf(municipality)
    const staff = (await store.people.allStaff()).filter(worksWithHouseholds).toSorted((a, b) => a.name.localeCompare(b.name, 'lv'))
    const rows = await Promise.all(staff.map(async (worker) => {
      const work = (await workInHands(worker.staffId, store)).map(({ caseId, queue, listed }) => ({ caseId, queue, parish: listed?.parish }))
      const led = await ledBy(worker.staffId, dependencies)
      const load = loadOf(work, led)
      const tenths = weightedTenthsOf(load, norms)
      return {
        ...load, households: [...led, ...work].filter(({ caseId }) => caseId !== undefined), staffId: worker.staffId, name: worker.name, title: worker.title, territory: worker.territory, weighted: euroless(tenths), tenths, light: lightOf(tenths, norms.lights),
        parishes: Object.entries(load.byParish).toSorted(([a], [b]) => a.localeCompare(b, 'lv')).map(([parish, count]) => ({ parish: parish || 'bez adreses', count })),
      }
    }))
    const places = [...Map.groupBy(rows.flatMap(({ households }) => households), ({ parish = '' }) => parish)].map(([parish, households]) => {
      const load = loadOf(households)
      return { parish: parish || 'Bez adreses', ...load, weighted: euroless(weightedTenthsOf(load, norms)), workers: rows.filter(({ byParish }) => parish in byParish).length }
    }).filter(({ assistance, socialWork }) => assistance + socialWork > 0).toSorted((a, b) => a.parish.localeCompare(b.parish, 'lv'))
    return { view: 'staff/load.njk', title: 'Darbinieku noslodze', data: { rows: rows.toSorted((a, b) => b.tenths - a.tenths || a.name.localeCompare(b.name, 'lv')), places, norms, weights: { assistance: euroless(norms.weightTenths.assistance), socialWork: euroless(norms.weightTenths['social-work']) } } }
  },
}
