// A household's part of a visit report: what the form asks, and how it is read.
import { z } from 'zod'
import { ageOn, dayAt, instantAt, numericDay, timeAt, type Day } from '../../domain/days.ts'
import { fullName } from '../../domain/person.ts'
import { Safety, type Visit, type VisitReport } from '../../domain/visit.ts'
import type { Instant } from '../../domain/identifiers.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { CaseFile } from '../../store/cases.ts'
import type { FieldError } from '../page.ts'
import { exampleDay, freeText, readDay, reasonText, typed } from '../typed.ts'
import { safeties, visitPurposes } from '../words.ts'

/** What is asked about one household. */
export interface Asked {
  caseId: string
  title: string
  address: string
  members: { personId: string; name: string; age: number }[]
  hasChildren: boolean
  questions: { visitId: string; question: string; asks: string; field: string }[]
}

export async function askedOf({ household }: CaseFile, visits: readonly Visit[], staffNames: Readonly<Record<string, string>>, on: Day, { store }: Dependencies): Promise<Asked> {
  const members = (await store.people.residents(household.memberIds)).map((person) => ({ personId: person.personId, name: fullName(person), age: ageOn(person.birthDate, on) }))
  return {
    caseId: household.caseId, title: household.title, address: visits[0]?.address ?? '', members, hasChildren: members.some(({ age }) => age < 18),
    questions: visits.flatMap(({ visitId, questions, orderedBy, purpose }) => questions.map((question, i) => ({
      visitId, question, asks: `${staffNames[orderedBy] ?? orderedBy}, ${visitPurposes[purpose].toLowerCase()}`, field: `answer-${visitId}-${i}`,
    }))),
  }
}

export const safetyItems = Safety.options.map((value) => ({ value, text: safeties[value] }))

/** What of a report is the household's own: all but who wrote it and when. */
export type Part = Pick<VisitReport, 'present' | 'othersPresent' | 'conditions' | 'safety' | 'safetyNote' | 'needs' | 'agreed' | 'answers'> & { children?: string }

/** Reads one household's part as typed; the fields bear its identifier, so that several stand on one page. */
export function readPart({ caseId, members, hasChildren, questions }: Asked, form: URLSearchParams): { part: Part; errors: [] } | { part: undefined; errors: FieldError[] } {
  const named = (name: string) => `${name}-${caseId}`
  const { data, errors = [] } = typed(z.object({
    [named('others')]: freeText, [named('safetyNote')]: freeText, [named('needs')]: freeText, [named('agreed')]: freeText,
    [named('conditions')]: reasonText('Uzrakstiet, kādi ir dzīves apstākļi.'),
    ...(hasChildren ? { [named('children')]: reasonText('Uzrakstiet, kā klājas bērniem.') } : {}),
    [named('safety')]: z.enum(Safety.options, 'Atzīmējiet, vai ir bažas par drošību.'),
    ...Object.fromEntries(questions.map(({ field, question }) => [field, reasonText(`Atbildiet: „${question}” Ja neuzzinājāt, uzrakstiet to.`)])),
  }), form)
  const present = form.getAll(named('present')).filter((id) => members.some(({ personId }) => personId === id))
  const others = (form.get(named('others')) ?? '').trim()
  const faults = [...errors]
  if (present.length === 0 && others === '') faults.push({ field: named('present'), text: 'Atzīmējiet, kas bija klāt.' })
  const at = (field: string): string => String((data as Record<string, string> | undefined)?.[field] ?? '')
  if (data !== undefined && at(named('safety')) !== 'no-concern' && at(named('safetyNote')) === '') faults.push({ field: named('safetyNote'), text: 'Uzrakstiet, kas rada bažas un ko jau darījāt.' })
  if (data === undefined || faults.length > 0) return { part: undefined, errors: faults }
  return {
    errors: [],
    part: {
      present, othersPresent: others, conditions: at(named('conditions')), ...(hasChildren ? { children: at(named('children')) } : {}), safety: Safety.parse(at(named('safety'))), safetyNote: at(named('safetyNote')),
      needs: at(named('needs')), agreed: at(named('agreed')), answers: questions.map(({ visitId, question, field }) => ({ visitId, question, answer: at(field) })),
    },
  }
}

/** A part as the form had it, to be corrected. */
export const asTyped = ({ caseId, ...report }: VisitReport, { questions }: Asked): Record<string, string> => ({
  on: dayAt(report.visitedAt), time: timeAt(report.visitedAt), [`others-${caseId}`]: report.othersPresent, [`conditions-${caseId}`]: report.conditions, [`children-${caseId}`]: report.children ?? '',
  [`safety-${caseId}`]: report.safety, [`safetyNote-${caseId}`]: report.safetyNote, [`needs-${caseId}`]: report.needs, [`agreed-${caseId}`]: report.agreed,
  ...Object.fromEntries(report.present.map((personId) => [`present-${caseId}=${personId}`, 'chosen'])),
  ...Object.fromEntries(questions.map(({ field }, i) => [field, report.answers[i]?.answer ?? ''])),
})

/** When they were there: a day and a time, not in the future, and not before anybody had asked (`from`). */
export function readWhen(form: URLSearchParams, from: Instant, now: Instant): { at: Instant; errors: [] } | { at: undefined; errors: FieldError[] } {
  const day = readDay(form.get('on') ?? '')
  const time = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec((form.get('time') ?? '').trim())
  if (day === undefined) return { at: undefined, errors: [{ field: 'on', text: `Ierakstiet dienu, kad bijāt, piemēram, ${exampleDay(dayAt(now))}` }] }
  if (time === null) return { at: undefined, errors: [{ field: 'time', text: 'Ierakstiet laiku, piemēram, 10:30.' }] }
  const at = instantAt(day, `${time[1]!.padStart(2, '0')}:${time[2]}`)
  if (at < from && day < dayAt(from)) return { at: undefined, errors: [{ field: 'on', text: `Apsekošana pasūtīta ${numericDay(dayAt(from))}: pārbaudiet, kurā dienā bijāt.` }] }
  return at > now ? { at: undefined, errors: [{ field: day > dayAt(now) ? 'on' : 'time', text: 'Ziņojumu raksta par to, kas jau noticis.' }] } : { at, errors: [] }
}
