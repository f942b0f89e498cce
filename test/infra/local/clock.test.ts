// The machine's clock as the house goes by it.
import { expect, it } from 'vitest'
import { steady } from '../../../infra/local/clock.ts'

it('stands still while a correction back is waited out, and believes a longer way back', () => {
  const read = [1_000_000, 999_000, 999_999, 1_000_001, 100_000, 100_001]
  const clock = steady(() => read.shift()!)
  expect(Array.from({ length: 6 }, () => clock.now())).toEqual([1_000_000, 1_000_000, 1_000_000, 1_000_001, 100_000, 100_001])
})
