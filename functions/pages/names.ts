// Names for identifiers and words for codes: records hold the one, pages show the other.
import { fullName, type Resident, type Staff } from '../domain/person.ts'
import type { Wait } from '../domain/wait.ts'
import { owners } from './words.ts'

/** Identifier → name. */
export type Names = Readonly<Record<string, string>>

export const namesOf = (residents: readonly Resident[]): Names => Object.fromEntries(residents.map((resident) => [resident.personId, fullName(resident)]))
export const namesOfStaff = (colleagues: readonly Staff[]): Names => Object.fromEntries(colleagues.map(({ staffId, name }) => [staffId, name]))

/** The word for a code; a code of an older release that nobody words any more, as it is. */
export const worded = (words: Readonly<Record<string, string>>, code: string): string => words[code] ?? code

/** Who is waited for; the commission by its name, though its time is the law's. */
export const waitedFor = ({ owner, box }: Pick<Wait, 'owner' | 'box'>): string => (box === 'AwaitCommission' ? 'Strīdu komisija' : owners[owner])
