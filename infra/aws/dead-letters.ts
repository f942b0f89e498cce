// Where events lie that could not be handled after every attempt, until a person looks: an alarm tells of the first.
import { Duration } from 'aws-cdk-lib'
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import type { Construct } from 'constructs'
import { explain } from './explain.ts'

export function deadLetters(scope: Construct): Queue {
  const queue = new Queue(scope, 'DeadLetters', { encryption: QueueEncryption.SQS_MANAGED, enforceSSL: true, retentionPeriod: Duration.days(14) })
  explain(queue, 'AwsSolutions-SQS3', 'This is the dead-letter queue.')
  return queue
}
