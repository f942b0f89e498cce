// Sessions: a signed cookie that says who has signed in, and a token for every form so that no other site can post in their name.
import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'

/** A working day and a little more. */
export const sessionHours = 10

const Content = z.object({
  /** `resident:<id>` or `staff:<id>`. */
  who: z.string().regex(/^(resident|staff):[a-z0-9-]+$/),
  sessionId: z.string(),
  /** `<principal>.<mandate>`: under which mandate a resident acts for another. */
  mandate: z.string().optional(),
  /** Milliseconds since 1970. */
  until: z.int(),
})
export type Session = z.infer<typeof Content>

const sign = (secret: string, text: string): string => createHmac('sha256', secret).update(text).digest('base64url')

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** What is signed. The cookie of a session names no use. */
const marked = (use: string, text: string): string => (use === '' ? text : `${use}:${text}`)

/** Something kept in a browser for a while, for one use only: what is sealed for another is not ours here. Errors: throws without a secret, so that nothing is ever signed with an empty one. */
export function sealedFor(secret: string, use: string, content: object): string {
  if (secret === '') throw new Error('There is no session secret')
  const text = Buffer.from(JSON.stringify(content)).toString('base64url')
  return `${text}.${sign(secret, marked(use, text))}`
}

/** What was sealed so; undefined when it is not ours, was changed, or its time is over. */
export function unsealedFor<T extends { until: number }>(secret: string, use: string, schema: z.ZodType<T>, cookie: string | undefined, now: number): T | undefined {
  const [text, signature] = (cookie ?? '').split('.')
  if (secret === '' || text === undefined || signature === undefined || !same(signature, sign(secret, marked(use, text)))) return undefined
  const content = schema.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  return content.success && content.data.until > now ? content.data : undefined
}

/** The cookie's value for a session. */
export const sealed = (secret: string, session: Session): string => sealedFor(secret, '', session)
export const unsealed = (secret: string, cookie: string | undefined, now: number): Session | undefined => unsealedFor(secret, '', Content, cookie, now)

/** The token every form of this session carries. A form opened in another's name has another: it is worth nothing once the mandate has ended. */
export const formToken = (secret: string, { sessionId, mandate }: Session): string => sign(secret, mandate === undefined ? `form:${sessionId}` : `form:${sessionId}:${mandate}`)

export const isFormToken = (secret: string, session: Session, token: string | null): boolean => token !== null && same(token, formToken(secret, session))
