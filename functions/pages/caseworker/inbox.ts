// The desk: the task inbox with its lists. What is shown and in which order is in the address.
import { z } from 'zod'
import { dayAt, type Day } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo, queuesOf, supervises } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Wait } from '../../domain/wait.ts'
import { municipalityOf } from '../../policy/municipalities.ts'
import type { Store } from '../../store/store.ts'
import { staffOf, type Page } from '../page.ts'
import { boxes, kinds } from '../words.ts'
import { atOthers, colleaguesWork, decidableTasks, doneTasks, escalatedElsewhere, ownTasks, putOffTasks, teamsTasks, type Asked, type ListPart } from './desk-lists.ts'
import { choicesOf } from './colleagues.ts'
import { deskBoxes } from './tasks/all.ts'
import { kindOf, sortings, taskRows, type TaskRow } from './desk-rows.ts'
import { worded, namesOfStaff } from '../names.ts'

interface Tab {
  name: string
  list(staff: Staff, store: Store, more: Asked & { municipality: string; colleagueId: string }): Promise<ListPart>
  supervisors?: true
}

/** The lists, each read only when it is opened; one's own, the team's, what is put off and what was escalated show their counts always. */
const tabs = {
  mani: { name: 'Mani', list: ownTasks },
  sodien: { name: 'Izlemjami šodien', list: decidableTasks },
  komandas: { name: 'Komandas', list: teamsTasks },
  atliktie: { name: 'Atliktie', list: putOffTasks },
  citi: { name: 'Gaida citus', list: atOthers },
  nodotie: { name: 'Nodotie vadītājam', list: escalatedElsewhere, supervisors: true },
  kolegi: { name: 'Kolēģu darbi', list: (staff, store, { colleagueId }) => colleaguesWork(staff, store, colleagueId), supervisors: true },
  izdaritie: { name: 'Izdarītie', list: doneTasks },
} satisfies Record<string, Tab>
type TabName = keyof typeof tabs
const tabNames = Object.keys(tabs) as [TabName, ...TabName[]]

/** What a row may be picked out by. */
const marks = { berni: 'Ar bērniem', krize: 'Krīze', nokaveti: 'Nokavēti', vaditajam: 'Nodoti vadītājam' } as const
const markNames = Object.keys(marks) as [keyof typeof marks, ...(keyof typeof marks)[]]
const kindNames = Object.keys(kinds) as [keyof typeof kinds, ...(keyof typeof kinds)[]]

const optional = <T extends z.ZodType>(schema: T) => schema.optional().catch(undefined)
/** What the address says; what it says wrongly counts as not said. */
const Query = z.object({
  rinda: optional(z.enum(tabNames)),
  kartot: z.enum(sortings).catch('likums'),
  darbs: optional(z.enum(deskBoxes as [string, ...string[]])),
  lieta: optional(z.enum(kindNames)),
  pazime: optional(z.enum(markNames)),
  vieta: optional(z.string().max(60)),
  kolegis: z.string().max(40).catch(''),
  /** The place after which the page begins. */
  no: optional(z.string().max(300)),
})
type Query = z.output<typeof Query>

/** Whether the list is picked from by anything. */
const picks = ({ darbs, lieta, pazime, vieta }: Query): boolean => [darbs, lieta, pazime, vieta].some((asked) => asked !== undefined)

const matching = ({ darbs, lieta, pazime, vieta }: Query, today: Day) => (wait: Wait): boolean =>
  (darbs === undefined || wait.box === darbs) && (lieta === undefined || kindOf(wait) === lieta) && (vieta === undefined || wait.listed?.parish === vieta) &&
  (pazime === undefined || { berni: (wait.listed?.children ?? 0) > 0, krize: wait.listed?.crisis === true, nokaveti: wait.due.on < today, vaditajam: wait.escalatedAt !== undefined }[pazime])

/** The same address with some of it changed; what is undefined is left out. */
const address = (query: Query, changes: Partial<Query>): string => {
  const all = { ...query, no: undefined, ...changes }
  const said = Object.entries(all).filter(([name, value]) => value !== undefined && value !== '' && !(name === 'kartot' && value === 'likums'))
  return `/darbs?${new URLSearchParams(Object.fromEntries(said.map(([name, value]) => [name, String(value)])))}`
}

const counted = ({ waits, next }: ListPart): string => `${waits.length}${next === undefined ? '' : '+'}`

