// Every form of the house filled with nonsense: it is answered with a page, never with a fault, and nothing typed becomes markup.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { beginsRun, findsNeed, grants, openWait, openWaits } from '../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../acceptance/household.ts'
import { openOffice, resident, staff, type Office, type Visitor } from '../office.ts'
import { fillIn } from '../pages/applicant/at-the-form.ts'
import { flat } from '../pages/provider/referred.ts'
import { opensTask } from './at-the-desk.ts'

const residents = ['anna', 'berta', 'cilda', 'dora', 'elza', 'frida', 'gita', 'heda', 'ilga', 'jana', 'kaija', 'lidija', 'maiga'].map((id) => resident(id, `${id[0]?.toUpperCase()}${id.slice(1)} Ozola`, '1950-05-05'))
const of = (id: string) => residents.find(({ personId }) => personId === id)!
const people = [
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('inga', 'Inga Organizatore', ['assistance-organiser']), staff('janis', 'Jānis Sociālais', ['social-worker']), staff('sanita', 'Sanita Vadošā', ['supervisor']),
  staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('rita', 'Rita Galvenā', ['finance-checker']), staff('vija', 'Vija Mežrozīte', ['provider'], { unit: 'mezrozites' }),
  staff('maija', 'Maija Vadītāja', ['manager']), staff('edgars', 'Edgars Pārzinis', ['administrator']), staff('dina', 'Dina Lietvede', ['clerk']), staff('aigars', 'Aigars Revidents', ['auditor']),
]

