// The means of a household as the desk compares them: declared and register figures side by side, and which one is used.
import { receiptOf, type Application } from '../../domain/application.ts'
import { dayAt, longMonth, monthOf, monthsBefore, numericDay } from '../../domain/days.ts'
import { reconcile } from '../../domain/facts.ts'
import { provenanceText } from '../../domain/derivation.ts'
import { lastEntered, withEntered, type EnteredIncome } from '../../domain/entered-incomes.ts'
import type { Income } from '../../domain/household.ts'
import { formatCents } from '../../domain/money.ts'
import type { Resident } from '../../domain/person.ts'
import { applicationOfProceeding } from '../../domain/proceeding.ts'
import type { RegisterCheck } from '../../domain/register.ts'
import { surroundingsOf } from '../../policy/surroundings.ts'
import type { CaseFile } from '../../store/cases.ts'
import { costItems, differences, incomeKinds, propertyKinds, savingsKinds, tenures } from '../words.ts'
import { worded, type Names } from '../names.ts'

export interface IncomeRow {
  person: string; kind: string; month: string; regular: boolean
  declaredCents: number | undefined
  register: { cents: number; source: string } | undefined
  usedCents: number
  differs: boolean
}

/** The means as applied for in one application, with what its registers answered. */
export function meansView(application: Application, { checks: allChecks, settlements: allSettlements, entered }: Pick<CaseFile, 'checks' | 'settlements' | 'entered'>, residents: readonly Resident[], names: Names, municipality: string) {
  const checks = allChecks.filter(({ applicationId }) => applicationId === application.applicationId)
  // What was settled when the matter was decided anew goes before what was settled first.
  const settlements = allSettlements.filter(({ of }) => applicationOfProceeding(of) === application.applicationId).toReversed()
  const personIds = Object.fromEntries(residents.map(({ personCode, personId }) => [personCode, personId]))
  const ofThis = entered.filter(({ applicationId }) => applicationId === application.applicationId)
  const declared = withEntered(application.facts, ofThis)
  const counted = monthsBefore(monthOf(dayAt(receiptOf(application))), 3)
  const { facts, contradictions } = reconcile(declared, checks, personIds, counted, settlements, surroundingsOf(municipality, application, residents))
  return {
    incomes: incomeRows(declared.incomes, facts.incomes, checks, personIds, names, contradictions.map(({ key }) => key), counted),
    entered: enteredView(ofThis, names),
    settlements: settlements.map(({ key, ...settled }) => ({ figure: figureName(key, names), ...settled })),
    savings: declared.savings.map(({ personId, kind, amountCents, provenance }) => ({ person: names[personId], kind: savingsKinds[kind], amountCents, source: provenanceText(provenance) })),
    properties: declared.properties.map((property) => ({
      person: names[property.personId], kind: propertyKinds[property.kind], reference: property.reference, areaM2: property.areaM2, exception: property.exceptionClaimed, source: provenanceText(property.provenance),
    })),
    costs: declared.housingCosts.map(({ item, month, amountCents, provenance }) => ({ item: costItems[item], month: longMonth(month), amountCents, source: provenanceText(provenance) })),
    dwelling: { ...declared.dwelling, tenureText: declared.dwelling.tenure === undefined ? 'Nav jautāts' : tenures[declared.dwelling.tenure], source: provenanceText(declared.dwelling.provenance) },
    known: checks.flatMap((check) => furtherKnown(check, personIds, names)),
  }
}

/** Each entry of a month no form asked about, the last first; an earlier one that was mended stays to be read. */
export const enteredView = (entered: readonly EnteredIncome[], names: Names) => {
  const last = lastEntered(entered)
  return entered.map((entry) => ({
    person: names[entry.personId] ?? '', month: longMonth(entry.month), once: entry.rhythm === 'irregular', reason: entry.reason, by: entry.by, at: entry.at,
    amounts: entry.amounts.map(({ kind, amountCents }) => `${incomeKinds[kind]} ${formatCents(amountCents)}`).join(', '), source: provenanceText(entry.provenance), mended: !last.includes(entry),
  })).toSorted((a, b) => b.at.localeCompare(a.at))
}

/** `VSAA:anna:pension:2025-12` → whose, what, when. */
function figureName(key: string, names: Names): string {
  const [register = '', personId = '', kind = '', month = ''] = key.split(':')
  if (month === '') return [names[personId], differences[kind as keyof typeof differences], register].join(', ')
  return [names[personId], incomeKinds[kind as keyof typeof incomeKinds], longMonth(month), register].join(', ')
}

