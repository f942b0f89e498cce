// Templates to HTML: Nunjucks with the components of govuk-frontend and @ministryofjustice/frontend, and Latvian ways of writing things.
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import nunjucks from 'nunjucks'
import { dayAt, longDay, longMonth, numericDay, onLongDay, timeAt } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import { grantText } from '../domain/law/months-of-award.ts'
import { letterWords } from '../domain/letter.ts'
import { formatCents } from '../domain/money.ts'
import { opens } from '../domain/permissions.ts'
import { formatPhone, fullName } from '../domain/person.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { formToken, type Session } from '../platform/session.ts'
import { municipalityOf, receptionText } from '../policy/municipalities.ts'
import { areas } from './areas.ts'
import type { Answer, Who } from './page.ts'
import { exampleDay, exampleFields } from './typed.ts'
import * as words from './words.ts'

/** In a bundle the templates lie beside it in `views`; in the repository they lie here and in the packages. */
function templateRoots(): string[] {
  const bundled = path.join(import.meta.dirname, 'views')
  if (existsSync(bundled)) return [bundled]
  const { resolve } = createRequire(import.meta.url)
  return [
    import.meta.dirname,
    path.resolve(path.dirname(resolve('govuk-frontend/package.json')), 'dist'),
    path.dirname(resolve('@ministryofjustice/frontend/package.json')),
  ]
}

const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(templateRoots()), { autoescape: true, throwOnUndefined: false, trimBlocks: true, lstripBlocks: true })
/** Nunjucks' own, which the components put around what was typed, looks through a row of spaces again from each of them: one form of 60 KB stood the house still for half a minute. */
environment.addFilter('trim', (text: string) => (text as unknown instanceof nunjucks.runtime.SafeString ? new nunjucks.runtime.SafeString(text.trim()) : text.trim()))
environment.addFilter('granted', grantText)
environment.addFilter('letterWords', letterWords)
environment.addFilter('euro', (cents: number) => formatCents(cents))
environment.addFilter('dayLong', (day: string) => longDay(day.length > 10 ? dayAt(day) : day))
environment.addFilter('dayOn', (day: string) => onLongDay(day))
environment.addFilter('monthLong', (month: string) => longMonth(month))
environment.addFilter('day', (day: string) => numericDay(day.length > 10 ? dayAt(day) : day))
environment.addFilter('phone', formatPhone)
environment.addFilter('clock', (at: string) => timeAt(at))
environment.addFilter('moment', (at: string) => `${numericDay(dayAt(at))} ${timeAt(at)}`)
environment.addFilter('word', (code: string, list: keyof typeof words) => (words[list] as Record<string, string>)[code] ?? code)
/** Made once: making one takes longer than a row of a table. */
const plurals = new Intl.PluralRules('lv')
environment.addFilter('plural', (count: number, zero: string, one: string, other: string) => `${count} ${{ zero, one, other }[plurals.select(count) as 'zero' | 'one' | 'other'] ?? other}`)
/** A number such as `SD/2026/96` or `Nr. 2026/L-1` in a heading stays on one line: a screen may be narrower than the heading, never than the number. */
environment.addFilter('unbroken', (text = '') => new nunjucks.runtime.SafeString((nunjucks.lib as unknown as { escape(text: string): string }).escape(text).replace(/(?:Nr\. )?(?=[\p{L}/-]*\d)[\p{L}\d]+(?:[/-][\p{L}\d]+)+/gu, '<span class="solis-nowrap">$&</span>')))
/** Error messages by field, in the shape the components want. */
environment.addFilter('errorAt', (errors: { field: string; text: string }[] | undefined, field: string) => {
  const error = errors?.find((candidate) => candidate.field === field)
  return error && { text: error.text, visuallyHiddenText: 'Kļūda' }
})

function contactsOf(municipality: string) {
  const { service: { name, address, phone }, reception } = municipalityOf(municipality)
  return { name, address, phone, reception: receptionText(reception) }
}

/** The whole page. `data` reaches the template as it is; the layout gets who is signed in, the way around, errors and the form token. */
export function render(answer: Extract<Answer, { view: string }>, { dependencies, session, who, path: at }: { dependencies: Dependencies; session: Session | undefined; who: Who | undefined; path: string }): string {
  const navigation = who?.kind === 'resident'
    ? [{ href: '/mani', text: 'Manas lietas' }, { href: '/pieteikties', text: 'Pieteikties palīdzībai' }]
    : who?.kind === 'staff' ? areas.filter(({ area }) => opens(who.staff, area)) : []
  const today = dayAt(instantOf(dependencies.now()))
  return environment.render(answer.view, {
    ...answer.data,
    title: answer.title,
    errors: answer.errors ?? [],
    errorSummary: (answer.errors ?? []).map(({ field, text }) => ({ text, href: `#${field}` })),
    name: who?.kind === 'resident' ? fullName(who.acting?.by ?? who.resident) : who?.staff.name,
    actingFor: who?.kind === 'resident' && who.acting !== undefined ? fullName(who.resident) : undefined,
    staff: who?.kind === 'staff' ? who.staff : undefined,
    navigation: navigation.map((item) => ({ ...item, current: at === item.href || at.startsWith(`${item.href}/`) })),
    token: session && formToken(dependencies.sessionSecret, session),
    exampleDay: (days: number) => exampleDay(today, days),
    exampleFields: (days: number) => exampleFields(today, days),
    demonstration: dependencies.demonstration,
    office: municipalityOf(dependencies.municipality).service.name,
    // Where a resident turns with a question; colleagues know.
    contacts: who?.kind === 'staff' ? undefined : contactsOf(dependencies.municipality),
  })
}
