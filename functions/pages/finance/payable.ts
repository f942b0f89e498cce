// What is payable now, and the button that puts it together into a run.
import { dayAt, monthOf, numericDay, yearOf } from '../../domain/days.ts'
import { instantOf, RunId } from '../../domain/identifiers.ts'
import { payDayFault, proposedPayDay, type PayDayFault } from '../../domain/pay-day.ts'
import { mayMakeRuns } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { deliver } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { signedRows } from '../../platform/signed-rows.ts'
import { NotFound, staffOf, type Answer, type FieldError, type Page } from '../page.ts'
import { readDay } from '../typed.ts'
import { linesOf, sumsOf, totalOf } from './lines.ts'

const faults: Record<PayDayFault, string> = {
  past: 'Izmaksas diena jau ir pagājusi: izvēlieties šodienu vai vēlāku dienu',
  'not-working-day': 'Šajā dienā bankas nestrādā: izvēlieties darba dienu',
  'too-far': 'Izmaksas diena ir vairāk nekā 60 dienas uz priekšu: pārbaudiet mēnesi un gadu',
}

export const payablePage: Page = {
  path: '/finanses',
  for: 'finance',
  async get(request, dependencies) {
    const today = dayAt(instantOf(dependencies.now()))
    return view(staffOf(request), dependencies, { payOn: numericDay(proposedPayDay(await calendarOf(dependencies), today)), runId: dependencies.newId() })
  },

  /** The form bears the new run's identifier, so that a second click finds the run instead of making another. */
  async post(request, dependencies) {
    const { store, now } = dependencies
    const staff = staffOf(request)
    const runId = RunId.safeParse(request.form.get('runId')).data
    if (!mayMakeRuns(staff) || runId === undefined) throw new NotFound()
    if (await store.runs.byId(runId)) return { redirect: `/finanses/saraksti/${runId}` }

    const madeAt = instantOf(now())
    const today = dayAt(madeAt)
    const typed = request.form.get('payOn') ?? ''
    const payOn = readDay(typed)
    const refused = (error: FieldError) => view(staff, dependencies, { payOn: typed, runId }, [error])
    if (payOn === undefined) return refused({ field: 'payOn', text: `Ievadiet izmaksas dienu, piemēram, ${numericDay(proposedPayDay(await calendarOf(dependencies), today))}` })
    const fault = payDayFault(await calendarOf(dependencies), today, payOn)
    if (fault !== undefined) return refused({ field: 'payOn', text: faults[fault] })
    if ((await store.awards.inState('Open', monthOf(today))).length === 0) return refused({ field: 'payOn', text: 'Šobrīd nav ko izmaksāt: visi maksājumi jau ir sarakstos' })

    const number = `${yearOf(today)}/${await store.settings.nextNumber(`payout/${yearOf(today)}`)}`
    await deliver(dependencies, await store.runs.begin({
      runId, number, throughMonth: monthOf(today), payOn, makerId: staff.staffId, madeAt, state: 'Collecting', due: { on: payOn, why: 'Izmaksas diena' },
    }))
    return { redirect: `/finanses/saraksti/${runId}` }
  },
}

async function view(staff: Staff, { store, now, municipality }: Dependencies, form: { payOn: string; runId: string }, errors: FieldError[] = []): Promise<Answer> {
  const today = dayAt(instantOf(now()))
  const [payables, runs] = await Promise.all([store.awards.inState('Open', monthOf(today)), store.runs.all()])
  const lines = linesOf(payables, municipality, today, await signedRows({ store, municipality }))
  return {
    view: 'finance/payable.njk', title: 'Izmaksas', errors,
    data: {
      today, lines, sums: sumsOf(lines), count: lines.length, totalCents: totalOf(lines), form, mayMake: mayMakeRuns(staff),
      forMe: runs.filter(({ state, makerId }) => state === 'Filed' || (state === 'AwaitingApproval' && makerId !== staff.staffId)),
    },
  }
}
