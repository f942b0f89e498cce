// Why a colleague opens a file they have no task about: asked once a day, kept with the reading, and shown to the household.
import { z } from 'zod'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo, mustGiveReason } from '../../domain/permissions.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, NotFound, staffOf, type Answer, type Page, type Request } from '../page.ts'
import { ownPath } from '../sign-in.ts'
import { freeText, reasonWhen, typed } from '../typed.ts'

/** What files are opened for without a task. */
const purposes = {
  question: 'Iedzīvotājs zvanīja, rakstīja vai atnāca',
  cover: 'Aizvietoju kolēģi',
  complaint: 'Sūdzība vai apstrīdēts lēmums',
  check: 'Pārbaude vai audits',
  other: 'Cits iemesls',
} as const
const names = Object.keys(purposes) as [keyof typeof purposes, ...(keyof typeof purposes)[]]

/** An auditor or manager says it in words always: of nothing else is it their work. */
const formOf = (always: boolean) => z.object({ purpose: z.enum(names, 'Atzīmējiet, kāpēc atverat šo lietu'), reason: freeText })
  .superRefine(reasonWhen(({ purpose }) => always || purpose === 'other', 'Uzrakstiet iemeslu dažos vārdos: to redzēs arī iedzīvotājs'))

/** Errors: NotFound when there is no such case or it would not be theirs whatever the reason. Nothing of it is shown here. */
async function caseToOpen(request: Request, { store }: Dependencies): Promise<string> {
  const { caseId, parish, leadId } = found(await store.cases.byId(request.params['caseId'] ?? ''))
  if (!mayDo(staffOf(request), 'see.household', { parish, leadId, reasonGiven: true })) throw new NotFound()
  return caseId
}

const view = (request: Request, caseId: string, kept: Record<string, string> = {}): Answer & { view: string } => ({
  view: 'caseworker/purpose.njk', title: 'Kāpēc atverat šo lietu?',
  data: { purposes: names.map((value) => ({ value, text: purposes[value] })), typed: kept, always: mustGiveReason(staffOf(request)), next: ownPath(request.query.get('uz') ?? request.form.get('next')) ?? `/lietas/${caseId}` },
})

export const purposePage: Page = {
  path: '/lietas/:caseId/nolukis',
  for: 'file',
  async get(request, dependencies) {
    return view(request, await caseToOpen(request, dependencies))
  },
  async post(request, dependencies) {
    const caseId = await caseToOpen(request, dependencies)
    const staff = staffOf(request)
    const { data, errors, kept } = typed(formOf(mustGiveReason(staff)), request.form)
    if (data === undefined) return { ...view(request, caseId, kept), errors }
    const note = [purposes[data.purpose], data.reason].filter((text) => text !== '').join(': ')
    await dependencies.store.journal.read(caseId, staff.staffId, instantOf(dependencies.now()), { note })
    return { redirect: ownPath(request.form.get('next')) ?? `/lietas/${caseId}` }
  },
}
