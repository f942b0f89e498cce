// What every part of the house on AWS is built with: the records, the bundled functions and the names.
import { ArnFormat, Stack } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import type { BundledFunction } from '../bundle.ts'
import type { Records } from './records-stack.ts'
import { prefixOf, type Settings } from './settings.ts'

export interface House {
  settings: Settings
  records: Records
  /** A bundled function by its name: `application_AssessMeans`, `sweep`. Errors: throws when there is none. */
  bundle(name: string): BundledFunction
}

export function houseOf(settings: Settings, records: Records, bundles: BundledFunction[]): House {
  return {
    settings,
    records,
    bundle(name) {
      const found = bundles.find((candidate) => candidate.name === name)
      if (found === undefined) throw new Error(`There is no file for the function ${name}`)
      return found
    },
  }
}

export const stateMachineName = (settings: Settings, workflow: string): string => `${prefixOf(settings)}-${workflow}`

/**
 * A state machine's ARN from its name and not from the resource: machines start each other, and functions start machines that call functions,
 * which as references would be a circle. `*` for the workflow gives all of ours.
 */
export function stateMachineArn(scope: Construct, settings: Settings, workflow: string): string {
  return Stack.of(scope).formatArn({ service: 'states', resource: 'stateMachine', resourceName: stateMachineName(settings, workflow), arnFormat: ArnFormat.COLON_RESOURCE_NAME })
}

/** Any execution of a workflow. */
export function executionArn(scope: Construct, settings: Settings, workflow: string): string {
  return Stack.of(scope).formatArn({ service: 'states', resource: 'execution', resourceName: `${stateMachineName(settings, workflow)}:*`, arnFormat: ArnFormat.COLON_RESOURCE_NAME })
}
