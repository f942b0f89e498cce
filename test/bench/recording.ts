// What a run wrote: every commit with its bytes, told by the statements and, as a cross-check, by the write-ahead log itself.
import { readFileSync } from 'node:fs'
import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite'

export interface Recording {
  /** Bytes of the values bound to writing statements, one entry for each commit. */
  commits: number[]
  /** Rows written, deleted or changed. */
  rows: number
}

/** The database as it is, but every commit through it is noted. */
export function recorded(database: DatabaseSync): { database: DatabaseSync, recording: Recording } {
  const recording: Recording = { commits: [], rows: 0 }
  let bytes = 0
  let changed = false

  function note(changes: number, values: SQLInputValue[]): void {
    if (changes > 0) {
      changed = true
      bytes += values.reduce<number>((sum, value) => sum + sizeOf(value), 0)
      recording.rows += changes
    }
    if (!database.isTransaction) finish()
  }
  /** A transaction that changed nothing writes nothing. */
  function finish(): void {
    if (changed) recording.commits.push(bytes)
    bytes = 0
    changed = false
  }
  const statementOf = (statement: StatementSync) => instead(statement, {
    run: (...values: SQLInputValue[]) => {
      const result = statement.run(...values)
      note(Number(result.changes), values)
      return result
    },
  })
  return {
    recording,
    database: instead(database, {
      prepare: (text: string) => statementOf(database.prepare(text)),
      exec: (text: string) => {
        database.exec(text)
        if (/^(commit|rollback)$/i.test(text)) finish()
      },
    }),
  }
}

/** The object with some of its methods replaced. */
function instead<T extends object>(object: T, methods: Partial<Record<keyof T, unknown>>): T {
  return new Proxy(object, {
    get(target, name) {
      if (Object.hasOwn(methods, name)) return methods[name as keyof T]
      const value = Reflect.get(target, name, target) as unknown
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

const sizeOf = (value: SQLInputValue): number =>
  typeof value === 'string' ? Buffer.byteLength(value) : value === null ? 0 : typeof value === 'object' ? value.byteLength : 8

/**
 * Pages of each commit in a write-ahead log that was never checkpointed (sqlite.org/fileformat.html, "The Write-Ahead Log"): a header of
 * 32 bytes, then frames of a 24-byte header and a page; the second word of a frame's header is not zero in the last frame of a commit.
 */
export function pagesOfCommits(walFile: string): number[] {
  const wal = readFileSync(walFile)
  const frameBytes = 24 + wal.readUInt32BE(8)
  const pages: number[] = []
  let open = 0
  for (let at = 32; at + frameBytes <= wal.length; at += frameBytes) {
    // Frames of an earlier round of the log carry another salt.
    if (wal.readUInt32BE(at + 8) !== wal.readUInt32BE(16)) break
    open += 1
    if (wal.readUInt32BE(at + 4) === 0) continue
    pages.push(open)
    open = 0
  }
  return pages
}
