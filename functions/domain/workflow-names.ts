// The names of the workflows, shared by their diagrams and by whoever starts one, and the names of their executions.

/** A diagram for each, and each with its diagram, or it does not compile (workflows/all.ts). */
export const workflowNames = ['application', 'assessment', 'decision', 'payout', 'placement', 'appeal', 'recalculation', 'jubilees', 'gift'] as const
export type WorkflowName = (typeof workflowNames)[number]

/** An execution is named after what it is about, so that what has been started is not started again. `time`: 1, 2, … where it may begin anew. */
export const executionName = (workflow: WorkflowName, subjectId: string, time?: number): string => [workflow, subjectId, ...(time === undefined ? [] : [time])].join('-')
