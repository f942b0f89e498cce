// What a page is: a path, whom it is for, and what it answers to GET and POST. A page parses, fetches and renders; a POST records and redirects.
import type { Resident, Staff } from '../domain/person.ts'
import type { Mandate } from '../domain/mandate.ts'
import type { Action, Area } from '../domain/permissions.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import type { FormBody } from './form-body.ts'

/** `acting`: the representative at the keyboard, and the mandate under which they act for `resident`; the door has looked that it is in force. */
export type Who = { kind: 'resident'; resident: Resident; acting?: { by: Resident; mandate: Mandate } | undefined } | { kind: 'staff'; staff: Staff }

export interface Request extends FormBody {
  /** The named parts of the path. */
  params: Record<string, string>
  query: URLSearchParams
  path: string
  cookies: Readonly<Record<string, string>>
  who: Who | undefined
}

/** A message at a field, in plain Latvian: what is wrong and what to do. `field` is the id of the input. */
export interface FieldError { field: string; text: string }

export type Answer =
  | { view: string; title: string; data: Record<string, unknown>; status?: number; errors?: FieldError[]; cookie?: string | string[] }
  | { redirect: string; cookie?: string | string[] }
  /** With a `fileName` it is saved, otherwise shown; `framed`: pages of ours may show it within themselves. */
  | { bytes: Uint8Array; contentType: string; fileName?: string; cacheSeconds?: number; framed?: true }

export interface Page {
  /** `/lietas/:caseId`: parts with a colon are named. */
  path: string
  /** Who may come here: anyone, signed-in residents, or staff whose roles open the area. Whether a record is theirs the page asks itself. */
  for: 'anyone' | 'resident' | Area
  /**
   * What a POST to a page for residents is, for those who act under a mandate: it must cover it. A page that does not say is read only to them;
   * `any` is about the acting itself. Of `do.apply` even the reading needs it: the form is nothing but applying.
   */
  act?: Extract<Action, `do.${string}`> | 'any'
  /** Its form may bring files (multipart/form-data). */
  takesFiles?: true
  get?(request: Request, dependencies: Dependencies): Promise<Answer>
  post?(request: Request, dependencies: Dependencies): Promise<Answer>
}

/** There is nothing here, or nothing for this person: both look the same from outside. */
export class NotFound extends Error {
  override name = 'NotFound'
}

/** More was typed than can be kept. */
export class TooLong extends Error {
  override name = 'TooLong'
}

/** A colleague must say first why they open the file of this case: the router leads them to where it is asked. */
export class PurposeNeeded extends Error {
  override name = 'PurposeNeeded'
  readonly caseId: string
  constructor(caseId: string) {
    super()
    this.caseId = caseId
  }
}

/** A task is kept from a colleague who had a hand in what it judges: the page says why, and who may do it. */
export class KeptFrom extends Error {
  override name = 'KeptFrom'
  readonly why: string
  readonly colleagues: readonly string[]
  constructor(why: string, colleagues: readonly string[]) {
    super()
    this.why = why
    this.colleagues = colleagues
  }
}

/** The record, or the page that says there is none. */
export function found<T>(record: T | undefined): T {
  if (record === undefined) throw new NotFound()
  return record
}

/** The resident who has signed in. The router lets nobody else reach a page that is for residents. */
export function residentOf({ who }: Request): Resident {
  if (who?.kind !== 'resident') throw new NotFound()
  return who.resident
}

/** Who did it, and for whom, as the journal tells it. */
export function byResident(request: Request): { by: string; onBehalfOf?: string } {
  const { personId } = residentOf(request)
  const hand = handOf(request)
  return hand === undefined ? { by: `resident:${personId}` } : { by: `resident:${hand}`, onBehalfOf: personId }
}

/** The representative who acts under a mandate; nobody when residents act themselves. */
export const handOf = ({ who }: Request): string | undefined => (who?.kind === 'resident' ? who.acting?.by.personId : undefined)

export function staffOf({ who }: Request): Staff {
  if (who?.kind !== 'staff') throw new NotFound()
  return who.staff
}
