// Task tokens: a text that only the frame it was made for will accept.
import { named } from './errors.ts'
import type { FrameRow } from './rows.ts'

/** A token that cannot be guessed when `random` cannot; it carries the execution so that a late answer is told from a wrong one. */
export function newToken({ execution, id }: FrameRow, random: () => number): string {
  const secret = Array.from({ length: 4 }, () => Math.floor(random() * 0x1_0000_0000).toString(16).padStart(8, '0')).join('')
  return Buffer.from(`sfn:${execution}:${id}:${secret}`).toString('base64url')
}

/** The execution a token was made for. Throws InvalidToken for a text that is no token. */
export function executionOfToken(token: unknown): number {
  const parts = typeof token === 'string' ? /^sfn:(\d+):\d+:[0-9a-f]{32}$/.exec(Buffer.from(token, 'base64url').toString()) : null
  if (!parts) throw named('InvalidToken', `Invalid Token: '${token}'`)
  return Number(parts[1])
}
