// Recalculations of a row: the supervisor has it replayed over past decisions; the list as a file.
import { mayDo } from '../../domain/permissions.ts'
import type { RecalculationLine } from '../../domain/recalculation.ts'
import { openRecalculation } from '../../platform/open-recalculation.ts'
import { csvFile } from '../csv.ts'
import { found, NotFound, staffOf, type Page } from '../page.ts'
import { changeKinds, kinds, lineOutcomes } from '../words.ts'

export const recalculatePage: Page = {
  path: '/likums/parrekini',
  for: 'law',
  async get() { return { redirect: '/likums' } },
  /** A second click finds the recalculation that is under way. */
  async post(request, dependencies) {
    if (!mayDo(staffOf(request), 'do.sign-law')) throw new NotFound()
    const rowId = request.form.get('rowId') ?? ''
    found(await openRecalculation(rowId, staffOf(request).staffId, dependencies))
    return { redirect: `/likums/rinda?id=${encodeURIComponent(rowId)}` }
  },
}

const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')
const columns = ['Lieta', 'Lietvedība', 'Pabalsts', 'Iesniegts', 'Kas mainās', 'Mēnesis', 'Bija', 'Tagad', 'Starpība', 'Iznākums']
const rowsOf = ({ caseId, proceedingId, kind, day, change, months, outcome }: RecalculationLine): string[][] =>
  (months.length === 0 ? [undefined] : months).map((month) => [caseId, proceedingId, kinds[kind], day, changeKinds[change], month?.month ?? '', ...(month === undefined ? ['', '', ''] : [month.beforeCents, month.afterCents, month.afterCents - month.beforeCents].map(euros)), outcome === undefined ? '' : lineOutcomes[outcome]])

export const recalculationFile: Page = {
  path: '/likums/parrekini/:recalculationId/saraksts.csv',
  for: 'law',
  async get(request, { store, municipality }) {
    if (!mayDo(staffOf(request), 'do.sign-law')) throw new NotFound()
    const { recalculationId, municipality: of } = found(await store.recalculations.byId(request.params['recalculationId'] ?? ''))
    if (of !== municipality) throw new NotFound()
    const lines = await store.recalculations.lines(recalculationId)
    return csvFile(`parrekins-${recalculationId}.csv`, [columns, ...lines.flatMap(rowsOf)])
  },
}
