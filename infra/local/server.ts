// HTTP on loopback: a request becomes the API Gateway v2 event that Lambda would get, and its answer becomes the response.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { nameOf } from '../../functions/domain/errors.ts'
import type { Host } from './host.ts'

/** As API Gateway's, 10 MB; pages refuse far earlier. */
const largestBody = 10_000_000

/** After a POST the workflow gets this long before the answer goes out, so that the next page shows what came of it. */
const patienceMs = 2_000

/**
 * Listens on loopback only. `publicHost`: the name an office is reached by through a proxy on this machine; a demonstration has none, and takes nothing
 * a proxy has passed on. Errors: rejects with the listening error (`EADDRINUSE` …).
 */
export async function listen(host: Host, port: number, afterPost: () => Promise<void>, publicHost?: string): Promise<{ server: Server; port: number }> {
  const server = createServer((request, response) => {
    answer(host, request, response, afterPost, publicHost).catch((error: unknown) => {
      host.dependencies.log({ code: 'ServerFaulted', error: nameOf(error) })
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  const address = server.address()
  return { server, port: typeof address === 'object' && address !== null ? address.port : port }
}

async function answer(host: Host, request: IncomingMessage, response: ServerResponse, afterPost: () => Promise<void>, publicHost: string | undefined): Promise<void> {
  // A name that merely resolves to this machine is another site's trick, not a visitor.
  const { host: name = '' } = request.headers
  const { demonstration } = host.dependencies
  const passedOn = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some((header) => header in request.headers)
  if ((!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(name) && (demonstration || name !== publicHost)) || (demonstration && passedOn)) {
    response.writeHead(403, { connection: 'close' }).end()
    return
  }
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > largestBody) {
      response.writeHead(413, { connection: 'close' }).end()
      return
    }
    chunks.push(chunk)
  }
  const result = await host.serve(eventOf(request, Buffer.concat(chunks)))
  if (request.method === 'POST') await Promise.race([afterPost(), new Promise((resolve) => setTimeout(resolve, patienceMs).unref())])
  const body = result.body === undefined ? '' : result.isBase64Encoded === true ? Buffer.from(result.body, 'base64') : result.body
  response.writeHead(result.statusCode ?? 200, { ...(result.headers as Record<string, string>), ...(result.cookies === undefined ? {} : { 'set-cookie': result.cookies }) })
  response.end(request.method === 'HEAD' ? undefined : body)
}

/** The fields of the event that the pages read, as API Gateway fills them (payload format 2.0). */
export function eventOf(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>, body: Buffer): APIGatewayProxyEventV2 {
  const url = request.url ?? '/'
  const cut = url.indexOf('?')
  const rawPath = cut < 0 ? url : url.slice(0, cut)
  const method = request.method ?? 'GET'
  return {
    version: '2.0', routeKey: '$default', rawPath, rawQueryString: cut < 0 ? '' : url.slice(cut + 1),
    cookies: request.headers.cookie?.split(/; */) ?? [],
    headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])),
    requestContext: { http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: request.headers['user-agent'] ?? '' } } as APIGatewayProxyEventV2['requestContext'],
    ...(body.length === 0 ? {} : { body: body.toString('base64') }),
    isBase64Encoded: body.length > 0,
  }
}
