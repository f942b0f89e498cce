// Compares what the service was recorded to do with what the runner did. ⟦*⟧ in an expected text stands for any text.

const anything = '⟦*⟧'

const patterns = new Map<string, RegExp>()

function fits(pattern: string, text: string): boolean {
  if (!pattern.includes(anything)) return pattern === text
  let expression = patterns.get(pattern)
  if (!expression) {
    expression = new RegExp(`^${pattern.split(anything).map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('[^]*')}$`)
    patterns.set(pattern, expression)
  }
  return expression.test(text)
}

const show = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 160)

/** An object or list written as JSON text, or undefined. */
function inText(value: unknown): object | undefined {
  if (typeof value !== 'string') return undefined
  try {
    const read = JSON.parse(value)
    return read !== null && typeof read === 'object' ? read : undefined
  } catch {
    return undefined
  }
}

/** Where `actual` differs from `expected`, one line each; texts that hold JSON compare as JSON. */
export function differences(expected: unknown, actual: unknown, at = '$'): string[] {
  if (expected === anything) return actual === undefined ? [`${at}: nothing`] : []
  if (typeof expected === 'string' && typeof actual === 'string' && fits(expected, actual)) return []
  const [read, found] = [inText(expected) ?? expected, inText(actual) ?? actual]
  if (read === null || typeof read !== 'object' || found === null || typeof found !== 'object') {
    return read === found ? [] : [`${at}: expected ${show(expected)}, got ${show(actual)}`]
  }
  if (Array.isArray(read) !== Array.isArray(found)) return [`${at}: expected ${show(expected)}, got ${show(actual)}`]
  const [wanted, given] = [read as Record<string, unknown>, found as Record<string, unknown>]
  const missing = Object.keys(wanted).filter((key) => !(key in given) && !key.includes(anything)).map((key) => `${at}.${key}: missing`)
  const extra = Object.keys(given).filter((key) => !(key in wanted) && !Object.keys(wanted).some((name) => fits(name, key))).map((key) => `${at}.${key}: not expected`)
  return [...missing, ...extra, ...Object.keys(wanted).filter((key) => key in given).flatMap((key) => differences(wanted[key], given[key], `${at}.${key}`))]
}

/** Events in their exact order, or as a multiset where branches run beside each other. */
export function eventDifferences(expected: string[], actual: string[] = [], order: 'exact' | 'partial' = 'exact'): string[] {
  const [wanted, given] = order === 'exact' ? [expected, actual] : [expected.toSorted(), actual.toSorted()]
  const first = Array.from({ length: Math.max(wanted.length, given.length) }).findIndex((_, index) => wanted[index] !== given[index])
  return first < 0 ? [] : [`event ${first + 1}: expected ${wanted[first]}, got ${given[first]}`]
}
