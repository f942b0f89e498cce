// The limit: the commits a run made, made again by nothing but one prepared insert each.
import { openDatabase } from '../../infra/local/database.ts'

/** Commits one row of so many bytes for each entry, durably, in the same kind of file the host uses; seconds it took. */
export function commitAgain(folder: string, bytesOfCommits: readonly number[]): number {
  const database = openDatabase(folder)
  database.exec('create table written (id integer primary key, bytes blob not null)')
  const insert = database.prepare('insert into written (bytes) values (?)')
  const bytes = Buffer.alloc(Math.max(...bytesOfCommits, 1), 'a case')
  for (let warm = 0; warm < 50; warm += 1) insert.run(bytes.subarray(0, 100))
  const started = performance.now()
  for (const size of bytesOfCommits) insert.run(bytes.subarray(0, size))
  const seconds = (performance.now() - started) / 1000
  database.close()
  return seconds
}

const pageBytes = 4096

/** The size of the row whose insertion writes about so many pages to the log: all but one overflow from the page of the row. */
export const bytesForPages = (pages: number): number => Math.max(200, (pages - 1) * (pageBytes - 4))
