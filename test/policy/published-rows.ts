// `npm run rows`: publishes the rows of the law's tables that are not yet in published-rows.txt; what is published is never changed.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { contentOf, policyTables } from '../../functions/policy/tables.ts'
import { rowId } from '../../functions/policy/rows.ts'

const file = path.join(import.meta.dirname, 'published-rows.txt')

/** A line for each row: its identifier, then the whole row. */
export const rowLines = (): Map<string, string> =>
  new Map(policyTables.flatMap(({ name, rows }) => rows.map((row) => { const id = rowId(name, row); return [id, `${id} ${contentOf(row)}`] as const })))

export const publishedLines = (): Map<string, string> => {
  const lines = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '')
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' ')), line]))
}

if (import.meta.main) {
  const published = publishedLines()
  const added = [...rowLines()].filter(([id]) => !published.has(id))
  const lines = [...published, ...added].map(([, line]) => line).toSorted()
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  console.log(`${added.length} rows published, ${lines.length} in all`)
}
