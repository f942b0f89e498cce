// The form, page 1: what is asked for. Each wish becomes a proceeding of its own.
import { z } from 'zod'
import { benefitKinds, benefits, isBenefit, needsHousehold, needsMeans, type Benefit, type BenefitKind } from '../../domain/benefits.ts'
import type { ProceedingKind } from '../../domain/proceeding.ts'
import { givenIn, isAbolished } from '../../policy/benefits/all.ts'
import { kinds } from '../words.ts'
import { benefitHints } from './benefit-words.ts'
import { answersTo, taskPage, type Form, type Task } from './form.ts'

const schema = (form: Form) => z.object({
  wishes: z.preprocess((typed) => typed ?? [], z.array(z.enum([...offered(form), 'service'])).min(1, { error: 'Atzīmējiet vismaz vienu palīdzības veidu.' }).transform((kinds) => [...new Set(kinds)])),
})

export const wishes = {
  key: 'palidziba',
  title: 'Kāda palīdzība jums vajadzīga?',
  asked: () => true,
  schema,
  rows: (form: Form) => [{ question: 'Ko lūdzat', answer: wishesOf(form).map((kind) => kinds[kind]).join(', ') }],
} satisfies Task

/** What is asked for so far. */
export const wishesOf = (form: Form): ProceedingKind[] => answersTo(wishes, form)?.wishes ?? []

/** Whether money is asked for at all. */
export const wishesBenefit = (form: Form): boolean => wishesOf(form).some((kind) => kind !== 'service')

/** Whether something is tested for means; for a service or by an event alone the money of a household is nobody's business. */
export const wishesByMeans = (form: Form): boolean => wishesOf(form).some(needsMeans)

/** Whether it matters who else lives there. */
export const wishesOfHousehold = (form: Form): boolean => wishesOf(form).some(needsHousehold)

/** Benefits that can be applied for here, as of that day: of the municipality, and not abolished. */
export const offered = ({ municipality, today }: Pick<Form, 'municipality' | 'today'>): BenefitKind[] => benefitKinds.filter((kind) => benefits[kind].from === 'application' && givenIn(municipality, kind) && !isAbolished(municipality, kind, today))

const groups: { group: Benefit['group']; title: string }[] = [
  { group: 'expenses', title: 'Krīze un atsevišķi izdevumi' },
  { group: 'child', title: 'Bērns ģimenē' },
  { group: 'after-care', title: 'Pēc ārpusģimenes aprūpes un audžuģimenei' },
  { group: 'events', title: 'Jubileja, svētki, zaudējums un citi gadījumi' },
]

export const wishesPage = taskPage(wishes, 'applicant/wishes.njk', (form) => ({
  groups: groups.map(({ group, title }) => ({ title, items: offered(form).filter((kind) => benefits[kind].group === group).map((kind) => ({ value: kind, text: kinds[kind], hint: { text: benefitHints[kind] } })), chosen: wishesOf(form).some((kind) => isBenefit(kind) && benefits[kind].group === group) })).filter(({ items }) => items.length > 0),
}), ['wishes'])
