// AwaitNeedsAssessment: a social worker's opinion on the need for a service.
import { z } from 'zod'
import { ageOn, dayAt } from '../../../domain/days.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { withDisabilities } from '../../../domain/facts.ts'
import { isSettled } from '../../../domain/law/policy.ts'
import { isGroupEvidenced } from '../../../domain/law/service-group.ts'
import { fullName } from '../../../domain/person.ts'
import { policyOn } from '../../../policy/policy-on.ts'
import { serviceByCode } from '../../../policy/service-catalogue.ts'
import { found } from '../../page.ts'
import { reasonText, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

const Form = z.object({
  need: z.enum(['yes', 'no'], 'Atzīmējiet, vai pakalpojums ir vajadzīgs.'),
  opinion: reasonText('Uzrakstiet atzinumu: uz tā balstīsies lēmums, un to lasīs pakalpojuma sniedzējs.'),
  priorityClass: z.enum(['1', '2']).optional(),
}).refine(({ need, priorityClass }) => need === 'no' || priorityClass !== undefined, { path: ['priorityClass'], message: 'Atzīmējiet, cik steidzami pakalpojums vajadzīgs: tas nosaka vietu rindā.' })

async function show({ wait, file, dependencies: { store, municipality, now } }: TaskContext) {
  const { household: { caseId }, proceedings, applications, opinions, checks } = found(file)
  const proceeding = found(proceedings.find(({ proceedingId }) => proceedingId === wait.proceedingId))
  const application = found(applications.find(({ applicationId }) => applicationId === proceeding.applicationId))
  const opinion = opinions.find(({ proceedingId }) => proceedingId === proceeding.proceedingId)
  const residents = await store.people.residents(application.facts.members.map(({ personId }) => personId))
  const today = dayAt(instantOf(now()))
  const service = proceeding.serviceCode === undefined ? undefined : serviceByCode(municipality, proceeding.serviceCode)
  const members = withDisabilities(application.facts, checks.filter(({ applicationId }) => applicationId === application.applicationId), Object.fromEntries(residents.map(({ personCode, personId }) => [personCode, personId])))
  const { pensionAge } = policyOn({ municipality, appliesOn: today, knownOn: today })
  return {
    caseId, proceedingId: proceeding.proceedingId, opinion,
    service,
    // Nobody is refused for it: registers do not know everything, and a person decides.
    groupNotShown: service !== undefined && isSettled(pensionAge) && !isGroupEvidenced(service.evidence, members, today, pensionAge.value),
    need: application.wishes.find(({ kind }) => kind === 'service')?.need,
    members: members.map(({ personId, role, birthDate, disability }) => {
      const resident = residents.find((person) => person.personId === personId)
      return { name: resident === undefined ? '' : fullName(resident), address: resident?.address, role, age: ageOn(birthDate, today), disability: disability?.group }
    }),
  }
}

export const needsTask = taskPage({
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
})
