// Runs recorded cases from a file: node test/conformance/run.ts FILE.jsonl [--events] [--exits] [--strict-cause]
// One line for each case that differs or is refused, then the count; exit code 1 when any differs.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { judge, readCases } from './recorded.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'events': { type: 'boolean' }, 'exits': { type: 'boolean' }, 'strict-cause': { type: 'boolean' } },
})
const [file] = positionals
if (file === undefined) {
  console.error('Which file of cases? node test/conformance/run.ts FILE.jsonl [--events] [--exits] [--strict-cause]')
  process.exit(2)
}

const count = { passed: 0, failed: 0, skipped: 0 }
for (const recorded of readCases(readFileSync(file, 'utf8'))) {
  const judgement = await judge(recorded, { events: values.events ?? false, exits: values.exits ?? false, cause: values['strict-cause'] ?? false })
    .catch((error: Error) => ({ differences: [`the runner broke: ${error.stack}`] }))
  if ('refused' in judgement) {
    count.skipped++
    console.log(`skipped ${recorded.id}: ${judgement.refused}`)
  } else if (judgement.differences.length > 0) {
    count.failed++
    console.log(`FAILED ${recorded.id}: ${judgement.differences.join('; ')}`)
  } else {
    count.passed++
  }
}
console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
process.exitCode = count.failed > 0 ? 1 : 0
