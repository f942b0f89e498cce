// The mark of a text: any change of it gives another.
import { createHash } from 'node:crypto'

export const markOf = (text: string): string => createHash('sha256').update(text).digest('hex')

const digits = '0123456789abcdefghjkmnpqrstvwxyz'

/** An identifier made of a text, of the shape of those that are drawn: ten digits of Crockford's base 32, 50 bits. The same text gives the same. */
export function identifierOf(text: string): string {
  const [high = 0, low = 0] = [0, 4].map((from) => createHash('sha256').update(text).digest().readUInt32BE(from))
  let bits = (BigInt(high) << 32n | BigInt(low)) >> 14n
  let identifier = ''
  for (let i = 0; i < 10; i += 1, bits >>= 5n) identifier = digits[Number(bits & 31n)]! + identifier
  return identifier
}
