// The second opinion on benefits by an event and by status: a spreadsheet line for each, written from the reference alone.
import type { BenefitKind } from '../../functions/domain/benefits.ts'
import type { Claim } from '../../functions/domain/household.ts'
import { bars, later, monthlyIncome, monthNumber, monthText, personRows, type Case, type Opinion, together } from './evaluator.ts'
import { lowIncomeOf, sheet, thresholdOf } from './tables.ts'

export type ClaimKind = Exclude<BenefitKind, 'gmi' | 'housing'>
export interface Use { on: string; cents: number; days: number }
export interface ClaimCase extends Omit<Case, 'kind'> {
  kind: ClaimKind
  claim: Claim
  uses: Use[]
  need: { found: boolean; cents?: number } | undefined
  /** The municipality has signed every line of confidence C. */
  allSigned: boolean
}
export interface ClaimOpinion extends Opinion { takes: string }

/**
 * §2.4–§2.7 and §12. `print`: no = confidence C. `a`, `b`: euro, or per cent and euro; `until`: months after the event, or a day of the year;
 * `under`: years of age not yet completed; `home`: declared in the municipality. A line without figures is unsettled.
 */
const lines = sheet(`
  kind            | place  | from       | to         | print | a       | b   | until | how often | under | home
  newborn         | tukums | 2021-01-01 | 2021-12-31 | yes   | 300     |     | 3     | once      |       | yes
  newborn         | tukums | 2022-01-01 | 2099-12-31 | yes   | 200     |     | 3     | once      |       | yes
  disabled-child  | tukums | 2021-01-01 | 2099-12-31 | yes   | 100     |     |       | year      | 18    | yes
  respite         | tukums | 2023-05-25 | 2099-12-31 | yes   | 400     | 30  |       | calendar  | 18    | yes
  rehabilitation  | tukums | 2023-05-25 | 2099-12-31 | yes   | 500     |     |       | rolling   | 18    | yes
  rehab-family    | tukums | 2023-05-25 | 2099-12-31 | yes   | 500     |     |       | rolling   | 18    | yes
  foster-clothing | tukums | 2021-01-01 | 2023-05-24 | yes   | 150     |     |       | rolling   |       |
  foster-clothing | tukums | 2023-05-25 | 2099-12-31 | no    | 150     |     |       | rolling   |       |
  wedding         | tukums | 2021-01-01 | 2099-12-31 | yes   | 0       |     | 12    | each      |       | yes
  jubilee         | tukums | 2021-01-01 | 2099-12-31 | yes   | 0       |     |       | each      |       | yes
  repressed       | tukums | 2021-01-01 | 2099-12-31 | yes   | 50      |     | 11-30 | year      |       | yes
  guardian        | tukums | 2021-01-01 | 2099-12-31 | yes   | 100     |     |       | year      |       | yes
  dental          | tukums | 2021-01-01 | 2025-12-31 | yes   | 30      | 60  |       | year      |       | yes
  dental          | tukums | 2026-01-01 | 2099-12-31 | yes   | 30      | 60  |       | over      |       |
  dental-repair   | tukums | 2021-01-01 | 2025-12-31 | yes   | 75      | 36  |       | year      |       | yes
  dental-repair   | tukums | 2026-01-01 | 2099-12-31 | yes   | 75      | 36  |       | over      |       |
  crisis          | tukums | 2021-01-01 | 2023-05-24 | yes   | 272     | 190 | 1     | each      |       |
  crisis          | tukums | 2023-05-25 | 2099-12-31 | no    | needy   |     | 1     | each      |       |
  school          | tukums | 2021-01-01 | 2099-12-31 | yes   | 15      | 30  | 09-30 | year      |       |
  no-dwelling     | tukums | 2021-01-01 | 2099-12-31 | no    | 0       |     |       | year      |       |
  orphan-start    |        | 2021-01-01 | 2023-06-30 | yes   | 218     | 327 |       | once      |       |
  orphan-start    |        | 2023-07-01 | 2023-12-31 | yes   | 251     | 376 |       | once      |       |
  orphan-start    |        | 2024-01-01 | 2024-12-31 | yes   | 274     | 411 |       | once      |       |
  orphan-start    |        | 2025-01-01 | 2025-12-31 | no    | 302     | 453 |       | once      |       |
  orphan-start    |        | 2026-01-01 | 2026-12-31 | no    | 340     | 510 |       | once      |       |
  orphan-goods    |        | 2021-01-01 | 2023-06-30 | yes   | 820.05  |     |       | once      |       |
  orphan-goods    |        | 2023-07-01 | 2023-12-31 | yes   | 1065    |     |       | once      |       |
  orphan-goods    |        | 2024-01-01 | 2024-12-31 | yes   | 1166    |     |       | once      |       |
  orphan-goods    |        | 2026-01-01 | 2026-12-31 | no    | 1445    |     |       | once      |       |
  orphan-studies  |        | 2021-01-01 | 2023-06-30 | yes   | 109     | 163 |       | month     | 24    |
  orphan-studies  |        | 2023-07-01 | 2023-12-31 | yes   | 125     | 188 |       | month     | 24    |
  orphan-studies  |        | 2024-01-01 | 2024-12-31 | yes   | 171     | 240 |       | month     | 24    |
  orphan-studies  |        | 2025-01-01 | 2025-12-31 | no    | 189     | 264 |       | month     | 24    |
  orphan-studies  |        | 2026-01-01 | 2026-12-31 | no    | 213     | 298 |       | month     | 24    |
  orphan-housing  |        | 2021-01-01 | 2099-12-31 | no    | 0       |     |       | month     |       |
`)

