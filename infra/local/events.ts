// `npm run events`: takes the whole event log out of a data folder as OCEL 2.0 and CSV, nobody's data in it, and holds it against the diagrams, while the house runs or not.
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { CaseEvent, OfficeEvent } from '../../functions/domain/event.ts'
import { eventsCsv, ocelOf, type LoggedCase } from '../../functions/domain/ocel.ts'
import { asMet, Wait } from '../../functions/domain/wait.ts'
import { originalName } from '../../functions/domain/workflow-names.ts'
import { boxes, outcomes as outcomeWords, workflows as workflowWords } from '../../functions/pages/words.ts'
import { workflows } from '../../workflows/all.ts'
import { deviations, end, start } from '../../workflows/paths.ts'
import { atOneMoment, type Moment } from './at-one-moment.ts'
import { tableDefinition } from './host.ts'

const usage = `npm run events -- [--data ./data] [--ocel FILE] [--csv FILE] [--check]
  --data   the data folder
  --ocel   writes the log of all cases as OCEL 2.0, JSON
  --csv    writes the same events as a table
  --check  holds every execution's waits against its diagram; exits 1 when something did not happen as drawn`

/** Of a case, a payout run, a recalculation or a month's jubilees; `about`: as the office names it. */
interface Book { about: string; waits: readonly Wait[]; events: readonly Pick<CaseEvent, 'what' | 'waitId'>[] }

export interface Logged { cases: LoggedCase[]; executions: number; found: { about: string; sentence: string }[] }

/** Reads one moment. Errors: throws with one plain sentence. */
export const logOf = (folder: string): Promise<Logged> => atOneMoment(folder, async (moment) => {
  const ended = new Set((moment.database.prepare(`SELECT workflow, name FROM sfn_executions WHERE status = 'SUCCEEDED'`).all() as { workflow: string; name: string }[]).map(({ workflow, name }) => `${workflow} ${originalName(name)}`))
  const { cases, books } = await everything(moment)
  const checked = books.map((book) => ({ book, ...checkedBook(book, ended) }))
  return { cases, executions: checked.reduce((sum, { executions }) => sum + executions, 0), found: checked.flatMap(({ book, sentences }) => sentences.map((sentence) => ({ about: book.about, sentence }))) }
})

/** Every case there is, listed or not, and every run and recalculation. */
async function everything({ database, store, table }: Moment): Promise<{ cases: LoggedCase[]; books: Book[] }> {
  const keys = (kind: string): string[] => (database.prepare(`SELECT DISTINCT pk FROM "ddb_items_${tableDefinition.name}" WHERE pk > '${kind}#' AND pk < '${kind}$' ORDER BY pk`).all() as { pk: string }[]).map(({ pk }) => pk)
  const cases: LoggedCase[] = []
  const books: Book[] = []
  for (const pk of keys('CASE')) {
    const caseId = pk.slice('CASE#'.length)
    const file = await store.cases.file(caseId)
    if (file === undefined) continue
    cases.push({ ...file, caseId })
    books.push({ about: file.applications.map(({ number }) => number).filter(Boolean).join(', ') || `case ${caseId}`, waits: file.waits, events: file.journal })
  }
  for (const [kind, name] of [['RUN', 'payout run'], ['RECALCULATION', 'recalculation'], ['JUBILEES', 'jubilees']] as const) {
    for (const pk of keys(kind)) {
      books.push({ about: `${name} ${pk.slice(kind.length + 1)}`, waits: Wait.array().parse(await table.partition(pk, 'WAIT#')), events: OfficeEvent.array().parse(await table.partition(pk, 'EVENT#')) })
    }
  }
  return { cases, books }
}

/** A repair stands outside the diagram: the execution failed, and goes on from the box where it did. */
const outside = 'AwaitRepair'

const boxName = (box: string): string => (box === start ? 'the start' : box === end ? 'the end' : `"${boxes[box as keyof typeof boxes] ?? box}"`)
/** `AwaitDecision.Granted` → `"Pieņemt lēmumu": piešķirts`. */
const waitName = (answered: string): string => {
  const [box = '', outcome] = answered.split('.')
  return `${boxName(box)}${outcome === undefined ? '' : `: ${outcomeWords[outcome as keyof typeof outcomeWords] ?? outcome}`}`
}

