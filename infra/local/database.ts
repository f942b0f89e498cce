// The one SQLite file of a data folder: opened durably, by one process at a time, or refused with one plain sentence.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Worker } from 'node:worker_threads'

/**
 * Opens `solis.db` in the folder (made when absent), or a database in memory. Its pages are checked first, which takes about a second for each
 * gigabyte; where `meanwhile` is given and the file is as the last process left it when it closed it, they are checked while the house is
 * open already, and `meanwhile` gets the promise of it, which rejects with the `DataFolderFault`.
 * Whoever holds the handle holds the folder: closing it, or dying in any way, lets the next process in.
 * Throws a `DataFolderFault` whose message says what is wrong, where, and what to do.
 */
export function openDatabase(folder: string | ':memory:', meanwhile?: (checked: Promise<void>) => void): DatabaseSync {
  if (folder === ':memory:') return new DatabaseSync(':memory:')
  makeFolder(folder)
  const lock = lockFolder(folder)
  const path = join(folder, 'solis.db')
  try {
    makeForOwner(path)
    // 5 s: a backup tool that reads the file may hold up a checkpoint for a moment.
    const database = new DatabaseSync(path, { timeout: 5_000, enableForeignKeyConstraints: true })
    let worker: Worker | undefined
    let isDamaged = false
    try {
      makeDurable(database, path)
      if (meanwhile === undefined || !isLeftInOrder(folder)) check(database)
      else {
        const checked = checkMeanwhile(worker = checker(path), path)
        checked.catch(() => (isDamaged = true))
        meanwhile(checked)
      }
      // Whoever is killed leaves no such word behind.
      rmSync(inOrderFile(folder), { force: true })
    } catch (error) {
      database.close()
      throw error
    }
    return holding(database, lock, () => {
      void worker?.terminate()
      if (!isDamaged) leaveInOrder(folder)
    })
  } catch (error) {
    lock.close()
    throw dataFolderFault(error, path)
  }
}

/**
 * What a failure of SQLite or of the file system means to the person who runs this machine; any other error comes back unchanged.
 * `path` is the file the sentence names; a database's own is `database.location()`.
 */
export function dataFolderFault(error: unknown, path: string | null): unknown {
  const sentence = sentenceFor(error as { code?: string, errcode?: number }, path ?? 'the database in memory')
  return sentence === undefined ? error : Object.assign(new Error(sentence, { cause: error }), { name: 'DataFolderFault' })
}

/** A fault that goes by itself: another program holds the file for a while. */
export const isPassing = (fault: Error): boolean => [SQLITE.busy, SQLITE.locked].includes(resultCode((fault.cause ?? {}) as { errcode?: number }))

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true })
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code
    throw Object.assign(
      new Error(`The data folder ${folder} cannot be made (${reason}): choose a folder that this user may write to.`, { cause: error }),
      { name: 'DataFolderFault' },
    )
  }
}

/** What lies in a data folder is for its owner alone, whichever command made it. SQLite gives its log the rights of the database. */
export const forOwner = 0o600

/** An empty file is an empty database to SQLite. One that is there keeps its rights, and is not even opened: closing it would let go of SQLite's locks on it. */
function makeForOwner(path: string): void {
  try {
    closeSync(openSync(path, 'ax', forOwner))
  } catch {
    // It is there already; or cannot be made, which SQLite says in its own words.
    return
  }
}

/**
 * Holds the folder until it is closed. The lock is an exclusive transaction on a small database of its own, so the operating system drops it with
 * the process, and `solis.db` itself stays readable for a backup while the house runs. Errors: `DataFolderFault` when another process holds it.
 */
export function lockFolder(folder: string): DatabaseSync {
  const path = join(folder, 'solis.lock')
  let lock: DatabaseSync | undefined
  try {
    makeForOwner(path)
    lock = new DatabaseSync(path, { timeout: 0 })
    lock.exec('BEGIN EXCLUSIVE')
    return lock
  } catch (error) {
    lock?.close()
    if (resultCode(error as { errcode?: number }) !== SQLITE.busy) throw dataFolderFault(error, path)
    throw Object.assign(
      new Error(`The data folder ${folder} is in use by another process: stop that one first, or choose another folder.`, { cause: error }),
      { name: 'DataFolderFault' },
    )
  }
}

