// AwaitDecision: grant as assessed, refuse with reasons, or ask the resident for what is missing.
import { z } from 'zod'
import { needsMeans } from '../../../domain/benefits.ts'
import { establishableBeside, flawsOfGrant, flawsOfRefusal, groundsOfBenefit, groundsOfService, reasonsFor, type Flaw, type Grounds } from '../../../domain/decision-grounds.ts'
import { dayAt } from '../../../domain/days.ts'
import { peopleIn } from '../../../domain/household.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { letterOf } from '../../../domain/letter.ts'
import { sees } from '../../../domain/permissions.ts'
import type { Wait } from '../../../domain/wait.ts'
import { municipalityOf } from '../../../policy/municipalities.ts'
import { serviceByCode } from '../../../policy/service-catalogue.ts'
import { found, type FieldError } from '../../page.ts'
import { freeText, typed } from '../../typed.ts'
import { assessmentView, checkRows, namesOf, paidText } from '../assessment-view.ts'
import { matterName } from '../desk-rows.ts'
import { papersOf } from '../papers.ts'
import { findingFields, findingsView, readFindings } from './findings.ts'
import { taskPage, type Answered, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum(['grant', 'refuse', 'ask', 'assess'], 'Izvēlieties: piešķirt, atteikt, lūgt ziņas vai rēķināt vēlreiz.'),
  reasons: z.array(z.string()),
  confirmed: z.array(z.string()),
  explanation: freeText,
  words: freeText,
  question: freeText,
  ...findingFields,
})

/** What is said at which field when a decision cannot be taken so. */
const flawWords: Record<Flaw, FieldError> = {
  NotGrantable: { field: 'act', text: 'Piešķirt nevar: izvērtējums vai atzinums tam nedod pamatu.' },
  RemarksNotConfirmed: { field: 'confirmed', text: 'Apstipriniet, ka esat izlasījis katru piezīmi.' },
  NoReason: { field: 'reasons', text: 'Atzīmējiet vismaz vienu atteikuma iemeslu.' },
  ReasonUnknown: { field: 'reasons', text: 'Atzīmētais iemesls šajā lietā neder. Izvēlieties no saraksta.' },
  NothingEstablished: { field: 'reasons', text: 'Izvērtējums ir par piešķiršanu. Lai atteiktu, atzīmējiet, ko esat konstatējis.' },
  NotExplained: { field: 'explanation', text: 'Paskaidrojiet, ko konstatējāt: izvērtējums ir par piešķiršanu.' },
}

async function show({ wait, file, staff, dependencies: { store, municipality, now } }: TaskContext) {
  const { household: { caseId }, proceedings, applications, assessments, opinions, checks, waits, decisions } = found(file)
  const proceeding = found(proceedings.find((candidate) => candidate.proceedingId === wait.proceedingId))
  const { proceedingId, applicationId, kind } = proceeding
  const application = found(applications.find((candidate) => candidate.applicationId === applicationId))
  const attempts = assessments.filter(ofThis)
  const [assessment, opinion, decision] = [attempts.at(-1), opinions.find(ofThis), decisions.find(ofThis)]
  function ofThis(record: { proceedingId: string }): boolean { return record.proceedingId === proceedingId }
  const [residents, colleagues] = await Promise.all([store.people.residents(peopleIn(application.facts)), store.people.allStaff()])
  const staffNames = Object.fromEntries(colleagues.map(({ staffId, name }) => [staffId, name]))
  const grounds: Grounds = kind === 'service' ? groundsOfService(opinion) : groundsOfBenefit(assessment?.answer)
  const names = namesOf(residents)
  return {
    caseId, proceedingId, applicationId, kind, grounds, attempt: assessment?.attempt, personIds: application.facts.members.filter(({ sharesExpenses }) => sharesExpenses !== false).map(({ personId }) => personId),
    matter: matterName(proceeding, municipality), months: paidText(kind, grounds.months),
    need: application.wishes.find((wish) => wish.kind === kind)?.need,
    assessment: assessment && kind !== 'service' ? assessmentView(assessment, names) : undefined,
    opinion, opinionBy: staffNames[opinion?.by ?? ''],
    checks: kind !== 'service' && sees(staff, 'means') ? checkRows(checks.filter((check) => check.applicationId === applicationId), staffNames) : undefined,
    conversation: conversationOf(waits, proceedingId, staffNames),
    establishable: establishableBeside(grounds), decision, papers: decision && papersOf(decision, kind, attempts, staff),
    again: kind !== 'service' && wait.outcomes.includes('AssessAgain') ? findingsView(await store.assessments.findings(caseId, applicationId), application, kind, names) : undefined,
    // What would be sent if it were decided so now; once it is issued, what was sent.
    letter: decision?.letter ?? letterOf({
      decision: { ...grounds, granted: grounds.grantable, reasons: grounds.found }, on: dayAt(instantOf(now())), proceeding, application,
      applicant: found(residents.find(({ personId }) => personId === application.applicantId)), assessments: attempts, opinion, official: staff, office: municipalityOf(municipality),
      service: proceeding.serviceCode === undefined ? undefined : serviceByCode(municipality, proceeding.serviceCode),
    }),
  }
}
type Shown = Awaited<ReturnType<typeof show>>