/** Days on which a line begins, and on which one ends. */
export const turningDaysOfLines = [...new Set(lines.flatMap((line) => [line['from']!, line['to']!]).concat('2025-12-18', '2025-12-31'))].filter((day) => day < '2090')

const wedding: Record<number, number> = { 50: 100, 60: 150, 70: 200 }
const birthday: Record<number, number> = { 75: 30, 80: 35, 85: 45, 90: 50, 95: 75, 100: 150 }

/** Full years between two days. */
const yearsOn = (first: string, day: string): number => { let years = Number(day.slice(0, 4)) - Number(first.slice(0, 4)); while (later(first, 12 * years) > day) years -= 1; return years }

/** What is left of a limit on a day: every twelve months that hold the day are tried, month and day by day of what was used. */
function left(uses: Use[], span: string, on: string, limit: number, of: 'cents' | 'days'): number {
  const year = on.slice(0, 4)
  if (span === 'calendar') return Math.max(0, limit - uses.filter((use) => use.on.slice(0, 4) === year).reduce((sum, use) => sum + use[of], 0))
  let fullest = 0
  for (let back = 0; back <= 366; back += 1) {
    const first = new Date(Date.parse(on) - 86_400_000 * back).toISOString().slice(0, 10)
    if (later(first, 12) <= on) continue
    fullest = Math.max(fullest, uses.filter((use) => use.on >= first && use.on < later(first, 12)).reduce((sum, use) => sum + use[of], 0))
  }
  return Math.max(0, limit - fullest)
}

const byStatus = ['school', 'no-dwelling', 'health']

