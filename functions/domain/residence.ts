// Where the population register has somebody declared, held against the dwelling an application is made from: the same door, elsewhere in the municipality, or outside it.
import { z } from 'zod'
import { isDoor, maySameDoor } from './address.ts'
import { folded } from './search-words.ts'

/** `unclear`: the register's address names no municipality and no town or parish of ours. */
export const DeclaredWhere = z.enum(['at-home', 'in-municipality', 'elsewhere', 'unclear'])
export type DeclaredWhere = z.infer<typeof DeclaredWhere>

/** The dwelling as the application has it. */
export const Home = z.object({ address: z.string(), parish: z.string() })
export type Home = z.infer<typeof Home>

/** The municipality and what it is made of, by their full names: `Tukuma novads`, `Slampes pagasts`. */
export interface Territory { name: string; towns: readonly string[]; parishes: readonly string[] }

/** Municipalities that are one town; all others are named "… novads". */
const stateCities = ['Daugavpils', 'Jelgava', 'Jēkabpils', 'Jūrmala', 'Liepāja', 'Ogre', 'Rēzekne', 'Rīga', 'Valmiera', 'Ventspils'].map(folded)
const municipalityName = /(\S+) (?:nov|novads|novada)\.?$/
const parishName = /(\S+) (?:pag|pagasts|pagasta)\.?(?: |$)/

/** `Slampes pagasts` → `slampes`; a town is its own name. */
const stem = (unit: string): string => folded(unit).replace(/ (?:novads|pagasts|pag\.?|nov\.?)$/, '').trim()

/** `Territory` as read from an address: whether it is ours (undefined: it does not say), and which of our towns or parishes. */
function placedIn(address: string, { name, towns, parishes }: Territory): { isOurs: boolean | undefined; unit: string | undefined } {
  const parts = folded(address).replace(/["„”“«»'’`]/g, '').replace(/ lv ?-? ?\d{4}/, '').split(/[,;\n]/).map((part) => part.replace(/\s+/g, ' ').trim())
  const municipalities = parts.flatMap((part) => municipalityName.exec(part)?.[1] ?? (stateCities.includes(part) ? [part] : []))
  const parishesNamed = parts.flatMap((part) => parishName.exec(part)?.[1] ?? [])
  const units = [...parts.filter((part) => towns.some((town) => stem(town) === part)), ...parishesNamed.filter((part) => parishes.some((parish) => stem(parish) === part))]
  const isOurs = municipalities.length > 0 ? municipalities.includes(stem(name)) : units.length > 0 ? true : parishesNamed.length > 0 ? false : undefined
  return { isOurs, unit: units[0] }
}

/** No address is longer; of what a register sends instead of one only so much is looked at, because comparing takes the square of its length. */
const longest = 300

/** What cannot be held against each other, because one side names no house, is taken to be the same as long as the place around does not differ. */
export function declaredWhere(inRegister: string, home: Home, territory: Territory): DeclaredWhere {
  const [registered, address, parish] = [inRegister, home.address, home.parish].map((text) => text.slice(0, longest)) as [string, string, string]
  const { isOurs, unit } = placedIn(registered, territory)
  if (isOurs === false) return 'elsewhere'
  const isAround = unit === undefined || parish === '' || unit === stem(parish)
  const isComparable = isDoor(registered, parish) && isDoor(address, parish)
  if (isAround && (!isComparable || maySameDoor(registered, address, parish))) return 'at-home'
  return isOurs === true ? 'in-municipality' : 'unclear'
}
