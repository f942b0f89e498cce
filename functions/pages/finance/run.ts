// One payout run: what it pays, who made and who checked it, and the answer it waits for: the second officer's, then the bank's.
import { z } from 'zod'
import type { Payable, Run } from '../../domain/award.ts'
import { dayAt, numericDay, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { executionFault, type ExecutionFault } from '../../domain/pay-day.ts'
import { mayAnswer, mayDo } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Wait } from '../../domain/wait.ts'
import { answerWait } from '../../platform/deliver.ts'
import { signedRows } from '../../platform/signed-rows.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { Write } from '../../store/table.ts'
import { found, NotFound, staffOf, type Answer, type FieldError, type Page } from '../page.ts'
import { exampleDay, freeText, readDay, reasonWhen, typed } from '../typed.ts'
import { linesOf, sumsOf, totalOf, unsignedCodes } from './lines.ts'

const onlyTheOther = 'To var ierakstīt tikai otrs finansists: šo sarakstu izveidojāt jūs.'

/** The two boxes that wait for finance, with the outcome that needs a reason and what is said when nothing is chosen. */
const questions = {
  AwaitApproval: { outcomes: ['Approved', 'Rejected'], needsReason: 'Rejected', choose: 'Izvēlieties, vai sarakstu apstiprināt vai noraidīt', why: 'Uzrakstiet, kāpēc saraksts ir noraidīts: grāmatvedis to lasīs' },
  AwaitBank: { outcomes: ['Executed', 'RefusedByBank'], needsReason: 'RefusedByBank', choose: 'Izvēlieties, ko atbildēja banka', why: 'Uzrakstiet bankas norādīto iemeslu' },
} as const
type Question = (typeof questions)[keyof typeof questions]
const formOf = ({ outcomes, needsReason, choose, why }: Question) =>
  z.object({ outcome: z.enum(outcomes, choose), reason: freeText, executedOn: z.string().default('') }).superRefine(reasonWhen(({ outcome }) => outcome === needsReason, why))
const questionOf = (box: string): Question | undefined => (box in questions ? questions[box as keyof typeof questions] : undefined)

const executionFaults: Record<ExecutionFault, (payOn: string) => string> = {
  early: (payOn) => `Bankai lūgts maksāt ${payOn} Agrāk to izpildīt nevar: ierakstiet dienu no bankas izraksta`,
  future: () => 'Šī diena vēl nav pienākusi: ierakstiet atbildi, kad banka būs izpildījusi',
}

export const runPage: Page = {
  path: '/finanses/saraksti/:runId',
  for: 'finance',
  async get(request, dependencies) {
    const run = found(await dependencies.store.runs.byId(request.params['runId'] ?? ''))
    return view(run, staffOf(request), dependencies)
  },

  async post(request, dependencies) {
    const { store } = dependencies
    const staff = staffOf(request)
    // The run is read before the wait: while the wait is open the run has not moved on.
    const run = found(await store.runs.byId(request.params['runId'] ?? ''))
    const wait = found(await store.waits.byId(request.form.get('waitId') ?? ''))
    const question = questionOf(wait.box)
    if (question === undefined || wait.runId !== run.runId) throw new NotFound()
    if (wait.notBy?.includes(staff.staffId)) return { ...(await view(run, staff, dependencies, { errors: [{ field: 'outcome', text: onlyTheOther }] })), status: 403 }
    if (!mayAnswer(staff, wait)) throw new NotFound()
    if (wait.state !== 'Open') throw new Conflict('Uz šo jautājumu jau ir atbildēts.')

    const { data, errors, kept } = typed(formOf(question), request.form)
    if (data === undefined) return view(run, staff, dependencies, { kept, errors })
    const { outcome } = data
    const executedOn = outcome === 'Executed' ? readDay(data.executedOn) : undefined
    const stops = outcome === 'Executed' ? executionStops(run, executedOn, dependencies) : outcome === 'Approved' ? await approvalStops(run, dependencies) : undefined
    if (stops !== undefined) return view(run, staff, dependencies, { kept, errors: [stops] })
    const note = outcome === question.needsReason ? data.reason : undefined
    await answerWait(dependencies, wait, { outcome, by: `staff:${staff.staffId}`, note, also: recordOf(outcome, run, { staff, reason: note, executedOn }, dependencies) })
    return { redirect: `/finanses/saraksti/${run.runId}` }
  },
}

