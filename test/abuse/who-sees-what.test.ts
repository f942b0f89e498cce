// Who sees what: a whole matter whose every text bears a mark, then every page of every role is opened and searched for the marks of others.
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginsRun, openWait } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { Role } from '../../functions/domain/person.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { flat } from '../pages/provider/referred.ts'
import { opensTask } from './at-the-desk.ts'

/** Markup that would run if a page put it in unescaped. */
const markup = '<img src=x onerror=alert(1)>"\'>'
const anna = resident('anna', 'Anna Ozola', '1950-05-05', { address: `Slepenā iela 7 ${markup}`, email: 'slepens@example.org' })
const boriss = resident('boriss', 'Boriss Svešais', '1951-01-01')
const people = [
  staff('inga', 'Inga Organizatore', ['assistance-organiser']), staff('ilze', `Ilze ${markup}`, ['assistance-organiser']), staff('janis', 'Jānis Sociālais', ['social-worker']), staff('sanita', 'Sanita Vadošā', ['supervisor']),
  staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('rita', 'Rita Galvenā', ['finance-checker']),
  staff('vija', 'Vija Mežrozīte', ['provider'], { unit: 'mezrozites' }), staff('laila', 'Laila Saime', ['provider'], { unit: 'saime' }),
  staff('maija', 'Maija Vadītāja', ['manager']), staff('edgars', 'Edgars Pārzinis', ['administrator']),
]
const everyone = ['resident:anna', 'resident:boriss', ...people.map(({ staffId }) => `staff:${staffId}`)]

let office: Office
let caseId: string
let applicationId: string
let paths: string[]
/** What each person was shown, by path; and the paths that faulted. */
const shown = new Map<string, Map<string, string>>()
const faulted: string[] = []

/** More than anyone here has pages, each number of the law having its own: a crawl that stops there has gone round in circles. */
const mostPages = 400

/** Opens these paths and every page of the house that a page opened leads to. */
async function opensEverything(who: string, starts: readonly string[]): Promise<void> {
  const visitor = office.as(who, { saysWhy: false })
  const seen = new Map<string, string>()
  shown.set(who, seen)
  const todo = [...starts]
  for (let path = todo.shift(); path !== undefined && seen.size < mostPages; path = todo.shift()) {
    if (seen.has(path)) continue
    const { status, html, location } = await visitor.get(path)
    if (status >= 500) faulted.push(`${who} ${path}`)
    seen.set(path, status === 200 ? html : '')
    if (location?.startsWith('/') === true) todo.push(location)
    for (const [, href = ''] of html.matchAll(/href="(\/[^"#]*)/g)) todo.push(href.replaceAll('&amp;', '&'))
  }
}

/** Where in what someone was shown a mark stands, with what is around it. */
const found = (who: string, mark: RegExp): string[] => [...shown.get(who)!].flatMap(([path, html]) => {
  const at = mark.exec(html)?.index
  return at === undefined ? [] : [`${path}: …${html.slice(Math.max(0, at - 60), at + 60)}`]
})

async function sends(staffId: string, box: string, fields: Record<string, string | string[]>, kind?: string): Promise<void> {
  const send = await opensTask(office, staffId, await openWait(office, { caseId }, box, kind === undefined ? undefined : `${applicationId}-${kind}`))
  const { status, html } = await send(fields)
  if (status !== 303) throw new Error(`${box} answers ${status}: ${/error-summary[\s\S]{0,600}/.exec(html)?.[0]}`)
}

/** Anna's matter: everything that can be written in it is written, each kind of text with a mark of its own. */
async function theMatter(): Promise<{ runId: string }> {
  const household: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 123.45 }] }], costs: 311.11 }
  // The register knows a few cents more than she declares: either figure would tell.
  registersAgree(office, { ...household, members: [{ ...household.members[0]!, monthly: [{ kind: 'pension', euro: 123.49 }] }] }, '2026-03-05')
  office.registers.down.add('CSDD')
  ;({ caseId, applicationId } = await apply(office, household, [{ kind: 'gmi' }, { kind: 'housing' }, { kind: 'service', serviceCode: flat, need: `NEEDMARK ${markup}` }]))
  await office.until('2026-03-10', '12:00')
  await sends('ilze', 'AwaitManualEvidence', { state: 'answered', document: `Izziņa ${markup}`, asOf: '04.03.2026', text: `MEANSMARK auto 4500 ${markup}` })
  await sends('ilze', 'AwaitDecision', { act: 'ask', question: `MEANSMARK cik ${markup}` }, 'gmi')
  const { waitId: question } = await openWait(office, { caseId }, 'AwaitInformation')
  await office.as('resident:anna').post(`/mani/${caseId}/atbildet/${question}`, { reply: `MEANSMARK 77 eiro ${markup}` })
  await sends('ilze', 'AwaitDecision', { act: 'grant', words: `MEANSMARK ${markup}` }, 'gmi')
  await sends('ilze', 'AwaitDecision', { act: 'refuse', reasons: ['DuplicateAward'], explanation: `MEANSMARK ${markup}`, hearing: 'hear' }, 'housing')
  const { waitId: hearing } = await openWait(office, { caseId }, 'AwaitHearing')
  await office.as('resident:anna').post(`/mani/${caseId}/viedoklis/${hearing}`, { view: `MEANSMARK nepiekrītu ${markup}` })
  await sends('ilze', 'AwaitDecision', { act: 'refuse', reasons: ['DuplicateAward'], explanation: `MEANSMARK ${markup}` }, 'housing')
  await sends('inga', 'AwaitSecondReview', { act: 'approve', reason: `MEANSMARK ${markup}`, draftVersion: '2' }, 'housing')
  await sends('janis', 'AwaitNeedsAssessment', { need: 'yes', opinion: `OPINIONMARK ${markup}`, priorityClass: '2' })
  await sends('janis', 'AwaitDecision', { act: 'grant', words: `SOCIALMARK ${markup}` }, 'service')
  const { waitId: offer } = await openWait(office, { caseId }, 'AwaitProvider')
  await office.as('staff:vija').post(`/sniedzejs/norikojumi/${offer}`, { outcome: 'Declined', reason: `DECLINEMARK ${markup}` })
  await sends('janis', 'AwaitPlacementReview', { act: 'offer', reason: `REVIEWMARK ${markup}` })
  const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-11')
  const { waitId: approval } = await openWait(office, { runId }, 'AwaitApproval')
  await office.as('staff:rita').post(`/finanses/saraksti/${runId}`, { waitId: approval, outcome: 'Rejected', reason: `RUNMARK ${markup}` })
  return { runId }
}

