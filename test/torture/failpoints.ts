// Failpoints: the places around every commit of this process where it can be made to die as if the power had gone.
import { DatabaseSync, StatementSync } from 'node:sqlite'

/** What a commit carried, the most telling thing first. */
export type CommitKind = 'schema' | 'start' | 'outbox' | 'transition' | 'timer' | 'item'

/**
 * Dies at the nth commit from now or, where a kind is named, at the first of that kind from there on: before it, after it, or a moment
 * later, while the process works on.
 */
export interface Failpoint { commit: number; kind?: CommitKind | undefined; when: 'before' | 'after' | 'soon' }

export interface Watch {
  /** Commits since the process began to watch. */
  commits(): number
}

/** A transaction is told by its most telling statement. */
const marks: readonly [CommitKind, RegExp][] = [
  ['schema', /create (table|index)/i],
  ['start', /insert into sfn_executions/i],
  ['transition', /insert into sfn_events/i],
  ['timer', /sfn_/i],
  ['item', /ddb_/i],
]

/**
 * Watches every commit of every database of this process, through the driver itself, so that no write can be forgotten.
 * `dying` hears of the failpoint the moment before the process ends (or is about to be ended, for `soon`).
 */
export function watchCommits(failpoint: Failpoint | undefined, dying: (kind: CommitKind) => void): Watch {
  let commits = 0
  let touched = new Set<CommitKind>()
  const { run } = StatementSync.prototype
  const { exec } = DatabaseSync.prototype
  const inTransaction = new WeakSet<DatabaseSync>()
  let open = 0
  let isOver = false

  const kindNow = (): CommitKind => touched.has('outbox') && !touched.has('start') ? 'outbox' : marks.find(([kind]) => touched.has(kind))?.[0] ?? 'timer'

  function around<Result>(commit: () => Result): Result {
    const kind = kindNow()
    touched = new Set()
    commits += 1
    const isHere = !isOver && failpoint !== undefined && commits >= failpoint.commit && (failpoint.kind ?? kind) === kind
    if (isHere) isOver = true
    if (isHere && failpoint.when === 'before') die(kind)
    const result = commit()
    if (isHere && failpoint.when === 'after') die(kind)
    if (isHere && failpoint.when === 'soon') dying(kind)
    return result
  }
  function die(kind: CommitKind): void {
    dying(kind)
    process.kill(process.pid, 'SIGKILL')
  }

  StatementSync.prototype.run = function (this: StatementSync, ...values: any[]) {
    const mark = marks.find(([, pattern]) => pattern.test(this.sourceSQL))?.[0]
    if (mark !== undefined) touched.add(mark)
    if (values.some((value) => typeof value === 'string' && value.startsWith('OUTBOX#'))) touched.add('outbox')
    return open > 0 ? run.apply(this, values as never) : around(() => run.apply(this, values as never))
  } as typeof run
  DatabaseSync.prototype.exec = function (this: DatabaseSync, text: string) {
    if (/^\s*begin immediate/i.test(text)) {
      exec.call(this, text)
      inTransaction.add(this)
      open += 1
    } else if (inTransaction.has(this) && /^\s*(commit|rollback)\s*$/i.test(text)) {
      const isCommit = /commit/i.test(text)
      if (isCommit) around(() => exec.call(this, text))
      else exec.call(this, text)
      if (!isCommit) touched = new Set()
      inTransaction.delete(this)
      open -= 1
    } else if (open === 0 && /^\s*(create|insert|update|delete)\b/i.test(text)) {
      touched.add('schema')
      around(() => exec.call(this, text))
    } else exec.call(this, text)
  }
  return { commits: () => commits }
}
