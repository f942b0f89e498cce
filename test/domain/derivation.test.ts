// The derivation as the resident and the caseworker read it.
import { describe, expect, it } from 'vitest'
import { derivationTable, formatValue, letterSentences, sourcesText, type Derivation } from '../../functions/domain/derivation.ts'
import { assess } from '../../functions/domain/law/assess.ts'
import { aged, householdOf, signedByAll, tukumsOn } from './law/household-of.ts'

const on = '2026-03-10'
const facts = householdOf({ on, people: [aged(75, on)], monthlyIncomeCents: 500_00, rentCents: 300_00 })
facts.incomes[0]!.amounts[0]!.provenance = { source: 'register', name: 'VSAA', asOf: '2026-03-09' }
const { derivation } = assess({ kind: 'housing', facts, signatures: signedByAll(facts), policy: tukumsOn(on) })
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('the letter', () => {
  it('says what was reckoned, how and by which law', () => expect(letterSentences(derivation).map(plain)).toEqual([
    'Jūsu mājsaimniecības vidējie ienākumi mēnesī (01.12.2025.–28.02.2026.) ir 500,00 € (SPSPL 5. pants, MK noteikumu Nr. 809 2. punkts). Kā aprēķina: trīs mēnešu ienākumus dala ar 3: 1500,00 € / 3.',
    'Mājsaimniecības GMI slieksnis ir 187,00 € (SPSPL 33. pants).',
    'Mājokļa izdevumi mēnesī ir 300,00 € (SPSPL 35. panta trešā daļa, MK noteikumi Nr. 809).',
    'Koeficients (viena pensijas vecuma persona vai persona ar invaliditāti) ir 2,5 (SPSPL 35. panta piektā daļa).',
    'GMI slieksnis, reizināts ar koeficientu, ir 467,50 € (SPSPL 35. panta piektā daļa). Kā aprēķina: GMI slieksni reizina ar koeficientu: 187,00 € × 2,5.',
    'Mājokļa pabalsta apmērs mēnesī ir 267,50 € (SPSPL 35. panta piektā daļa). Kā aprēķina: ar koeficientu reizinātajam slieksnim pieskaita mājokļa izdevumus un atņem ienākumus kopā ar GMI pabalstu: 467,50 € + 300,00 € − 500,00 €.',
    'Termiņš, uz kuru piešķir, ir 6 mēneši (MK noteikumi Nr. 809).',
  ]))

  it('speaks of what was received once where there was something', () => {
    const once = householdOf({ on, people: [aged(75, on)], monthlyIncomeCents: 500_00, rentCents: 300_00 })
    once.incomes.push({ ...once.incomes[0]!, kind: 'gift', rhythm: 'irregular', amounts: [{ month: '2026-01', amountCents: 120_00, provenance: { source: 'declared' } }] })
    const answer = assess({ kind: 'housing', facts: once, signatures: signedByAll(once), policy: tukumsOn(on) })
    expect(plain(letterSentences(answer.derivation)[0]!)).toMatch(/Kā aprēķina: trīs mēnešu ienākumus dala ar 3, neregulāros gada ienākumus – ar 12: 1500,00 € \/ 3 \+ 120,00 € \/ 12\.$/)
  })
})

describe('the table', () => {
  const rows = derivationTable(derivation)
  it('names the source of each fact', () => expect(plain(rows[0]!.from)).toBe('2025-12: 500,00 € (reģistrs, VSAA, 09.03.2026.); 2026-01: 500,00 € (deklarēts); 2026-02: 500,00 € (deklarēts)'))
  it('names the policy row of each number of the law', () =>
    expect(rows.find((row) => row.label.startsWith('Koeficients'))?.row).toBe('housing-coefficients/2026-01-01/2026-02-26; ticamība A; likums 26.02.2026., spēkā 28.02.2026.; lvportals.lv 386728; saeima.lv 35551'))
  it('names the lines a line rests on', () => expect(rows.find((row) => row.label.startsWith('Mājokļa pabalsta'))?.from).toBe(
    'GMI slieksnis, reizināts ar koeficientu; Mājokļa izdevumi mēnesī; Ienākumi kopā ar tā paša mēneša GMI pabalstu'))
})

describe('a value', () => {
  it.each([[1234_50, 'cents', '1234,50 €'], [2.5, 'ratio', '2,5'], [3, 'count', '3'], ['2026-05-04', 'day', '04.05.2026.'], [1, 'months', '1 mēnesis'], [6, 'months', '6 mēneši'], ['trūcīga', 'text', 'trūcīga']] as const)(
    '%s in %s is written "%s"', (value, unit, text) => expect(plain(formatValue(value, unit))).toBe(text))
})

describe('where the figures came from', () => {
  const line = (...provenances: NonNullable<Extract<Derivation[number]['inputs'][number], { fact: string }>['provenance']>[]): Derivation =>
    [{ id: 'x', label: 'X', formula: '', value: 1, unit: 'count', law: 'L', inputs: provenances.map((provenance) => ({ fact: 'f', value: 1, provenance })) }]
  it('is said once for each source: registers with their day, documents, the application last', () => {
    const vsaa = { source: 'register', name: 'VSAA', asOf: '2026-03-05' } as const
    expect(sourcesText(line({ source: 'declared' }, vsaa, vsaa, { source: 'document', name: 'izziņa', asOf: '2026-03-04' }))).toBe('reģistrs VSAA (uz 05.03.2026.); dokuments: izziņa (04.03.2026.); iesniegumā norādītais')
  })
  it('is not said of what was only reckoned', () => expect(sourcesText(line())).toBe(''))
})
