// The store: every question and command the rest of the house may put to the table.
import { openAbsences } from './absences.ts'
import { openAgreements } from './agreements.ts'
import { openAppeals } from './appeals.ts'
import { openApplications } from './applications.ts'
import { openAssessments } from './assessments.ts'
import { openAwards } from './awards.ts'
import { openCalendar } from './calendar.ts'
import { openCases } from './cases.ts'
import { openDecisions } from './decisions.ts'
import { openHandOvers } from './hand-overs.ts'
import { openJournal } from './journal.ts'
import { openJubilees } from './jubilees.ts'
import { openLaw } from './law.ts'
import { openMandates } from './mandates.ts'
import type { Migration } from './migrations.ts'
import { openOutbox } from './outbox.ts'
import { openPeople } from './people.ts'
import { openRecalculations } from './recalculations.ts'
import { openReferrals } from './referrals.ts'
import { openReliefs } from './reliefs.ts'
import { openRuns } from './runs.ts'
import { openSearch } from './search.ts'
import { openSettings } from './settings.ts'
import { openTable, type Send } from './table.ts'
import { openTimes } from './times.ts'
import { openTrail } from './trail.ts'
import { openDocuments } from './documents.ts'
import { openVisits } from './visits.ts'
import { openWaits } from './waits.ts'

export type Store = ReturnType<typeof openStore>

/** `client`: a DynamoDB client, real or embedded. `now`: milliseconds since 1970, the host's clock. `steps`: another release's, in tests. */
export function openStore(client: Send, tableName: string, now: () => number, steps?: readonly Migration[]) {
  const table = openTable(client, tableName, steps)
  const waits = openWaits(table, now)
  return {
    /** Commits writes that the parts of the store have given, all or none. Errors: Conflict with the sentence of the first that was not so any more. */
    commit: table.transact,
    absences: openAbsences(table),
    agreements: openAgreements(table),
    appeals: openAppeals(table, now),
    applications: openApplications(table, now),
    assessments: openAssessments(table),
    awards: openAwards(table, now),
    calendar: openCalendar(table),
    cases: openCases(table, now),
    decisions: openDecisions(table, now),
    handOvers: openHandOvers(table),
    journal: openJournal(table),
    jubilees: openJubilees(table, now),
    law: openLaw(table),
    mandates: openMandates(table, now),
    outbox: openOutbox(table),
    people: openPeople(table),
    recalculations: openRecalculations(table, now),
    referrals: openReferrals(table, now, waits),
    reliefs: openReliefs(table),
    runs: openRuns(table, now),
    search: openSearch(table),
    settings: openSettings(table),
    times: openTimes(table),
    trail: openTrail(table),
    documents: openDocuments(table),
    visits: openVisits(table),
    waits,
  }
}
