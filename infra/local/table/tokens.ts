// Reads an expression word by word: the tokens, and a cursor that the grammars walk.
import { validationFault } from './faults.ts'
import { RESERVED_WORDS } from './reserved-words.ts'

/** The parameter an expression came in; the service names it in every message. */
export type ExpressionKind =
  'ConditionExpression' | 'FilterExpression' | 'KeyConditionExpression' | 'ProjectionExpression' | 'UpdateExpression'

/** Steps of a document path as written: attribute names, `#aliases`, list indexes. */
export type WrittenPath = { type: 'path', steps: (string | number)[] }
export type WrittenValue = { type: 'value', placeholder: string }

export interface Cursor {
  kind: ExpressionKind
  /** The word ahead, '' at the end. */
  peek(): string
  /** Whether the word after the next one is this. */
  followedBy(word: string): boolean
  next(): string
  /** Takes the word ahead if it is this one; keywords in any case of letters. */
  take(word: string): boolean
  expect(word: string): void
  fail(): Error
}

const LONGEST_EXPRESSION = 4096
const TOKEN = /\s*(?:([A-Za-z]\w*|[#:]\w+|\d+|<>|<=|>=|[()[\].,=<>+-])|(\S))/y

/** Starts reading; throws the service's ValidationException for an empty, overlong or unreadable text. */
export function readExpression(kind: ExpressionKind, text: string): Cursor {
  if (text.trim() === '') throw invalidExpression(kind, 'The expression can not be empty;')
  const bytes = Buffer.byteLength(text)
  if (bytes > LONGEST_EXPRESSION) {
    throw invalidExpression(kind, `Expression size has exceeded the maximum allowed size; expression size: ${bytes}`)
  }
  const words: string[] = []
  const starts: number[] = []
  let unreadable: number | undefined
  TOKEN.lastIndex = 0
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    words.push(match[1] ?? match[2]!)
    starts.push(TOKEN.lastIndex - words.at(-1)!.length)
    if (match[2] !== undefined) unreadable ??= words.length - 1
  }
  if (unreadable !== undefined) throw syntaxError(unreadable)
  let at = 0
  const same = (a: string, b: string) => a.toUpperCase() === b.toUpperCase()
  return {
    kind,
    peek: () => words[at] ?? '',
    followedBy: (word) => words[at + 1] === word,
    next: () => words[at++] ?? '',
    take: (word) => same(words[at] ?? '', word) && Boolean(++at),
    expect(word) {
      if (!same(words[at] ?? '', word)) throw syntaxError(at)
      at++
    },
    fail: () => syntaxError(at),
  }

  function syntaxError(where: number): Error {
    const from = starts[Math.max(0, where - 1)] ?? 0
    const to = where + 1 < starts.length ? starts[where + 1]! + words[where + 1]!.length : text.length
    return invalidExpression(kind, `Syntax error; token: "${words[where] ?? '<EOF>'}", near: "${text.slice(from, to).trim()}"`)
  }
}

export const invalidExpression = (kind: ExpressionKind, message: string) => validationFault(`Invalid ${kind}: ${message}`)

/** path = name { '.' name | '[' index ']' } */
export function parsePath(cursor: Cursor): WrittenPath {
  const steps: (string | number)[] = [parseName(cursor)]
  for (;;) {
    if (cursor.take('.')) steps.push(parseName(cursor))
    else if (cursor.take('[')) {
      if (!/^\d+$/.test(cursor.peek())) throw cursor.fail()
      steps.push(Number(cursor.next()))
      cursor.expect(']')
    } else return { type: 'path', steps }
  }
}

function parseName(cursor: Cursor): string {
  const word = cursor.peek()
  if (!/^[A-Za-z#]/.test(word)) throw cursor.fail()
  if (RESERVED_WORDS.has(word.toLowerCase())) {
    throw invalidExpression(cursor.kind, `Attribute name is a reserved keyword; reserved keyword: ${word}`)
  }
  return cursor.next()
}

export const isPlaceholder = (word: string) => word.startsWith(':')
export const parseValue = (cursor: Cursor): WrittenValue => ({ type: 'value', placeholder: cursor.next() })

const LONGEST_MEMORY = 500
const parsed: Partial<Record<ExpressionKind, Map<string, unknown>>> = {}

/** The parsed form of a text, remembered: of each kind the first known of 500 is forgotten. */
export function parseOnce<Parsed>(kind: ExpressionKind, text: string, parse: (cursor: Cursor) => Parsed): Parsed {
  const known = parsed[kind] ??= new Map<string, unknown>()
  const before = known.get(text) as Parsed | undefined
  if (before !== undefined) return before
  const cursor = readExpression(kind, text)
  const result = parse(cursor)
  if (cursor.peek() !== '') throw cursor.fail()
  if (known.size >= LONGEST_MEMORY) known.delete(known.keys().next().value!)
  known.set(text, result)
  return result
}
