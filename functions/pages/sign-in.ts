// Signing in and out, and the way home. The demonstration sign-in exists only where the host says so: loopback and synthetic people.
import { z } from 'zod'
import { opens, type Area } from '../domain/permissions.ts'
import type { Staff } from '../domain/person.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { sealed, sessionHours } from '../platform/session.ts'
import { NotFound, type Answer, type Page, type Who } from './page.ts'

/** Who may be signed in as, with a story each; the demonstration office writes the list. */
export const DemonstrationPeople = z.array(z.object({ who: z.string(), name: z.string(), group: z.string(), story: z.string() }))

/** A cookie of this site alone, out of reach of scripts; it goes over TLS only, but for the demonstration on loopback, which has none. */
const cookie = (value: string, seconds: number, { demonstration }: Pick<Dependencies, 'demonstration'>): string =>
  `solis=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${demonstration ? '' : '; Secure'}`

const homes: [Area, string][] = [['desk', '/darbs'], ['finance', '/finanses'], ['provider', '/sniedzejs'], ['administration', '/parvalde'], ['reception', '/pienemsana'], ['audit', '/audits'], ['places', '/vietas']]
const homeOfStaff = (staff: Staff): string => homes.find(([area]) => opens(staff, area))?.[1] ?? '/ieiet'
const homeOf = (who: Who | undefined): string => who === undefined ? '/ieiet' : who.kind === 'resident' ? '/mani' : homeOfStaff(who.staff)

/** Only a path of this site: anything else would lead people elsewhere after signing in. */
export const ownPath = (path: string | null): string | undefined => (path !== null && /^\/[a-z][\w./?=&%:-]*$/i.test(path) ? path : undefined)

export const signInPages: Page[] = [
  { path: '/', for: 'anyone', async get({ who }) { return { redirect: homeOf(who) } } },
  {
    path: '/ieiet',
    for: 'anyone',
    async get({ query }, { demonstration, store }): Promise<Answer> {
      const people = demonstration ? DemonstrationPeople.parse((await store.settings.read('demonstration-people')) ?? []) : []
      const groups = [...Map.groupBy(people, ({ group }) => group)].map(([name, members]) => ({ name, members }))
      return { view: 'sign-in.njk', title: 'Ieiet', data: { groups, next: ownPath(query.get('uz')) ?? '' } }
    },
    async post({ form }, { demonstration, store, sessionSecret, now, newId }): Promise<Answer> {
      if (!demonstration) throw new NotFound()
      const people = DemonstrationPeople.parse((await store.settings.read('demonstration-people')) ?? [])
      const chosen = people.find(({ who }) => who === form.get('who'))
      if (chosen === undefined) throw new NotFound()
      const [kind, id] = chosen.who.split(':') as [string, string]
      const staff = kind === 'staff' ? await store.people.staff(id) : undefined
      const value = sealed(sessionSecret, { who: chosen.who, sessionId: newId() + newId(), until: now() + sessionHours * 3_600_000 })
      return { redirect: ownPath(form.get('next')) ?? (staff === undefined ? '/mani' : homeOfStaff(staff)), cookie: cookie(value, sessionHours * 3600, { demonstration }) }
    },
  },
  { path: '/iziet', for: 'anyone', async post(_, { demonstration }) { return { redirect: '/ieiet', cookie: cookie('', 0, { demonstration }) } } },
]
