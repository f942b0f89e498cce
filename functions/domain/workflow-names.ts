// The names of the workflows, shared by their diagrams and by whoever starts one, and the names of their executions.

/** A diagram for each, and each with its diagram, or it does not compile (workflows/all.ts). */
export const workflowNames = ['application', 'assessment', 'decision', 'payout', 'placement', 'appeal', 'recalculation', 'jubilees', 'gift'] as const
export type WorkflowName = (typeof workflowNames)[number]

/** An execution is named after what it is about, so that what has been started is not started again. `time`: 1, 2, … where it may begin anew. */
export const executionName = (workflow: WorkflowName, subjectId: string, time?: number): string => [workflow, subjectId, ...(time === undefined ? [] : [time])].join('-')

/** What ended too long ago to be set going again is begun anew, under a name of its own; what it waits for and what broke in it stay known by the original one. */
export const anewName = (name: string, time: number): string => `${name}_${time}`
export const originalName = (name: string): string => name.replace(/_\d+$/, '')
export const isAnew = (name: string): boolean => originalName(name) !== name

/** Which placement of a referral an execution of this name is: 1, 2, …; undefined: none of it. The first bears no number. */
export function placementOf(name: string, referralId: string): number | undefined {
  const first = executionName('placement', referralId)
  const rest = originalName(name)
  if (rest === first) return 1
  const time = rest.startsWith(`${first}-`) ? Number(rest.slice(first.length + 1)) : NaN
  return Number.isInteger(time) ? time : undefined
}

/** By what an execution's name tells whose it is. */
const subjects: Record<WorkflowName, string> = {
  application: 'applicationId', assessment: 'proceedingId', decision: 'proceedingId', payout: 'runId', placement: 'referralId', appeal: 'appealId', recalculation: 'recalculationId', jubilees: 'jubileesId', gift: 'proceedingId',
}

/**
 * What an execution of this name began with, beside the case: told from the name, where the service has forgotten it. Of a placement there may be two readings, of
 * which the first that is a referral holds: `…-service-2` is the first placement of the matter decided anew, or the second of the matter itself. It is never
 * both: only a refusal is decided anew, and what was refused was never referred.
 */
export function subjectsInName(workflow: WorkflowName, name: string): Record<string, string>[] {
  const subject = originalName(name).slice(workflow.length + 1)
  const readings = workflow === 'placement' ? [subject, subject.replace(/-\d+$/, '')] : [subject]
  return readings.map((id) => ({ [subjects[workflow]]: id }))
}
