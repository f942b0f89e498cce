// How a search reads text: without case and without diacritics, word by word, so that "ozolina" finds Ozoliņa.

export const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export const wordsOf = (text: string): string[] => [...new Set(folded(text).match(/[\p{L}\d]+/gu) ?? [])]

/** Words of nearly every address, and numbers: they narrow a search and never begin one. */
const common = new Set(['iela', 'ielas', 'novads', 'nov', 'pagasts', 'pag', 'dz', 'lv', 'prospekts', 'laukums', 'cels'])
export const beginsSearch = (word: string): boolean => word.length >= 2 && !common.has(word) && !/^\d/.test(word)

/** Whether every word asked for begins some word there is. */
export const answers = (asked: readonly string[], words: readonly string[]): boolean => asked.every((part) => words.some((word) => word.startsWith(part)))