export const inboxPage: Page = {
  path: '/darbs',
  for: 'desk',
  async get(request, dependencies) {
    const staff = staffOf(request)
    const { store, municipality, now } = dependencies
    const asked = Query.parse(Object.fromEntries([...request.query].filter(([, value]) => value !== '')))
    const [mani, komandas, atliktie, nodotie] = await Promise.all([ownTasks(staff, store), teamsTasks(staff, store), putOffTasks(staff, store), escalatedElsewhere(staff, store)])
    const read: Partial<Record<TabName, ListPart>> = { mani, komandas, atliktie, nodotie }
    // With nothing in hand the team's list is what one came for.
    const tab = asked.rinda ?? (mani.waits.length === 0 ? 'komandas' : 'mani')
    const query = { ...asked, rinda: tab }
    const picked = picks(query)
    const whole = read[tab] !== undefined && !picked && query.no === undefined
    const matches = picked ? matching(query, dayAt(instantOf(now()))) : undefined
    const listed = whole ? read[tab]! : await (tabs[tab] as Tab).list(staff, store, { after: query.no, matches, municipality, colleagueId: query.kolegis })
    // Lists that are not read page by page are picked from as they are.
    const part = { ...listed, waits: matches === undefined ? listed.waits : listed.waits.filter(matches) }
    // Of colleagues' work there is nothing to count before one of them is chosen.
    if (!picked && query.no === undefined && !(tab === 'kolegi' && query.kolegis === '')) read[tab] = part
    const shown = await taskRows(part.waits, query.kartot, dependencies)
    const colleagues = supervises(staff) || tab === 'nodotie' ? await store.people.allStaff() : []
    const teams = queuesOf(staff)
    return {
      view: 'caseworker/inbox.njk', title: 'Uzdevumi',
      data: {
        rows: inOrderOf(tab, shown), tab, sorting: query.kartot, picked, count: counted(part), query,
        firstOfTeam: komandas.waits[0]?.waitId, runsJubilees: mayDo(staff, 'do.run-jubilees'),
        staffNames: namesOfStaff(colleagues),
        severalTeams: teams.filter((team) => team !== 'visits').length > 1,
        sortLinks: Object.fromEntries(sortings.map((kartot) => [kartot, address(query, { kartot })])),
        nextPage: part.next === undefined ? undefined : address(query, { no: part.next }),
        firstPage: query.no === undefined ? undefined : address(query, {}),
        everything: address(query, { darbs: undefined, lieta: undefined, pazime: undefined, vieta: undefined }),
        filters: filtersOf(query, municipality),
        moved: z.coerce.number().int().min(0).optional().catch(undefined).parse(request.query.get('parcelti') ?? undefined),
        stayed: z.coerce.number().int().min(0).catch(0).parse(request.query.get('palika') ?? 0),
        // Whom a supervisor may give work to: everyone who works from a queue of the desk.
        colleagues: supervises(staff) ? await choicesOf(colleagues.filter((colleague) => queuesOf(colleague).some((queue) => teams.includes(queue))), dependencies) : [],
        tabs: [...tabNames.filter((name) => !('supervisors' in tabs[name]) || supervises(staff))
          .map((name) => ({ text: `${tabs[name].name}${read[name] === undefined ? '' : ` (${counted(read[name])})`}`, href: `/darbs?rinda=${name}`, active: name === tab })),
        ...(supervises(staff) ? [{ text: 'Apturētie mērķi', href: '/darbs/apturetie', active: false }] : [])],
      },
    }
  },
}

/** What is done stands by when, the latest first; what is put off by its day of return; all else as sorted. */
function inOrderOf(tab: TabName, rows: TaskRow[]): TaskRow[] {
  if (tab === 'izdaritie') return rows.toSorted((a, b) => (b.answeredAt ?? '').localeCompare(a.answeredAt ?? ''))
  return tab === 'atliktie' ? rows.toSorted((a, b) => (a.hold?.until ?? '').localeCompare(b.hold?.until ?? '')) : rows
}

function filtersOf({ darbs, lieta, pazime, vieta }: Query, municipality: string) {
  const { towns, parishes } = municipalityOf(municipality)
  const select = (name: string, label: string, chosen: string | undefined, options: readonly (readonly [string, string])[]) => ({
    name, label, items: [{ value: '', text: 'visi' }, ...options.map(([value, text]) => ({ value, text, selected: value === chosen }))],
  })
  return [
    select('darbs', 'Uzdevums', darbs, deskBoxes.map((box) => [box, worded(boxes, box)] as const)),
    select('lieta', 'Par ko', lieta, kindNames.map((kind) => [kind, kinds[kind]] as const)),
    select('pazime', 'Pazīme', pazime, markNames.map((mark) => [mark, marks[mark]] as const)),
    select('vieta', 'Pagasts vai pilsēta', vieta, [...towns, ...parishes].map((place) => [place, place] as const)),
  ]
}
