// The form, a page for each benefit asked for by an event: only what is needed to answer for it.
import { z } from 'zod'
import { benefitKinds, benefits, type Ask, type BenefitKind } from '../../domain/benefits.ts'
import { addMonths, Day, numericDay } from '../../domain/days.ts'
import { formatCents, type Cents } from '../../domain/money.ts'
import { formatPersonCode, normalisePersonCode } from '../../domain/person-code.ts'
import { fullName } from '../../domain/person.ts'
import type { Page } from '../page.ts'
import { exampleFields } from '../typed.ts'
import { certifiedQuestion, costQuestion, eventQuestion, needQuestion, subjectQuestion } from './benefit-words.ts'
import { amountReceived, count, name, personCode, text, yesOrNo } from './fields.ts'
import { taskPage, typedOn, type Form, type Row, type Task } from './form.ts'
import { personsOf, type Person } from './household.ts'
import { wishesOf } from './wishes.ts'

const longestNeed = 4000
/** Nobody alive was born, or wed, earlier. */
const oldestYears = 120

const dayNames = { birthDate: 'Dzimšanas datums', eventOn: 'Notikuma datums' } as const
type DayField = keyof typeof dayNames

/** Three fields of a date. */
const dayFields = (field: string) => Object.fromEntries(['day', 'month', 'year'].map((part) => [`${field}-${part}`, z.string().optional().default('').transform((value) => value.trim())]))

/** The day typed in three fields; undefined: it is none. */
function dayTyped(typed: Record<string, unknown>, field: string): Day | undefined {
  const part = (of: string, length: number) => String(typed[`${field}-${of}`] ?? '').trim().padStart(length, '0')
  return Day.safeParse(`${part('year', 4)}-${part('month', 2)}-${part('day', 2)}`).data
}

/** What is wrong with a day that is past or today. */
function dayProblem(typed: Record<string, unknown>, field: DayField, { today }: Form): string | undefined {
  const which = dayNames[field]
  if (['day', 'month', 'year'].some((part) => String(typed[`${field}-${part}`] ?? '') === '')) return `${which}: ierakstiet dienu, mēnesi un gadu.`
  const day = dayTyped(typed, field)
  if (day === undefined) return `${which}: tāda datuma nav. Ierakstiet cipariem, piemēram, ${field === 'birthDate' ? '27 3 2015' : exampleFields(today, -10)}.`
  if (day > today) return `${which} nevar būt nākotnē.`
  return day < addMonths(today, -12 * oldestYears) ? `${which}: pārbaudiet gadu.` : undefined
}

const asks = (kind: BenefitKind, ask: Ask): boolean => benefits[kind].asks.includes(ask)

/** Children of the household among whom is chosen. */
const childrenOf = (form: Form): Person[] => personsOf(form).slice(1).filter(({ birthDate }) => birthDate > addMonths(form.today, -12 * 20))

const schemaOf = (kind: BenefitKind) => (form: Form) => z.object({
  ...(asks(kind, 'subject') ? {
    givenName: name('Ierakstiet vārdu, kā tas ir dokumentā.'), familyName: name('Ierakstiet uzvārdu, kā tas ir dokumentā.'), code: personCode([normalisePersonCode(form.applicant.personCode)]), ...dayFields('birthDate'),
  } : {}),
  ...(asks(kind, 'children') ? { children: z.preprocess((typed) => typed ?? [], z.array(z.enum(['', ...childrenOf(form).map(({ id }) => id)])).min(1, 'Atzīmējiet vismaz vienu bērnu. Ja bērna sarakstā nav, pievienojiet viņu sadaļā "Kas dzīvo kopā ar jums?".')) } : {}),
  ...(asks(kind, 'eventOn') ? dayFields('eventOn') : {}),
  ...(asks(kind, 'days') ? { days: count('Dienu skaits') } : {}),
  ...(asks(kind, 'costCents') ? { cost: amountReceived('Summa') } : {}),
  ...(asks(kind, 'disabled') ? { disabled: yesOrNo('Atbildiet, vai jums kopš bērnības ir invaliditāte.') } : {}),
  ...(asks(kind, 'studying') ? { studying: yesOrNo('Atbildiet, vai jūs mācāties.') } : {}),
  ...(asks(kind, 'certified') ? { certified: yesOrNo('Atbildiet uz šo jautājumu.') } : {}),
  ...(asks(kind, 'need') ? { need: text(longestNeed, 'Uzrakstiet dažos teikumos.') } : {}),
}).refine(dayIsGood(kind, 'birthDate', 'subject', form), dayFlaw('birthDate', form)).refine(dayIsGood(kind, 'eventOn', 'eventOn', form), dayFlaw('eventOn', form))

const dayIsGood = (kind: BenefitKind, field: DayField, ask: Ask, form: Form) => (typed: Record<string, unknown>): boolean => !asks(kind, ask) || dayProblem(typed, field, form) === undefined
/** Said together with what is wrong elsewhere on the page. */
const dayFlaw = (field: DayField, form: Form) => ({ path: [`${field}-day`], when: () => true, error: ({ input }: { input?: unknown }) => dayProblem(input as Record<string, unknown>, field, form) ?? '' })

export interface ClaimTyped {
  /** People of the form, by their identifiers there. */
  subjects: string[]
  eventOn?: Day
  costCents?: Cents
  days?: number
  disabled?: boolean
  studying?: boolean
  certified?: boolean
  need?: string
}

