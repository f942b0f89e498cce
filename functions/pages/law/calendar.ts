// The working calendar by which every term is counted: what is published, what the office has entered, and how far open dates have been reckoned anew.
import { z } from 'zod'
import { isWorkingDay, type WorkingCalendar } from '../../domain/calendar.ts'
import { holdingDays, type CalendarRow } from '../../domain/calendar-row.ts'
import { addDays, dayAt, numericDay, yearOf, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { calendarOf } from '../../platform/calendar.ts'
import { foresee } from '../../platform/foresee-calendar.ts'
import { reckonByCalendar } from '../../platform/reckon-anew.ts'
import { movedDays } from '../../policy/working-calendar.ts'
import { found, NotFound, staffOf, type Answer, type FieldError, type Page, type Request } from '../page.ts'
import { dayTyped, readDay, reasonText, typed } from '../typed.ts'

const path = '/likums/kalendars'
const sourceText = reasonText('Ierakstiet, kur tas publicēts: rīkojuma numuru un datumu.')
/** Orders are for this year and the next; an older day may still be entered late. */
const isNear = (day: Day, today: Day): boolean => Math.abs(yearOf(day) - yearOf(today)) <= 1

const formFor = (calendar: WorkingCalendar, today: Day) => z.object({
  free: dayTyped(`Ierakstiet dienu, kas kļūst brīva, piemēram, ${numericDay(today)}`, (day) =>
    !isNear(day, today) ? 'Pārbaudiet gadu: ierakstīt var šī gada, iepriekšējā un nākamā gada dienas.'
    : isWorkingDay(calendar, day) ? undefined : 'Šī diena jau ir brīva.'),
  worked: z.string().default('').transform((text, context): Day | undefined => {
    if (text.trim() === '') return undefined
    const day = readDay(text)
    const problem = day === undefined ? `Ierakstiet dienu, kurā tas jānostrādā, piemēram, ${numericDay(addDays(today, 7))}, vai atstājiet tukšu.`
      : !isNear(day, today) ? 'Pārbaudiet gadu: ierakstīt var šī gada, iepriekšējā un nākamā gada dienas.'
      : isWorkingDay(calendar, day) ? 'Šī jau ir darba diena: nostrādāt var brīvā dienā.' : undefined
    if (problem === undefined) return day
    context.addIssue({ code: 'custom', message: problem })
    return z.NEVER
  }),
  source: sourceText,
})
const WithdrawForm = z.object({ source: sourceText })

/** Who may change it: who signs the numbers of the law. */
function keeper(request: Request): Staff {
  const staff = staffOf(request)
  if (!mayDo(staff, 'do.sign-law')) throw new NotFound()
  return staff
}

async function shown(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}, errors: FieldError[] = []): Promise<Answer> {
  const { store, municipality, now } = dependencies
  const [rows, pass, colleagues, calendar] = await Promise.all([store.calendar.rows(municipality), store.calendar.pass(municipality), store.people.allStaff(), calendarOf(dependencies)])
  const today = dayAt(instantOf(now()))
  const nameOf = (staffId: string | undefined) => colleagues.find((colleague) => colleague.staffId === staffId)?.name ?? staffId
  const days = movedDays(municipality, rows).map((day) => {
    const row = rows.find(({ rowId }) => rowId === day.rowId)
    return { ...day, by: nameOf(row?.enteredBy), at: row?.enteredAt }
  })
  const year = yearOf(today)
  const holidays = [year, year + 1].flatMap((of) => Array.from({ length: 366 }, (_, n) => addDays(`${of}-01-01`, n)).filter((day) => yearOf(day) === of)).flatMap((day) => {
    const special = calendar.specialDay(day)
    return special?.kind === 'holiday' ? [special] : []
  })
  return {
    view: 'law/calendar.njk', title: 'Darba kalendārs', errors,
    data: {
      typed: kept, pass, mayKeep: mayDo(staffOf(request), 'do.sign-law'), today, example: numericDay(addDays(today, 14)), holidays,
      days: days.filter(({ free, worked }) => yearOf(free) >= year || yearOf(worked ?? free) >= year), older: days.filter(({ free, worked }) => yearOf(free) < year && yearOf(worked ?? free) < year),
      withdrawn: rows.flatMap((row) => row.says !== 'withdrawn' ? [] : [{ ...row, by: nameOf(row.enteredBy), day: holdingDays(movedDays(municipality), rows.filter((other) => other.enteredAt < row.enteredAt)).find(({ rowId }) => rowId === row.withdraws)?.free }]),
    },
  }
}

