// Who may do and see what: one table of roles for staff, whose reach is the union of their roles'; for residents, what is theirs.
import type { Application } from './application.ts'
import { dayAt } from './days.ts'
import { adultsOf } from './law/persons.ts'
import type { Resident, Role, Staff } from './person.ts'
import type { Proceeding, ProceedingKind } from './proceeding.ts'

/** What a page may show of a case. `means`: figures, accounts, register answers; `needs`: the social side; `faults`: failed executions. */
export type Section = 'household' | 'means' | 'needs' | 'decisions' | 'journal' | 'payments' | 'faults'

/** Areas of the web a role opens: its own desk and pages. */
export type Area = 'desk' | 'finance' | 'provider' | 'places' | 'administration'

interface Reach {
  areas: readonly Area[]
  /** The queues whose tasks they may take and answer; `provider` stands for their own unit's. */
  queues: readonly ('assistance' | 'social-work' | 'supervision' | 'finance' | 'provider')[]
  sees: readonly Section[]
}

/** Need to know (domain facts §8.3): finance never sees the reason for need, a social worker sees no bank figures, a provider only the referral. */
export const permissions: Record<Role, Reach> = {
  'assistance-organiser': { areas: ['desk', 'places'], queues: ['assistance'], sees: ['household', 'means', 'needs', 'decisions', 'journal'] },
  'social-worker': { areas: ['desk', 'places'], queues: ['social-work'], sees: ['household', 'needs', 'decisions', 'journal'] },
  supervisor: { areas: ['desk', 'places'], queues: ['assistance', 'social-work', 'supervision'], sees: ['household', 'means', 'needs', 'decisions', 'journal', 'faults'] },
  'finance-maker': { areas: ['finance'], queues: [], sees: ['payments'] },
  'finance-checker': { areas: ['finance'], queues: ['finance'], sees: ['payments'] },
  provider: { areas: ['provider'], queues: ['provider'], sees: [] },
  manager: { areas: ['places'], queues: [], sees: [] },
  administrator: { areas: ['administration'], queues: [], sees: ['faults'] },
}

const reachOf = (staff: Pick<Staff, 'roles'>): Reach[] => staff.roles.map((role) => permissions[role])

export const opens = (staff: Pick<Staff, 'roles'>, area: Area): boolean => reachOf(staff).some(({ areas }) => areas.includes(area))

export const sees = (staff: Pick<Staff, 'roles'>, section: Section): boolean => reachOf(staff).some((reach) => reach.sees.includes(section))

/** The queues a member of staff works from. */
export const queuesOf = (staff: Pick<Staff, 'roles' | 'unit'>): string[] => [...new Set(reachOf(staff).flatMap(({ queues }) => queues)
  .flatMap((queue) => (queue !== 'provider' ? [queue] : staff.unit === undefined ? [] : [`provider:${staff.unit}`])))]

/** Whether a wait is theirs to take or answer: of one of their queues, and not kept from them. */
export const mayAnswer = (staff: Staff, wait: { queue: string; notBy?: string | undefined }): boolean =>
  queuesOf(staff).includes(wait.queue) && wait.notBy !== staff.staffId

/** Whether they may put payables together into a run; approving it is the other officer's (`notBy` of the wait). */
export const mayMakeRuns = (staff: Pick<Staff, 'roles'>): boolean => staff.roles.includes('finance-maker')

/** Whether they look after the work of others: what was escalated stands in their list, and they may return it to the team. */
export const supervises = (staff: Pick<Staff, 'roles' | 'unit'>): boolean => queuesOf(staff).includes('supervision')

/** Whether they see amounts, reasons and remarks of a decision: those of a benefit name or betray the household's income. */
export const seesFigures = (staff: Pick<Staff, 'roles'>, kind: ProceedingKind): boolean => kind === 'service' || sees(staff, 'means')

/** Entries of the journal whose notes are numbers of papers or dates, never a household's figures. */
const plainNotes = ['ApplicationRegistered', 'DecisionGranted', 'DecisionRefused', 'ReferralIssued', 'Reminded', 'Escalated']

/** Whether the note of a journal entry is theirs to read: what people wrote about a benefit may name the household's means. */
export const seesNote = (staff: Pick<Staff, 'roles'>, { what, proceedingId }: { what: string; proceedingId?: string | undefined }): boolean =>
  sees(staff, 'means') || plainNotes.includes(what) || proceedingId?.endsWith('-service') === true

/** Entries whose notes residents read: numbers of papers, and the place given in a list. Other notes are what people of the office wrote to each other. */
const notesForResidents = ['ApplicationRegistered', 'DecisionGranted', 'DecisionRefused', 'ReferralIssued', 'JoinedWaitingList']
export const residentsReadNote = (what: string): boolean => notesForResidents.includes(what)

type Someone = Pick<Resident, 'personId'>

/** Whether they are an adult of the application's household, as of the day of application; they all sign it (MK 809 p. 2.1). */
export const signsApplication = ({ personId }: Someone, { facts, submittedAt }: Pick<Application, 'facts' | 'submittedAt'>): boolean =>
  adultsOf(facts.members, dayAt(submittedAt)).some((adult) => adult.personId === personId)

/** Those who sign see what they sign: the applicant, and every other adult of the household. */
export const readsApplication = (resident: Someone, application: Pick<Application, 'applicantId' | 'facts' | 'submittedAt'>): boolean =>
  application.applicantId === resident.personId || signsApplication(resident, application)

/** A matter of an application they read. The need for a service is the applicant's own; benefits are the household's. */
export const seesMatter = (resident: Someone, { applicationId, kind }: Pick<Proceeding, 'applicationId' | 'kind'>, application: Pick<Application, 'applicationId' | 'applicantId' | 'facts' | 'submittedAt'>): boolean =>
  application.applicationId === applicationId && readsApplication(resident, application) && (kind !== 'service' || application.applicantId === resident.personId)
