// Work as declared against the employment agency: what it does not bear out, and what it has no business with.
import { describe, expect, it } from 'vitest'
import { employmentDiffering } from '../../functions/domain/employment.ts'
import type { HouseholdFacts, IncomeKind, Member } from '../../functions/domain/household.ts'

const provenance = { source: 'declared' } as const
const months = ['2025-12', '2026-01', '2026-02']
const adult: Member = { personId: 'karlis', role: 'adult', birthDate: '1984-07-30' }

function differs(incomes: [IncomeKind, string[]][], unemployedSince?: string, member: Partial<Member> = {}) {
  const facts: HouseholdFacts = {
    members: [{ ...adult, ...member }], savings: [], properties: [], housingCosts: [], dwelling: { declaredThere: true, livingThere: true, provenance },
    incomes: incomes.map(([kind, of]) => ({ personId: 'karlis', kind, rhythm: 'regular', amounts: of.map((month) => ({ month, amountCents: 200_00, provenance })) })),
  }
  return employmentDiffering(facts.members[0]!, facts, months, unemployedSince)
}

describe('Work as declared', () => {
  it.each<[string, ReturnType<typeof differs>, ReturnType<typeof differs>]>([
    ['a wage and no registration is work', differs([['wage', months]]), undefined],
    ['no work and a registration is unemployment', differs([], '2026-01-12'), undefined],
    ['a wage until the month of registration, then none', differs([['wage', ['2025-12', '2026-01']]], '2026-01-12'), undefined],
    ['a wage in a month after the registration', differs([['wage', months]], '2026-01-12'), 'works'],
    ['a benefit for the unemployed without a registration', differs([['unemployment-benefit', months]]), 'on-unemployment-benefit'],
    ['a benefit that ended, and work since', differs([['unemployment-benefit', ['2025-12']], ['wage', ['2026-01', '2026-02']]]), undefined],
    ['nothing at all', differs([]), 'no-work'],
    ['a wage that ended two months ago', differs([['wage', ['2025-12']]]), 'no-work'],
    ['maintenance, on which nobody works', differs([['maintenance', months]]), 'no-work'],
    ['care of a small child', differs([['child-raising-benefit', months]]), undefined],
    ['sickness', differs([['sick-benefit', ['2026-02']]]), undefined],
    ['studies', differs([], undefined, { fullTimeEducation: true }), undefined],
    ['a disability', differs([], undefined, { disability: { group: 'II', provenance } }), undefined],
  ])('%s', (_, found, expected) => expect(found).toBe(expected))
})
