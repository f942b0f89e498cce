// The clock service: one schedule calls the sweep each minute, whatever the number of waits.
import { Duration } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import { allow, sendToWorkflows, useRecords } from './grants.ts'
import type { House } from './house.ts'
import { lambdaFunction } from './lambda-function.ts'
import { prefixOf } from './settings.ts'

export function clock(scope: Construct, house: House): Function {
  const part = new Construct(scope, 'Clock')
  const sweep = lambdaFunction(part, 'Sweep', house, 'sweep', {
    memorySize: 512,
    // After an outage more dates have come than fit into a minute. The next sweep may overlap: firing is idempotent.
    timeout: Duration.minutes(5),
  })
  // A sweep that faulted is not repeated: the next one is at most a minute away and does the same.
  sweep.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) })
  useRecords(sweep, house)
  sendToWorkflows(sweep, house)

  const caller = new Role(part, 'Caller', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com'), description: 'Lets the schedule call the sweep' })
  allow(caller, ['lambda:InvokeFunction'], [sweep.functionArn])
  new CfnSchedule(part, 'EachMinute', {
    name: `${prefixOf(house.settings)}-sweep`,
    description: 'Fires the dates of waits that have come',
    scheduleExpression: 'rate(1 minute)',
    flexibleTimeWindow: { mode: 'OFF' },
    target: { arn: sweep.functionArn, roleArn: caller.roleArn, retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 } },
  })
  return sweep
}
