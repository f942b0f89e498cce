// Statements of the runner's tables, prepared once; whoever runs one says that it wrote.
import type { DatabaseSync } from 'node:sqlite'
import { commitsOf } from '../commits.ts'

type Value = string | number | null

/** `Row`: what its rows read as. */
export function statementsOf(database: DatabaseSync) {
  const { wrote } = commitsOf(database)
  return <Row = Record<string, never>>(text: string) => {
    const statement = database.prepare(text)
    return {
      get: (...values: Value[]) => statement.get(...values) as Row | undefined,
      all: (...values: Value[]) => statement.all(...values) as Row[],
      run(...values: Value[]) {
        wrote()
        return statement.run(...values)
      },
    }
  }
}
