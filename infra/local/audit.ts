// `npm run audit -- verify`: holds the journal of a data folder against its seals and against the daily heads that left it, while the house runs or not.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { verifyTrail, type Difference, type Verified } from '../../functions/platform/verify-trail.ts'
import { atOneMoment } from './at-one-moment.ts'
import { tableDefinition } from './host.ts'

const usage = `npm run audit -- verify [--data ./data] [--heads FOLDER]
  --data   the data folder
  --heads  the auditor's own copies of the daily heads; without it those in the data folder, which whoever changed the journal could have changed too`

/** After everything recorded. */
const end = '9999-12-30T00:00:00.000Z'

/** Reads a copy of one moment, so that a running house goes on. Errors: throws with one plain sentence. */
export async function verifyFolder(folder: string, headsFolder = path.join(folder, 'audit-heads')): Promise<Verified> {
  if (!existsSync(headsFolder) && existsSync(path.join(folder, 'solis.db'))) throw new Error(`There is no folder ${headsFolder} with daily heads: the first is made in the night after the first day, or name the auditor's copies with --heads.`)
  return atOneMoment(folder, async ({ database, store: { trail } }) => {
    // Every book that has anything, listed or not: what is hidden from the list is found too.
    const names = database.prepare(`SELECT DISTINCT pk FROM "ddb_items_${tableDefinition.name}" WHERE (pk >= 'CASE#' AND pk < 'CASE$' OR pk >= 'RUN#' AND pk < 'RUN$' OR pk >= 'RECALCULATION#' AND pk < 'RECALCULATION$' OR pk >= 'JUBILEES#' AND pk < 'JUBILEES$' OR pk = 'OFFICE#')`).all() as { pk: string }[]
    const books = new Map<string, { events: Record<string, unknown>[]; seals: Awaited<ReturnType<typeof trail.seals>> }>()
    for (const { pk } of names) books.set(pk, { events: await trail.recorded(pk, undefined, end), seals: await trail.seals(pk) })
    return verifyTrail({ outside: headsIn(headsFolder), inside: await trail.heads(), books })
  })
}

/** The heads of a folder, whatever else lies there. One that is no JSON is a head all the same: a changed one. */
function headsIn(folder: string): unknown[] {
  return readdirSync(folder).filter((name) => /^\d{4}-\d\d-\d\d\.json$/.test(name)).toSorted().map((name) => {
    try {
      return JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as unknown
    } catch {
      return { day: name.slice(0, 10) }
    }
  })
}

const sentences: Record<Difference['what'], string> = {
  HeadChanged: 'the head of the day is not what it was', HeadRemoved: 'the head of the day is missing', BookRemoved: 'everything recorded of it is gone',
  SealRemoved: 'its seal of the day is gone', SealChanged: 'its chain was made anew: the links are not those in the head', SealInserted: 'there is a seal that is in no head',
  EventChanged: 'an event was changed', EventRemoved: 'an event was removed', EventInserted: 'an event was put in afterwards', EventReordered: 'events stand in another order than they were recorded',
}

export const sentenceOf = ({ what, day, book, key }: Difference): string => `${day}: ${[book, key].filter(Boolean).join(' ')}${book === undefined ? '' : ': '}${sentences[what]} (${what})`

if (import.meta.main) {
  try {
    const { values, positionals: [command] } = parseArgs({ allowPositionals: true, options: { data: { type: 'string', default: 'data' }, heads: { type: 'string' } } })
    if (command !== 'verify') throw new Error(usage)
    const { differences, heads, through, books, sealed, notYet } = await verifyFolder(path.resolve(values.data), values.heads === undefined ? undefined : path.resolve(values.heads))
    for (const difference of differences.slice(0, 20)) console.error(sentenceOf(difference))
    if (differences.length > 0) {
      console.error(`The journal is NOT as it was sealed: ${differences.length} difference${differences.length === 1 ? '' : 's'}, the first on ${differences[0]?.day}.`)
      process.exit(1)
    }
    console.log(`The journal is as it was sealed: ${sealed} events in ${books} books agree with ${heads} daily heads${through === undefined ? '' : ` through ${through}`}; ${notYet} recorded since are not sealed yet.`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(2)
  }
}
