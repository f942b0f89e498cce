// When the need of whoever waits in a list is looked at anew: no law says, so the row says that it is a proposal.
import { describe, expect, it } from 'vitest'
import { waitingListReview, waitingListReviewOf } from '../../functions/policy/waiting-list.ts'

describe('The look at the need of whoever waits', () => {
  it('is a proposal of confidence C, and says so', () => expect(waitingListReview.rows).toMatchObject([{ confidence: 'C', source: expect.stringContaining('priekšlikums') as string }]))
  it('comes sooner where life or health is in danger', () => {
    const { months, urgentMonths } = waitingListReviewOf('tukums', '2026-03-05')
    expect([months, urgentMonths]).toEqual([3, 1])
  })
  it('has no term before the first row', () => expect(() => waitingListReviewOf('tukums', '2004-01-31')).toThrow(RangeError))
})
