// `npm run replay -- --row ROW --data DIR`: a row of the law's numbers over every past decision of a data folder: who gains, who loses, how much. Changes nothing.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { dayAt, type Day } from '../../functions/domain/days.ts'
import { instantOf } from '../../functions/domain/identifiers.ts'
import { overpaidCents, owedCents, type ChangeKind } from '../../functions/domain/law/difference.ts'
import { summaryOf, type Summary } from '../../functions/domain/recalculation.ts'
import { replayDay, type Line } from '../../functions/platform/replay-day.ts'
import { signedRows } from '../../functions/platform/signed-rows.ts'
import { daysToReplay, replayable, rowWithSuccessors } from '../../functions/policy/replay.ts'
import { idOf } from '../../functions/policy/rerun.ts'
import { contentOf, entriesOf } from '../../functions/policy/tables.ts'
import { openStore, type Store } from '../../functions/store/store.ts'
import { copyDatabase } from './backup.ts'
import { openDatabase } from './database.ts'
import { tableDefinition } from './host.ts'
import { createTable } from './table/table.ts'

const usage = `npm run replay -- --row ROW [--data ./data] [--municipality tukums] [--csv FILE] [--json FILE]
  --row   a row's identifier: its table, its municipality if it has one, its first day, its day of adoption
          (housing-coefficients/2026-01-01/2026-02-26); one that is not there lists those that are
  --csv, --json   where the whole list is written, a line for each month that changes`

export interface Replayed {
  row: string
  summary: Summary
  lines: Line[]
  seconds: number
  /** Where it touches none: how many matters were assessed with the row known already, so that it can change nothing in them. */
  knew?: number
}

/** The identifiers of the rows that may be replayed there. */
const rowsToReplay = (municipality: string): string[] => entriesOf(municipality).flatMap(({ id }) => (replayable(id, municipality) === undefined ? [] : [id]))

/** Reads a copy of one moment, so that a running house goes on. Errors: throws with one plain sentence. */
export async function replayFolder(folder: string, rowId: string, municipality: string, today: Day): Promise<Replayed> {
  const source = path.join(folder, 'solis.db')
  const entry = replayable(rowId, municipality)
  if (entry === undefined) throw new Error(`There is no row ${rowId} for ${municipality} that a benefit rests on and that says something settled. There are:\n${rowsToReplay(municipality).map((id) => `  ${id}`).join('\n')}`)
  if (!existsSync(source)) throw new Error(`There is no Solis database in ${folder}: name the data folder with --data.`)
  const copy = mkdtempSync(path.join(tmpdir(), 'solis-replay-'))
  try {
    copyDatabase(source, path.join(copy, 'solis.db'))
    const database = openDatabase(copy)
    try {
      const store = openStore(createTable({ database, clock: { now: Date.now }, definition: tableDefinition }) as never, tableDefinition.name, Date.now)
      const began = performance.now()
      const replay = { entry, rows: rowWithSuccessors(entry, today), signed: await signedRows({ store, municipality }) }
      const lines: Line[] = []
      let touched = 0
      const days = await store.assessments.daysAssessed(daysToReplay(entry, today))
      for (const day of days) {
        const ofDay = await replayDay(day, replay, { store, municipality })
        touched += ofDay.touched
        lines.push(...ofDay.lines)
      }
      const knew = touched > 0 ? {} : { knew: await assessedWith(rowId, days, store) }
      return { row: contentOf(entry.row), summary: summaryOf(touched, lines), lines, seconds: (performance.now() - began) / 1000, ...knew }
    } finally {
      database.close()
    }
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function assessedWith(rowId: string, days: readonly Day[], store: Store): Promise<number> {
  const matters = new Set<string>()
  for (const day of days) {
    for (const { proceedingId, asked } of await store.assessments.ofDay(day)) if (asked?.rows?.some((row) => idOf(row) === rowId) === true) matters.add(proceedingId)
  }
  return matters.size
}

const euros = (cents: number): string => (cents / 100).toFixed(2)
const names: Record<ChangeKind, string> = {
  same: 'the same', up: 'up: paid when signed', granted: 'refused → granted: paid when signed', down: 'down: to a person', refused: 'granted → nothing: to a person',
  departed: 'decided otherwise by a person: to a person', 'one-off': 'a benefit given once: to a person', unsettled: 'the law gives no answer: to a person', 'not-kept': 'what was asked was not kept: to a person',
}

/** What the command prints. */
export function told({ row, summary, lines, seconds, knew }: Replayed): string {
  const largest = lines.toSorted((a, b) => owedCents(b.months) + overpaidCents(b.months) - owedCents(a.months) - overpaidCents(a.months)).slice(0, 5)
  const kinds = (Object.keys(names) as ChangeKind[]).filter((kind) => summary.byKind[kind] !== undefined)
  return [
    row, '',
    `decisions touched      ${summary.touched}`,
    ...(knew === undefined || knew === 0 ? [] : [`${String(knew).padStart(8)}  assessed with this row known already: it changes nothing in them`]),
    ...kinds.map((kind) => `${String(summary.byKind[kind]).padStart(8)}  ${names[kind]}`),
    `households changed     ${summary.households}`,
    `to pay when signed     ${euros(summary.owedCents)} EUR`,
    `given too much         ${euros(summary.overpaidCents)} EUR`,
    ...(largest.length === 0 ? [] : ['', 'largest differences']),
    ...largest.map(({ proceedingId, change, months }) => `  ${proceedingId}  ${change}  ${months.map(({ month, beforeCents, afterCents }) => `${month} ${euros(beforeCents)} → ${euros(afterCents)}`).join(', ')}`),
    '', `replayed in ${seconds.toFixed(1)} s`,
  ].join('\n')
}

export const csvOf = (lines: readonly Line[]): string => [
  'case;proceeding;benefit;applied;change;month;before;after;difference',
  ...lines.flatMap(({ caseId, proceedingId, kind, day, change, months }) => (months.length === 0 ? [undefined] : months).map((month) =>
    [caseId, proceedingId, kind, day, change, ...(month === undefined ? ['', '', '', ''] : [month.month, euros(month.beforeCents), euros(month.afterCents), euros(month.afterCents - month.beforeCents)])].join(';'))),
].map((line) => `${line}\n`).join('')

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { row: { type: 'string' }, data: { type: 'string', default: './data' }, municipality: { type: 'string', default: 'tukums' }, csv: { type: 'string' }, json: { type: 'string' } } })
  if (values.row === undefined) throw new Error(usage)
  const result = await replayFolder(values.data, values.row, values.municipality, dayAt(instantOf(Date.now())))
  console.log(told(result))
  if (values.csv !== undefined) writeFileSync(values.csv, csvOf(result.lines))
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ summary: result.summary, lines: result.lines }, null, 2)}\n`)
}

if (import.meta.main) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  }
}
