// OpenID providers for tests, on loopback: a whole one (oidc-provider) that signs in whoever the test says, and a liar whose ID token says what the test says.
import { createSign, generateKeyPairSync } from 'node:crypto'
import { createServer, type RequestListener, type Server } from 'node:http'
import Provider from 'oidc-provider'

export interface Account { sub: string; [claim: string]: unknown }

export interface TestProvider { issuer: string; client: { clientId: string; clientSecret: string }; /** Who signs in next; nobody turns back. */ signsIn(account: Account | undefined): void; close(): Promise<void> }

async function listening(listener: RequestListener): Promise<{ server: Server; origin: string }> {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as { port: number }).port}` }
}
const closed = (server: Server): Promise<void> => new Promise((resolve) => {
  server.closeAllConnections()
  server.close(() => resolve())
})

/** A provider that knows one client, whose browsers come back to `origin`. Claims come with the userinfo, as the standard has it. */
export async function testProvider(origin: string): Promise<TestProvider> {
  const client = { clientId: 'solis', clientSecret: 'a secret the two have agreed' }
  let account: Account | undefined
  let answer: RequestListener = () => {}
  const { server, origin: issuer } = await listening((request, response) => answer(request, response))
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.clientId, client_secret: client.clientSecret, redirect_uris: [`${origin}/ieiet/atgriezties`], post_logout_redirect_uris: [`${origin}/ieiet`] }],
    claims: { openid: ['sub', 'personal_code', 'roles', 'territory', 'unit'], profile: ['name', 'given_name', 'family_name', 'birthdate'], email: ['email', 'email_verified'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: () => ({ ...account, sub }) }),
    cookies: { keys: ['a key of tests'] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  })
  const callback = provider.callback()
  answer = (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return void callback(request, response)
    void (async () => {
      const { prompt, params, session } = await provider.interactionDetails(request, response)
      if (account === undefined) return provider.interactionFinished(request, response, { error: 'access_denied' })
      if (prompt.name === 'login') return provider.interactionFinished(request, response, { login: { accountId: account.sub } })
      const grant = new provider.Grant({ accountId: session!.accountId, clientId: String(params['client_id']) })
      grant.addOIDCScope(String(params['scope']))
      return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
    })()
  }
  return { issuer, client, signsIn: (next) => { account = next }, close: () => closed(server) }
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')

/** A provider that answers any code with an ID token of these claims over the right ones, signed by its own key or, `forged`, by another. */
export async function lyingProvider(): Promise<{ issuer: string; says(claims: Record<string, unknown>, options?: { forged?: boolean; issuer?: string }): void; nonceIs(nonce: string): void; close(): Promise<void> }> {
  const [own, other] = [generateKeyPairSync('rsa', { modulusLength: 2048 }), generateKeyPairSync('rsa', { modulusLength: 2048 })]
  let [claims, forged, nonce, claimedIssuer]: [Record<string, unknown>, boolean, string, string | undefined] = [{}, false, '', undefined]
  const { server, origin: issuer } = await listening((request, response) => {
    const seconds = Math.floor(Date.now() / 1000)
    const json = (value: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
    if (request.url === '/.well-known/openid-configuration') return void json({ issuer: claimedIssuer ?? issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, response_types_supported: ['code'], id_token_signing_alg_values_supported: ['RS256'], subject_types_supported: ['public'] })
    if (request.url === '/jwks') return void json({ keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'k', alg: 'RS256', use: 'sig' }] })
    const signed = `${part({ alg: 'RS256', kid: 'k' })}.${part({ iss: issuer, aud: 'solis', sub: 'anyone', iat: seconds, exp: seconds + 300, nonce, ...claims })}`
    const signature = createSign('sha256').update(signed).sign((forged ? other : own).privateKey, 'base64url')
    json({ access_token: 'x', token_type: 'Bearer', id_token: `${signed}.${signature}` })
  })
  return {
    issuer,
    says: (next, options = {}) => { [claims, forged, claimedIssuer] = [next, options.forged === true, options.issuer] },
    nonceIs: (next) => { nonce = next },
    close: () => closed(server),
  }
}
