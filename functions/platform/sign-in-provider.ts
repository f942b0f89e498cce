// Signing in by OpenID Connect: authorization code with PKCE, state and nonce, at a municipality's own provider or the state's.
import * as oidc from 'openid-client'
import { z } from 'zod'
import { Role } from '../domain/person.ts'

/** Where and as whom the house signs people in; a file on one machine, settings of the deployment on AWS. */
export const SignInSettings = z.object({
  /** What people know the provider as: `latvija.gov.lv`. */
  name: z.string().default('eID'),
  /** The provider's issuer, from which everything else is discovered. Without TLS only on loopback. */
  issuer: z.url(),
  clientId: z.string().min(1),
  /** Empty: a public client, whose only proof is PKCE. */
  clientSecret: z.string().default(''),
  /** The house as browsers see it: `https://solis.tukums.lv`. They come back to `/ieiet/atgriezties` there. */
  origin: z.url().transform((url) => new URL(url).origin),
  scope: z.string().default('openid profile email'),
  /** In which claims the provider says what. */
  claims: z.object({ personalCode: z.string().default('personal_code'), roles: z.string().default('roles'), territory: z.string().default('territory'), unit: z.string().default('unit') }).prefault({}),
  /**
   * A value of the roles claim → what its bearer may do here. Absent: the office's own list of staff says who is who, by the provider's subject or by
   * a verified e-mail address.
   */
  roles: z.record(z.string(), Role).optional(),
  /** A value of the territory claim → the parishes it means; a value that is not named means no territory is served. */
  territories: z.record(z.string(), z.array(z.string())).default({}),
  /** Whether a resident the office does not know yet is entered with the names and day of birth the provider vouches for. */
  admitsNewResidents: z.boolean().default(false),
  clockToleranceSeconds: z.int().min(0).max(300).default(30),
}).refine(({ issuer, origin }) => [issuer, origin].every((url) => new URL(url).protocol === 'https:' || isLoopback(url)), 'without TLS issuer and origin must be on loopback')
export type SignInSettings = z.infer<typeof SignInSettings>

export const isLoopback = (url: string): boolean => /^https?:\/\/(127\.0\.0\.1|localhost|\[::1\])(:\d+)?(\/|$)/.test(url)

/** What must come back with the person: kept by their browser in a signed cookie while they are at the provider. */
export const Transaction = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), as: z.enum(['resident', 'staff']), next: z.string(), until: z.int() })
export type Transaction = z.infer<typeof Transaction>

export type Claims = Readonly<Record<string, unknown>>

/** Why nobody was signed in. down: the provider does not answer; cancelled: the person turned back; refused: what came back proves nothing. */
export class SignInFailed extends Error {
  override name = 'SignInFailed'
  readonly why: 'down' | 'cancelled' | 'refused'
  constructor(why: 'down' | 'cancelled' | 'refused', cause: unknown) {
    super(why, { cause })
    this.why = why
  }
}

export type SignInProvider = ReturnType<typeof signInProvider>

/** Discovered anew after so long: a provider changes its keys and addresses now and then. */
const discoveredForMs = 3_600_000

/** Longer than people wait for a page. */
const timeoutSeconds = 8

/** The provider is asked when the first person comes, not at the start. */
export function signInProvider(settings: SignInSettings, now: () => number) {
  let known: { configuration: oidc.Configuration; at: number } | undefined

  /** Errors: SignInFailed down, which is not remembered. */
  async function configuration(): Promise<oidc.Configuration> {
    if (known !== undefined && now() - known.at < discoveredForMs) return known.configuration
    try {
      const found = await oidc.discovery(new URL(settings.issuer), settings.clientId, { [oidc.clockTolerance]: settings.clockToleranceSeconds },
        settings.clientSecret === '' ? oidc.None() : oidc.ClientSecretBasic(settings.clientSecret),
        // The signature of the ID token is checked too, which the library leaves to TLS: what signs people in should not rest on one thing.
        { timeout: timeoutSeconds, execute: [oidc.enableNonRepudiationChecks, ...(isLoopback(settings.issuer) ? [oidc.allowInsecureRequests] : [])] })
      known = { configuration: found, at: now() }
      return found
    } catch (error) {
      // It goes on with what it knew for as long as the provider is silent.
      if (known !== undefined) return known.configuration
      throw new SignInFailed('down', error)
    }
  }

  const returnTo = `${settings.origin}/ieiet/atgriezties`

  return {
    settings,
    /** Where the browser is sent, and what must come back with it. */
    async begin(as: Transaction['as'], next: string, until: number): Promise<{ address: string; transaction: Transaction }> {
      const transaction = { state: oidc.randomState(), nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier(), as, next, until }
      const address = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: returnTo, scope: settings.scope, state: transaction.state, nonce: transaction.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(transaction.verifier), code_challenge_method: 'S256',
      })
      return { address: address.href, transaction }
    },
    /** What the provider vouches for, of whoever came back with this query. Errors: SignInFailed. */
    async finish(query: string, { state, nonce, verifier }: Transaction): Promise<Claims> {
      const config = await configuration()
      try {
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${returnTo}?${query}`), { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true })
        const claims = tokens.claims()
        if (claims === undefined) throw new SignInFailed('refused', 'no ID token')
        // Some providers tell in the token only who it is, and the rest when asked.
        const more = config.serverMetadata().userinfo_endpoint === undefined ? {} : await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        return { ...more, ...claims }
      } catch (error) {
        throw error instanceof SignInFailed ? error : new SignInFailed(whyOf(error), error)
      }
    },
    /** Where signing out goes on, if the provider has such a place. */
    async signOutAddress(): Promise<string | undefined> {
      const config = await configuration()
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${settings.origin}/ieiet` }).href
    },
  }
}

/** An error of the provider's answer says who failed: the person who turned back, the network, or whoever made the answer up. */
function whyOf(error: unknown): SignInFailed['why'] {
  const { code, error: answered, status } = error as { code?: string; error?: string; status?: number }
  if (answered === 'access_denied') return 'cancelled'
  if (answered === 'temporarily_unavailable' || answered === 'server_error' || (status ?? 0) >= 500) return 'down'
  return error instanceof TypeError || code === 'OAUTH_TIMEOUT' ? 'down' : 'refused'
}
