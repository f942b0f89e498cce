// Someone without any income applies: saying so is enough.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openOffice, resident, type Office } from '../../office.ts'

const aigars = resident('aigars', 'Aigars Bezienākums', '1985-04-04')
let office: Office
beforeAll(async () => { office = await openOffice('2026-03-05 10:00', { residents: [aigars] }) })
afterAll(() => office.close())

describe('A resident who has no income', () => {
  it('says so on the page of incomes, and the task is done', async () => {
    const visitor = office.as('resident:aigars')
    await visitor.post('/pieteikties/palidziba', { wishes: 'gmi' })
    await visitor.post('/pieteikties/majsaimnieciba', { more: 'no' })
    const page = (await visitor.get('/pieteikties/ienakumi')).html
    const name = /name="none"[^>]*value="([^"]+)"|value="([^"]+)"[^>]*name="none"/.exec(page)
    const before = (await visitor.get('/pieteikties')).html
    expect(before).toMatch(/Ienākumi[\s\S]{0,400}Nav sākts/)
    const { status } = await visitor.post('/pieteikties/ienakumi', { none: name?.[1] ?? name?.[2] ?? '' })
    expect(status).toBe(303)
    expect((await visitor.get('/pieteikties')).html).toMatch(/Ienākumi[\s\S]{0,400}Izpildīts/)
  })
})
