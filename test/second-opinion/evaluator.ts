// The second opinion: the law as a spreadsheet reckons it, written from the reference alone; it shares nothing with functions/domain/law and functions/policy.
import type { HouseholdFacts } from '../../functions/domain/household.ts'
import { coefficientsOn, lowIncomeOf, minimumWageOf, notCounted, pensionMonths, savingsLimitOf, thresholdOf } from './tables.ts'

export interface Case {
  place: string
  kind: 'gmi' | 'housing'
  appliesOn: string
  knownOn: string
  /** The municipality has signed its low-income line that is not in print. */
  lowIncomeSigned: boolean
  facts: HouseholdFacts
  signedBy: string[]
}

/** What both evaluators must agree on, as text that compares. */
export interface Opinion { outcome: string; status: string; amountCents: number; months: string[]; reasons: string[]; missing: string[] }

// Days as text, months as numbers: 12 × year + month.
export const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1
export const monthText = (number: number): string => `${Math.floor(number / 12)}-${String((number % 12) + 1).padStart(2, '0')}`

/** The same day some months later; where the month is shorter, its last day. */
export function later(day: string, months: number): string {
  const month = monthNumber(day) + months
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate()
  return `${monthText(month)}-${String(Math.min(Number(day.slice(8)), last)).padStart(2, '0')}`
}

/** Rows of persons: each column a question of §1.5, §1.6 or §2.2. */
export function personRows({ facts, appliesOn: day }: Case) {
  return facts.members.map((member) => {
    const reaches = (years: number) => later(member.birthDate, 12 * years) <= day
    // The first year whose requirement is fulfilled within it.
    let year = 2013
    while (Number(later(member.birthDate, pensionMonths(year)).slice(0, 4)) > year) year += 1
    const pension = later(member.birthDate, pensionMonths(year)) <= day
    const disabled = member.disability !== undefined && !((member.disability.since ?? day) > day) && !((member.disability.until ?? day) < day)
    const minor = !reaches(18)
    return { id: member.personId, minor, pension, disabled, eased: pension || disabled, student: !minor && !reaches(25) && member.fullTimeEducation === true }
  })
}
type Row = ReturnType<typeof personRows>[number]

/** §1.3: Σ regular / 3 + Σ irregular / 12, a payment a row; the minimum wage is left out once a person, month and point, of regular payments first. */
export function monthlyIncome({ facts, appliesOn }: Case, rows: Row[], missing: Set<string>): number {
  const now = monthNumber(appliesOn)
  const payments = (['regular', 'irregular'] as const).flatMap((rhythm) => facts.incomes.filter((income) => income.rhythm === rhythm)
    .flatMap((income) => income.amounts.map((amount) => ({ ...income, ...amount, back: now - monthNumber(amount.month) }))))
  const left = new Map<string, number>()
  let twelfths = 0
  for (const { personId, kind, rhythm, month, amountCents, back } of payments) {
    const counts = back >= 1 && back <= (rhythm === 'regular' ? 3 : 12)
    const childEarns = (kind === 'wage' || kind === 'employment-contract-measure') && rows.find((row) => row.id === personId)!.minor
    let cents = notCounted[kind] === undefined ? amountCents : 0
    if (kind === 'scholarship' || childEarns) {
      const wage = minimumWageOf(month)
      if (wage === undefined && counts) missing.add('minimumWage')
      const account = `${personId} ${month} ${childEarns ? 'earnings' : 'scholarship'}`
      const free = left.get(account) ?? wage ?? 0
      left.set(account, Math.max(0, free - amountCents))
      cents = Math.max(0, amountCents - free)
    }
    if (counts) twelfths += cents * (rhythm === 'regular' ? 4 : 1)
  }
  return Math.round(twelfths / 12)
}

/** §1.4 and §1.7: every reason that is not income. */
export function bars({ facts, appliesOn }: Case, rows: Row[], missing: Set<string>): string[] {
  const { properties, savings, dwelling } = facts
  const limit = savingsLimitOf(appliesOn, rows.length)
  if (limit === undefined) missing.add('needyThreshold')
  const saved = savings.reduce((sum, entry) => sum + entry.amountCents, 0)
  for (const thing of properties) if (thing.exceptionClaimed !== undefined || thing.kind === 'other') missing.add(`property.${thing.reference ?? thing.kind}`)

  const plain = properties.map((thing, i) => ({ ...thing, name: thing.reference ?? `no. ${i}` })).filter((thing) => thing.exceptionClaimed === undefined)
  const count = (which: (thing: (typeof plain)[number]) => boolean) => new Set(plain.filter(which).map((thing) => thing.name)).size
  const land = plain.reduce((sum, thing) => sum + (thing.kind === 'land' ? thing.areaM2 ?? 0 : 0), 0)
  const tests: [string, boolean][] = [
    ['SavingsAboveLimit', limit !== undefined && saved > limit],
    ['ExcessDwelling', count((t) => t.kind === 'dwelling' && !t.isHome) > 0 || count((t) => t.kind === 'dwelling' && t.isHome === true) > 1],
    ['ExcessLand', land > 50_000],
    ['ExcessFarmBuilding', count((t) => t.kind === 'farm-building' && !t.linkedToLand) > 0],
    ['ExcessVehicle', count((t) => t.kind === 'motor-vehicle') > (rows.some((row) => row.minor) ? 2 : 1)],
    ['NotDeclaredInMunicipality', !(dwelling.declaredInMunicipality ?? dwelling.declaredThere)],
    ['NotLivingInMunicipality', !dwelling.livingThere],
  ]
  return tests.flatMap(([code, holds]) => (holds ? [code] : []))
}

