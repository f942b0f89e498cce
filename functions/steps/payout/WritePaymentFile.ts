// Writes the bank's file (ISO 20022 pain.001.001.09) and the accounting CSV; both carry the run's lines and the run's total, or are not written.
import { z } from 'zod'
import { nextWorkingDay } from '../../domain/calendar.ts'
import { dayAt } from '../../domain/days.ts'
import type { Debtor, Run } from '../../domain/award.ts'
import { NeedsStaff } from '../../domain/errors.ts'
import { instantOf, RunId } from '../../domain/identifiers.ts'
import { accountingCsv } from '../../payouts/accounting-csv.ts'
import { creditTransferFile } from '../../payouts/pain-001.ts'
import { municipalityOf } from '../../policy/municipalities.ts'
import { ekkCodes } from '../../policy/ekk-codes.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { signedRows } from '../../platform/signed-rows.ts'
import { defineStep } from '../../platform/step.ts'
import type { Store } from '../../store/store.ts'

export const step = defineStep({
  input: z.object({ runId: RunId }),
  outcomes: ['Filed'],
  ledTo: { AwaitBank: 'Filed' },
  async run({ runId }, { store, files, now, municipality, demonstration }) {
    const run = recordOf(await store.runs.byId(runId), `run ${runId}`)
    if (run.state === 'Filed') return 'Filed'
    if (run.state !== 'Approved') throw new NeedsStaff(`Run ${run.number} is ${run.state}, not approved`)
    const today = dayAt(instantOf(now()))
    const lines = await store.runs.lines(runId)
    // Approved after the day it was made for: the bank is asked for the next working day.
    const payOn = nextWorkingDay(await calendarOf({ store, municipality }), run.payOn < today ? today : run.payOn)
    const totalCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0)
    if (lines.length !== run.count || totalCents !== run.totalCents) throw new NeedsStaff(`Run ${run.number}: ${lines.length} lines of ${totalCents} cents, but ${run.count} of ${run.totalCents} were approved`)
    const debtor = recordOf(await debtorOf(store, municipality, demonstration), 'account that payments go from: enter it as the setting debtor-account')
    const names = { pain: `payouts/${runId}/pain.001.xml`, csv: `payouts/${runId}/lines.csv` }
    await files.put(names.pain, Buffer.from(creditTransferFile({ ...run, payOn }, lines, debtor)), 'application/xml; charset=utf-8')
    await files.put(names.csv, Buffer.from(accountingCsv({ ...run, payOn }, lines, ekkCodes(municipality, payOn, await signedRows({ store, municipality })), await namesOf(run, store))), 'text/csv; charset=utf-8')
    await store.runs.moveAll(runId, lines, 'Filed')
    await store.runs.move(run, 'Filed', { files: names, payOn })
    return 'Filed'
  },
})

/** Who made and who approved it, for the list. */
async function namesOf({ makerId, checkerId }: Run, store: Store): Promise<Record<string, string>> {
  const staff = await Promise.all([makerId, ...(checkerId === undefined ? [] : [checkerId])].map((staffId) => store.people.staff(staffId)))
  return Object.fromEntries(staff.flatMap((member) => (member === undefined ? [] : [[member.staffId, member.name]])))
}

/** The account entered for the office; a demonstration pays from the municipality's synthetic one. */
async function debtorOf(store: Store, municipality: string, demonstration: boolean): Promise<Debtor | undefined> {
  return await store.settings.read('debtor-account') ?? (demonstration ? municipalityOf(municipality).syntheticDebtor : undefined)
}

export const handler = toLambda(step)
