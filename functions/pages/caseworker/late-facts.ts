// What a household brought on paper or told by telephone: when it came is asked apart from when it is entered; and a time entered wrongly is corrected by an added entry.
import { z } from 'zod'
import { cameAt } from '../../domain/came-at.ts'
import { dayAt, numericDay, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import type { CaseEvent } from '../../domain/event.ts'
import { instantOf, type Instant } from '../../domain/identifiers.ts'
import { mayDo, sees } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import { isUndecided, type Proceeding } from '../../domain/proceeding.ts'
import type { Wait } from '../../domain/wait.ts'
import { answerWait } from '../../platform/deliver.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { answerArrived } from '../../platform/mend-time.ts'
import type { CaseFile } from '../../store/cases.ts'
import { questionOf } from '../applicant/calls.ts'
import { found, NotFound, staffOf, type Page, type Request } from '../page.ts'
import { dayTyped, reasonText, typed } from '../typed.ts'
import { boxes, waysOfAnswer } from '../words.ts'
import { openFile, tiesOf } from './open-file.ts'

/** What a resident's answer is called, by the box that waits for it. */
const answerOf: Readonly<Record<string, string>> = { AwaitInformation: 'Provided', AwaitHearing: 'Heard' }
/** Whether it is a request the household answers. */
export const isAnsweredByResident = ({ box }: Pick<Wait, 'box'>): boolean => answerOf[box] !== undefined

interface Theirs { file: CaseFile; staff: Staff; wait: Wait; proceeding: Proceeding; outcome: string }

/** The file, for whoever may enter in it what came and when. */
export async function fileToRecordIn(request: Request, dependencies: Dependencies): Promise<{ file: CaseFile; staff: Staff }> {
  const staff = staffOf(request)
  const file = await openFile(request.params['caseId'] ?? '', staff, dependencies)
  if (!mayDo(staff, 'do.record-answer', tiesOf(file))) throw new NotFound()
  return { file, staff }
}

/** A request in it that the household answers. */
export async function theirs(request: Request, dependencies: Dependencies): Promise<Theirs> {
  const { file, staff } = await fileToRecordIn(request, dependencies)
  const wait = found(file.waits.find(({ waitId }) => waitId === request.params['waitId']))
  return { file, staff, wait, outcome: found(answerOf[wait.box]), proceeding: found(file.proceedings.find(({ proceedingId }) => proceedingId === wait.proceedingId)) }
}

/** The day it came: not before it was asked for, not after the day it was entered. */
const cameOn = (wait: Wait, last: Day) => dayTyped(`Ierakstiet dienu, kad tas saņemts, piemēram, ${numericDay(last)}`, (day) =>
  day > last ? `Vēlākais ir ${numericDay(last)}.` : day < dayAt(wait.openedAt) ? `Iesniedzējam jautāts ${numericDay(dayAt(wait.openedAt))}: agrāk atbilde nevarēja būt.` : undefined)

const RecordForm = (wait: Wait, today: Day) => z.object({
  on: cameOn(wait, today),
  way: z.enum(Object.keys(waysOfAnswer) as (keyof typeof waysOfAnswer)[], 'Izvēlieties, kā atbilde saņemta.'),
  answer: reasonText('Ierakstiet, ko iesniedzējs atbildēja vai iesniedza.'),
})

/** Still open, or answered by its date alone while nobody has decided: what came in time may have lain with us. */
const mayStillCome = ({ state, answeredBy }: Wait, { status }: Proceeding): boolean => state === 'Open' || (answeredBy === 'clock' && isUndecided(status))

async function recordForm(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { file, staff, wait } = await theirs(request, dependencies)
  const today = numericDay(dayAt(instantOf(dependencies.now())))
  return {
    view: 'caseworker/answer-received.njk', title: 'Ierakstīt saņemto atbildi',
    data: { household: file.household, path: request.path, wait, what: boxes[wait.box as keyof typeof boxes], question: sees(staff, 'means') ? questionOf(file.waits, wait) : undefined, today, typed: { on: today, ...kept }, ways: Object.entries(waysOfAnswer).map(([value, text]) => ({ value, text })) },
  }
}

const CorrectForm = (wait: Wait, entered: Instant) => z.object({ on: cameOn(wait, dayAt(entered)), reason: reasonText('Ierakstiet, no kā zināms pareizais datums.') })

/** The entry whose time may be wrong: the answer as a colleague entered it. */
const enteredAnswer = (journal: readonly CaseEvent[], wait: Wait): CaseEvent | undefined => journal.findLast(({ what, waitId, by }) => waitId === wait.waitId && what === `${wait.box}.${answerOf[wait.box]}` && by.startsWith('staff:'))

async function correctForm(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { file, wait } = await theirs(request, dependencies)
  const entry = found(enteredAnswer(file.journal, wait))
  const now = wait.arrivedAt ?? entry.occurredAt
  return { view: 'caseworker/answer-corrected.njk', title: 'Labot saņemšanas dienu', data: { household: file.household, path: request.path, entry, now, what: boxes[wait.box as keyof typeof boxes], typed: { on: numericDay(dayAt(now)), ...kept } } }
}

export const lateFactPages: Page[] = [
  {
    path: '/lietas/:caseId/sanemts/:waitId',
    for: 'file',
    get: (request, dependencies) => recordForm(request, dependencies),
    async post(request, dependencies) {
      const { staff, wait, proceeding, outcome } = await theirs(request, dependencies)
      const { store, now } = dependencies
      const at = instantOf(now())
      if (!mayStillCome(wait, proceeding)) throw new Conflict('Atbilde jau ir ierakstīta.')
      const { data, errors, kept } = typed(RecordForm(wait, dayAt(at)), request.form)
      if (data === undefined) return { ...(await recordForm(request, dependencies, kept)), errors }
      const given = { occurredAt: cameAt(data.on, { notBefore: wait.openedAt, notAfter: at }), note: `${data.answer} (${waysOfAnswer[data.way]})` }
      const by = `staff:${staff.staffId}`
      if (wait.state === 'Open') await answerWait(dependencies, wait, { outcome, by, ...given })
      else await store.commit(store.waits.foundLate(wait, outcome, by, given))
      return { redirect: `/lietas/${wait.caseId}#zurnals` }
    },
  },
  {
    path: '/lietas/:caseId/labot/:waitId',
    for: 'file',
    get: (request, dependencies) => correctForm(request, dependencies),
    async post(request, dependencies) {
      const { file, staff, wait, proceeding } = await theirs(request, dependencies)
      const entry = found(enteredAnswer(file.journal, wait))
      const { data, errors, kept } = typed(CorrectForm(wait, entry.recordedAt), request.form)
      if (data === undefined) return { ...(await correctForm(request, dependencies, kept)), errors }
      await answerArrived(wait, proceeding, entry, {
        occurredAt: cameAt(data.on, { notBefore: wait.openedAt, notAfter: entry.recordedAt }), by: `staff:${staff.staffId}`,
        note: `Saņemts ${numericDay(data.on)}, nevis ${numericDay(dayAt(wait.arrivedAt ?? entry.occurredAt))}: ${data.reason}`,
      }, dependencies)
      return { redirect: `/lietas/${wait.caseId}?viss=1#zurnals` }
    },
  },
]

/** Where a colleague enters what came, or mends when it came, for an entry of the journal or an open wait; undefined: nowhere. */
export function answerPath(staff: Staff, file: CaseFile, { waitId, what, by }: Pick<CaseEvent, 'waitId' | 'what' | 'by'>): { href: string; text: string } | undefined {
  const wait = file.waits.find((candidate) => candidate.waitId === waitId)
  const proceeding = file.proceedings.find(({ proceedingId }) => proceedingId === wait?.proceedingId)
  const outcome = answerOf[wait?.box ?? '']
  if (wait === undefined || proceeding === undefined || outcome === undefined || !mayDo(staff, 'do.record-answer', tiesOf(file))) return undefined
  const at = (act: string): string => `/lietas/${wait.caseId}/${act}/${wait.waitId}`
  if (what === `${wait.box}.${outcome}` && by.startsWith('staff:')) return { href: at('labot'), text: 'Labot saņemšanas dienu' }
  return (what === `${wait.box}.opened` && wait.state === 'Open') || (what === `${wait.box}.DatePassed` && wait.arrivedAt === undefined && mayStillCome(wait, proceeding)) ? { href: at('sanemts'), text: 'Ierakstīt saņemto atbildi' } : undefined
}
