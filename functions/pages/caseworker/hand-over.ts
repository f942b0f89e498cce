// Handing a case over to another specialist: its story, open questions and what was promised; the receiver confirms, or silence is escalated.
import { z } from 'zod'
import { dayAt } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo, queuesOf } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { executionOfHandOver, handOver } from '../../platform/hand-over.ts'
import type { CaseFile } from '../../store/cases.ts'
import { found, type Page, type Request } from '../page.ts'
import { freeText, reasonText, typed } from '../typed.ts'
import { teams } from '../words.ts'
import { choicesOf } from './colleagues.ts'
import { fileToLead } from './open-file.ts'
import { worded } from '../names.ts'

const deskTeams = ['assistance', 'social-work'] as const
const Form = z.object({
  /** The form bears the new hand-over's identifier, so that a second click finds it instead of making another. */
  handOverId: z.string().regex(/^[0-9a-z]{10}$/).optional().catch(undefined),
  to: z.string({ error: 'Izvēlieties, kam lietu nododat.' }).min(1, 'Izvēlieties, kam lietu nododat.'),
  told: reasonText('Uzrakstiet, ko ģimene jau izstāstīja: lai viņiem tas nebūtu jāstāsta vēlreiz.'),
  questions: freeText,
  next: freeText,
  withTasks: z.literal('yes').optional().catch(undefined),
  withLead: z.literal('yes').optional().catch(undefined),
})

/** Colleagues of the desk who serve where the household lives. */
export async function specialistsFor(parish: string, { store }: Pick<Dependencies, 'store'>): Promise<Staff[]> {
  return (await store.people.allStaff()).filter((colleague) => deskTeams.some((team) => queuesOf(colleague).includes(team)) && mayDo(colleague, 'see.household', { parish }))
}

/** The team a colleague works in: of several the one they are not shared with supervisors for. */
const teamOf = (colleague: Staff): (typeof deskTeams)[number] => deskTeams.find((team) => queuesOf(colleague).includes(team)) ?? 'social-work'

async function form(request: Request, dependencies: Dependencies, kept?: Record<string, string>) {
  const { file, staff } = await fileToLead(request, dependencies)
  const colleagues = (await specialistsFor(file.household.parish, dependencies)).filter(({ staffId }) => staffId !== staff.staffId)
  const last = file.handOvers.at(-1)
  return {
    view: 'caseworker/hand-over.njk', title: 'Nodot lietu',
    data: {
      household: file.household, colleagues: await choicesOf(colleagues, dependencies), teams: deskTeams.map((team) => ({ value: `team:${team}`, text: `Komandai: ${teams[team]}` })),
      // The story grows from hand to hand; it is not begun anew.
      handOverId: kept?.['handOverId'] ?? dependencies.newId(),
      typed: kept ?? { told: last?.told ?? '', questions: last?.questions ?? '', next: '', withTasks: 'yes', withLead: file.household.leadId === staff.staffId ? 'yes' : '' },
      mine: file.waits.filter(({ state, person }) => state === 'Open' && person === staff.staffId).length,
    },
  }
}

export const handOverPage: Page = {
  path: '/lietas/:caseId/nodot',
  for: 'desk',
  get: (request, dependencies) => form(request, dependencies),
  async post(request, dependencies) {
    const { file, staff } = await fileToLead(request, dependencies)
    const { household: { caseId, parish } } = file
    const { data, errors, kept } = typed(Form, request.form)
    if (data === undefined) return { ...(await form(request, dependencies, kept)), errors }
    const { handOverId = dependencies.newId() } = data
    if (file.handOvers.some((known) => known.handOverId === handOverId)) return { redirect: `/lietas/${caseId}#nodosanas` }
    const to = (await specialistsFor(parish, dependencies)).find(({ staffId }) => staffId === data.to && staffId !== staff.staffId)
    const queue = to === undefined ? found(deskTeams.find((team) => data.to === `team:${team}`)) : teamOf(to)
    await handOver({
      handOverId, caseId, from: staff.staffId, queue, told: data.told, questions: data.questions, next: data.next, withTasks: data.withTasks === 'yes', withLead: data.withLead === 'yes',
    }, to, to?.name ?? worded(teams, queue), dependencies)
    return { redirect: `/lietas/${caseId}#nodosanas` }
  },
}

/** The hand-overs of a case, the latest first, as its page tells them. */
export const handOversOf = ({ handOvers, waits }: CaseFile, staffNames: Readonly<Record<string, string>>, now: number) => handOvers.toReversed().map((given) => ({
  ...given, fromName: staffNames[given.from] ?? given.from, toName: given.to === undefined ? worded(teams, given.queue) : staffNames[given.to] ?? given.to,
  byName: staffNames[given.answeredBy ?? ''],
  due: waits.find(({ execution, box }) => box === 'AwaitReceipt' && execution === executionOfHandOver(given))?.due.on, today: dayAt(instantOf(now)),
}))
