// AwaitGiftDelivered: a colleague enters the account they were told, or that the gift was handed over against a receipt, or why it was not.
import { z } from 'zod'
import { dayAt, numericDay } from '../../../domain/days.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { fullName } from '../../../domain/person.ts'
import { paymentOf } from '../../../platform/grant-gift.ts'
import { iban } from '../../applicant/fields.ts'
import { found, type FieldError } from '../../page.ts'
import { freeText, readDay, reasonText, reasonWhen, typed } from '../../typed.ts'
import { taskPage, type Answered, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['account', 'hand', 'none'], 'Atzīmējiet, kā dāvana nogādāta.'),
  iban: z.string().default(''), on: z.string().default(''), receipt: z.string().default(''), reason: freeText,
}).superRefine(reasonWhen(({ act }) => act === 'none', 'Ierakstiet, kāpēc dāvana nav nodota.'))

async function show({ wait, file, dependencies: { store } }: TaskContext) {
  const { decisions, proceedings, applications } = found(file)
  const of = ({ proceedingId }: { proceedingId: string }): boolean => proceedingId === wait.proceedingId
  const proceeding = found(proceedings.find(of))
  const person = found(await store.people.resident(found(applications.find(({ applicationId }) => applicationId === proceeding.applicationId)).applicantId))
  return { decision: found(decisions.find(of)), proceeding, person, personName: fullName(person) }
}
type Shown = Awaited<ReturnType<typeof show>>

async function answer({ staff, dependencies: { store, now } }: TaskContext, form: URLSearchParams, { decision, proceeding, person }: Shown): Promise<Answered> {
  const { data, errors } = typed(Form, form)
  if (data === undefined) return { errors }
  const at = instantOf(now())
  const about = { amountCents: found(decision.amountCents), number: found(decision.number), decidedOn: dayAt(decision.decidedAt), person, at }
  if (data.act === 'none') return { outcome: 'NotAccepted', note: data.reason, also: store.jubilees.delivered(proceeding, undefined) }
  if (data.act === 'account') {
    const account = iban.safeParse(data.iban)
    if (!account.success) return { errors: [{ field: 'iban', text: account.error.issues[0]?.message ?? '' }] }
    return { outcome: 'AccountGiven', also: store.jubilees.delivered(proceeding, paymentOf(proceeding, { ...about, iban: account.data })) }
  }
  const on = readDay(data.on)
  const receipt = reasonText('Ierakstiet kvīts vai saraksta numuru, kur jubilārs parakstījies.').safeParse(data.receipt)
  const flaws: FieldError[] = [
    ...(on === undefined || on > dayAt(at) || on < about.decidedOn ? [{ field: 'on', text: `Ierakstiet dienu no ${numericDay(about.decidedOn)} līdz šodienai.` }] : []),
    ...(receipt.success ? [] : [{ field: 'receipt', text: receipt.error.issues[0]?.message ?? '' }]),
  ]
  if (flaws.length > 0 || on === undefined || !receipt.success) return { errors: flaws }
  const { award } = paymentOf(proceeding, { ...about, iban: '' })
  return { outcome: 'HandedOver', note: `${numericDay(on)}, ${receipt.data}`, also: store.jubilees.delivered(proceeding, { award: { ...award, handedOver: { on, receipt: receipt.data, by: staff.staffId } } }) }
}

export const giftTask = taskPage({ view: 'caseworker/tasks/gift.njk', show, answer })
