// Chance in a simulation: a number for what it is about, not for when it is asked, so that a repeated act is the same act.

/** From 0 to below 1; the same words have the same number, in any order of asking. */
export type Chance = (...about: (string | number)[]) => number

/** FNV-1a over the words, then the finisher of murmur3, so that words that differ in one letter are far apart. */
export function chanceOf(seed: number): Chance {
  return (...about) => {
    let hash = 0x811c9dc5 ^ seed
    for (const letter of about.join('/')) hash = Math.imul(hash ^ letter.charCodeAt(0), 0x01000193)
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
    return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
  }
}

/** One of these, each as likely as its weight. */
export function drawn<Choice>(number: number, choices: readonly (readonly [Choice, weight: number])[]): Choice {
  let left = number * choices.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [choice, weight] of choices) if ((left -= weight) < 0) return choice
  return choices.at(-1)![0]
}