/** WAL with FULL: a commit that has returned survives the loss of power. */
function makeDurable(database: DatabaseSync, path: string): void {
  const mode = database.prepare('PRAGMA journal_mode = WAL').get() as { journal_mode: string }
  if (mode.journal_mode !== 'wal') {
    throw Object.assign(
      new Error(`The disk of ${path} cannot keep a write-ahead log (a network folder?): choose a folder on a local disk.`),
      { name: 'DataFolderFault' },
    )
  }
  database.exec('PRAGMA synchronous = FULL')
}

/** Finds damaged pages before anyone is paid from them. */
function check(database: DatabaseSync): void {
  const { quick_check } = database.prepare('PRAGMA quick_check(1)').get() as { quick_check: string }
  if (quick_check !== 'ok') throw Object.assign(new Error(quick_check), { code: 'ERR_SQLITE_ERROR', errcode: SQLITE.corrupt })
}

/** The same on a reader of its own, in a thread of its own. */
const checker = (path: string): Worker => new Worker(`
  const { DatabaseSync } = require('node:sqlite')
  const { parentPort, workerData } = require('node:worker_threads')
  const database = new DatabaseSync(workerData, { readOnly: true })
  parentPort.postMessage(database.prepare('PRAGMA quick_check(1)').get().quick_check)
  database.close()`, { eval: true, workerData: path })

/** Resolves too when the house is closed before the check is over: the next start checks again. */
function checkMeanwhile(worker: Worker, path: string): Promise<void> {
  worker.unref()
  return new Promise((resolve, reject) => {
    const fail = (error: unknown): void => reject(dataFolderFault(error, path))
    worker.once('message', (found) => (found === 'ok' ? resolve() : fail(Object.assign(new Error(found), { code: 'ERR_SQLITE_ERROR', errcode: SQLITE.corrupt }))))
    worker.once('error', fail)
    worker.once('exit', () => resolve())
  })
}

/** Says how long the file was, and when it was last written, when a process closed it in order. */
const inOrderFile = (folder: string): string => join(folder, 'solis.closed')
function stampOf(folder: string): string {
  const { size, mtimeMs } = statSync(join(folder, 'solis.db'))
  return `${size} ${mtimeMs}`
}

function isLeftInOrder(folder: string): boolean {
  try {
    return readFileSync(inOrderFile(folder), 'utf8') === stampOf(folder)
  } catch {
    return false
  }
}

/** Without the word the next start checks first, which is no harm. */
function leaveInOrder(folder: string): void {
  try {
    writeFileSync(inOrderFile(folder), stampOf(folder), { mode: forOwner })
  } catch {
    return
  }
}

/** Closing the database gives the folder free. */
function holding(database: DatabaseSync, lock: DatabaseSync, afterwards: () => void): DatabaseSync {
  const closeDatabase = database.close.bind(database)
  database.close = () => {
    closeDatabase()
    afterwards()
    lock.close()
  }
  database[Symbol.dispose] = () => database.close()
  return database
}

/** Result codes: https://sqlite.org/rescode.html; the low byte of an extended code is the primary one. */
const SQLITE = { permission: 3, busy: 5, locked: 6, readOnly: 8, inputOutput: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 }

/** SQLITE_IOERR_SHMSIZE: the index of the write-ahead log cannot grow, which is a full disk under another name. */
const logIndexCannotGrow = 4874

const resultCode = (error: { errcode?: number }) => (error.errcode === logIndexCannotGrow ? SQLITE.full : (error.errcode ?? 0) & 0xff)

function sentenceFor(error: { code?: string, errcode?: number }, path: string): string | undefined {
  if (error?.code !== 'ERR_SQLITE_ERROR') return undefined
  switch (resultCode(error)) {
    case SQLITE.corrupt:
    case SQLITE.notADatabase:
      return `The file ${path} is damaged or is not a Solis database: move it away and restore the last backup.`
    case SQLITE.full:
      return `There is no room left to write ${path}: free some space on that disk and start again.`
    case SQLITE.permission:
    case SQLITE.readOnly:
    case SQLITE.cannotOpen:
      return `The file ${path} cannot be opened for writing: give this user the right to write it, or choose another folder.`
    case SQLITE.inputOutput:
      return `The disk failed while reading or writing ${path}: check the disk, then start again.`
    case SQLITE.busy:
    case SQLITE.locked:
      return `The file ${path} is held by another program: close that program and start again.`
    default:
      return undefined
  }
}
