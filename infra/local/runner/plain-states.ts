// Pass, Choice, Wait, Succeed and Fail: states that call nobody.
import type { ChoiceRule } from './definition.ts'
import { queryEvaluationError, type Failure } from './errors.ts'
import { evaluateAs, type Scope } from './expressions.ts'
import { instantOf } from './instant.ts'
import { failMachine, finishMachine } from './machines.ts'
import { enter, exit, scopeOf, type Step } from './step.ts'

/** Leaves a state whose output is its input unless Output says otherwise. */
async function pass(step: Step): Promise<void> {
  const { state, frame } = step
  const output = await exit(step, { scope: scopeOf(step), Assign: state.Assign, Output: state.Output, otherwise: () => frame.input, next: state.Next })
  if (output !== undefined) finishMachine(step, output)
}

export async function runPass(step: Step): Promise<void> {
  enter(step)
  await pass(step)
}

export const runSucceed = runPass

/**
 * Takes the first rule whose condition is true. Where none is and there is no Default, the service fails with States.Runtime, although
 * its guide names States.NoChoiceMatched.
 */
export async function runChoice(step: Step): Promise<void> {
  enter(step)
  const { state, frame, runtime } = step
  const scope = scopeOf(step)
  const leave = async (chosen: Pick<ChoiceRule, 'Assign' | 'Output'>, next: string, at: string): Promise<void> => {
    await exit(step, { scope, Assign: chosen.Assign, Output: chosen.Output, otherwise: () => frame.input, next, at })
  }
  for (const [index, rule] of (state.Choices ?? []).entries()) {
    const at = `Choices[${index}]/`
    if (await evaluateAs<boolean>('boolean', rule.Condition, `${at}Condition`, scope, runtime)) return leave(rule, rule.Next, at)
  }
  if (state.Default !== undefined) return leave(state, state.Default, '')
  failMachine(step, {
    error: 'States.Runtime',
    cause: `An error occurred while executing the state '${frame.state}' (entered at the event id #${frame.enteredEvent}). Failed to transition out of the state. The state does not point to a next state.`,
  })
}

export async function runWait(step: Step): Promise<void> {
  enter(step)
  const dueAt = await waitUntil(step, scopeOf(step))
  if (dueAt <= step.runtime.now()) return pass(step)
  step.timers = [{ kind: 'wait', dueAt }]
  Object.assign(step.frame, { phase: 'sleep', ready: null })
}

export const finishWait = pass

/** The longest wait the service takes. */
const maximumWaitSeconds = 99_999_999

async function waitUntil({ state, runtime }: Step, scope: Scope): Promise<number> {
  if (state.Timestamp !== undefined) {
    const text = await evaluateAs<string>('string', state.Timestamp, 'Timestamp', scope, runtime)
    const instant = instantOf(text)
    if (instant === undefined) throw queryEvaluationError(`The Timestamp field cannot be parsed as an ISO-8601 extended offset date-time format string: ${text}`, 'Timestamp')
    return instant
  }
  const seconds = await evaluateAs<number>('integer', state.Seconds, 'Seconds', scope, runtime)
  if (seconds < 0) throw queryEvaluationError(`The Seconds field must not be negative, but was: ${seconds}`, 'Seconds')
  if (seconds > maximumWaitSeconds) throw queryEvaluationError(`The Seconds field must not be more than ${maximumWaitSeconds}, but was: ${seconds}`, 'Seconds')
  return runtime.now() + seconds * 1000
}

export async function runFail(step: Step): Promise<void> {
  enter(step)
  const { state, runtime } = step
  const scope = scopeOf(step)
  const text = async (field: 'Error' | 'Cause'): Promise<string | undefined> =>
    state[field] === undefined ? undefined : evaluateAs<string>('string', state[field], field, scope, runtime)
  const error = await text('Error')
  const cause = await text('Cause')
  failMachine(step, { ...(error === undefined ? {} : { error }), ...(cause === undefined ? {} : { cause }) } as Failure)
}
