// The clerk's desk: a person by their code, what they have applied for and when, and the mandates others hold to act for them.
import { z } from 'zod'
import { receiptOf } from '../../domain/application.ts'
import { addDays, addMonths, dayAt, numericDay, type Day } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { inForce, MandateScope, type Mandate } from '../../domain/mandate.ts'
import { mayDo } from '../../domain/permissions.ts'
import { formatPersonCode, normalisePersonCode, readPersonCode } from '../../domain/person-code.ts'
import { fullName, type Resident } from '../../domain/person.ts'
import { kindOfProceeding } from '../../domain/proceeding.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, NotFound, staffOf, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { dayTyped, exampleDay, reasonText, typed } from '../typed.ts'
import { scopeWords } from '../applicant/acting.ts'
import { name } from '../applicant/fields.ts'

/** Longer than that a power of attorney is not left without another look (our own rule; the law sets none). */
const longestYears = 3

const Form = (today: Day) => z.object({
  mandateId: z.string().regex(/^[0-9a-z]{10}$/),
  code: z.string().default(''),
  givenName: z.string().trim().default(''), familyName: z.string().trim().default(''), birthDate: z.string().default(''),
  document: reasonText('Ierakstiet dokumentu: veids, numurs, kas un kad apliecinājis'),
  since: dayTyped(`Ierakstiet, no kuras dienas pilnvara ir spēkā, piemēram, ${exampleDay(today)}`),
  until: dayTyped(`Ierakstiet, līdz kurai dienai pilnvara ir spēkā, piemēram, ${exampleDay(today, 365)}`),
  scopes: z.array(MandateScope).min(1, 'Atzīmējiet, ko pilnvara atļauj'),
}).superRefine(({ since, until }, context) => {
  if (until < since) context.addIssue({ code: 'custom', path: ['until'], message: 'Pēdējā diena ir pirms pirmās: pārbaudiet datumus' })
  else if (until > addMonths(since, 12 * longestYears)) context.addIssue({ code: 'custom', path: ['until'], message: `Pilnvaru ieraksta ne ilgāk kā uz ${longestYears} gadiem: pēc tam to pārbauda no jauna` })
})

const theirCases = async ({ personId }: Resident, { store }: Dependencies) =>
  (await Promise.all((await store.cases.ofPerson(personId)).map((caseId) => store.cases.byId(caseId)))).filter((household) => household?.applicantId === personId).filter((household) => household !== undefined)

/** The person, if they live where this clerk serves. */
async function personOf(request: Request, { store }: Dependencies): Promise<Resident> {
  const person = found(await store.people.resident(request.params['personId'] ?? ''))
  if (!mayDo(staffOf(request), 'see.registration', { parish: person.parish })) throw new NotFound()
  return person
}

const search = (code: string, errors: FieldError[] = []): Answer => ({ view: 'reception/reception.njk', title: 'Pieņemšana', data: { code }, errors })

export const receptionPages: Page[] = [
  {
    path: '/pienemsana',
    for: 'reception',
    async get() { return search('') },
    /** A code is sent and not put into the address, which browsers remember. */
    async post(request, { store }) {
      const typedCode = request.form.get('kods') ?? ''
      const person = await store.people.residentByCode(normalisePersonCode(typedCode))
      const theirs = person !== undefined && mayDo(staffOf(request), 'see.registration', { parish: person.parish })
      return theirs ? { redirect: `/pienemsana/${person.personId}` } : search(typedCode, [{ field: 'kods', text: 'Ar šo personas kodu jūsu teritorijā neviens nav reģistrēts. Pārbaudiet kodu.' }])
    },
  },
  {
    path: '/pienemsana/:personId',
    for: 'reception',
    async get(request, dependencies) {
      const person = await personOf(request, dependencies)
      const staff = staffOf(request)
      await dependencies.store.journal.lookedUp(person.personId, staff.staffId, instantOf(dependencies.now()))
      return view(person, mayDo(staff, 'do.enter-mandates'), dependencies)
    },
  },
  {
    path: '/pienemsana/:personId/pilnvaras',
    for: 'reception',
    async get({ params }) { return { redirect: `/pienemsana/${params['personId'] ?? ''}` } },
    async post(request, dependencies) {
      const { store } = dependencies
      const staff = staffOf(request)
      if (!mayDo(staff, 'do.enter-mandates')) throw new NotFound()
      const principal = await personOf(request, dependencies)
      const { data, errors, kept } = typed(Form(dayAt(instantOf(dependencies.now()))), request.form, ['scopes'])
      const refused = (faults: FieldError[]) => view(principal, true, dependencies, kept, faults)
      if (data === undefined) return refused(errors)
      if (normalisePersonCode(data.code) === normalisePersonCode(principal.personCode)) return refused([{ field: 'code', text: 'Pats sevi nevar pilnvarot: ierakstiet pilnvarnieka personas kodu' }])
      const representative = await representativeOf(data, principal, dependencies)
      if (Array.isArray(representative)) return refused(representative)
      const { mandateId, scopes, since, until, document } = data
      const mandate = { mandateId, principalId: principal.personId, representativeId: representative.personId, scopes, from: since, to: until, document, enteredBy: staff.staffId }
      await store.mandates.enter(mandate, (await theirCases(principal, dependencies)).map(({ caseId }) => caseId))
      return { redirect: `/pienemsana/${principal.personId}` }
    },
  },
  {
    path: '/pienemsana/:personId/pilnvaras/:mandateId/atsaukt',
    for: 'reception',
    async post(request, dependencies) {
      const { store } = dependencies
      const staff = staffOf(request)
      if (!mayDo(staff, 'do.enter-mandates')) throw new NotFound()
      const principal = await personOf(request, dependencies)
      const mandate = found(await store.mandates.byId(principal.personId, request.params['mandateId'] ?? ''))
      await store.mandates.revoke(mandate, staff.staffId, (await theirCases(principal, dependencies)).map(({ caseId }) => caseId))
      return { redirect: `/pienemsana/${principal.personId}` }
    },
  },
]

