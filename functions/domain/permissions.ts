// Who may do what: one table of actions by role and by the relation to the matter each needs. Every page and every POST asks it, and nothing else.
import type { Application } from './application.ts'
import { dayAt, type Day } from './days.ts'
import { adultsOf } from './law/persons.ts'
import { inForce, type Mandate, type MandateScope } from './mandate.ts'
import type { Resident, Role, Staff } from './person.ts'
import { kindOfProceeding, type Proceeding, type ProceedingKind } from './proceeding.ts'

/** Everyone there is: residents in their own matters, residents with a mandate in another's, and the roles of staff. */
export type Holder = 'resident' | 'authorised-person' | Role
export const holders: readonly Holder[] = [
  'resident', 'authorised-person', 'clerk', 'assistance-organiser', 'social-worker', 'supervisor', 'finance-maker', 'finance-checker', 'provider', 'manager', 'auditor', 'administrator',
]

/**
 * What they must have to do with the matter. office: nothing, it is of no household, or of all as numbers. territory: the household lives where they serve,
 * or they have a task about it in hand, or lead it. reason: besides, they have said today why. own: theirs alone. household: theirs, or of a household whose adult
 * they are. mandate: a mandate in force for such an act, in what the other might do themselves. unit: referred to the unit they work in.
 * other: somebody else's work, never their own.
 */
export type Relation = 'office' | 'territory' | 'reason' | 'own' | 'household' | 'mandate' | 'unit' | 'other'

type Cells = Partial<Record<Holder, Relation | readonly Relation[]>>

const everyone = (relation: Relation, ...staff: Role[]): Cells => Object.fromEntries(staff.map((role) => [role, relation]))
const atHome = (relation: 'own' | 'household'): Cells => ({ resident: relation, 'authorised-person': 'mandate' })

/**
 * The table. `area`: parts of the web; `see`: sections of a case, by need to know (domain facts §8.3: finance never sees the reason for need, a provider
 * sees only the referral, a family worker no bank figures); `do`: acts. Somebody with several roles may do what any of them may.
 */
