// Payout runs made so far, the latest first.
import type { Page } from '../page.ts'
import { namesOfStaff } from '../names.ts'

export const runsPage: Page = {
  path: '/finanses/saraksti',
  for: 'finance',
  async get(_, { store }) {
    const [runs, staff, waits] = await Promise.all([store.runs.all(), store.people.allStaff(), store.waits.inQueue('finance')])
    const names = namesOfStaff(staff)
    return {
      view: 'finance/runs.njk', title: 'Izmaksu saraksti',
      data: { runs: runs.map((run) => ({ ...run, wait: waits.find(({ runId }) => runId === run.runId), maker: names[run.makerId] ?? run.makerId, checker: run.checkerId && (names[run.checkerId] ?? run.checkerId) })) },
    }
  },
}
