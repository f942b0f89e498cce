// The dependencies on AWS, from the environment. The only reader of process.env.
import { randomBytes } from 'node:crypto'
import { S3Client } from '@aws-sdk/client-s3'
import { SFNClient } from '@aws-sdk/client-sfn'
import { z } from 'zod'
import { askOverHttp } from '../registers/ask-over-http.ts'
import { dynamoClient } from '../store/client.ts'
import { openStore } from '../store/store.ts'
import type { Dependencies } from './dependencies.ts'
import { filesInBucket } from './files.ts'
import { logToConsole } from './log.ts'
import { openWorkflows } from './workflows.ts'

/** What infra/aws sets on each function; a missing one stops the cold start with its name. */
const Environment = z.object({
  SOLIS_TABLE: z.string(),
  SOLIS_BUCKET: z.string(),
  SOLIS_MUNICIPALITY: z.string(),
  /** A state machine's ARN with `*` for the workflow's name. */
  SOLIS_WORKFLOW_ARN: z.string(),
  SOLIS_SESSION_SECRET: z.string().default(''),
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
    workflows: openWorkflows(new SFNClient({}), (workflow) => env.SOLIS_WORKFLOW_ARN.replace('*', workflow)),
    log: logToConsole,
    sessionSecret: env.SOLIS_SESSION_SECRET,
    demonstration: false,
  }
}

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

/** 50 random bits in Crockford's base 32. */
export function drawId(): string {
  return [...randomBytes(10)].map((byte) => alphabet[byte % 32]).join('')
}