/** Questions put to the resident in this matter and their answers, in order. */
function conversationOf(waits: readonly Wait[], proceedingId: string, staffNames: Readonly<Record<string, string>>) {
  return waits
    .filter((wait) => wait.proceedingId === proceedingId && (wait.outcome === 'InformationNeeded' || (wait.box === 'AwaitInformation' && wait.state === 'Answered')))
    .toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? ''))
    .map(({ outcome, note, answeredAt, answeredBy }) => outcome === 'InformationNeeded'
      ? { who: `Jautāja ${staffNames[answeredBy ?? ''] ?? 'dienests'}`, at: answeredAt, text: note }
      : { who: 'Iesniedzējs', at: answeredAt, text: outcome === 'DatePassed' ? 'Termiņā neatbildēja.' : note })
}

async function answer({ staff, dependencies: { store, now } }: TaskContext, form: URLSearchParams, { grounds, attempt, caseId, proceedingId, applicationId, kind, personIds, assessment, again }: Shown): Promise<Answered> {
  const { data, errors } = typed(Form, form, ['reasons', 'confirmed', 'notCooperating'])
  if (data === undefined) return { errors }
  if (data.act === 'ask') {
    return data.question === '' ? { errors: [{ field: 'question', text: 'Ierakstiet, kas iesniedzējam jāatbild vai jāiesniedz.' }] } : { outcome: 'InformationNeeded', note: data.question }
  }
  if (data.act === 'assess') {
    const { findings, faults } = readFindings(data, again, dayAt(instantOf(now())))
    if (findings === undefined) return { errors: faults }
    return { outcome: 'AssessAgain', also: needsMeans(kind) ? [store.assessments.established(caseId, applicationId, findings)] : [] }
  }
  const flaws = data.act === 'grant' ? flawsOfGrant(grounds, data.confirmed) : flawsOfRefusal(grounds, data.reasons, data.explanation, data.confirmed)
  if (flaws.length > 0) return { errors: flaws.map((flaw) => flawWords[flaw]) }
  const remark = data.act === 'grant' ? data.words : data.explanation
  const granted = data.act === 'grant'
  return {
    outcome: granted ? 'Granted' : 'Refused',
    note: remark === '' ? undefined : remark,
    also: [store.decisions.decided({
      caseId, proceedingId, granted,
      months: granted ? grounds.months : [],
      reasons: granted ? [] : reasonsFor(grounds, data.reasons),
      ...(granted && grounds.amountCents !== undefined ? { amountCents: grounds.amountCents, ...(grounds.amounts && { amounts: grounds.amounts }) } : {}),
      ...(remark === '' ? {} : { remark }),
      ...(assessment === undefined ? {} : { assessmentAttempt: attempt }),
      decidedBy: staff.staffId, decidedAt: instantOf(now()),
    }), ...(granted ? await store.awards.taking({ awardId: proceedingId, kind, months: grounds.months, personIds, takes: grounds.takes }) : [])],
  }
}

export const decisionTask = taskPage({ view: 'caseworker/tasks/decision.njk', show, answer })