/** One claim: exactly one of three. */
export function secondClaim(asked: ClaimCase): ClaimOpinion {
  const question = together(asked)
  const { kind, place, appliesOn: day, facts, signedBy, allSigned, need, uses } = question
  const rows = personRows({ ...question, kind: 'gmi' })
  const blank = { status: '', amountCents: 0, months: [], reasons: [], missing: [], takes: '' }
  if (byStatus.includes(kind) && rows.some((row) => !row.minor && !signedBy.includes(row.id))) return { ...blank, outcome: 'NotEntitled', status: 'unsettled', reasons: ['NotSignedByAllAdults'] }

  const claim = { ...question.claim, ...(need?.cents === undefined ? {} : { costCents: need.cents }) }
  const births = claim.subjects.map(({ birthDate }) => birthDate).toSorted()
  const bornOn = births[0]
  const lawDay = kind === 'newborn' && bornOn !== undefined && bornOn <= day ? bornOn : day
  const line = lines.find((row) => row['kind'] === kind && (row['place'] === '' || row['place'] === place) && row['from']! <= lawDay && lawDay <= row['to']! && (row['print'] === 'yes' || allSigned))
  if (line === undefined) return { ...blank, outcome: 'Unsettled', missing: ['benefitTerms'] }

  const missing = new Set<string>()
  const reasons = new Set<string>()
  const event = kind === 'newborn' ? bornOn : claim.eventOn
  const money = (cell: string | undefined) => Math.round(Number(cell) * 100)
  const status = byStatus.includes(kind) ? statusOf(question, rows, missing, reasons) : { is: 'not-asked', income: 0 }

  // The amount in cents, and what tells the event from others of its kind.
  let cents = 0
  let what = (event ?? '').replaceAll('-', '')
  let reachedOn = event
  const cost = claim.costCents
  const paid = ['dental', 'dental-repair', 'crisis', 'orphan-housing', 'respite', 'rehabilitation', 'rehab-family', 'foster-clothing'].includes(kind)
  if (paid && cost === undefined) missing.add('claim')
  else if (paid && cost === 0) reasons.add('NothingPaid')
  else if (kind === 'dental' || kind === 'dental-repair') cents = Math.min(Math.floor((cost! * Number(line['a']) + 50) / 100), money(line['b']))
  else if (kind === 'orphan-housing') cents = cost!
  else if (kind === 'crisis') {
    const most = line['a'] === 'needy' ? thresholdOf('needy', day, rows.length) : money(line['a']) + money(line['b']) * (rows.length - 1)
    if (most === undefined) missing.add('needyThreshold')
    else cents = Math.min(cost!, most)
  } else if (paid) {
    const spanDay = event ?? day
    const days = claim.days ?? 0
    const [cash, rest] = [left(uses, line['how often']!, spanDay, money(line['a']), 'cents'), line['b'] === '' ? Infinity : left(uses, line['how often']!, spanDay, Number(line['b']), 'days')]
    if (kind === 'respite' && claim.days === undefined) missing.add('claim')
    else if (cash === 0 || days > rest) reasons.add('LimitUsed')
    else cents = Math.min(cost!, cash)
  } else if (kind === 'orphan-start' || kind === 'orphan-studies') {
    if (claim.disabled === undefined) missing.add('claim')
    else cents = money(claim.disabled ? line['b'] : line['a'])
  } else if (kind === 'guardian') {
    if (event === undefined) missing.add('claim')
    else cents = Math.floor((money(line['a']) * Math.max(0, event.slice(0, 4) < day.slice(0, 4) ? 12 : event.slice(0, 4) > day.slice(0, 4) ? 13 - Number(event.slice(5, 7)) : 13 - Number(event.slice(5, 7))) * 2 + 12) / 24)
  } else if (kind === 'wedding' || kind === 'jubilee') {
    if (event === undefined) missing.add('claim')
    else {
      const years = yearsOn(event, day)
      const table = kind === 'wedding' ? wedding : day >= '2025-12-18' ? Object.fromEntries(Object.entries(birthday).filter(([age]) => age !== '75')) : birthday
      const steps = [...Object.keys(table).map(Number), ...(kind === 'jubilee' && day >= '2025-12-18' && day < '2026-01-01' ? [75] : [])].filter((step) => step <= years)
      const step = kind === 'jubilee' && years > 100 ? years : Math.max(...steps)
      if (steps.length === 0) { reasons.add('NoJubilee'); reachedOn = undefined } else if (table[step] === undefined && step <= 100) { missing.add('benefitTerms') } else cents = step > 100 ? (150 + 25 * (step - 100)) * 100 : table[step]! * 100
      if (steps.length > 0) reachedOn = later(event, 12 * step)
      what = String(step)
    }
  } else if (kind === 'school') {
    if (claim.subjects.length === 0) missing.add('claim')
    for (const { birthDate } of claim.subjects) {
      const age = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4))
      if (age < 5 || age > 18) reasons.add('AgeNotServed')
      else cents += money(age < 7 ? line['a'] : line['b'])
    }
  } else if (kind === 'no-dwelling') {
    const gmi = thresholdOf('gmi', day, rows.length)
    if (gmi === undefined) missing.add('gmiThreshold')
    else if (status.income >= gmi) reasons.add('IncomeAboveThreshold')
    else cents = gmi - status.income
  } else cents = money(line['a']) * Math.max(1, claim.subjects.length)

  if (cents === 0 && (kind === 'dental' || kind === 'dental-repair') && missing.size === 0) reasons.add('NothingPaid')

  // Everything else that may stand against it.
  const applicant = facts.members.find((member) => member.role === 'applicant')!
  const person = bornOn ?? applicant.birthDate
  if (line['how often'] === 'over') reasons.add('NotGivenAnyMore')
  if (line['home'] === 'yes' && !(facts.dwelling.declaredInMunicipality ?? facts.dwelling.declaredThere)) reasons.add('NotDeclaredInMunicipality')
  if (line['under'] !== '' && later(person, 12 * Number(line['under'])) <= day) reasons.add('AgeNotServed')
  if (kind === 'guardian' && later(births.at(-1) ?? applicant.birthDate, 12 * 18) > day) reasons.add('AgeNotServed')
  const until = line['until']!
  if (reachedOn !== undefined && reachedOn > day) reasons.add('AskedBeforeEvent')
  else if (until.includes('-') ? day.slice(5) > until : until !== '' && reachedOn !== undefined && day > later(reachedOn, Number(until))) reasons.add('AskedTooLate')
  if (claim.certified === false) reasons.add('NotCertified')
  if (claim.studying === false) reasons.add('NotStudying')
  if (need?.found === false) reasons.add('NoNeedInCrisis')

  if (missing.size > 0) return { ...blank, outcome: 'Unsettled', missing: [...missing].toSorted() }
  if (reasons.size > 0) return { ...blank, outcome: 'NotEntitled', status: status.is, reasons: [...reasons].toSorted() }
  const monthly = line['how often'] === 'month'
  const months = Array.from({ length: monthly ? 6 : 1 }, (_, i) => monthText(monthNumber(day) + i)).filter((month, i) => i === 0 || line['under'] === '' || `${month}-01` < later(person, 12 * Number(line['under'])))
  const subjects = claim.subjects.map(({ personId }) => personId)
  const owners = kind === 'crisis' ? facts.members.map(({ personId }) => personId).toSorted() : kind === 'wedding' ? [applicant.personId, ...subjects] : subjects.length > 0 ? subjects : [applicant.personId]
  const slots = { once: ['once'], year: [`y${day.slice(0, 4)}`], each: [`e${what}`], month: months.map((month) => `m${month.replace('-', '')}`) }[line['how often']!] ?? []
  return { ...blank, outcome: 'Entitled', status: status.is, amountCents: cents, months, takes: `${owners.join(' ')}: ${slots.join(' ')}` }
}

/** §1: needy or low-income; a household over the limits of savings and property, or not of the place, has no status. */
function statusOf(question: ClaimCase, rows: ReturnType<typeof personRows>, missing: Set<string>, reasons: Set<string>): { is: string; income: number } {
  const asked: Case = { ...question, kind: 'gmi' }
  const income = monthlyIncome(asked, rows, missing)
  const against = bars(asked, rows, missing)
  against.forEach((code) => reasons.add(code))
  const needy = thresholdOf('needy', question.appliesOn, rows.length)
  const low = lowIncomeOf(question.place, question.appliesOn, rows.length, question.lowIncomeSigned)
  if (against.length > 0) return { is: 'none', income }
  if (needy !== undefined && income <= needy) return { is: 'needy', income }
  if (needy === undefined || low === undefined) {
    if (needy === undefined) missing.add('needyThreshold')
    if (low === undefined) missing.add('lowIncomeThreshold')
    return { is: 'unsettled', income }
  }
  if (income <= low) return { is: 'low-income', income }
  reasons.add('NotNeedyNorLowIncome')
  return { is: 'none', income }
}
