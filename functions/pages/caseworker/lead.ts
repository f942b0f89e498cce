// Who leads the case: changed by a colleague of the desk, with a reason; the household sees the name.
import { z } from 'zod'
import { mayDo, queuesOf } from '../../domain/permissions.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { found, staffOf, type Page, type Request } from '../page.ts'
import { reasonText, typed } from '../typed.ts'
import { openFile } from './open-file.ts'

const Form = z.object({
  lead: z.string({ error: 'Izvēlieties, kurš vadīs lietu.' }).min(1, 'Izvēlieties, kurš vadīs lietu.'),
  reason: reasonText('Ierakstiet, kāpēc vadošais darbinieks mainās: to lasīs kolēģi.'),
})

/** Colleagues of the desk who serve where the household lives. */
async function candidates(parish: string, { store }: Dependencies) {
  return (await store.people.allStaff()).filter((colleague) => queuesOf(colleague).some((queue) => queue === 'assistance' || queue === 'social-work') && mayDo(colleague, 'see.household', { parish }))
}

async function form(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { household } = await openFile(request.params['caseId'] ?? '', staffOf(request), dependencies)
  const colleagues = await candidates(household.parish, dependencies)
  return { view: 'caseworker/lead.njk', title: 'Vadošais darbinieks', data: { household, typed: kept, colleagues, lead: colleagues.find(({ staffId }) => staffId === household.leadId)?.name } }
}

export const leadPage: Page = {
  path: '/lietas/:caseId/vada',
  for: 'desk',
  get: form,
  async post(request, dependencies) {
    const staff = staffOf(request)
    const { household } = await openFile(request.params['caseId'] ?? '', staff, dependencies)
    const { data, errors, kept } = typed(Form, request.form)
    if (data === undefined) return { ...(await form(request, dependencies, kept)), errors }
    const lead = found((await candidates(household.parish, dependencies)).find(({ staffId }) => staffId === data.lead))
    await dependencies.store.cases.appoint(household, lead.staffId, `staff:${staff.staffId}`, `${lead.name}. ${data.reason}`)
    return { redirect: `/lietas/${household.caseId}` }
  },
}
