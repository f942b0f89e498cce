// The workflow engine as the house uses it: start under a name, answer a sleeping wait, look at an execution, set it going again.
import {
  DescribeExecutionCommand, RedriveExecutionCommand, SendTaskSuccessCommand, StartExecutionCommand, type SFNClient,
} from '@aws-sdk/client-sfn'

export type Workflows = ReturnType<typeof openWorkflows>

/** `client`: Step Functions or the embedded runner. `arnOf`: a workflow's state machine by its name. */
export function openWorkflows(client: Pick<SFNClient, 'send'>, arnOf: (workflow: string) => string) {
  const send = client.send.bind(client) as SFNClient['send']
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
    /** Goes on from the box that failed (within 14 days, by the service's limit). */
    async redrive(executionArn: string): Promise<void> {
      await send(new RedriveExecutionCommand({ executionArn }))
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
