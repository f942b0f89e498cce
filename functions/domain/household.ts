// The facts of a household as the means test needs them: who lives there, on what, with what, and where each figure comes from.
import { z } from 'zod'
import { BenefitKind } from './benefits.ts'
import { Day, Month } from './days.ts'
import { Instant, PersonId } from './identifiers.ts'
import { AmountCents } from './money.ts'

/** Where a figure comes from: stated by the applicant (`name`: how, where not in the application), answered by a register (`name`, `asOf`), or read in a document. */
export const Provenance = z.object({
  source: z.enum(['declared', 'register', 'document']),
  name: z.string().optional(),
  asOf: Day.optional(),
  /** A colleague entered it afterwards, for a month the form did not ask about. Absent: as applied for, or as a register answered. */
  enteredOn: Day.optional(),
})
export type Provenance = z.infer<typeof Provenance>

/** I–III are the groups of adults; a child with a disability has no group. */
export const Disability = z.object({
  group: z.enum(['I', 'II', 'III', 'child']),
  since: Day.optional(),
  until: Day.optional(),
  sinceChildhood: z.boolean().optional(),
  provenance: Provenance,
})
export type Disability = z.infer<typeof Disability>

export const Member = z.object({
  personId: PersonId,
  /** As on the form; the law asks the birth date, not the role. */
  role: z.enum(['applicant', 'adult', 'child']),
  birthDate: Day,
  disability: Disability.optional(),
  fullTimeEducation: z.boolean().optional(),
  /** Under guardianship (aizbildnība) of a member of the household. */
  guardianship: z.boolean().optional(),
  /** False: lives at the address but keeps house apart: another household, whose means are not asked (SPSPL 1; facts §1.1). Absent: shares the expenses. */
  sharesExpenses: z.boolean().optional(),
})
export type Member = z.infer<typeof Member>

/** Kinds of income; which of them count is SPSPL 5(2), in law/counted-income.ts. */
export const incomeKinds = [
  'wage', 'sick-benefit', 'pension', 'unemployment-benefit', 'parental-benefit', 'maternity-benefit', 'paternity-benefit',
  'child-raising-benefit', 'state-social-security-benefit', 'maintenance', 'economic-activity', 'rent-received',
  'dividends-or-interest', 'area-payments', 'transfer-from-person', 'gift', 'property-sale', 'lottery', 'foreign-income',
  'employment-contract-measure', 'temporary-public-work', 'business-start-grant', 'other',
  'scholarship',
  'family-state-benefit', 'disabled-child-care-benefit', 'disabled-person-care-benefit', 'assistant-use-benefit',
  'transport-compensation', 'coeliac-child-benefit', 'birth-or-death-benefit', 'orphan-after-care-guarantee', 'student-loan',
  'active-employment-support', 'crime-victim-compensation', 'blood-donor-payment', 'income-tax-refund', 'charity-for-purpose',
  'refugee-one-off-support', 'municipal-benefit',
] as const
export const IncomeKind = z.enum(incomeKinds)
export type IncomeKind = z.infer<typeof IncomeKind>

/**
 * One source of income of one person, after tax. `regular`: amounts by month, averaged over three full months.
 * `irregular`: one-off or seasonal, by the month received, a twelfth each.
 */
export const Income = z.object({
  personId: PersonId,
  kind: IncomeKind,
  rhythm: z.enum(['regular', 'irregular']),
  amounts: z.array(z.object({ month: Month, amountCents: AmountCents, provenance: Provenance })),
})
export type Income = z.infer<typeof Income>

/** Somebody was asked, and had no income of this rhythm in this month. */
export const WithoutIncome = Income.pick({ personId: true, rhythm: true }).extend({ month: Month, provenance: Provenance })
export type WithoutIncome = z.infer<typeof WithoutIncome>

export const Savings = z.object({
  personId: PersonId,
  kind: z.enum(['account', 'deposit', 'cash', 'securities', 'other']),
  amountCents: AmountCents,
  provenance: Provenance,
})
export type Savings = z.infer<typeof Savings>

export const Property = z.object({
  personId: PersonId,
  kind: z.enum(['dwelling', 'land', 'farm-building', 'motor-vehicle', 'other']),
  /** Cadastre number, plate: what tells two apart. */
  reference: z.string().optional(),
  /** A dwelling: it is the home, the household is declared and lives there. */
  isHome: z.boolean().optional(),
  /** Land: area in square metres (1 ha = 10 000 m²), of this person's share. */
  areaM2: z.int().min(0).optional(),
  /** A farm building: functionally linked with the permitted land. */
  linkedToLand: z.boolean().optional(),
  /** An exception of SPSPL 36 is claimed (used by first-degree relatives, alienation ban, inherited share …): a person decides. */
  exceptionClaimed: z.string().optional(),
  provenance: Provenance,
})
export type Property = z.infer<typeof Property>

