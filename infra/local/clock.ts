// The host's clock: real, or virtual and moved by whoever drives the host.

export interface Clock { now(): number }
export interface VirtualClock extends Clock { set(epochMs: number): void }

export const realClock: Clock = { now: Date.now }

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