/** What the run itself keeps of the answer; its state follows in the workflow, except for the approval, which the payment file rests on. */
function recordOf(outcome: Question['outcomes'][number], run: Run, { staff: { staffId }, reason, executedOn }: { staff: Staff; reason: string | undefined; executedOn: Day | undefined }, { store }: Dependencies): Write[] {
  switch (outcome) {
    case 'Approved': return store.runs.moves(run, 'Approved', { checkerId: staffId })
    case 'Rejected': return [store.runs.turnedDown(run, { reason, checkerId: staffId })]
    case 'RefusedByBank': return [store.runs.turnedDown(run, { reason, checkerId: run.checkerId })]
    case 'Executed': return executedOn === undefined ? [] : [store.runs.executed(run, executedOn)]
  }
}

function executionStops(run: Run, executedOn: Day | undefined, { now }: Dependencies): FieldError | undefined {
  const today = dayAt(instantOf(now()))
  if (executedOn === undefined) return { field: 'executedOn', text: `Ierakstiet dienu, kurā banka izpildīja, piemēram, ${exampleDay(today)}` }
  const fault = executionFault(today, run.payOn, executedOn)
  return fault && { field: 'executedOn', text: executionFaults[fault](numericDay(run.payOn)) }
}

/** A code nobody has signed books no money, as no unsigned number of the law grants any. */
async function approvalStops(run: Run, dependencies: Dependencies): Promise<FieldError | undefined> {
  const unsigned = await codesToSign(run, await dependencies.store.runs.lines(run.runId), dependencies)
  return unsigned.length === 0 ? undefined : { field: 'outcome', text: `Sarakstu vēl nevar apstiprināt: nav parakstīts ${unsigned.map(({ names, code }) => `EKK kods ${code} (${names.join(', ')})`).join(' un ')}` }
}

async function codesToSign(run: Run, payables: readonly Payable[], { store, municipality, now }: Pick<Dependencies, 'store' | 'municipality' | 'now'>) {
  const today = dayAt(instantOf(now()))
  // Approved late, it is paid on a later day (WritePaymentFile).
  return unsignedCodes(linesOf(payables, municipality, run.payOn < today ? today : run.payOn, await signedRows({ store, municipality })))
}

/** Earlier runs in whose files payables of this one were already: paid there after all, they would be paid twice. */
const filedBefore = (payables: readonly Payable[], { store }: Pick<Dependencies, 'store'>) => Promise.all([...Map.groupBy(payables.filter(({ filedIn }) => filedIn !== undefined), ({ filedIn }) => filedIn!)].map(async ([runId, of]) => {
  const { number, reason } = found(await store.runs.byId(runId))
  return { runId, number, reason, count: of.length, totalCents: of.reduce((sum, { amountCents }) => sum + amountCents, 0) }
}))

interface Shown { kept?: Record<string, string>; errors?: FieldError[] }

async function view(run: Run, staff: Staff, { store, municipality, now }: Dependencies, { kept = {}, errors = [] }: Shown = {}): Promise<Extract<Answer, { view: string }>> {
  const [payables, waits] = await Promise.all([store.runs.lines(run.runId), store.waits.of({ runId: run.runId })])
  const lines = linesOf(payables, municipality, run.payOn, await signedRows({ store, municipality }))
  const totalCents = totalOf(lines)
  const toSign = run.state === 'AwaitingApproval' ? await codesToSign(run, payables, { store, municipality, now }) : []
  const open = waits.find(({ state, box }) => state === 'Open' && questionOf(box) !== undefined)
  const nameOf = async (staffId: string) => (await store.people.staff(staffId))?.name ?? staffId
  return {
    view: 'finance/run.njk', title: `Izmaksu saraksts ${run.number}`, errors,
    data: {
      run, lines, sums: sumsOf(lines), count: lines.length, totalCents, filedBefore: run.state === 'AwaitingApproval' ? await filedBefore(payables, { store }) : [], toSign, maySign: mayDo(staff, 'do.sign-codes'),
      typed: kept, executedOn: kept['executedOn'] ?? (run.payOn <= dayAt(instantOf(now())) ? numericDay(run.payOn) : ''),
      wait: open,
      mayAnswer: open !== undefined && mayAnswer(staff, open),
      onlyTheOther: open?.notBy?.includes(staff.staffId) === true,
      // Frozen figures against the lines as they are now: what is approved is what is paid.
      agrees: run.count === undefined || (run.count === lines.length && run.totalCents === totalCents),
      stopped: waits.some(({ state, box }) => state === 'Open' && box === 'AwaitRepair'),
      downloads: run.files !== undefined && (run.state === 'Filed' || run.state === 'Paid'),
      maker: await nameOf(run.makerId),
      acts: await Promise.all(waits.filter((wait) => questionOf(wait.box) !== undefined && wait.state === 'Answered').toSorted(byAnswer).map(async ({ box, outcome, answeredBy, answeredAt, note }) =>
        ({ box, outcome, by: await nameOf(answeredBy ?? ''), at: answeredAt, note }))),
    },
  }
}

const byAnswer = (a: Wait, b: Wait): number => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? '')
