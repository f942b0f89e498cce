// Logs: one JSON line when something answers and one when it faults. Identifiers, outcomes and times; never a record, never a name.

export interface LogLine {
  /** A code an operator can search for: `StepAnswered`, `StepFaulted`, `DateFired`, `AnswerDelivered` … */
  code: string
  [field: string]: string | number | boolean | undefined
}
export type Log = (line: LogLine) => void

/** Straight to standard output: Lambda puts words of its own before what goes through the console, and alarms read the line as JSON. */
export const logToConsole: Log = (line) => { process.stdout.write(`${JSON.stringify(line)}\n`) }
