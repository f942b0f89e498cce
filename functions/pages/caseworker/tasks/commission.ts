// AwaitCommission: what the commission decided, on which day, under which number and where its paper is; or that it needs longer.
import { z } from 'zod'
import { RulingResult } from '../../../domain/appeal.ts'
import { deadline } from '../../../domain/calendar.ts'
import { cameAt } from '../../../domain/came-at.ts'
import { addDays, dayAt, numericDay } from '../../../domain/days.ts'
import { instantOf } from '../../../domain/identifiers.ts'
import { calendarOf } from '../../../platform/calendar.ts'
import { appealTermsOf } from '../../../policy/appeal-terms.ts'
import { found, type FieldError } from '../../page.ts'
import { freeText, readDay, typed } from '../../typed.ts'
import { showAppeal } from './appeal-review.ts'
import { taskPage, type Answered, type TaskContext } from './task-page.ts'

const Form = z.object({
  act: z.enum([...RulingResult.options, 'Extended', 'Withdrawn'], 'Izvēlieties, ko komisija nolēma.'),
  number: z.string().trim().max(100).default(''),
  on: z.string().default(''), receivedOn: z.string().default(''), until: z.string().default(''),
  words: freeText, paper: freeText,
})
type Data = z.infer<typeof Form>

async function answer({ wait, staff: { staffId }, dependencies }: TaskContext, form: URLSearchParams, { record }: Awaited<ReturnType<typeof showAppeal>>): Promise<Answered> {
  const { store, now, municipality } = dependencies
  const { data, errors } = typed(Form, form)
  if (data === undefined) return { errors }
  const at = instantOf(now())
  const [today, sent] = [dayAt(at), dayAt(found(record.sentOn).at)]
  const paper: FieldError[] = /[\p{L}\d]{2}/u.test(data.paper) ? [] : [{ field: 'paper', text: 'Ierakstiet, kur dokuments glabājas: lietvedības numuru vai „lietas dokumentos”.' }]
  if (data.act === 'Extended') {
    const until = readDay(data.until)
    const [calendar, { decide, extended }] = [await calendarOf(dependencies), appealTermsOf(municipality, dayAt(record.receivedAt))]
    // What is longer ends after the term they had anyway: that day those who contest were told.
    const [earliest, latest] = [[today, addDays(deadline(calendar, sent, decide).on, 1)].toSorted().at(-1)!, deadline(calendar, sent, extended).on]
    const flaws = [...(until === undefined || until < earliest || until > latest ? [{ field: 'until', text: `Ierakstiet dienu no ${numericDay(earliest)} līdz ${numericDay(latest)} (ilgāk par mēnesi, bet ne ilgāk par četriem no pārsūtīšanas, APL 64. pants).` }] : []), ...paper]
    if (flaws.length > 0 || until === undefined) return { errors: flaws }
    return { outcome: 'Extended', note: `līdz ${numericDay(until)}`, also: [store.appeals.extended(record, { until, paper: data.paper, by: staffId, at })] }
  }
  const receivedOn = readDay(data.receivedOn)
  const flaws = [...flawsOfDays(data, sent, today), ...paper]
  const occurredAt = receivedOn === undefined ? at : cameAt(receivedOn, { notBefore: wait.openedAt, notAfter: at })
  if (data.act === 'Withdrawn') {
    if (flaws.length > 0) return { errors: flaws }
    return { outcome: 'Withdrawn', note: `Nr. ${data.number}`, occurredAt, also: store.appeals.moves(record, 'Withdrawn', { withdrawnAt: occurredAt }) }
  }
  const isUpheld = data.act === 'Upheld'
  if (!isUpheld && data.words === '') flaws.push({ field: 'words', text: 'Ierakstiet, ko komisija nolēma un uzdeva: pēc tā lems no jauna.' })
  if (flaws.length > 0) return { errors: flaws }
  const ruling = { result: data.act, number: data.number, on: readDay(data.on)!, receivedAt: occurredAt, words: data.words, paper: data.paper, by: staffId, enteredAt: at }
  return { outcome: isUpheld ? 'Upheld' : 'Annulled', note: `Nr. ${data.number}, ${numericDay(ruling.on)}`, occurredAt, also: store.appeals.moves(record, isUpheld ? 'Upheld' : 'Annulled', { ruling }) }
}

/** The number and two days: when the commission decided, not before it had the matter, and when that reached us. */
function flawsOfDays({ number, on, receivedOn }: Data, sent: string, today: string): FieldError[] {
  const [decided, came] = [readDay(on), readDay(receivedOn)]
  return [
    ...(number === '' ? [{ field: 'number', text: 'Ierakstiet komisijas lēmuma numuru.' }] : []),
    ...(decided === undefined || decided < sent || decided > today ? [{ field: 'on', text: `Ierakstiet dienu no ${numericDay(sent)} (pārsūtīts) līdz šodienai.` }] : []),
    ...(came === undefined || came < (decided ?? sent) || came > today ? [{ field: 'receivedOn', text: 'Ierakstiet dienu, kad lēmums saņemts dienestā: no lēmuma dienas līdz šodienai.' }] : []),
  ]
}

export const commissionTask = taskPage({ view: 'caseworker/tasks/commission.njk', show: showAppeal, answer })
