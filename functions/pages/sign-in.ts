// Signing in and out, and the way home. At a provider by OpenID Connect; the demonstration sign-in exists only where the host says so: loopback and synthetic people.
import type { DemonstrationPerson, DemonstrationStop } from '../domain/demonstration.ts'
import { nameOf } from '../domain/errors.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { sealed, sealedFor, sessionHours, unsealedFor } from '../platform/session.ts'
import { residentOfClaims, staffOfClaims } from '../platform/sign-in-person.ts'
import { isLoopback, SignInFailed, Transaction, type SignInProvider } from '../platform/sign-in-provider.ts'
import { homeOfStaff } from './areas.ts'
import { found, NotFound, type Answer, type Page, type Who } from './page.ts'

/** So many of a long group are shown at once, and whoever is of the story. */
const fewShown = 8

/** The people in their groups; `first`: shown without unfolding the rest. */
function groupsOf(people: readonly DemonstrationPerson[], tour: readonly DemonstrationStop[]) {
  const inTour = new Set(tour.map(({ who }) => who))
  return [...Map.groupBy(people, ({ group }) => group)].map(([name, all]) => {
    const isLong = all.length > 2 * fewShown
    const members = all.map((person) => ({ ...person, first: !isLong || inTour.has(person.who) }))
    return { name, members, more: members.filter(({ first }) => !first).length }
  })
}

/** A cookie of this site alone, out of reach of scripts; it goes over TLS only, but on loopback, which has none. */
function cookie(name: string, value: string, seconds: number, path: string, { demonstration, signIn }: Pick<Dependencies, 'demonstration' | 'signIn'>): string {
  const withoutTls = demonstration || (signIn !== undefined && isLoopback(signIn.settings.origin) && signIn.settings.origin.startsWith('http:'))
  return `${name}=${value}; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${seconds}${withoutTls ? '' : '; Secure'}`
}

/** What is kept while someone is at the provider; it returns with them from the other site, which Lax allows to a link. */
const transactionCookie = 'solis-ieiet'
const transactionSeconds = 600
const transactionPath = '/ieiet'

const homeOf = (who: Who | undefined): string => who === undefined ? '/ieiet' : who.kind === 'resident' ? '/mani' : homeOfStaff(who.staff)

/** Only a path of this site: anything else would lead people elsewhere after signing in. */
export const ownPath = (path: string | null): string | undefined => (path !== null && /^\/[a-z][\w./?=&%:+-]*$/i.test(path) ? path : undefined)

const calm = (status: number, title: string, text: string): Answer => ({ view: 'message.njk', title, status, data: { text, back: '/ieiet' } })
const failures = {
  cancelled: calm(200, 'Ieiešana pārtraukta', 'Jūs ieiešanu pārtraucāt. Nekas nav mainīts; kad vēlaties, sāciet vēlreiz.'),
  down: calm(503, 'Ieiešana šobrīd nav iespējama', 'Ieiešanas pakalpojums neatbild. Mēģiniet pēc dažām minūtēm; steidzamā reizē zvaniet dienestam.'),
  refused: calm(400, 'Ieiešana nav pabeigta', 'Ieiešanu neizdevās apstiprināt. Tā notiek, ja lapa bijusi atvērta ilgi vai ieiešana sākta citā logā. Sāciet vēlreiz.'),
  unknown: {
    resident: calm(403, 'Dienestam jūs vēl neesat zināms', 'Ieiešana izdevās, bet ar šo personas kodu dienestā neviens nav reģistrēts. Zvaniet vai nāciet uz dienestu: jūs ierakstīs, un varēsiet pieteikties arī šeit.'),
    staff: calm(403, 'Jums te vēl nav lomas', 'Ieiešana izdevās, bet jūs neesat darbinieku sarakstā vai jūsu loma ir noņemta. Jautājiet savam vadītājam.'),
  },
}

/** A new session: another identifier each time, so that nothing known before the sign-in is worth anything after it. */
export const sessionCookie = (who: string, dependencies: Dependencies, mandate?: string): string => cookie('solis',
  sealed(dependencies.sessionSecret, { who, sessionId: dependencies.newId() + dependencies.newId(), until: dependencies.now() + sessionHours * 3_600_000, ...(mandate === undefined ? {} : { mandate }) }), sessionHours * 3600, '/', dependencies)

