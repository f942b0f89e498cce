// Random claims for two evaluators, heavy on edges: the last day to ask and the day after, a birthday and a day beside it, around each change of a line.
import { benefitKinds } from '../../functions/domain/benefits.ts'
import type { Claim } from '../../functions/domain/household.ts'
import { later } from './evaluator.ts'
import { drawCase } from './households.ts'
import { turningDaysOfLines, type ClaimCase, type ClaimKind, type Use } from './claims.ts'

const kinds = benefitKinds.filter((kind): kind is ClaimKind => kind !== 'gmi' && kind !== 'housing')
const daysLater = (day: string, days: number): string => new Date(Date.parse(day) + 86_400_000 * days).toISOString().slice(0, 10)

export function drawClaim(chance: () => number): ClaimCase {
  const int = (from: number, to: number): number => from + Math.floor(chance() * (to - from + 1))
  const pick = <T>(list: readonly T[]): T => list[Math.floor(chance() * list.length)]!
  const often = (share: number): boolean => chance() < share
  const household = drawCase(chance, often(0.4) ? daysLater(pick(turningDaysOfLines), int(-1, 1)) : often(0.3) ? `${int(2021, 2026)}-${pick(['09-30', '10-01', '11-30', '12-01'])}` : undefined)
  const { appliesOn } = household
  const kind = pick(kinds)
  /** Something turns so many months before the application, or a day beside it. */
  const before = (months: readonly number[]): string => daysLater(later(appliesOn, -pick(months)), pick([-1, 0, 0, 1]))
  const ages = kind === 'newborn' ? [0, 1, 3, 3, 3, 4] : kind === 'school' ? [48, 60, 72, 84, 120, 216, 228] : [12, 120, 216, 216, 288, 400, 600]
  const events: Partial<Record<ClaimKind, number[]>> = {
    wedding: [120, 588, 600, 600, 606, 612, 612, 624, 720, 732, 840, 852, 900], jubilee: [888, 900, 900, 905, 960, 1020, 1080, 1140, 1199, 1200, 1212, 1224, 1260], crisis: [0, 0, 1, 1, 1, 2], guardian: [0, 1, 2, 5, 7, 11, 13, 30],
  }
  const costs = [0, 1, 33, 47_99, 48_00, 48_01, 100_05, 199_99, 200_00, 200_01, 272_00, 272_01, 400_00, 500_01, 900_00]
  const claim: Claim = {
    kind, provenance: { source: 'declared' },
    subjects: often(0.1) && kind !== 'newborn' ? [] : Array.from({ length: often(0.8) ? 1 : 2 }, (_, i) => ({ personId: `s-${i + 1}`, birthDate: before(ages) })),
    ...(often(0.95) && { eventOn: before(events[kind] ?? [0, 1, 2, 6, 11, 12, 13, 40]) }),
    ...(often(0.95) && { costCents: often(0.7) ? pick(costs) : int(0, 600_00) }), ...(often(0.95) && { days: int(0, 31) }), ...(often(0.95) && { disabled: often(0.5) }),
    ...(often(0.9) && { studying: often(0.9) }), ...(often(0.9) && { certified: often(0.9) }),
  }
  const uses = often(0.5) ? [] : Array.from({ length: int(1, 4) }, (): Use => ({ on: daysLater(later(claim.eventOn ?? appliesOn, -pick([0, 1, 6, 11, 12, 12, 13, -3])), pick([-1, 0, 1])), cents: pick([50_00, 100_00, 150_00, 200_00]), days: int(0, 12) }))
  const need = kind !== 'crisis' ? undefined : often(0.1) ? { found: false } : { found: true, ...(often(0.9) && { cents: pick(costs.slice(1)) }) }
  return { ...household, kind, claim, uses, need, allSigned: often(0.6) }
}
