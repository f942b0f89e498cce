// How stored items of an older release become what this one reads: when they are read, one shape at a time.

type Item = Record<string, unknown>

/**
 * From one shape of the store to the next: by kind of item (the first word of its sort key, `WAIT`, `PAYABLE` …) what it was → what it is now.
 * Pure; a kind that is not named stays as it is. An item's index keys change when it is next written, so a release that changes what an index is asked for
 * writes those items anew itself.
 */
export type Migration = Readonly<Record<string, (item: Item) => Item>>

/** The first leads from shape 1 to 2, and so on. Only added to, like the law: there are always items nobody has touched for years. */
export const migrations: readonly Migration[] = []

/** The shape items are written in. */
export const shapeAfter = (steps: readonly Migration[]): number => steps.length + 1

/** An item as this release knows it. Errors: throws for an item that a later release has written. */
export function broughtUpToDate(item: Item, steps: readonly Migration[]): Item {
  const shape = Number(item['shape'] ?? 1)
  if (shape > shapeAfter(steps)) throw new Error(`The item ${String(item['pk'])} ${String(item['sk'])} is of shape ${shape}, of a later release: this one knows shapes up to ${shapeAfter(steps)}`)
  const kind = String(item['sk']).split('#')[0] ?? ''
  return steps.slice(shape - 1).reduce((before, step) => step[kind]?.(before) ?? before, item)
}