/** Registers are asked about twelve months; of regular income the three that count are shown. */
function incomeRows(declared: readonly Income[], used: readonly Income[], checks: readonly RegisterCheck[], personIds: Readonly<Record<string, string>>, names: Names, contradicting: readonly string[], counted: readonly string[]): IncomeRow[] {
  const flat = (incomes: readonly Income[]) => incomes.flatMap(({ personId, kind, rhythm, amounts }) => amounts.map(({ month, amountCents }) => ({ personId, kind: kind as string, rhythm, month, cents: amountCents })))
  const listed = checks.flatMap(({ register, reply, manual }) => reply.state !== 'answered' ? [] : reply.persons.flatMap(({ personCode, incomes = [] }) => incomes.filter(({ month }) => counted.includes(month)).map(({ kind, month, cents }) => ({
    personId: personIds[personCode] ?? '', kind, rhythm: 'regular' as const, month, cents, register, source: manual === undefined ? `${register}, ${numericDay(dayAt(reply.asOf))}` : `${manual.document}, ${numericDay(dayAt(reply.asOf))}`,
  }))))
  const keyOf = (figure: { personId: string; kind: string; rhythm: string; month: string }) => [figure.personId, figure.kind, figure.rhythm, figure.month].join(':')
  const [declaredBy, usedBy, listedBy] = [Map.groupBy(flat(declared), keyOf), Map.groupBy(flat(used), keyOf), Map.groupBy(listed, keyOf)]
  const sum = (figures: readonly { cents: number }[] | undefined) => figures?.reduce((total, { cents }) => total + cents, 0)
  return [...new Set([...declaredBy.keys(), ...usedBy.keys(), ...listedBy.keys()])].map((key): IncomeRow => {
    const [personId = '', kind = '', rhythm = '', month = ''] = key.split(':')
    const inRegister = listedBy.get(key)
    return {
      person: names[personId] ?? '', kind: worded(incomeKinds, kind), month, regular: rhythm === 'regular',
      declaredCents: sum(declaredBy.get(key)),
      register: inRegister && { cents: sum(inRegister) ?? 0, source: [...new Set(inRegister.map(({ source }) => source))].join('; ') },
      usedCents: sum(usedBy.get(key)) ?? 0,
      differs: contradicting.some((contradiction) => contradiction.endsWith(`:${personId}:${kind}:${month}`)),
    }
  }).toSorted((a, b) => a.person.localeCompare(b.person, 'lv') || a.kind.localeCompare(b.kind, 'lv') || a.month.localeCompare(b.month)).map((row) => ({ ...row, month: longMonth(row.month) }))
}

/** What registers say beside income: addresses, unemployment, disability, vehicles, real estate. */
function furtherKnown({ register, reply, manual }: RegisterCheck, personIds: Readonly<Record<string, string>>, names: Names): { register: string; text: string }[] {
  if (reply.state !== 'answered') return []
  const lines = reply.persons.flatMap(({ personCode, declaredAddress, deceasedOn, unemployedSince, disabilityGroup, vehicles = [], properties = [] }) => {
    const person = names[personIds[personCode] ?? ''] ?? ''
    return [
      ...(declaredAddress === undefined ? [] : [`deklarētā dzīvesvieta ${declaredAddress}`]),
      ...(deceasedOn === undefined ? [] : [`miris ${numericDay(deceasedOn)}`]),
      ...(unemployedSince === undefined ? [] : [`bezdarbnieks kopš ${numericDay(unemployedSince)}`]),
      ...(disabilityGroup === undefined ? [] : [disabilityGroup === 'child' ? 'bērns ar invaliditāti' : `${disabilityGroup} invaliditātes grupa`]),
      ...vehicles.map(({ plate, description }) => `transportlīdzeklis ${plate} ${description}`.trim()),
      ...properties.map(({ cadastre, description, landHectaresHundredths }) => `īpašums ${cadastre} ${description}${landHectaresHundredths > 0 ? `, zeme ${String(landHectaresHundredths / 100).replace('.', ',')} ha` : ''}`.trim()),
    ].map((text) => ({ register, text: `${person}: ${text}` }))
  })
  return [...lines, ...(manual?.text === undefined ? [] : [{ register, text: manual.text }])]
}
