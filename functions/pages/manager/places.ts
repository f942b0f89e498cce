// Every service with its places: how many there are, are taken, are free, are waited for. Numbers only.
import { servicesOf } from '../../policy/service-catalogue.ts'
import type { Page } from '../page.ts'
import { placesOf } from '../service-places.ts'

export const placesPage: Page = {
  path: '/vietas',
  for: 'places',
  async get(_, { store, municipality }) {
    const rows = await placesOf(servicesOf(municipality), store)
    const limited = rows.filter(({ capacity }) => capacity !== undefined)
    return {
      view: 'manager/places.njk', title: 'Vietas un rindas',
      data: {
        limited, unlimited: rows.filter(({ capacity }) => capacity === undefined),
        waiting: limited.reduce((sum, row) => sum + row.waiting, 0), free: limited.reduce((sum, row) => sum + (row.free ?? 0), 0),
      },
    }
  },
}
