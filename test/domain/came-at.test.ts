// A paper known to the day: the moment it counts from.
import { describe, expect, it } from 'vitest'
import { cameAt, reachedAt } from '../../functions/domain/came-at.ts'
import { instantAt } from '../../functions/domain/days.ts'

const at = (time: string) => instantAt('2026-03-05', time)

describe('A paper that came on a day', () => {
  it('counts from eight in the morning of that day', () => expect(cameAt('2026-03-05', { notAfter: at('16:00') })).toBe(at('08:00')))
  it('does not come before what it answers', () => expect(cameAt('2026-03-05', { notBefore: at('11:30'), notAfter: at('16:00') })).toBe(at('11:30')))
  it('does not come after it was entered, be that before eight', () => expect(cameAt('2026-03-05', { notAfter: at('07:10') })).toBe(at('07:10')))
})

describe('A request that reached the resident on a day', () => {
  it('lay with us all that day', () => expect(reachedAt('2026-03-05', instantAt('2026-03-02', '11:30'))).toBe(instantAt('2026-03-06', '00:00')))
  it('handed over on the day it was made has been theirs since it was made', () => expect(reachedAt('2026-03-05', at('11:30'))).toBe(at('11:30')))
})
