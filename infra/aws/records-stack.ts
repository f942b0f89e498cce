// What must never be lost: the table, the files, the daily heads of the trail, and the secret that signs sessions. Deployed first, deleted by nobody.
import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { AttributeType, BillingMode, StreamViewType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb'
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectLockRetention, ObjectOwnership } from 'aws-cdk-lib/aws-s3'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import type { Construct } from 'constructs'
import { explain } from './explain.ts'
import { prefixOf, type Settings } from './settings.ts'

/** The records as other stacks know them: by name and ARN, exported from here. */
export interface Records {
  stack: Stack
  tableName: string
  tableArn: string
  streamArn: string
  filesName: string
  filesArn: string
  headsName: string
  headsArn: string
  sessionSecretArn: string
  signInSecretArn: string
}

export function recordsStack(scope: Construct, settings: Settings): Records {
  const stack = new Stack(scope, 'Records', {
    stackName: `${prefixOf(settings)}-records`,
    description: 'Solis: the records of a municipal social service',
    terminationProtection: true,
  })
  const table = recordsTable(stack)
  const { files, heads } = buckets(stack)
  return {
    stack,
    tableName: stack.exportValue(table.tableName),
    tableArn: stack.exportValue(table.tableArn),
    streamArn: stack.exportValue(table.tableStreamArn),
    filesName: stack.exportValue(files.bucketName),
    filesArn: stack.exportValue(files.bucketArn),
    headsName: stack.exportValue(heads.bucketName),
    headsArn: stack.exportValue(heads.bucketArn),
    sessionSecretArn: stack.exportValue(sessionSecret(stack).secretArn),
    signInSecretArn: stack.exportValue(signInSecret(stack).secretArn),
  }
}

/** The one table, as functions/store/table.ts lists its access patterns. */
function recordsTable(scope: Construct): Table {
  const key = (name: string) => ({ name, type: AttributeType.STRING })
  const table = new Table(scope, 'Table', {
    partitionKey: key('pk'),
    sortKey: key('sk'),
    billingMode: BillingMode.PAY_PER_REQUEST,
    // The key aws/dynamodb: uses of it are in the trail, and no function needs a grant on a key besides its grant on the table.
    encryption: TableEncryption.AWS_MANAGED,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
    stream: StreamViewType.NEW_IMAGE,
    timeToLiveAttribute: 'expiresAt',
  })
  table.addGlobalSecondaryIndex({ indexName: 'list', partitionKey: key('listPk'), sortKey: key('listSk') })
  table.addGlobalSecondaryIndex({ indexName: 'due', partitionKey: key('duePk'), sortKey: key('dueSk') })
  return table
}

/** Access logs tell who fetched which file; kept as long as a year's audit needs them. */
const accessLogDays = 400

/** As long as files are kept (10 years, Rīga's own rule): until then nobody can change or delete a head, not even the account's owner. Heads hold no personal data. */
const headsLocked = Duration.days(3650)

function buckets(scope: Construct): { files: Bucket; heads: Bucket } {
  const shut = {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  }
  const logs = new Bucket(scope, 'FilesAccessLogs', {
    ...shut,
    // The log delivery service can write only to buckets encrypted with S3's own key.
    encryption: BucketEncryption.S3_MANAGED,
    lifecycleRules: [{ expiration: Duration.days(accessLogDays) }],
  })
  explain(logs, 'AwsSolutions-S1', 'This is where access logs go; logging itself would never end.')
  const kept = {
    ...shut,
    encryption: BucketEncryption.KMS_MANAGED,
    bucketKeyEnabled: true,
    versioned: true,
    serverAccessLogsBucket: logs,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter: Duration.days(1) }],
  }
  return {
    files: new Bucket(scope, 'Files', kept),
    heads: new Bucket(scope, 'Heads', { ...kept, objectLockEnabled: true, objectLockDefaultRetention: ObjectLockRetention.compliance(headsLocked) }),
  }
}

function sessionSecret(scope: Construct): Secret {
  const secret = new Secret(scope, 'SessionSecret', {
    description: 'Signs the sessions and forms of the pages',
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  explain(secret, 'AwsSolutions-SMG4', 'A new secret signs everybody out in the middle of a form, so it is replaced by hand, outside office hours, and when someone who could read it leaves.')
  return secret
}

/** Agreed with the provider and put here by hand; what is generated proves nothing to anyone. */
function signInSecret(scope: Construct): Secret {
  const secret = new Secret(scope, 'SignInSecret', {
    description: 'Proves us to the provider of the sign-in: replace its value by the client secret agreed with them',
    generateSecretString: { passwordLength: 64, excludePunctuation: true },
    removalPolicy: RemovalPolicy.RETAIN,
  })
  explain(secret, 'AwsSolutions-SMG4', 'The provider gives it, so it is replaced when they give another; a rotation of our own would sign nobody in.')
  return secret
}
