// What the rules need of the policy tables: one plain value for one municipality, one day of law and one day of knowledge.
import { z } from 'zod'
import type { PolicyRowRef } from '../derivation.ts'
import type { Day, Month } from '../days.ts'
import type { CostItem } from '../household.ts'
import type { Cents } from '../money.ts'
import { MonthRule } from './law-of-month.ts'
import type { BenefitTerms } from './benefit-terms.ts'

/** A value with the row it came from. `unsettled` routes the proceeding to a person; `why` says what is missing, in Latvian. */
export type Setting<V> =
  | { value: V; row: PolicyRowRef }
  | { value: 'unsettled'; row?: PolicyRowRef; why: string }

/** A monthly amount for the first or only person and for each other person of the household. */
export interface PersonScale { firstCents: Cents; otherCents: Cents }

/** Coefficients of the housing benefit in tenths: 25 is 2.5. */
export interface HousingCoefficients {
  aloneTenths: number
  severalTenths: number
  withChildrenTenths: number
  othersTenths: number
  /** Who is in the group with children: households of pension-age or disabled persons only, or (from 2026) any. */
  childrenGroup: 'pension-or-disabled-only' | 'any'
}

export type SavingsLimit = { kind: 'fixed'; limitCents: Cents } | { kind: 'needy-threshold' }

export interface PropertyLimits { landM2: number; motorVehicles: number; motorVehiclesWithChildren: number }

/** From each year on the age in months a person must reach, the years ascending; years before the first row use its months. */
export type PensionAge = { fromYear: number; months: number }[]

export interface AwardMonths { someoneOfWorkingAge: number; nobodyOfWorkingAge: number; urgent: number }

/** MK 809 Annex 3: quantities in thousandths of the unit, for the first and each other person, and a maximum if there is one. */
export interface HousingCostNorm {
  item: CostItem
  unit: string
  firstThousandths: number
  otherThousandths: number
  maxThousandths?: number
}

export interface HousingConditions { writtenContract: boolean; closeRelativeBars: boolean }

/** Where the law is silent or read in two ways: the municipality's adopted reading (domain facts §12). */
export const Readings = z.strictObject({
  /** Which day's law the months of an award go by (benefits by means; the others go by the day of application or of the event). */
  monthRule: MonthRule,
  /** Irregular income counts for the 12 months before the month of application, or for that month and 11 before. */
  irregularMonths: z.enum(['before-application-month', 'with-application-month']),
  /** Savings and property over the limit bar the housing benefit too. */
  meansBarHousing: z.boolean(),
  /** Who leads to the shorter award: by age alone, or not the disabled. */
  workingAge: z.enum(['by-age', 'not-disabled']),
  /** A child in education counts until the day before this birthday. */
  studyingUntilAge: z.literal([25, 24]),
  /** A student living alone, or with other students only, is in the group with children. */
  studentsAloneAreChildren: z.boolean(),
  /** An item without a settled norm: recognised as billed with a remark, or left to a person. */
  withoutNorm: z.enum(['as-billed', 'to-a-person']),
  /** The share of who does not co-operate: an equal part of the benefit, or their own threshold amount. */
  cooperationShare: z.enum(['equal-part', 'own-threshold']),
  /** What a breach of co-operation takes from. */
  cooperationOf: z.enum(['gmi', 'gmi-and-housing']),
})
export type Readings = z.infer<typeof Readings>

export interface Policy {
  municipality: string
  appliesOn: Day
  knownOn: Day
  gmiThreshold: Setting<PersonScale>
  needyThreshold: Setting<PersonScale>
  lowIncomeThreshold: Setting<PersonScale>
  savingsLimit: Setting<SavingsLimit>
  propertyLimits: Setting<PropertyLimits>
  /** For the month of application and the 12 before it. */
  minimumWage: Record<Month, Setting<Cents>>
  pensionAge: Setting<PensionAge>
  awardMonths: Setting<AwardMonths>
  housingCoefficients: Setting<HousingCoefficients>
  housingConditions: Setting<HousingConditions>
  housingCostNorms: Setting<HousingCostNorm[]>
  /** Of the one benefit asked about, where it is given by an event or by status. */
  benefitTerms?: Setting<BenefitTerms>
  readings: Readings
}

/** Threshold sum of a household of `persons`: T1 + T2 × (n − 1). */
export const thresholdSum = (scale: PersonScale, persons: number): Cents => scale.firstCents + scale.otherCents * (persons - 1)

export type Settled<V> = Extract<Setting<V>, { row: PolicyRowRef; value: V }>
export const isSettled = <V>(setting: Setting<V>): setting is { value: V; row: PolicyRowRef } => setting.value !== 'unsettled'
