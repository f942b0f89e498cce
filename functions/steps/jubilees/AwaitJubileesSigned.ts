// A supervisor reads who is given what for a jubilee and signs the list, or turns it down; nothing is granted before.
import { z } from 'zod'
import { instantOf, JubileesId } from '../../domain/identifiers.ts'
import { staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { defineWait } from '../../platform/step.ts'

export const step = defineWait({
  input: z.object({ jubileesId: JubileesId }),
  outcomes: ['Signed', 'Declined'],
  async plan({ jubileesId }, { store, now, municipality }) {
    return { owner: 'queue', queue: 'supervision', jubileesId, ...staffTask(await calendarOf({ store, municipality }), instantOf(now()), 3, 'Jāparaksta mēneša jubilāru saraksts') }
  },
})
export const handler = toLambda(step)
