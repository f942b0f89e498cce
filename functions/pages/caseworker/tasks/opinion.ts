// AwaitOpinion: a social worker's opinion on a crisis: whether there is one, and what is needed at once.
import { z } from 'zod'
import { instantOf } from '../../../domain/identifiers.ts'
import { claimOf } from '../../../domain/law/assess-claim.ts'
import { parseMoney } from '../../../domain/money.ts'
import { fullName } from '../../../domain/person.ts'
import { found } from '../../page.ts'
import { reasonText, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({
  need: z.enum(['yes', 'no'], 'Atzīmējiet, vai krīzes situācija ir.'),
  amount: z.string().default(''),
  opinion: reasonText('Uzrakstiet atzinumu: uz tā balstīsies lēmums.'),
}).refine(({ need, amount }) => need === 'no' || amountOf(amount) > 0, { path: ['amount'], message: 'Ierakstiet, cik naudas steidzami vajag, piemēram, 250,00.' })

function amountOf(text: string): number {
  const reading = parseMoney(text)
  return 'cents' in reading ? reading.cents : 0
}

async function show({ wait, file, dependencies: { store } }: TaskContext) {
  const { household: { caseId }, proceedings, applications, opinions } = found(file)
  const { proceedingId, applicationId, kind } = found(proceedings.find((proceeding) => proceeding.proceedingId === wait.proceedingId))
  const { facts, wishes } = found(applications.find((application) => application.applicationId === applicationId))
  const residents = await store.people.residents(facts.members.map(({ personId }) => personId))
  return {
    caseId, proceedingId, claim: claimOf(facts, kind), need: wishes.find((wish) => wish.kind === kind)?.need,
    opinion: opinions.find((opinion) => opinion.proceedingId === proceedingId),
    members: residents.map((resident) => ({ name: fullName(resident), address: resident.address })),
  }
}

export const opinionTask = taskPage({
  view: 'caseworker/tasks/opinion.njk',
  show,
  async answer({ staff, dependencies: { store, now } }, form, { caseId, proceedingId }) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    const need = data.need === 'yes'
    return {
      outcome: 'OpinionGiven',
      also: [store.assessments.givenOpinion({
        caseId, proceedingId, need, opinion: data.opinion, priorityClass: need ? 1 : 2, by: staff.staffId, at: instantOf(now()), ...(need ? { amountCents: amountOf(data.amount) } : {}),
      })],
    }
  },
})
