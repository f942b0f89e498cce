// The law's term of a matter extended (APL 64): the matter, everything open in it and the letter to the applicant, all or nothing.
import { dayAt, yearOf } from '../domain/days.ts'
import { extensionLetter } from '../domain/extension-letter.ts'
import { instantOf } from '../domain/identifiers.ts'
import { contestTerm, deemedNotified } from '../domain/law/notification.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import type { Wait } from '../domain/wait.ts'
import { municipalityOf } from '../policy/municipalities.ts'
import { clocksOf, extensionContestOf } from '../policy/proceeding-clocks.ts'
import type { Write } from '../store/table.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'
import { waitsAnew } from './reckon-anew.ts'
import { recordOf } from './records.ts'

interface Act { by: string; reason: string }
type Means = Pick<Dependencies, 'store' | 'now' | 'municipality'>

/**
 * With the reason the applicant reads. Our target may have passed: the decision is then due by the law's day. What the supervisors were told of is answered by it,
 * and leaves their list. Errors: Conflict where it was extended meanwhile: then nothing is told a second time.
 */
export async function extendTerm(proceeding: Proceeding, { by, reason }: Act, means: Means): Promise<void> {
  const { store, now, municipality } = means
  const [calendar, at] = [await calendarOf(means), instantOf(now())]
  const extension = { from: proceeding.legalDue, reason, by, at }
  const clocks = clocksOf(calendar, municipality, { ...proceeding, extension })
  const waits = (await store.waits.openOf({ caseId: proceeding.caseId })).filter(({ proceedingId }) => proceedingId === proceeding.proceedingId)
  const fromNow = waits.map((wait): Wait => (wait.term?.by === 'decision' ? { ...wait, term: { by: 'decision', from: at } } : wait))
  await store.commit([
    ...store.cases.reckoned(proceeding, clocks, { by: `staff:${by}`, at, what: 'TermExtended', why: reason }, { extension }),
    ...waitsAnew(calendar, fromNow, clocks, () => reason, means, true).flat(),
    ...await told({ ...proceeding, legalDue: clocks.legalDue, extension }, means),
  ])
}

/** The letter, on the applicant's page from this moment on, and the journal's word of it. */
async function told({ caseId, proceedingId, applicationId, kind, legalDue, extension, reopens, receivedAt }: Proceeding & Required<Pick<Proceeding, 'extension'>>, { store, now, municipality }: Means): Promise<Write[]> {
  const at = instantOf(now())
  const on = dayAt(at)
  const [found, official, calendar] = await Promise.all([store.applications.byId(caseId, applicationId), store.people.staff(extension.by), calendarOf({ store, municipality })])
  const application = recordOf(found, `application ${applicationId}`)
  const applicant = recordOf(await store.people.resident(application.applicantId), `resident ${application.applicantId}`)
  const notified = deemedNotified(calendar, on, 'electronic')
  const number = `${yearOf(on)}/T-${await store.settings.nextNumber(`extension/${yearOf(on)}`)}`
  const letter = extensionLetter({
    number, on, kind, applicant, office: municipalityOf(municipality), official, application, from: extension.from, to: legalDue, reason: extension.reason, notified,
    contest: { how: extensionContestOf(municipality, on), until: contestTerm(calendar, notified.on) }, reopenedOn: reopens && dayAt(receivedAt),
  })
  return [
    store.cases.extensionTold({ caseId, proceedingId, at, letter }),
    store.journal.entry({ caseId, proceedingId, what: 'ExtensionTold', by: `staff:${extension.by}`, occurredAt: at, recordedAt: at, note: number }, proceedingId),
  ]
}
