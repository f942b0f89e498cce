// Who leads the case: changed by a colleague of the desk, with a reason; the household sees the name.
import { z } from 'zod'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, type Page, type Request } from '../page.ts'
import { reasonText, typed } from '../typed.ts'
import { choicesOf } from './colleagues.ts'
import { specialistsFor } from './hand-over.ts'
import { fileToLead } from './open-file.ts'

const Form = z.object({
  lead: z.string({ error: 'Izvēlieties, kurš vadīs lietu.' }).min(1, 'Izvēlieties, kurš vadīs lietu.'),
  reason: reasonText('Ierakstiet, kāpēc vadošais darbinieks mainās: to lasīs kolēģi.'),
})

async function form(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { file: { household } } = await fileToLead(request, dependencies)
  const colleagues = await specialistsFor(household.parish, dependencies)
  return { view: 'caseworker/lead.njk', title: 'Vadošais darbinieks', data: { household, typed: kept, colleagues: await choicesOf(colleagues, dependencies), lead: colleagues.find(({ staffId }) => staffId === household.leadId)?.name } }
}

export const leadPage: Page = {
  path: '/lietas/:caseId/vada',
  for: 'desk',
  get: form,
  async post(request, dependencies) {
    const { file: { household }, staff } = await fileToLead(request, dependencies)
    const { data, errors, kept } = typed(Form, request.form)
    if (data === undefined) return { ...(await form(request, dependencies, kept)), errors }
    const lead = found((await specialistsFor(household.parish, dependencies)).find(({ staffId }) => staffId === data.lead))
    await dependencies.store.cases.appoint(household, lead.staffId, `staff:${staff.staffId}`, `${lead.name}. ${data.reason}`)
    return { redirect: `/lietas/${household.caseId}` }
  },
}
