// What a deployment is told: `cdk deploy -c municipality=tukums -c alarmEmail=… -c registersUrl=…`; defaults stand in cdk.json.
import type { Node } from 'constructs'

export interface Settings {
  /** Whose policy rows, calendar and settings apply; part of every name, so that two municipalities can share an account. */
  municipality: string
  /** Base address of the register gateway; empty: none is connected, and colleagues enter the evidence by hand. */
  registersUrl: string
  /** Who is told of alarms; empty: nobody by mail. */
  alarmEmail: string
}

/** Errors: names the setting that is missing or malformed. */
export function settingsOf(node: Node): Settings {
  const text = (name: string): string => {
    const value: unknown = node.tryGetContext(name)
    if (typeof value !== 'string') throw new Error(`The setting ${name} is missing: -c ${name}=…`)
    return value
  }
  const municipality = text('municipality')
  // State machines and functions carry it in names of at most 64 characters beside workflow and box.
  if (!/^[a-z]{2,16}$/.test(municipality)) throw new Error(`The setting municipality is not of 2 to 16 small letters: ${municipality}`)
  return { municipality, registersUrl: text('registersUrl'), alarmEmail: text('alarmEmail') }
}

/** What every name of this municipality's house begins with. */
export const prefixOf = ({ municipality }: Settings): string => `solis-${municipality}`
