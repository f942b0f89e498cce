// The form, page 4: what each person lives on. Regular income by the three full months before this one, one-off income of twelve months.
import { z } from 'zod'
import { longMonth, monthOf, monthsBefore, type Month } from '../../domain/days.ts'
import { incomeKinds, type IncomeKind } from '../../domain/household.ts'
import { incomeMonths } from '../../domain/law/household-income.ts'
import { formatCents, type Cents } from '../../domain/money.ts'
import { readingsOf } from '../../policy/readings.ts'
import { incomeKinds as words } from '../words.ts'
import { amount, amountReceived, choice } from './fields.ts'
import { typedOn, type Form, type Row, type Task } from './form.ts'
import { personsOf } from './household.ts'
import { wishesByMeans } from './wishes.ts'

/** A source of income as typed: `rhythm` says which amounts matter, those of the three months or the one with its month. */
export const TypedSource = z.object({
  id: z.string(), memberId: z.string(), kind: z.string(), rhythm: z.string(), amounts: z.record(z.string(), z.string()), month: z.string(), amount: z.string(),
})
export type TypedSource = z.infer<typeof TypedSource>

/** A source that has been read: who, what, and how much in which months. */
export interface Source { id: string; memberId: string; kind: IncomeKind; rhythm: 'regular' | 'irregular'; amounts: { month: Month; cents: Cents }[] }

export const monthsAsked = (form: Form): Record<'regular' | 'irregular', Month[]> =>
  incomeMonths({ appliesOn: form.today, readings: readingsOf(form.municipality) })

const common = (form: Form) => ({
  id: z.string(),
  memberId: choice(personsOf(form).map(({ id }) => id), 'Izvēlieties, kurš šo ienākumu saņēma.'),
  kind: choice(incomeKinds, 'Izvēlieties, kas tas ir par ienākumu.'),
  rhythm: z.enum(['regular', 'irregular']),
})
const regular = (form: Form) => z.object({ ...common(form), amounts: z.object(Object.fromEntries(monthsAsked(form).regular.map((month) => [month, amount(longMonth(month))]))) })
const oneOff = (form: Form) => z.object({ ...common(form), month: choice(monthsAsked(form).irregular, 'Izvēlieties mēnesi, kurā saņēmāt.'), amount: amountReceived('Summa') })

/** What a typed source must be, as of today: when the month turns, another three months are asked about. */
export const sourceSchema = (form: Form, rhythm: string): z.ZodObject =>
  rhythm === 'regular' ? regular(form) : oneOff(form)

function read(form: Form, typed: TypedSource): Source[] {
  const months = regular(form).safeParse(typed).data
  if (months !== undefined && months.rhythm === 'regular') return [{ ...months, amounts: Object.entries(months.amounts).map(([month, cents]) => ({ month, cents })) }]
  const once = oneOff(form).safeParse(typed).data
  return once?.rhythm === 'irregular' ? [{ ...once, amounts: [{ month: once.month, cents: once.amount }] }] : []
}

/** What most households live on, in the order they are met; the rest of the list by name. */
export const commonKinds: Record<'regular' | 'irregular', readonly IncomeKind[]> = {
  regular: ['wage', 'pension', 'unemployment-benefit', 'family-state-benefit', 'maintenance', 'parental-benefit', 'child-raising-benefit', 'sick-benefit', 'state-social-security-benefit'],
  irregular: ['gift', 'transfer-from-person', 'property-sale', 'income-tax-refund', 'wage', 'economic-activity', 'lottery'],
}
/** What comes once by its nature is no regular income. */
const onlyOnce: readonly IncomeKind[] = ['gift', 'property-sale', 'lottery', 'income-tax-refund', 'birth-or-death-benefit', 'refugee-one-off-support', 'business-start-grant']
const names = new Intl.Collator('lv')

/** The kinds to choose from: the common ones, then the others by name. What was chosen before stays, wherever it stood. */
export function kindsToChoose(rhythm: 'regular' | 'irregular', chosen?: string): { common: IncomeKind[]; others: IncomeKind[] } {
  const common = [...commonKinds[rhythm]]
  const others = incomeKinds.filter((kind) => !common.includes(kind) && (rhythm === 'irregular' || !onlyOnce.includes(kind) || kind === chosen)).toSorted((a, b) => names.compare(words[a], words[b]))
  return { common, others }
}

/** The sources that are complete, in the order they were added; of persons who are still of the household. */
export const sourcesOf = (form: Form): Source[] => sourcesTyped(form).flatMap((typed) => read(form, typed))

export const sourcesTyped = (form: Form): TypedSource[] => {
  const persons = personsOf(form).map(({ id }) => id)
  return (TypedSource.array().safeParse(typedOn(form, incomes.key)['sources']).data ?? []).filter(({ memberId }) => persons.includes(memberId))
}

/** Those who say they had none; who has a source listed is not among them. */
export const withoutIncome = (form: Form): string[] => z.array(z.string()).safeParse(typedOn(form, incomes.key)['none']).data ?? []

/** Sources whose months have passed out of the time asked about, or that were never finished. */
export const unfinished = (form: Form): TypedSource[] => {
  const complete = sourcesOf(form).map(({ id }) => id)
  return sourcesTyped(form).filter(({ id }) => !complete.includes(id))
}

const schema = (form: Form) => z.object({ sources: z.unknown().optional(), none: z.unknown().optional() }).superRefine((_, context) => {
  for (const { id, text } of problemsOf(form)) context.addIssue({ code: 'custom', message: text, path: [id] })
})

/** What is missing before the page is complete, by the identifier of the person or the source. */
export function problemsOf(form: Form): { id: string; text: string }[] {
  const listed = sourcesTyped(form).map(({ memberId }) => memberId)
  const none = withoutIncome(form)
  return [
    ...unfinished(form).map(({ id, kind }) => ({ id: `source-${id}`, text: `${words[kind as IncomeKind] ?? 'Ienākums'}: ierakstiet summas par mēnešiem, kas jāvērtē tagad.` })),
    ...personsOf(form).filter(({ id }) => !listed.includes(id) && !none.includes(id))
      .map(({ id, name }) => ({ id: `none-${id}`, text: `${name}: pievienojiet ienākumu vai atzīmējiet, ka ienākumu nebija.` })),
  ]
}

export const incomes = {
  key: 'ienakumi',
  title: 'Ienākumi',
  asked: wishesByMeans,
  schema,
  rows: (form: Form) => personsOf(form).flatMap((person): Row[] => {
    const sources = sourcesOf(form).filter(({ memberId }) => memberId === person.id)
    if (sources.length === 0) return [{ question: person.name, answer: 'Ienākumu nav' }]
    return sources.map((source) => ({ question: person.name, answer: `${words[source.kind]}\n${amountsInWords(source)}` }))
  }),
} satisfies Task

export const amountsInWords = ({ rhythm, amounts }: Pick<Source, 'rhythm' | 'amounts'>): string =>
  amounts.map(({ month, cents }) => `${longMonth(month)}${rhythm === 'irregular' ? ', vienreiz' : ''}: ${formatCents(cents)}`).join('\n')

/** The month savings are stated for: the last of the three. */
export const lastFullMonth = (form: Form): Month => monthsBefore(monthOf(form.today), 1)[0] ?? ''