/** §2.2: the newest bill of each item, of the month of application or the one before, as billed while Annex 3 is not settled. */
function costsOf({ facts, appliesOn }: Case): number {
  const months = [monthText(monthNumber(appliesOn)), monthText(monthNumber(appliesOn) - 1)]
  const items = [...new Set(facts.housingCosts.map((cost) => cost.item))]
  return items.reduce((sum, item) => {
    const bills = months.map((month) => facts.housingCosts.filter((cost) => cost.item === item && cost.month === month)).find((found) => found.length > 0) ?? []
    return sum + bills.reduce((part, bill) => part + bill.amountCents, 0)
  }, 0)
}

/** §2.2 and §12: the column of the coefficients. */
function coefficientFor(rows: Row[], k: NonNullable<ReturnType<typeof coefficientsOn>>): number {
  const minors = rows.filter((row) => row.minor)
  const adults = rows.filter((row) => !row.minor)
  const allEased = rows.every((row) => row.eased)
  if (rows.length === 1 && allEased) return k.alone
  if (!k.widened) return allEased ? k.several : minors.length > 0 && adults.length > 0 && adults.every((row) => row.eased) ? k.children : k.others
  // Students among themselves are "others"; a student with someone who is neither, or with a child, makes a household with children.
  const withChildren = minors.length > 0 || (adults.some((row) => row.student) && !adults.every((row) => row.student))
  return withChildren ? k.children : allEased ? k.several : k.others
}

/** One household, one benefit: exactly one of Entitled, NotEntitled, Unsettled. */
/** Who keeps house apart is struck from every sheet. */
export function together<C extends Pick<Case, 'facts'>>(question: C): C {
  const { members, incomes, savings, properties, ...rest } = question.facts
  const apart = new Set(members.filter((member) => member.sharesExpenses === false).map((member) => member.personId))
  const kept = <T extends { personId: string }>(sheet: T[]): T[] => sheet.filter((row) => !apart.has(row.personId))
  return { ...question, facts: { ...rest, members: kept(members), incomes: kept(incomes), savings: kept(savings), properties: kept(properties) } }
}

export function secondOpinion(asked: Case): Opinion {
  const question = together(asked)
  const { place, kind, appliesOn, knownOn, lowIncomeSigned, facts, signedBy } = question
  const missing = new Set<string>()
  const rows = personRows(question)
  const n = rows.length
  const nothing = { status: '', amountCents: 0, months: [], reasons: [], missing: [] }
  // MK 809 p. 2.1: what not every adult has signed is not reckoned at all.
  if (rows.some((row) => !row.minor && !signedBy.includes(row.id))) return { ...nothing, outcome: 'NotEntitled', status: 'unsettled', reasons: ['NotSignedByAllAdults'] }

  const income = monthlyIncome(question, rows, missing)
  const barred = bars(question, rows, missing)

  const gmi = thresholdOf('gmi', appliesOn, n)
  const needy = thresholdOf('needy', appliesOn, n)
  const low = lowIncomeOf(place, appliesOn, n, lowIncomeSigned)
  const status = barred.length > 0 ? 'none' : needy !== undefined && income <= needy ? 'needy' : needy === undefined || low === undefined ? 'unsettled' : income <= low ? 'low-income' : 'none'

  if (gmi === undefined) missing.add('gmiThreshold')
  let amountCents = Math.max(0, (gmi ?? 0) - income)
  const reasons = [...barred]
  if (kind === 'gmi') {
    if (amountCents === 0) reasons.push('IncomeAboveThreshold')
  } else {
    const k = coefficientsOn(appliesOn, knownOn)
    if (k === undefined) missing.add('housingCoefficients')
    // The conditions of Tukums are printed; another municipality's are not entered.
    if (place !== 'tukums' || appliesOn < '2021-07-01') missing.add('housingConditions')
    const costs = costsOf(question)
    const ownGmi = barred.length > 0 ? 0 : amountCents
    const formula = Math.round((gmi ?? 0) * Math.round(10 * (k === undefined ? 0 : coefficientFor(rows, k))) / 10) + costs - (income + ownGmi)
    amountCents = Math.min(costs, Math.max(0, formula))
    const { tenure, writtenContract, belongsToCloseRelative } = facts.dwelling
    if ((tenure === 'rented' || tenure === 'lent') && !writtenContract) reasons.push('NoWrittenContract')
    if (belongsToCloseRelative) reasons.push('DwellingOfCloseRelative')
    if (costs === 0) reasons.push('NoHousingCosts')
    else if (amountCents === 0) reasons.push('HousingCostsCovered')
  }

  if (missing.size > 0) return { ...nothing, outcome: 'Unsettled', missing: [...missing].toSorted() }
  if (reasons.length > 0) return { ...nothing, outcome: 'NotEntitled', status, reasons: reasons.toSorted() }
  const working = rows.some((row) => !row.minor && !row.pension && !(place === 'riga' && row.disabled))
  return { ...nothing, outcome: 'Entitled', status, amountCents, months: Array.from({ length: working ? 3 : 6 }, (_, i) => monthText(monthNumber(appliesOn) + i)) }
}
