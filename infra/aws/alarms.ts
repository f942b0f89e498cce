// The alarms: few, each named by what it hurts. The README has a section of the same name that says what to do.
import { Duration } from 'aws-cdk-lib'
import type { HttpApi } from 'aws-cdk-lib/aws-apigatewayv2'
import { Alarm, ComparisonOperator, MathExpression, type Metric, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch'
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions'
import type { Queue } from 'aws-cdk-lib/aws-sqs'
import type { StateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import type { House } from './house.ts'
import { prefixOf } from './settings.ts'

interface Watched { machines: StateMachine[]; sweep: Function; seal: Function; deadLetters: Queue; pages: HttpApi }

interface Hurt {
  /** Whom it hurts and how, and the first thing to look at. */
  description: string
  metric: IMetric
  /** Rings from this value on. */
  from: number
  below?: boolean
  /** How many periods in a row; 1 unless told. */
  periods?: number
  /** No data is as bad as bad data. */
  silenceRings?: boolean
}

const fiveMinutes = Duration.minutes(5)

export function alarms(scope: Construct, house: House, { machines, sweep, seal, deadLetters, pages }: Watched): void {
  const part = new Construct(scope, 'Alarms')
  const topic = new Topic(part, 'Topic', { displayName: `Solis ${house.settings.municipality}`, enforceSSL: true })
  if (house.settings.alarmEmail !== '') topic.addSubscription(new EmailSubscription(house.settings.alarmEmail))

  const hurts: Record<string, Hurt> = {
    'case-stands-still': {
      description: 'An execution failed: a resident’s matter or a payout run stands still until a supervisor takes the repair task.',
      // At most ten metrics fit into an alarm: with more workflows than that, two alarms.
      metric: new MathExpression({
        expression: 'SUM(METRICS())',
        usingMetrics: Object.fromEntries(machines.map((machine) => [`failed_${machine.node.id}`, machine.metricFailed({ period: fiveMinutes })])),
        period: fiveMinutes,
        label: 'failed executions',
      }),
      from: 1,
    },
    'dates-do-not-fire': {
      description: 'No sweep has succeeded for five minutes: nobody is reminded, nothing escalates, and legal dates pass unseen. Look at the log of the function sweep.',
      metric: new MathExpression({
        expression: 'calls - faults',
        usingMetrics: { calls: sweep.metricInvocations({ period: fiveMinutes }), faults: sweep.metricErrors({ period: fiveMinutes }) },
        period: fiveMinutes,
        label: 'sweeps that succeeded',
      }),
      from: 1,
      below: true,
      silenceRings: true,
    },
    'day-is-not-sealed': {
      description: 'The journal has not been sealed for six hours: until it is, a change of today’s or yesterday’s events would not be found. Look at the log of the function seal.',
      metric: new MathExpression({
        expression: 'calls - faults',
        usingMetrics: { calls: seal.metricInvocations({ period: Duration.hours(6) }), faults: seal.metricErrors({ period: Duration.hours(6) }) },
        period: Duration.hours(6),
        label: 'seals that succeeded',
      }),
      from: 1,
      below: true,
      silenceRings: true,
    },
    'answers-do-not-arrive': {
      description: 'A message has lain in the outbox for more than five minutes: what a person decided is recorded, but its workflow does not know. Search the logs for DeliveryFaulted.',
      metric: oldestUnsent(part, house, sweep),
      from: 300,
      periods: 3,
    },
    'events-were-lost': {
      description: 'The dead-letter queue is not empty: an event could not be handled after every attempt, so a failed execution may have no repair task, or a message may be malformed.',
      metric: deadLetters.metricApproximateNumberOfMessagesVisible({ period: fiveMinutes, statistic: 'Maximum' }),
      from: 1,
    },
    'pages-fail': {
      description: 'Five pages or more ended in a fault within five minutes: residents and colleagues see an error with a reference. Search the log of the function pages for PageFaulted.',
      metric: pages.metricServerError({ period: fiveMinutes, statistic: 'Sum' }),
      from: 5,
    },
  }
  for (const [name, { description, metric, from, below = false, periods = 1, silenceRings = false }] of Object.entries(hurts)) {
    new Alarm(part, name, {
      alarmName: `${prefixOf(house.settings)}-${name}`,
      alarmDescription: description,
      metric,
      threshold: from,
      comparisonOperator: below ? ComparisonOperator.LESS_THAN_THRESHOLD : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: periods,
      treatMissingData: silenceRings ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    }).addAlarmAction(new SnsAction(topic))
  }
}

/** Seconds since the oldest unsent message was laid, as each sweep tells in its log line. */
function oldestUnsent(scope: Construct, house: House, sweep: Function): Metric {
  return new MetricFilter(scope, 'OldestUnsent', {
    logGroup: sweep.logGroup,
    filterPattern: FilterPattern.stringValue('$.code', '=', 'Swept'),
    metricNamespace: 'Solis',
    metricName: `${prefixOf(house.settings)}-oldest-unsent-seconds`,
    metricValue: '$.oldestUnsentSeconds',
  }).metric({ statistic: 'Maximum', period: Duration.minutes(1) })
}
