// One line of a signed recalculation becomes payable, if the decision is still as it was listed.
import { differenceIdOf, type Award, type Payable } from '../domain/award.ts'
import { dayAt, yearOf } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import { owed } from '../domain/law/difference.ts'
import { contestTerm, deemedNotified } from '../domain/law/notification.ts'
import { sharersOf } from '../domain/law/persons.ts'
import { restsOn } from '../domain/letter.ts'
import { fullName } from '../domain/person.ts'
import { recalculationLetter } from '../domain/recalculation-letter.ts'
import type { Recalculation, RecalculationLine } from '../domain/recalculation.ts'
import { municipalityOf } from '../policy/municipalities.ts'
import { tableTitle } from '../policy/table-titles.ts'
import { rowById } from '../policy/tables.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'
import { recordOf } from './records.ts'
import { isReplaced, replayDecision } from './replay-day.ts'
import { signedRows } from './signed-rows.ts'

export async function payDifference(line: RecalculationLine, recalculation: Recalculation, { store, now, municipality }: Dependencies): Promise<void> {
  const { caseId, proceedingId, applicationId, recalculationId, kind } = line
  const { rowId, rows, signedBy } = recalculation
  const entry = recordOf(rowById(rowId), `row ${rowId}`)
  const [found, attempts, proceedingFound, applicationFound, award] = await Promise.all([
    store.decisions.byProceeding(caseId, proceedingId), store.assessments.attempts(caseId, proceedingId), store.cases.proceeding(caseId, proceedingId),
    store.applications.byId(caseId, applicationId), store.awards.byId(caseId, proceedingId),
  ])
  const decision = recordOf(found, `decision of ${proceedingId}`)
  const assessment = recordOf(restsOn(decision, attempts), `assessment of ${proceedingId}`)
  const proceeding = recordOf(proceedingFound, `proceeding ${proceedingId}`)
  const application = recordOf(applicationFound, `application ${applicationId}`)
  const again = await isReplaced(proceeding, store) ? undefined : await replayDecision(decision, assessment, { entry, rows, signed: await signedRows({ store, municipality }) }, { store, municipality })
  // Only what was signed is paid: a decision that another recalculation, or a colleague, has changed since is left to a person.
  if (again === undefined || again.kind !== line.change || JSON.stringify(again.months) !== JSON.stringify(line.months)) return store.recalculations.passOver(line)
  // Granted, and its award is not recorded: it broke, and a difference in its place would keep the months themselves from ever being paid.
  if (decision.granted && award === undefined) return store.recalculations.passOver(line)

  const [applicant, official] = await Promise.all([store.people.resident(application.applicantId), signedBy === undefined ? undefined : store.people.staff(signedBy)])
  const resident = recordOf(applicant, `resident ${application.applicantId}`)
  const payee = award?.payee ?? { personId: resident.personId, name: fullName(resident), iban: application.iban }
  // What was given by hand, or is still being brought, has no account a difference could go to.
  if (payee.iban === '') return store.recalculations.passOver(line)
  const at = instantOf(now())
  const on = dayAt(at)
  const calendar = await calendarOf({ store, municipality })
  const notified = deemedNotified(calendar, on, 'electronic')
  const number = `${yearOf(on)}/P-${await store.settings.nextNumber(`recalculation/${yearOf(on)}`)}`
  const letter = recalculationLetter({
    number, on, kind, applicant: resident, office: municipalityOf(municipality), official, application, decision, months: line.months, derivation: again.derivation,
    row: { name: tableTitle(entry.table), from: entry.row.from, to: entry.row.to, source: entry.row.source }, notified, until: contestTerm(calendar, notified.on),
  })
  const amounts = owed(line.months)
  const shared = { caseId, awardId: proceedingId, kind, payee, decisionNumber: number, decidedOn: on }
  const payables = amounts.map(({ month, amountCents }): Payable => ({ ...shared, payableId: differenceIdOf(proceedingId, month, rowId), month, amountCents, state: 'Open', difference: { rowId, rows: [...rows], recalculationId }, version: 1 }))
  const first = amounts[0]
  const granted: Award | undefined = award !== undefined || first === undefined ? undefined : { ...shared, proceedingId, amountCents: first.amountCents, months: amounts.map(({ month }) => month), awardedAt: at }
  await store.recalculations.pay({
    line, payables, proceeding, ...(granted && { award: granted }),
    notice: { caseId, proceedingId, recalculationId, months: line.months, letter, at },
    event: { caseId, proceedingId, what: 'Recalculated', by: signedBy === undefined ? 'system' : `staff:${signedBy}`, occurredAt: recalculation.signedAt ?? at, recordedAt: at, note: number },
    taking: granted === undefined ? [] : await store.awards.taking({
      awardId: proceedingId, kind, months: granted.months, personIds: sharersOf((assessment.asked?.facts ?? application.facts).members).map(({ personId }) => personId),
    }),
  })
}
