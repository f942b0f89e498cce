// The host's clock: real, or virtual and moved by whoever drives the host.

export interface Clock { now(): number }
export interface VirtualClock extends Clock { set(epochMs: number): void }

/** A way back of up to a minute is a correction; a longer one is somebody's act, and believed. */
const correctionMs = 60_000

/** The machine's clock. When it is corrected back it stands still until it has caught up, so that what is recorded later bears no earlier time. */
export function steady(read: () => number): Clock {
  let latest = -Infinity
  return {
    now() {
      const at = read()
      if (at > latest || at < latest - correctionMs) latest = at
      return latest
    },
  }
}

export const realClock: Clock = steady(Date.now)

/** Stands still until it is set; it never goes back. */
export function virtualClock(startMs: number): VirtualClock {
  let at = startMs
  return {
    now: () => at,
    set(epochMs) {
      if (epochMs < at) throw new Error(`The virtual clock cannot go back from ${new Date(at).toISOString()} to ${new Date(epochMs).toISOString()}`)
      at = epochMs
    },
  }
}
