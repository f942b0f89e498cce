// The outbox on its way: the table's stream calls a function for each message laid, within about a second.
import { Duration } from 'aws-cdk-lib'
import { EventSourceMapping, FilterCriteria, FilterRule, StartingPosition } from 'aws-cdk-lib/aws-lambda'
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import { allow, roleOf, sendToWorkflows, useRecords } from './grants.ts'
import type { House } from './house.ts'
import { lambdaFunction } from './lambda-function.ts'

export function outbox(scope: Construct, house: House, deadLetters: Queue): void {
  const part = new Construct(scope, 'Outbox')
  const send = lambdaFunction(part, 'Send', house, 'outbox-stream', { memorySize: 512, timeout: Duration.seconds(50) })
  useRecords(send, house)
  sendToWorkflows(send, house)
  const { tableArn, streamArn } = house.records
  allow(roleOf(send), ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], [streamArn])
  allow(roleOf(send), ['dynamodb:ListStreams'], [`${tableArn}/stream/*`], 'Listing asks which streams the table has; it is limited to this table.')
  const mapping = new EventSourceMapping(part, 'Messages', {
    target: send,
    eventSourceArn: streamArn,
    startingPosition: StartingPosition.TRIM_HORIZON,
    // Laid anew is laid: the same message may be put over itself. Sent messages are removals, and everything else is no message.
    filters: [FilterCriteria.filter({ eventName: FilterRule.or('INSERT', 'MODIFY'), dynamodb: { Keys: { pk: { S: FilterRule.beginsWith('OUTBOX#') } } } })],
    batchSize: 25,
    // What cannot be sent is left to the sweep and is no fault of the batch. A batch that faults is malformed: halved until the item is alone.
    bisectBatchOnError: true,
    retryAttempts: 3,
    maxRecordAge: Duration.hours(1),
    onFailure: new SqsDlq(deadLetters),
  })
  mapping.node.addDependency(roleOf(send))
}
