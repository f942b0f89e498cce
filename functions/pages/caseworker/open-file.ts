// Opening a household's file: who of the office read it is kept before any of it is shown; the law asks it of every reading.
import { dayAt } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import type { Staff } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { CaseFile } from '../../store/cases.ts'
import { found } from '../page.ts'

/** The file of a case, for the case page and for every task about it. Errors: NotFound when there is no such case. */
export async function openFile(caseId: string, { staffId }: Staff, { store, now }: Pick<Dependencies, 'store' | 'now'>): Promise<CaseFile> {
  const file = found(await store.cases.file(caseId))
  const at = instantOf(now())
  const readToday = file.readings.some(({ by, recordedAt }) => by === `staff:${staffId}` && dayAt(recordedAt) === dayAt(at))
  if (!readToday) await store.journal.read(caseId, staffId, at)
  return file
}
