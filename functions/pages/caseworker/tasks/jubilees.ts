// AwaitJubileesSigned: who is given what for a jubilee; signed, the gifts are granted. AwaitBirthdays: the register has been silent for too long.
import { z } from 'zod'
import { instantOf } from '../../../domain/identifiers.ts'
import { isGiven } from '../../../domain/jubilee.ts'
import { fullName } from '../../../domain/person.ts'
import { fate, titleOf } from '../jubilees.ts'
import { found } from '../../page.ts'
import { freeText, reasonWhen, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['sign', 'decline'], 'Izvēlieties: parakstīt sarakstu vai noraidīt.'),
  listMark: z.string().default(''),
  reason: freeText,
}).superRefine(reasonWhen(({ act }) => act === 'decline', 'Ierakstiet, kāpēc sarakstu noraidāt.'))

async function show({ wait, dependencies: { store } }: TaskContext) {
  const jubilees = found(await store.jubilees.byId(wait.jubileesId ?? ''))
  const gifts = (await store.jubilees.gifts(jubilees.jubileesId)).toSorted((a, b) => a.reachedOn.localeCompare(b.reachedOn))
  const rows = gifts.map((gift) => ({ ...gift, name: fullName(gift), how: fate(gift) }))
  return { jubilees, month: titleOf(jubilees), given: rows.filter(isGiven), others: rows.filter((gift) => !isGiven(gift)) }
}
type Shown = Awaited<ReturnType<typeof show>>

export const jubileesTask = taskPage({
  view: 'caseworker/tasks/jubilees.njk',
  show,
  async answer({ staff, dependencies: { store, now } }, form, { jubilees }: Shown) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    const note = data.reason === '' ? undefined : data.reason
    if (data.act === 'decline') return { outcome: 'Declined', note, also: store.jubilees.moves(jubilees, 'Declined') }
    // What is signed is the list that was on the page.
    if (data.listMark !== jubilees.listMark) return { errors: [{ field: 'act', text: 'Saraksts nav tas, ko lasījāt. Atveriet uzdevumu vēlreiz.' }] }
    return { outcome: 'Signed', note, also: store.jubilees.moves(jubilees, 'Signed', { signedBy: staff.staffId, signedAt: instantOf(now()) }) }
  },
})

export const birthdaysTask = taskPage({
  view: 'caseworker/tasks/birthdays.njk',
  show: async ({ wait, dependencies: { store } }) => {
    const jubilees = found(await store.jubilees.byId(wait.jubileesId ?? ''))
    return { month: titleOf(jubilees), attempts: jubilees.attempts }
  },
  answer: async () => ({ outcome: 'AskAgain' }),
})
