// A supervisor reads the list of what the row changes and signs it, or turns it down; nothing is paid before.
import { z } from 'zod'
import { instantOf, RecalculationId } from '../../domain/identifiers.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ recalculationId: RecalculationId }),
  outcomes: ['Signed', 'Declined'],
  async plan({ recalculationId }, { store, now, municipality }) {
    return { owner: 'queue', queue: 'supervision', recalculationId, ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 5, 'Likuma maiņa: jāparaksta pārrēķinu saraksts') }
  },
})
export const handler = toLambda(step)
