// Long pages on a phone: the contents at their head name every part, and each link leads to one.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Office } from '../office.ts'
import { applies, openDesk, pensionOf, textOf } from './caseworker/desk-office.ts'

let office: Office
beforeEach(async () => { office = await openDesk() })
afterEach(() => office.close())

const linked = (html: string): string[] => [...(/<nav class="solis-contents"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? '').matchAll(/href="#([^"]+)"/g)].map(([, id]) => id!)
/** Headings of parts, by their address in the page; a heading without one cannot be led to. */
const parts = (html: string): string[] => [...html.replace(/<footer[\s\S]*/, '').matchAll(/<h2 [^>]*class="govuk-heading-m"[^>]*>/g)].map(([tag]) => /id="([^"]+)"/.exec(tag)?.[1] ?? tag)

describe('The contents of', () => {
  it('a case lead to each of its parts, for whoever sees them', async () => {
    const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' }, { kind: 'housing' })
    const { html } = await office.as('staff:ilze').get(`/lietas/${caseId}`)
    expect(linked(html)).toEqual(parts(html))
    expect(linked(html)).toEqual(['gaida', expect.stringMatching(/-gmi$/), expect.stringMatching(/-housing$/), 'majsaimnieciba', 'lidzekli', 'zurnals'])
    expect(html).toContain('href="#lapas-saturs"')
  })

  it.each(['/likums', '/laiks'])('%s lead to each table', async (path) => {
    const { html } = await office.as('staff:vija').get(path)
    expect(linked(html).length).toBeGreaterThan(5)
    expect(linked(html)).toEqual(parts(html))
    expect(textOf(html)).toContain('Uz lapas saturu')
  })
})
