// Counts the list and marks it, so that what is signed is this list and no other.
import { z } from 'zod'
import { RecalculationId } from '../../domain/identifiers.ts'
import { listText, summaryOf } from '../../domain/recalculation.ts'
import { markOf } from '../../platform/mark.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineStep } from '../../platform/step.ts'

export const step = defineStep({
  input: z.object({ recalculationId: RecalculationId }),
  outcomes: ['ToSign', 'NothingChanges'],
  ledTo: { AwaitRecalculationSigned: 'ToSign' },
  async run({ recalculationId }, { store }) {
    const recalculation = recordOf(await store.recalculations.byId(recalculationId), `recalculation ${recalculationId}`)
    const [lines, touched] = await Promise.all([store.recalculations.lines(recalculationId), store.recalculations.touched(recalculationId)])
    if (recalculation.state === 'Replaying') await store.recalculations.move(recalculation, lines.length === 0 ? 'Unchanged' : 'AwaitingSignature', { summary: summaryOf(touched, lines), listMark: markOf(listText(lines)) })
    return lines.length === 0 ? 'NothingChanges' : 'ToSign'
  },
})
export const handler = toLambda(step)
