// Facts of the house on AWS, read from the templates CloudFormation would get.
import { readFileSync } from 'node:fs'
import { App, Stack, Validations } from 'aws-cdk-lib'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { solis } from '../../../infra/aws/solis.ts'
import { workflows } from '../../../workflows/all.ts'
import { boxesOf, toAsl } from '../../../workflows/asl.ts'
import { app, bundles, functionOf, grantsOf, ofType, resources, sourcesThatMay, statementsOf, text, theOnly } from './template.ts'
import { fileKeyOf } from '../../../functions/domain/document.ts'

const names = Object.keys(workflows)
const taskBoxes = Object.entries(workflows).flatMap(([workflow, flow]) => boxesOf(flow).filter(([, box]) => box.Type === 'Task').map(([box]) => ({ workflow, box })))
const functions = ofType('AWS::Lambda::Function').map(([id, { Properties }]) => ({ id, source: String(Properties['Description']), properties: Properties }))
const steps = functions.filter(({ source }) => source.startsWith('functions/steps/')).map(({ source }) => source)
const machines = ofType('AWS::StepFunctions::StateMachine').map(([, { Properties }]) => Properties)
const machineOf = (workflow: string): Record<string, any> => machines.find((machine) => machine['StateMachineName'] === `solis-tukums-${workflow}`) ?? {}
const beginningWith = (prefix: string, values: string[]): string[] => values.filter((value) => value.startsWith(prefix))

describe('A Task box', () => {
  it('has its Lambda, described by its file, and every Lambda of a step has its box', () => {
    expect(steps.toSorted()).toEqual(taskBoxes.map(({ workflow, box }) => `functions/steps/${workflow}/${box}.ts`).toSorted())
  })

  it.each(taskBoxes)('$workflow.$box is the Lambda called like it', ({ workflow, box }) => {
    expect(functionOf(`functions/steps/${workflow}/${box}.ts`)[1]['FunctionName']).toBe(`solis-tukums-${workflow}-${box}`)
  })
})

describe('A state machine', () => {
  it('stands for each workflow and for nothing else', () => {
    expect(machines.map((machine) => machine['StateMachineName']).toSorted()).toEqual(names.map((name) => `solis-tukums-${name}`).toSorted())
  })

  it.each(Object.entries(workflows))('%s is defined by the very value the embedded host runs', (name, flow) => {
    expect(JSON.parse(machineOf(name)['DefinitionString'])).toEqual(toAsl(name, flow))
  })

  it.each(Object.entries(workflows))('%s has a substitution for each placeholder, and none besides', (name, flow) => {
    const placeholders = [...JSON.stringify(toAsl(name, flow)).matchAll(/\$\{(\w+)\}/g)].map(([, key]) => key)
    expect(Object.keys(machineOf(name)['DefinitionSubstitutions']).toSorted()).toEqual([...new Set(placeholders)].toSorted())
  })

  it.each(names)('%s calls for each box the function of that box, and starts workflows that exist', (name) => {
    for (const [key, value] of Object.entries(machineOf(name)['DefinitionSubstitutions'])) {
      const [room, box] = key.split('_') as [string, string]
      if (room === 'workflow') expect(machines.some((machine) => text(value).endsWith(`:stateMachine:${machine['StateMachineName']}`)), key).toBe(true)
      else expect(text(value)).toBe(`\${${functionOf(`functions/steps/${room}/${box}.ts`)[0]}.Arn}`)
    }
  })

  it.each(names)('%s may call its own functions and start what it starts, and nothing more', (name) => {
    const substitutions = Object.values(machineOf(name)['DefinitionSubstitutions']).map(text)
    const named = statementsOf(machineOf(name)['RoleArn']['Fn::GetAtt'][0]).filter(({ Resource }) => !Resource.includes('*'))
    expect(named.flatMap(({ Action }) => Action).toSorted()).toEqual(substitutions.some((arn) => arn.includes(':stateMachine:')) ? ['lambda:InvokeFunction', 'states:StartExecution'] : ['lambda:InvokeFunction'])
    expect(named.flatMap(({ Resource }) => Resource).toSorted()).toEqual(substitutions.toSorted())
  })

  it.each(machines)('$StateMachineName logs faults without data and is traced', ({ LoggingConfiguration, TracingConfiguration }) => {
    expect(LoggingConfiguration).toMatchObject({ Level: 'ERROR', IncludeExecutionData: false })
    expect(TracingConfiguration).toEqual({ Enabled: true })
  })
})

