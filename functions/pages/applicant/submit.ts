// Submitting: what was typed becomes the facts of the household, persons are found or entered, and the application is signed and sent, once.
import { isBenefit } from '../../domain/benefits.ts'
import { adultsOf } from '../../domain/law/persons.ts'
import type { Draft } from '../../domain/application.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { HouseholdFacts, type Claim, type Member } from '../../domain/household.ts'
import { deliver } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { ibanOf } from './account.ts'
import { claimIn, subjectsTyped } from './claims.ts'
import { costsOf } from './costs.ts'
import { dwellingOf } from './dwelling.ts'
import type { Form } from './form.ts'
import { personsOf, type Person } from './household.ts'
import { sourcesOf } from './incomes.ts'
import { savingsOf } from './savings.ts'
import { serviceOf } from './service.ts'
import { wishesByMeans, wishesOf, wishesOfHousehold } from './wishes.ts'

const provenance = { source: 'declared' } as const

/** A person of the form as the office knows them. */
interface Known { personId: string; birthDate: string }

/**
 * Submits a complete form in the applicant's name and with their signature, by the hand of a representative if one acts; the same form again is the same application.
 * The household's first application gives its case its own identifier, so that two clicks open one case.
 * Errors: Conflict when the draft changed meanwhile.
 */
export async function submit(form: Form, draft: Draft, dependencies: Dependencies, hand?: string): Promise<void> {
  const { store, now } = dependencies
  const { applicant } = form
  const { applicationId } = draft
  const known = await knownPersons(form, dependencies)
  const facts = factsOf(form, known)
  const household = await ownCase(applicant.personId, dependencies)
  const caseId = household?.caseId ?? applicationId
  const submittedAt = instantOf(now())
  const memberIds = facts.members.map(({ personId }) => personId)
  const message = await store.applications.submit({
    applicationId, caseId, applicantId: applicant.personId, submittedAt, facts, residence: { address: applicant.address, parish: applicant.parish }, iban: ibanOf(form),
    wishes: wishesOf(form).map((kind) => (kind === 'service' ? { kind, ...serviceOf(form) } : { kind, need: claimIn(form, kind)?.need })),
    signatures: [{ personId: applicant.personId, at: submittedAt, ...(hand === undefined ? {} : { by: hand }) }], ...(hand === undefined ? {} : { submittedBy: hand }),
  }, {
    caseId, applicantId: applicant.personId, title: `${applicant.familyName} ${applicant.givenName}`, parish: applicant.parish, openedAt: household?.openedAt ?? submittedAt,
    // Who asks for a service, or by an event alone, says nothing about the household: it stays as it was.
    memberIds: wishesOfHousehold(form) ? memberIds : household?.memberIds ?? memberIds,
  }, copyWith(draft, known))
  await deliver(dependencies, message)
}

/** The case in which this person is the applicant. */
async function ownCase(personId: string, { store }: Dependencies) {
  const cases = await Promise.all((await store.cases.ofPerson(personId)).map((caseId) => store.cases.byId(caseId)))
  return cases.find((household) => household?.applicantId === personId)
}

/** Every person of the form by its identifier there: found by personal code, or entered. Of someone known only the day of birth is used, and nothing is shown. */
async function knownPersons(form: Form, { store }: Dependencies): Promise<Record<string, Known>> {
  const { applicant } = form
  const find = async (person: Person): Promise<Known> => {
    const known = await store.people.residentByCode(person.code)
    if (known !== undefined) return known
    const { id: personId, code: personCode, givenName, familyName, birthDate } = person
    const entered = { personId, personCode, givenName, familyName, birthDate, address: applicant.address, parish: applicant.parish }
    try {
      await store.people.enterNewResident(entered)
      return entered
    } catch (error) {
      // Entered this very moment, by another household or by a second click.
      const present = error instanceof Conflict ? await store.people.residentByCode(person.code) : undefined
      if (present === undefined) throw error
      return present
    }
  }
  const others = [...personsOf(form).slice(1), ...subjectsTyped(form)]
  const entries = await Promise.all(others.map(async (person): Promise<[string, Known]> => [person.id, await find(person)]))
  return Object.fromEntries([[applicant.personId, applicant], ...entries])
}

/** The copy remembers which person of the form is whom, so that names can be shown as they were typed. */
function copyWith(draft: Draft, known: Record<string, Known>): Draft {
  return { ...draft, pages: { ...draft.pages, persons: Object.fromEntries(Object.entries(known).map(([id, { personId }]) => [personId, id])) } }
}

/** The household as declared. Errors: throws when the form is not complete, which its page has made sure of. */
function factsOf(form: Form, known: Record<string, Known>): HouseholdFacts {
  const idOf = (id: string) => known[id]?.personId ?? ''
  const owner = form.applicant.personId
  const owned = savingsOf(form)
  const dwelling = dwellingOf(form)
  return HouseholdFacts.parse({
    members: personsOf(form).map((person, i) => memberOf(person, known[person.id] ?? { personId: '', birthDate: '' }, i === 0, form.today)),
    incomes: wishesByMeans(form) ? sourcesOf(form).map(({ memberId, kind, rhythm, amounts }) => ({
      personId: idOf(memberId), kind, rhythm, amounts: amounts.map(({ month, cents }) => ({ month, amountCents: cents, provenance })),
    })) : [],
    savings: owned === undefined || !wishesByMeans(form) ? [] : owned.ofPersons.flatMap(({ id, accountCents, cashCents }) => [
      ...(accountCents === 0 ? [] : [{ personId: idOf(id), kind: 'account', amountCents: accountCents, provenance }]),
      ...(cashCents === 0 ? [] : [{ personId: idOf(id), kind: 'cash', amountCents: cashCents, provenance }]),
    ]),
    properties: owned === undefined || !wishesByMeans(form) ? [] : [
      ...Array.from({ length: owned.dwellings }, () => ({ personId: owner, kind: 'dwelling', isHome: false, provenance })),
      ...(owned.landM2 === 0 ? [] : [{ personId: owner, kind: 'land', areaM2: owned.landM2, provenance }]),
      ...Array.from({ length: owned.vehicles }, () => ({ personId: owner, kind: 'motor-vehicle', provenance })),
    ],
    dwelling: { ...dwelling, provenance },
    ...(wishesOf(form).some((kind) => claimIn(form, kind) !== undefined) ? { claims: claimsOf(form, known) } : {}),
    housingCosts: wishesOf(form).includes('housing') ? costsOf(form).map(({ item, month, cents }) => ({ item, month, amountCents: cents, provenance })) : [],
  })
}

/** What each benefit asked for by an event says, its people by their identifiers here. */
function claimsOf(form: Form, known: Record<string, Known>): Claim[] {
  return wishesOf(form).flatMap((kind): Claim[] => {
    const claim = claimIn(form, kind)
    if (claim === undefined || !isBenefit(kind)) return []
    const { subjects, need: _, ...said } = claim
    return [{ kind, ...said, subjects: subjects.flatMap((id) => known[id] ?? []).map(({ personId, birthDate }) => ({ personId, birthDate })), provenance }]
  })
}

function memberOf(person: Person, { personId, birthDate }: Known, applicant: boolean, today: string): Member {
  const adult = adultsOf([{ personId, role: 'adult', birthDate }], today).length === 1
  return { personId, role: applicant ? 'applicant' : adult ? 'adult' : 'child', birthDate, ...(person.studying ? { fullTimeEducation: true } : {}) }
}
