// A definition as the interpreter walks it: a flat list of machines, the first being the workflow, the others the insides of Map and Parallel.
import { createHash } from 'node:crypto'
import { refuseUnknown } from './validate.ts'

export interface Retrier {
  ErrorEquals: string[]
  IntervalSeconds?: number
  BackoffRate?: number
  MaxAttempts?: number
  MaxDelaySeconds?: number
  JitterStrategy?: 'FULL' | 'NONE'
}

export interface Catcher {
  ErrorEquals: string[]
  Next: string
  Assign?: Record<string, unknown>
  Output?: unknown
}

export interface ChoiceRule {
  Condition: unknown
  Next: string
  Assign?: Record<string, unknown>
  Output?: unknown
}

export type StateType = 'Task' | 'Choice' | 'Pass' | 'Wait' | 'Parallel' | 'Map' | 'Succeed' | 'Fail'

/** A state as written, plus the numbers of the machines inside it. Fields without a type here may be literals or hold expressions. */
export interface State {
  Type: StateType
  Next?: string
  End?: boolean
  Assign?: Record<string, unknown>
  Output?: unknown
  Arguments?: unknown
  Resource?: string
  TimeoutSeconds?: unknown
  HeartbeatSeconds?: unknown
  Retry?: Retrier[]
  Catch?: Catcher[]
  Choices?: ChoiceRule[]
  Default?: string
  Seconds?: unknown
  Timestamp?: unknown
  Error?: unknown
  Cause?: unknown
  Items?: unknown
  ItemSelector?: unknown
  MaxConcurrency?: unknown
  ToleratedFailureCount?: unknown
  ToleratedFailurePercentage?: unknown
  machines: number[]
}

export interface Machine {
  startAt: string
  states: Record<string, State>
}

export interface Definition {
  /** SHA-256 of the JSON text: an execution refers to its definition by this. */
  hash: string
  json: string
  machines: Machine[]
  timeoutSeconds?: number
}

interface WrittenMachine {
  StartAt: string
  States: Record<string, Record<string, unknown>>
}

/**
 * Checks and reads a definition. Throws `RefusedDefinition` naming workflow, state and field for anything the runner does not do
 * exactly as the service does.
 */
export function readDefinition(workflow: string, definition: object): Definition {
  refuseUnknown(workflow, definition)
  return parseDefinition(JSON.stringify(definition))
}

/** Reads a definition that was accepted once: a later, stricter runner still finishes what began with it. */
export function parseDefinition(json: string): Definition {
  const written = JSON.parse(json) as WrittenMachine & { TimeoutSeconds?: number }
  const machines: Machine[] = []
  addMachine(written, machines)
  const hash = createHash('sha256').update(json).digest('hex')
  return { hash, json, machines, ...(written.TimeoutSeconds === undefined ? {} : { timeoutSeconds: written.TimeoutSeconds }) }
}

/** Numbers machines in the order they are written, so that a stored number means the same machine after a restart. */
function addMachine(written: WrittenMachine, machines: Machine[]): number {
  const machine: Machine = { startAt: written.StartAt, states: {} }
  const number = machines.push(machine) - 1
  for (const [name, state] of Object.entries(written.States)) {
    const inside = (state['Branches'] ?? [state['ItemProcessor'] ?? state['Iterator']].filter(Boolean)) as WrittenMachine[]
    machine.states[name] = { ...(state as unknown as State), machines: inside.map((part) => addMachine(part, machines)) }
  }
  return number
}
