// The form, page 5: savings of each person at the end of the last full month, and what the household owns besides its home.
import { z } from 'zod'
import { lastDayOf, numericDay, type Month } from '../../domain/days.ts'
import { formatCents, type Cents } from '../../domain/money.ts'
import { amount, amountOrNone, count, hectares } from './fields.ts'
import { answersTo, taskPage, type Form, type Row, type Task } from './form.ts'
import { personsOf, type Person } from './household.ts'
import { lastFullMonth } from './incomes.ts'
import { wishesByMeans } from './wishes.ts'

/** A child seldom has an account, so blank means none; an adult says 0. */
const balance = ({ adult, name }: Person, where: string) => (adult ? amount : amountOrNone)(`${name}, ${where}`)

const savingsFields = (form: Form) => Object.fromEntries(personsOf(form).flatMap((person) => [
  [`account-${person.id}`, balance(person, 'kontos')], [`cash-${person.id}`, balance(person, 'skaidrā naudā')],
]))

const schema = (form: Form) => z.object({
  /** The month whose end is meant: when the month turns, it is asked again. */
  month: z.literal(lastFullMonth(form), { error: 'Mēnesis ir mainījies: pārbaudiet uzkrājumus vēlreiz un saglabājiet.' }),
  ...(savingsFields(form) as Record<`account-${string}` | `cash-${string}`, ReturnType<typeof amount>>),
  dwellings: count('Citi dzīvokļi un mājas'),
  land: hectares('Zeme'),
  vehicles: count('Automašīnas un motocikli'),
})

export const savings = {
  key: 'uzkrajumi',
  title: 'Uzkrājumi un īpašums',
  asked: wishesByMeans,
  schema,
  rows(form: Form): Row[] {
    const owned = savingsOf(form)
    return owned === undefined ? [] : [
      ...owned.ofPersons.map(({ name, accountCents, cashCents }) => ({ question: `Uzkrājumi ${numericDay(lastDayOf(owned.month))}: ${name}`, answer: `kontos ${formatCents(accountCents)}, skaidrā naudā ${formatCents(cashCents)}` })),
      { question: 'Citi dzīvokļi un mājas', answer: String(owned.dwellings) },
      { question: 'Zeme', answer: `${String(owned.landM2 / 10_000).replace('.', ',')} ha` },
      { question: 'Automašīnas un motocikli', answer: String(owned.vehicles) },
    ]
  },
} satisfies Task

export interface Owned {
  month: Month
  ofPersons: { id: string; name: string; accountCents: Cents; cashCents: Cents }[]
  dwellings: number
  landM2: number
  vehicles: number
}

export function savingsOf(form: Form): Owned | undefined {
  const answers = answersTo(savings, form)
  if (answers === undefined) return undefined
  const { month, dwellings, land, vehicles } = answers
  const balances = answers as Record<string, unknown>
  return {
    month, dwellings, landM2: land, vehicles,
    ofPersons: personsOf(form).map(({ id, name }) => ({ id, name, accountCents: Number(balances[`account-${id}`]), cashCents: Number(balances[`cash-${id}`]) })),
  }
}

export const savingsPage = taskPage(savings, 'applicant/savings.njk', (form) => ({ persons: personsOf(form), month: lastFullMonth(form), day: lastDayOf(lastFullMonth(form)) }))
