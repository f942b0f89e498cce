// What the doctor found last, and a button that has it look now.
import { examine } from '../../platform/doctor.ts'
import type { Page } from '../page.ts'

export const checksPage: Page = {
  path: '/parvalde/parbaude',
  for: 'administration',
  async get(_, { store }) {
    const report = await store.settings.read('doctor-report')
    return { view: 'manager/checks.njk', title: 'Pārbaude', data: { report, left: report?.findings.filter(({ repaired }) => repaired === undefined) ?? [], repaired: report?.findings.filter(({ repaired }) => repaired !== undefined) ?? [] } }
  },
  async post(_, dependencies) {
    await examine(dependencies)
    return { redirect: '/parvalde/parbaude' }
  },
}