export const calendarPages: Page[] = [
  {
    path,
    for: 'law',
    get: (request, dependencies) => shown(request, dependencies),
    async post(request, dependencies) {
      const { staffId } = keeper(request)
      const { store, now, newId, municipality } = dependencies
      const at = instantOf(now())
      const { data, errors, kept } = typed(formFor(await calendarOf(dependencies), dayAt(at)), request.form)
      if (data === undefined) return shown(request, dependencies, kept, errors)
      const { free, worked, source } = data
      const row: CalendarRow = { says: 'moved', rowId: newId(), free, ...(worked === undefined ? {} : { worked }), source, enteredBy: staffId, enteredAt: at }
      if (request.form.get('act') === 'edit') return shown(request, dependencies, kept)
      if (request.form.get('act') !== 'confirm') return confirming(row, { free, worked, source }, kept, dependencies)
      await store.calendar.add(municipality, row)
      return begun(dependencies)
    },
  },
  {
    path: `${path}/atcelt`,
    for: 'law',
    get: (request, dependencies) => withdrawing(request, dependencies),
    async post(request, dependencies) {
      const { staffId } = keeper(request)
      const { store, now, newId, municipality } = dependencies
      const { data, errors, kept } = typed(WithdrawForm, request.form)
      if (data === undefined) return withdrawing(request, dependencies, kept, errors)
      const day = found(await holding(request, dependencies))
      const row: CalendarRow = { says: 'withdrawn', rowId: newId(), withdraws: day.rowId, source: data.source, enteredBy: staffId, enteredAt: instantOf(now()) }
      if (request.form.get('act') === 'edit') return withdrawing(request, dependencies, kept)
      if (request.form.get('act') !== 'confirm') return confirming(row, { ...day, source: data.source }, kept, dependencies)
      await store.calendar.add(municipality, row)
      return begun(dependencies)
    },
  },
]

/** What the row would move, before it is added; what was typed goes along, to be confirmed or mended. */
async function confirming(row: CalendarRow, said: { free: Day; worked?: Day | undefined; source: string }, kept: Record<string, string>, dependencies: Dependencies): Promise<Answer> {
  const foreseen = await foresee(row, dependencies)
  const { legal, target, waits, reminders } = foreseen
  const lines = [{ what: 'Likuma termiņi', ...legal }, { what: 'Mūsu mērķi', ...target }, { what: 'Uzdevumu un atbilžu termiņi', ...waits }]
  return {
    view: 'law/calendar-confirm.njk', title: row.says === 'moved' ? 'Kas mainīsies, ja pievienosiet šo dienu' : 'Kas mainīsies, ja atcelsiet šo dienu',
    data: { said, withdraws: row.says === 'withdrawn', foreseen, lines, nothing: reminders === 0 && lines.every(({ later, earlier }) => later + earlier === 0), earlier: lines.some(({ earlier }) => earlier > 0), kept: Object.entries(kept).filter(([name]) => ['free', 'worked', 'source'].includes(name)).map(([name, value]) => ({ name, value })) },
  }
}

/** The first cases are reckoned at once, the rest by each minute's sweep. */
async function begun(dependencies: Dependencies): Promise<Answer> {
  try {
    await reckonByCalendar(dependencies, 1)
  } catch (error) {
    // The sweep has begun with it already.
    if (!(error instanceof Conflict)) throw error
  }
  return { redirect: path }
}

const holding = async ({ query }: Request, { store, municipality }: Dependencies) => movedDays(municipality, await store.calendar.rows(municipality)).find(({ rowId }) => rowId === query.get('rinda'))

async function withdrawing(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}, errors: FieldError[] = []): Promise<Answer> {
  keeper(request)
  return { view: 'law/calendar-withdraw.njk', title: 'Atcelt pārcelto dienu', errors, data: { typed: kept, day: found(await holding(request, dependencies)) } }
}
