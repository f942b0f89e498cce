// The web pages: an HTTP API in front of one Lambda, which knows who may see what.
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { ParamsAndSecretsLayerVersion, ParamsAndSecretsLogLevel, ParamsAndSecretsVersions } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { explain } from './explain.ts'
import { keepDocuments, readPayoutFiles, readSecrets, listExecutions, redriveExecutions, sendToWorkflows, useRecords } from './grants.ts'
import type { House } from './house.ts'
import { lambdaFunction, logRetention } from './lambda-function.ts'
import { prefixOf } from './settings.ts'

/** A municipality's whole office clicks some 5 times a second; more than this for long is not people. */
const requestsPerSecond = { rateLimit: 50, burstLimit: 100 }

/** Who asked for which page is not told here: paths name cases, and addresses name people. The journal tells who did what. */
const accessLog = { requestId: '$context.requestId', at: '$context.requestTime', method: '$context.httpMethod', status: '$context.status', ms: '$context.responseLatency', error: '$context.integrationErrorMessage' }

export function pages(scope: Construct, house: House): HttpApi {
  const part = new Construct(scope, 'Pages')
  const fn = lambdaFunction(part, 'Function', house, 'pages', {
    // More than half a CPU: a page is rendered while a person waits.
    memorySize: 1024,
    // The HTTP API gives up after 30 s.
    timeout: Duration.seconds(29),
    environment: { SOLIS_SESSION_SECRET_ARN: house.records.sessionSecretArn, SOLIS_SIGN_IN: house.settings.signIn, SOLIS_SIGN_IN_SECRET_ARN: house.records.signInSecretArn },
    // The secret is fetched at run time by this layer, so no configuration and no template shows it; kept for five minutes.
    paramsAndSecrets: ParamsAndSecretsLayerVersion.fromVersion(ParamsAndSecretsVersions.V1_0_103, { logLevel: ParamsAndSecretsLogLevel.WARN, secretsManagerTtl: Duration.minutes(5) }),
  })
  useRecords(fn, house)
  readPayoutFiles(fn, house)
  keepDocuments(fn, house)
  readSecrets(fn, house)
  sendToWorkflows(fn, house)
  redriveExecutions(fn, house)
  listExecutions(fn, house)

  const api = new HttpApi(part, 'Api', {
    apiName: `${prefixOf(house.settings)}-pages`,
    description: 'Solis: every page',
    createDefaultStage: false,
    defaultIntegration: new HttpLambdaIntegration('PagesIntegration', fn),
  })
  new HttpStage(part, 'Stage', {
    httpApi: api,
    stageName: '$default',
    autoDeploy: true,
    throttle: requestsPerSecond,
    accessLogSettings: {
      destination: new LogGroupLogDestination(new LogGroup(part, 'AccessLog', { logGroupName: `/aws/vendedlogs/apis/${prefixOf(house.settings)}-pages`, retention: logRetention, removalPolicy: RemovalPolicy.DESTROY })),
      format: AccessLogFormat.custom(JSON.stringify(accessLog)),
    },
  })
  explain(api, 'AwsSolutions-APIG4', 'Some pages are for everyone; the others ask for the signed session themselves, by role and by record, which no authorizer in front of them could.')
  new CfnOutput(part, 'Address', { value: api.apiEndpoint, description: 'Where the pages are' })
  return api
}
