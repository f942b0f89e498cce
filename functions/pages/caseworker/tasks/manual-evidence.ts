// AwaitManualEvidence: what the silent register would have said, entered from a document.
import { z } from 'zod'
import { receiptOf } from '../../../domain/application.ts'
import { dayAt, instantAt, longMonth, monthOf, monthsBefore, type Day } from '../../../domain/days.ts'
import { authority } from '../../../domain/facts.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { fullName } from '../../../domain/person.ts'
import { Disability } from '../../../domain/household.ts'
import { RegisterCode, type RegisterPerson, type RegisterReply } from '../../../domain/register.ts'
import { found, type FieldError } from '../../page.ts'
import { amountOrNone } from '../../applicant/fields.ts'
import { incomeKinds } from '../../words.ts'
import { dayTyped, exampleDay, freeText, reasonText, typed } from '../../typed.ts'
import { taskPage, type TaskContext } from './task-page.ts'

/** How a register's question is put to a person: amounts by month, a group for each person, or words. */
type Asked = 'amounts' | 'groups' | 'words'
const askedOf = (register: RegisterCode): Asked => (authority[register] !== undefined ? 'amounts' : register === 'VDEAVK' ? 'groups' : 'words')

const notLater = (today: Day): string => `Datumam jābūt ne vēlākam par šodienu, piemēram, ${exampleDay(today, -1)}`
const Form = (today: Day) => z.object({
  state: z.enum(['answered', 'empty'], 'Atzīmējiet, vai dokumentā ir ziņas.'),
  document: reasonText('Ierakstiet, no kura dokumenta ziņas ņemtas: nosaukums un numurs.'),
  asOf: dayTyped(`Ierakstiet dokumenta datumu, piemēram, ${exampleDay(today, -1)}`),
  text: freeText,
})
const Group = Disability.shape.group.optional()

async function show({ wait, file, dependencies: { store } }: TaskContext) {
  const { applications, checks } = found(file)
  const ofThis = ({ applicationId }: { applicationId: string }): boolean => applicationId === wait.applicationId
  const register = RegisterCode.parse(wait.register)
  const check = checks.find((candidate) => ofThis(candidate) && candidate.register === register)
  const application = found(applications.find(ofThis))
  const { facts } = application
  const residents = await store.people.residents(facts.members.map(({ personId }) => personId))
  const months = monthsBefore(monthOf(dayAt(receiptOf(application))), 3)
  const kinds = authority[register] ?? []
  return {
    register, check: found(check), asked: askedOf(register), answered: wait.state === 'Answered',
    months: months.map((month) => ({ month, text: longMonth(month) })),
    persons: residents.map((resident, i) => ({
      personCode: resident.personCode, name: fullName(resident), group: `group-${i}`,
      kinds: kinds.map((kind) => ({ kind, text: incomeKinds[kind], cells: months.map((month) => ({ month, field: `amount-${i}-${kind}-${month}`, label: `${fullName(resident)}, ${incomeKinds[kind]}, ${longMonth(month)}` })) })),
    })),
  }
}
type Shown = Awaited<ReturnType<typeof show>>

/** What was typed of each person, by how the register asks. */
function personsTyped({ asked, persons }: Shown, form: URLSearchParams): { persons: RegisterPerson[]; errors: FieldError[] } {
  const errors: FieldError[] = []
  if (asked === 'words') return { persons: [], errors }
  const typedPersons = persons.map(({ personCode, kinds, group }): RegisterPerson => {
    if (asked === 'groups') {
      const disabilityGroup = Group.safeParse(form.get(group) || undefined).data
      return { personCode, ...(disabilityGroup === undefined ? {} : { disabilityGroup }) }
    }
    const incomes = kinds.flatMap(({ kind, cells }) => cells.flatMap(({ field, month, label }) => {
      const amount = amountOrNone(label).safeParse(form.get(field) ?? '')
      if (!amount.success) errors.push({ field, text: amount.error.issues[0]?.message ?? label })
      return amount.success && amount.data > 0 ? [{ kind, month, cents: amount.data }] : []
    }))
    return { personCode, incomes }
  })
  return { persons: typedPersons.filter(({ incomes, disabilityGroup }) => (incomes?.length ?? 0) > 0 || disabilityGroup !== undefined), errors }
}

const nothingTyped: Record<Asked, string> = {
  amounts: 'Ierakstiet vismaz vienu summu vai atzīmējiet, ka dokumentā ziņu nav.',
  groups: 'Norādiet vismaz vienas personas grupu vai atzīmējiet, ka dokumentā ziņu nav.',
  words: 'Ierakstiet, ko dokuments saka, vai atzīmējiet, ka ziņu nav.',
}
const typedThough = 'Atzīmēts, ka ziņu nav, bet zemāk kaut kas ir ierakstīts. Izvēlieties vienu.'

export const evidenceTask = taskPage({
  view: 'caseworker/tasks/manual-evidence.njk',
  show,
  async answer({ staff, dependencies: { store, now } }, form, shown) {
    const at = instantOf(now())
    const today = dayAt(at)
    const { data, errors = [] } = typed(Form(today), form)
    const { persons, errors: figureErrors } = personsTyped(shown, form)
    if (data !== undefined && data.asOf > today) errors.push({ field: 'asOf', text: notLater(today) })
    const something = persons.length > 0 || (data?.text ?? '') !== ''
    if (data?.state === 'answered' && !something && figureErrors.length === 0) errors.push({ field: 'state', text: nothingTyped[shown.asked] })
    if (data?.state === 'empty' && (something || figureErrors.length > 0)) errors.push({ field: 'state', text: typedThough })
    if (data === undefined || errors.length + figureErrors.length > 0) return { errors: [...errors, ...figureErrors] }
    const { document, text, asOf: day, state } = data
    const asOf = instantAt(day)
    const reply: RegisterReply = state === 'empty' ? { state, asOf } : { state, asOf, persons }
    return {
      outcome: 'EvidenceEntered',
      also: [store.assessments.recordedCheck({ ...shown.check, reply, manual: { by: staff.staffId, document, at, ...(text === '' ? {} : { text }) } })],
    }
  },
})
