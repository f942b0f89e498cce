// The S3 calls of the house over HTTP: PutObject, GetObject, HeadObject in path style, signed in the header or in a presigned address.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { crc32 } from 'node:zlib'

export interface Files {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void> | void
  get(key: string): Promise<StoredFile | undefined> | StoredFile | undefined
}
interface StoredFile { bytes: Uint8Array, contentType: string }

/** Query parameters that need no answer of their own: the signature of a presigned address, and the SDK's note of the operation. */
const IDLE_PARAMETERS = /^(x-id|x-amz-(algorithm|credential|date|expires|signedheaders|signature|security-token|content-sha256|checksum-.*|sdk-checksum-algorithm))$/i
/** Headers that ask for more than a whole object under its key. */
const STRANGE_HEADERS = /^(range|if-.*|x-amz-(copy-source.*|meta-.*|tagging|acl|grant-.*|object-lock-.*|write-offset-bytes))$/
/** Query parameters of a GET that set a header of the answer. */
const ANSWER_HEADERS: Record<string, string> = {
  'response-content-type': 'content-type', 'response-content-disposition': 'content-disposition', 'response-cache-control': 'cache-control',
}

export async function answerFileRequest(files: Files, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const [, , ...parts] = url.pathname.split('/')
  const key = decodeURIComponent(parts.join('/'))
  const strange = [...url.searchParams.keys()].find((name) => !IDLE_PARAMETERS.test(name) && !(name in ANSWER_HEADERS))
  if (key === '' || strange !== undefined || Object.keys(request.headers).some((name) => STRANGE_HEADERS.test(name))) {
    return refuse(response, 501, 'NotImplemented', 'The embedded files offer PutObject, GetObject and HeadObject of a whole object, without conditions, metadata or permissions')
  }
  if (hasExpired(url.searchParams)) return refuse(response, 403, 'AccessDenied', 'Request has expired')
  switch (request.method) {
    case 'PUT': return putObject(files, key, request, body, response)
    case 'GET': case 'HEAD': return getObject(files, key, url.searchParams, request.method, response)
    default: return refuse(response, 405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.')
  }
}

async function putObject(files: Files, key: string, request: IncomingMessage, body: Buffer, response: ServerResponse): Promise<void> {
  const chunked = /aws-chunked/.test(String(request.headers['content-encoding'] ?? '')) || String(request.headers['x-amz-content-sha256']).startsWith('STREAMING-')
  const { bytes, trailers } = chunked ? decodeChunks(body) : { bytes: body, trailers: new Map<string, string>() }
  const checksum = trailers.get('x-amz-checksum-crc32') ?? request.headers['x-amz-checksum-crc32']
  if (checksum !== undefined && checksum !== checksumOf(bytes)) {
    return refuse(response, 400, 'BadDigest', 'The CRC32 you specified did not match the calculated checksum.')
  }
  await files.put(key, bytes, request.headers['content-type'] ?? 'binary/octet-stream')
  response.writeHead(200, { etag: etagOf(bytes), 'x-amz-checksum-crc32': checksumOf(bytes), 'x-amz-checksum-type': 'FULL_OBJECT' }).end()
}

async function getObject(files: Files, key: string, query: URLSearchParams, method: 'GET' | 'HEAD', response: ServerResponse): Promise<void> {
  const file = await files.get(key)
  if (!file) return refuse(response, 404, 'NoSuchKey', 'The specified key does not exist.')
  const asked = Object.entries(ANSWER_HEADERS).flatMap(([parameter, header]) => query.has(parameter) ? [[header, query.get(parameter)!]] : [])
  response.writeHead(200, {
    'content-type': file.contentType, 'content-length': file.bytes.length, etag: etagOf(file.bytes),
    'x-amz-checksum-crc32': checksumOf(file.bytes), 'x-amz-checksum-type': 'FULL_OBJECT', ...Object.fromEntries(asked),
  })
  response.end(method === 'GET' ? file.bytes : undefined)
}

/** X-Amz-Date (20260131T120000Z) and X-Amz-Expires (seconds) of a presigned address, by the machine's own time, as the signer's. */
function hasExpired(query: URLSearchParams): boolean {
  const [date, seconds] = [query.get('X-Amz-Date'), query.get('X-Amz-Expires')]
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date ?? '')
  if (!parts || seconds === null) return false
  const [year, month, day, hour, minute, second] = parts.slice(1).map(Number)
  return Date.now() > Date.UTC(year!, month! - 1, day, hour, minute, second) + Number(seconds) * 1000
}

/** Body of `content-encoding: aws-chunked`: size in hex, bytes, …, a chunk of none, trailing headers. */
function decodeChunks(body: Buffer): { bytes: Buffer, trailers: Map<string, string> } {
  const chunks: Buffer[] = []
  let at = 0
  for (;;) {
    const lineEnd = body.indexOf('\r\n', at)
    if (lineEnd < 0) throw new Error('An aws-chunked body ends within a chunk')
    const size = parseInt(body.toString('latin1', at, lineEnd), 16)
    at = lineEnd + 2
    if (size === 0) break
    chunks.push(body.subarray(at, at + size))
    at += size + 2
  }
  const trailers = body.toString('latin1', at).split('\r\n').filter((line) => line.includes(':'))
    .map((line): [string, string] => [line.slice(0, line.indexOf(':')).trim().toLowerCase(), line.slice(line.indexOf(':') + 1).trim()])
  return { bytes: Buffer.concat(chunks), trailers: new Map(trailers) }
}

function checksumOf(bytes: Uint8Array): string {
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(crc32(bytes))
  return checksum.toString('base64')
}

const etagOf = (bytes: Uint8Array) => `"${createHash('md5').update(bytes).digest('hex')}"`

function refuse(response: ServerResponse, status: number, code: string, message: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
    .end(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`)
}
