// The mark of a text: any change of it gives another.
import { createHash } from 'node:crypto'

export const markOf = (text: string): string => createHash('sha256').update(text).digest('hex')
