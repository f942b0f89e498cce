// A synthetic household: what is so, what each register knows of it, and what its applicant would declare.
import type { Month } from '../../../functions/domain/days.ts'
import type { CostItem, Dwelling, HouseholdFacts, Income, IncomeKind, Member } from '../../../functions/domain/household.ts'
import type { Resident } from '../../../functions/domain/person.ts'
import type { RegisterCode, RegisterPerson } from '../../../functions/domain/register.ts'

export interface SyntheticPerson {
  resident: Resident
  role: Member['role']
  disability?: NonNullable<RegisterPerson['disabilityGroup']>
  fullTimeEducation?: boolean
  unemployedSince?: string
  /** Where the population register has them, if it is not where they live. */
  declaredAddress?: string
  /** The same every month; `undeclared`: the register knows of it and the applicant says nothing. */
  incomes: { kind: IncomeKind; cents: number; undeclared?: true }[]
  vehicles: { plate: string; description: string }[]
  properties: { cadastre: string; description: string; landHectaresHundredths: number; dwelling: boolean }[]
}

export interface SyntheticHousehold {
  /** The applicant first. */
  members: SyntheticPerson[]
  tenure: Dwelling['tenure']
  monthlyCosts: { item: CostItem; cents: number }[]
  savingsCents: number
  iban: string
}

export const applicantOf = ({ members }: SyntheticHousehold): SyntheticPerson => members[0]!

const declared = { source: 'declared' } as const

/** The declaration its applicant would give for an application after these three full months; costs are of the last of them. */
export function declarationOf(household: SyntheticHousehold, months: readonly Month[]): HouseholdFacts {
  const { members, tenure, monthlyCosts, savingsCents } = household
  const lastMonth = months.at(-1)!
  return {
    members: members.map(({ resident, role, disability, fullTimeEducation }) => ({
      personId: resident.personId, role, birthDate: resident.birthDate,
      ...(disability && { disability: { group: disability, provenance: declared } }),
      ...(fullTimeEducation && { fullTimeEducation }),
    })),
    incomes: members.flatMap(({ resident, incomes }) => incomes.filter(({ undeclared }) => undeclared !== true).map(({ kind, cents }): Income => ({
      personId: resident.personId, kind, rhythm: 'regular', amounts: months.map((month) => ({ month, amountCents: cents, provenance: declared })),
    }))),
    savings: savingsCents === 0 ? [] : [{ personId: applicantOf(household).resident.personId, kind: 'account', amountCents: savingsCents, provenance: declared }],
    properties: members.flatMap(({ resident: { personId }, vehicles, properties }) => [
      ...vehicles.map(({ plate }) => ({ personId, kind: 'motor-vehicle' as const, reference: plate, provenance: declared })),
      ...properties.map(({ cadastre, dwelling, landHectaresHundredths }) => dwelling
        ? { personId, kind: 'dwelling' as const, reference: cadastre, isHome: true, provenance: declared }
        // A hundredth of a hectare is 100 m².
        : { personId, kind: 'land' as const, reference: cadastre, areaM2: landHectaresHundredths * 100, provenance: declared }),
    ]),
    dwelling: { declaredThere: true, livingThere: true, tenure, writtenContract: tenure !== 'owned-by-member', belongsToCloseRelative: false, provenance: declared },
    housingCosts: monthlyCosts.map(({ item, cents }) => ({ item, month: lastMonth, amountCents: cents, provenance: declared })),
  }
}

/** What the register knows of the person; undefined when it has nothing of its own to say. */
export function registered(person: SyntheticPerson, register: RegisterCode, months: readonly Month[]): Omit<RegisterPerson, 'personCode'> | undefined {
  const { resident, disability, unemployedSince, declaredAddress, vehicles, properties } = person
  const incomesOf = (ofWages: boolean) => {
    const kinds = person.incomes.filter(({ kind }) => (kind === 'wage') === ofWages && (ofWages || ofVsaa.has(kind)))
    return kinds.length === 0 ? undefined : { incomes: kinds.flatMap(({ kind, cents }) => months.map((month) => ({ kind, month, cents }))) }
  }
  switch (register) {
    case 'PMLP': return { name: `${resident.givenName} ${resident.familyName}`, birthDate: resident.birthDate, declaredAddress: declaredAddress ?? resident.address }
    case 'VSAA': return incomesOf(false)
    case 'VID': return incomesOf(true)
    case 'NVA': return unemployedSince === undefined ? undefined : { unemployedSince }
    case 'VDEAVK': return disability === undefined ? undefined : { disabilityGroup: disability }
    case 'CSDD': return vehicles.length === 0 ? undefined : { vehicles }
    case 'VZD': return properties.length === 0 ? undefined : { properties }
  }
}

/** Pensions and state benefits; wages are the tax authority's (VID), maintenance between people is nobody's. */
const ofVsaa: ReadonlySet<IncomeKind> = new Set(['pension', 'state-social-security-benefit', 'unemployment-benefit', 'sick-benefit', 'parental-benefit', 'child-raising-benefit', 'family-state-benefit', 'disabled-child-care-benefit'])
