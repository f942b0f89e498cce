// The population register is down. The time is the register's at first; after three failures a supervisor's, who finds out why and has it asked again.
import { z } from 'zod'
import { instantOf, JubileesId } from '../../domain/identifiers.ts'
import { registerRetry, staffTask } from '../../domain/wait-dates.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { defineWait } from '../../platform/step.ts'

/** After a quarter of an hour, an hour and a working day it is no passing fault. */
const attemptsAlone = 3

export const step = defineWait({
  input: z.object({ jubileesId: JubileesId }),
  outcomes: ['AskAgain'],
  async plan({ jubileesId }, { store, now, municipality }) {
    const { attempts } = recordOf(await store.jubilees.byId(jubileesId), `jubilees ${jubileesId}`)
    const [calendar, at] = [await calendarOf({ store, municipality }), instantOf(now())]
    return attempts <= attemptsAlone
      ? { owner: 'register', queue: 'register:PMLP', jubileesId, ...registerRetry(calendar, at, attempts, 'PMLP', 'AskAgain') }
      : { owner: 'queue', queue: 'supervision', jubileesId, ...staffTask(calendar, at, 2, 'Reģistrs PMLP neatbild; jubilāru saraksts gaida') }
  },
})
export const handler = toLambda(step)
