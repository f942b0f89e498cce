// Hygiene services at the counter: what a person is due today and at what price, the visit recorded, one recorded by mistake taken back, the day's list.
import { z } from 'zod'
import { dayAt, monthOf, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { relief, type ReliefAnswer } from '../../domain/law/relief.ts'
import { mayDo } from '../../domain/permissions.ts'
import { formatPersonCode } from '../../domain/person-code.ts'
import { fullName, type Resident, type Staff } from '../../domain/person.ts'
import { reliefKinds, ReliefKind, type VisitAndItsEnd } from '../../domain/relief.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { signedRows } from '../../platform/signed-rows.ts'
import { statusOf } from '../../platform/status-in-force.ts'
import { reliefTerms } from '../../policy/reliefs.ts'
import { settingOn } from '../../policy/rows.ts'
import { found, NotFound, staffOf, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { reasonText, typed } from '../typed.ts'

const home = '/pienemsana/higiena'
const todayOf = ({ now }: Dependencies): Day => dayAt(instantOf(now()))
const may = (staff: Staff, parish: string): boolean => mayDo(staff, 'do.give-relief', { parish })

/** The person, if they live where this clerk serves. */
async function personOf(request: Request, { store }: Dependencies): Promise<Resident> {
  const person = found(await store.people.resident(request.params['personId'] ?? ''))
  if (!may(staffOf(request), person.parish)) throw new NotFound()
  return person
}

/** What the person is due today of each service, with the counters it was reckoned from. */
async function dueTo(person: Resident, dependencies: Dependencies) {
  const { store, municipality } = dependencies
  const on = todayOf(dependencies)
  const [status, signed, counters] = await Promise.all([statusOf(person.personId, on, dependencies), signedRows(dependencies), Promise.all(reliefKinds.map((kind) => store.reliefs.counter(person.personId, kind)))])
  const services = reliefKinds.map((kind, i) => {
    const terms = settingOn(reliefTerms[kind], { municipality, appliesOn: on, knownOn: on, signed })
    const answer = relief({ on, terms, status, uses: counters[i]!.uses })
    return { kind, where: terms.value === 'unsettled' ? undefined : terms.value.where, answer, offer: offerOf(answer), counter: counters[i]! }
  })
  return { on, until: status?.until, services }
}

/** What was on the page, word for word short: what is recorded is what the clerk told the person. */
const offerOf = (answer: ReliefAnswer): string => (answer.outcome === 'Given' ? `${answer.price} ${answer.paidCents}` : answer.outcome)

const Visit = z.object({ kind: ReliefKind, visitId: z.string().regex(/^[0-9a-z]{10}$/), offer: z.string() })
const Undo = z.object({ reason: reasonText('Ierakstiet, kāpēc apmeklējums ir kļūda, piemēram, "ierakstīts citai personai"') })

export const hygienePages: Page[] = [
  {
    path: home,
    for: 'reception',
    async get(request, dependencies) { return today(request, dependencies) },
    /** A code is sent and not put into the address, which browsers remember. */
    async post(request, dependencies) {
      const code = request.form.get('kods') ?? ''
      const person = await dependencies.store.people.residentByCode(code.replace(/[\s-]/g, ''))
      if (person !== undefined && may(staffOf(request), person.parish)) return { redirect: `${home}/${person.personId}` }
      return today(request, dependencies, code, [{ field: 'kods', text: 'Ar šo personas kodu jūsu teritorijā neviens nav reģistrēts. Pārbaudiet kodu.' }])
    },
  },
  {
    path: `${home}/:personId`,
    for: 'reception',
    async get(request, dependencies) {
      const person = await personOf(request, dependencies)
      await dependencies.store.journal.lookedUp(person.personId, staffOf(request).staffId, instantOf(dependencies.now()))
      return card(person, dependencies)
    },
    async post(request, dependencies) {
      const { store, now } = dependencies
      const person = await personOf(request, dependencies)
      const { data } = typed(Visit, request.form)
      if (data === undefined) throw new NotFound()
      const { personId, parish } = person
      const { on, services } = await dueTo(person, dependencies)
      // A second click finds the visit that the first recorded.
      if ((await store.reliefs.ofPerson(personId, monthOf(on))).some(({ visitId }) => visitId === data.visitId)) return { redirect: `${home}/${personId}` }
      const { answer, offer, counter } = services.find(({ kind }) => kind === data.kind)!
      if (answer.outcome !== 'Given' || offer !== data.offer) return card(person, dependencies, [{ field: data.kind, text: 'Kopš atvērāt lapu, nosacījumi ir mainījušies, tāpēc nekas nav ierakstīts. Izlasiet cenu vēlreiz.' }])
      const { price, paidCents, fullPriceCents, derivation } = answer
      await store.reliefs.give({ visitId: data.visitId, personId, kind: data.kind, on, price, paidCents, fullPriceCents, parish, derivation, by: staffOf(request).staffId, at: instantOf(now()) }, counter)
      return { redirect: `${home}/${personId}` }
    },
  },
  {
    path: `${home}/:personId/:visitId/atsaukt`,
    for: 'reception',
    async get(request, dependencies) { return undoing(request, dependencies) },
    async post(request, dependencies) {
      const { data, errors, kept } = typed(Undo, request.form)
      if (data === undefined) return undoing(request, dependencies, kept['reason'], errors)
      const visit = await visitOf(await personOf(request, dependencies), request, dependencies)
      await dependencies.store.reliefs.undo(visit, { reason: data.reason, by: staffOf(request).staffId, at: instantOf(dependencies.now()) })
      return { redirect: `${home}/${visit.personId}` }
    },
  },
]

/** A visit of this month: what was reported to accounting for an earlier one stays. Errors: Conflict for a visit already taken back. */
async function visitOf({ personId }: Resident, { params }: Request, dependencies: Dependencies): Promise<VisitAndItsEnd> {
  const visit = found((await dependencies.store.reliefs.ofPerson(personId, monthOf(todayOf(dependencies)))).find(({ visitId }) => visitId === params['visitId']))
  if (visit.undone !== undefined) throw new Conflict('Šis apmeklējums jau ir atsaukts.')
  return visit
}

async function undoing(request: Request, dependencies: Dependencies, reason = '', errors: FieldError[] = []): Promise<Answer> {
  const person = await personOf(request, dependencies)
  return { view: 'reception/hygiene-undo.njk', title: 'Atsaukt apmeklējumu', errors, data: { visitor: fullName(person), visit: await visitOf(person, request, dependencies), reason } }
}

async function today(request: Request, dependencies: Dependencies, code = '', errors: FieldError[] = []): Promise<Answer> {
  const { store } = dependencies
  const on = todayOf(dependencies)
  const visits = (await store.reliefs.ofMonth(monthOf(on))).filter((visit) => visit.on === on && may(staffOf(request), visit.parish))
  const names = await store.people.residents([...new Set(visits.map(({ personId }) => personId))])
  return {
    view: 'reception/hygiene.njk', title: 'Higiēnas pakalpojumi', errors,
    data: { code, on, month: monthOf(on), visits: visits.toReversed().map((visit) => ({ ...visit, name: fullName(names.find(({ personId }) => personId === visit.personId) ?? { givenName: visit.personId, familyName: '' }) })) },
  }
}

async function card(person: Resident, dependencies: Dependencies, errors: FieldError[] = []): Promise<Answer> {
  const { store, newId } = dependencies
  const { on, until, services } = await dueTo(person, dependencies)
  return {
    view: 'reception/hygiene-person.njk', title: fullName(person), errors,
    data: {
      person: { personId: person.personId, name: fullName(person), code: formatPersonCode(person.personCode), birthDate: person.birthDate }, until,
      services: services.map(({ counter: _, answer, ...service }) => ({ ...service, answer, visitId: newId() })), visits: (await store.reliefs.ofPerson(person.personId, monthOf(on))).toReversed(),
    },
  }
}
