// `npm run assess -- FILE.json`: the law applied to one household in a file (its shape: functions/domain/law/assessment-file.ts), answered as JSON.
import { readFileSync } from 'node:fs'
import { AssessmentFile, fileFaults } from '../../functions/domain/law/assessment-file.ts'
import { PinnedRowGone, rerun } from '../../functions/policy/rerun.ts'

/** What is printed: the answer, or what is wrong with the file, a line each. */
export function assessFile(text: string): { answer: string } | { faults: string[] } {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return { faults: [`file: ${error instanceof Error ? error.message : 'no JSON'}`] }
  }
  const file = AssessmentFile.safeParse(json)
  if (!file.success) return { faults: fileFaults(file.error) }
  try {
    return { answer: JSON.stringify(rerun(file.data), null, 2) }
  } catch (error) {
    if (error instanceof PinnedRowGone) return { faults: error.message.split('\n') }
    throw error
  }
}

function contentOf(name: string): string | undefined {
  try {
    return readFileSync(name, 'utf8')
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : 'cannot be read'}`)
    return undefined
  }
}

if (import.meta.main) {
  const [name] = process.argv.slice(2)
  if (name === undefined) console.error('npm run assess -- FILE.json')
  const text = name === undefined ? undefined : contentOf(name)
  const result = text === undefined ? { faults: [] } : assessFile(text)
  if ('answer' in result) console.log(result.answer)
  else {
    for (const fault of result.faults) console.error(fault)
    process.exitCode = 2
  }
}
