// The desk: the task inbox with its lists.
import { z } from 'zod'
import { queuesOf, supervises } from '../../domain/permissions.ts'
import { staffOf, type Page } from '../page.ts'
import { deskLists, type DeskLists } from './desk-lists.ts'
import { taskRows } from './desk-rows.ts'

/** Which list stands in which `?rinda=`. */
const lists = { mani: 'mine', komandas: 'team', citi: 'others', nodotie: 'escalated', izdaritie: 'done' } as const satisfies Record<string, keyof DeskLists>
const tabNames = { mani: 'Mani', komandas: 'Komandas', citi: 'Gaida citus', nodotie: 'Nodotie vadītājam', izdaritie: 'Izdarītie' } as const

/** What the address says; what it says wrongly counts as not said. */
const Query = z.object({
  rinda: z.enum(['mani', 'komandas', 'citi', 'nodotie', 'izdaritie']).optional().catch(undefined),
  kartot: z.enum(['likums', 'termins', 'lieta']).catch('likums'),
})

export const inboxPage: Page = {
  path: '/darbs',
  for: 'desk',
  async get(request, dependencies) {
    const staff = staffOf(request)
    const { rinda, kartot } = Query.parse({ rinda: request.query.get('rinda') ?? undefined, kartot: request.query.get('kartot') ?? undefined })
    const found = await deskLists(staff, dependencies.municipality, dependencies.store)
    // With nothing in hand the team's list is what one came for.
    const tab = rinda ?? (found.mine.length === 0 ? 'komandas' : 'mani')
    const shown = await taskRows(found[lists[tab]], kartot, dependencies)
    const rows = tab === 'izdaritie' ? shown.toSorted((a, b) => (b.answeredAt ?? '').localeCompare(a.answeredAt ?? '')) : shown
    const staffNames = tab === 'nodotie' ? Object.fromEntries((await dependencies.store.people.allStaff()).map(({ staffId, name }) => [staffId, name])) : {}
    return {
      view: 'caseworker/inbox.njk', title: 'Uzdevumi',
      data: {
        rows, staffNames, tab, sorting: kartot, teamCount: found.team.length,
        severalTeams: queuesOf(staff).length > 1,
        tabs: Object.entries(lists).filter(([name]) => name !== 'nodotie' || supervises(staff)).map(([name, list]) => ({ text: `${tabNames[name as keyof typeof tabNames]} (${found[list].length})`, href: `/darbs?rinda=${name}`, active: name === tab })),
      },
    }
  },
}