const keyOf = (kind: BenefitKind): string => `pabalsts-${kind}`
/** The person typed on the page of a benefit, in the form's own terms. */
const subjectId = (form: Form, kind: BenefitKind): string => `${form.draft?.applicationId ?? ''}-${kind}`

/** What was said for a benefit, once its page is complete; undefined where it has no page. */
export function claimIn(form: Form, kind: string): ClaimTyped | undefined {
  const benefit = benefitKinds.find((candidate) => candidate === kind)
  if (benefit === undefined || benefits[benefit].asks.length === 0) return undefined
  const said = schemaOf(benefit)(form).safeParse(typedOn(form, keyOf(benefit))).data as (Record<string, unknown> & { children?: string[] }) | undefined
  if (said === undefined) return undefined
  const eventOn = dayTyped(said, 'eventOn')
  return {
    subjects: asks(benefit, 'subject') ? [subjectId(form, benefit)] : said.children ?? [],
    ...(asks(benefit, 'eventOn') && eventOn !== undefined ? { eventOn } : {}),
    ...(said['cost'] === undefined ? {} : { costCents: Number(said['cost']) }),
    ...(said['days'] === undefined ? {} : { days: Number(said['days']) }),
    ...Object.fromEntries((['disabled', 'studying', 'certified'] as const).flatMap((field) => (said[field] === undefined ? [] : [[field, said[field] === true]]))),
    ...(said['need'] === undefined ? {} : { need: String(said['need']) }),
  }
}

/** Everyone typed as the one a benefit is asked for: to be found or entered like a person of the household. */
export function subjectsTyped(form: Form): Person[] {
  return wishesOf(form).flatMap((kind) => {
    const benefit = benefitKinds.find((candidate) => candidate === kind)
    if (benefit === undefined || !asks(benefit, 'subject')) return []
    const said = schemaOf(benefit)(form).safeParse(typedOn(form, keyOf(benefit))).data as Record<string, unknown> | undefined
    const birthDate = said && dayTyped(said, 'birthDate')
    if (said === undefined || birthDate === undefined) return []
    const named = { givenName: String(said['givenName']), familyName: String(said['familyName']) }
    return [{ id: subjectId(form, benefit), code: String(said['code']), ...named, name: fullName(named), birthDate, adult: false, studying: false }]
  })
}

const yes = (answer: boolean): string => (answer ? 'Jā' : 'Nē')

function rowsOf(form: Form, kind: BenefitKind): Row[] {
  const claim = claimIn(form, kind)
  if (claim === undefined) return []
  const persons = [...subjectsTyped(form), ...personsOf(form)].filter(({ id }) => claim.subjects.includes(id))
  return [
    ...persons.map((person) => ({ question: subjectQuestion[kind] ?? 'Bērns', answer: `${person.name}, ${formatPersonCode(person.code)}, dzim. ${numericDay(person.birthDate)}` })),
    ...(claim.eventOn === undefined ? [] : [{ question: eventQuestion[kind] ?? 'Kad?', answer: numericDay(claim.eventOn) }]),
    ...(claim.days === undefined ? [] : [{ question: 'Dienu skaits', answer: String(claim.days) }]),
    ...(claim.costCents === undefined ? [] : [{ question: costQuestion[kind] ?? 'Cik samaksājāt?', answer: formatCents(claim.costCents) }]),
    ...(claim.disabled === undefined ? [] : [{ question: disabledQuestion, answer: yes(claim.disabled) }]),
    ...(claim.studying === undefined ? [] : [{ question: studyingQuestion, answer: yes(claim.studying) }]),
    ...(claim.certified === undefined ? [] : [{ question: certifiedQuestion[kind] ?? 'Dokuments ir', answer: yes(claim.certified) }]),
    ...(claim.need === undefined ? [] : [{ question: needQuestion[kind] ?? 'Kas vajadzīgs?', answer: claim.need }]),
  ]
}

const disabledQuestion = 'Vai jums kopš bērnības ir invaliditāte?'
const studyingQuestion = 'Vai mācāties vispārējā, profesionālajā vai augstākajā izglītībā?'

const taskOf = (kind: BenefitKind) => ({
  key: keyOf(kind), title: benefits[kind].name,
  asked: (form: Form) => wishesOf(form).includes(kind),
  schema: schemaOf(kind),
  rows: (form: Form) => rowsOf(form, kind),
} satisfies Task)

const withPage = benefitKinds.filter((kind) => benefits[kind].asks.length > 0 && benefits[kind].from === 'application')

export const claimTasks: Task[] = withPage.map(taskOf)

export const claimPages: Page[] = withPage.map((kind) => taskPage(taskOf(kind), 'applicant/claim.njk', (form) => ({
  asks: Object.fromEntries(benefits[kind].asks.map((ask) => [ask, true])),
  children: childrenOf(form).map(({ id, name: text }) => ({ value: id, text })),
  questions: {
    subject: subjectQuestion[kind] ?? 'Bērns', event: eventQuestion[kind] ?? 'Kad?', cost: costQuestion[kind] ?? 'Cik samaksājāt?', certified: certifiedQuestion[kind] ?? '', need: needQuestion[kind] ?? 'Kas vajadzīgs?',
    disabled: disabledQuestion, studying: studyingQuestion,
  },
}), ['children']))
