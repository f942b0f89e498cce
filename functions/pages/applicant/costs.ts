// The form, page 7, for who asks for the housing benefit: what the dwelling cost in a month, item by item.
import { z } from 'zod'
import { longMonth, monthOf, monthPlus, type Month } from '../../domain/days.ts'
import { costItems, type CostItem } from '../../domain/household.ts'
import { formatCents, type Cents } from '../../domain/money.ts'
import { costItems as words } from '../words.ts'
import { amountOrNone, choice } from './fields.ts'
import { answersTo, taskPage, type Form, type Row, type Task } from './form.ts'
import { wishesOf } from './wishes.ts'

/** MK 809 p. 2.6: bills of the month of application or the month before. */
const months = (form: Form): Month[] => [monthPlus(monthOf(form.today), -1), monthOf(form.today)]

const items = Object.fromEntries(costItems.map((item) => [item, amountOrNone(words[item])])) as Record<CostItem, ReturnType<typeof amountOrNone>>

const schema = (form: Form) => z.object({ month: choice(months(form), 'Izvēlieties, par kuru mēnesi ir rēķini.'), ...items }).superRefine((typed, context) => {
  if (costItems.every((item) => typed[item] === 0)) context.addIssue({ code: 'custom', path: [costItems[0]], message: 'Ierakstiet vismaz vienu izdevumu. Ja mājokļa izdevumu nav, mājokļa pabalstu nevar aprēķināt.' })
})

export const costs = {
  key: 'izdevumi',
  title: 'Mājokļa izdevumi',
  asked: (form: Form) => wishesOf(form).includes('housing'),
  schema,
  rows: (form: Form): Row[] => {
    const listed = costsOf(form)
    const totalCents = listed.reduce((sum, { cents }) => sum + cents, 0)
    return [...listed.map(({ item, month, cents }) => ({ question: `${words[item]}, ${longMonth(month)}`, answer: formatCents(cents) })), { question: 'Kopā', answer: formatCents(totalCents) }]
  },
} satisfies Task

export function costsOf(form: Form): { item: CostItem; month: Month; cents: Cents }[] {
  const answers = answersTo(costs, form)
  return answers === undefined ? [] : costItems.filter((item) => answers[item] > 0).map((item) => ({ item, month: answers.month, cents: answers[item] }))
}

export const costsPage = taskPage(costs, 'applicant/costs.njk', (form) => ({
  months: months(form).map((month) => ({ value: month, text: longMonth(month) })), items: costItems.map((item) => ({ item, text: words[item] })),
}))
