// The part of the Amazon States Language in use (JSONata mode), typed so that a wrong target, outcome or fault does not compile.
import { alreadyStarted, transient, type FaultName } from '../functions/domain/errors.ts'
import type { WorkflowName } from '../functions/domain/workflow-names.ts'

/** Where a box leads: to another box, or the workflow ends here. */
type Leads<Box extends string> = { Next: Box; End?: never } | { End: true; Next?: never }

/**
 * A step of ours: the Lambda `functions/steps/<workflow>/<Box>.ts`. It answers with one of its outcomes.
 * A box whose name begins with `Await` opens a wait and sleeps until the wait is answered (a task token).
 */
export type TaskBox<Box extends string> = {
  Type: 'Task'
  Comment: string
  Outcomes: readonly string[]
} & Leads<Box>

/** Asks which outcome the step before it gave, and nothing else. */
export interface ChoiceBox<Box extends string, Outcome extends string> {
  Type: 'Choice'
  Comment: string
  Choices: readonly { Outcome: Outcome; Next: Box }[]
  Default: Box
}

/** Starts the next workflow under a name made from what it is about (domain/workflow-names), and does not wait for it. */
export interface StartBox<Box extends string> {
  Type: 'Start'
  Comment: string
  Workflow: WorkflowName
  /** The identifiers handed over; the last of them, with the workflow's name, names the execution. */
  Hands: readonly string[]
  Next: Box
}

/** Does the same for each key in the list `Items` of the workflow's data; the key is called `As` inside. */
export type MapBox<Box extends string> = {
  Type: 'Map'
  Comment: string
  Items: string
  As: string
  Hands: readonly string[]
  MaxConcurrency: number
  Each: Workflow
} & Leads<Box>

/** An end: its name says what is now true. */
export interface SucceedBox {
  Type: 'Succeed'
  Comment: string
}

export type AnyBox<Box extends string = string, Outcome extends string = string> =
  TaskBox<Box> | ChoiceBox<Box, Outcome> | StartBox<Box> | MapBox<Box> | SucceedBox

export interface Workflow {
  Comment: string
  StartAt: string
  States: Record<string, AnyBox>
}

type OutcomesOf<States> = { [B in keyof States]: States[B] extends { Outcomes: readonly (infer O extends string)[] } ? O : never }[keyof States]
type Checked<States> = { [B in keyof States]: AnyBox<Extract<keyof States, string>, OutcomesOf<States>> }

/** Declares a workflow. A target that is no box, or a choice of an outcome no box declares, is a compile error. */
export function workflow<const States extends Record<string, AnyBox>>(definition: {
  Comment: string
  StartAt: Extract<keyof States, string>
  States: States & Checked<NoInfer<States>>
}): Workflow & { States: States } {
  return definition
}

/** True of boxes that sleep until a wait is answered. */
export const awaits = (box: string): boolean => box.startsWith('Await')

/**
 * Six attempts after 1, 2, 4, 8, 16 and 32 s at most (full jitter draws from zero to that), 63 s in all: longer outages are
 * waits with an owner, never retries.
 */
const retryTransient = {
  ErrorEquals: [...transient] satisfies FaultName[],
  IntervalSeconds: 1,
  BackoffRate: 2,
  MaxAttempts: 6,
  MaxDelaySeconds: 60,
  JitterStrategy: 'FULL',
}

/** A step is short; an `Await` box answers its opener at once and then sleeps without a timeout, its dates being rows of the wait. */
const stepTimeoutSeconds = 60

const leads = (box: { Next?: string; End?: true }): object => (box.Next === undefined ? { End: true } : { Next: box.Next })
const handed = (names: readonly string[]): Record<string, string> => Object.fromEntries(names.map((name) => [name, `{% $states.input.${name} %}`]))

function boxToAsl(workflowName: string, name: string, box: AnyBox): object {
  switch (box.Type) {
    case 'Task':
      return {
        Type: 'Task',
        Comment: box.Comment,
        Resource: `arn:aws:states:::lambda:invoke${awaits(name) ? '.waitForTaskToken' : ''}`,
        Arguments: {
          FunctionName: `\${${workflowName}_${name}}`,
          Payload: {
            input: '{% $states.input %}',
            workflow: workflowName,
            box: name,
            execution: '{% $states.context.Execution.Name %}',
            // Which answers this diagram follows: an execution keeps its diagram, while the function behind the box may have learnt others.
            ...(awaits(name) ? { taskToken: '{% $states.context.Task.Token %}', outcomes: box.Outcomes } : {}),
          },
        },
        // `answered` counts the waits behind us: it tells one entry into a box from the next, and stays the same when an entry is repeated.
        Output: awaits(name)
          ? "{% $merge([$states.input, $states.result, { 'answered': ($exists($states.input.answered) ? $states.input.answered : 0) + 1 }]) %}"
          : '{% $merge([$states.input, $states.result.Payload]) %}',
        ...(awaits(name) ? {} : { TimeoutSeconds: stepTimeoutSeconds }),
        Retry: [retryTransient],
        ...leads(box),
      }
    case 'Choice':
      return {
        Type: 'Choice',
        Comment: box.Comment,
        Choices: box.Choices.map(({ Outcome, Next }) => ({ Condition: `{% $states.input.outcome = '${Outcome}' %}`, Next })),
        Default: box.Default,
      }
    case 'Start': {
      const subject = box.Hands.at(-1)
      return {
        Type: 'Task',
        Comment: box.Comment,
        Resource: 'arn:aws:states:::states:startExecution',
        Arguments: {
          StateMachineArn: `\${workflow_${box.Workflow}}`,
          Name: `{% '${box.Workflow}-' & $states.input.${subject} %}`,
          Input: handed(box.Hands),
        },
        Output: '{% $states.input %}',
        Retry: [{ ...retryTransient, ErrorEquals: ['StepFunctions.ThrottlingException', ...transient] }],
        Catch: [{ ErrorEquals: [...alreadyStarted] satisfies FaultName[], Output: '{% $states.input %}', Next: box.Next }],
        Next: box.Next,
      }
    }
    case 'Map':
      return {
        Type: 'Map',
        Comment: box.Comment,
        Items: `{% $states.input.${box.Items} %}`,
        ItemSelector: { ...handed(box.Hands), [box.As]: '{% $states.context.Map.Item.Value %}' },
        MaxConcurrency: box.MaxConcurrency,
        ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, StartAt: box.Each.StartAt, States: statesToAsl(workflowName, box.Each) },
        Output: '{% $states.input %}',
        ...leads(box),
      }
    case 'Succeed':
      return { Type: 'Succeed', Comment: box.Comment }
  }
}

function statesToAsl(workflowName: string, { States }: Workflow): Record<string, object> {
  return Object.fromEntries(Object.entries(States).map(([name, box]) => [name, boxToAsl(workflowName, name, box)]))
}

/**
 * The workflow as Amazon States Language. Functions and workflows appear as substitutions, `${application_AssessMeans}` and
 * `${workflow_decision}`, filled in by whoever hosts it (CDK's `definitionSubstitutions`, or the embedded host).
 */
export function toAsl(name: string, flow: Workflow): object {
  return { Comment: flow.Comment, QueryLanguage: 'JSONata', StartAt: flow.StartAt, States: statesToAsl(name, flow) }
}

/** Every box with its name, those inside Maps included, in the order they are written. */
export function boxesOf(flow: Workflow): [name: string, box: AnyBox][] {
  return Object.entries(flow.States).flatMap(([name, box]) => [
    [name, box] as [string, AnyBox],
    ...(box.Type === 'Map' ? boxesOf(box.Each) : []),
  ])
}
