// AwaitRecalculationSigned: which past decisions a row of the law changes, by how much and in which direction; signed, the differences are paid.
import { z } from 'zod'
import { longMonth } from '../../../domain/days.ts'
import { isPaid, overpaidCents, owedCents } from '../../../domain/law/difference.ts'
import type { Recalculation, RecalculationLine } from '../../../domain/recalculation.ts'
import type { Dependencies } from '../../../platform/dependencies.ts'
import { rowById } from '../../../policy/tables.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { rowWords } from '../../law/row-words.ts'
import { kinds } from '../../words.ts'
import { found } from '../../page.ts'
import { freeText, reasonWhen, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['sign', 'decline'], 'Izvēlieties: parakstīt sarakstu vai noraidīt.'),
  listMark: z.string().default(''),
  reason: freeText,
}).superRefine(reasonWhen(({ act }) => act === 'decline', 'Ierakstiet, kāpēc pārrēķinu noraidāt.'))

/** As many as a page shows; the whole list is in the file beside it. */
const mostShown = 300

const bySize = (a: RecalculationLine, b: RecalculationLine): number =>
  owedCents(b.months) + overpaidCents(b.months) - owedCents(a.months) - overpaidCents(a.months) || a.proceedingId.localeCompare(b.proceedingId)

async function show({ wait, dependencies }: TaskContext) {
  const { store } = dependencies
  const recalculation = found(await store.recalculations.byId(wait.recalculationId ?? ''))
  const lines = (await store.recalculations.lines(recalculation.recalculationId)).toSorted(bySize)
  const [toPay, toPerson] = [lines.filter(({ change }) => isPaid(change)), lines.filter(({ change }) => !isPaid(change))]
  return {
    recalculation, law: rowWords(found(rowById(recalculation.rowId))), mostShown,
    toPay: await rowsOf(toPay, recalculation, dependencies), payCount: toPay.length,
    toPerson: await rowsOf(toPerson, recalculation, dependencies), personCount: toPerson.length,
  }
}
type Shown = Awaited<ReturnType<typeof show>>

async function rowsOf(lines: readonly RecalculationLine[], { state }: Recalculation, { store }: Dependencies) {
  return Promise.all(lines.slice(0, mostShown).map(async ({ caseId, kind, change, months, outcome }) => ({
    caseId, title: (await store.cases.byId(caseId))?.title ?? caseId, kind: kinds[kind], change, owed: owedCents(months), overpaid: overpaidCents(months),
    months: months.map(({ month, beforeCents, afterCents }) => ({ month: longMonth(month), beforeCents, afterCents })),
    outcome: outcome ?? (isPaid(change) && state === 'Done' ? 'ChangedMeanwhile' : undefined),
  })))
}

export const recalculationTask = taskPage({
  view: 'caseworker/tasks/recalculation.njk',
  show,
  async answer({ staff, dependencies: { store, now } }, form, { recalculation }: Shown) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    const note = data.reason === '' ? undefined : data.reason
    if (data.act === 'decline') return { outcome: 'Declined', note, also: store.recalculations.moves(recalculation, 'Declined') }
    // What is signed is the list that was on the page.
    if (data.listMark !== recalculation.listMark) return { errors: [{ field: 'act', text: 'Saraksts nav tas, ko lasījāt. Atveriet uzdevumu vēlreiz.' }] }
    return { outcome: 'Signed', note, also: store.recalculations.moves(recalculation, 'Signed', { signedBy: staff.staffId, signedAt: instantOf(now()) }) }
  },
})
