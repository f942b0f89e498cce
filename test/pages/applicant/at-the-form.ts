// An applicant at the form, for tests: fills in its pages in one go, and reads what a page says.
import type { Office, Visit, Visitor } from '../../office.ts'

/** What a page says, without its markup. */
export const textOf = ({ html }: Visit): string => html.replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ').replace(/<[^>]+>/g, ' ').replace(/&quot;/g, '"').replace(/&#39;/g, "'").replace(/&amp;/g, '&').replace(/\s+/g, ' ')

/** The value of a hidden field. */
export const hidden = ({ html }: Visit, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** A synthetic person as typed: a new code, which means nothing. */
export const partner = { givenName: 'Jānis', familyName: 'Ozols', code: '320001-12345', 'birthDate-day': '1', 'birthDate-month': '2', 'birthDate-year': '1979' }

export interface Filling { wishes: string[]; members?: Record<string, string>[]; serviceCode?: string }

/** Fills in every page for an application of 5 March 2026: a pension of 100 € a month, 200 € of rent. Others of the household have no income. */
export async function fillIn(visitor: Visitor, { wishes, members = [], serviceCode = 'home-care' }: Filling): Promise<void> {
  const benefit = wishes.some((wish) => wish !== 'service')
  const path = '/pieteikties'
  await visitor.post(`${path}/palidziba`, { wishes })
  if (wishes.includes('service')) await visitor.post(`${path}/pakalpojums`, { serviceCode, need: 'Pēc lūzuma grūti staigāt.' })
  await visitor.post(`${path}/majoklis`, { declaredThere: 'yes', livingThere: 'yes', tenure: 'rented', writtenContract: 'yes', belongsToCloseRelative: 'no' })
  if (!benefit) return
  for (const member of members) await visitor.post(`${path}/majsaimnieciba/jauns`, member)
  await visitor.post(`${path}/majsaimnieciba`, { more: 'no' })
  await visitor.post(`${path}/ienakumi/regulars`, { memberId: 'anna', kind: 'pension', 'amounts-2025-12': '100', 'amounts-2026-01': '100,00', 'amounts-2026-02': '100.00 €' })
  const others = [...(await visitor.get(`${path}/ienakumi`)).html.matchAll(/name="none" type="checkbox" value="([^"]+)"/g)].map(([, id]) => id ?? '')
  await visitor.post(`${path}/ienakumi`, { none: others })
  const accounts = Object.fromEntries(['anna', ...others].flatMap((id) => [[`account-${id}`, '0'], [`cash-${id}`, '0']]))
  await visitor.post(`${path}/uzkrajumi`, { month: '2026-02', ...accounts, dwellings: '0', land: '0', vehicles: '0' })
  if (wishes.includes('housing')) await visitor.post(`${path}/izdevumi`, { month: '2026-02', rent: '200' })
  await visitor.post(`${path}/konts`, { iban: 'LV80 BANK 0000 4351 9500 1' })
}

/** Reads the answers, signs and submits. Gives the application's identifier, which is also that of a new case. */
export async function signAndSubmit(visitor: Visitor): Promise<{ applicationId: string; answer: Visit; fields: Record<string, string> }> {
  const page = await visitor.get('/pieteikties/parbaudit')
  const fields = { applicationId: hidden(page, 'applicationId'), version: hidden(page, 'version') }
  return { applicationId: fields.applicationId, fields, answer: await visitor.post('/pieteikties/parbaudit', fields) }
}

/** The pension agency knows the pension that `fillIn` declares. */
export function pensionIsKnown(office: Office, personCode: string): void {
  office.registers.persons.VSAA = [{ personCode, incomes: ['2025-12', '2026-01', '2026-02'].map((month) => ({ kind: 'pension', month, cents: 100_00 })) }]
}
