// A resident's front page: what is asked of them, the form begun, and every matter with whose move it is.
import { residentOf, type Page } from '../page.ts'
import { mandatesOf } from './acting.ts'
import { callsOf } from './calls.ts'
import { cardOf } from './cards.ts'
import { casesOf } from './matters.ts'

export const myMattersPage: Page = {
  path: '/mani',
  for: 'resident',
  async get(request, dependencies) {
    const resident = residentOf(request)
    const acting = request.who?.kind === 'resident' && request.who.acting !== undefined
    const [views, draft, mandates] = await Promise.all([casesOf(resident, dependencies), dependencies.store.applications.draft(resident.personId), mandatesOf(resident, dependencies)])
    const [calls, cards] = await Promise.all([
      Promise.all(views.map((view) => callsOf(view, resident, dependencies))),
      Promise.all(views.flatMap((view) => view.proceedings.map((proceeding) => cardOf(view, proceeding, resident, dependencies)))),
    ])
    return {
      view: 'applicant/my-matters.njk', title: 'Manas lietas',
      data: { resident, draft, representedBy: acting ? [] : mandates.representedBy, actsFor: acting ? [] : mandates.actsFor, leads: views.flatMap(({ lead }) => lead ?? []), calls: calls.flat(), visits: views.flatMap(({ visits }) => visits), cards, unregistered: views.flatMap(({ applications }) => applications).filter(({ number, origin, applicantId }) => number === undefined && origin === undefined && applicantId === resident.personId) },
    }
  },
}
