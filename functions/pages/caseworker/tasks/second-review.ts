// AwaitSecondReview: a second person reads the draft with everything it rests on, and approves it as it stands or returns it with a reason.
import { z } from 'zod'
import { found } from '../../page.ts'
import { freeText, reasonWhen, typed } from '../../typed.ts'
import { decisionEvidence, type Evidence } from './decision-evidence.ts'
import { takenBy, unlessMoved } from './decision.ts'
import { taskPage, type Answered, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['approve', 'return'], 'Izvēlieties: apstiprināt vai atgriezt.'),
  reason: freeText,
  /** Which draft was read. */
  draftVersion: z.coerce.number().int().catch(0),
}).superRefine(reasonWhen(({ act }) => act === 'return', 'Uzrakstiet, kas projektā jāmaina un kāpēc.'))

async function answer(context: TaskContext, form: URLSearchParams, shown: Evidence): Promise<Answered> {
  const { data, errors } = typed(Form, form)
  if (data === undefined) return { errors }
  if (data.act === 'return') return { outcome: 'Returned', note: data.reason }
  const draft = found(shown.draft)
  const { staff, dependencies: { store } } = context
  if (draft.decidedBy === staff.staffId) return { errors: [{ field: 'act', text: 'Savu projektu apstiprināt nevar: tam vajadzīgs kolēģis.' }] }
  // What the draft rests on has moved since: its author reckons it anew.
  if (shown.receiptMoved || shown.incomesMoved) return { errors: [{ field: 'act', text: `Kopš projekta ir ${shown.receiptMoved ? 'labota iesnieguma saņemšanas diena' : 'ierakstīti ienākumi, par kuriem iesniegumā nebija jautāts'}. Atgrieziet projektu autoram: vispirms jārēķina vēlreiz.` }] }
  if (draft.version !== data.draftVersion) return { errors: [{ field: 'act', text: 'Projekts tikmēr ir mainīts. Izlasiet to vēlreiz un tad apstipriniet.' }] }
  return { outcome: 'Approved', note: data.reason === '' ? undefined : data.reason, also: [...store.decisions.approved(draft, staff.staffId), ...unlessMoved(context, shown), ...(draft.granted && shown.kind !== 'service' ? await takenBy(context, draft, shown) : [])] }
}

export const secondReviewTask = taskPage({ view: 'caseworker/tasks/second-review.njk', show: (context) => decisionEvidence(context, true), answer })
