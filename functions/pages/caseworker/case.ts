// The case page: a household's whole file, each section for those who may see it.
import { receiptOf } from '../../domain/application.ts'
import { ageOn, dayAt, longMonth } from '../../domain/days.ts'
import { isActive } from '../../domain/agreement.ts'
import type { WorkingCalendar } from '../../domain/calendar.ts'
import { isOnce } from '../../domain/benefits.ts'
import { formatPersonCode } from '../../domain/person-code.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayAnswer, mayDo, opens, sees, seesFigures, supervises } from '../../domain/permissions.ts'
import { grantText } from '../../domain/law/months-of-award.ts'
import { formatPhone, fullName, type Staff } from '../../domain/person.ts'
import type { Proceeding } from '../../domain/proceeding.ts'
import { waitingOrder } from '../../domain/referral.ts'
import { pausedOf } from '../../domain/target-pause.ts'
import type { Wait } from '../../domain/wait.ts'
import { calendarOf } from '../../platform/calendar.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { CaseFile } from '../../store/cases.ts'
import { boxes } from '../words.ts'
import { staffOf, type Page } from '../page.ts'
import { waitedFor, worded, namesOfStaff, namesOf, type Names } from '../names.ts'
import { assessmentView, checkRows } from './assessment-view.ts'
import { isMilestone, journalRows, shortJournal } from './case-journal.ts'
import { meansView } from './case-means.ts'
import { flowsOf } from './case-flow.ts'
import { deskBoxes } from './tasks/all.ts'
import { dateLeft, matterName, taskPath } from './desk-rows.ts'
import { agreementRows } from './agreements.ts'
import { handOversOf } from './hand-over.ts'
import { openVisitsOf, visitReportsOf } from '../visits/case-visits.ts'
import { deliveryPath } from './delivery.ts'
import { extendPath, hindrance } from './extend.ts'
import { answerPath } from './late-facts.ts'
import { openFile, tiesOf } from './open-file.ts'
import { extensionPaper, papersOf } from './papers.ts'
import { appealRows, enterPath } from '../appeals/appeal-view.ts'

export const casePage: Page = {
  path: '/lietas/:caseId',
  for: 'file',
  async get(request, dependencies) {
    const staff = staffOf(request)
    const file = await openFile(request.params['caseId'] ?? '', staff, dependencies)
    // What the population register said of one of them is no declaration of the household.
    const application = file.applications.findLast(({ origin }) => origin === undefined) ?? file.applications.at(-1)
    const memberIds = [...new Set([...file.household.memberIds, ...(application?.facts.members.map(({ personId }) => personId) ?? [])])]
    const [residents, colleagues] = await Promise.all([dependencies.store.people.residents([...memberIds, ...new Set(file.journal.flatMap(({ by, onBehalfOf }) => (onBehalfOf === undefined ? [] : [by.replace('resident:', '')])))]), dependencies.store.people.allStaff()])
    const names = { residents: namesOf(residents), staff: namesOfStaff(colleagues) }
    const today = dayAt(instantOf(dependencies.now()))
    const calendar = await calendarOf(dependencies)
    const proceedings = await Promise.all(file.proceedings.map((proceeding) => proceedingView(proceeding, file, staff, names, calendar, dependencies)))
    const open = file.waits.filter(({ state }) => state === 'Open').toSorted((a, b) => a.due.on.localeCompare(b.due.on))
    const whole = request.query.get('viss') === '1'
    const seesMeans = sees(staff, 'means')
    const told = sees(staff, 'journal') ? file.journal : []
    const readings = sees(staff, 'readings') ? file.readings : []
    return {
      view: 'caseworker/case.njk', title: file.household.title,
      data: {
        household: file.household, documentCount: file.documents.filter(({ mistaken }) => mistaken === undefined).length, proceedings, seesMeans, today,
        nearest: proceedings.filter(({ decided }) => !decided).toSorted((a, b) => a.legal.on.localeCompare(b.legal.on))[0]?.legal,
        // Whose move it is, by name where a colleague of ours has it in hand.
        move: [...new Set(open.map((wait) => (wait.person === undefined ? waitedFor(wait) : `${waitedFor(wait)} (${names.staff[wait.person] ?? wait.person})`)))],
        waits: open.map((wait) => waitView(wait, staff, names.staff, file, calendar, dependencies)),
        application: application && { number: application.number, submittedAt: receiptOf(application), needs: sees(staff, 'needs') ? application.wishes.flatMap(({ need }) => need ?? []) : [] },
        members: residents.map((resident) => ({
          personId: resident.personId, phone: resident.phone, phoneText: resident.phone && formatPhone(resident.phone), email: resident.email, adult: ageOn(resident.birthDate, today) >= 18,
          name: fullName(resident), code: formatPersonCode(resident.personCode), birthDate: resident.birthDate, age: ageOn(resident.birthDate, today), address: resident.address, parish: resident.parish,
          ...pick(!sees(staff, 'needs') && !seesMeans ? undefined : application?.facts.members.find(({ personId }) => personId === resident.personId)),
        })),
        means: seesMeans && application !== undefined ? meansView(application, file, residents, names.residents, dependencies.municipality) : undefined,
        agreements: sees(staff, 'needs') ? agreementRows(file.agreements.filter(isActive), names) : [],
        handOvers: told.length > 0 && sees(staff, 'needs') ? handOversOf(file, names.staff, dependencies.now()) : [],
        visits: sees(staff, 'visits') ? openVisitsOf(file, names.staff) : [], visitReports: sees(staff, 'visits') ? visitReportsOf(file, names) : [], corrects: supervises(staff),
        staffNames: names.staff, lead: colleagues.find(({ staffId }) => staffId === file.household.leadId),
        checks: seesMeans && application !== undefined ? checkRows(file.checks.filter(({ applicationId }) => applicationId === application.applicationId), names.staff) : undefined,
        journal: whole ? journalRows([...told, ...readings], staff, names, file) : journalRows(told.filter(({ what }) => isMilestone(what)), staff, names, file).slice(0, shortJournal),
        journalLength: told.length + readings.length, whole, fromDesk: opens(staff, 'desk'), leads: opens(staff, 'desk') && mayDo(staff, 'do.lead-case', tiesOf(file)),
      },
    }
  },
}

