// The form, page 1: what is asked for. Each wish becomes a proceeding of its own.
import { z } from 'zod'
import { ProceedingKind } from '../../domain/proceeding.ts'
import { kinds } from '../words.ts'
import { answersTo, taskPage, type Form, type Task } from './form.ts'

const schema = () => z.object({
  wishes: z.preprocess((typed) => typed ?? [], z.array(ProceedingKind).min(1, { error: 'Atzīmējiet vismaz vienu palīdzības veidu.' }).transform((kinds) => [...new Set(kinds)])),
})

export const wishes = {
  key: 'palidziba',
  title: 'Kāda palīdzība jums vajadzīga?',
  asked: () => true,
  schema,
  rows: (form: Form) => [{ question: 'Lūdzu', answer: wishesOf(form).map((kind) => kinds[kind]).join(', ') }],
} satisfies Task

/** What is asked for so far. */
export const wishesOf = (form: Form): ProceedingKind[] => answersTo(wishes, form)?.wishes ?? []

/** Benefits are tested for means; for a service alone the money of a household is nobody's business. */
export const wishesBenefit = (form: Form): boolean => wishesOf(form).some((kind) => kind !== 'service')

export const wishesPage = taskPage(wishes, 'applicant/wishes.njk', undefined, ['wishes'])