let office: Office
const alone = (id: string): Household => ({ members: [{ resident: of(id), role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 })

/** A matter for every kind of wait; each resident has one. Gives the pages a crawl would not find. */
async function everyWait(): Promise<string[]> {
  const { host } = office
  for (const { personId } of residents) if (personId !== 'berta') registersAgree(office, alone(personId), '2026-03-05')
  office.registers.down.add('CSDD')
  const { caseId: silent } = await apply(office, alone('anna'), [{ kind: 'gmi' }])
  await office.until('2026-03-10', '12:00')
  office.registers.down.clear()
  const cases = [silent]
  const applies = async (id: string, kind: 'gmi' | 'housing' | 'service' | 'crisis' = 'gmi', household = alone(id)) => {
    const { caseId, applicationId } = await apply(office, household, [kind === 'service' ? { kind, serviceCode: flat, need: 'Viens nevaru' } : { kind, need: 'Vajag' }])
    cases.push(caseId)
    return { caseId, proceedingId: `${applicationId}-${kind}` }
  }
  const decides = async (id: string, fields: Record<string, string | string[]>) => {
    const { caseId } = await applies(id)
    await (await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision')))(fields)
    return caseId
  }
  await applies('berta')
  const { caseId, proceedingId } = await applies('cilda')
  await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision'))
  // Received in another month: the page where incomes nobody declared are entered.
  if ((await office.as('staff:ilze').post(`/lietas/${caseId}/labot-iesniegumu/${proceedingId.slice(0, 10)}`, { on: '27.02.2026.', document: 'Zīmogs', reason: 'Gulēja pastkastē' })).status !== 303) throw new Error('the day of receipt is not mended')
  await decides('dora', { act: 'ask', question: 'Cik ir bērnu?' })
  await decides('elza', { act: 'refuse', reasons: ['DuplicateAward'], explanation: 'Saņem citur', hearing: 'hear' })
  await decides('frida', { act: 'depart', departAmount: '50', departFrom: '2026-03', departCount: '2', departGround: 'ChangedSince', departReason: 'Ir iemesls', hearing: 'Urgent' })
  await applies('gita', 'service')
  for (const id of ['heda', 'ilga']) {
    const referred = await applies(id, 'service')
    await findsNeed(office, referred.caseId, referred.proceedingId, 'janis')
    await grants(office, referred.caseId, referred.proceedingId, 'janis')
    if (id === 'ilga') await office.as('staff:vija').post(`/sniedzejs/norikojumi/${(await openWait(office, { caseId: referred.caseId }, 'AwaitProvider')).waitId}`, { outcome: 'Declined', reason: 'Nav vietas' })
  }
  await applies('jana', 'gmi', { members: [...alone('jana').members, { resident: of('kaija'), role: 'adult' }] })
  await applies('lidija', 'crisis')
  // Three runs: one that cannot be filed and stands for repair, one at the bank, one to approve.
  const runs: string[] = []
  for (const kind of ['repair', 'bank', 'approve']) {
    const paid = await applies('maiga', kind === 'repair' ? 'gmi' : 'housing', kind === 'approve' ? { members: alone('cilda').members, costs: 300 } : alone('maiga'))
    await grants(office, paid.caseId, paid.proceedingId, 'ilze')
    const runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-11')
    runs.push(runId)
    host.dependencies.demonstration = kind !== 'repair'
    if (kind !== 'approve') await office.as('staff:rita').post(`/finanses/saraksti/${runId}`, { waitId: (await openWait(office, { runId }, 'AwaitApproval')).waitId, outcome: 'Approved' })
  }
  host.dependencies.demonstration = true
  await office.as('staff:ilze').post(`/lietas/${caseId}/vienosanas/jauna`, { kind: 'co-operation', personId: 'cilda', signedOn: '05.03.2026.', 'text-0': 'Reģistrēties', 'evidence-0': 'Izziņa', 'dueOn-0': '10.03.2026.', 'verifierId-0': 'ilze' })
  await office.as('staff:ilze').post(`/lietas/${caseId}/nodot`, { to: 'inga', told: 'Ģimene visu izstāstīja', withLead: 'yes' })
  await fillIn(office.as('resident:anna'), { wishes: ['gmi', 'housing', 'crisis', 'school', 'service'] })
  const waits = (await Promise.all([...cases.map((of) => openWaits(office, { caseId: of })), ...runs.map((runId) => openWaits(office, { runId }))])).flat()
  return [
    ...waits.flatMap(({ waitId, caseId: of, applicationId, proceedingId }) => [`/lietas/${of}/termins/${proceedingId}`, `/darbs/uzdevums/${waitId}`, ...['atdot', 'atlikt'].map((act) => `/darbs/uzdevums/${waitId}/${act}`), `/sniedzejs/norikojumi/${waitId}`, `/mani/${of}/atbildet/${waitId}`, `/mani/${of}/viedoklis/${waitId}`, `/mani/${of}/parakstit/${applicationId}`]),
    ...cases.flatMap((of) => [`/lietas/${of}`, ...['nodot', 'vada', 'vienosanas', 'vienosanas/jauna', 'nolukis'].map((page) => `/lietas/${of}/${page}`), `/lietas/${of}/sazina/cilda`]),
    ...runs.map((runId) => `/finanses/saraksti/${runId}`), '/pienemsana/anna', '/meklet', '/darbinieki/prombutnes', '/mani/sazina', ...['majoklis', 'majsaimnieciba', 'ienakumi', 'uzkrajumi', 'izdevumi', 'konts', 'pakalpojums', 'pabalsts-crisis', 'pabalsts-school', 'parbaudit'].map((page) => `/pieteikties/${page}`), '/pieteikties/majsaimnieciba/jauns', '/pieteikties/ienakumi/regulars', '/pieteikties/ienakumi/vienreizejs',
  ]
}

interface Form { action: string; fields: Map<string, string[]> }

const unescaped = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
const attributeOf = (tag: string, name: string) => { const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]; return found === undefined ? undefined : unescaped(found) }

/** The forms of a page that post, with the values of each field as a browser would offer them. */
function formsOf(html: string, path: string): Form[] {
  return [...html.matchAll(/<form([^>]*method="post"[^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', body = '']) => {
    const fields = new Map<string, string[]>()
    let select = ''
    for (const [tag] of body.matchAll(/<(?:input|textarea|button|select|option)\b[^>]*>/g)) {
      const name = tag.startsWith('<option') ? select : attributeOf(tag, 'name') ?? ''
      if (tag.startsWith('<select')) select = name
      else if (name !== '' && name !== 'token') fields.set(name, [...fields.get(name) ?? [], attributeOf(tag, 'value') ?? ''])
    }
    return { action: attributeOf(head, 'action') ?? path, fields }
  })
}

const long = 'ā'.repeat(5_000)
const nonsense = [
  '', ' ', '\u0000', long, 'x'.repeat(3_000), '-1', '1e9', '99999999999999999999', '<script>alert(1)</script>', '{{7*7}}', '=1+1', '2026-99', '0000-01-01', '0001-01-01', '9999-12-31', '31.02.2026.', '01.01.0000.',
  '\u202e🙂', '__proto__', 'constructor', '../../etc/passwd', 'a\r\nSet-Cookie: x=y', 'NaN', '.', '#', 'a.b.c', '00000000000', 'case-.', 'run-x.y',
]
/** In one field, the others as the page offers them. */
const inOneField = [long, '0000-01-01', '<script>alert(1)</script>']

const faults: string[] = []
const filled = new Set<string>()
const shapeOf = (path: string) => path.replace(/\?.*/, '').split('/').map((part) => (/\d/.test(part) || part.length > 20 || residents.some(({ personId }) => personId === part) ? ':' : part)).join('/')

/** Every form of another shape once: all its fields with each nonsense, each field with some, none, and each twice. */
async function fills(visitor: Visitor, { action, fields }: Form): Promise<void> {
  const names = [...fields.keys()]
  const shape = `${shapeOf(action)} ${names.join()}`
  if (filled.has(shape) || ['/iziet', '/pieteikties/sakt-no-jauna'].includes(action)) return
  filled.add(shape)
  const offered = Object.fromEntries([...fields].map(([name, values]) => [name, values[0] ?? '']))
  const sends = async (form: Record<string, string | string[]>) => {
    const { status, html } = await visitor.post(action, form)
    if (status >= 500) faults.push(`${shape}: ${JSON.stringify(office.log.findLast(({ code }) => code === 'PageFaulted'))} after ${JSON.stringify(form).slice(0, 200)}`)
    if (/<script>alert|>49</.test(html)) faults.push(`${shape}: what was typed is markup`)
  }
  for (const text of nonsense) await sends(Object.fromEntries(names.map((name) => [name, text])))
  for (const name of names) for (const text of inOneField) await sends({ ...offered, [name]: text })
  await sends({})
  await sends(Object.fromEntries(names.map((name) => [name, [offered[name] ?? '', offered[name] ?? '']])))
}

async function fillsEverything(who: string, starts: readonly string[]): Promise<void> {
  const visitor = office.as(who)
  const seen = new Set<string>()
  const shapes = new Map<string, number>()
  const todo = [...starts]
  for (let path = todo.shift(); path !== undefined; path = todo.shift()) {
    const times = shapes.get(shapeOf(path)) ?? 0
    if (seen.has(path) || path.startsWith('/assets') || (!starts.includes(path) && times > 1)) continue
    seen.add(path)
    shapes.set(shapeOf(path), times + 1)
    const { status, html, location } = await visitor.get(path)
    if (status >= 500) faults.push(`${who} opens ${path}: ${JSON.stringify(office.log.findLast(({ code }) => code === 'PageFaulted'))}`)
    if (location?.startsWith('/') === true) todo.push(location)
    for (const [, href = ''] of html.matchAll(/href="(\/[^"#]*)/g)) todo.push(unescaped(href))
    for (const form of formsOf(html, path)) await fills(visitor, form)
  }
}

beforeAll(async () => { office = await openOffice('2026-03-05 10:00', { residents, staff: people }) })
afterAll(() => office.close())

describe('Every form of every role', () => {
  it('filled with nonsense is answered with a page', async () => {
    const paths = await everyWait()
    for (const who of ['anna', 'dora', 'elza', 'kaija'].map((id) => `resident:${id}`)) await fillsEverything(who, [...paths.filter((path) => path.startsWith('/mani') || path.startsWith('/pieteikties')), '/mani', '/pieteikties'])
    for (const { staffId } of people) await fillsEverything(`staff:${staffId}`, ['/', ...paths.filter((path) => !path.startsWith('/mani') && !path.startsWith('/pieteikties'))])
    expect(faults).toEqual([])
    expect(filled.size).toBeGreaterThan(50)
  }, 300_000)
})
