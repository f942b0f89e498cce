// The pages of page 4 of the form: everybody's income, and the page of one source.
import { z } from 'zod'
import { longMonth } from '../../domain/days.ts'
import type { IncomeKind } from '../../domain/household.ts'
import { incomeKinds as words } from '../words.ts'
import { found, type FieldError, type Page, type Request } from '../page.ts'
import { fieldErrors } from './fields.ts'
import { change, frame, onward, openForm, shown, type Form } from './form.ts'
import { personsOf } from './household.ts'
import { amountsInWords, incomes, kindsToChoose, monthsAsked, problemsOf, sourceSchema, sourcesOf, sourcesTyped, TypedSource, unfinished, withoutIncome, type Source } from './incomes.ts'

const path = `/pieteikties/${incomes.key}`
/** The page of a new source bears its identifier, so that a second click finds it instead of adding another. */
const NewId = z.string().regex(/^[0-9a-z]{10}$/)
/** Far more than any household has; an application is kept as one item. */
const mostSources = 100
const carried = ({ query }: Request): string => (query.has('parbaude') ? '?parbaude' : '')

function list(form: Form, request: Request, errors: FieldError[] = []) {
  const sources = sourcesOf(form).map((source) => ({ ...source, kind: words[source.kind], amounts: amountsInWords(source) }))
  const open = unfinished(form).map(({ id, memberId, kind }) => ({ id, memberId, kind: (words as Record<string, string>)[kind] ?? 'Ienākums', amounts: '' }))
  return shown('applicant/incomes.njk', incomes.title, form, incomes.key, request, {
    carried: carried(request), months: monthsAsked(form).regular.map(longMonth),
    persons: personsOf(form).map(({ id, name }) => ({ id, name, sources: [...sources, ...open].filter(({ memberId }) => memberId === id), without: withoutIncome(form).includes(id) })),
  }, errors)
}

/** Kinds by their names: the common ones, a line, the others. */
function kindOptions(rhythm: Source['rhythm'], chosen: string | undefined) {
  const { common, others } = kindsToChoose(rhythm, chosen)
  const option = (kind: IncomeKind) => ({ value: kind, text: words[kind] })
  return [...common.map(option), { value: '', text: 'Citi ienākumi:', disabled: true }, ...others.map(option)]
}

/** The last part of the path when a source is added: it says of which rhythm. */
const added = new Map<string, Source['rhythm']>([['regulars', 'regular'], ['vienreizejs', 'irregular']])

function one(form: Form, request: Request, typed: Pick<TypedSource, 'rhythm'> & Partial<TypedSource>, errors: FieldError[] = []) {
  const { regular, irregular } = monthsAsked(form)
  const option = (month: string) => ({ value: month, text: longMonth(month) })
  return {
    view: 'applicant/income.njk', title: typed.rhythm === 'regular' ? 'Regulārs ienākums' : 'Vienreizējs ienākums', errors,
    data: { ...frame(request, errors), typed, carried: carried(request), persons: personsOf(form), kinds: kindOptions(typed.rhythm === 'irregular' ? 'irregular' : 'regular', typed.kind), regular: regular.map(option), irregular: irregular.map(option).toReversed() },
  }
}

export const incomePages: Page[] = [
  {
    path,
    for: 'resident',
    async get(request, dependencies) {
      const form = await openForm(request, dependencies)
      return incomes.asked(form) ? list(form, request) : { redirect: '/pieteikties' }
    },
    async post(request, dependencies) {
      const removed = request.form.get('remove')
      if (removed !== null) {
        await change(request, dependencies, incomes.key, (typed) => ({ ...typed, sources: sources(typed['sources']).filter(({ id }) => id !== removed) }))
        return { redirect: `${path}${carried(request)}` }
      }
      const none = request.form.getAll('none')
      const { form } = await change(request, dependencies, incomes.key, (typed) => ({ ...typed, none }))
      const problems = problemsOf(form)
      return problems.length === 0 ? { redirect: onward(request) } : list(form, request, problems.map(({ id, text }) => ({ field: id, text })))
    },
  },
  {
    path: `${path}/:id`,
    for: 'resident',
    async get(request, dependencies) {
      const form = await openForm(request, dependencies)
      if (!incomes.asked(form)) return { redirect: '/pieteikties' }
      const rhythm = added.get(request.params['id'] ?? '')
      if (rhythm !== undefined) return one(form, request, { id: dependencies.newId(), rhythm, memberId: request.query.get('kam') ?? '' })
      return one(form, request, found(sourceOf(form, request)))
    },
    async post(request, dependencies) {
      const form = await openForm(request, dependencies)
      const read = (field: string) => request.form.get(field) ?? ''
      const rhythm = added.get(request.params['id'] ?? '')
      const typed: TypedSource = {
        ...(rhythm === undefined ? found(sourceOf(form, request)) : { id: NewId.safeParse(request.form.get('id')).data ?? dependencies.newId(), rhythm }),
        memberId: read('memberId'), kind: read('kind'), month: read('month'), amount: read('amount'),
        amounts: Object.fromEntries(monthsAsked(form).regular.map((month) => [month, read(`amounts-${month}`)])),
      }
      const checked = sourceSchema(form, typed.rhythm).safeParse(typed)
      if (!checked.success) return one(form, request, typed, fieldErrors(checked.error))
      if (rhythm !== undefined && sourcesTyped(form).length >= mostSources) return one(form, request, typed, [{ field: 'kind', text: `Vienā iesniegumā var ierakstīt ne vairāk kā ${mostSources} ienākumus. Ja jūsu ir vairāk, zvaniet dienestam.` }])
      await change(request, dependencies, incomes.key, (page) => {
        const listed = sources(page['sources'])
        const known = listed.some(({ id }) => id === typed.id)
        const none = z.array(z.string()).safeParse(page['none']).data ?? []
        return { sources: known ? listed.map((source) => (source.id === typed.id ? typed : source)) : [...listed, typed], none: none.filter((id) => id !== typed.memberId) }
      })
      return { redirect: `${path}${carried(request)}` }
    },
  },
]

const sourceOf = (form: Form, { params }: Request): TypedSource | undefined => sourcesTyped(form).find(({ id }) => id === params['id'])

const sources = (typed: unknown): TypedSource[] => TypedSource.array().safeParse(typed).data ?? []
