// The one name of a field that gets lost: given to an object like any other it is its prototype, and a copy is without it. Refused where texts come in, never dropped.

export const lostName = '__proto__'

/** The value of a JSON text from outside. Errors: SyntaxError for what is no JSON, and where a member, however deep, has that name, written out or by its characters' numbers. */
export function jsonFrom(text: string): unknown {
  // Looked through only where it could be.
  if (!/\\u|__proto__/.test(text)) return JSON.parse(text) as unknown
  return JSON.parse(text, (name, value: unknown) => {
    if (name === lostName) throw new SyntaxError(`A member named ${lostName} cannot be kept: give it another name`)
    return value
  }) as unknown
}
