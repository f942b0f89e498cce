// Telephone and e-mail of a resident: kept by themselves, or entered by a colleague who has their file open.
import { z } from 'zod'
import { instantOf } from '../domain/identifiers.ts'
import { mayDo } from '../domain/permissions.ts'
import { formatPhone, fullName, type Resident } from '../domain/person.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { openFile, tiesOf } from './caseworker/open-file.ts'
import { found, NotFound, residentOf, staffOf, type Answer, type Page, type Request } from './page.ts'
import { typed } from './typed.ts'

/** Eight digits are a Latvian number; others begin with their country's prefix. */
const Phone = z.string().default('').transform((text, context): string | undefined => {
  const number = text.replace(/[\s()-]/g, '')
  if (number === '') return undefined
  const whole = /^[26]\d{7}$/.test(number) ? `+371${number}` : number.replace(/^00/, '+')
  if (/^\+371[26]\d{7}$/.test(whole) || /^\+(?!371)\d{8,15}$/.test(whole)) return whole
  context.addIssue({ code: 'custom', message: 'Ierakstiet tālruņa numuru: 8 cipari, piemēram, 20 000 000; citas valsts numuru sāciet ar +.' })
  return z.NEVER
})
const Email = z.string().default('').transform((text, context): string | undefined => {
  const address = text.trim()
  if (address === '') return undefined
  if (address.length <= 120 && z.email().safeParse(address).success) return address
  context.addIssue({ code: 'custom', message: 'Ierakstiet e-pasta adresi, piemēram, vards@piemers.lv.' })
  return z.NEVER
})
export const Contact = z.object({ phone: Phone, email: Email })

/** What the fields of a contact hold before anything is typed. */
export const contactTyped = (person: Resident): Record<string, string> => ({ phone: person.phone === undefined ? '' : formatPhone(person.phone), email: person.email ?? '' })

const shown = (person: Resident, own: boolean, back: string, kept?: Record<string, string>): Answer & { view: string } => ({
  view: 'contact.njk', title: own ? 'Kā ar jums sazināties' : `Kā sazināties: ${fullName(person)}`,
  data: { own, back, typed: kept ?? contactTyped(person) },
})

/** The member of the household whose file is open. */
async function memberOf(request: Request, dependencies: Dependencies): Promise<Resident> {
  const { caseId = '', personId = '' } = request.params
  const file = await openFile(caseId, staffOf(request), dependencies)
  if (!mayDo(staffOf(request), 'do.change-contact', tiesOf(file))) throw new NotFound()
  return found(file.household.memberIds.includes(personId) ? await dependencies.store.people.resident(personId) : undefined)
}

export const contactPages: Page[] = [
  {
    path: '/mani/sazina',
    for: 'resident',
    async get(request) { return shown(residentOf(request), true, '/mani') },
    async post(request, { store }) {
      const person = residentOf(request)
      const { data, errors, kept } = typed(Contact, request.form)
      if (data === undefined) return { ...shown(person, true, '/mani', kept), errors }
      await store.commit(store.people.contact(person, data))
      return { redirect: '/mani' }
    },
  },
  {
    path: '/lietas/:caseId/sazina/:personId',
    for: 'file',
    async get(request, dependencies) { return shown(await memberOf(request, dependencies), false, `/lietas/${request.params['caseId']}`) },
    async post(request, dependencies) {
      const person = await memberOf(request, dependencies)
      const { store, now } = dependencies
      const caseId = request.params['caseId'] ?? ''
      const { data, errors, kept } = typed(Contact, request.form)
      if (data === undefined) return { ...shown(person, false, `/lietas/${caseId}`, kept), errors }
      const at = instantOf(now())
      await store.commit([...store.people.contact(person, data), store.journal.entry({ caseId, what: 'ContactChanged', by: `staff:${staffOf(request).staffId}`, occurredAt: at, recordedAt: at }, person.personId)])
      return { redirect: `/lietas/${caseId}#majsaimnieciba` }
    },
  },
]
