// What was typed into a form of the office: read by a schema, or kept with a sentence at each field that must be mended.
import { z } from 'zod'
import { addDays, Day, numericDay } from '../domain/days.ts'
import type { FieldError } from './page.ts'

/** One of each: the value, or the errors. `kept` is all that was typed, by field. */
export type Typed<T> = { data: T; errors: undefined; kept: Record<string, string> } | { data: undefined; errors: FieldError[]; kept: Record<string, string> }

/** Reads a form by a schema. Fields that may come several times (checkboxes) are named in `lists`. */
export function typed<Schema extends z.ZodType>(schema: Schema, form: URLSearchParams, lists: readonly string[] = []): Typed<z.output<Schema>> {
  const kept = keptOf(form)
  const given = { ...kept, ...Object.fromEntries(lists.map((name) => [name, form.getAll(name)])) }
  const result = schema.safeParse(given)
  if (result.success) return { data: result.data, errors: undefined, kept }
  return { data: undefined, errors: result.error.issues.map(({ path, message }) => ({ field: path.join('-'), text: message })), kept }
}

/** All that was typed, by field; of checkboxes each chosen one as `name=value`. */
export function keptOf(form: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...form].filter(([name]) => name !== 'token').flatMap(([name, value]) => [[name, value], [`${name}=${value}`, 'chosen']]))
}

/** As long as a reason in a letter may be. */
const longest = 2000
const bounded = z.string().trim().max(longest, `Saīsiniet tekstu: ne vairāk kā ${longest} zīmes.`)
/** A dash or a dot is no reason. */
const saysSomething = (text: string): boolean => /\p{L}{2}/u.test(text)

/** A reason that must be given. */
export const reasonText = (missing: string) => z.string({ error: missing }).pipe(bounded).refine(saysSomething, missing)

export const freeText = bounded.default('')

/** For a form with an answer and a `reason: freeText`: the reason must be given when the answer asks for it. */
export const reasonWhen = <Form extends { reason: string }>(needed: (form: Form) => boolean, missing: string) => (form: Form, context: z.RefinementCtx): void => {
  if (needed(form) && !saysSomething(form.reason)) context.addIssue({ code: 'custom', path: ['reason'], message: missing })
}

/** A day that must be given. `missing`: what is said when there is none; `fault`: what is wrong with the one there is. */
export const dayTyped = (missing: string, fault: (day: Day) => string | undefined = () => undefined) => z.string().default('').transform((text, context): Day => {
  const day = readDay(text)
  const wrong = day === undefined ? missing : fault(day)
  if (day !== undefined && wrong === undefined) return day
  context.addIssue({ code: 'custom', message: wrong ?? missing })
  return z.NEVER
})

/** A day given as an example at a field, or in what is said of it: from these days, so that nobody wonders whether it is meant. `days`: so many after today, or before. */
export const exampleDay = (today: Day, days = 0): string => numericDay(addDays(today, days))

/** The same where day, month and year are fields of their own: `27 3 2026`. */
export const exampleFields = (today: Day, days = 0): string => addDays(today, days).split('-').map(Number).toReversed().join(' ')

/** A year typed beyond these is a slip (`3026`), and a duty or visit of that day would never come. */
const years = { first: '1900-01-01', last: '2199-12-31' }

/** A day typed as `12.03.2026`, `12.3.2026.` or picked as `2026-03-12`. Undefined: it is no day, or none of our time. */
export function readDay(text: string): Day | undefined {
  const latvian = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4})\.?$/.exec(text.trim())
  const day = latvian === null ? text.trim() : `${latvian[3]}-${latvian[2]?.padStart(2, '0')}-${latvian[1]?.padStart(2, '0')}`
  const read = Day.safeParse(day).data
  return read !== undefined && read >= years.first && read <= years.last ? read : undefined
}
