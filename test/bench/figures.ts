// Figures and how they are told: medians, times, tables.
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import type { Opened } from './case.ts'

export const repeats = 5
export const inFlight = 64

/** The middle of an odd number of figures. */
export const median = (figures: readonly number[]): number => figures.toSorted((a, b) => a - b)[Math.floor(figures.length / 2)] as number

/** `12.3 (11.9–14.0)`: the median with the lowest and the highest. */
export const told = (figures: readonly number[], digits = 1): string =>
  figures.length === 0 ? '–' : `${median(figures).toFixed(digits)} (${Math.min(...figures).toFixed(digits)}–${Math.max(...figures).toFixed(digits)})`

/** Columns as wide as their widest cell. */
export function printTable(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  for (const row of rows) console.log(row.map((cell, column) => cell.padEnd(widths[column] as number)).join('  ').trimEnd())
}

export const machine = (): string => `Node ${process.version}, ${process.platform} ${process.arch}, load average ${loadavg().map((load) => load.toFixed(2)).join(' ')}`

/** Gives the work an empty folder of its own, on the disk of the system's temporary files, and removes it. */
export async function inFolder<T>(work: (folder: string) => T | Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'solis-bench-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

let cases = 0
/** A name no case has had. */
export const nextCaseId = (): string => `c${process.pid}-${String((cases += 1)).padStart(7, '0')}`

/** Milliseconds of the middle one of `count` cases, one after the other, nothing else being in flight. */
export async function latencyMs({ run }: Opened, count: number): Promise<number> {
  const times: number[] = []
  for (let done = 0; done < count; done += 1) {
    const started = performance.now()
    await run(nextCaseId())
    times.push(performance.now() - started)
  }
  return median(times)
}

/** Runs `count` cases, `inFlight` at any time until the last have begun; cases a second. */
export async function casesPerSecond({ run }: Opened, count: number, width = inFlight): Promise<number> {
  let begun = 0
  const started = performance.now()
  const lane = async (): Promise<void> => {
    while (begun < count) {
      begun += 1
      await run(nextCaseId())
    }
  }
  await Promise.all(Array.from({ length: width }, lane))
  return count / ((performance.now() - started) / 1000)
}
