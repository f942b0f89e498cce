// The monthly lists of jubilarians: set going once by a supervisor, then by themselves; each month with its state, and the list as a file.
import { longMonth, Month, monthPlus, numericDay } from '../../domain/days.ts'
import { isOver, type Gift, type Jubilees } from '../../domain/jubilee.ts'
import { mayDo } from '../../domain/permissions.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { askAgain, lastMonth, setJubileesGoing } from '../../platform/open-jubilees.ts'
import { csvFile } from '../csv.ts'
import { found, NotFound, staffOf, type Page, type Request } from '../page.ts'
import { jubileesStates, notGiven } from '../words.ts'

const home = '/darbs/jubilejas'
function mustRun(request: Request): void {
  if (!mayDo(staffOf(request), 'do.run-jubilees')) throw new NotFound()
}

/** How somebody on the list fares, in words. */
export const fate = ({ notGiven: why, why: unclear, outcome, hasAccount }: Gift): string =>
  why === 'Unclear' ? `${notGiven.Unclear}: ${unclear ?? ''}` : why !== undefined ? notGiven[why] : outcome === 'WithoutAccount' || !hasAccount ? 'konts nav zināms: nogādā darbinieks' : 'uz zināmo kontu'

const listPage: Page = {
  path: home,
  for: 'desk',
  async get(request, dependencies) {
    mustRun(request)
    const { store, municipality } = dependencies
    const lists = await store.jubilees.all(municipality)
    const months = await Promise.all(lists.map(async ({ jubileesId, month, time, state, summary }) => ({
      jubileesId, month: titleOf({ month, time }), again: lists.every((other) => other.month !== month || isOver(other.state)) && lists.find((other) => other.month === month)?.jubileesId === jubileesId ? month : undefined, state: jubileesStates[state], summary, task: (await store.waits.of({ jubileesId })).findLast(({ box, queue }) => box === 'AwaitJubileesSigned' || queue === 'supervision')?.waitId,
    })))
    const through = await store.settings.read('jubilees-begun-through')
    const last = lastMonth(dependencies)
    return {
      view: 'caseworker/jubilees.njk', title: 'Jubilāri',
      data: { months, goesOn: typeof through === 'string', next: longMonth(typeof through === 'string' && through >= last ? monthPlus(through, 1) : last), first: longMonth(last) },
    }
  },
  /** From the month that ended last, or once more about a month; pressed twice, it is the same. */
  async post(request, dependencies) {
    mustRun(request)
    const again = Month.safeParse(request.form.get('month')).data
    await (again === undefined ? setJubileesGoing(lastMonth(dependencies), dependencies) : askAgain(again, dependencies))
    return { redirect: home }
  },
}

/** `2026. gada februāris`, and which time it was asked about. */
export const titleOf = ({ month, time }: Pick<Jubilees, 'month' | 'time'>): string => `${longMonth(month)}${time === undefined ? '' : ` (${time}. reize)`}`

/** What came of a gift that a colleague had to deliver. */
async function delivered(gift: Gift, { store }: Pick<Dependencies, 'store'>): Promise<string> {
  const { caseId, proceedingId, outcome } = gift
  if (outcome !== 'WithoutAccount' || caseId === undefined || proceedingId === undefined) return fate(gift)
  const [award, proceeding] = await Promise.all([store.awards.byId(caseId, proceedingId), store.cases.proceeding(caseId, proceedingId)])
  if (award?.handedOver !== undefined) return `nodota ${numericDay(award.handedOver.on)}, ${award.handedOver.receipt}`
  return award !== undefined ? 'uz uzzināto kontu' : proceeding?.status === 'Withdrawn' ? 'nav nodota' : fate(gift)
}

const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')
const filePage: Page = {
  path: `${home}/:jubileesId/saraksts.csv`,
  for: 'desk',
  async get(request, dependencies) {
    mustRun(request)
    const { store, municipality } = dependencies
    const { jubileesId, municipality: of, month } = found(await store.jubilees.byId(request.params['jubileesId'] ?? ''))
    if (of !== municipality) throw new NotFound()
    const gifts = (await store.jubilees.gifts(jubileesId)).toSorted((a, b) => a.reachedOn.localeCompare(b.reachedOn))
    const rows = await Promise.all(gifts.map(async (gift) => [gift.reachedOn, String(gift.years), gift.givenName, gift.familyName, gift.address, gift.parish, gift.amountCents === undefined ? '' : euros(gift.amountCents), await delivered(gift, dependencies)]))
    return csvFile(`jubilari-${month}.csv`, [['jubileja', 'gadi', 'vārds', 'uzvārds', 'adrese', 'pagasts', 'summa', 'kā'], ...rows])
  },
}

export const jubileePages: Page[] = [listPage, filePage]
