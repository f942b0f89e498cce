// One Lambda for each Task box, called like the box, described by its file.
import { Duration } from 'aws-cdk-lib'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { Construct } from 'constructs'
import { workflows } from '../../workflows/all.ts'
import { boxesOf } from '../../workflows/asl.ts'
import { useRecords, writePayoutFiles } from './grants.ts'
import type { House } from './house.ts'
import { lambdaFunction, type Resources } from './lambda-function.ts'

const step: Resources = {
  // 0.3 of a CPU: steps mostly wait for the table; the bundle with its calendars loads in about 2 s at this size.
  memorySize: 512,
  // Less than the workflow's own 60 s, so that the function's timeout is what the workflow sees and retries; a register may take 10 s of it.
  timeout: Duration.seconds(50),
}

/** What single boxes have beyond their records. */
const own: Record<string, { environment?: (house: House) => Record<string, string>; grant?: (fn: Function, house: House) => void }> = {
  jubilees_AskBirthdays: { environment: ({ settings }) => ({ SOLIS_REGISTERS_URL: settings.registersUrl }) },
  application_QueryRegister: { environment: ({ settings }) => ({ SOLIS_REGISTERS_URL: settings.registersUrl }) },
  payout_WritePaymentFile: { grant: writePayoutFiles },
}

/** The functions by the name of their substitution in the workflow: `application_AssessMeans`. Errors: throws when a box has no file. */
export function stepFunctions(scope: Construct, house: House): Map<string, Function> {
  const steps = new Construct(scope, 'Steps')
  const taskBoxes = Object.entries(workflows).flatMap(([workflow, flow]) => boxesOf(flow).filter(([, box]) => box.Type === 'Task').map(([box]) => `${workflow}_${box}`))
  return new Map(taskBoxes.map((name) => {
    const { environment, grant } = own[name] ?? {}
    const fn = lambdaFunction(steps, name.replace('_', '-'), house, name, { ...step, ...(environment && { environment: environment(house) }) })
    useRecords(fn, house)
    grant?.(fn, house)
    return [name, fn]
  }))
}
