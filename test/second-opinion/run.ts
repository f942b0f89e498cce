// `npm run second-opinion -- [--households 100000] [--seed S]`: two evaluators of the law over random households, and over half as many claims of other benefits and visits at the counter; prints where they differ, and ends with 1 if they do.
import { parseArgs } from 'node:util'
import { compare, compareClaims, compareReliefs } from './compare.ts'

const { values } = parseArgs({ options: { households: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } } })
const [households, seed] = [Number(values.households), Number(values.seed)]
if (!Number.isInteger(households) || !Number.isInteger(seed) || households < 1) {
  console.error('npm run second-opinion -- [--households 100000] [--seed S]: whole numbers')
  process.exit(2)
}

const started = performance.now()
const { counts, differences } = compare(households, seed)
for (const { number, asked, ours, theirs, in: fields } of differences.slice(0, 5)) {
  console.log(`household ${number} differs in ${fields.join(', ')}`)
  console.log(`  the house:      ${JSON.stringify(ours)}`)
  console.log(`  second opinion: ${JSON.stringify(theirs)}`)
  console.log(`  asked:          ${JSON.stringify(asked)}`)
}
const byField: Record<string, number> = {}
for (const { in: fields } of differences) byField[fields.join(', ')] = (byField[fields.join(', ')] ?? 0) + 1
for (const [fields, count] of Object.entries(byField)) console.log(`${count} differ in ${fields}`)
for (const [what, count] of Object.entries(counts).toSorted(([a], [b]) => (a < b ? -1 : 1))) console.log(`${String(count).padStart(8)} ${what}`)
console.log(`seed ${seed}: ${households} households, ${differences.length} differences, ${((performance.now() - started) / 1000).toFixed(1)} s`)

const claims = compareClaims(Math.ceil(households / 2), seed)
for (const { number, asked, ours, theirs, in: fields } of claims.differences.slice(0, 5)) console.log(`claim ${number} differs in ${fields.join(', ')}\n  the house:      ${JSON.stringify(ours)}\n  second opinion: ${JSON.stringify(theirs)}\n  asked:          ${JSON.stringify(asked)}`)
for (const [what, count] of Object.entries(claims.counts).toSorted(([a], [b]) => (a < b ? -1 : 1))) console.log(`${String(count).padStart(8)} ${what}`)
console.log(`seed ${seed}: ${Math.ceil(households / 2)} claims, ${claims.differences.length} differences`)

const reliefs = compareReliefs(Math.ceil(households / 2), seed)
for (const difference of reliefs.differences.slice(0, 5)) console.log(JSON.stringify(difference))
console.log(`seed ${seed}: ${Math.ceil(households / 2)} visits at the counter, ${reliefs.differences.length} differences`)
process.exitCode = differences.length + claims.differences.length + reliefs.differences.length === 0 ? 0 : 1