describe('A function', () => {
  it.each(functions)('$source runs on Node 24 on ARM, traced, with the settings it asks for', ({ properties }) => {
    expect(properties).toMatchObject({ Runtime: 'nodejs24.x', Architectures: ['arm64'], Handler: 'index.handler', TracingConfig: { Mode: 'Active' } })
    expect(Object.keys(properties['Environment'].Variables)).toEqual(expect.arrayContaining(['SOLIS_TABLE', 'SOLIS_BUCKET', 'SOLIS_MUNICIPALITY', 'SOLIS_WORKFLOW_ARN']))
  })

  it.each(functions)('$source is told no setting that functions/platform/connect.ts does not read', ({ properties }) => {
    const read = readFileSync('functions/platform/connect.ts', 'utf8')
    for (const name of beginningWith('SOLIS_', Object.keys(properties['Environment'].Variables))) expect(read).toContain(name)
  })

  it('of a step is given up by itself before the workflow gives it up, so that the workflow knows why', () => {
    const limits = Object.entries(workflows).flatMap(([name, flow]) => [...JSON.stringify(toAsl(name, flow)).matchAll(/"TimeoutSeconds":(\d+)/g)].map(([, seconds]) => Number(seconds)))
    for (const source of steps) expect(functionOf(source)[1]['Timeout']).toBeLessThan(Math.min(...limits))
  })

  it('for pages is given up by itself before the HTTP API gives it up after 30 s', () => {
    expect(functionOf('functions/pages/http.ts')[1]['Timeout']).toBeLessThan(30)
  })

  it.each(functions)('$source holds no secret in its environment', ({ properties }) => {
    const variables = Object.entries<unknown>(properties['Environment'].Variables)
    expect(variables.filter(([, value]) => JSON.stringify(value).includes('resolve:'))).toEqual([])
    expect(variables.map(([name]) => name)).not.toContain('SOLIS_SESSION_SECRET')
  })

  it('keeps its log for three months, and so does everything else that logs', () => {
    expect(ofType('AWS::Logs::LogGroup')).toHaveLength(functions.length + machines.length + 1)
    for (const [, { Properties }] of ofType('AWS::Logs::LogGroup')) expect(Properties['RetentionInDays']).toBe(90)
  })
})

/** Accepted by AWS only without a resource. */
const withoutResource = /^(xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)|logs:(CreateLogDelivery|GetLogDelivery|UpdateLogDelivery|DeleteLogDelivery|ListLogDeliveries|PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups))$/

