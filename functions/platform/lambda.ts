// From a step, or what an event asks for, to what Lambda calls: middy around it for logging and the timeout, dependencies built on the cold start.
import middy from '@middy/core'
import { connect } from './connect.ts'
import type { Dependencies } from './dependencies.ts'
import { BoxEvent, type Step } from './step.ts'

/**
 * The handler of a box. `dependencies` is called once, on the first event; hosts other than Lambda give their own.
 * Errors keep their names, by which the workflow decides whether to retry.
 */
export function toLambda(step: Step, dependencies: () => Dependencies = connect) {
  let built: Dependencies | undefined
  return middy()
    .use(loggedStep(() => (built ??= dependencies())))
    .handler(async (event: unknown) => step.handle(BoxEvent.parse(event), (built ??= dependencies())))
}

/** The handler of an entry point no box names: what is done at each event, with dependencies built on the first. */
export function toEventHandler(act: (dependencies: Dependencies, event: unknown) => Promise<void>) {
  let built: Dependencies | undefined
  return middy().handler(async (event: unknown) => act((built ??= connect()), event))
}

/** One line when a step has answered, one when it faulted: identifiers, outcome, duration. */
function loggedStep(dependencies: () => Dependencies): middy.MiddlewareObj {
  const started = new WeakMap<object, number>()
  const where = (event: unknown) => {
    const { workflow, box, execution } = (event ?? {}) as Partial<BoxEvent>
    return { workflow, box, execution }
  }
  const elapsed = (request: middy.Request) => Math.round(performance.now() - (started.get(request) ?? performance.now()))
  return {
    before: (request) => { started.set(request, performance.now()) },
    after: (request) => {
      dependencies().log({ code: 'StepAnswered', ...where(request.event), outcome: String((request.response as { outcome?: unknown } | undefined)?.outcome ?? ''), ms: elapsed(request) })
    },
    onError: (request) => {
      dependencies().log({ code: 'StepFaulted', ...where(request.event), error: request.error?.name, ms: elapsed(request) })
    },
  }
}
