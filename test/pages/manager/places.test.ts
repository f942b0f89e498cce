// Places and waiting lists: the same numbers for everyone, names only for those who may see households.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { resident, type Office } from '../../office.ts'
import { flat, openPlacingOffice, refers } from '../provider/referred.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1980-02-11')
const berta = resident('berta', 'Berta Šķipsna', '1978-06-01')
const cilda = resident('cilda', 'Cilda Ābele', '1985-09-09')

/** The text of the table rows of a page, cell by cell. */
const rowsOf = (html: string): string[][] => [...html.matchAll(/<tr class="govuk-table__row"[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
  [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => cell.replace(/<[^>]+>/g, '').replaceAll('&quot;', '"').trim()))

describe('Places', () => {
  let office: Office
  beforeAll(async () => {
    office = await openPlacingOffice(1, [anna, berta, cilda])
    await refers(office, anna)
    await refers(office, berta)
    await office.until('2026-03-09')
    await refers(office, cilda, 1)
    await office.until('2026-03-12')
  })
  afterAll(() => office.close())

  it('of each service are counted: all, taken, free, waited for', async () => {
    const { html } = await office.as('staff:maija').get('/vietas')
    expect(rowsOf(html).find(([name]) => name === 'Grupu dzīvoklis "Mežrozītes"')?.slice(0, 5)).toEqual(['Grupu dzīvoklis "Mežrozītes"', '1', '1', '0', '2'])
    expect(html).toContain('<strong>2 cilvēki</strong>')
    expect(html).toContain('Drošības poga')
  })
  it('are waited for in the declared order, under the number given, with the days and when their need is looked at anew', async () => {
    const { html } = await office.as('staff:maija').get(`/vietas/${flat}`)
    expect(rowsOf(html).filter(([place = '']) => /^\d\.$/.test(place))).toEqual([
      ['1.', '2', '1 – steidzama (apdraudēta dzīvība vai veselība)', '09.03.2026.', '3', '09.04.2026.'],
      ['2.', '1', '2 – parasta', '05.03.2026.', '7', '05.06.2026.'],
    ])
  })
  it('are waited for by people whose names a manager does not see', async () => {
    const { html } = await office.as('staff:maija').get(`/vietas/${flat}`)
    expect(html).not.toMatch(/Berta|Cilda|lietas\//)
  })
  it('are waited for by people whose names the social worker sees, with a link to the case', async () => {
    const { html } = await office.as('staff:janis').get(`/vietas/${flat}`)
    expect(html).toMatch(/lietas\/[0-9a-z]{10}">Cilda Ābele/)
    expect(html).toContain('2026/N-3')
  })
  it('are not shown to providers', async () => expect((await office.as('staff:vija').get('/vietas')).status).toBe(403))
  it('of a service that is not offered do not exist', async () => expect((await office.as('staff:maija').get('/vietas/castle')).status).toBe(404))
})
