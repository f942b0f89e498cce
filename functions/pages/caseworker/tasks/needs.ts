// AwaitNeedsAssessment: a social worker's opinion on the need for a service.
import { z } from 'zod'
import { ageOn, dayAt } from '../../../domain/days.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { fullName } from '../../../domain/person.ts'
import { serviceByCode } from '../../../policy/service-catalogue.ts'
import { found } from '../../page.ts'
import type { TaskContext, TaskPage } from '../task.ts'
import { reasonText, typed } from '../typed.ts'

const Form = z.object({
  need: z.enum(['yes', 'no'], 'Atzīmējiet, vai pakalpojums ir vajadzīgs.'),
  opinion: reasonText('Uzrakstiet atzinumu: uz tā balstīsies lēmums, un to lasīs pakalpojuma sniedzējs.'),
  priorityClass: z.enum(['1', '2']).optional(),
}).refine(({ need, priorityClass }) => need === 'no' || priorityClass !== undefined, { path: ['priorityClass'], message: 'Atzīmējiet, cik steidzami pakalpojums vajadzīgs: tas nosaka vietu rindā.' })

async function show({ wait, dependencies: { store, municipality, now } }: TaskContext) {
  const caseId = found(wait.caseId)
  const proceeding = found(await store.cases.proceeding(caseId, found(wait.proceedingId)))
  const application = found(await store.applications.byId(caseId, proceeding.applicationId))
  const [residents, opinion] = await Promise.all([store.people.residents(application.facts.members.map(({ personId }) => personId)), store.assessments.opinion(caseId, proceeding.proceedingId)])
  const today = dayAt(instantOf(now()))
  return {
    caseId, proceedingId: proceeding.proceedingId, opinion,
    service: proceeding.serviceCode === undefined ? undefined : serviceByCode(municipality, proceeding.serviceCode),
    need: application.wishes.find(({ kind }) => kind === 'service')?.need,
    members: application.facts.members.map(({ personId, role, birthDate, disability }) => {
      const resident = residents.find((person) => person.personId === personId)
      return { name: resident === undefined ? '' : fullName(resident), address: resident?.address, role, age: ageOn(birthDate, today), disability: disability?.group }
    }),
  }
}
type Shown = Awaited<ReturnType<typeof show>>

export const needsTask: TaskPage<Shown> = {
  view: 'caseworker/tasks/needs.njk',
  show,
  async answer({ staff, dependencies: { store, now } }, form, { caseId, proceedingId }) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    const need = data.need === 'yes'
    return {
      outcome: need ? 'NeedFound' : 'NoNeedFound',
      also: [store.assessments.givenOpinion({
        caseId, proceedingId, need, opinion: data.opinion, priorityClass: need ? Number(data.priorityClass) : 2, by: staff.staffId, at: instantOf(now()),
      })],
    }
  },
}
