// The numbers of the law: every table with its rows, where each comes from and whether it holds; a row of confidence C is signed here.
import { z } from 'zod'
import { dayAt, type Day } from '../../domain/days.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { RowSignature } from '../../policy/rows.ts'
import { contentOf, entriesOf, holding, rowById, stateOf, type Entry, type RowState } from '../../policy/tables.ts'
import { replayable } from '../../policy/replay.ts'
import type { Store } from '../../store/store.ts'
import { found, NotFound, staffOf, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { reasonText, typed } from '../typed.ts'
import { rowPath, rowWords } from './row-words.ts'

/** Codes of expenditure are the accountant's to sign, the rest of the law the supervisor's. */
const maySign = (staff: Pick<Staff, 'roles'>, table: string): boolean => mayDo(staff, table.startsWith('ekk-codes.') ? 'do.sign-codes' : 'do.sign-law')

/** What needs somebody first; of that what the reader may sign. */
const order: readonly RowState[] = ['to-sign', 'unsettled', 'not-known', 'future', 'in-force', 'past', 'superseded']
const asks: readonly RowState[] = ['to-sign', 'not-known', 'future']

const rowView = (entry: Entry, today: Day, signed: readonly RowSignature[]) => ({ ...rowWords(entry), state: stateOf(entry, today, signed) })

export const numbersPage: Page = {
  path: '/likums',
  for: 'law',
  async get(request, { store, municipality, now }) {
    const staff = staffOf(request)
    const today = dayAt(instantOf(now()))
    const signed = holding(await store.law.signatures(municipality), municipality)
    const rows = entriesOf(municipality).map((entry) => ({ ...rowView(entry, today, signed), table: entry.table }))
    const tables = [...Map.groupBy(rows, ({ name }) => name)].map(([name, all]) => {
      const latest = all.toSorted((a, b) => b.from.localeCompare(a.from) || b.adoptedOn.localeCompare(a.adoptedOn))
      const isOld = ({ state }: { state: RowState }) => state === 'past' || state === 'superseded'
      return { name, rows: latest.filter((row) => !isOld(row)), old: latest.filter(isOld) }
    })
    return {
      view: 'law/numbers.njk', title: 'Likuma skaitļi',
      data: { tables, waiting: rows.filter(({ state }) => asks.includes(state)).toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state) || Number(maySign(staff, b.table)) - Number(maySign(staff, a.table)) || a.name.localeCompare(b.name, 'lv')) },
    }
  },
}

const Form = z.object({ ground: reasonText('Ierakstiet, ar ko skaitli salīdzinājāt: dokumentu, lapu vai domes lēmumu.'), read: z.literal('yes', { error: 'Apstipriniet, ka esat salīdzinājis vērtību ar avotu.' }) })

export const rowPage: Page = {
  path: '/likums/rinda',
  for: 'law',
  get: (request, dependencies) => rowAnswer(request, dependencies),
  async post(request, dependencies) {
    const { store, municipality, now } = dependencies
    const staff = staffOf(request)
    const entry = entryOf(request, municipality)
    if (!maySign(staff, entry.table) || entry.row.confidence !== 'C' || entry.row.value === 'unsettled') throw new NotFound()
    const { data, errors, kept } = typed(Form, request.form)
    if (data === undefined) return rowAnswer(request, dependencies, kept, errors)
    const before = holding(await store.law.signatures(municipality), municipality)
    const at = instantOf(now())
    // Signed already: a second click, or a colleague a moment earlier.
    if (!before.some(({ rowId }) => rowId === entry.id))
      await store.law.sign({ municipality, rowId: entry.id, content: contentOf(entry.row), signedOn: dayAt(at), signedAt: at, by: staff.staffId, ground: data.ground })
    return { redirect: rowPath(entry.id) }
  },
}

/** The row asked for, if it may apply here. */
function entryOf({ query }: Request, municipality: string): Entry {
  const entry = found(rowById(query.get('id') ?? ''))
  if (entry.row.municipality !== undefined && entry.row.municipality !== municipality) throw new NotFound()
  return entry
}

async function rowAnswer(request: Request, { store, municipality, now }: Dependencies, kept: Record<string, string> = {}, errors: FieldError[] = []): Promise<Answer> {
  const entry = entryOf(request, municipality)
  const today = dayAt(instantOf(now()))
  const [signatures, colleagues, recalculations] = await Promise.all([store.law.signatures(municipality), store.people.allStaff(), recalculationsOf(entry.id, store, municipality)])
  const row = rowView(entry, today, holding(signatures, municipality))
  const nameOf = (staffId: string) => colleagues.find((colleague) => colleague.staffId === staffId)?.name ?? staffId
  return {
    view: 'law/row.njk', title: row.name, errors,
    data: {
      row, typed: kept, maySign: row.state === 'to-sign' && maySign(staffOf(request), entry.table), codes: entry.table.startsWith('ekk-codes.'),
      mayReplay: replayable(entry.id, municipality) !== undefined && mayDo(staffOf(request), 'do.sign-law'), recalculations,
      signatures: signatures.filter(({ rowId }) => rowId === entry.id).map(({ by, signedAt, ground, content }) => ({ by: nameOf(by), at: signedAt, ground, holds: content === contentOf(entry.row) })),
    },
  }
}

/** The row's recalculations, the latest first, each with its task where there is one to read. */
async function recalculationsOf(id: string, store: Store, municipality: string) {
  const ofRow = (await store.recalculations.all(municipality)).filter(({ rowId }) => rowId === id)
  return Promise.all(ofRow.map(async ({ recalculationId, openedAt, state, summary }) => ({
    openedAt, state, summary, task: (await store.waits.of({ recalculationId })).find(({ box }) => box === 'AwaitRecalculationSigned')?.waitId,
  })))
}
