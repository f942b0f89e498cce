// Reads a data folder as it is at one moment, in a copy, so that a running house goes on and nothing of it changes.
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openStore, type Store } from '../../functions/store/store.ts'
import { openTable, type Table } from '../../functions/store/table.ts'
import { copyDatabase } from './backup.ts'
import { openDatabase } from './database.ts'
import { tableDefinition } from './host.ts'
import { createTable } from './table/table.ts'

export interface Moment { database: ReturnType<typeof openDatabase>; store: Store; table: Table }

/** Errors: throws with one plain sentence when there is no database or it cannot be read. */
export async function atOneMoment<T>(folder: string, read: (moment: Moment) => Promise<T>): Promise<T> {
  const source = path.join(folder, 'solis.db')
  if (!existsSync(source)) throw new Error(`There is no Solis database in ${folder}: name the data folder with --data.`)
  const copy = mkdtempSync(path.join(tmpdir(), 'solis-copy-'))
  try {
    copyDatabase(source, path.join(copy, 'solis.db'))
    const database = openDatabase(copy)
    try {
      const client = createTable({ database, clock: { now: Date.now }, definition: tableDefinition }) as never
      return await read({ database, store: openStore(client, tableDefinition.name, Date.now), table: openTable(client, tableDefinition.name) })
    } finally {
      database.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
