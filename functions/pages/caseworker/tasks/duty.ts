// AwaitDuty: the day of a duty has come; its verifier says whether it was met and what was seen.
import { z } from 'zod'
import { instantOf } from '../../../domain/identifiers.ts'
import { fullName } from '../../../domain/person.ts'
import { executionOfAgreement } from '../../../platform/sign-agreement.ts'
import { found } from '../../page.ts'
import { reasonText, typed } from '../../typed.ts'
import { agreementKinds } from '../../words.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({
  outcome: z.enum(['Met', 'NotMet'], 'Atzīmējiet, vai pienākums ir izpildīts.'),
  seen: reasonText('Uzrakstiet, ko pārbaudījāt un ko redzējāt: uz tā var balstīties lēmums.'),
})

async function show({ wait, file, dependencies: { store } }: TaskContext) {
  const agreement = found(found(file).agreements.find((signed) => wait.execution === executionOfAgreement(signed)))
  const duty = found(agreement.duties.find(({ dutyId }) => wait.waitId.endsWith(`.${dutyId}`)))
  const person = await store.people.resident(agreement.personId)
  return { agreement, duty, kind: agreementKinds[agreement.kind], person: person && fullName(person) }
}

export const dutyTask = taskPage({
  view: 'caseworker/tasks/duty.njk',
  show,
  async answer({ staff, dependencies: { store, now } }, form, { agreement, duty }) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    const result = { outcome: data.outcome, seen: data.seen, by: staff.staffId, at: instantOf(now()) }
    return { outcome: data.outcome, note: data.seen, also: [store.agreements.changed({ ...agreement, duties: agreement.duties.map((other) => (other.dutyId === duty.dutyId ? { ...other, result } : other)) })] }
  },
})