const pick = (member: CaseFile['applications'][number]['facts']['members'][number] | undefined) =>
  ({ role: member?.role, disability: member?.disability?.group })

/** One matter: status and dates for everyone of the desk, figures only for those who see means, opinions for those who see needs. */
async function proceedingView(proceeding: Proceeding, file: CaseFile, staff: Staff, names: { residents: Names; staff: Names }, calendar: WorkingCalendar, { store, municipality, now }: Dependencies) {
  const { proceedingId, kind, status, legalDue, targetDue, decidedAt, receivedAt, serviceCode } = proceeding
  const today = dayAt(instantOf(now()))
  const ofThis = <T extends { proceedingId: string }>(records: readonly T[]) => records.filter((other) => other.proceedingId === proceedingId)
  const seesMeans = sees(staff, 'means')
  const figures = seesFigures(staff, kind)
  const decision = ofThis(file.decisions)[0]
  const notice = ofThis(file.extensions)[0]
  const referral = file.referrals.find(({ referralId }) => referralId === proceedingId)
  const award = ofThis(file.awards)[0]
  const assessments = ofThis(file.assessments)
  const latest = assessments.at(-1)
  const opinion = ofThis(file.opinions)[0]
  const ahead = referral?.state === 'Queued' && serviceCode !== undefined
    ? (await store.referrals.inState(serviceCode, 'Queued')).filter((other) => other.referralId !== proceedingId && waitingOrder(other, referral) < 0).length : undefined
  return {
    proceedingId, name: matterName(proceeding, municipality), status, receivedAt, decided: decidedAt !== undefined, decidedAt, moves: decidedAt === undefined ? proceeding.moves ?? [] : [], paused: pausedOf(proceeding, today), extends: hindrance(proceeding, today) === undefined ? extendPath(proceeding) : undefined,
    legal: dateLeft(calendar, today, legalDue), target: dateLeft(calendar, today, targetDue),
    assessment: seesMeans && latest !== undefined ? assessmentView(latest, names.residents) : undefined,
    earlier: seesMeans ? assessments.slice(0, -1).map(({ attempt, assessedAt, answer }) => ({ attempt, assessedAt, outcome: answer?.outcome })) : [],
    opinion: sees(staff, 'needs') ? opinion : undefined, opinionBy: names.staff[opinion?.by ?? ''],
    extension: notice && extensionPaper(notice, staff),
    papers: decision && papersOf(decision, kind, assessments, staff),
    decision: decision && sees(staff, 'decisions') && {
      granted: decision.granted, number: decision.number, decidedAt: decision.decidedAt, by: names.staff[decision.decidedBy] ?? decision.decidedBy,
      sum: figures && decision.granted ? grantText(decision, isOnce(proceeding.kind)) : '', notifiedOn: decision.notifiedOn, contestUntil: decision.contestUntil,
      remark: figures ? decision.remark : undefined,
      reasons: decision.reasons.map(({ law, text }) => ({ law, text: figures ? text : undefined })),
    },
    payables: award !== undefined && seesMeans ? file.payables.filter(({ awardId }) => awardId === award.awardId).toSorted((a, b) => a.month.localeCompare(b.month)).map(({ month, amountCents, state, difference }) => ({ month: difference === undefined ? longMonth(month) : `${longMonth(month)}, starpība`, amountCents, state })) : [],
    referral: referral && sees(staff, 'referral') && { ...referral, ahead, review: ofThis(file.waits.filter((wait): wait is Wait & { proceedingId: string } => wait.box === 'AwaitNeedReview' && wait.state === 'Open' && wait.proceedingId !== undefined))[0] },
    flow: flowsOf(proceeding, file, now()), appeals: appealRows(file, staff, proceedingId), contest: enterPath(file, staff, proceedingId),
    reopens: proceeding.reopens && { number: proceeding.reopens.decisionNumber, not: proceeding.reopens.notBy.map((staffId) => names.staff[staffId] ?? staffId).join(', ') },
  }
}

function waitView(wait: Wait, staff: Staff, staffNames: Names, file: CaseFile, calendar: WorkingCalendar, { municipality, now }: Dependencies) {
  const { proceedings, household } = file
  const proceeding = proceedings.find(({ proceedingId }) => proceedingId === wait.proceedingId)
  return {
    what: worded(boxes, wait.box),
    about: wait.register ?? (proceeding && matterName(proceeding, municipality)),
    owner: waitedFor(wait), person: wait.person && (staffNames[wait.person] ?? wait.person),
    openedAt: wait.openedAt, due: dateLeft(calendar, dayAt(instantOf(now())), wait.due),
    acts: [answerPath(staff, file, { waitId: wait.waitId, what: `${wait.box}.opened`, by: 'system' }), deliveryPath(staff, file, { waitId: wait.waitId, what: `${wait.box}.opened` })].filter((act) => act !== undefined),
    href: deskBoxes.includes(wait.box) && opens(staff, 'desk') && mayAnswer(staff, wait, household) ? taskPath(wait.waitId) : undefined,
  }
}