describe('A permission', () => {
  const roles = ofType('AWS::IAM::Role').map(([id]) => id)
  const events = ['doctor', 'execution-ended', 'outbox-stream', 'seal', 'sweep'].map((name) => `functions/events/${name}.ts`)

  it.each(roles)('of %s names its actions one by one', (role) => {
    expect(statementsOf(role).flatMap(({ Action }) => Action).filter((action) => action.includes('*'))).toEqual([])
  })

  it.each(roles)('of %s names its resources, but where AWS takes none', (role) => {
    for (const { Action, Resource } of statementsOf(role)) if (Resource.includes('*')) expect(Action.filter((action) => !withoutResource.test(action))).toEqual([])
  })

  it.each(roles)('of %s is its own: no policy of AWS or of several roles is attached', (role) => {
    expect(resources[role]?.Properties['ManagedPolicyArns']).toBeUndefined()
    expect(ofType('AWS::IAM::Policy').filter(([, { Properties }]) => Properties['Roles'].length > 1)).toEqual([])
  })

  it('to read and write records reaches this table and its two indexes, and never scans', () => {
    for (const { source } of functions) {
      const tables = grantsOf(source).filter(({ Action }) => Action.some((action) => /^dynamodb:(?!.*Stream|GetRecords|GetShardIterator)/.test(action)))
      expect(tables.flatMap(({ Resource }) => Resource).map((arn) => arn.replace(/^\$\{solis-tukums-records:[^}]*Table[^}]*Arn[^}]*\}/, '')).toSorted()).toEqual(['', '/index/due', '/index/list'])
    }
    expect(sourcesThatMay('dynamodb:Scan')).toEqual([])
  })

  it('to write payment files is WritePaymentFile’s alone, to read them the pages’, which write documents and nothing else', () => {
    expect(sourcesThatMay('s3:PutObject')).toEqual(['functions/events/seal.ts', 'functions/pages/http.ts', 'functions/steps/payout/WritePaymentFile.ts'])
    const reached = (action: string) => grantsOf('functions/pages/http.ts').filter(({ Action }) => Action.includes(action)).flatMap(({ Resource }) => Resource.map((arn) => arn.replace(/^.*Files[^/]*/, 'files'))).toSorted()
    expect(reached('s3:PutObject')).toEqual(['files/documents/*'])
    expect(reached('s3:GetObject')).toEqual(['files/documents/*', 'files/payouts/*'])
    expect(fileKeyOf({ caseId: 'c', documentId: 'd' })).toMatch(/^documents\//)
    expect(sourcesThatMay('s3:GetObject')).toEqual(['functions/events/seal.ts', 'functions/pages/http.ts'])
    expect(grantsOf('functions/steps/payout/WritePaymentFile.ts').filter(({ Action }) => Action.includes('s3:PutObject')).flatMap(({ Resource }) => Resource)).toEqual([expect.stringMatching(/Files.*\/payouts\/\*$/)])
  })

  it('to keep the daily heads is the seal’s alone, and reaches no other bucket', () => {
    const reached = grantsOf('functions/events/seal.ts').filter(({ Action }) => Action.some((action) => action.startsWith('s3:'))).flatMap(({ Resource }) => Resource)
    expect(reached.map((arn) => arn.replace(/^\$\{solis-tukums-records:[^}]*Heads[^}]*\}/, 'heads')).toSorted()).toEqual(['heads', 'heads/*'])
  })

  it('to delete files is nobody’s', () => {
    expect(sourcesThatMay('s3:DeleteObject')).toEqual([])
  })

  it('to start workflows and to answer sleeping boxes is given to pages, sweep, stream and the doctor, for our own workflows', () => {
    const senders = ['functions/events/doctor.ts', 'functions/events/outbox-stream.ts', 'functions/events/sweep.ts', 'functions/pages/http.ts']
    expect(sourcesThatMay('states:StartExecution')).toEqual(senders)
    expect(sourcesThatMay('states:SendTaskSuccess')).toEqual(senders)
    for (const source of senders) {
      const reached = grantsOf(source).filter(({ Action }) => Action.includes('states:StartExecution')).flatMap(({ Resource }) => Resource)
      expect(reached.map((arn) => arn.split(':').at(-1)).toSorted()).toEqual(names.map((name) => `solis-tukums-${name}`).toSorted())
    }
  })

  it('to look at executions is given to pages, repair and the doctor, to set them going again to pages', () => {
    expect(sourcesThatMay('states:DescribeExecution')).toEqual(['functions/events/doctor.ts', 'functions/events/execution-ended.ts', 'functions/pages/http.ts'])
    expect(sourcesThatMay('states:RedriveExecution')).toEqual(['functions/pages/http.ts'])
  })

  it('to read the secrets of sessions and of the sign-in is the pages’ alone', () => {
    expect(sourcesThatMay('secretsmanager:GetSecretValue')).toEqual(['functions/pages/http.ts'])
    const read = grantsOf('functions/pages/http.ts').filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue')).flatMap(({ Resource }) => Resource)
    expect(read.map((arn) => /(Session|SignIn)Secret/.exec(arn)?.[0]).toSorted()).toEqual(['SessionSecret', 'SignInSecret'])
  })

  it('of a step is its log, its trace and its records, unless it writes the payment file', () => {
    const plain = steps.filter((source) => !source.endsWith('/WritePaymentFile.ts'))
    for (const source of plain) expect(grantsOf(source).flatMap(({ Action }) => Action).filter((action) => !/^(logs|xray|dynamodb):/.test(action))).toEqual([])
    expect(functions.map(({ source }) => source).toSorted()).toEqual([...steps, ...events, 'functions/pages/http.ts'].toSorted())
  })
})