beforeAll(async () => {
  office = await openOffice('2026-03-05 10:00', { residents: [anna, boriss], staff: people })
  const { store } = office.host.dependencies
  await store.referrals.setPlaces({ serviceCode: flat, capacity: 1, taken: 0, lastQueueNumber: 0 })
  const { runId } = await theMatter()
  const ofWaits = (await store.waits.of({ caseId })).flatMap(({ waitId }) => [`/darbs/uzdevums/${waitId}`, `/sniedzejs/norikojumi/${waitId}`, `/mani/${caseId}/atbildet/${waitId}`, `/mani/${caseId}/viedoklis/${waitId}`])
  paths = [
    '/', '/darbs', `/lietas/${caseId}/nolukis`, ...['mani', 'komandas', 'citi', 'nodotie', 'izdaritie'].map((list) => `/darbs?rinda=${list}`), `/lietas/${caseId}`, `/lietas/${caseId}?viss=1`,
    '/finanses', '/finanses/saraksti', `/finanses/saraksti/${runId}`, `/finanses/saraksti/${runId}/maksajumi.xml`, '/sniedzejs', `/sniedzejs/klienti/${caseId}/${applicationId}-service`,
    '/vietas', `/vietas/${flat}`, '/parvalde', '/pieteikties', '/mani', `/mani/${caseId}`, ...['gmi', 'housing', 'service'].map((kind) => `/mani/${caseId}/lemums/${applicationId}-${kind}`), ...ofWaits,
  ]
  for (const who of everyone) await opensEverything(who, paths)
}, 100_000)
afterAll(() => office.close())

describe('The marks', () => {
  it('stand where they should, so that their absence elsewhere says something', () => {
    for (const who of everyone) expect([...shown.get(who)!.values()].filter((html) => html !== ''), who).not.toEqual([])
    for (const [who, mark] of [['staff:ilze', /MEANSMARK/], ['staff:vija', /OPINIONMARK/], ['resident:anna', /63,5[15]/], ['staff:janis', /OPINIONMARK/], ['staff:rita', /RUNMARK/]] as const) expect(found(who, mark), who).not.toEqual([])
  })
})

describe('Every page of every role', () => {
  it('is answered without a fault', () => {
    expect(faulted).toEqual([])
    for (const who of everyone) expect(shown.get(who)?.size, who).toBeLessThan(mostPages)
  })

  it('shows what people wrote as text, never as markup', () => {
    for (const who of everyone) expect(found(who, /<img src=x|="[^"]*" onerror|'>"\s/), who).toEqual([])
  })
})

