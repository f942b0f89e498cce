// `npm run restore -- FILE --data DIR`: brings a backup back into an empty folder, from which the house starts as it stood.
import { chmodSync, copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'
import { keptFolders, syncToDisk } from './backup.ts'
import { dataFolderFault, forOwner } from './database.ts'

/**
 * Restores into a folder that is empty or not there yet; the backup stays as it is. The database gets its name last, so that a restore cut short
 * is no data folder. Errors: throws with one plain sentence when the file is no whole backup or the folder holds anything.
 */
export function restore(file: string, folder: string): { files: number } {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`)
  if (existsSync(folder) && readdirSync(folder).length > 0) throw new Error(`The folder ${folder} is not empty: a backup is restored into an empty folder only.`)
  mkdirSync(folder, { recursive: true })
  const part = path.join(folder, 'solis.db.part')
  try {
    // A copy has the rights of what it is a copy of: of a backup that came from elsewhere, anybody's.
    copyFileSync(file, part)
    chmodSync(part, forOwner)
    const files = takeFilesOut(part, file, folder)
    syncToDisk(part)
    renameSync(part, path.join(folder, 'solis.db'))
    syncToDisk(folder)
    return { files }
  } catch (error) {
    rmSync(part, { force: true })
    for (const name of Object.values(keptFolders)) rmSync(path.join(folder, name), { recursive: true, force: true })
    throw dataFolderFault(error, file)
  }
}

function takeFilesOut(part: string, file: string, folder: string): number {
  const database = new DatabaseSync(part)
  try {
    const { integrity_check: check } = database.prepare('PRAGMA integrity_check(1)').get() as { integrity_check: string }
    const holds = (table: string): boolean => database.prepare('SELECT name FROM sqlite_schema WHERE name = ?').get(table) !== undefined
    if (check !== 'ok' || !holds('backup_files')) throw new Error(`The file ${file} is ${check === 'ok' ? 'not a backup of Solis' : 'damaged'}: choose another backup.`)
    let files = 0
    // Backups of earlier releases have no heads.
    for (const [table, into] of Object.entries(keptFolders).filter(([table]) => holds(table))) {
      const kept = path.join(folder, into)
      for (const { path: name, bytes } of database.prepare(`SELECT path, bytes FROM ${table}`).iterate() as Iterable<{ path: string; bytes: Uint8Array }>) {
        const target = path.resolve(kept, name)
        if (!target.startsWith(kept + path.sep)) throw new Error(`The backup ${file} names a file outside the folder: ${name}`)
        mkdirSync(path.dirname(target), { recursive: true })
        writeFileSync(target, bytes, { flush: true, mode: forOwner })
        files += 1
      }
      database.exec(`DROP TABLE ${table}`)
    }
    database.exec('PRAGMA journal_mode = DELETE; VACUUM')
    return files
  } finally {
    database.close()
  }
}

if (import.meta.main) {
  // What lies in the data folder is for this user alone.
  process.umask(0o077)
  try {
    const { values, positionals: [file] } = parseArgs({ allowPositionals: true, options: { data: { type: 'string' } } })
    if (file === undefined || values.data === undefined) throw new Error('npm run restore -- FILE --data DIR')
    const { files } = restore(file, path.resolve(values.data))
    console.log(`${values.data}: the database and ${files} files. Start the house on it: npm start -- --data ${values.data}`)
    console.log('What was paid after this backup was made is due again in it: before the next payout run hold its list against the bank’s statement.')
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