describe('The table', () => {
  const { Properties, DeletionPolicy } = theOnly('AWS::DynamoDB::Table')

  it('is encrypted, can be restored to any second of the last 35 days, and is not deleted with its stack', () => {
    expect(Properties).toMatchObject({ SSESpecification: { SSEEnabled: true }, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true }, DeletionProtectionEnabled: true })
    expect(DeletionPolicy).toBe('Retain')
  })

  it('has the keys and the two indexes the store asks for', () => {
    const keys = (hash: string, range: string) => [{ AttributeName: hash, KeyType: 'HASH' }, { AttributeName: range, KeyType: 'RANGE' }]
    expect(Properties['KeySchema']).toEqual(keys('pk', 'sk'))
    expect(Properties['GlobalSecondaryIndexes']).toEqual([
      { IndexName: 'list', KeySchema: keys('listPk', 'listSk'), Projection: { ProjectionType: 'ALL' } },
      { IndexName: 'due', KeySchema: keys('duePk', 'dueSk'), Projection: { ProjectionType: 'ALL' } },
    ])
    expect(new Set(Properties['AttributeDefinitions'].map(({ AttributeType }: { AttributeType: string }) => AttributeType))).toEqual(new Set(['S']))
  })

  it('streams new images and lets rows expire', () => {
    expect(Properties).toMatchObject({ StreamSpecification: { StreamViewType: 'NEW_IMAGE' }, TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true } })
  })
})

describe('A bucket', () => {
  const buckets = ofType('AWS::S3::Bucket')

  it.each(buckets)('%s is encrypted, shut to the public, and stays when its stack goes', (_, { Properties, DeletionPolicy }) => {
    expect(Properties['BucketEncryption'].ServerSideEncryptionConfiguration).toHaveLength(1)
    expect(Properties['PublicAccessBlockConfiguration']).toEqual({ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true })
    expect(DeletionPolicy).toBe('Retain')
  })

  it.each(buckets)('%s refuses whoever comes without TLS', (id) => {
    const policy = ofType('AWS::S3::BucketPolicy').find(([, { Properties }]) => text(Properties['Bucket']) === `\${${id}}`)
    expect(policy?.[1].Properties['PolicyDocument'].Statement).toContainEqual(expect.objectContaining({ Effect: 'Deny', Action: 's3:*', Principal: { AWS: '*' }, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }))
  })

  it('for files keeps every version and logs who came', () => {
    const files = buckets.filter(([id]) => id.startsWith('Files') && !id.startsWith('FilesAccessLogs'))
    expect(files).toHaveLength(1)
    expect(files[0]?.[1].Properties).toMatchObject({ VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: { DestinationBucketName: { Ref: expect.stringMatching(/^FilesAccessLogs/) } } })
  })
})

describe('The daily heads', () => {
  it('lie under a lock that nobody lifts for ten years, each version logged', () => {
    const heads = ofType('AWS::S3::Bucket').find(([id]) => id.startsWith('Heads'))?.[1].Properties
    expect(heads).toMatchObject({
      ObjectLockEnabled: true, ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled', Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 3650 } } },
      VersioningConfiguration: { Status: 'Enabled' }, LoggingConfiguration: { DestinationBucketName: { Ref: expect.stringMatching(/^FilesAccessLogs/) } },
    })
  })
})

