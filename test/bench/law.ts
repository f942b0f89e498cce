// `npm run bench -- law`: full assessments with their derivation, one after the other on one core, and where their time goes.
import { addDays } from '../../functions/domain/days.ts'
import type { BenefitKind } from '../../functions/domain/benefits.ts'
import { assess, type Question } from '../../functions/domain/law/assess.ts'
import type { HouseholdFacts } from '../../functions/domain/household.ts'
import { policyOn } from '../../functions/policy/policy-on.ts'
import { aged, cost, declared, disabled, householdOf, received, regular, signedByAll } from '../domain/law/household-of.ts'
import { machine, repeats, told } from './figures.ts'
import { printCosts, profiled } from './profile.ts'

/** A settled day, so that nothing is left to a person. */
const on = '2024-05-10'

/** Households of one to six people, with the incomes, costs and property such households declare; every third has little enough. */
const households: HouseholdFacts[] = Array.from({ length: 60 }, (_, n) => {
  const adults = 1 + n % 2
  const people = [
    ...Array.from({ length: adults }, (_, i) => aged(30 + (n * 7 + i * 5) % 45, on, n % 7 === 0 && i === 0 ? disabled : {})),
    ...Array.from({ length: n % 5 }, (_, i) => aged(2 + (n + i * 3) % 15, on)),
  ]
  const facts = householdOf({
    on, people, monthlyIncomeCents: (n % 3) * 300_00, rentCents: 90_00 + n * 100, savingsCents: n % 4 === 0 ? 60_00 : 0,
    ...(n % 3 === 1 ? { properties: [{ kind: 'land' as const, areaM2: 5_000 }, { kind: 'motor-vehicle' as const, reference: `plate-${n}` }] } : {}),
  })
  return {
    ...facts,
    incomes: [...facts.incomes, ...facts.members.slice(0, 2).flatMap(({ personId }) => [
      regular(personId, 'family-state-benefit', on, 25_00), regular(personId, 'maintenance', on, n * 50),
      received(personId, 'gift', 'irregular', { '2024-01': 30_00, '2024-03': 45_00 }),
    ])],
    dwelling: { ...facts.dwelling, provenance: declared },
    housingCosts: [...facts.housingCosts, cost('electricity', '2024-04', 31_20), cost('heating', '2024-04', 58_40), cost('cold-water', '2024-04', 9_75), cost('waste', '2024-04', 4_10)],
  }
})

const kinds: readonly BenefitKind[] = ['gmi', 'housing']
const questions = households.flatMap((facts) => kinds.map((kind): Omit<Question, 'policy'> => ({ kind, facts, signatures: signedByAll(facts) })))
/** The law of the day as known on that day, or so many days later. */
const lawOf = (daysLater = 0): Question['policy'] => policyOn({ municipality: 'tukums', appliesOn: on, knownOn: addDays(on, daysLater) })

/** Answers every question for about so many seconds; how many a second. */
function answersPerSecond(seconds: number, answer: (question: Omit<Question, 'policy'>) => unknown): number {
  const started = performance.now()
  let answered = 0
  while (performance.now() - started < seconds * 1000) {
    for (const question of questions) answer(question)
    answered += questions.length
  }
  return answered / ((performance.now() - started) / 1000)
}

export async function law(): Promise<void> {
  const outcomes = Map.groupBy(questions.map((question) => assess({ ...question, policy: lawOf() })), ({ outcome }) => outcome)
  const lines = [...outcomes.values()].flat().reduce((sum, { derivation }) => sum + derivation.length, 0) / questions.length
  console.log(`${questions.length} questions: ${[...outcomes].map(([outcome, answers]) => `${answers.length} ${outcome}`).join(', ')}; ${lines.toFixed(1)} lines of derivation each. Medians of ${repeats} (lowest–highest). ${machine()}`)
  // `policyOn` remembers what it gathered: a day nobody asked about before makes it gather anew, any other day costs a look-up.
  let daysLater = 0
  const anew = (question: Omit<Question, 'policy'>): unknown => assess({ ...question, policy: lawOf((daysLater += 1)) })
  const remembered = (question: Omit<Question, 'policy'>): unknown => assess({ ...question, policy: lawOf() })
  const policy = lawOf()
  const given = (question: Omit<Question, 'policy'>): unknown => assess({ ...question, policy })
  for (const answer of [anew, remembered, given]) answersPerSecond(0.5, answer)
  const measured = (answer: typeof given): string => told(Array.from({ length: repeats }, () => answersPerSecond(1, answer)), 0)
  console.log(`assessments a second, the policy gathered anew for each: ${measured(anew)}`)
  console.log(`assessments a second, the policy remembered by policyOn: ${measured(remembered)}`)
  console.log(`assessments a second, the policy given: ${measured(given)}`)
  for (const [what, answer] of [['the policy remembered', remembered], ['the policy gathered anew', anew]] as const) {
    const costs = await profiled(() => answersPerSecond(2, answer))
    console.log(`dearest with ${what}:`)
    printCosts(costs, 5)
  }
}
