// What a box's file declares: its input, its outcomes, and what it does (a step) or whom it waits for (a wait).
import { z } from 'zod'
import { About, isAboutNothing, waitIdOf, type Wait } from '../domain/wait.ts'
import { originalName, isAnew } from '../domain/workflow-names.ts'
import type { Write } from '../store/table.ts'
import type { Dependencies } from './dependencies.ts'
import { listedAs } from './listed.ts'

/** What every host sends a box: the workflow's data, and where in which execution it is. */
export const BoxEvent = z.object({
  input: z.record(z.string(), z.unknown()),
  workflow: z.string(),
  box: z.string(),
  execution: z.string(),
  taskToken: z.string().optional(),
  /** The answers the execution's diagram follows; absent in diagrams of the first release. */
  outcomes: z.array(z.string()).optional(),
})
export type BoxEvent = z.infer<typeof BoxEvent>

/** A box's handler, ready to be hosted. `outcomes` are what a Choice may ask for. */
export interface Step {
  /** A wait sleeps until it is answered; a step answers at once. */
  kind: 'step' | 'wait'
  outcomes: readonly string[]
  handle(event: BoxEvent, dependencies: Dependencies): Promise<Record<string, unknown>>
}

/** Where the step runs, for those that need it. */
export type Here = Pick<BoxEvent, 'workflow' | 'box' | 'execution'>

/**
 * A box that does something. `run` answers with one of the outcomes; keys of `output` may come with it and join the workflow's data.
 * It must do no harm when repeated. Payloads carry identifiers and outcomes only.
 * `ledTo`: the outcomes that lead to a wait with no other box between. In an execution begun anew a box whose next wait is known has done its work in the first
 * one, and what it would do now is not what it did then: it only leads there again. A box may leave out what it tells from its record by itself.
 */
export function defineStep<Input extends z.ZodObject, const Outcomes extends readonly string[]>(step: {
  input: Input
  outcomes: Outcomes
  ledTo?: Readonly<Record<string, Outcomes[number]>>
  run(input: z.output<Input>, dependencies: Dependencies, here: Here): Promise<Outcomes[number] | ({ outcome: Outcomes[number] } & Record<string, string | string[]>)>
}): Step {
  return {
    kind: 'step',
    outcomes: step.outcomes,
    async handle(event, dependencies) {
      const input = step.input.parse(event.input)
      const before = step.ledTo && await wentOnBefore(step.ledTo, event, dependencies)
      if (before !== undefined) return { outcome: before }
      const answer = await step.run(input, dependencies, event)
      return typeof answer === 'string' ? { outcome: answer } : answer
    },
  }
}

/** The wait this entry into the box has, or in the first execution had: as many waits behind it, whatever the execution is called. */
const waitIdAt = ({ input, execution }: BoxEvent, box: string): string | undefined => {
  const about = About.parse(input)
  return isAboutNothing(about) ? undefined : waitIdOf(about, originalName(execution), box, String(input['answered'] ?? 0), typeof input['register'] === 'string' ? input['register'] : undefined)
}

/** In an execution begun anew: the outcome by which this box led on to a wait that is known. */
export async function wentOnBefore<Outcome extends string>(ledTo: Readonly<Record<string, Outcome>>, event: BoxEvent, { store }: Pick<Dependencies, 'store'>): Promise<Outcome | undefined> {
  if (!isAnew(event.execution)) return undefined
  for (const [box, outcome] of Object.entries(ledTo)) {
    const waitId = waitIdAt(event, box)
    if (waitId !== undefined && await store.waits.byId(waitId) !== undefined) return outcome
  }
  return undefined
}

/** What a wait is opened with: whom we wait for, since when is now, until when and what happens then. */
export type WaitPlan = Pick<Wait, 'owner' | 'queue' | 'due' | 'dates'> &
  Partial<Pick<Wait, 'person' | 'notBy' | keyof About | 'register' | 'term' | 'legalDue' | 'ready' | 'request' | 'hold'>> & {
    /** Writes that belong to the opening: the proceeding's new status. */
    also?: Write[]
  }

/** A box that waits. It plans the wait; the platform opens it, or finds it open or answered already. */
export function defineWait<Input extends z.ZodObject, const Outcomes extends readonly string[]>(wait: {
  input: Input
  outcomes: Outcomes
  /** What diagrams of the first release followed, where the box has learnt further answers since. */
  firstOutcomes?: readonly Outcomes[number][]
  plan(input: z.output<Input>, dependencies: Dependencies, here: Here): Promise<WaitPlan>
}): Step {
  return {
    kind: 'wait',
    outcomes: wait.outcomes,
    async handle(event, dependencies) {
      const { workflow, box, taskToken } = event
      // Begun anew it comes by what was waited for already: the same waits, with the answers they have. Their plans were of then.
      const known = isAnew(event.execution) ? waitIdAt(event, box) : undefined
      const openedAgain = known === undefined ? undefined : await dependencies.store.waits.openAgain(known, taskToken)
      if (openedAgain !== undefined) return { opened: openedAgain }
      const execution = originalName(event.execution)
      const { also = [], ...plan } = await wait.plan(wait.input.parse(event.input), dependencies, event)
      const waitId = waitIdOf(plan, execution, box, String(event.input['answered'] ?? 0), plan.register)
      const followed = event.outcomes ?? wait.firstOutcomes ?? wait.outcomes
      const outcomes = wait.outcomes.filter((outcome) => followed.includes(outcome))
      const opened = await dependencies.store.waits.open({ ...plan, ...await listedAs(plan, dependencies.store), waitId, workflow, box, execution, taskToken, outcomes }, also)
      return { opened }
    },
  }
}
