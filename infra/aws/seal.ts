// The seal of the journal: a schedule calls it each hour; the first call after midnight seals the day, the others find it sealed.
import { Duration } from 'aws-cdk-lib'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler'
import { Construct } from 'constructs'
import { allow, keepHeads, useRecords } from './grants.ts'
import type { House } from './house.ts'
import { lambdaFunction } from './lambda-function.ts'
import { prefixOf } from './settings.ts'

export function seal(scope: Construct, house: House): Function {
  const part = new Construct(scope, 'Seal')
  const fn = lambdaFunction(part, 'Function', house, 'seal', {
    memorySize: 1024,
    // Some three queries a case: ten thousand cases are sealed within minutes.
    timeout: Duration.minutes(15),
    environment: { SOLIS_HEADS_BUCKET: house.records.headsName },
  })
  // What a cut left undone the next hour does.
  fn.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.hours(1) })
  useRecords(fn, house)
  keepHeads(fn, house)

  const caller = new Role(part, 'Caller', { assumedBy: new ServicePrincipal('scheduler.amazonaws.com'), description: 'Lets the schedule call the seal' })
  allow(caller, ['lambda:InvokeFunction'], [fn.functionArn])
  new CfnSchedule(part, 'EachHour', {
    name: `${prefixOf(house.settings)}-seal`,
    description: 'Seals the journal of the day that is over',
    scheduleExpression: 'rate(1 hour)',
    flexibleTimeWindow: { mode: 'OFF' },
    target: { arn: fn.functionArn, roleArn: caller.roleArn, retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 3600 } },
  })
  return fn
}