/** What must be typed of a person nobody knows yet, as the applicant's form has it. */
const Unknown = z.object({
  givenName: name('Šī persona vēl nav zināma: ierakstiet tās vārdu, kā tas ir dokumentā'), familyName: name('Šī persona vēl nav zināma: ierakstiet tās uzvārdu, kā tas ir dokumentā'),
  birthDate: dayTyped('Šī persona vēl nav zināma: ierakstiet tās dzimšanas dienu, piemēram, 12.03.1980.'),
})
/** Nobody alive was born earlier. */
const oldestYears = 120

/** Known by their code, or entered from the document they show. */
async function representativeOf(typedOf: z.output<ReturnType<typeof Form>>, principal: Resident, { store, now, newId }: Dependencies): Promise<Resident | FieldError[]> {
  const code = readPersonCode(typedOf.code)
  if ('reason' in code) return [{ field: 'code', text: 'Ierakstiet pilnvarnieka personas kodu: 11 cipari, kā tas ir dokumentā' }]
  const known = await store.people.residentByCode(code.code)
  if (known !== undefined) return known
  const { data, errors } = typed(Unknown, new URLSearchParams({ givenName: typedOf.givenName, familyName: typedOf.familyName, birthDate: typedOf.birthDate }))
  if (data === undefined) return errors
  const today = dayAt(instantOf(now()))
  if (data.birthDate > today || data.birthDate < addMonths(today, -12 * oldestYears)) return [{ field: 'birthDate', text: 'Pārbaudiet dzimšanas gadu' }]
  const entered = { personId: newId(), personCode: code.code, ...data, address: '', parish: principal.parish }
  await store.people.enterNewResident(entered)
  return entered
}

async function view(person: Resident, mayEnter: boolean, dependencies: Dependencies, kept: Record<string, string> = {}, errors: FieldError[] = []): Promise<Answer> {
  const { store, now, newId } = dependencies
  const today = dayAt(instantOf(now()))
  const [cases, mandates] = await Promise.all([theirCases(person, dependencies), store.mandates.ofPrincipal(person.personId)])
  const decided = (await Promise.all(cases.map(({ caseId }) => store.decisions.ofCase(caseId)))).flat().filter(({ number }) => number !== undefined).toSorted((a, b) => (b.issuedAt ?? '').localeCompare(a.issuedAt ?? ''))
  const names = new Map((await store.people.residents(mandates.map(({ representativeId }) => representativeId))).map((resident) => [resident.personId, fullName(resident)]))
  const state = (mandate: Mandate) => (mandate.revokedAt !== undefined ? 'atsaukta' : inForce(mandate, today) ? 'spēkā' : mandate.from > today ? 'vēl nav sākusies' : 'beigusies')
  return {
    view: 'reception/reception.njk', title: 'Pieņemšana', errors,
    data: {
      code: '', mayEnter, typed: { since: numericDay(today), until: numericDay(addDays(addMonths(today, 12), -1)), mandateId: newId(), ...kept },
      person: { personId: person.personId, name: fullName(person), code: formatPersonCode(person.personCode), address: person.address, birthDate: person.birthDate },
      scopes: MandateScope.options.map((value) => ({ value, text: scopeWords[value], checked: kept[`scopes=${value}`] === 'chosen' })),
      applications: (await Promise.all(cases.map(({ caseId }) => store.applications.ofCase(caseId)))).flat().filter(({ origin }) => origin === undefined).map(({ caseId, number, wishes, ...application }) => ({ caseId, number, submittedAt: receiptOf(application), kinds: wishes.map(({ kind }) => kind) })),
      // By number, day and kind, as on the paper in the person's hand; what was decided is not told here.
      decisions: decided.map(({ caseId, proceedingId, number, issuedAt }) => ({ href: `/lietas/${caseId}/apstridet/${proceedingId}`, number, issuedAt, kind: kindOfProceeding(proceedingId) })),
      mandates: mandates.map((mandate) => ({ ...mandate, name: names.get(mandate.representativeId), state: state(mandate), scopes: mandate.scopes.map((scope) => scopeWords[scope]).join(', ') })),
    },
  }
}
