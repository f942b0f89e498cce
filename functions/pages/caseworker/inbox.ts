// The desk: the task inbox with its lists.
import { z } from 'zod'
import { queuesOf, supervises } from '../../domain/permissions.ts'
import type { Wait } from '../../domain/wait.ts'
import { staffOf, type Page } from '../page.ts'
import { atOthers, doneTasks, escalatedElsewhere, ownTasks, teamsTasks } from './desk-lists.ts'
import { taskRows } from './desk-rows.ts'

/** The lists, each read only when it is opened; of one's own and the team's, one query each, the counts show always. */
const tabs = {
  mani: { name: 'Mani', list: ownTasks },
  komandas: { name: 'Komandas', list: teamsTasks },
  citi: { name: 'Gaida citus', list: atOthers },
  nodotie: { name: 'Nodotie vadītājam', list: escalatedElsewhere },
  izdaritie: { name: 'Izdarītie', list: doneTasks },
}
type Tab = keyof typeof tabs
const tabNames = Object.keys(tabs) as [Tab, ...Tab[]]

/** What the address says; what it says wrongly counts as not said. */
const Query = z.object({
  rinda: z.enum(tabNames).optional().catch(undefined),
  kartot: z.enum(['likums', 'termins', 'lieta']).catch('likums'),
})

export const inboxPage: Page = {
  path: '/darbs',
  for: 'desk',
  async get(request, dependencies) {
    const staff = staffOf(request)
    const { rinda, kartot } = Query.parse({ rinda: request.query.get('rinda') ?? undefined, kartot: request.query.get('kartot') ?? undefined })
    const { store, municipality } = dependencies
    const [mani, komandas] = await Promise.all([ownTasks(staff, store), teamsTasks(staff, store)])
    const read: Partial<Record<Tab, Wait[]>> = { mani, komandas }
    // With nothing in hand the team's list is what one came for.
    const tab = rinda ?? (mani.length === 0 ? 'komandas' : 'mani')
    const listed = (read[tab] ??= await tabs[tab].list(staff, store, municipality))
    const shown = await taskRows(listed, kartot, dependencies)
    const rows = tab === 'izdaritie' ? shown.toSorted((a, b) => (b.answeredAt ?? '').localeCompare(a.answeredAt ?? '')) : shown
    const staffNames = tab === 'nodotie' ? Object.fromEntries((await store.people.allStaff()).map(({ staffId, name }) => [staffId, name])) : {}
    return {
      view: 'caseworker/inbox.njk', title: 'Uzdevumi',
      data: {
        rows, staffNames, tab, sorting: kartot, teamCount: komandas.length,
        severalTeams: queuesOf(staff).length > 1,
        tabs: tabNames.filter((name) => name !== 'nodotie' || supervises(staff)).map((name) => ({ text: titleOf(name, read[name]), href: `/darbs?rinda=${name}`, active: name === tab })),
      },
    }
  },
}

const titleOf = (tab: Tab, read: Wait[] | undefined): string => (read === undefined ? tabs[tab].name : `${tabs[tab].name} (${read.length})`)
