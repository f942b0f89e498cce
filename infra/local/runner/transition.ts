// Which part of the interpreter takes a frame on, by where the frame stands.
import { beginIteration, failChildren, finishChildren, runMap, runParallel, startBranches, startIterations } from './branches.ts'
import { heartbeatTimeout, named } from './errors.ts'
import { recordThrown } from './failure.ts'
import { failMachine } from './machines.ts'
import { finishWait, runChoice, runFail, runPass, runSucceed, runWait } from './plain-states.ts'
import type { Step } from './step.ts'
import { finishCall, finishSilent, finishTask, runTask, schedule, timeOut, type Answer } from './task.ts'

const run = { Task: runTask, Choice: runChoice, Pass: runPass, Wait: runWait, Parallel: runParallel, Map: runMap, Succeed: runSucceed, Fail: runFail }

/**
 * Takes a frame one transition on, without writing anything. `answer` is what its call gave, in phase `call` only.
 * An error the States Language has no name for is a bug and is thrown.
 */
export async function advance(step: Step, answer?: Answer | 'silent'): Promise<void> {
  try {
    await takeOn(step, answer)
  } catch (error) {
    // States without Retry and Catch: the machine around them fails.
    failMachine(step, recordThrown(step, error))
  }
}

async function takeOn(step: Step, answer?: Answer | 'silent'): Promise<void> {
  const { frame, state } = step
  switch (frame.phase) {
    case 'begin': {
      const failure = await beginIteration(step)
      return failure ? failMachine(step, failure) : run[state.Type](step)
    }
    case 'enter':
      return run[state.Type](step)
    case 'again':
      return state.Type === 'Map' ? startIterations(step) : state.Type === 'Parallel' ? startBranches(step) : schedule(step)
    case 'call':
      return answer === 'silent' ? finishSilent(step) : finishCall(step, answer as Answer)
    case 'token':
      return finishTask(step, JSON.parse(frame.answer as string))
    case 'timedOut':
      return timeOut(step, 'States.Timeout')
    case 'heartbeatLost':
      return timeOut(step, heartbeatTimeout)
    case 'waited':
      return finishWait(step)
    case 'joined':
      return finishChildren(step)
    case 'failed':
      return failChildren(step)
    default:
      throw named('States.Runtime', `A frame in phase '${frame.phase}' has nothing to do`)
  }
}
