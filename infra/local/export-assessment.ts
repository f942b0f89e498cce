// The file of a stored decision, read from a data folder beside the house, whether it runs or not.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { AssessmentFile } from '../../functions/domain/law/assessment-file.ts'
import { fileBehind } from '../../functions/pages/decision-papers.ts'
import { openStore } from '../../functions/store/store.ts'
import { realClock } from './clock.ts'
import { dataFolderFault } from './database.ts'
import { tableDefinition } from './host.ts'
import { createTable } from './table/table.ts'

/**
 * Of the decision in this proceeding, or of this number (`2026/L-1`). Nothing is written.
 * Errors: throws with one plain sentence when there is no database, no such decision, or nothing kept to run it again.
 */
export async function exportedFile(folder: string, decisionOrNumber: string): Promise<AssessmentFile> {
  const source = path.join(folder, 'solis.db')
  if (!existsSync(source)) throw new Error(`There is no Solis database in ${folder}: name the data folder with --data.`)
  const database = new DatabaseSync(source, { readOnly: true, timeout: 5_000 })
  try {
    const keys = database.prepare(`SELECT pk, sk FROM "ddb_items_${tableDefinition.name}" WHERE sk = ? OR (sk LIKE 'DECISION#%' AND instr(body, ?) > 0)`)
      .all(`DECISION#${decisionOrNumber}`, `"number":{"S":${JSON.stringify(decisionOrNumber)}}`) as { pk: string; sk: string }[]
    const [found] = keys
    if (found === undefined) throw new Error(`There is no decision ${decisionOrNumber}: name its proceeding or its number.`)
    const store = openStore(createTable({ database, clock: realClock, definition: tableDefinition }) as never, tableDefinition.name, realClock.now)
    const [caseId, proceedingId] = [found.pk.slice('CASE#'.length), found.sk.slice('DECISION#'.length)]
    const [decision, assessments] = await Promise.all([store.decisions.byProceeding(caseId, proceedingId), store.assessments.attempts(caseId, proceedingId)])
    const file = decision && fileBehind(decision, assessments)
    if (file === undefined) throw new Error(`With the decision ${decisionOrNumber} nothing is kept to run it again: it is of a service, or of the first release.`)
    return file
  } catch (error) {
    throw dataFolderFault(error, source)
  } finally {
    database.close()
  }
}