const schedule = (name: string) => ofType('AWS::Scheduler::Schedule').find(([, { Properties }]) => Properties['Name'] === `solis-tukums-${name}`)?.[1].Properties ?? {}

describe('An event', () => {
  it('of the seal comes each hour and calls the seal', () => {
    expect(schedule('seal')['ScheduleExpression']).toBe('rate(1 hour)')
    expect(text(schedule('seal')['Target'].Arn)).toBe(`\${${functionOf('functions/events/seal.ts')[0]}.Arn}`)
  })

  it('of the clock comes each minute and calls the sweep', () => {
    const { ScheduleExpression, FlexibleTimeWindow, Target } = schedule('sweep')
    expect([ScheduleExpression, FlexibleTimeWindow.Mode]).toEqual(['rate(1 minute)', 'OFF'])
    expect(text(Target.Arn)).toBe(`\${${functionOf('functions/events/sweep.ts')[0]}.Arn}`)
  })

  it('of the stream comes for messages of the outbox only, and what is malformed is put aside', () => {
    const mapping = theOnly('AWS::Lambda::EventSourceMapping').Properties
    expect(text(mapping['FunctionName'])).toBe(`\${${functionOf('functions/events/outbox-stream.ts')[0]}}`)
    expect(JSON.parse(mapping['FilterCriteria'].Filters[0].Pattern)).toEqual({ eventName: ['INSERT', 'MODIFY'], dynamodb: { Keys: { pk: { S: [{ prefix: 'OUTBOX#' }] } } } })
    expect(mapping).toMatchObject({ BisectBatchOnFunctionError: true, MaximumRetryAttempts: 3 })
    expect(text(mapping['DestinationConfig'].OnFailure.Destination)).toMatch(/DeadLetters/)
  })

  it('of an execution comes when it failed, timed out or was stopped, for each of our workflows', () => {
    const { EventPattern, Targets } = theOnly('AWS::Events::Rule').Properties
    expect(EventPattern.detail.status).toEqual(['FAILED', 'TIMED_OUT', 'ABORTED'])
    expect(EventPattern.detail.stateMachineArn.map((arn: unknown) => text(arn).split(':').at(-1))).toEqual(names.map((name) => `solis-tukums-${name}`))
    expect(text(Targets[0].Arn)).toBe(`\${${functionOf('functions/events/execution-ended.ts')[0]}.Arn}`)
    expect(text(Targets[0].DeadLetterConfig.Arn)).toMatch(/DeadLetters/)
  })

  it('of a browser is throttled and logged without saying who came for what', () => {
    const { DefaultRouteSettings, AccessLogSettings } = theOnly('AWS::ApiGatewayV2::Stage').Properties
    expect(DefaultRouteSettings).toEqual({ ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 })
    expect(AccessLogSettings.Format).not.toMatch(/path|sourceIp|userAgent|routeKey|cookie|authorizer/i)
  })
})

