// A derivation: every number of an assessment with its formula, its inputs and the law and policy row behind it.
import { z } from 'zod'
import { numericDay } from './days.ts'
import { Provenance } from './household.ts'
import { formatCents } from './money.ts'

export const Unit = z.enum(['cents', 'ratio', 'count', 'months', 'day', 'text'])
export type Unit = z.infer<typeof Unit>

/** The policy row a number was read from, as a decision must cite it. */
export const PolicyRowRef = z.object({ id: z.string(), source: z.string(), confidence: z.enum(['A', 'B', 'C']) })
export type PolicyRowRef = z.infer<typeof PolicyRowRef>

/** An input is an earlier line, or a fact with its provenance, or a figure of the law with its row. */
export const Input = z.union([
  z.object({ line: z.string() }),
  z.object({ fact: z.string(), value: z.union([z.number(), z.string()]), unit: Unit.optional(), provenance: Provenance.optional(), policyRow: PolicyRowRef.optional() }),
])
export type Input = z.infer<typeof Input>

export const Line = z.object({
  id: z.string(),
  /** Latvian noun phrase, such that "<label> ir <value>." is a sentence. */
  label: z.string(),
  /** The arithmetic with its numbers, as a person would write it; empty where the value was only read. */
  formula: z.string(),
  value: z.union([z.number(), z.string()]),
  unit: Unit,
  inputs: z.array(Input),
  law: z.string(),
  policyRow: PolicyRowRef.optional(),
  /** True: belongs into the letter; the rest is for the caseworker. */
  letter: z.boolean().optional(),
})
export type Line = z.infer<typeof Line>

/** In the order of the calculation: a line's inputs stand before it. */
export const Derivation = z.array(Line)
export type Derivation = z.infer<typeof Derivation>

/** A value the Latvian way: money with its sign, days in figures, decimal comma. */
export function formatValue(value: number | string, unit: Unit | undefined): string {
  if (unit === 'cents') return formatCents(Number(value))
  if (unit === 'day') return numericDay(String(value))
  if (unit === 'months') return Number(value) % 10 === 1 && Number(value) % 100 !== 11 ? `${value} mēnesis` : `${value} mēneši`
  return String(value).replace('.', ',')
}

/** What is done in a line's formula, in words; by identifier, so that the reckonings of earlier releases have them too. */
const inWords: Readonly<Record<string, string>> = {
  'income.household': 'trīs mēnešu ienākumus dala ar 3, neregulāros gada ienākumus – ar 12',
  'gmi.benefit': 'no GMI sliekšņa atņem ienākumus',
  'housing.threshold': 'GMI slieksni reizina ar koeficientu',
  'housing.benefit': 'ar koeficientu reizinātajam slieksnim pieskaita mājokļa izdevumus un atņem ienākumus kopā ar GMI pabalstu',
  costs: 'saskaita mājokļa izdevumus',
}
/** What was received once is not spoken of where there was nothing. */
const nothingOnce = ` + ${formatCents(0)} / 12`

/** How a line was reckoned: first in words, then with its numbers. Nothing where the formula only says the value again. */
function reckoned({ id, formula, value, unit }: Line): string {
  if (formula === '' || formula === formatValue(value, unit)) return ''
  if (id === 'income.household' && formula.endsWith(nothingOnce)) return ` Kā aprēķina: trīs mēnešu ienākumus dala ar 3: ${formula.slice(0, -nothingOnce.length)}.`
  return ` Kā aprēķina: ${inWords[id] === undefined ? '' : `${inWords[id]}: `}${formula}.`
}

/** The derivation as plain sentences for the letter: what it is, by which law, how it was reckoned. */
export const letterSentences = (derivation: Derivation): string[] =>
  derivation.filter((line) => line.letter).map((line) => `${line.label} ir ${formatValue(line.value, line.unit)} (${line.law}).${reckoned(line)}`)

/** Where the figures of a derivation came from, each source once: registers with the day of their answer, documents, the application. */
export function sourcesText(derivation: Derivation): string {
  const found = derivation.flatMap(({ inputs }) => inputs).flatMap((input) => ('line' in input ? [] : input.provenance ?? []))
  const texts = found.map(({ source, name, asOf }) => {
    const on = asOf === undefined ? '' : ` (${source === 'register' ? 'uz ' : ''}${numericDay(asOf)})`
    if (source === 'declared' && name !== undefined) return `${name} teiktais${on}`
    return source === 'declared' ? 'iesniegumā norādītais' : `${source === 'register' ? `reģistrs ${name ?? ''}` : `dokuments: ${name ?? ''}`}${on}`
  })
  return [...new Set(texts)].toSorted((a, b) => Number(a.startsWith('iesn')) - Number(b.startsWith('iesn'))).join('; ')
}

export interface TableRow { label: string; formula: string; value: string; from: string; law: string; row: string }

/** A source in a word, with its name and day, and the day a colleague entered it. */
export const provenanceText = ({ source, name, asOf, enteredOn }: Provenance): string =>
  [SOURCES[source], name, asOf && numericDay(asOf), enteredOn && `ierakstīts ${numericDay(enteredOn)}`].filter(Boolean).join(', ')

const SOURCES = { declared: 'deklarēts', register: 'reģistrs', document: 'dokuments' } as const

/** The derivation as a table for the caseworker: every line, with where its facts came from and which policy row was applied; `rowName`: how a row is called. */
export function derivationTable(derivation: Derivation, rowName: (id: string) => string = (id) => id): TableRow[] {
  // A label may end with the comma its sentence needs.
  const labels = new Map(derivation.map((line) => [line.id, line.label.replace(/,$/, '')]))
  return derivation.map((line) => ({
    label: labels.get(line.id) ?? line.label,
    formula: line.formula,
    value: formatValue(line.value, line.unit),
    from: line.inputs.map((input) => 'line' in input ? labels.get(input.line) ?? input.line : factText(input, rowName)).join('; '),
    law: line.law,
    row: line.policyRow === undefined ? '' : `${rowName(line.policyRow.id)}; ticamība ${line.policyRow.confidence}; ${line.policyRow.source}`,
  }))
}

/** The identifiers of the rows a derivation read, each once. */
export const rowIdsIn = (derivation: Derivation): string[] =>
  [...new Set(derivation.flatMap(({ policyRow, inputs }) => [policyRow, ...inputs.map((input) => ('line' in input ? undefined : input.policyRow))]).flatMap((row) => row?.id ?? []))].toSorted()

function factText(input: Exclude<Input, { line: string }>, rowName: (id: string) => string): string {
  const value = `${input.fact}: ${formatValue(input.value, input.unit)}`
  if (input.policyRow !== undefined) return `${value} (${rowName(input.policyRow.id)})`
  if (input.provenance === undefined) return value
  return `${value} (${provenanceText(input.provenance)})`
}
