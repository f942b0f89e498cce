// A paper known to the day: the moment it counts from.
import { describe, expect, it } from 'vitest'
import { cameAt } from '../../functions/domain/came-at.ts'
import { instantAt } from '../../functions/domain/days.ts'

const at = (time: string) => instantAt('2026-03-05', time)

describe('A paper that came on a day', () => {
  it('counts from eight in the morning of that day', () => expect(cameAt('2026-03-05', { notAfter: at('16:00') })).toBe(at('08:00')))
  it('does not come before what it answers', () => expect(cameAt('2026-03-05', { notBefore: at('11:30'), notAfter: at('16:00') })).toBe(at('11:30')))
  it('does not come after it was entered, be that before eight', () => expect(cameAt('2026-03-05', { notAfter: at('07:10') })).toBe(at('07:10')))
})
