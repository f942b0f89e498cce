// Everything that runs: an inventory. Can be deleted and deployed again without loss; the records are in a stack of their own.
import { Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { alarms } from './alarms.ts'
import { clock } from './clock.ts'
import { deadLetters } from './dead-letters.ts'
import { doctor } from './doctor.ts'
import type { House } from './house.ts'
import { outbox } from './outbox.ts'
import { pages } from './pages.ts'
import { repair } from './repair.ts'
import { prefixOf } from './settings.ts'
import { stateMachines } from './state-machines.ts'
import { seal } from './seal.ts'
import { stepFunctions } from './step-functions.ts'

export function officeStack(scope: Construct, house: House): Stack {
  const stack = new Stack(scope, 'Office', { stackName: `${prefixOf(house.settings)}-office`, description: 'Solis: the workflows and pages of a municipal social service' })
  stack.addStackDependency(house.records.stack)
  const machines = stateMachines(stack, house, stepFunctions(stack, house))
  const lost = deadLetters(stack)
  outbox(stack, house, lost)
  repair(stack, house, lost)
  doctor(stack, house)
  alarms(stack, house, { machines, sweep: clock(stack, house), seal: seal(stack, house), deadLetters: lost, pages: pages(stack, house) })
  return stack
}
