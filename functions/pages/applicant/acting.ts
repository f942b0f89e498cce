// Acting for another under a mandate: beginning and ending it. The mandate is read at each request, so one that has run out or was revoked ends at once.
import { dayAt } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { inForce, type MandateScope } from '../../domain/mandate.ts'
import { fullName, type Resident } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, NotFound, residentOf, type Page } from '../page.ts'
import { sessionCookie } from '../sign-in.ts'

export const scopeWords: Record<MandateScope, string> = { read: 'skatīt lietas', apply: 'iesniegt un parakstīt iesniegumus', answer: 'atbildēt dienestam' }
const inWords = (scopes: readonly MandateScope[]): string => scopes.map((scope) => scopeWords[scope]).join(', ')

/** For whom this resident may act today, and who may act for them. */
export async function mandatesOf({ personId }: Resident, { store, now }: Dependencies) {
  const today = dayAt(instantOf(now()))
  const [given, held] = await Promise.all([store.mandates.ofPrincipal(personId), store.mandates.ofRepresentative(personId)])
  const people = new Map((await store.people.residents([...given.map(({ representativeId }) => representativeId), ...held.map(({ principalId }) => principalId)])).map((person) => [person.personId, fullName(person)]))
  return {
    actsFor: held.filter((mandate) => inForce(mandate, today)).map(({ principalId, mandateId, to, scopes }) => ({ value: `${principalId}.${mandateId}`, name: people.get(principalId), to, scopes: inWords(scopes) })),
    representedBy: given.filter((mandate) => inForce(mandate, today)).map(({ representativeId, to, scopes }) => ({ name: people.get(representativeId), to, scopes: inWords(scopes) })),
  }
}

export const actingPages: Page[] = [
  {
    path: '/parstavet',
    for: 'resident',
    async get() { return { redirect: '/mani' } },
    async post(request, dependencies) {
      if (request.who?.kind !== 'resident' || request.who.acting !== undefined) throw new NotFound()
      const { personId } = residentOf(request)
      const [principalId = '', mandateId = ''] = (request.form.get('mandate') ?? '').split('.')
      const mandate = found(await dependencies.store.mandates.byId(principalId, mandateId))
      if (mandate.representativeId !== personId || !inForce(mandate, dayAt(instantOf(dependencies.now())))) throw new NotFound()
      return { redirect: '/mani', cookie: sessionCookie(`resident:${personId}`, dependencies, `${principalId}.${mandateId}`) }
    },
  },
  {
    path: '/parstavet/beigt',
    for: 'resident',
    act: 'any',
    async get() { return { redirect: '/mani' } },
    async post(request, dependencies) {
      const { who } = request
      if (who?.kind !== 'resident') throw new NotFound()
      return { redirect: '/mani', cookie: sessionCookie(`resident:${(who.acting?.by ?? who.resident).personId}`, dependencies) }
    },
  },
]
