// What every entry point works with, given to it by its host: the same on AWS and on one machine.
import type { AskRegister } from '../domain/register.ts'
import type { Store } from '../store/store.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import type { SignInProvider } from './sign-in-provider.ts'
import type { Workflows } from './workflows.ts'

export interface Dependencies {
  /** Milliseconds since 1970; virtual in tests and simulation. */
  now: () => number
  /** A new identifier: 10 characters of Crockford's base 32. */
  newId: () => string
  /** The municipality whose policy rows, calendar and settings apply: `tukums`. */
  municipality: string
  store: Store
  askRegister: AskRegister
  files: Files
  /** Where the daily heads of the trail go, out of reach of whoever can write the table. */
  headFiles: Files
  /** Mail that would go to the auditor with each head; simulated: it is only laid there. Absent: no mail. */
  simulatedMail?: Files
  workflows: Workflows
  log: Log
  /** Secret that signs sessions and form tokens. */
  sessionSecret: string
  /** Where people sign in; absent: nowhere, but for a demonstration. */
  signIn?: SignInProvider | undefined
  /** True only on the embedded host with demonstration data, bound to loopback. */
  demonstration: boolean
}
