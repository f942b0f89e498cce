// The commits of one database: every piece of work is all or nothing, and what the runner does in one turn shares a commit.
import type { DatabaseSync } from 'node:sqlite'
import { dataFolderFault } from './database.ts'

export interface Commits {
  /**
   * Does the work wholly or not at all: in a commit of its own, in the one that is being gathered, or as a part of a transaction that
   * someone else has begun on this handle. A failure of the disk surfaces as `DataFolderFault`.
   */
  atomically<Result>(work: () => Result): Result
  /** From now until `commit`, pieces of work share one transaction, begun by the first of them. */
  gather(): void
  /** Commits what was gathered. Throws `DataFolderFault`, from then on every time: what was gathered is gone, and nobody had been told of it. */
  commit(): void
  /**
   * For a database in memory, which loses nothing by it: `commit` waits until so many pieces are gathered, whoever did them. SQLite commits
   * in memory at a cost that grows with the whole database.
   */
  postpone(pieces: number): void
  /** Resolves when everything done so far is on the disk: whoever tells the world outside of it waits for this first. */
  committed(): Promise<void>
  /** `write` is called before each commit: what a piece of work kept back until then goes into the database now. */
  beforeCommit(write: () => void): void
  /** Whoever writes, at once or before the commit, says so: a piece of work that fails without it has nothing to undo. */
  wrote(): void
  /** `forget` hears that what was read or written lately may not stand: work was undone, or lies in a transaction of someone else. */
  onDoubt(forget: () => void): void
  /** `hear` hears of every `DataFolderFault`, whoever met it. */
  onFault(hear: (fault: Error) => void): void
}

const known = new WeakMap<DatabaseSync, Commits>()

/** The one of this handle, whoever asks. */
export function commitsOf(database: DatabaseSync): Commits {
  const commits = known.get(database) ?? createCommits(database)
  known.set(database, commits)
  return commits
}

function createCommits(database: DatabaseSync): Commits {
  const forgetful: (() => void)[] = []
  const listening: ((fault: Error) => void)[] = []
  const waiting: { resolve(): void, reject(fault: unknown): void }[] = []
  let isGathering = false
  /** The transaction that is open, if one is, was begun here; `gathered`: to be ended by `commit`. */
  let isOurs = false
  let gathered = false
  let lost: unknown
  let [pieces, piecesAtOnce] = [0, 1]
  /** How often something was written. */
  let writes = 0

  const keptBack: (() => void)[] = []
  const writeKeptBack = (): void => keptBack.forEach((write) => write())
  const tell = (fault: Error): void => listening.forEach((hear) => hear(fault))
  const doubt = (): void => forgetful.forEach((forget) => forget())

  function begin(): void {
    database.exec('BEGIN IMMEDIATE')
    isOurs = true
  }

  /** Gives the error in plain words. A full disk may have rolled back already. Most pieces that fail had written nothing yet. */
  function undone(error: unknown, undo: string, writesBefore: number): unknown {
    if (!database.isTransaction || writes !== writesBefore) doubt()
    if (database.isTransaction) database.exec(undo)
    const fault = dataFolderFault(error, database.location())
    if (fault !== error) tell(fault as Error)
    return fault
  }

  function alone<Result>(work: () => Result): Result {
    begin()
    const before = writes
    try {
      const result = work()
      writeKeptBack()
      database.exec('COMMIT')
      return result
    } catch (error) {
      throw undone(error, 'ROLLBACK', before)
    } finally {
      isOurs = false
    }
  }

  /** Within a transaction of someone else, who may yet take it back. */
  function asPart<Result>(work: () => Result): Result {
    const before = writes
    database.exec('SAVEPOINT part')
    try {
      const result = work()
      writeKeptBack()
      database.exec('RELEASE part')
      doubt()
      return result
    } catch (error) {
      throw undone(error, 'ROLLBACK TO part; RELEASE part', before)
    }
  }

  /**
   * Within our own. A piece that is refused has written nothing, so nothing has to be undone for it; one that fails in the middle takes the
   * transaction along, with the pieces that had succeeded: nobody outside has heard of them, and the next start does them again.
   */
  function gatheredPiece<Result>(work: () => Result): Result {
    const before = writes
    try {
      return work()
    } catch (error) {
      const fault = dataFolderFault(error, database.location())
      if (fault === error && database.isTransaction && writes === before) throw error
      if (!gathered) throw error
      undone(error, 'ROLLBACK', -1)
      lose(fault === error ? Object.assign(new Error(`Work on ${database.location()} broke off in the middle: start again.`, { cause: error }), { name: 'DataFolderFault' }) : fault)
      throw lost
    }
  }

  function commitGathered(): void {
    try {
      writeKeptBack()
      database.exec('COMMIT')
    } catch (error) {
      const fault = undone(error, 'ROLLBACK', -1)
      lose(fault)
      throw fault
    }
    isOurs = gathered = false
    for (const { resolve } of waiting.splice(0)) resolve()
  }

  function lose(fault: unknown): void {
    lost = fault
    tell(fault as Error)
    isOurs = gathered = false
    for (const { reject } of waiting.splice(0)) reject(fault)
  }

  return {
    atomically(work) {
      if (lost !== undefined) throw lost
      if (!database.isTransaction) {
        if (!isGathering) return alone(work)
        begin()
        gathered = true
        pieces = 0
      }
      pieces += 1
      return isOurs ? gatheredPiece(work) : asPart(work)
    },
    gather() {
      isGathering = true
    },
    commit() {
      isGathering = piecesAtOnce > 1
      if (lost !== undefined) throw lost
      if (gathered && pieces >= piecesAtOnce) commitGathered()
    },
    postpone(atOnce) {
      isGathering = true
      piecesAtOnce = atOnce
    },
    async committed() {
      if (lost !== undefined) throw lost
      if (!gathered || piecesAtOnce > 1) return
      // Whoever gathers may itself wait for the one who asks: after a turn of the event loop what there is is committed, between two pieces.
      const turn = setImmediate(() => { if (gathered) try { commitGathered() } catch { /* Those who wait have heard. */ } })
      await new Promise<void>((resolve, reject) => waiting.push({ resolve, reject })).finally(() => clearImmediate(turn))
    },
    beforeCommit(write) {
      keptBack.push(write)
    },
    wrote() {
      writes += 1
    },
    onDoubt(forget) {
      forgetful.push(forget)
    },
    onFault(hear) {
      listening.push(hear)
    },
  }
}