export const permissions = {
  'area.desk': everyone('office', 'assistance-organiser', 'social-worker', 'supervisor'),
  'area.file': everyone('office', 'clerk', 'assistance-organiser', 'social-worker', 'supervisor', 'manager', 'auditor'),
  'area.finance': everyone('office', 'finance-maker', 'finance-checker'),
  'area.provider': everyone('office', 'provider'),
  'area.places': everyone('office', 'assistance-organiser', 'social-worker', 'supervisor', 'manager'),
  'area.staff': everyone('office', 'supervisor', 'manager'),
  'area.delay': everyone('office', 'supervisor', 'manager'),
  'area.law': everyone('office', 'supervisor', 'finance-checker', 'manager'),
  'area.administration': everyone('office', 'administrator'),
  'area.reception': everyone('office', 'clerk'),
  'area.audit': everyone('office', 'auditor'),

  'see.registration': { ...atHome('household'), ...everyone('territory', 'clerk', 'assistance-organiser', 'social-worker', 'supervisor'), ...everyone('reason', 'manager', 'auditor') },
  'see.household': { ...atHome('household'), ...everyone('territory', 'clerk', 'assistance-organiser', 'social-worker', 'supervisor'), ...everyone('reason', 'manager', 'auditor') },
  'see.means': { ...atHome('household'), ...everyone('territory', 'assistance-organiser', 'supervisor'), auditor: 'reason' },
  'see.needs': { ...atHome('own'), ...everyone('territory', 'assistance-organiser', 'social-worker', 'supervisor'), auditor: 'reason' },
  // Visits to the home: the household that somebody comes; what was seen there is of the office (a report is read by those who see this).
  'see.visits': { ...atHome('household'), ...everyone('territory', 'assistance-organiser', 'social-worker', 'supervisor'), auditor: 'reason' },
  'see.decisions': { ...atHome('household'), ...everyone('territory', 'assistance-organiser', 'social-worker', 'supervisor'), ...everyone('reason', 'manager', 'auditor') },
  'see.journal': { ...atHome('household'), ...everyone('territory', 'assistance-organiser', 'social-worker', 'supervisor'), ...everyone('reason', 'manager', 'auditor') },
  'see.readings': { ...atHome('own'), ...everyone('territory', 'assistance-organiser', 'social-worker', 'supervisor'), ...everyone('reason', 'manager', 'auditor') },
  'see.payments': { ...everyone('office', 'finance-maker', 'finance-checker'), auditor: 'reason' },
  'see.referral': { ...atHome('own'), provider: 'unit', ...everyone('territory', 'assistance-organiser', 'social-worker', 'supervisor'), auditor: 'reason' },
  'see.faults': everyone('office', 'supervisor', 'administrator'),
  // How long matters took with each worker: of those who serve where they lead.
  'see.worker-times': everyone('territory', 'supervisor'),

  'do.apply': atHome('own'),
  'do.sign': atHome('household'),
  'do.answer-question': atHome('own'),
  // A decision about the household concerns each adult of it.
  'do.contest': atHome('household'),
  'do.answer-assistance': { 'assistance-organiser': ['territory', 'other'], supervisor: ['territory', 'other'] },
  'do.answer-social-work': { 'social-worker': ['territory', 'other'], supervisor: ['territory', 'other'] },
  'do.answer-visits': { 'assistance-organiser': ['territory', 'other'], 'social-worker': ['territory', 'other'], supervisor: ['territory', 'other'] },
  'do.answer-supervision': { supervisor: ['territory', 'other'] },
  'do.answer-finance': { 'finance-checker': ['office', 'other'] },
  'do.answer-provider': { provider: ['unit', 'other'] },
  // Leading a case: its lead, its hand-overs, agreements with the household, visits to its home.
  'do.lead-case': everyone('territory', 'assistance-organiser', 'social-worker', 'supervisor'),
  // A paper or photograph of the household, entered by themselves or by whoever it was brought to.
  'do.add-document': { ...atHome('household'), ...everyone('territory', 'clerk', 'assistance-organiser', 'social-worker', 'supervisor') },
  'do.change-contact': everyone('territory', 'clerk', 'assistance-organiser', 'social-worker', 'supervisor'),
  // What a household answered on paper or by telephone, and when it came.
  'do.record-answer': everyone('territory', 'clerk', 'assistance-organiser', 'social-worker', 'supervisor'),
  // What contests a decision, brought on paper or said at the counter: nobody there may turn it down.
  'do.enter-appeal': everyone('territory', 'clerk', 'assistance-organiser', 'social-worker', 'supervisor'),
  'do.supervise': everyone('territory', 'supervisor'),
  'do.plan-absence': everyone('office', 'supervisor'),
  'do.make-runs': everyone('office', 'finance-maker'),
  'do.sign-law': everyone('office', 'supervisor'),
  // The monthly lists of jubilarians: setting them going, reading them.
  'do.run-jubilees': everyone('office', 'supervisor'),
  'do.sign-codes': everyone('office', 'finance-checker'),
  'do.end-service': everyone('unit', 'provider'),
  'do.enter-mandates': everyone('office', 'clerk'),
  // A relief at the counter: whether it is due, until when and at what price; never the status nor the means behind it.
  'do.give-relief': everyone('territory', 'clerk'),
  'do.switch-registers': everyone('office', 'administrator'),
} satisfies Record<string, Cells>

export type Action = keyof typeof permissions
type Named<Prefix extends string> = Action extends infer Key ? (Key extends `${Prefix}.${infer Name}` ? Name : never) : never

/** Areas of the web a role opens: its own desk and pages. */
export type Area = Named<'area'>
/** What a page may show of a case. `means`: figures, accounts, register answers; `needs`: the social side; `readings`: who opened the file; `faults`: failed executions. */
export type Section = Named<'see'>

/** Whoever asks, as the door knows them. A resident may act under a mandate; then they are the representative. */
export type Person = (Pick<Staff, 'roles'> & Partial<Pick<Staff, 'staffId' | 'unit' | 'territory'>>) | { personId: string; mandate?: Mandate | undefined }

/** What of the matter the relations ask about; what is not said is not theirs. */
export interface Subject {
  /** Where the household lives. */
  parish?: string | undefined
  /** Who has a task about it in hand. */
  inHands?: readonly (string | undefined)[] | undefined
  /** Who leads the household's case. */
  leadId?: string | undefined
  /** They have said today why they look. */
  reasonGiven?: boolean | undefined
  /** Whose application it is, and all who sign it. */
  applicantId?: string | undefined
  adultIds?: readonly string[] | undefined
  /** The provider's unit it was referred to. */
  unit?: string | undefined
  /** Whose work it is, or who is kept from it: the maker of a run, the author of a draft. */
  notBy?: readonly string[] | undefined
  /** The day it is, for mandates. */
  on?: Day | undefined
}

