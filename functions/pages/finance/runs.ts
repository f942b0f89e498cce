// Payout runs made so far, the latest first.
import type { Page } from '../page.ts'

export const runsPage: Page = {
  path: '/finanses/saraksti',
  for: 'finance',
  async get(_, { store }) {
    const [runs, staff] = await Promise.all([store.runs.all(), store.people.allStaff()])
    const nameOf = new Map(staff.map(({ staffId, name }) => [staffId, name]))
    return {
      view: 'finance/runs.njk', title: 'Izmaksu saraksti',
      data: { runs: runs.map((run) => ({ ...run, maker: nameOf.get(run.makerId) ?? run.makerId, checker: run.checkerId && (nameOf.get(run.checkerId) ?? run.checkerId) })) },
    }
  },
}
