// Declared facts laid against what the registers say: figures gain their source, differences become questions for a person.
import type { Contradiction, Settlement } from './contradiction.ts'
import { differencesOf, type Laid, type Surroundings } from './differences.ts'
import type { HouseholdFacts, Income, IncomeKind } from './household.ts'
import type { RegisterCheck, RegisterCode } from './register.ts'

/**
 * The kinds of counted income each register is the authority for; what does not count needs no settling. What it does not list there, the person did not have:
 * a declared pension the pension agency (VSAA) does not know is as much a difference as one it knows and nobody declared.
 */
export const authority: Partial<Record<RegisterCode, readonly IncomeKind[]>> = {
  VSAA: ['pension', 'state-social-security-benefit', 'unemployment-benefit', 'sick-benefit', 'parental-benefit', 'maternity-benefit', 'paternity-benefit', 'child-raising-benefit'],
  VID: ['wage'],
}

/** Less than a euro apart is rounding of net and gross between systems, not a contradiction; the register's figure is used. */
const toleranceCents = 100

export interface Reconciled {
  facts: HouseholdFacts
  contradictions: Contradiction[]
}

/**
 * Facts as the assessment uses them. Where a register is the authority and agrees (or a person has settled it in its favour) the figure bears the
 * register's name and as-of day; unsettled differences come back as contradictions and the declared figure stays for now.
 * `personIds`: personal code → member. `months`: the three full months that count. `surroundings`, absent: neither residence nor work is compared.
 */
export function reconcile(declared: HouseholdFacts, checks: readonly RegisterCheck[], personIds: Readonly<Record<string, string>>, months: readonly string[], settlements: readonly Settlement[], surroundings?: Surroundings): Reconciled {
  const contradictions: Contradiction[] = []
  let incomes = declared.incomes
  for (const check of checks) {
    const kinds = authority[check.register]
    if (kinds === undefined || check.reply.state === 'notAvailable') continue
    const persons = check.reply.state === 'answered' ? check.reply.persons : []
    const asOf = check.reply.asOf.slice(0, 10)
    for (const personId of declared.members.map((member) => member.personId)) {
      const listed = persons.filter((person) => personIds[person.personCode] === personId).flatMap((person) => person.incomes ?? [])
      for (const kind of kinds) for (const month of months) {
        const inRegister = listed.filter((income) => income.kind === kind && income.month === month)
        const registerCents = inRegister.length === 0 ? null : inRegister.reduce((sum, income) => sum + income.cents, 0)
        const declaredCents = declaredFor(incomes, personId, kind, month)
        if (declaredCents === null && registerCents === null) continue
        const key = `${check.register}:${personId}:${kind}:${month}`
        const agree = Math.abs((declaredCents ?? 0) - (registerCents ?? 0)) < toleranceCents
        const settled = settlements.find((settlement) => settlement.key === key)?.holds
        if (!agree && settled === undefined) contradictions.push({ key, personId, kind, month, register: check.register, declaredCents, registerCents, asOf })
        else if (agree || settled === 'register')
          incomes = withFigure(incomes, personId, kind, month, registerCents ?? 0, check.manual === undefined
            ? { source: 'register', name: check.register, asOf }
            : { source: 'document', name: check.manual.document, asOf })
      }
    }
  }
  const facts = { ...declared, members: withDisabilities(declared, checks, personIds), incomes }
  return againstOtherRegisters(facts, checks, personIds, settlements, contradictions, months, surroundings)
}

/** What registers know of everything but incomes, laid against the same facts; settled in a register's favour, the facts are as it says. `before`: what incomes contradict. */
function againstOtherRegisters(declared: HouseholdFacts, checks: readonly RegisterCheck[], personIds: Readonly<Record<string, string>>, settlements: readonly Settlement[], before: Contradiction[], months: readonly string[], surroundings: Surroundings | undefined): Reconciled {
  const contradictions = [...before]
  let facts = declared
  const applicantId = declared.members.find(({ role }) => role === 'applicant')?.personId ?? ''
  const unsettledWages = before.flatMap(({ register, personId }) => (register === 'VID' ? [personId] : []))
  for (const { register, reply, manual } of checks) {
    if (reply.state === 'notAvailable') continue
    const asOf = reply.asOf.slice(0, 10)
    const persons = reply.state === 'answered' ? reply.persons : []
    const known = persons.flatMap((person) => (personIds[person.personCode] === undefined ? [] : [{ ...person, personId: personIds[person.personCode]! }]))
    const laid: Laid = { declared, applicantId, known, provenance: { source: 'register', name: register, asOf }, months, isManual: manual !== undefined, unsettledWages, surroundings }
    for (const { found, asInRegister } of differencesOf[register]?.(laid) ?? []) {
      if (found === undefined) {
        facts = asInRegister?.(facts) ?? facts
        continue
      }
      const key = `${register}:${found.personId}:${found.about}:`
      const holds = settlements.find((settlement) => settlement.key === key)?.holds
      if (holds === undefined) contradictions.push({ key, ...found, register, asOf })
      else if (holds === 'register') facts = asInRegister?.(facts) ?? facts
    }
  }
  return { facts, contradictions }
}

const isFor = (income: Income, personId: string, kind: IncomeKind) => income.personId === personId && income.kind === kind && income.rhythm === 'regular'

function declaredFor(incomes: readonly Income[], personId: string, kind: IncomeKind, month: string): number | null {
  const amounts = incomes.filter((income) => isFor(income, personId, kind)).flatMap((income) => income.amounts.filter((amount) => amount.month === month))
  return amounts.length === 0 ? null : amounts.reduce((sum, amount) => sum + amount.amountCents, 0)
}

/** The same incomes with this month's figure of this kind replaced by one figure of this provenance. */
function withFigure(incomes: Income[], personId: string, kind: IncomeKind, month: string, amountCents: number, provenance: Income['amounts'][number]['provenance']): Income[] {
  const others = incomes.map((income) => (isFor(income, personId, kind) ? { ...income, amounts: income.amounts.filter((amount) => amount.month !== month) } : income))
  const at = others.findIndex((income) => isFor(income, personId, kind))
  const figure = { month, amountCents, provenance }
  return at < 0
    ? [...others, { personId, kind, rhythm: 'regular', amounts: [figure] }]
    : others.map((income, i) => (i === at ? { ...income, amounts: [...income.amounts, figure].toSorted((a, b) => a.month.localeCompare(b.month)) } : income))
}

/** Disability is what the state commission (VDEĀVK) says; when it was not asked or did not answer, what was declared. */
export function withDisabilities(declared: HouseholdFacts, checks: readonly RegisterCheck[], personIds: Readonly<Record<string, string>>): HouseholdFacts['members'] {
  const check = checks.find(({ register, reply }) => register === 'VDEAVK' && reply.state !== 'notAvailable')
  if (check === undefined || check.reply.state === 'notAvailable') return declared.members
  const { reply } = check
  const persons = reply.state === 'answered' ? reply.persons : []
  return declared.members.map((member) => {
    const group = persons.find((person) => personIds[person.personCode] === member.personId)?.disabilityGroup
    const { disability: _, ...rest } = member
    return group === undefined ? rest : { ...rest, disability: { group, provenance: { source: 'register' as const, name: 'VDEAVK', asOf: reply.asOf.slice(0, 10) } } }
  })
}
