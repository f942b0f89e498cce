// `npm run conformance -- FILE.jsonl [--events] [--exits] [--strict-cause]`: recorded cases of Step Functions against the embedded runner.
// One line for each case that differs or is refused, then the count; exit code 1 when any differs.
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { judge, readCases } from './recorded.ts'

const usage = `npm run conformance -- FILE.jsonl [--events] [--exits] [--strict-cause]
  FILE.jsonl  a case a line: definition, input, what the services answered, and how the execution ended
              (test/conformance/recorded.ts; test/conformance/example.jsonl is one to copy)
  --events, --exits, --strict-cause   compare the events, the outputs of states, the cause of a failure too`

/** Ends the command with a plain sentence. */
function given<T>(give: () => T): T {
  try {
    return give()
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`)
    process.exit(2)
  }
}

const { values, positionals: [file] } = given(() => parseArgs({
  allowPositionals: true,
  options: { 'events': { type: 'boolean' }, 'exits': { type: 'boolean' }, 'strict-cause': { type: 'boolean' } },
}))
const cases = given(() => {
  if (file === undefined) throw new Error('Which file of cases?')
  return readCases(readFileSync(file, 'utf8'))
})

const count = { passed: 0, failed: 0, skipped: 0 }
for (const recorded of cases) {
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
