// `npm run assess -- FILE.json`: the law applied to one household in a file, answered as JSON; `--schema`: what such a file holds; `--export DECISION --data DIR`: the file of a stored decision, by its proceeding or number. `--out FILE`: into a file, where npm's own lines do not come in between.
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { jsonFrom } from '../../functions/domain/lost-name.ts'
import { AssessmentFile, fileFaults } from '../../functions/domain/law/assessment-file.ts'
import { lawChanges, rerun } from '../../functions/policy/rerun.ts'

const usage = `npm run assess -- FILE.json | --schema | --export DECISION [--data ./data]  [--out FILE]
  FILE.json  an assessment's file: "Aprēķina datne (JSON)" of a decision, or what --export gives
  --export   the file of a stored decision, by its number (2026/L-1) or its proceeding
  --out      where the JSON is written; without it, it is printed, after the lines npm prints of itself`

/** `answer`: what is printed. `notes`: where the tables of today have another law than the file. `same`: whether the file's own answer, if it has one, is this one, byte for byte. */
export type Assessed = { answer: string; notes: string[]; same?: boolean } | { faults: string[] }

/** The file run again, or what is wrong with it, a line each. */
export function assessFile(text: string): Assessed {
  let json: unknown
  try {
    json = jsonFrom(text)
  } catch (error) {
    return { faults: [`file: ${error instanceof Error ? error.message : 'no JSON'}`] }
  }
  const { data: file, error } = AssessmentFile.safeParse(json)
  if (file === undefined) return { faults: fileFaults(error) }
  try {
    const answer = rerun(file)
    return { answer: JSON.stringify(answer, null, 2), notes: lawChanges(file), ...(file.answer === undefined ? {} : { same: JSON.stringify(file.answer) === JSON.stringify(answer) }) }
  } catch (fault) {
    if (file.rows === undefined) throw fault
    return { faults: [`rows: the values lead to no answer (${fault instanceof z.ZodError ? fileFaults(fault)[0] : fault instanceof Error ? fault.message : ''})`] }
  }
}

/** The JSON Schema of the file, for whoever writes one. */
export const schemaOfFile = () => z.toJSONSchema(AssessmentFile, { io: 'input' })

function contentOf(name: string): string | undefined {
  try {
    return readFileSync(name, 'utf8')
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : 'cannot be read'}`)
    return undefined
  }
}

/** Ends with 0; with 1 where the file's own answer is another; with 2 where there is none. */
async function main(): Promise<void> {
  const { values, positionals: [name] } = parseArgs({ allowPositionals: true, options: { schema: { type: 'boolean' }, export: { type: 'string' }, data: { type: 'string', default: 'data' }, out: { type: 'string' } } })
  const give = (json: string): void => (values.out === undefined ? console.log(json) : writeFileSync(values.out, `${json}\n`))
  if (values.schema === true) return give(JSON.stringify(schemaOfFile(), null, 2))
  if (values.export !== undefined) {
    // Loaded here: whoever runs a file again needs neither a database nor the pages.
    const { exportedFile } = await import('./export-assessment.ts')
    return give(JSON.stringify(await exportedFile(values.data, values.export), null, 2))
  }
  if (name === undefined) throw new Error(usage)
  const text = contentOf(name)
  const result: Assessed = text === undefined ? { faults: [] } : assessFile(text)
  if ('faults' in result) {
    for (const fault of result.faults) console.error(fault)
    process.exitCode = 2
    return
  }
  give(result.answer)
  for (const note of result.notes) console.error(note)
  console.error(`answer: ${result.same === undefined ? 'the file has none to compare' : result.same ? 'as the file says' : 'the file says otherwise'}`)
  if (result.same === false) process.exitCode = 1
}

if (import.meta.main) {
  try {
    await main()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  }
}
