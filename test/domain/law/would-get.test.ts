// "You would get it if": the smallest change of one figure that turns a refusal.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BenefitKind } from '../../../functions/domain/benefits.ts'
import { assess, type Question } from '../../../functions/domain/law/assess.ts'
import { leversOf, WouldGet, wouldGet } from '../../../functions/domain/law/would-get.ts'
import { gmiThreshold } from '../../../functions/policy/gmi-threshold.ts'
import { afterTheLastRow } from '../../policy/after-the-last-row.ts'
import { aged, householdOf, signedByAll, tukumsOn, type Described } from './household-of.ts'
import { household, kinds } from './households.ts'

const on = '2024-05-10'
const ask = (kind: BenefitKind, described: Partial<Described> = {}): Question => {
  const facts = householdOf({ on, people: [aged(40, on)], ...described })
  return { kind, facts, signatures: signedByAll(facts), policy: tukumsOn(on) }
}
const changes = (question: Question) => wouldGet(question).map(({ fact, change, needed }) => [fact, change, needed])

describe('a household refused the GMI benefit', () => {
  it('for income would get it with a cent below the threshold', () => {
    expect(changes(ask('gmi', { monthlyIncomeCents: 137_00 }))).toEqual([['income', 1, 136_99]])
    expect(changes(ask('gmi', { monthlyIncomeCents: 200_00 }))).toEqual([['income', 63_01, 136_99]])
  })
  it('for savings would get it at the limit', () => expect(changes(ask('gmi', { savingsCents: 400_00 }))).toEqual([['savings', 57_00, 343_00]]))
  it('for land would get it at the limit', () => expect(changes(ask('gmi', { properties: [{ kind: 'land', areaM2: 30_000 }, { kind: 'land', areaM2: 25_000 }] }))).toEqual([['land', 5_000, 50_000]]))
  it('for two figures would get it by neither alone', () => expect(changes(ask('gmi', { monthlyIncomeCents: 137_00, savingsCents: 343_01 }))).toEqual([]))
  it('for a reason that is no figure would get it by none', () => expect(changes(ask('gmi', { dwelling: { livingThere: false } }))).toEqual([]))
})

describe('a household refused the housing benefit', () => {
  it('would get it with less income or with higher costs', () =>
    // 137 × 1.5 + 100 = 305.50
    expect(changes(ask('housing', { monthlyIncomeCents: 310_00, rentCents: 100_00 }))).toEqual([['income', 4_51, 305_49], ['housing-costs', 4_51, 104_51]]))
  it('without costs would get it with a cent of them', () => expect(changes(ask('housing'))).toEqual([['housing-costs', 1, 1]]))
})

describe('a household that is not refused', () => {
  it('is told nothing', () => expect([changes(ask('gmi')), wouldGet({ ...ask('gmi'), policy: tukumsOn(afterTheLastRow(gmiThreshold)) })]).toEqual([[], []]))
})

describe('the sentence', () => {
  it('says by how much and to what', () => expect(wouldGet(ask('housing', { monthlyIncomeCents: 310_00, rentCents: 100_00 })).map(({ text }) => text.replaceAll('\u00a0', ' '))).toEqual([
    'Citiem apstākļiem nemainoties, pabalsts pienāktos, ja mājsaimniecības vidējie ienākumi mēnesī būtu vismaz par 4,51 € mazāki, tas ir, ne vairāk kā 305,49 €.',
    'Citiem apstākļiem nemainoties, pabalsts pienāktos, ja mājokļa izdevumi mēnesī būtu vismaz par 4,51 € lielāki, tas ir, vismaz 104,51 €.',
  ]))
})

describe('whatever the household', () => {
  const refused = fc.tuple(household, fc.constantFrom(...kinds)).map(([{ facts, policy }, kind]): Question => ({ kind, facts, signatures: signedByAll(facts), policy }))
    .filter((question) => assess(question).outcome === 'NotEntitled')

  it('the change turns the refusal, one less does not; a figure not named does not turn it however far it is moved', () => {
    let [named, unnamed] = [0, 0]
    fc.assert(fc.property(refused, fc.double({ min: 0, max: 1, noNaN: true }), (question, part) => {
      const found = wouldGet(question).map((one) => WouldGet.parse(one))
      for (const lever of leversOf(question)) {
        const outcomeAt = (value: number) => assess({ ...question, facts: lever.set(value) }).outcome
        const way = lever.direction === 'less' ? -1 : 1
        // The lever itself changes nothing while it stands where the household stands.
        if (lever.present > 0) expect(outcomeAt(lever.present)).toBe('NotEntitled')
        const one = found.find(({ fact }) => fact === lever.fact)
        if (one === undefined) {
          unnamed += 1
          expect(outcomeAt(lever.present + way * Math.round(Math.abs(lever.furthest - lever.present) * part))).not.toBe('Entitled')
          continue
        }
        named += 1
        expect(outcomeAt(one.needed)).toBe('Entitled')
        expect(outcomeAt(one.needed - way)).toBe('NotEntitled')
        // Nor does any smaller change: the answer turns once.
        expect(outcomeAt(lever.present + way * Math.floor((one.change - 1) * part))).toBe('NotEntitled')
      }
    }), { numRuns: 500 })
    expect(Math.min(named, unnamed)).toBeGreaterThan(50)
  })
})
