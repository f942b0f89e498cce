// Payout runs made so far, the latest first.
import type { Page } from '../page.ts'
import { namesOfStaff } from '../names.ts'

export const runsPage: Page = {
  path: '/finanses/saraksti',
  for: 'finance',
  async get(_, { store }) {
    const [runs, staff] = await Promise.all([store.runs.all(), store.people.allStaff()])
    const names = namesOfStaff(staff)
    return {
      view: 'finance/runs.njk', title: 'Izmaksu saraksti',
      data: { runs: runs.map((run) => ({ ...run, maker: names[run.makerId] ?? run.makerId, checker: run.checkerId && (names[run.checkerId] ?? run.checkerId) })) },
    }
  },
}
