// What the page of one box's task is: what it shows, and how it reads the answer.
import type { Staff } from '../../../domain/person.ts'
import type { Wait } from '../../../domain/wait.ts'
import type { Dependencies } from '../../../platform/dependencies.ts'
import type { CaseFile } from '../../../store/cases.ts'
import type { Write } from '../../../store/table.ts'
import type { Instant } from '../../../domain/identifiers.ts'
import type { FieldError } from '../../page.ts'

/** `file`: the household's, opened for this reading; a task about a payout run has none. */
export interface TaskContext { wait: Wait; file: CaseFile | undefined; staff: Staff; dependencies: Dependencies }

/** What a person answers: the outcome, a word to go with it, when it happened if that was before now, the records it makes, and the messages among them that are sent at once. */
export interface Given { outcome: string; note?: string | undefined; asksDocuments?: true | undefined; occurredAt?: Instant | undefined; also?: Write[]; messages?: string[] }
export type Answered = Given | { errors: FieldError[] }

export interface TaskPage {
  view: string
  /** What follows once the answer stands; what is cut short here waits for its own task. */
  afterwards?: ((context: TaskContext) => Promise<void>) | undefined
  /** What the template shows as evidence and in the form, and what reads the form that was shown so. */
  open(context: TaskContext): Promise<{ shown: Record<string, unknown>; answer(form: URLSearchParams): Promise<Answered> }>
}

/** A task's page; what `show` found is what `answer` judges by. */
export const taskPage = <Shown extends Record<string, unknown>>({ view, show, answer, afterwards }: {
  view: string
  afterwards?(context: TaskContext): Promise<void>
  show(context: TaskContext): Promise<Shown>
  answer(context: TaskContext, form: URLSearchParams, shown: Shown): Promise<Answered>
}): TaskPage => ({
  view, afterwards,
  async open(context) {
    const shown = await show(context)
    return { shown, answer: (form) => answer(context, form, shown) }
  },
})
