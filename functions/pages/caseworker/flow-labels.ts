// Where the words of arrows stand in a picture of a workflow: each beside its own arrow, on no box and on no other word.

export interface Place { x: number; y: number; anchor: 'middle' | 'start' }
interface Area { left: number; right: number; top: number; bottom: number }
/** A word with the places its arrow offers, the best first. */
export interface Wanted { text: string; places: readonly Place[] }

/** Of the font in the picture (11 px): about so wide is a letter, so high a line. */
const letter = 6.2
const line = 14

export const widthOf = (text: string): number => text.length * letter

export function areaOf(text: string, { x, y, anchor }: Place): Area {
  const left = anchor === 'start' ? x : x - widthOf(text) / 2
  return { left, right: left + widthOf(text), top: y - line + 3, bottom: y + 3 }
}

export const meet = (a: Area, b: Area): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** A place for each word, in order: the first one free, or where none is, the first. */
export function placesFor(wanted: readonly Wanted[], boxes: readonly Area[]): Place[] {
  const taken: Area[] = [...boxes]
  return wanted.map(({ text, places }) => {
    const place = places.find((candidate) => !taken.some((area) => meet(area, areaOf(text, candidate)))) ?? places[0]!
    if (text !== '') taken.push(areaOf(text, place))
    return place
  })
}
