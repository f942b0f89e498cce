// Households for acceptance tests, in the words of a caseworker.
import type { Application, Wish } from '../../functions/domain/application.ts'
import { dayAt, monthOf, monthsBefore } from '../../functions/domain/days.ts'
import type { HouseholdFacts, IncomeKind, Member } from '../../functions/domain/household.ts'
import { instantOf } from '../../functions/domain/identifiers.ts'
import { fullName, type Resident } from '../../functions/domain/person.ts'
import { deliver } from '../../functions/platform/deliver.ts'
import type { Office } from '../office.ts'

export const declared = { source: 'declared' } as const

export interface Household {
  members: { resident: Resident; role: Member['role']; disability?: 'I' | 'II' | 'III' | 'child'; monthly?: { kind: IncomeKind; euro: number }[]; declaredOnly?: boolean }[]
  /** Whole dwelling costs of the month before the application, in euro. */
  costs?: number
  savings?: number
}

/** What the household declares when it applies on that day. */
export function factsOf(household: Household, appliedOn: string): HouseholdFacts {
  const month = monthOf(appliedOn)
  return {
    members: household.members.map(({ resident, role, disability }) => ({
      personId: resident.personId, role, birthDate: resident.birthDate,
      ...(disability === undefined ? {} : { disability: { group: disability, provenance: declared } }),
    })),
    incomes: household.members.flatMap(({ resident, monthly = [] }) => monthly.map(({ kind, euro }) => ({
      personId: resident.personId, kind, rhythm: 'regular' as const,
      amounts: monthsBefore(month, 3).map((of) => ({ month: of, amountCents: Math.round(euro * 100), provenance: declared })),
    }))),
    savings: household.savings === undefined ? [] : [{ personId: household.members[0]!.resident.personId, kind: 'account', amountCents: household.savings * 100, provenance: declared }],
    properties: [],
    dwelling: { declaredThere: true, livingThere: true, tenure: 'owned-by-member', writtenContract: true, belongsToCloseRelative: false, provenance: declared },
    housingCosts: household.costs === undefined ? [] : [{ item: 'heating', month: monthsBefore(month, 1)[0]!, amountCents: Math.round(household.costs * 100), provenance: declared }],
  }
}

/** Has the registers say what the household declares: pensions and the like at VSAA, wages at VID, disability at VDEĀVK; whoever has no wage is registered as unemployed. */
export function registersAgree(office: Office, household: Household, appliedOn: string): void {
  const months = monthsBefore(monthOf(appliedOn), 3)
  const { persons } = office.registers
  for (const { resident: { personCode }, role, monthly = [], disability, declaredOnly } of household.members) {
    if (declaredOnly === true) continue
    for (const { kind, euro } of monthly)
      (persons[kind === 'wage' ? 'VID' : 'VSAA'] ??= []).push({ personCode, incomes: months.map((month) => ({ kind, month, cents: Math.round(euro * 100) })) })
    if (role !== 'child' && monthly.every(({ kind }) => kind !== 'wage')) (persons['NVA'] ??= []).push({ personCode, unemployedSince: '2025-06-02' })
    if (disability !== undefined) (persons['VDEAVK'] ??= []).push({ personCode, disabilityGroup: disability })
  }
}

/** The applicant submits: as the page does, through the store and the outbox. Gives the application's and the case's identifiers. */
export async function apply(office: Office, household: Household, wishes: Wish[], options: { caseId?: string; everyoneSigns?: boolean } = {}): Promise<Pick<Application, 'applicationId' | 'caseId'>> {
  const { dependencies } = office.host
  const { store, newId } = dependencies
  const at = instantOf(office.clock.now())
  const applicant = household.members[0]!.resident
  const applicationId = newId()
  const caseId = options.caseId ?? newId()
  const signers = household.members.filter(({ role }) => role !== 'child' && (options.everyoneSigns !== false || role === 'applicant'))
  const message = await store.applications.submit({
    applicationId, caseId, applicantId: applicant.personId, submittedAt: at, wishes, facts: factsOf(household, dayAt(at)), iban: 'LV70HABA0551003890106',
    signatures: signers.map(({ resident: { personId } }) => ({ personId, at })),
  }, { caseId, applicantId: applicant.personId, memberIds: household.members.map(({ resident }) => resident.personId), title: fullName(applicant), parish: applicant.parish, openedAt: at })
  await deliver(dependencies, message)
  await office.host.settle()
  return { applicationId, caseId }
}

/** The boxes an execution went through, in order. */
export function pathOf(office: Office, workflow: string, execution: string): string[] {
  const arns = (office.host.runner.operate('ListExecutions', { stateMachineArn: workflow }) as { executions: { name: string; executionArn: string }[] }).executions
  const executionArn = arns.find(({ name }) => name === execution)?.executionArn
  if (executionArn === undefined) throw new Error(`No execution ${execution} of ${workflow}; there are ${arns.map(({ name }) => name).join(', ')}`)
  const { events } = office.host.runner.operate('GetExecutionHistory', { executionArn, maxResults: 1000 }) as { events: { type: string; stateEnteredEventDetails?: { name: string } }[] }
  return events.flatMap((event) => (event.stateEnteredEventDetails === undefined ? [] : [event.stateEnteredEventDetails.name]))
}