export const Dwelling = z.object({
  /** Declared residence of the household is in the municipality, in this dwelling. */
  declaredThere: z.boolean(),
  /** Where it is not in this dwelling, or not as declared: whether it is in the municipality all the same. Absent: as `declaredThere` says. */
  declaredInMunicipality: z.boolean().optional(),
  /** Where these two come from, if not from where the rest does. */
  residence: Provenance.optional(),
  livingThere: z.boolean(),
  /** These three are asked only where the means or the dwelling matter. */
  tenure: z.enum(['owned-by-member', 'municipal', 'rented', 'lent']).optional(),
  writtenContract: z.boolean().optional(),
  /** It belongs to a parent, child or grandparent who is not of the household. */
  belongsToCloseRelative: z.boolean().optional(),
  provenance: Provenance,
})
export type Dwelling = z.infer<typeof Dwelling>

/** What a dwelling costs; the first ten are named by SPSPL 35(3), the rest recognised by municipalities' practice. */
export const costItems = [
  'rent', 'management', 'heating', 'hot-water', 'cold-water', 'electricity', 'natural-gas', 'sewage', 'waste', 'telecom', 'water-meter',
  'solid-fuel', 'chimney', 'land-rent', 'property-tax', 'gas-bottle', 'insurance',
] as const
export const CostItem = z.enum(costItems)
export type CostItem = z.infer<typeof CostItem>

export const HousingCost = z.object({
  item: CostItem,
  month: Month,
  amountCents: AmountCents,
  /** What the bill measures (thousandths of m², m³, kWh …), needed where a norm limits the item. */
  quantityThousandths: z.int().min(0).optional(),
  provenance: Provenance,
})
export type HousingCost = z.infer<typeof HousingCost>

/** Someone a benefit is asked for: a child, a ward, a spouse. Not of the household as far as the claim goes: they sign nothing. */
export const Subject = z.object({ personId: PersonId, birthDate: Day })
export type Subject = z.infer<typeof Subject>

/** What is claimed for one benefit beside its asking; which of it the benefit needs stands in domain/benefits. */
export const Claim = z.object({
  kind: BenefitKind,
  /** Birth, wedding, appointment, placement, end of care, the event of a crisis. */
  eventOn: Day.optional(),
  /** A child, a ward, a spouse; several where they are chosen from the household. */
  subjects: z.array(Subject),
  /** Paid for it, by receipts; of a crisis, what a social worker found to be needed goes before it. */
  costCents: AmountCents.optional(),
  days: z.int().min(0).max(366).optional(),
  /** Disabled since childhood; in full-time education; the certificate or opinion the benefit asks for is there. */
  disabled: z.boolean().optional(),
  studying: z.boolean().optional(),
  certified: z.boolean().optional(),
  provenance: Provenance,
})
export type Claim = z.infer<typeof Claim>

/** What the office has established about the household, each by a person and with reasons; absent: nothing. */
export const Findings = z.object({
  /** Income is within the threshold, another condition is not met, and the case cannot wait: one month (MK 809). */
  urgent: z.boolean().optional(),
  /** Who broke a duty of co-operation (SPSPL 37): the duty, its day, and the evidence of the breach. */
  notCooperating: z.array(z.object({ personId: PersonId, duty: z.string().min(1), dueOn: Day, evidence: z.string().min(1) })).optional(),
})
export type Findings = z.infer<typeof Findings>

export const HouseholdFacts = z.object({
  members: z.array(Member).min(1),
  incomes: z.array(Income),
  /** Of months the form did not ask about: who had none. */
  withoutIncome: z.array(WithoutIncome).optional(),
  savings: z.array(Savings),
  properties: z.array(Property),
  dwelling: Dwelling,
  housingCosts: z.array(HousingCost),
  /** One for each benefit asked for by an event. */
  claims: z.array(Claim).optional(),
  findings: Findings.optional(),
}).superRefine((facts, context) => {
  const ids = facts.members.map((member) => member.personId)
  const complain = (message: string, path: (string | number)[]) => context.addIssue({ code: 'custom', message, path })
  if (new Set(ids).size !== ids.length) complain('a person is listed twice', ['members'])
  if (facts.members.filter((member) => member.role === 'applicant').length !== 1) complain('exactly one member applies', ['members'])
  if (facts.members.some((member) => member.role === 'applicant' && member.sharesExpenses === false)) complain('who applies is of the household', ['members'])
  for (const list of ['incomes', 'withoutIncome', 'savings', 'properties'] as const)
    facts[list]?.forEach((fact, i) => { if (!ids.includes(fact.personId)) complain('belongs to nobody of the household', [list, i, 'personId']) })
})
export type HouseholdFacts = z.infer<typeof HouseholdFacts>

/** Everyone the facts speak of: the members, and those benefits are asked for. */
export const peopleIn = ({ members, claims = [] }: Pick<HouseholdFacts, 'members' | 'claims'>): string[] =>
  [...new Set([...members, ...claims.flatMap(({ subjects }) => subjects)].map(({ personId }) => personId))]

/** MK 809 p. 2.1: the application and the declaration are signed by every adult of the household. */
export const Signature = z.object({ personId: PersonId, at: Instant })
export type Signature = z.infer<typeof Signature>
