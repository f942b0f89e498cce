// Every page, behind one Lambda: an API Gateway v2 event in, HTML out. Finds the page, checks who may come, renders, and words the faults.
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda'
import { actingFor } from '../domain/absence.ts'
import { dayAt } from '../domain/days.ts'
import { Conflict, nameOf } from '../domain/errors.ts'
import { instantOf } from '../domain/identifiers.ts'
import { mayDo, opens } from '../domain/permissions.ts'
import type { Resident, Staff } from '../domain/person.ts'
import { connectPages } from '../platform/connect.ts'
import type { Dependencies } from '../platform/dependencies.ts'
import { isFormToken, unsealed, type Session } from '../platform/session.ts'
import { formBodyOf } from './form-body.ts'
import { KeptFrom, NotFound, PurposeNeeded, TooLong, type Answer, type Page, type Request, type Who } from './page.ts'
import { pages } from './pages.ts'
import { render } from './render.ts'

const cookieName = 'solis'

/** The longest identifier, a wait's, has some 120 characters. */
const longestPart = 200

let built: Dependencies | undefined

export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  return serve(event, (built ??= await connectPages()))
}

/** Answers one request. Never throws: a fault is a page with a reference that the log line bears too. */
export async function serve(event: APIGatewayProxyEventV2, dependencies: Dependencies): Promise<APIGatewayProxyStructuredResultV2> {
  const method = event.requestContext.http.method
  // Our paths are plain ASCII; whatever else is asked for does not exist.
  const path = event.rawPath
  let session = sessionOf(event, dependencies)
  const respond = (answer: Answer, who?: Who) => toHttp(answer, { dependencies, session, who, path })
  let who: Who | undefined
  try {
    const match = matching(path)
    who = await whoIs(session, dependencies)
    session = standing(session, who)
    if (match === undefined) return respond(notFound, who)
    const request: Request = { params: match.params, query: new URLSearchParams(event.rawQueryString), form: new URLSearchParams(), files: [], path, cookies: cookiesOf(event), who }
    if (!mayCome(match.page, who) || !mayActIn(match.page, who, method, dependencies)) return who === undefined ? respond({ redirect: `/ieiet?uz=${encodeURIComponent(path)}` }) : respond(notYours, who)
    if (method === 'GET' || method === 'HEAD') return respond(match.page.get === undefined ? notFound : await match.page.get(request, dependencies), who)
    if (method !== 'POST' || match.page.post === undefined) return respond(notFound, who)
    const body = await formBodyOf(event, match.page.takesFiles === true)
    if (body === undefined) return respond(match.page.takesFiles === true ? tooLarge : tooLong, who)
    if (body === 'strange') return respond(strange, who)
    Object.assign(request, body)
    if (session !== undefined && !isFormToken(dependencies.sessionSecret, session, request.form.get('token'))) return respond(staleForm, who)
    return respond(await posted(match.page.post, request, dependencies), who)
  } catch (error) {
    if (error instanceof NotFound) return respond(notFound, who)
    if (error instanceof TooLong) return respond(tooLong, who)
    if (error instanceof PurposeNeeded) return respond({ redirect: `/lietas/${error.caseId}/nolukis?uz=${encodeURIComponent(path)}` }, who)
    if (error instanceof KeptFrom) return respond(othersTask(error), who)
    if (error instanceof Conflict) return respond(conflict(error.message, path), who)
    const reference = dependencies.newId()
    dependencies.log({ code: 'PageFaulted', page: matching(path)?.page.path ?? '', method, reference, error: nameOf(error), at: whereOf(error) })
    return respond(fault(reference), who)
  }
}

/**
 * Of two presses at the same moment the second is refused by what the first has written. Looked at once more, as if it had come a moment later, it finds what
 * the first made; or that somebody else was quicker.
 */
async function posted(post: NonNullable<Page['post']>, request: Request, dependencies: Dependencies): Promise<Answer> {
  try {
    return await post(request, dependencies)
  } catch (error) {
    if (!(error instanceof Conflict)) throw error
    try {
      return await post(request, dependencies)
    } catch (again) {
      // What is gone is gone because somebody was quicker.
      throw again instanceof NotFound ? error : again
    }
  }
}