/** What the journal tells of each wait, held against the wait itself, and against the diagram of its execution. */
export function checkedBook({ waits, events }: Pick<Book, 'waits' | 'events'>, ended: ReadonlySet<string>): { executions: number; sentences: string[] } {
  const sentences: string[] = []
  const told = Map.groupBy(events.filter(({ waitId }) => waitId !== undefined), ({ waitId }) => waitId!)
  const answerTold = ({ waitId, box }: Wait): string | undefined =>
    told.get(waitId)?.map(({ what }) => what).find((what) => what.startsWith(`${box}.`) && what !== `${box}.opened`)?.slice(box.length + 1)
  for (const wait of waits) {
    const answer = answerTold(wait)
    if (told.get(wait.waitId)?.some(({ what }) => what === `${wait.box}.opened`) !== true) sentences.push(`${boxName(wait.box)} was waited for, but the journal does not tell that it began`)
    else if (answer !== wait.outcome) sentences.push(`${boxName(wait.box)} was answered ${wait.outcome ?? 'by nobody yet'}, but the journal tells ${answer ?? 'of no answer'}`)
  }
  const known = new Set(waits.map(({ waitId }) => waitId))
  for (const [waitId] of told) if (!known.has(waitId)) sentences.push(`the journal tells of ${boxName(waitId.split('.')[2] ?? '')}, but there is no such wait`)

  const executions = Map.groupBy(waits.filter(({ workflow, box }) => workflow in workflows && box !== outside), ({ workflow, execution }) => `${workflow} ${execution}`)
  for (const [name, met] of executions) {
    const workflow = met[0]!.workflow as keyof typeof workflows
    // The journal's answers, in the order the waits opened: what was changed in either is no way through the diagram, or stands above.
    const way = met.toSorted(asMet).filter(({ waitId }) => told.has(waitId)).map((wait) => ({ box: wait.box, outcome: answerTold(wait), iteration: wait.register }))
    for (const { after, came, allowed } of deviations(workflows[workflow], way, ended.has(name)))
      sentences.push(`${workflowWords[workflow]}: after ${waitName(after)} came ${boxName(came)}; the diagram allows ${allowed.map(boxName).join(', ')}`)
  }
  return { executions: executions.size, sentences }
}

const options = { data: { type: 'string', default: 'data' }, ocel: { type: 'string' }, csv: { type: 'string' }, check: { type: 'boolean', default: false } } as const

/** Only its owner may read it: the log leads to nobody, and is the office's all the same. */
const laidDown = (file: string, text: string): void => writeFileSync(file, text, { mode: 0o600 })

if (import.meta.main) {
  try {
    const { values } = parseArgs({ options })
    if (values.ocel === undefined && values.csv === undefined && !values.check) throw new Error(usage)
    for (const file of [values.ocel, values.csv]) if (file !== undefined && !existsSync(path.dirname(path.resolve(file)))) throw new Error(`There is no folder for ${file}.`)
    const { cases, executions, found } = await logOf(path.resolve(values.data))
    if (values.ocel !== undefined || values.csv !== undefined) {
      const log = ocelOf(cases)
      if (values.ocel !== undefined) laidDown(values.ocel, JSON.stringify(log))
      if (values.csv !== undefined) laidDown(values.csv, eventsCsv(log))
      console.log(`${log.events.length} events of ${cases.length} cases written to ${[values.ocel, values.csv].filter((file) => file !== undefined).join(' and ')}.`)
    }
    if (values.check) {
      for (const { about, sentence } of found) console.error(`${about}: ${sentence}`)
      console.log(found.length === 0 ? `${executions} executions went as their diagrams are drawn.` : `${executions} executions examined: ${found.length} deviation${found.length === 1 ? '' : 's'}.`)
      if (found.length > 0) process.exitCode = 1
    }
  } catch (error) {
    console.error(error instanceof z.ZodError ? 'A record in the data folder cannot be read: restore the last backup, or start the house once so that it brings older records up to date.' : error instanceof Error ? error.message : String(error))
    process.exitCode = 2
  }
}
