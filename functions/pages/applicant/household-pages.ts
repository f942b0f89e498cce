// The pages of page 3 of the form: the list of persons, and the page of one of them.
import { normalisePersonCode } from '../../domain/person-code.ts'
import { NotFound, type Page, type Request } from '../page.ts'
import { fieldErrors } from './fields.ts'
import { change, frame, onward, openForm, shown, type Form } from './form.ts'
import { household, listedOnce, listedTwice, memberSchema, membersTyped, personsOf, warningOf, type TypedMember } from './household.ts'

const path = `/pieteikties/${household.key}`
/** Far more than any household; an application and its people are kept in one commit. */
const mostPersons = 30
const carried = ({ query }: Request): string => (query.has('parbaude') ? '?parbaude' : '')

const list = (form: Form, request: Request, problem?: string) => shown('applicant/household.njk', household.title, form, household.key, request, {
  carried: carried(request),
  persons: personsOf(form).map((person, i) => ({ ...person, applicant: i === 0, warning: warningOf(person, form) })),
}, problem === undefined ? [] : [{ field: 'more', text: problem }])

export const householdPages: Page[] = [
  {
    path,
    for: 'resident',
    async get(request, dependencies) {
      const form = await openForm(request, dependencies)
      return household.asked(form) ? list(form, request) : { redirect: '/pieteikties' }
    },
    async post(request, dependencies) {
      const removed = request.form.get('remove')
      if (removed !== null) {
        await change(request, dependencies, household.key, (typed) => ({ ...typed, members: members(typed['members']).filter(({ id }) => id !== removed), more: '' }))
        return { redirect: `${path}${carried(request)}` }
      }
      const more = request.form.get('more') ?? ''
      const { form } = await change(request, dependencies, household.key, (typed) => ({ ...typed, more }))
      if (more === 'yes') return { redirect: `${path}/jauns${carried(request)}` }
      if (more === 'no' && !listedOnce(personsOf(form))) return list(form, request, listedTwice)
      return more === 'no' ? { redirect: onward(request) } : list(form, request, 'Atbildiet, vai ar jums kopā dzīvo vēl kāds.')
    },
  },
  {
    path: `${path}/:id`,
    for: 'resident',
    async get(request, dependencies) {
      const form = await openForm(request, dependencies)
      if (!household.asked(form)) return { redirect: '/pieteikties' }
      const id = request.params['id']
      const member = membersTyped(form).find((candidate) => candidate.id === id)
      if (member === undefined && id !== 'jauns') throw new NotFound()
      return { view: 'applicant/person.njk', title: titleOf(member), data: { ...frame(request, []), typed: member ?? {}, carried: carried(request) } }
    },
    async post(request, dependencies) {
      const before = await openForm(request, dependencies)
      const { form: typedForm, params } = request
      if (params['id'] !== 'jauns' && !membersTyped(before).some(({ id }) => id === params['id'])) throw new NotFound()
      const read = (field: string) => typedForm.get(field) ?? ''
      const typed: TypedMember = {
        id: params['id'] === 'jauns' ? dependencies.newId() : params['id'] ?? '',
        code: read('code'), givenName: read('givenName'), familyName: read('familyName'),
        birthDate: { day: read('birthDate-day'), month: read('birthDate-month'), year: read('birthDate-year') }, studying: read('studying'),
      }
      const others = personsOf(before).slice(1).filter(({ id }) => id !== typed.id).map(({ code }) => code)
      const checked = memberSchema(before, others).safeParse(typed)
      const errors = checked.success ? others.length + 2 > mostPersons ? [{ field: 'givenName', text: `Vienā iesniegumā var ierakstīt ne vairāk kā ${mostPersons} cilvēkus. Ja jūsu ir vairāk, zvaniet dienestam.` }] : [] : fieldErrors(checked.error)
      if (errors.length > 0) {
        return { view: 'applicant/person.njk', title: titleOf(params['id'] === 'jauns' ? undefined : typed), errors, data: { ...frame(request, errors), typed, carried: carried(request) } }
      }
      await change(request, dependencies, household.key, (page) => {
        const listed = members(page['members'])
        const known = listed.some(({ id }) => id === typed.id)
        // A second click, or another window: the same person is listed once.
        if (listed.some(({ id, code }) => id !== typed.id && normalisePersonCode(code) === normalisePersonCode(typed.code))) return page
        return { members: known ? listed.map((member) => (member.id === typed.id ? typed : member)) : [...listed, typed], more: '' }
      })
      return { redirect: `${path}${carried(request)}` }
    },
  },
]

const titleOf = (member: TypedMember | undefined): string => (member === undefined ? 'Kas vēl dzīvo kopā ar jums?' : 'Labot ziņas par cilvēku')

const members = (typed: unknown): TypedMember[] => (Array.isArray(typed) ? (typed as TypedMember[]) : [])
