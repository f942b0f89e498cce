// The application form as a whole: the draft of whoever fills it in, its tasks, and how a page of it is shown and kept.
import { z } from 'zod'
import type { Draft } from '../../domain/application.ts'
import { dayAt, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import type { Resident } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { residentOf, TooLong, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { fieldErrors } from './fields.ts'

/** A form as its pages and rules see it. `today` is the day it is (or was) submitted: it says which months are asked about. */
export interface Form { today: Day; applicant: Resident; draft: Draft | undefined; municipality: string }

/** One question and its answer, for checking and for the copy. `warning`: worth a second look, no obstacle. */
export interface Row { question: string; answer: string; warning?: string }

/** A page of the form: what it asks, when, and what a complete answer is. Its path is `/pieteikties/<key>`. */
export interface Task {
  key: string
  title: string
  /** Whether it is asked, given what has been answered. */
  asked(form: Form): boolean
  /** As typed → answers; each message is a sentence for people. */
  schema(form: Form): z.ZodObject
  /** The answers to read; only of a page that is complete. */
  rows(form: Form): Row[]
}

export type Typed = Record<string, unknown>

/** What is kept of a page: as typed, and how many times it was saved, by which two windows are told apart. */
const Kept = z.object({ times: z.int(), typed: z.record(z.string(), z.unknown()) })

const keptOf = (draft: Draft | undefined, key: string) => Kept.safeParse(draft?.pages[key]).data

/** What was typed on a page; nothing if it was never saved. */
export const typedOn = (form: Form, key: string): Typed => keptOf(form.draft, key)?.typed ?? {}

/** The answers of a page, if they are complete as of today. */
export function answersTo<Schema extends z.ZodObject>(task: { key: string; schema(form: Form): Schema }, form: Form): z.output<Schema> | undefined {
  return task.schema(form).safeParse(typedOn(form, task.key)).data
}

export type TaskState = 'notYet' | 'begun' | 'done'

export function stateOf(task: Task, form: Form): TaskState {
  if (keptOf(form.draft, task.key) === undefined) return 'notYet'
  return answersTo(task, form) === undefined ? 'begun' : 'done'
}

/** Which state of a page a window shows: carried by its form as `read`. */
export const stampOf = (form: Form, key: string): string => `${form.draft?.applicationId ?? ''}.${keptOf(form.draft, key)?.times ?? 0}`

export async function openForm(request: Request, { store, now, municipality }: Dependencies): Promise<Form> {
  const applicant = residentOf(request)
  return { today: dayAt(instantOf(now())), applicant, draft: await store.applications.draft(applicant.personId), municipality }
}

/** Bytes of a draft as it is typed: an item of the table holds 400 KB. */
const longestDraft = 300_000

/** Other pages may be saved in another window at the same moment; the edit is then made again on what they left. */
const attempts = 5

/**
 * Keeps a page's edit in the draft, opening the draft with the first. With a stamp the edit is kept only if the page is still as that window
 * saw it; otherwise `kept` is false and nothing is written. Errors: TooLong when the draft would hold more than can be kept.
 */
export async function change(request: Request, dependencies: Dependencies, key: string, edit: (typed: Typed) => Typed, stamp?: string | null): Promise<{ form: Form; kept: boolean }> {
  const { store, now, newId } = dependencies
  for (let attempt = 1; ; attempt += 1) {
    const form = await openForm(request, dependencies)
    const before = keptOf(form.draft, key)
    const untouched = form.draft === undefined ? stamp === '.0' : stamp === stampOf(form, key) || (stamp === '.0' && before === undefined)
    if (stamp !== undefined && stamp !== null && !untouched) return { form, kept: false }
    const draft = form.draft ?? { applicationId: newId(), applicantId: form.applicant.personId, pages: {}, savedAt: instantOf(now()), version: 0 }
    const pages = { ...draft.pages, [key]: { times: (before?.times ?? 0) + 1, typed: edit(before?.typed ?? {}) } }
    if (Buffer.byteLength(JSON.stringify(pages)) > longestDraft) throw new TooLong()
    try {
      await store.applications.saveDraft({ ...draft, pages })
      return { form: { ...form, draft: { ...draft, pages } }, kept: true }
    } catch (error) {
      if (!(error instanceof Conflict) || attempt === attempts) throw error
    }
  }
}

/** Where a page leads when it is done: back to the check if it was opened from there, else to the list of tasks. */
export const onward = ({ query }: Request): string => (query.has('parbaude') ? '/pieteikties/parbaudit' : '/pieteikties')

/** A page of the form as it is shown: what was typed, the messages by field, the way back. */
export function shown(view: string, title: string, form: Form, key: string, request: Request, data: Record<string, unknown>, errors: FieldError[] = []): Answer {
  return { view, title, errors, data: { typed: typedOn(form, key), ...data, ...frame(request, errors), read: stampOf(form, key) } }
}

/** What every page with fields needs: messages by field, and the way back. */
export const frame = (request: Request, errors: FieldError[]) => ({
  back: onward(request),
  wrong: Object.fromEntries(errors.map(({ field, text }) => [field, { text, visuallyHiddenText: 'Kļūda' }])),
})

export const changedElsewhere: FieldError = {
  field: 'saturs', text: 'Šo lapu tikmēr saglabājāt citā logā. Zemāk ir tas, ko ierakstījāt šeit; ja tas ir pareizi, saglabājiet vēlreiz.',
}

/** A task that is one page of fields: kept as typed first, so that nothing is lost, and then checked. `lists`: fields with several values. */
export function taskPage(task: Task, view: string, data: (form: Form) => Record<string, unknown> = () => ({}), lists: readonly string[] = []): Page {
  return {
    path: `/pieteikties/${task.key}`,
    for: 'resident',
    async get(request, dependencies) {
      const form = await openForm(request, dependencies)
      return task.asked(form) ? shown(view, task.title, form, task.key, request, data(form)) : { redirect: '/pieteikties' }
    },
    async post(request, dependencies) {
      const names = Object.keys(task.schema(await openForm(request, dependencies)).shape)
      const typed = Object.fromEntries(names.map((name) => [name, lists.includes(name) ? request.form.getAll(name) : request.form.get(name) ?? '']))
      const { form, kept } = await change(request, dependencies, task.key, () => typed, request.form.get('read'))
      if (!kept) return { ...shown(view, task.title, form, task.key, request, { ...data(form), typed }, [changedElsewhere]), status: 409 }
      const checked = task.schema(form).safeParse(typed)
      return checked.success ? { redirect: onward(request) } : shown(view, task.title, form, task.key, request, data(form), fieldErrors(checked.error))
    },
  }
}
