// The days of application whose decisions a row of the law may touch: the keys by which they are replayed.
import { z } from 'zod'
import { dayAt } from '../../domain/days.ts'
import { instantOf, RecalculationId } from '../../domain/identifiers.ts'
import { daysToReplay } from '../../policy/replay.ts'
import { rowById } from '../../policy/tables.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ recalculationId: RecalculationId }),
  outcomes: ['Found', 'NothingFound'],
  async run({ recalculationId }, { store, now }) {
    const recalculation = recordOf(await store.recalculations.byId(recalculationId), `recalculation ${recalculationId}`)
    const entry = recordOf(rowById(recalculation.rowId), `row ${recalculation.rowId}`)
    const found = await store.assessments.daysAssessed(daysToReplay(entry, dayAt(instantOf(now()))))
    if (found.length === 0) await store.recalculations.move(recalculation, 'Unchanged', { summary: { touched: 0, byKind: {}, households: 0, owedCents: 0, overpaidCents: 0 } })
    return { outcome: found.length === 0 ? 'NothingFound' : 'Found', days: found }
  },
})
export const handler = toLambda(step)