/** The place in the code a fault came from. Its message is left out: it may hold what a person typed. */
const whereOf = (error: unknown): string => (error instanceof Error ? /^\s+at .*$/m.exec(error.stack ?? '')?.[0].trim() ?? '' : '')

function matching(path: string): { page: Page; params: Record<string, string> } | undefined {
  const given = path.split('/')
  if (given.some((part) => part.length > longestPart)) return undefined
  for (const page of pages) {
    const wanted = page.path.split('/')
    if (wanted.length !== given.length) continue
    if (wanted.every((part, i) => part.startsWith(':') ? given[i] !== '' : part === given[i]))
      return { page, params: Object.fromEntries(wanted.flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), given[i] ?? '']] : []))) }
  }
  return undefined
}

function sessionOf(event: APIGatewayProxyEventV2, { sessionSecret, now }: Dependencies): Session | undefined {
  return unsealed(sessionSecret, cookiesOf(event)[cookieName], now())
}

const cookiesOf = ({ cookies = [] }: APIGatewayProxyEventV2): Record<string, string> =>
  Object.fromEntries(cookies.map((pair) => pair.split('=')).map(([name = '', value = '']) => [name, value]).toReversed())

/** Read afresh at each request: a role taken away is gone at once. */
async function whoIs(session: Session | undefined, dependencies: Dependencies): Promise<Who | undefined> {
  const { store } = dependencies
  const [kind, id] = session?.who.split(':') ?? []
  if (id === undefined) return undefined
  if (kind === 'resident') {
    const resident = await store.people.resident(id)
    return resident && session?.mandate !== undefined ? acting(resident, session.mandate, dependencies) : resident && { kind: 'resident', resident }
  }
  const staff = await store.people.staff(id)
  return staff && { kind: 'staff', staff: await standingIn(staff, dependencies) }
}

/** Whoever stands in for an absent colleague has that colleague's rights while the absence lasts: reckoned at each request, so that they end by themselves. */
async function standingIn(staff: Staff, { store, now }: Dependencies): Promise<Staff> {
  const absences = await store.absences.all()
  return absences.some(({ deputyId }) => deputyId === staff.staffId) ? actingFor(staff, absences, await store.people.allStaff(), dayAt(instantOf(now()))) : staff
}

/** Whoever has chosen to act for another is that other to the pages, for as long as the mandate holds; after that they are themselves again. */
async function acting(by: Resident, held: string, { store, now }: Dependencies): Promise<Who> {
  const [principalId = '', mandateId = ''] = held.split('.')
  const mandate = await store.mandates.byId(principalId, mandateId)
  const resident = mandate && await store.people.resident(mandate.principalId)
  const may = mandate !== undefined && mayDo({ personId: by.personId, mandate }, 'see.registration', { applicantId: mandate.principalId, on: dayAt(instantOf(now())) })
  return resident !== undefined && may ? { kind: 'resident', resident, acting: { by, mandate } } : { kind: 'resident', resident: by }
}

/** The session without a mandate that holds no more: a form still open in the other's name must not be kept as one's own. */
function standing(session: Session | undefined, who: Who | undefined): Session | undefined {
  if (session?.mandate === undefined || (who?.kind === 'resident' && who.acting !== undefined)) return session
  const { mandate: _, ...own } = session
  return own
}

/** Whether the mandate covers what the page is for; whoever acts for themselves needs none. */
function mayActIn(page: Page, who: Who | undefined, method: string, { now }: Dependencies): boolean {
  const { act } = page
  if (who?.kind !== 'resident' || who.acting === undefined || act === 'any' || page.for === 'anyone') return true
  if (method !== 'POST' && act !== 'do.apply') return true
  const { by: { personId }, mandate } = who.acting
  return act !== undefined && mayDo({ personId, mandate }, act, { applicantId: who.resident.personId, on: dayAt(instantOf(now())) })
}

