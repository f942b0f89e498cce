// `npm run backup -- FILE`: a consistent copy of a data folder in one file, while the house runs or while it does not.
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { dataFolderFault } from './database.ts'
import { tableDefinition } from './host.ts'

/*
 * A backup is an SQLite file: the database as it stood at one moment, and tables with the files of the folder: `backup_files` (payment files and
 * what was uploaded) and `backup_heads` (the sealed journal's daily heads, so that the journal can be verified where it is brought back). A file is on the disk before the database speaks of it and is never deleted, so files read after the database
 * are all the database speaks of. The lock and the secret that signs sessions stay behind: after a restore people sign in again.
 */

export interface Backup { bytes: number; files: number }

/**
 * Copies the data folder into a new file, readable by its owner alone. It reads beside the running house, which goes on writing; the file is there
 * whole or not at all. Errors: throws with one plain sentence when there is no database, the file exists, or a disk fails.
 */
export function backUp(folder: string, file: string): Backup {
  const source = path.join(folder, 'solis.db')
  if (!existsSync(source)) throw new Error(`There is no Solis database in ${folder}: name the data folder with --data.`)
  if (existsSync(file)) throw new Error(`The file ${file} exists already: a backup never replaces another. Choose another name.`)
  const part = `${file}.part`
  rmSync(part, { force: true })
  try {
    copyDatabase(source, part)
    chmodSync(part, 0o600)
    const files = addFiles(part, folder)
    syncToDisk(part)
    renameSync(part, file)
    syncToDisk(path.dirname(path.resolve(file)))
    return { bytes: statSync(file).size, files }
  } catch (error) {
    rmSync(part, { force: true })
    throw dataFolderFault(error, part)
  }
}

/** One snapshot of one moment, without holding up whoever writes. https://sqlite.org/lang_vacuum.html#vacuuminto */
export function copyDatabase(source: string, target: string): void {
  const database = new DatabaseSync(source, { readOnly: true, timeout: 5_000 })
  try {
    database.prepare('VACUUM INTO ?').run(target)
  } catch (error) {
    throw dataFolderFault(error, isDamage(error) ? source : target)
  } finally {
    database.close()
  }
}

/** SQLITE_CORRUPT, SQLITE_NOTADB: what was read is at fault, and not where it was written to. */
const isDamage = (error: unknown): boolean => [11, 26].includes(((error as { errcode?: number }).errcode ?? 0) & 0xff)

/** The folders a backup holds beside the database, and the table each is kept in. */
export const keptFolders = { backup_files: 'files', backup_heads: 'audit-heads' } as const

function addFiles(part: string, folder: string): number {
  const database = new DatabaseSync(part)
  try {
    database.exec('PRAGMA journal_mode = DELETE; BEGIN')
    const sealed = daysSealed(database)
    let files = 0
    for (const [table, name] of Object.entries(keptFolders)) {
      database.exec(`CREATE TABLE ${table} (path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT`)
      const keep = database.prepare(`INSERT INTO ${table} (path, bytes) VALUES (?, ?)`)
      for (const kept of filesOf(path.join(folder, name))) {
        // A head that has left the house since the moment of the copy is of no day the copy knows.
        if (table === 'backup_heads' && !sealed.has(kept.slice(0, 10))) continue
        keep.run(kept, readFileSync(path.join(folder, name, kept)))
        files += 1
      }
    }
    database.exec('COMMIT')
    return files
  } finally {
    database.close()
  }
}

/** What lies in a folder, by paths inside it. A `.part` is a file that is being written; the database cannot speak of it yet. */
const filesOf = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : [])
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.part')).map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)).split(path.sep).join('/'))

function daysSealed(database: DatabaseSync): Set<string> {
  const items = `ddb_items_${tableDefinition.name}`
  if (database.prepare('SELECT name FROM sqlite_schema WHERE name = ?').get(items) === undefined) return new Set()
  return new Set((database.prepare(`SELECT sk FROM "${items}" WHERE pk = 'HEADS#' AND sk LIKE 'HEAD#%'`).all() as { sk: string }[]).map(({ sk }) => sk.slice('HEAD#'.length)))
}

/** A file or a folder. */
export function syncToDisk(name: string): void {
  const handle = openSync(name, 'r')
  fsyncSync(handle)
  closeSync(handle)
}

if (import.meta.main) {
  try {
    const { values, positionals: [file] } = parseArgs({ allowPositionals: true, options: { data: { type: 'string', default: 'data' } } })
    if (file === undefined) throw new Error('npm run backup -- FILE [--data ./data]')
    const { bytes, files } = backUp(path.resolve(values.data), file)
    console.log(`${file}: ${(bytes / 1_048_576).toFixed(1)} MiB, the database and ${files} files`)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
