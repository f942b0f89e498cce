// Finding people and cases by words of a name or an address, and by the number of a paper: rows that lead to them, read by prefix.
import type { Resident } from '../domain/person.ts'
import { answers, beginsSearch, wordsOf } from '../domain/search-words.ts'
import type { Key, Table, Write } from './table.ts'

/** So many rows are looked at; who finds more than that asks more closely. */
const mostFound = 200

const wordKey = (word: string, personId: string): Key => ({ pk: `FIND#${word.slice(0, 2)}`, sk: `${word}#${personId}` })
const numberKey = (number: string): Key => ({ pk: `NUMBER#${number.toLowerCase().replace(/\s/g, '')}`, sk: 'NUMBER' })

const textOf = ({ givenName, familyName, address }: Resident): string => `${givenName} ${familyName} ${address}`

/** The rows that lead to a person, as part of a transaction; those of the name and address they had before go. */
export function findable(table: Table, person: Resident, before: Resident | undefined): Write[] {
  const words = wordsOf(textOf(person))
  const [now, then] = [words.filter(beginsSearch), before === undefined ? [] : wordsOf(textOf(before)).filter(beginsSearch)]
  return [
    ...then.filter((word) => !now.includes(word)).map((word) => table.erase(wordKey(word, person.personId))),
    ...now.map((word) => table.set(wordKey(word, person.personId), { personId: person.personId, words })),
  ]
}

/** The row that leads from the number of a paper to its case. */
export const numbered = (table: Table, number: string, caseId: string): Write => table.set(numberKey(number), { caseId })

export function openSearch(table: Table) {
  return {
    /** Those of whose name and address every word asked for begins a word; by the longest of the words asked for. `more`: there may be others. */
    async people(text: string): Promise<{ personIds: string[]; more: boolean }> {
      const asked = wordsOf(text)
      const [first] = asked.filter(beginsSearch).toSorted((a, b) => b.length - a.length)
      if (first === undefined) return { personIds: [], more: false }
      const rows = await table.partition(wordKey(first, '').pk, first, mostFound)
      const found = rows.filter(({ words }) => answers(asked, words as string[]))
      return { personIds: [...new Set(found.map(({ personId }) => String(personId)))], more: rows.length === mostFound }
    },
    /** The case of an application, or of an appeal, by its number. */
    async caseByNumber(number: string): Promise<string | undefined> {
      const item = await table.get(numberKey(number))
      return item && String(item['caseId'])
    },
  }
}
