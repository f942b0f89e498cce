// Small things the office keeps once: number series, how far the clock service has come, the state of the demonstration registers.
import type { Table } from './table.ts'

export function openSettings(table: Table) {
  const key = (name: string) => ({ pk: `SETTING#${name}`, sk: 'SETTING' })
  return {
    /** The next number of a series such as `2026/GMI`. */
    nextNumber: table.next,
    async read(name: string): Promise<unknown> {
      return (await table.get(key(name)))?.['value']
    },
    async write(name: string, value: unknown): Promise<void> {
      await table.put(key(name), { value })
    },
  }
}
