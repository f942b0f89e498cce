// What the parts may do, one sentence each. Actions are spelt out: the grant methods of the CDK allow more than the house does.
import { Stack } from 'aws-cdk-lib'
import { PolicyStatement, type IRole } from 'aws-cdk-lib/aws-iam'
import type { Function } from 'aws-cdk-lib/aws-lambda'
import { workflows } from '../../workflows/all.ts'
import { explain } from './explain.ts'
import { executionArn, stateMachineArn, type House } from './house.ts'

/** `whyStar`: why a resource with `*` cannot be named more closely; without it cdk-nag finds the star. */
export function allow(role: IRole, actions: string[], resources: string[], whyStar?: string): void {
  role.addToPrincipalPolicy(new PolicyStatement({ actions, resources }))
  if (whyStar === undefined) return
  for (const resource of resources) explain(role, `AwsSolutions-IAM5[Resource::${spelt(Stack.of(role).resolve(resource))}]`, whyStar)
}

/** An ARN as cdk-nag spells it in its findings: references in angle brackets, imports by their export's name. */
function spelt(arn: unknown): string {
  if (typeof arn === 'string') return arn
  const { Ref, 'Fn::Join': join, 'Fn::ImportValue': imported } = arn as { Ref?: string; 'Fn::Join'?: [string, unknown[]]; 'Fn::ImportValue'?: unknown }
  if (Ref !== undefined) return `<${Ref}>`
  if (join !== undefined) return join[1].map(spelt).join(join[0])
  return spelt(imported)
}

export function roleOf(fn: Function): IRole {
  if (fn.role === undefined) throw new Error(`${fn.node.path} has no role`)
  return fn.role
}

/** Reads and writes records: single items, partitions and the two indexes; never a scan. Transactions need the permissions of their parts. */
export function useRecords(fn: Function, { records: { tableArn } }: House): void {
  allow(roleOf(fn), ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'], [tableArn])
  allow(roleOf(fn), ['dynamodb:Query'], [`${tableArn}/index/list`, `${tableArn}/index/due`])
}

const payoutKeys = 'The key of a payment file names its run, which is not known before; nothing outside payouts/ is reached.'

export function writePayoutFiles(fn: Function, { records: { filesArn } }: House): void {
  allow(roleOf(fn), ['s3:PutObject'], [`${filesArn}/payouts/*`], payoutKeys)
}

/** Listing is what makes a missing file a missing file: without it S3 answers that access is denied. */
export function readPayoutFiles(fn: Function, { records: { filesArn } }: House): void {
  allow(roleOf(fn), ['s3:GetObject'], [`${filesArn}/payouts/*`], payoutKeys)
  allow(roleOf(fn), ['s3:ListBucket'], [filesArn])
}

/** Lays documents down and shows them; together with `readPayoutFiles`, which may list. */
export function keepDocuments(fn: Function, { records: { filesArn } }: House): void {
  allow(roleOf(fn), ['s3:PutObject', 's3:GetObject'], [`${filesArn}/documents/*`], 'The key of a document names its case, which is not known before; nothing outside documents/ is reached.')
}

/** Puts the daily heads where they can be neither changed nor deleted, and looks whether one is there. */
export function keepHeads(fn: Function, { records: { headsArn } }: House): void {
  allow(roleOf(fn), ['s3:PutObject', 's3:GetObject'], [`${headsArn}/*`], 'The key of a head is its day; nothing else is in this bucket.')
  allow(roleOf(fn), ['s3:ListBucket'], [headsArn])
}

export function readSecrets(fn: Function, { records: { sessionSecretArn, signInSecretArn } }: House): void {
  allow(roleOf(fn), ['secretsmanager:GetSecretValue'], [sessionSecretArn, signInSecretArn])
}

const names = Object.keys(workflows)

/** Sends the outbox: starts our workflows and tells sleeping boxes their answers. */
export function sendToWorkflows(fn: Function, { settings }: House): void {
  allow(roleOf(fn), ['states:StartExecution', 'states:SendTaskSuccess'], names.map((workflow) => stateMachineArn(fn, settings, workflow)))
}

const executionNames = 'Executions are named after what they are about, which is not known before; only those of our own workflows are reached.'

export function describeExecutions(fn: Function, { settings }: House): void {
  allow(roleOf(fn), ['states:DescribeExecution'], names.map((workflow) => executionArn(fn, settings, workflow)), executionNames)
}

export function listExecutions(fn: Function, { settings }: House): void {
  allow(roleOf(fn), ['states:ListExecutions'], names.map((workflow) => stateMachineArn(fn, settings, workflow)))
}

/** Sets a failed execution going again. */
export function redriveExecutions(fn: Function, { settings }: House): void {
  allow(roleOf(fn), ['states:DescribeExecution', 'states:RedriveExecution'], names.map((workflow) => executionArn(fn, settings, workflow)), executionNames)
}
