// `npm run bench -- replay`: the change of law of February 2026 over 100,000 generated decisions, on one core.
import { addDays } from '../../functions/domain/days.ts'
import { amountsOf } from '../../functions/domain/law/months-of-award.ts'
import { owedCents } from '../../functions/domain/law/difference.ts'
import { answered, policyAtOf } from '../../functions/policy/answered.ts'
import { replayed, touches, type PastDecision } from '../../functions/policy/replay.ts'
import { rowById } from '../../functions/policy/tables.ts'
import { aged, cost, householdOf, signedByAll } from '../domain/law/household-of.ts'
import { machine, repeats, told } from './figures.ts'

const rowId = 'housing-coefficients/2026-01-01/2026-02-26'
const count = 100_000

/** Decisions of a municipality on applications of November to February, each household its own: members, income, costs. */
function decisions(): PastDecision[] {
  return Array.from({ length: count }, (_, n) => {
    const on = addDays('2025-11-01', n % 118)
    const people = n % 3 === 0 ? [aged(66 + n % 20, on)] : [aged(28 + n % 35, on), ...Array.from({ length: n % 4 }, (_, i) => aged(2 + (n + i * 3) % 15, on))]
    const facts = householdOf({ on, people, monthlyIncomeCents: 200_00 + (n % 700) * 100, rentCents: 60_00 + (n % 240) * 100 })
    const asked = { municipality: 'tukums', kind: n % 5 === 0 ? 'gmi' as const : 'housing' as const, appliesOn: on, knownOn: on, facts: { ...facts, housingCosts: [...facts.housingCosts, cost('electricity', on.slice(0, 7), 30_00)] }, signatures: signedByAll(facts) }
    const answer = answered(asked, policyAtOf(asked))
    return { asked, answer, granted: answer.outcome === 'Entitled', decided: amountsOf(answer), added: [], rows: [] }
  })
}

export function replay(): void {
  const entry = rowById(rowId)!
  const all = decisions()
  console.log(`${count} decisions, ${all.filter(({ granted }) => granted).length} granted, on applications of November 2025 to February 2026. Medians of ${repeats} (lowest–highest). ${machine()}`)
  const [seconds, ofCore]: [number[], number[]] = [[], []]
  let summary = ''
  for (let lap = 0; lap <= repeats; lap += 1) {
    const [began, used] = [performance.now(), process.cpuUsage().user]
    const results = all.filter(({ asked }) => touches(entry, asked)).map((past) => replayed(past, [rowId], []))
    // The first lap warms up.
    if (lap > 0) {
      seconds.push((performance.now() - began) / 1000)
      ofCore.push((process.cpuUsage().user - used) / 1e6)
    }
    const kinds = Map.groupBy(results, ({ kind }) => kind)
    summary = `${results.length} touched: ${[...kinds].map(([kind, of]) => `${of.length} ${kind}`).join(', ')}; ${(results.reduce((sum, { months }) => sum + owedCents(months), 0) / 100).toFixed(2)} EUR up`
  }
  console.log(summary)
  console.log(`seconds for all: ${told(seconds, 2)}; of one core's time: ${told(ofCore, 2)}`)
}