/** The scope a mandate must have for an act; whatever is not named needs a mandate of any kind, and only reads. */
const scopeOf: Partial<Record<Action, MandateScope>> = { 'do.apply': 'apply', 'do.sign': 'apply', 'do.contest': 'apply', 'do.answer-question': 'answer', 'do.add-document': 'answer' }

const serves = ({ territory }: Partial<Staff>, parish: string | undefined): boolean => territory === undefined || territory.length === 0 || (parish !== undefined && territory.includes(parish))

function holds(relation: Relation, action: Action, person: Partial<Staff> & { personId?: string; mandate?: Mandate | undefined }, subject: Subject): boolean {
  const { personId, mandate, staffId } = person
  switch (relation) {
    case 'office': return true
    case 'territory': return serves(person, subject.parish) || (staffId !== undefined && (subject.leadId === staffId || subject.inHands?.includes(staffId) === true))
    case 'reason': return subject.reasonGiven === true && serves(person, subject.parish)
    case 'own': return subject.applicantId !== undefined && subject.applicantId === personId
    case 'household': return (subject.applicantId !== undefined && subject.applicantId === personId) || (personId !== undefined && subject.adultIds?.includes(personId) === true)
    case 'mandate': {
      if (mandate === undefined || mandate.representativeId !== personId || subject.on === undefined || !inForce(mandate, subject.on)) return false
      const scope = scopeOf[action]
      return (scope === undefined || mandate.scopes.includes(scope)) && mayDo({ personId: mandate.principalId }, action, subject)
    }
    case 'unit': return person.unit !== undefined && person.unit === subject.unit
    case 'other': return staffId === undefined || subject.notBy?.includes(staffId) !== true
  }
}

const holdersOf = (person: Person): readonly Holder[] => ('roles' in person ? person.roles : [person.mandate === undefined ? 'resident' : 'authorised-person'])
const cellOf = (action: Action, holder: Holder): readonly Relation[] | undefined => {
  const cell = (permissions[action] as Cells)[holder]
  return cell === undefined || Array.isArray(cell) ? (cell as readonly Relation[] | undefined) : [cell as Relation]
}

/** Whether a person may do this about this matter: by some role of theirs, with every relation that role needs. */
export const mayDo = (person: Person, action: Action, subject: Subject = {}): boolean =>
  holdersOf(person).some((holder) => cellOf(action, holder)?.every((relation) => holds(relation, action, person, subject)) === true)

/** Whether they may do it about some matter at all: what desks and headings are laid out by, before the matter is known. */
export const mayEver = (person: Person, action: Action): boolean => holdersOf(person).some((holder) => cellOf(action, holder) !== undefined)

/** Whether what they do about households must be reasoned each day, whatever task they have: of no role of theirs is the case itself the work. */
export const mustGiveReason = (staff: Pick<Staff, 'roles'>): boolean => !staff.roles.some((role) => cellOf('see.household', role)?.includes('territory') === true)

export const opens = (staff: Pick<Staff, 'roles'>, area: Area): boolean => mayDo(staff, `area.${area}`)

/** Whether a section of a case is theirs to see; the case itself has been opened to them before (pages/caseworker/open-file). */
export const sees = (staff: Pick<Staff, 'roles'>, section: Section): boolean => mayEver(staff, `see.${section}`)

const queues = ['assistance', 'social-work', 'visits', 'supervision', 'finance', 'provider'] as const

/** The queues a member of staff works from; `provider` stands for their own unit's. */
export const queuesOf = (staff: Pick<Staff, 'roles' | 'unit'>): string[] => queues.filter((queue) => mayEver(staff, `do.answer-${queue}`))
  .flatMap((queue) => (queue !== 'provider' ? [queue] : staff.unit === undefined ? [] : [`provider:${staff.unit}`]))

/** Whether a wait is theirs to take or answer: of one of their queues, of a household they serve or lead, and not kept from them. `household`: a run has none. */
export function mayAnswer(staff: Staff, wait: { queue: string; notBy?: readonly string[] | undefined; person?: string | undefined }, { parish, leadId }: Pick<Subject, 'parish' | 'leadId'> = {}): boolean {
  const [queue, unit] = wait.queue.split(':')
  return (queues as readonly string[]).includes(queue ?? '') && mayDo(staff, `do.answer-${queue as (typeof queues)[number]}`, { parish, leadId, unit, notBy: wait.notBy, inHands: [wait.person] })
}

