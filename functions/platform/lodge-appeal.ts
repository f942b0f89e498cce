// Contesting a decision: the appeal's identifier is ours, made of what is contested and for which time; the form's own only tells the same form sent again.
import type { Appeal } from '../domain/appeal.ts'
import { Conflict } from '../domain/errors.ts'
import type { Write } from '../store/table.ts'
import { deliver } from './deliver.ts'
import type { Dependencies } from './dependencies.ts'
import { identifierOf } from './mark.ts'

export type Contest = Omit<Appeal, 'appealId' | 'form' | 'version' | 'state' | 'recordedAt'>

/** Appeals of older releases bear their form's identifier as their own. */
const cameBy = (form: string) => (appeal: Appeal): boolean => (appeal.form ?? appeal.appealId) === form

/**
 * The appeal this form has made already; undefined: none yet. `appeals`: of the case.
 * Errors: Conflict where it was of a contest that was withdrawn since, or of another decision.
 */
export function madeBy(form: string, proceedingId: string, appeals: readonly Appeal[]): Appeal | undefined {
  const before = appeals.find(cameBy(form))
  if (before !== undefined && (before.proceedingId !== proceedingId || before.state === 'Withdrawn')) throw new Conflict('Ar šo veidlapu jau ir apstrīdēts un apstrīdējums atsaukts, vai tā bija par citu lēmumu. Atveriet veidlapu vēlreiz.')
  return before
}

/**
 * Contests a decision and sets its workflow going; `also` is what came with it. Gives the appeal's identifier; the same form sent again, from another tab or twice at once, gives the same.
 * Errors: Conflict where the decision is contested already, by another form.
 */
export async function lodgeAppeal(form: string, contest: Contest, dependencies: Pick<Dependencies, 'store' | 'workflows' | 'log'>, onBehalfOf?: string, also: readonly Write[] = []): Promise<string> {
  const { store } = dependencies
  const { caseId, proceedingId } = contest
  const appeals = await store.appeals.ofCase(caseId)
  const before = madeBy(form, proceedingId, appeals)
  if (before !== undefined) return before.appealId
  // What is contested anew after it was withdrawn is contested by another appeal.
  const appealId = identifierOf(`appeal/${proceedingId}/${appeals.filter((appeal) => appeal.proceedingId === proceedingId).length + 1}`)
  try {
    await deliver(dependencies, await store.appeals.lodge({ ...contest, appealId, form }, onBehalfOf, also))
  } catch (error) {
    const meanwhile = error instanceof Conflict ? madeBy(form, proceedingId, await store.appeals.ofCase(caseId)) : undefined
    if (meanwhile === undefined) throw error
  }
  return appealId
}
