// `npm run backup -- FILE`: a consistent copy of a data folder in one file, while the house runs or while it does not.
import { chmodSync, closeSync, existsSync, fsyncSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { dataFolderFault } from './database.ts'

/*
 * A backup is an SQLite file: the database as it stood at one moment, and a table `backup_files` with the files of the folder (payment
 * files and what was uploaded). A file is on the disk before the database speaks of it and is never deleted, so files read after the database
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
    const files = addFiles(part, path.join(folder, 'files'))
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

function addFiles(part: string, folder: string): number {
  const database = new DatabaseSync(part)
  try {
    database.exec('PRAGMA journal_mode = DELETE; CREATE TABLE backup_files (path TEXT PRIMARY KEY, bytes BLOB NOT NULL) STRICT; BEGIN')
    const keep = database.prepare('INSERT INTO backup_files (path, bytes) VALUES (?, ?)')
    // A `.part` is a file that is being written; the database cannot speak of it yet.
    const names = existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && !entry.name.endsWith('.part')) : []
    for (const { parentPath, name } of names) {
      const full = path.join(parentPath, name)
      keep.run(path.relative(folder, full).split(path.sep).join('/'), readFileSync(full))
    }
    database.exec('COMMIT')
    return names.length
  } finally {
    database.close()
  }
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
