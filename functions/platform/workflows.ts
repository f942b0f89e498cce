// The workflow engine as the house uses it: start under a name, answer a sleeping wait, look at an execution, set it going again.
import {
  DescribeExecutionCommand, ListExecutionsCommand, RedriveExecutionCommand, SendTaskSuccessCommand, StartExecutionCommand, type SFNClient,
} from '@aws-sdk/client-sfn'
import { anewName, workflowNames } from '../domain/workflow-names.ts'

export interface Execution { arn: string; name: string; workflow: string; status: string; startedAt: string; endedAt?: string }

/** An execution as the service describes it; `input` is left out where it is too large. */
export interface Described { arn: string; name: string; status: string; endedAt?: number | undefined; input?: string | undefined }

/** So long after its end an execution can go on from the box that failed, and no longer (RedriveExecution of Step Functions). */
export const redrivableMs = 14 * 24 * 3_600_000
export const isRedrivable = (endedAt: number | undefined, now: number): boolean => endedAt !== undefined && now - endedAt <= redrivableMs

/** Nobody begins one anew more often than this. */
const mostTimes = 9

export type Workflows = ReturnType<typeof openWorkflows>

/** `client`: Step Functions or the embedded runner. `arnOf`: a workflow's state machine by its name. */
export function openWorkflows(client: Pick<SFNClient, 'send'>, arnOf: (workflow: string) => string) {
  const send = client.send.bind(client) as SFNClient['send']
  const executionArn = (workflow: string, name: string): string => `${arnOf(workflow).replace(':stateMachine:', ':execution:')}:${name}`
  return {
    /** Starts a workflow under a name made from what it is about; started before is started. */
    async start(workflow: string, name: string, input: Record<string, string>): Promise<void> {
      try {
        await send(new StartExecutionCommand({ stateMachineArn: arnOf(workflow), name, input: JSON.stringify(input) }))
      } catch (error) {
        if (!named(error, 'ExecutionAlreadyExists')) throw error
      }
    },
    /**
     * Tells a sleeping box its outcome. `gone`: the token is no longer waited for, because the box was entered again, or has the answer already,
     * or the execution has ended.
     */
    async answer(taskToken: string, outcome: string): Promise<'delivered' | 'gone'> {
      try {
        await send(new SendTaskSuccessCommand({ taskToken, output: JSON.stringify({ outcome }) }))
        return 'delivered'
      } catch (error) {
        if (named(error, 'TaskTimedOut', 'TaskDoesNotExist', 'InvalidToken')) return 'gone'
        throw error
      }
    },
    names: workflowNames,
    /** An execution's ARN from its names. */
    executionArn,
    /** The executions of a workflow in a status; those that ended before `since` (epoch milliseconds) are left out. */
    async list(workflow: string, statusFilter: 'RUNNING' | 'FAILED' | 'TIMED_OUT' | 'ABORTED', since = 0): Promise<Execution[]> {
      const found: Execution[] = []
      let nextToken: string | undefined
      do {
        const page = await send(new ListExecutionsCommand({ stateMachineArn: arnOf(workflow), statusFilter, maxResults: 1000, ...(nextToken === undefined ? {} : { nextToken }) }))
        for (const { executionArn: arn = '', name = '', startDate, stopDate } of page.executions ?? []) {
          if (stopDate !== undefined && stopDate.getTime() < since) continue
          found.push({ arn, name, workflow, status: statusFilter, startedAt: startDate?.toISOString() ?? '', ...(stopDate === undefined ? {} : { endedAt: stopDate.toISOString() }) })
        }
        nextToken = page.nextToken
      } while (nextToken !== undefined)
      return found
    },
    /** Goes on from the box that failed, while it is redrivable. */
    async redrive(executionArn: string): Promise<void> {
      await send(new RedriveExecutionCommand({ executionArn }))
    },
    /** The execution of this name, or the last of those that were begun anew in its place, with the name the next would have; the service may have forgotten earlier ones (after 90 days). */
    async lastOf(workflow: string, name: string): Promise<{ last: Described | undefined; next: string }> {
      let last: Described | undefined
      let next = 2
      for (let time = 1; time <= mostTimes; time += 1) {
        const one = time === 1 ? name : anewName(name, time)
        const made = executionArn(workflow, one)
        try {
          // Under the ARN the service gives it, by which it was known when it broke.
          const { executionArn: arn = made, status = '', stopDate, input } = await send(new DescribeExecutionCommand({ executionArn: made }))
          last = { arn, name: one, status, endedAt: stopDate?.getTime(), input }
          next = time + 1
        } catch (error) {
          if (!named(error, 'ExecutionDoesNotExist')) throw error
        }
      }
      return { last, next: anewName(name, next) }
    },
    /** With what an execution began and why it ended, as far as the service says. */
    async end(executionArn: string): Promise<{ input?: string | undefined; error?: string | undefined; cause?: string | undefined }> {
      const { input, error, cause } = await send(new DescribeExecutionCommand({ executionArn }))
      return { input, error, cause }
    },
    /** The workflow behind a state machine: `arnOf` read backwards. */
    workflowOf(stateMachineArn: string): string {
      const [before = '', after = ''] = arnOf('*').split('*')
      return stateMachineArn.slice(before.length, stateMachineArn.length - after.length)
    },
    /** `RUNNING`, `SUCCEEDED`, `FAILED`, `TIMED_OUT`, `ABORTED`; undefined when the service no longer knows it. */
    async status(executionArn: string): Promise<string | undefined> {
      try {
        return (await send(new DescribeExecutionCommand({ executionArn }))).status
      } catch (error) {
        if (named(error, 'ExecutionDoesNotExist')) return undefined
        throw error
      }
    },
  }
}

const named = (error: unknown, ...names: string[]): boolean => error instanceof Error && names.includes(error.name)