/** Whether it would be theirs to answer, had they not had a hand in what it judges: they may know that and why, and nothing of what it shows. */
export const isKeptFrom = (staff: Staff, wait: Parameters<typeof mayAnswer>[1], household?: Parameters<typeof mayAnswer>[2]): boolean =>
  !mayAnswer(staff, wait, household) && mayAnswer(staff, { ...wait, notBy: [] }, household)

/** Whether they may put payables together into a run; approving it is the other officer's (`notBy` of the wait). */
export const mayMakeRuns = (staff: Pick<Staff, 'roles'>): boolean => mayDo(staff, 'do.make-runs')

/** Whether they look after the work of others: what was escalated stands in their list, and they may return it to the team. */
export const supervises = (staff: Pick<Staff, 'roles'>): boolean => mayEver(staff, 'do.supervise')

/** Whether they see amounts, reasons and remarks of a decision: those of a benefit name or betray the household's income. */
export const seesFigures = (staff: Pick<Staff, 'roles'>, kind: ProceedingKind): boolean => (kind === 'service' ? sees(staff, 'needs') : sees(staff, 'means'))

/** Entries of the journal whose notes are numbers of papers or dates, never a household's figures. */
const plainNotes = ['ApplicationRegistered', 'ExtensionTold', 'Recalculated', 'DecisionGranted', 'DecisionRefused', 'ReferralIssued', 'Reminded', 'Escalated', 'TermsMoved', 'TermBegun', 'DatesMoved', 'MandateEntered', 'MandateRevoked', 'AppealRegistered', 'ReopenedOnAppeal']

/** Whether the note of a journal entry is theirs to read: what people wrote about a benefit may name the household's means, about a service its needs. */
export const seesNote = (staff: Pick<Staff, 'roles'>, { what, proceedingId }: { what: string; proceedingId?: string | undefined }): boolean =>
  plainNotes.includes(what) || (/^(?:Await)?Visit/.test(what) && sees(staff, 'visits')) || sees(staff, 'means') || (proceedingId !== undefined && kindOfProceeding(proceedingId) === 'service' && sees(staff, 'needs'))

/** Entries whose notes residents read: numbers of papers, and the place given in a list. Other notes are what people of the office wrote to each other. */
const notesForResidents = ['ApplicationRegistered', 'TermExtended', 'ExtensionTold', 'TermsMoved', 'TermBegun', 'TargetPaused', 'TargetResumed', 'DecisionGranted', 'DecisionRefused', 'Recalculated', 'ReferralIssued', 'JoinedWaitingList', 'AppealRegistered', 'ReopenedOnAppeal']
export const residentsReadNote = (what: string): boolean => notesForResidents.includes(what)

type Someone = Pick<Resident, 'personId'>
type Signed = Pick<Application, 'applicantId' | 'facts' | 'submittedAt'>

/** Those whose application it is: the applicant, and every adult of the household as of the day of application, who all sign it (MK 809 p. 2.1). */
export const partiesOf = ({ applicantId, facts, submittedAt }: Signed): Subject => ({ applicantId, adultIds: adultsOf(facts.members, dayAt(submittedAt)).map(({ personId }) => personId) })

/** Whether theirs is one of the signatures: the applicant signs as an adult of the household. */
export const signsApplication = (resident: Someone, application: Omit<Signed, 'applicantId'>): boolean => mayDo(resident, 'do.sign', { ...partiesOf({ ...application, applicantId: '' }), applicantId: undefined })

/** Those who sign see what they sign: the applicant, and every other adult of the household. */
export const readsApplication = (resident: Someone, application: Signed): boolean => mayDo(resident, 'see.means', partiesOf(application))

/** A matter of an application they read. The need for a service is the applicant's own; benefits are the household's. */
export const seesMatter = (resident: Someone, { applicationId, kind }: Pick<Proceeding, 'applicationId' | 'kind'>, application: Pick<Application, 'applicationId'> & Signed): boolean =>
  application.applicationId === applicationId && mayDo(resident, kind === 'service' ? 'see.needs' : 'see.decisions', partiesOf(application))
