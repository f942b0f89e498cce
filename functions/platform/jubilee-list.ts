// The list of a month's jubilarians: what the register said, laid against the law and against what was given before.
import { benefits } from '../domain/benefits.ts'
import { addDays, dayAt, firstDayOf, lastDayOf, type Day, type Month } from '../domain/days.ts'
import type { HouseholdFacts } from '../domain/household.ts'
import { instantOf } from '../domain/identifiers.ts'
import { jubileeAges, reachedIn, type Gift, type Jubilees, type NotGiven } from '../domain/jubilee.ts'
import { slotsOf } from '../domain/law/claim-frequency.ts'
import { isSettled } from '../domain/law/policy.ts'
import type { RegisterPerson, RegisterQuestion } from '../domain/register.ts'
import { answered, policiesBehind, policyAtOf } from '../policy/answered.ts'
import { policyOn } from '../policy/policy-on.ts'
import { idOf, rowsBehind } from '../policy/rerun.ts'
import type { Dependencies } from './dependencies.ts'
import { identifierOf } from './mark.ts'
import { signedRows } from './signed-rows.ts'

/** The ages the municipality gives something for on any day of the month; the law may change within it. */
function agesIn(month: Month, municipality: string): number[] {
  const ages = new Set<number>()
  for (let day: Day = firstDayOf(month); day <= lastDayOf(month); day = addDays(day, 1)) {
    const terms = policyOn({ municipality, appliesOn: day, knownOn: day, about: { kind: 'jubilee' } }).benefitTerms
    if (terms !== undefined && isSettled(terms)) jubileeAges(terms.value).forEach((age) => ages.add(age))
  }
  return [...ages].toSorted((a, b) => a - b)
}

/** The question about a month, with its purpose and legal basis. */
export const birthdaysOf = ({ month, municipality }: Pick<Jubilees, 'month' | 'municipality'>): Pick<RegisterQuestion, 'birthdays' | 'purpose' | 'legalBasis'> => ({
  birthdays: { municipality, from: firstDayOf(month), to: lastDayOf(month), ages: agesIn(month, municipality) },
  purpose: 'Dāvanas dzīves jubilejā pašvaldībā deklarētajiem iedzīvotājiem', legalBasis: benefits.jubilee.norms,
})

/** Everyone the register named, in the order of their birthdays. */
export async function listed(persons: readonly RegisterPerson[], { jubileesId, month }: Pick<Jubilees, 'jubileesId' | 'month'>, dependencies: Dependencies): Promise<Gift[]> {
  const ages = agesIn(month, dependencies.municipality)
  const gifts = await Promise.all(persons.map((person) => giftFor(person, { jubileesId, month, ages }, dependencies)))
  return [...new Map(gifts.map((gift) => [gift.giftId, gift])).values()].toSorted((a, b) => a.reachedOn.localeCompare(b.reachedOn) || a.giftId.localeCompare(b.giftId))
}

/** Registers write codes with a hyphen or without. */
const digitsOf = ({ personCode }: Pick<RegisterPerson, 'personCode'>): string => personCode.replace(/\D/g, '')

async function giftFor(person: RegisterPerson, { jubileesId, month, ages }: { jubileesId: string; month: Month; ages: number[] }, dependencies: Dependencies): Promise<Gift> {
  const { store, now, municipality } = dependencies
  const personCode = digitsOf(person)
  const { givenName = '', familyName = '', birthDate, declaredAddress = '', parish = '', deceasedOn } = person
  const known = await store.people.residentByCode(personCode)
  const reached = birthDate === undefined ? undefined : reachedIn(birthDate, ages, firstDayOf(month), lastDayOf(month))
  const personId = known?.personId ?? identifierOf(`person/${personCode}`)
  const gift: Gift = {
    jubileesId, giftId: identifierOf(`jubilee/${personCode}/${reached?.years ?? month}`), personId, personCode, givenName, familyName, ...(birthDate === undefined ? {} : { birthDate }), address: declaredAddress,
    parish: parish === '' ? known?.parish ?? '' : parish, years: reached?.years ?? 0, reachedOn: reached?.on ?? firstDayOf(month), hasAccount: await accountOf(personId, dependencies) !== undefined, version: 1,
  }
  const unclear = (why: string): Gift => ({ ...gift, notGiven: 'Unclear', why })
  // What came over the wire is judged: nobody is given anything on half an answer.
  if (reached === undefined || birthDate === undefined) return unclear('reģistra dzimšanas datums nav šī mēneša jubileja')
  if (givenName === '' || familyName === '' || declaredAddress === '') return unclear('reģistra atbildē nav vārda vai adreses')
  if (deceasedOn !== undefined) return { ...gift, notGiven: 'Died' }
  if (await isTaken(gift, dependencies)) return { ...gift, notGiven: 'AlreadyGranted' }
  const { answer } = await assessedGift({ ...gift, birthDate }, { store, municipality, knownOn: dayAt(instantOf(now())) })
  if (answer.outcome === 'Entitled') return { ...gift, amountCents: answer.amountCents }
  return unclear(answer.outcome === 'Unsettled' ? answer.what.map(({ why }) => why).join('; ') : answer.reasons.map(({ text }) => text).join('; '))
}

