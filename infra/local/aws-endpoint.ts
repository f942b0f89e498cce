// A loopback server that speaks to the real AWS SDK: DynamoDB and Step Functions as JSON 1.0, and the few calls of S3 the house makes.
// It lets bundled handlers run unchanged against the embedded parts: AWS_ENDPOINT_URL_DYNAMODB, AWS_ENDPOINT_URL_SFN, AWS_ENDPOINT_URL_S3.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jsonFrom } from '../../functions/domain/lost-name.ts'
import { answerFileRequest, type Files } from './aws-endpoint-files.ts'

interface Operator { operate(operation: string, input: any): any }

export interface AwsEndpoint { url: string, close(): Promise<void> }

/** The services by the prefix of X-Amz-Target: https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html */
const TARGETS = { DynamoDB_20120810: 'table', AWSStepFunctions: 'runner' } as const

/**
 * Listens on a free port of 127.0.0.1. Any credentials and region will do: signatures are not checked, so nothing but this machine may reach it.
 * `committed` says when what was done is on the disk; `files` are addressed by key alone; every bucket name means the same files.
 */
export async function startAwsEndpoint(parts: { table: Operator, runner: Operator, files: Files, committed?: () => Promise<void> }): Promise<AwsEndpoint> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => sendError(response, error as Error))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // A name that merely resolves to this machine is a web page's trick, not the SDK.
    if (!/^(127\.0\.0\.1|localhost):\d+$/.test(request.headers.host ?? '')) {
      response.writeHead(403).end()
      return
    }
    const target = request.headers['x-amz-target']
    const body = await readBody(request)
    if (typeof target !== 'string') return answerFileRequest(parts.files, request, body, response)
    const [prefix = '', operation = ''] = target.split('.')
    if (!Object.hasOwn(TARGETS, prefix)) throw Object.assign(new Error(`No such service here: ${target}`), { name: 'UnknownOperationException' })
    const part = parts[TARGETS[prefix as keyof typeof TARGETS]]
    const output: unknown = await part.operate(operation, inputOf(body))
    await parts.committed?.()
    sendJson(response, 200, output ?? {})
  }
}

/** Errors: SerializationException for what is no JSON, or has a name that would be lost on the way into the table. */
function inputOf(body: Buffer): Record<string, unknown> {
  try {
    return jsonFrom(body.toString() || '{}') as Record<string, unknown>
  } catch (error) {
    throw Object.assign(new Error(error instanceof Error ? error.message : 'no JSON'), { name: 'SerializationException', $fault: 'client' })
  }
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Instants travel as seconds, bytes as base64. */
function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const text = JSON.stringify(value, function (this: Record<string, unknown>, name, plain: unknown) {
    const original = this[name]
    if (original instanceof Date) return original.getTime() / 1000
    return original instanceof Uint8Array ? Buffer.from(original).toString('base64') : plain
  })
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(text)
}

/** An error with a name of its own is the service's and keeps name and members; a lost answer cuts the line; the rest is a bug here. */
function sendError(response: ServerResponse, error: Error): void {
  if (error.name === 'TimeoutError' || response.headersSent) {
    response.destroy()
    return
  }
  if (error.name === error.constructor.name || error.name === 'DataFolderFault') {
    sendJson(response, 500, { __type: 'InternalServerError', message: `${error.name}: ${error.message}` })
    return
  }
  const { $fault, $metadata: _, ...members } = error as Error & { $fault?: string, $metadata?: unknown }
  sendJson(response, $fault === 'server' ? 500 : 400, { ...members, __type: error.name, message: error.message, name: undefined, stack: undefined })
}
