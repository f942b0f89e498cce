// An address as people type it → the door it stands for, so that all who are to be visited behind one door, in one house or in one street are found together.
import { folded } from './search-words.ts'

export interface Place {
  /** One door: the same however the address is written. ASCII, fit for a web address. */
  key: string
  /** The house, the same for all its flats. */
  house: string
  flat: string | undefined
  /** The street; a farmstead known by its name alone has none. */
  street: string | undefined
}

/** What narrows nothing down where the parish is known: the municipality, the parish itself, the country, the postcode. */
const encloses = /(?:^| )(?:nov|novads|novada|pag|pagasts|pagasta)\.?$|^latvija$|^lv ?-? ?\d{4}$/
/** "iela" is left out by half of those who write an address. */
const streetWords = /(?:^| )(?:iela|ielas|iel\.|i\.)(?= |$)/g
const shortened: readonly [RegExp, string][] = [[/ (?:prosp|pr)\.(?= |$)/g, ' prospekts'], [/ bulv\.(?= |$)/g, ' bulvaris'], [/ (?:lauk|l)\.(?= |$)/g, ' laukums']]

/** A house number, with its letter and its block (`12A k-2`), and after it the flat: `– 5`, `-5`, `dz. 5`. */
const number = String.raw`\d+ ?(?:[a-jl-z](?![a-z]))?(?:/\d+ ?[a-z]?)?(?: ?k ?-? ?\d+)?`
const withFlat = new RegExp(String.raw`^(.*?${number}) ?(?:- ?|dz(?:\.|ivoklis)? ?)(\d+ ?[a-z]?)$`)
const withNumber = new RegExp(String.raw`^(.*[a-z].*?) (${number})$`)
const flatAlone = /^(?:dz|dzivoklis)\.? ?(\d+ ?[a-z]?)$/

/** Letters of other alphabets by their code, so that two addresses never become one. */
const slug = (text: string): string => text.replace(/[^\x20-\x7e]/gu, (letter) => `u${letter.codePointAt(0)?.toString(16)}`).replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
/** As long as a part of a web address may be here; what is cut off is told by a number made of all of it. */
const longestKey = 120
const bounded = (key: string): string => (key.length <= longestKey ? key : `${key.slice(0, longestKey - 14)}-${[...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 0x1fffffffffff, 7).toString(36)}`)
/** `1 A` is `1a`, `12 k-2` is `12k2`. */
const closed = (text: string): string => text.replace(/(\d) ([a-z])(?![a-z])/g, '$1$2').replace(/(\d[a-z]?)\s?k\s?-?\s?(\d)/g, '$1k$2')

/** Nothing was named but the place around. */
const nowhere = 'bez-adreses'
/** Whether somebody could go there: a house by its street and number, or by its name. */
export const isDoor = (address: string, parish: string): boolean => !placeOf(address, parish).house.endsWith(`.${nowhere}`)

/** What an address names: the house or farmstead, its flat, and what lies around it within the parish. */
function partsOf(address: string, parish: string): { parishName: string; named: string; flat: string | undefined; around: string[] } {
  const parishName = folded(parish).replace(/ (?:pagasts|pag\.?)$/, '').trim()
  const parts = folded(address).replace(/["„”“«»'’`]/g, '').replace(/[‐-―−]/g, '-').replace(/ lv ?-? ?\d{4}/, '')
    .split(/[,;\n]/).map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '' && !encloses.test(part) && part !== parishName)
  const apart = parts.map((part) => flatAlone.exec(part)?.[1]).find((part) => part !== undefined)
  const [written = '', ...rest] = parts.filter((part) => !flatAlone.test(part))
  // The town after the number, without a comma.
  const first = /\d/.test(written) && written.endsWith(` ${parishName}`) ? written.slice(0, -parishName.length).trim() : written
  const [, before = first, behind] = withFlat.exec(first) ?? []
  const named = shortened.reduce((text, [short, whole]) => text.replace(short, whole), before).replace(streetWords, '').trim()
  return { parishName, named, flat: apart ?? behind, around: rest.map(slug) }
}

/** Where it is. Diacritics, case, spaces, kinds of dashes and quotes, the postcode and the parish written once more change nothing. */
export function placeOf(address: string, parish: string): Place {
  const { parishName, named, flat, around } = partsOf(address, parish)
  const [, streetName] = withNumber.exec(named) ?? []
  const within = [slug(parishName), ...around].join('.')
  const house = bounded(`${within}.${slug(closed(named)) || nowhere}`)
  return { key: flat === undefined ? house : `${house}.${slug(closed(flat))}`, house, flat: flat && closed(flat), street: streetName && bounded(`${within}.${slug(streetName)}`) }
}

/** Whether two ways of writing an address within one parish may mean one door: a village or a flat that only one of them names tells nothing apart. */
export function maySameDoor(one: string, other: string, parish: string): boolean {
  const [a, b] = [partsOf(one, parish), partsOf(other, parish)]
  const [less, more] = a.around.length < b.around.length ? [a.around, b.around] : [b.around, a.around]
  return slug(closed(a.named)) === slug(closed(b.named)) && less.every((part) => more.includes(part)) && (a.flat === undefined || b.flat === undefined || closed(a.flat) === closed(b.flat))
}

const collator = new Intl.Collator('lv', { numeric: true })
/** House by house along a street, flat by flat in a house. */
export const byPlace = (a: Place, b: Place): number => collator.compare(a.house, b.house) || collator.compare(a.flat ?? '', b.flat ?? '')