export const signInPages: Page[] = [
  { path: '/', for: 'anyone', async get({ who }) { return { redirect: homeOf(who) } } },
  {
    path: '/ieiet',
    for: 'anyone',
    async get({ query }, { demonstration, signIn, store }): Promise<Answer> {
      const [people = [], tour = []] = demonstration ? await Promise.all([store.settings.read('demonstration-people'), store.settings.read('demonstration-tour')]) : []
      return { view: 'sign-in.njk', title: 'Ieiet', data: { groups: groupsOf(people, tour), tour, provider: signIn?.settings.name, next: ownPath(query.get('uz')) ?? '' } }
    },
    async post({ form }, dependencies): Promise<Answer> {
      const { demonstration, store } = dependencies
      if (!demonstration) throw new NotFound()
      const people = await store.settings.read('demonstration-people')
      const chosen = people?.find(({ who }) => who === form.get('who'))
      if (chosen === undefined) throw new NotFound()
      const [kind, id] = chosen.who.split(':') as [string, string]
      const staff = kind === 'staff' ? await store.people.staff(id) : undefined
      return { redirect: ownPath(form.get('next')) ?? (staff === undefined ? '/mani' : homeOfStaff(staff)), cookie: sessionCookie(chosen.who, dependencies) }
    },
  },
  {
    path: '/ieiet/sakt',
    for: 'anyone',
    /** To the provider, as a resident or as a member of staff: the same person may be both. */
    async get({ query }, dependencies): Promise<Answer> {
      const { signIn, sessionSecret, now } = dependencies
      return orFailure(found(signIn), dependencies, async (provider) => {
        const { address, transaction } = await provider.begin(query.get('ka') === 'darbinieks' ? 'staff' : 'resident', ownPath(query.get('uz')) ?? '', now() + transactionSeconds * 1000)
        return { redirect: address, cookie: cookie(transactionCookie, sealedFor(sessionSecret, 'sign-in', transaction), transactionSeconds, transactionPath, dependencies) }
      })
    },
  },
  {
    path: '/ieiet/atgriezties',
    for: 'anyone',
    /** Back from the provider. The transaction is used up whatever came of it. */
    async get({ query, cookies }, dependencies): Promise<Answer> {
      const { signIn, sessionSecret, now, store } = dependencies
      const provider = found(signIn)
      const transaction = unsealedFor(sessionSecret, 'sign-in', Transaction, cookies[transactionCookie], now())
      const usedUp = cookie(transactionCookie, '', 0, transactionPath, dependencies)
      const answer = transaction === undefined ? failures.refused : await orFailure(provider, dependencies, async () => {
        const claims = await provider.finish(query.toString(), transaction)
        const who = await (transaction.as === 'resident' ? residentOfClaims : staffOfClaims)(claims, provider.settings, dependencies)
        dependencies.log({ code: who === undefined ? 'SignInUnknown' : 'SignedIn', who: who ?? '', as: transaction.as })
        if (who === undefined) return failures.unknown[transaction.as]
        const staff = transaction.as === 'staff' ? await store.people.staff(who.slice('staff:'.length)) : undefined
        return { redirect: transaction.next !== '' ? transaction.next : staff === undefined ? '/mani' : homeOfStaff(staff), cookie: sessionCookie(who, dependencies) }
      })
      return 'bytes' in answer ? answer : { ...answer, cookie: [usedUp, ...[answer.cookie ?? []].flat()] }
    },
  },
  {
    path: '/iziet',
    for: 'anyone',
    /** Out of the house, and with a provider out of it too: the next person at this screen must not be let in by it. */
    async post(_, dependencies): Promise<Answer> {
      const { signIn, log } = dependencies
      const away = signIn === undefined ? undefined : await signIn.signOutAddress().catch((error: unknown) => {
        log({ code: 'SignOutFaulted', error: nameOf(error) })
        return undefined
      })
      return { redirect: away ?? '/ieiet', cookie: cookie('solis', '', 0, '/', dependencies) }
    },
  },
]

/** What the provider's failure looks like to the person; the log says which, and nothing of theirs. */
async function orFailure(provider: SignInProvider, { log }: Dependencies, act: (provider: SignInProvider) => Promise<Answer>): Promise<Answer> {
  try {
    return await act(provider)
  } catch (error) {
    if (!(error instanceof SignInFailed)) throw error
    const { code, name } = (error.cause ?? {}) as { code?: string; name?: string }
    log({ code: 'SignInRefused', why: error.why, error: code ?? name ?? '' })
    return failures[error.why]
  }
}
