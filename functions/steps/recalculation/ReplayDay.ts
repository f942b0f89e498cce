// Replays the row over every decision on applications of one day and keeps a line for each that it changes.
import { z } from 'zod'
import { Day } from '../../domain/days.ts'
import { RecalculationId } from '../../domain/identifiers.ts'
import { rowById } from '../../policy/tables.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { replayDay } from '../../platform/replay-day.ts'
import { signedRows } from '../../platform/signed-rows.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ recalculationId: RecalculationId, day: Day }),
  outcomes: ['Replayed'],
  async run({ recalculationId, day }, { store, municipality }) {
    const { rowId, rows, state } = recordOf(await store.recalculations.byId(recalculationId), `recalculation ${recalculationId}`)
    // Once the list has been laid before the supervisor it stays as it is.
    if (state !== 'Replaying') return 'Replayed'
    const { touched, lines } = await replayDay(day, { entry: recordOf(rowById(rowId), `row ${rowId}`), rows, signed: await signedRows({ store, municipality }) }, { store, municipality })
    await store.recalculations.list(recalculationId, day, touched, lines.map((line) => ({ ...line, recalculationId, version: 1 })))
    return 'Replayed'
  },
})
export const handler = toLambda(step)
