// The doctor: a schedule calls it each hour. EventBridge tells of failed executions at its best effort only; this finds those it did not tell of.
import { Duration } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import { allow, describeExecutions, listExecutions, sendToWorkflows, useRecords } from './grants.ts'
import type { House } from './house.ts'
import { lambdaFunction } from './lambda-function.ts'
import { prefixOf } from './settings.ts'

export function doctor(scope: Construct, house: House): void {
  const part = new Construct(scope, 'Doctor')
  // Two queries a case: ten thousand cases are looked at within minutes.
  const fn = lambdaFunction(part, 'Function', house, 'doctor', { memorySize: 1024, timeout: Duration.minutes(15) })
  fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.hours(1) })
  useRecords(fn, house)
  sendToWorkflows(fn, house)
  describeExecutions(fn, house)
  listExecutions(fn, house)

  const caller = new Role(part, 'Caller', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com'), description: 'Lets the schedule call the doctor' })
  allow(caller, ['lambda:InvokeFunction'], [fn.functionArn])
  new CfnSchedule(part, 'EachHour', {
    name: `${prefixOf(house.settings)}-doctor`,
    description: 'Compares running executions with open waits',
    scheduleExpression: 'rate(1 hour)',
    flexibleTimeWindow: { mode: 'OFF' },
    target: { arn: fn.functionArn, roleArn: caller.roleArn, retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 3600 } },
  })
}
