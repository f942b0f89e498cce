// The form, page 8: the account benefits are paid to.
import { z } from 'zod'
import { formatIban } from '../../domain/iban.ts'
import { iban } from './fields.ts'
import { answersTo, taskPage, type Form, type Task } from './form.ts'
import { wishesBenefit } from './wishes.ts'

const schema = () => z.object({ iban })

export const account = {
  key: 'konts',
  title: 'Uz kuru kontu maksāt?',
  asked: wishesBenefit,
  schema,
  rows: (form: Form) => [{ question: 'Konta numurs', answer: formatIban(ibanOf(form)) }],
} satisfies Task

/** The account, or nothing where no benefit is asked for. */
export const ibanOf = (form: Form): string => answersTo(account, form)?.iban ?? ''

export const accountPage = taskPage(account, 'applicant/account.njk')
