// SPSPL 37: who breaks the duties of co-operation loses their share; the children's shares stay, and who lives alone gets nothing.
import type { Derivation, Line } from '../derivation.ts'
import type { HouseholdFacts, Member } from '../household.ts'
import { divideHalfUp, formatCents, type Cents } from '../money.ts'
import { isMinor } from './persons.ts'
import { isSettled, type Policy } from './policy.ts'
import { refusal, type Refusal } from './refusal-reasons.ts'

/** The line of what is left without their shares. */
const lineId = 'cooperation'

/** Whether somebody's share was taken away in a reckoning. */
export const takesShares = (derivation: Derivation): boolean => derivation.some(({ id }) => id === lineId)

export interface Sanctioned { amountCents: Cents; reasons: Refusal[]; lines: Line[] }

/**
 * The benefit without the shares of the adults who do not co-operate (reading `cooperationShare`): equal parts of the benefit, or each one's own threshold.
 * A breach entered for a child changes nothing.
 */
export function withoutShares(amountCents: Cents, { members, findings }: HouseholdFacts, policy: Policy): Sanctioned {
  const breaches = findings?.notCooperating ?? []
  const refusing = members.filter((member) => !isMinor(member, policy.appliesOn) && breaches.some(({ personId }) => personId === member.personId))
  if (refusing.length === 0 || amountCents === 0) return { amountCents, reasons: [], lines: [] }
  if (refusing.length === members.length) return { amountCents: 0, reasons: [members.length === 1 ? refusal('CooperationRefused', { persons: 1 }) : refusal('NobodyCooperates', { notCooperating: refusing.length, persons: members.length })], lines: [] }

  const { left, formula } = policy.readings.cooperationShare === 'equal-part' ? equalParts(amountCents, members.length, refusing.length) : ownThresholds(amountCents, members, refusing, policy)
  const inputs = refusing.flatMap(({ personId }) => breaches.filter((breach) => breach.personId === personId).map(({ duty, dueOn }) => ({ fact: `nav pildīts: ${duty} (${personId}), līdz ${dueOn}`, value: 1, unit: 'count' as const })))
  return {
    amountCents: left, reasons: left === 0 ? [refusal('NobodyCooperates', { notCooperating: refusing.length, persons: members.length })] : [],
    lines: [{ id: lineId, label: 'Pabalsts bez to personu daļas, kuras nepilda līdzdarbības pienākumus,', formula, value: left, unit: 'cents', inputs, law: 'SPSPL 37. pants', letter: true }],
  }
}

function equalParts(amountCents: Cents, persons: number, refusing: number): { left: Cents; formula: string } {
  return { left: divideHalfUp(amountCents * (persons - refusing), persons), formula: `${formatCents(amountCents)} × ${persons - refusing} / ${persons}` }
}

/** The first person's amount belongs to an adult who co-operates, if there is one. */
function ownThresholds(amountCents: Cents, members: Member[], refusing: Member[], { gmiThreshold, appliesOn }: Policy): { left: Cents; formula: string } {
  if (!isSettled(gmiThreshold)) return { left: amountCents, formula: '' }
  const { firstCents, otherCents } = gmiThreshold.value
  const someoneElse = members.some((member) => !isMinor(member, appliesOn) && !refusing.includes(member))
  const lost = someoneElse ? otherCents * refusing.length : firstCents + otherCents * (refusing.length - 1)
  return { left: Math.max(0, amountCents - lost), formula: `${formatCents(amountCents)} − ${formatCents(lost)}` }
}