/** What the register says of the signed list: who has died or is declared here no more is passed over. */
export function confirmed(gifts: readonly Gift[], persons: readonly RegisterPerson[]): Gift[] {
  const byCode = new Map(persons.map((person) => [digitsOf(person), person]))
  return gifts.filter(({ notGiven }) => notGiven === undefined).flatMap((gift) => {
    const person = byCode.get(gift.personCode)
    const notGiven: NotGiven | undefined = person === undefined ? 'MovedAway' : person.deceasedOn === undefined ? undefined : 'Died'
    return notGiven === undefined ? [] : [{ ...gift, notGiven, version: gift.version + 1 }]
  })
}

/** Whether this age's gift is given already: on an application of their own, or from an earlier list. */
export async function isTaken({ personId, years }: Pick<Gift, 'personId' | 'years'>, { store }: Pick<Dependencies, 'store'>): Promise<boolean> {
  const taken = await store.awards.slotsTaken([personId], 'jubilee', '')
  return slotsOf('each', '', years, []).some((slot) => taken.includes(slot))
}

/** The account last known of a person: of their own applications, else of what they were paid. */
export async function accountOf(personId: string, { store }: Pick<Dependencies, 'store'>): Promise<string | undefined> {
  const caseIds = await store.cases.ofPerson(personId)
  const [applications, awards] = await Promise.all([Promise.all(caseIds.map((caseId) => store.applications.ofCase(caseId))), Promise.all(caseIds.map((caseId) => store.awards.ofCase(caseId)))])
  const known = [
    ...applications.flat().filter(({ applicantId }) => applicantId === personId).map(({ iban, submittedAt: at }) => ({ iban, at })),
    ...awards.flatMap((of) => of.awards).filter(({ payee }) => payee.personId === personId).map(({ payee: { iban }, awardedAt: at }) => ({ iban, at })),
  ]
  return known.filter(({ iban }) => iban !== '').toSorted((a, b) => b.at.localeCompare(a.at))[0]?.iban
}

/** The facts of a jubilee: the person, declared here, born on that day, all by the register. */
export function factsOfGift({ personId, birthDate }: { personId: string; birthDate: Day }, asOf: Day): HouseholdFacts {
  const provenance = { source: 'register' as const, name: 'PMLP', asOf }
  return {
    members: [{ personId, role: 'applicant', birthDate }], incomes: [], savings: [], properties: [], housingCosts: [],
    dwelling: { declaredThere: true, livingThere: true, provenance }, claims: [{ kind: 'jubilee', eventOn: birthDate, subjects: [], provenance }],
  }
}

/** The law of the day the age was reached, as known today. */
export async function assessedGift(gift: Pick<Gift, 'personId' | 'reachedOn'> & { birthDate: Day }, { store, municipality, knownOn }: Pick<Dependencies, 'store' | 'municipality'> & { knownOn: Day }) {
  const signed = await signedRows({ store, municipality })
  const household = { municipality, facts: factsOfGift(gift, knownOn), signatures: [] }
  const question = { kind: 'jubilee' as const, appliesOn: gift.reachedOn, knownOn, ...household, signedRows: signed }
  const policyAt = policyAtOf(question)
  const answer = answered(question, policyAt)
  const rows = rowsBehind(...policiesBehind(question, answer, policyAt))
  const used = signed.filter(({ rowId }) => rows.some((row) => idOf(row) === rowId))
  return { answer, asked: { ...household, ...(used.length === 0 ? {} : { signedRows: used }), rows, readings: policyAt(gift.reachedOn).readings } }
}
