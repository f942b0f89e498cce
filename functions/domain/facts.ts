// Declared facts laid against what the registers say: figures gain their source, differences become questions for a person.
import { z } from 'zod'
import { employmentDiffering } from './employment.ts'
import { IncomeKind, type HouseholdFacts, type Income, type Member, type Property, type Provenance } from './household.ts'
import { sharersOf } from './law/persons.ts'
import { Cents } from './money.ts'
import { RegisterCode, type RegisterCheck, type RegisterPerson } from './register.ts'
import { DeclaredWhere, declaredWhere, type Home, type Territory } from './residence.ts'
import { StaffId } from './identifiers.ts'

/** Declared and register figures of one person's income of one kind in one month that differ. `null`: that side has none. */
export const IncomeContradiction = z.object({
  key: z.string(),
  personId: z.string(),
  kind: IncomeKind,
  month: z.string(),
  register: RegisterCode,
  declaredCents: Cents.nullable(),
  registerCents: Cents.nullable(),
  /** The day the register's answer is of; older contradictions do not tell. */
  asOf: z.string().optional(),
})
export type IncomeContradiction = z.infer<typeof IncomeContradiction>

/**
 * Something else a register knows otherwise than declared, in words for a person. Born on another day: who was typed as a child may be an adult, and the
 * other way round. Died. Owns more vehicles, dwellings or land than declared; who declares more than the register knows contradicts nobody to their own good.
 * Is declared at another address than the application is made from, the applicant (`residence`) or another of the household (`member-residence`).
 * Works or does not, and the employment agency has it otherwise (domain/employment).
 */
export const FactContradiction = z.object({
  key: z.string(),
  personId: z.string(),
  about: z.enum(['birth-date', 'deceased', 'vehicles', 'dwellings', 'land', 'residence', 'member-residence', 'employment']),
  register: RegisterCode,
  declared: z.string(),
  inRegister: z.string(),
  asOf: z.string().optional(),
  /** Of an address: where the register's lies. */
  where: DeclaredWhere.optional(),
})
export type FactContradiction = z.infer<typeof FactContradiction>
export const Contradiction = z.union([IncomeContradiction, FactContradiction])
export type Contradiction = z.infer<typeof Contradiction>

/** What only a benefit by means asks about. */
export const isOfMeans = (contradiction: Contradiction): boolean => !('about' in contradiction) || ['vehicles', 'dwellings', 'land', 'member-residence', 'employment'].includes(contradiction.about)

/** A person's word on which side of a contradiction holds. `document`: what was shown for it. */
export const Settlement = z.object({ key: z.string(), holds: z.enum(['declared', 'register']), reason: z.string(), document: z.string().optional(), by: StaffId, at: z.string() })
export type Settlement = z.infer<typeof Settlement>

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

/** What the comparison of residence and work needs beside the declaration: the dwelling applied from, the municipality, and who is of the age to work. */
export interface Surroundings { home: Home; territory: Territory; isOfWorkingAge: (member: Member) => boolean }

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

/** Says a difference, or lets the facts be as the register says where a person has settled it so. */
type Differs = (found: Omit<FactContradiction, 'key' | 'register' | 'asOf'>, asInRegister?: (facts: HouseholdFacts) => HouseholdFacts) => void