function mayCome(page: Page, who: Who | undefined): boolean {
  if (page.for === 'anyone') return true
  if (page.for === 'resident') return who?.kind === 'resident'
  return who?.kind === 'staff' && opens(who.staff, page.for)
}

const message = (status: number, title: string, text: string, back?: string): Answer => ({ view: 'message.njk', title, status, data: { text, back } })
const notFound = message(404, 'Lapa nav atrasta', 'Šādas lapas nav, vai tā nav paredzēta jums. Pārbaudiet adresi vai sāciet no sākumlapas.')
const notYours = message(403, 'Šī lapa nav jums paredzēta', 'Ar šo lomu to atvērt nevar. Ieejiet ar citu lomu vai sāciet no sākumlapas.')
const othersTask = ({ why, colleagues }: KeptFrom): Answer =>
  message(403, 'Šo uzdevumu dara cits', `${why} ${colleagues.length === 0 ? 'Pašlaik nav neviena cita, kas to drīkst darīt: sakiet nodaļas vadītājam.' : `To drīkst darīt: ${colleagues.join(', ')}.`}`)
const tooLong = message(413, 'Pārāk garš teksts', 'Nosūtītais teksts ir par garu. Saīsiniet to un mēģiniet vēlreiz.')
const tooLarge = message(413, 'Datne ir pārāk liela', 'Nekas nav saglabāts. Viena datne var būt līdz 4 MB: nofotografējiet ar mazāku izšķirtspēju vai sadaliet dokumentu vairākās datnēs.')
const strange = message(400, 'Veidlapu nevar saglabāt', 'Veidlapā ir lauks, kādu šī lapa nesūta (__proto__). Nekas nav saglabāts. Pārlādējiet lapu un aizpildiet to vēlreiz.')
const staleForm = message(403, 'Veidlapa ir novecojusi', 'Šī lapa bija atvērta pirms pēdējās ieiešanas sistēmā vai tad, kad pilnvara vēl bija spēkā. Nekas nav saglabāts. Atgriezieties, pārlādējiet lapu un iesniedziet vēlreiz.')
const conflict = (text: string, back: string): Answer => message(409, 'Kāds bija ātrāks', `${text} Nekas nav pazudis un nekas nav izdarīts divreiz.`, back)
const fault = (reference: string): Answer => message(500, 'Radās kļūda', `Darbība nav pabeigta. Mēģiniet vēlreiz pēc brīža; ja kļūda atkārtojas, nosauciet dienestam šo numuru: ${reference}.`)

const securityHeaders = ({ signIn }: Dependencies) => ({
  // Signing out is a form that leads on to the provider.
  'content-security-policy': `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; frame-src 'self'; font-src 'self'; form-action 'self'${signIn === undefined ? '' : ` ${new URL(signIn.settings.issuer).origin}`}; base-uri 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
})

function toHttp(answer: Answer, context: { dependencies: Dependencies; session: Session | undefined; who: Who | undefined; path: string }): APIGatewayProxyStructuredResultV2 {
  const headers = securityHeaders(context.dependencies)
  const cookies = 'bytes' in answer || answer.cookie === undefined ? {} : { cookies: [answer.cookie].flat() }
  if ('redirect' in answer) return { statusCode: 303, headers: { location: answer.redirect, ...headers }, ...cookies }
  if ('bytes' in answer) {
    return {
      statusCode: 200,
      headers: {
        ...headers,
        ...(answer.framed === true ? { 'content-security-policy': "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'" } : {}),
        'content-type': answer.contentType,
        'cache-control': answer.cacheSeconds === undefined ? 'no-store' : `public, max-age=${answer.cacheSeconds}`,
        ...(answer.fileName === undefined ? {} : { 'content-disposition': `attachment; filename="${answer.fileName}"` }),
      },
      body: Buffer.from(answer.bytes).toString('base64'),
      isBase64Encoded: true,
    }
  }
  return {
    statusCode: answer.status ?? (answer.errors !== undefined && answer.errors.length > 0 ? 422 : 200),
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
    ...cookies,
    body: render(answer, context),
  }
}
