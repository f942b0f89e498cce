// A function of the house: one bundle, its own role with nothing but its log, and the settings functions/platform/connect.ts asks for.
import { Duration, RemovalPolicy } from 'aws-cdk-lib'
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Architecture, Code, Function, Runtime, Tracing, type FunctionProps } from 'aws-cdk-lib/aws-lambda'
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs'
import type { Construct } from 'constructs'
import { explain, tracingHasNoResource } from './explain.ts'
import { stateMachineArn, type House } from './house.ts'
import { prefixOf } from './settings.ts'

/** As long as Step Functions keeps the history of an execution; logs hold identifiers and outcomes, never personal data. */
export const logRetention = RetentionDays.THREE_MONTHS

export interface Resources {
  /** MB; CPU comes in proportion, a whole one at 1,769. */
  memorySize: number
  timeout: Duration
  environment?: Record<string, string>
  paramsAndSecrets?: FunctionProps['paramsAndSecrets']
}

/** `name`: as bundled. The function is called like its box: `solis-tukums-application-AssessMeans`, described by its file. */
export function lambdaFunction(scope: Construct, id: string, house: House, name: string, { memorySize, timeout, environment, paramsAndSecrets }: Resources): Function {
  const { source, folder } = house.bundle(name)
  const functionName = `${prefixOf(house.settings)}-${name.replace('_', '-')}`
  const logGroup = new LogGroup(scope, `${id}Log`, { logGroupName: `/aws/lambda/${functionName}`, retention: logRetention, removalPolicy: RemovalPolicy.DESTROY })
  const role = new Role(scope, `${id}Role`, { assumedBy: new ServicePrincipal('lambda.amazonaws.com'), description: `What ${source} may do` })
  role.addToPolicy(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] }))
  explain(role, 'AwsSolutions-IAM5[Resource::*]', tracingHasNoResource)
  return new Function(scope, id, {
    functionName,
    description: source,
    code: Code.fromAsset(folder),
    handler: 'index.handler',
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    memorySize,
    timeout,
    role,
    logGroup,
    tracing: Tracing.ACTIVE,
    paramsAndSecrets,
    environment: {
      NODE_OPTIONS: '--enable-source-maps',
      SOLIS_TABLE: house.records.tableName,
      SOLIS_BUCKET: house.records.filesName,
      SOLIS_MUNICIPALITY: house.settings.municipality,
      SOLIS_WORKFLOW_ARN: stateMachineArn(scope, house.settings, '*'),
      ...environment,
    },
  })
}