describe('What is shown', () => {
  it.each([
    ['a social worker: no figure of the means', 'staff:janis', /MEANSMARK|123,4|63,5[15]|311,11|LV70|HABA/],
    ['a manager: no household', 'staff:maija', /Ozola|MARK|Slepen/],
    ['an administrator: no household and no account', 'staff:edgars', /Ozola|MARK|Slepen|LV70/],
    ['a finance officer who approves: no need, opinion or address', 'staff:rita', /NEEDMARK|OPINIONMARK|MEANSMARK|SOCIALMARK|Slepen|DECLINE/],
    ['a finance officer who makes runs: no need, opinion or address', 'staff:gundega', /NEEDMARK|OPINIONMARK|MEANSMARK|SOCIALMARK|Slepen|DECLINE/],
    ['the provider: the referral, and nothing of means', 'staff:vija', /MEANSMARK|NEEDMARK|63,5|Slepen|LV70/],
    ['a provider of another unit: nothing', 'staff:laila', /Ozola|MARK/],
    ['another resident: nothing', 'resident:boriss', /Ozola|MARK|63,5/],
    ['the resident: nothing colleagues wrote to each other', 'resident:anna', /DECLINEMARK|REVIEWMARK|RUNMARK/],
  ])('to %s', (_, who, mark) => expect(found(who, mark)).toEqual([]))
})

/** What each mark tells, and the roles that may learn it: of the household near them, or whoever it may be. */
const secrets: { mark: RegExp; near: Role[]; anywhere: Role[]; unit?: string }[] = [
  { mark: /MEANSMARK|123,4|311,11/, near: ['assistance-organiser', 'supervisor', 'auditor'], anywhere: [] },
  { mark: /LV70|HABA/, near: ['auditor'], anywhere: ['finance-maker', 'finance-checker'] },
  { mark: /NEEDMARK|SOCIALMARK/, near: ['assistance-organiser', 'social-worker', 'supervisor', 'auditor'], anywhere: [] },
  { mark: /OPINIONMARK/, near: ['assistance-organiser', 'social-worker', 'supervisor', 'auditor'], anywhere: [], unit: 'mezrozites' },
  { mark: /Slepen/, near: ['clerk', 'assistance-organiser', 'social-worker', 'supervisor', 'manager', 'auditor'], anywhere: [] },
  { mark: /RUNMARK/, near: [], anywhere: ['finance-maker', 'finance-checker'] },
]

describe('Whoever of the office, with whatever roles and territory, opens whatever page', () => {
  it('finds in it nothing their roles may not learn, though they say why they look', async () => {
    const someone = fc.record({
      roles: fc.uniqueArray(fc.constantFrom(...Role.options), { minLength: 1, maxLength: 2 }), unit: fc.option(fc.constantFrom('mezrozites', 'saime'), { nil: undefined }),
      territory: fc.option(fc.subarray(['Tukums', 'Kandava']), { nil: undefined }),
    })
    let drawn = 0
    await fc.assert(fc.asyncProperty(someone, fc.integer({ min: 0, max: 1000 }), async ({ roles, unit, territory }, n) => {
      const staffId = `drawn-${drawn += 1}`
      await office.host.dependencies.store.people.saveStaff(staff(staffId, 'Kāds', roles, { unit, territory }))
      const { html, status } = await office.as(`staff:${staffId}`).get(paths[n % paths.length]!)
      expect(status).toBeLessThan(500)
      const near = territory === undefined || territory.length === 0 || territory.includes('Tukums')
      for (const { mark, near: ofTheirs, anywhere, unit: referredTo } of secrets) {
        const may = roles.some((role) => anywhere.includes(role) || (near && ofTheirs.includes(role)) || (role === 'provider' && referredTo !== undefined && unit === referredTo))
        if (!may) expect(mark.exec(html)?.[0], paths[n % paths.length]).toBeUndefined()
      }
    }), { numRuns: 400 })
  }, 60_000)
})

describe('What is kept besides the records', () => {
  const personal = /Ozola|Anna O|MARK|Slepen|12345|32\d{9}|LV70|6355|slepens@/

  it('in the log holds no personal data', () => {
    expect(office.log.length).toBeGreaterThan(0)
    expect(office.log.map((line) => JSON.stringify(line)).filter((line) => personal.test(line))).toEqual([])
  })

  it.each(['application', 'assessment', 'decision', 'payout', 'placement'])('in the history and payloads of %s holds no personal data', (workflow) => {
    const { runner } = office.host
    const { executions } = runner.operate('ListExecutions', { stateMachineArn: workflow }) as { executions: { executionArn: string }[] }
    expect(executions).not.toEqual([])
    for (const { executionArn } of executions) {
      expect(JSON.stringify(runner.operate('GetExecutionHistory', { executionArn, maxResults: 1000 }))).not.toMatch(personal)
      expect(JSON.stringify(runner.operate('DescribeExecution', { executionArn }))).not.toMatch(personal)
    }
  })
})
