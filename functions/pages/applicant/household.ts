// The form, page 3: who lives in the dwelling and shares its expenses. The applicant is given; the others are added one by one.
import { z } from 'zod'
import { ageOn, numericDay, type Day } from '../../domain/days.ts'
import { formatPersonCode, normalisePersonCode, readPersonCode } from '../../domain/person-code.ts'
import { fullName } from '../../domain/person.ts'
import { birthDate, choice, name, personCode } from './fields.ts'
import { typedOn, type Form, type Row, type Task } from './form.ts'
import { wishesOfHousehold } from './wishes.ts'

/** Someone of the household as the form knows them; `id` is the form's own until the application is submitted. */
export interface Person { id: string; code: string; name: string; givenName: string; familyName: string; birthDate: Day; adult: boolean; studying: boolean }

/** As typed on the page of one person. */
export const TypedMember = z.object({
  id: z.string(), code: z.string(), givenName: z.string(), familyName: z.string(),
  birthDate: z.object({ day: z.string(), month: z.string(), year: z.string() }), studying: z.string(),
})
export type TypedMember = z.infer<typeof TypedMember>

/** One person. `others`: the codes of those already listed, whom it may not be again. */
export const memberSchema = (form: Form, others: readonly string[]) => z.object({
  id: z.string(),
  givenName: name('Ierakstiet vārdu, kā tas ir dokumentā.'),
  familyName: name('Ierakstiet uzvārdu, kā tas ir dokumentā.'),
  code: personCode([normalisePersonCode(form.applicant.personCode), ...others]),
  birthDate: birthDate(form.today),
  studying: z.string(),
})

/** Drafts of older releases may list somebody twice. */
export const listedTwice = 'Kāds cilvēks ir ierakstīts divreiz: noņemiet vienu ierakstu.'
export const listedOnce = (members: readonly { code: string }[]): boolean => new Set(members.map(({ code }) => code)).size === members.length

const schema = (form: Form) => z.object({
  members: z.array(memberSchema(form, [])).optional().default([]).refine(listedOnce, listedTwice),
  more: choice(['no'], 'Atbildiet, vai ar jums kopā dzīvo vēl kāds.'),
})

export const household = {
  key: 'majsaimnieciba',
  title: 'Kas dzīvo kopā ar jums?',
  asked: wishesOfHousehold,
  schema,
  rows: (form: Form) => personsOf(form).map((person): Row => {
    const warning = warningOf(person, form)
    return {
      question: person.id === form.applicant.personId ? 'Iesniedzējs' : person.adult ? 'Pilngadīga persona' : 'Bērns',
      answer: `${person.name}, ${formatPersonCode(person.code)}, dzim. ${numericDay(person.birthDate)}${person.studying ? ', mācās pilna laika izglītībā' : ''}`,
      ...(warning === undefined ? {} : { warning }),
    }
  }),
} satisfies Task

export const membersTyped = (form: Form): TypedMember[] => TypedMember.array().safeParse(typedOn(form, household.key)['members']).data ?? []

/** The household so far: the applicant, and everyone added who could be read. For a service or an event alone it is the applicant. */
export function personsOf(form: Form): Person[] {
  const { applicant } = form
  const person = (of: Omit<Person, 'name' | 'adult'>): Person => ({ ...of, name: fullName(of), adult: ageOn(of.birthDate, form.today) >= 18 })
  const first = person({ id: applicant.personId, code: normalisePersonCode(applicant.personCode), givenName: applicant.givenName, familyName: applicant.familyName, birthDate: applicant.birthDate, studying: false })
  if (!wishesOfHousehold(form)) return [first]
  return [first, ...membersTyped(form).flatMap((typed) => {
    const { data } = memberSchema(form, []).safeParse(typed)
    return data === undefined ? [] : [person({ ...data, studying: data.studying === 'yes' })]
  })]
}

/** The rule of the check digit was never published, and codes were given out by mistake: a reason to look twice, never to refuse. */
export function warningOf({ code, birthDate: bornOn, id }: Person, form: Form): string | undefined {
  if (id === form.applicant.personId) return undefined
  const reading = readPersonCode(code)
  if (!('kind' in reading) || reading.kind === 'new') return undefined
  if (!reading.checkDigitHolds) return 'Pārbaudiet, vai kods ir pareizs: kontrolcipars nesakrīt.'
  return reading.birthDate === bornOn ? undefined : 'Pārbaudiet, vai kods ir pareizs: dzimšanas datums ar to nesakrīt.'
}
