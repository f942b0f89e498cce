// A small seeded generator, so that the demonstration is the same people every time.

export type Draw = ReturnType<typeof drawFrom>

/** mulberry32: 32 bits of state, good enough to vary names and ages. */
export function drawFrom(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1))
  return {
    /** From `from` to `to`, both included. */
    whole,
    oneOf<T>(list: readonly T[]): T { return list[whole(0, list.length - 1)]! },
    /** True with this chance in a hundred. */
    chance: (percent: number): boolean => next() * 100 < percent,
  }
}