describe('An alarm', () => {
  const alarms = ofType('AWS::CloudWatch::Alarm').map(([, { Properties }]) => Properties)

  it('is named by what it hurts, and there are few', () => {
    expect(alarms.map(({ AlarmName }) => AlarmName).toSorted()).toEqual(['answers-do-not-arrive', 'case-stands-still', 'dates-do-not-fire', 'day-is-not-sealed', 'events-were-lost', 'pages-fail'].map((name) => `solis-tukums-${name}`))
  })

  it.each(alarms)('$AlarmName says whom it hurts and tells someone', ({ AlarmDescription, AlarmActions }) => {
    expect(AlarmDescription.length).toBeGreaterThan(60)
    expect(AlarmActions.map(text)).toEqual([expect.stringContaining('AlarmsTopic')])
  })

  it('of the clock rings on silence, the others on data', () => {
    expect(alarms.filter(({ TreatMissingData }) => TreatMissingData === 'breaching').map(({ AlarmName }) => AlarmName)).toEqual(['solis-tukums-dates-do-not-fire', 'solis-tukums-day-is-not-sealed'])
  })

  it('of standing cases counts the failed executions of each workflow', () => {
    const counted = alarms.find(({ AlarmName }) => AlarmName === 'solis-tukums-case-stands-still')?.['Metrics'].filter(({ MetricStat }: Record<string, any>) => MetricStat !== undefined)
    expect(counted.map(({ MetricStat }: Record<string, any>) => MetricStat.Metric.MetricName)).toEqual(names.map(() => 'ExecutionsFailed'))
  })

  it('of the outbox reads the figure each sweep tells', () => {
    const { FilterPattern, MetricTransformations } = theOnly('AWS::Logs::MetricFilter').Properties
    expect(FilterPattern).toBe('{ $.code = "Swept" }')
    expect(MetricTransformations[0].MetricValue).toBe('$.oldestUnsentSeconds')
    expect(readFileSync('functions/events/sweep.ts', 'utf8')).toMatch(/code: 'Swept'.*oldestUnsentSeconds/)
  })
})

describe('cdk-nag', () => {
  it('finds nothing unexplained', () => {
    const { violations } = new AwsSolutionsChecks(app).validateScope(app)
    expect(violations.map(({ ruleName, violatingResources }) => ({ ruleName, at: violatingResources.map(({ constructPath }) => constructPath) }))).toEqual([])
  })

  it('is given a reason for each finding, and only for these rules', () => {
    const explained = app.node.findAll().flatMap(({ node }) => node.metadata.filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY).flatMap(({ data }) => Object.entries(data as Record<string, string>)))
    const rules = explained.map(([finding]) => finding.replace(/^.*::(?=AwsSolutions)/, '').replace(/\[.*$/s, ''))
    expect([...new Set(rules)].toSorted()).toEqual(['AwsSolutions-APIG4', 'AwsSolutions-IAM5', 'AwsSolutions-S1', 'AwsSolutions-SF1', 'AwsSolutions-SMG4', 'AwsSolutions-SQS3'])
    for (const [finding, reason] of explained) expect(reason.length, finding).toBeGreaterThan(25)
  })

  it('would find a bucket that is open', () => {
    const careless = new App()
    new Bucket(new Stack(careless, 'Careless'), 'Open')
    expect(new AwsSolutionsChecks(careless).validateScope(careless).violations.map(({ ruleName }) => ruleName)).toContain('AwsSolutions-S10')
  })
})

describe('A deployment', () => {
  it.each(['', 'Tukums', 'tukums-pilsēta', 'x'.repeat(17)])('for a municipality called “%s” is refused', (municipality) => {
    expect(() => solis(new App({ context: { municipality, registersUrl: '', alarmEmail: '' } }), bundles)).toThrow('municipality')
  })

  it.each([['no JSON', 'x', 'is not JSON'], ['no origin', '{"issuer":"a","clientId":"b"}', 'is not JSON'], ['its secret', '{"issuer":"a","clientId":"b","origin":"c","clientSecret":"d"}', 'holds a secret']])('whose sign-in has %s is refused', (_, signIn, why) => {
    expect(() => solis(new App({ context: { municipality: 'tukums', registersUrl: '', alarmEmail: '', signIn } }), bundles)).toThrow(why)
  })

  it('that is not told for whom it is, is refused', () => {
    expect(() => solis(new App(), bundles)).toThrow('The setting municipality is missing')
  })

  it('tags everything with the system and the municipality', () => {
    expect(theOnly('AWS::DynamoDB::Table').Properties['Tags']).toEqual(expect.arrayContaining([{ Key: 'system', Value: 'solis' }, { Key: 'municipality', Value: 'tukums' }]))
  })
})
