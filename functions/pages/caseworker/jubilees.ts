// The monthly lists of jubilarians: set going once by a supervisor, then by themselves; each month with its state, and the list as a file.
import { longMonth, monthPlus } from '../../domain/days.ts'
import type { Gift } from '../../domain/jubilee.ts'
import { mayDo } from '../../domain/permissions.ts'
import { jubileesSetting, lastMonth, setJubileesGoing } from '../../platform/open-jubilees.ts'
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
    const months = await Promise.all((await store.jubilees.all(municipality)).map(async ({ jubileesId, month, state, summary }) => ({
      jubileesId, month: longMonth(month), state: jubileesStates[state], summary, task: (await store.waits.of({ jubileesId })).findLast(({ box, queue }) => box === 'AwaitJubileesSigned' || queue === 'supervision')?.waitId,
    })))
    const through = await store.settings.read(jubileesSetting)
    const last = lastMonth(dependencies)
    return {
      view: 'caseworker/jubilees.njk', title: 'Jubilāri',
      data: { months, goesOn: typeof through === 'string', next: longMonth(typeof through === 'string' && through >= last ? monthPlus(through, 1) : last), first: longMonth(last) },
    }
  },
  /** From the month that ended last; pressed twice, it is the same. */
  async post(request, dependencies) {
    mustRun(request)
    await setJubileesGoing(lastMonth(dependencies), dependencies)
    return { redirect: home }
  },
}

const euros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',')
const filePage: Page = {
  path: `${home}/:jubileesId/saraksts.csv`,
  for: 'desk',
  async get(request, { store, municipality }) {
    mustRun(request)
    const { jubileesId, municipality: of, month } = found(await store.jubilees.byId(request.params['jubileesId'] ?? ''))
    if (of !== municipality) throw new NotFound()
    const gifts = (await store.jubilees.gifts(jubileesId)).toSorted((a, b) => a.reachedOn.localeCompare(b.reachedOn))
    const rows = gifts.map((gift) => [gift.reachedOn, String(gift.years), gift.givenName, gift.familyName, gift.address, gift.parish, gift.amountCents === undefined ? '' : euros(gift.amountCents), fate(gift)])
    return csvFile(`jubilari-${month}.csv`, [['jubileja', 'gadi', 'vārds', 'uzvārds', 'adrese', 'pagasts', 'summa', 'kā'], ...rows])
  },
}

export const jubileePages: Page[] = [listPage, filePage]
