// What a deployment is told: `cdk deploy -c municipality=tukums -c alarmEmail=… -c registersUrl=… -c signIn='{"issuer": …}'`; defaults stand in cdk.json.
import type { Node } from 'constructs'

export interface Settings {
  /** Whose policy rows, calendar and settings apply; part of every name, so that two municipalities can share an account. */
  municipality: string
  /** Base address of the register gateway; empty: none is connected, and colleagues enter the evidence by hand. */
  registersUrl: string
  /** Who is told of alarms; empty: nobody by mail. */
  alarmEmail: string
  /** The sign-in as functions/platform/sign-in-provider.ts reads it, as JSON and without the secret, which is put into its own by hand; empty: nobody can sign in. */
  signIn: string
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
  const signIn = text('signIn')
  if (signIn !== '') {
    const given = parsed(signIn)
    if (['issuer', 'clientId', 'origin'].some((name) => typeof given[name] !== 'string')) throw new Error('The setting signIn is not JSON with issuer, clientId and origin')
    if ('clientSecret' in given) throw new Error('The setting signIn holds a secret, which would stand in the template: put it into the secret SignInSecret')
  }
  return { municipality, signIn, registersUrl: text('registersUrl'), alarmEmail: text('alarmEmail') }
}

function parsed(json: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(json)) as Record<string, unknown>
  } catch {
    return {}
  }
}

/** What every name of this municipality's house begins with. */
export const prefixOf = ({ municipality }: Settings): string => `solis-${municipality}`
