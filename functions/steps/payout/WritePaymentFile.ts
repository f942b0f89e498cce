// Writes the bank's file (ISO 20022 pain.001.001.09) and the accounting CSV; both carry the run's lines and the run's total, or are not written.
import { z } from 'zod'
import { NeedsStaff } from '../../domain/errors.ts'
import { RunId } from '../../domain/identifiers.ts'
import { accountingCsv } from '../../payouts/accounting-csv.ts'
import { creditTransferFile } from '../../payouts/pain-001.ts'
import { municipalityOf } from '../../policy/municipalities.ts'
import { ekkCodes } from '../../policy/ekk-codes.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ runId: RunId }),
  outcomes: ['Filed'],
  async run({ runId }, { store, files, municipality, demonstration }) {
    const run = recordOf(await store.runs.byId(runId), `run ${runId}`)
    if (run.state !== 'Approved') return 'Filed'
    const lines = await store.runs.lines(runId)
    const totalCents = lines.reduce((sum, { amountCents }) => sum + amountCents, 0)
    if (lines.length !== run.count || totalCents !== run.totalCents) throw new NeedsStaff(`Run ${run.number}: ${lines.length} lines of ${totalCents} cents, but ${run.count} of ${run.totalCents} were approved`)
    const { debtor } = municipalityOf(municipality)
    if (debtor.synthetic && !demonstration) throw new NeedsStaff('The account payments go from is not entered for this municipality')
    const names = { pain: `payouts/${runId}/pain.001.xml`, csv: `payouts/${runId}/lines.csv` }
    await files.put(names.pain, Buffer.from(creditTransferFile(run, lines, debtor)), 'application/xml; charset=utf-8')
    await files.put(names.csv, Buffer.from(accountingCsv(run, lines, ekkCodes(municipality, run.payOn))), 'text/csv; charset=utf-8')
    const payables = await Promise.all(lines.map(({ caseId, payableId }) => store.awards.payable(caseId, payableId)))
    await store.runs.moveAll(payables.map((payable) => recordOf(payable, 'payable of the run')), 'Filed', runId)
    await store.runs.move(run, 'Filed', { files: names })
    return 'Filed'
  },
})
export const handler = toLambda(step)
