// The dependencies on AWS, from the environment. The only reader of process.env.
import { randomBytes } from 'node:crypto'
import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import { z } from 'zod'
import { jsonFrom } from '../domain/lost-name.ts'
import { TransientFault } from '../domain/errors.ts'
import { askOverHttp } from '../registers/ask-over-http.ts'
import { dynamoClient } from '../store/client.ts'
import { openStore } from '../store/store.ts'
import type { Dependencies } from './dependencies.ts'
import { filesInBucket } from './files.ts'
import { logToConsole } from './log.ts'
import { SignInSettings, signInProvider } from './sign-in-provider.ts'
import { openWorkflows } from './workflows.ts'

/** What infra/aws sets on each function; a missing one stops the cold start with its name. */
const Environment = z.object({
  SOLIS_TABLE: z.string(),
  SOLIS_BUCKET: z.string(),
  /** The bucket of the daily heads, which nobody can change or delete before their time; only the nightly seal is told it. */
  SOLIS_HEADS_BUCKET: z.string().default(''),
  SOLIS_MUNICIPALITY: z.string(),
  /** A state machine's ARN with `*` for the workflow's name. */
  SOLIS_WORKFLOW_ARN: z.string(),
  /** Where pages sign in: the secret itself, on hosts that have no Secrets Manager. */
  SOLIS_SESSION_SECRET: z.string().default(''),
  /** Where pages sign in on AWS: the secret's ARN. Its value is in no configuration and is read when the first request comes. */
  SOLIS_SESSION_SECRET_ARN: z.string().default(''),
  /** The sign-in by OpenID Connect as JSON, without its secret; empty: nobody can sign in. */
  SOLIS_SIGN_IN: z.string().default(''),
  /** The ARN of the secret agreed with the provider. */
  SOLIS_SIGN_IN_SECRET_ARN: z.string().default(''),
  /** Base address of the register gateway; empty: no register answers, and colleagues enter the evidence by hand. */
  SOLIS_REGISTERS_URL: z.string().default(''),
})

export function connect(): Dependencies {
  const env = Environment.parse(process.env)
  const now = Date.now
  return {
    now,
    newId: drawId,
    municipality: env.SOLIS_MUNICIPALITY,
    store: openStore(dynamoClient(), env.SOLIS_TABLE, now),
    askRegister: askOverHttp(env.SOLIS_REGISTERS_URL),
    files: filesInBucket(new S3Client({}), env.SOLIS_BUCKET),
    headFiles: filesInBucket(new S3Client({}), env.SOLIS_HEADS_BUCKET),
    workflows: openWorkflows(new SFNClient({}), (workflow) => env.SOLIS_WORKFLOW_ARN.replace('*', workflow)),
    log: logToConsole,
    sessionSecret: env.SOLIS_SESSION_SECRET,
    demonstration: false,
  }
}

/** The dependencies of the pages: with the secrets that sign sessions and prove us to the provider of the sign-in, which no step or event needs. Errors: TransientFault. */
export async function connectPages(): Promise<Dependencies> {
  const { SOLIS_SESSION_SECRET_ARN: arn, SOLIS_SIGN_IN: signIn, SOLIS_SIGN_IN_SECRET_ARN: signInArn } = Environment.parse(process.env)
  const dependencies = connect()
  return {
    ...dependencies,
    ...(arn === '' ? {} : { sessionSecret: await secretOf(arn) }),
    ...(signIn === '' ? {} : { signIn: signInProvider(SignInSettings.parse({ ...jsonFrom(signIn) as object, ...(signInArn === '' ? {} : { clientSecret: await secretOf(signInArn) }) }), dependencies.now) }),
  }
}

/**
 * Asks the AWS Parameters and Secrets extension, a layer of the function that listens on loopback. It answers from the first request on, not
 * while the function is still loading: hence no top-level await.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/retrieving-secrets_lambda.html
 */
async function secretOf(arn: string): Promise<string> {
  const { PARAMETERS_SECRETS_EXTENSION_HTTP_PORT: port = '2773', AWS_SESSION_TOKEN: token = '' } = process.env
  const url = `http://localhost:${port}/secretsmanager/get?secretId=${encodeURIComponent(arn)}`
  const response = await fetch(url, { headers: { 'x-aws-parameters-secrets-token': token } }).catch((cause: unknown) => {
    throw new TransientFault('The secrets extension does not answer', { cause })
  })
  if (!response.ok) throw new TransientFault(`The secrets extension answered ${response.status}`)
  return z.object({ SecretString: z.string().min(16) }).parse(await response.json()).SecretString
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 50 random bits in Crockford's base 32. */
export function drawId(): string {
  return [...randomBytes(10)].map((byte) => alphabet[byte % 32]).join('')
}