/** What registers know of birth, property, residence and work, laid against the same facts; settled in a register's favour, the facts are as it says. */
function againstOtherRegisters(declared: HouseholdFacts, checks: readonly RegisterCheck[], personIds: Readonly<Record<string, string>>, settlements: readonly Settlement[], before: Contradiction[], months: readonly string[], surroundings: Surroundings | undefined): Reconciled {
  const contradictions = [...before]
  let facts = declared
  const applicantId = declared.members.find(({ role }) => role === 'applicant')?.personId ?? ''
  for (const { register, reply, manual } of checks) {
    if (reply.state === 'notAvailable') continue
    const asOf = reply.asOf.slice(0, 10)
    const differs: Differs = (found, asInRegister = (now) => now) => {
      const key = `${register}:${found.personId}:${found.about}:`
      const settled = settlements.find((settlement) => settlement.key === key)?.holds
      if (settled === undefined) contradictions.push({ key, ...found, register, asOf })
      else if (settled === 'register') facts = asInRegister(facts)
    }
    const persons = reply.state === 'answered' ? reply.persons : []
    const known = persons.flatMap((person) => (personIds[person.personCode] === undefined ? [] : [{ ...person, personId: personIds[person.personCode]! }]))
    const provenance = { source: 'register' as const, name: register, asOf }
    // A paper somebody entered in the agency's place they have read themselves.
    if (register === 'NVA' && manual === undefined && surroundings !== undefined) {
      // While the tax authority's wages are not settled nobody knows yet who works.
      const unknown = before.flatMap((contradiction) => (contradiction.register === 'VID' ? [contradiction.personId] : []))
      for (const member of sharersOf(declared.members).filter((one) => surroundings.isOfWorkingAge(one) && !unknown.includes(one.personId))) {
        const unemployedSince = known.find(({ personId }) => personId === member.personId)?.unemployedSince
        const differing = employmentDiffering(member, declared, months, unemployedSince)
        // Either way the income stays what it is: settled are the story, and whether a duty to be registered is to be agreed on.
        if (differing !== undefined) differs({ personId: member.personId, about: 'employment', declared: differing, inRegister: unemployedSince ?? '' })
      }
    }
    if (register === 'PMLP') {
      for (const { personId, birthDate, deceasedOn } of known) {
        const member = declared.members.find((candidate) => candidate.personId === personId)
        if (member !== undefined && birthDate !== undefined && birthDate !== member.birthDate)
          differs({ personId, about: 'birth-date', declared: member.birthDate, inRegister: birthDate }, (now) => ({ ...now, members: now.members.map((other) => (other.personId === personId ? { ...other, birthDate } : other)) }))
        // A death changes who the household is: that no rule does, a person has the application made anew.
        if (member !== undefined && deceasedOn !== undefined) differs({ personId, about: 'deceased', declared: '', inRegister: deceasedOn })
      }
      if (surroundings !== undefined) for (const { found, asInRegister } of addressesDiffering(declared, known, applicantId, surroundings, provenance)) {
        if (found === undefined) facts = asInRegister(facts)
        else differs(found, asInRegister)
      }
    }
    const others = (kind: Property['kind']) => (now: HouseholdFacts, owned: Property[]): HouseholdFacts => ({ ...now, properties: [...now.properties.filter((property) => property.kind !== kind), ...owned] })
    if (register === 'CSDD') {
      const owned = known.flatMap(({ personId, vehicles = [] }) => vehicles.map(({ plate }): Property => ({ personId, kind: 'motor-vehicle', reference: plate, provenance })))
      const count = declared.properties.filter(({ kind }) => kind === 'motor-vehicle').length
      if (owned.length > count) differs({ personId: applicantId, about: 'vehicles', declared: String(count), inRegister: `${owned.length}: ${owned.map(({ reference }) => reference).join(', ')}` }, (now) => others('motor-vehicle')(now, owned))
    }
    if (register === 'VZD') {
      const owned = known.flatMap(({ personId, properties = [] }) => properties.map((property) => ({ personId, ...property })))
      const dwellings = owned.filter(({ dwelling }) => dwelling)
      // The form asks for other dwellings than the home; the home itself is said to be theirs by its tenure.
      const home = declared.dwelling.tenure === 'owned-by-member' ? 1 : 0
      const said = declared.properties.filter(({ kind, isHome }) => kind === 'dwelling' && isHome !== true).length
      if (dwellings.length - home > said)
        differs({ personId: applicantId, about: 'dwellings', declared: String(said + home), inRegister: `${dwellings.length}: ${dwellings.map(({ cadastre }) => cadastre).join(', ')}` },
          (now) => others('dwelling')(now, dwellings.map(({ personId, cadastre }, i) => ({ personId, kind: 'dwelling', reference: cadastre, isHome: i < home, provenance }))))
      const landM2 = owned.reduce((sum, { landHectaresHundredths }) => sum + landHectaresHundredths * 100, 0)
      const saidM2 = declared.properties.reduce((sum, { areaM2 = 0 }) => sum + areaM2, 0)
      if (landM2 > saidM2)
        differs({ personId: applicantId, about: 'land', declared: inHectares(saidM2), inRegister: `${inHectares(landM2)}: ${owned.filter(({ landHectaresHundredths }) => landHectaresHundredths > 0).map(({ cadastre }) => cadastre).join(', ')}` },
          (now) => others('land')(now, owned.filter(({ landHectaresHundredths }) => landHectaresHundredths > 0).map(({ personId, cadastre, landHectaresHundredths }) => ({ personId, kind: 'land', reference: cadastre, areaM2: landHectaresHundredths * 100, provenance }))))
    }
  }
  return { facts, contradictions }
}

interface AddressDifference { found?: Parameters<Differs>[0]; asInRegister: (facts: HouseholdFacts) => HouseholdFacts }

/** What the population register's addresses say otherwise, the applicant's and those of the others of the household; without `found` it adds to what nobody disputes. */
function addressesDiffering({ members, dwelling: { declaredThere } }: HouseholdFacts, known: readonly (Pick<RegisterPerson, 'declaredAddress'> & { personId: string })[], applicantId: string, { home, territory }: Surroundings, provenance: Provenance): AddressDifference[] {
  const registered = known.flatMap(({ personId, declaredAddress }) => (declaredAddress === undefined ? [] : [{ personId, declaredAddress, where: declaredWhere(declaredAddress, home, territory) }]))
  const own = registered.find(({ personId }) => personId === applicantId)
  const ofApplicant = ({ declaredAddress, where }: (typeof registered)[number]): AddressDifference[] => {
    const asInRegister = (now: HouseholdFacts): HouseholdFacts =>
      ({ ...now, dwelling: { ...now.dwelling, declaredThere: where === 'at-home', declaredInMunicipality: where === 'at-home' || where === 'in-municipality', residence: provenance } })
    if ((where === 'at-home') !== declaredThere) return [{ found: { personId: applicantId, about: 'residence', declared: declaredThere ? home.address : '', inRegister: declaredAddress, where }, asInRegister }]
    // Not declared in this dwelling, as the applicant says too: the register knows whether it is in the municipality.
    return declaredThere || where === 'unclear' ? [] : [{ asInRegister }]
  }
  // Who is declared with the applicant, wherever that is, is no question of their own.
  const isWithApplicant = (declaredAddress: string): boolean => own !== undefined && declaredWhere(declaredAddress, { address: own.declaredAddress, parish: '' }, territory) === 'at-home'
  const others = registered.filter(({ personId, declaredAddress, where }) =>
    personId !== applicantId && where !== 'at-home' && !isWithApplicant(declaredAddress) && sharersOf(members).some((member) => member.personId === personId))
  return [...(own === undefined ? [] : ofApplicant(own)), ...others.map(({ personId, declaredAddress, where }): AddressDifference => ({
    found: { personId, about: 'member-residence', declared: home.address, inRegister: declaredAddress, where },
    asInRegister: (now) => ({ ...now, members: now.members.map((member) => (member.personId === personId ? { ...member, sharesExpenses: false } : member)) }),
  }))]
}

/** 1 ha = 10 000 m². */
const inHectares = (areaM2: number): string => `${String(areaM2 / 10_000).replace('.', ',')} ha`

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
