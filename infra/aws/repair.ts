// Failed executions reach a person: EventBridge tells of each, a function opens the repair wait. EventBridge tells at its best effort only,
// so an alarm counts the failed executions by another way.
import { Duration } from 'aws-cdk-lib'
import { Rule } from 'aws-cdk-lib/aws-events'
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets'
import { SqsDestination } from 'aws-cdk-lib/aws-lambda-destinations'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { workflows } from '../../workflows/all.ts'
import { describeExecutions, useRecords } from './grants.ts'
import { stateMachineArn, type House } from './house.ts'
import { lambdaFunction } from './lambda-function.ts'

export function repair(scope: Construct, house: House, deadLetters: Queue): void {
  const part = new Construct(scope, 'Repair')
  const ended = lambdaFunction(part, 'ExecutionEnded', house, 'execution-ended', { memorySize: 512, timeout: Duration.seconds(50) })
  useRecords(ended, house)
  describeExecutions(ended, house)
  ended.configureAsyncInvoke({ retryAttempts: 2, maxEventAge: Duration.hours(6), onFailure: new SqsDestination(deadLetters) })
  new Rule(part, 'ExecutionFailed', {
    description: 'An execution of ours failed, timed out or was stopped',
    eventPattern: {
      source: ['aws.states'],
      detailType: ['Step Functions Execution Status Change'],
      detail: { status: ['FAILED', 'TIMED_OUT', 'ABORTED'], stateMachineArn: Object.keys(workflows).map((workflow) => stateMachineArn(part, house.settings, workflow)) },
    },
    targets: [new LambdaFunction(ended, { deadLetterQueue: deadLetters, retryAttempts: 10, maxEventAge: Duration.hours(6) })],
  })
}
