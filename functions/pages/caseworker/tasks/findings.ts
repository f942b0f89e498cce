// What a caseworker may find before deciding that changes the reckoning: an urgent case, and who broke a duty of co-operation.
import { z } from 'zod'
import type { Application } from '../../../domain/application.ts'
import { needsMeans } from '../../../domain/benefits.ts'
import { dayAt, numericDay, type Day } from '../../../domain/days.ts'
import type { Findings } from '../../../domain/household.ts'
import { adultsOf } from '../../../domain/law/persons.ts'
import type { FieldError } from '../../page.ts'
import { exampleDay, freeText, readDay } from '../../typed.ts'
import type { Names } from '../../names.ts'

export const findingFields = { urgent: z.string().default(''), notCooperating: z.array(z.string()), duty: freeText, dutyDue: freeText, evidence: freeText }

/** What is asked, as found so far. Of a benefit by an event there is nothing to find: it is only reckoned again. */
export function findingsView(found: Findings | undefined, { facts, submittedAt }: Pick<Application, 'facts' | 'submittedAt'>, kind: string, names: Names) {
  const breach = found?.notCooperating?.[0]
  return {
    byMeans: needsMeans(kind),
    urgent: found?.urgent === true,
    adults: adultsOf(facts.members, dayAt(submittedAt)).map(({ personId }) => ({ personId, name: names[personId] ?? '', found: found?.notCooperating?.some((of) => of.personId === personId) === true })),
    duty: breach?.duty, dutyDue: breach && numericDay(breach.dueOn), evidence: breach?.evidence,
  }
}

type Said = z.output<z.ZodObject<typeof findingFields>>

/** The findings as typed. A breach needs the duty, its last day, which is past, and the evidence: without them a reduction could not be reasoned. */
export function readFindings({ urgent, notCooperating, duty, dutyDue, evidence }: Said, asked: ReturnType<typeof findingsView> | undefined, today: Day): { findings: Findings; faults: [] } | { findings: undefined; faults: FieldError[] } {
  const persons = notCooperating.filter((personId) => asked?.adults.some((adult) => adult.personId === personId))
  const dueOn = readDay(dutyDue)
  const faults: FieldError[] = persons.length === 0 ? [] : [
    ...(duty === '' ? [{ field: 'duty', text: 'Ierakstiet, kurš pienākums nav pildīts.' }] : []),
    ...(dueOn === undefined || dueOn > today ? [{ field: 'dutyDue', text: `Ierakstiet dienu, līdz kurai tas bija jāpilda, piemēram, ${exampleDay(today, -7)}; tai jābūt pagājušai.` }] : []),
    ...(evidence === '' ? [{ field: 'evidence', text: 'Ierakstiet, no kā redzams, ka pienākums nav pildīts.' }] : []),
  ]
  if (faults.length > 0 || (persons.length > 0 && dueOn === undefined)) return { findings: undefined, faults }
  return {
    faults: [],
    findings: { ...(urgent === 'yes' ? { urgent: true } : {}), ...(persons.length === 0 || dueOn === undefined ? {} : { notCooperating: persons.map((personId) => ({ personId, duty, dueOn, evidence })) }) },
  }
}
