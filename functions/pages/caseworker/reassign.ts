// A supervisor gives several tasks at once to a colleague or back to the team, with one reason.
import { z } from 'zod'
import type { Case } from '../../domain/case.ts'
import { Conflict } from '../../domain/errors.ts'
import { mayAnswer, supervises } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Wait } from '../../domain/wait.ts'
import { NotFound, staffOf, type Page } from '../page.ts'
import { ownPath } from '../sign-in.ts'
import { reasonText, typed } from '../typed.ts'
import { deskBoxes } from './tasks/all.ts'

/** To nobody in person: the team has it again. */
const team = 'komanda'

const Form = z.object({
  wait: z.array(z.string()).min(1, 'Atzīmējiet vismaz vienu uzdevumu.').max(100),
  to: z.string({ error: 'Izvēlieties, kam uzdevumus nodot.' }).min(1, 'Izvēlieties, kam uzdevumus nodot.'),
  reason: reasonText('Ierakstiet, kāpēc pārdalāt: to lasīs kolēģi.'),
})

export const reassignPage: Page = {
  path: '/darbs/parcelt',
  for: 'desk',
  async get() { return { redirect: '/darbs' } },
  /** Each task by itself: one that was answered or moved meanwhile stays as it is and is counted. */
  async post(request, { store }) {
    const staff = staffOf(request)
    if (!supervises(staff)) throw new NotFound()
    const back = ownPath(request.form.get('back')) ?? '/darbs'
    const { data, errors } = typed(Form, request.form, ['wait'])
    if (data === undefined) return { view: 'message.njk', title: 'Uzdevumi nav pārdalīti', status: 422, errors: [], data: { text: errors.map(({ text }) => text).join(' '), back } }
    const to = data.to === team ? undefined : await store.people.staff(data.to)
    if (data.to !== team && to === undefined) throw new NotFound()
    let moved = 0
    for (const waitId of new Set(data.wait)) {
      const wait = await store.waits.byId(waitId)
      const household = wait?.caseId === undefined ? undefined : await store.cases.byId(wait.caseId)
      if (wait === undefined || wait.state !== 'Open' || !deskBoxes.includes(wait.box) || !mayAnswer(staff, wait, household) || !takes(to, wait, household)) continue
      try {
        if (to !== undefined) await store.waits.reassign(wait, to.staffId, staff.staffId, data.reason)
        else if (wait.person !== undefined) await store.waits.recall(wait, staff.staffId, data.reason)
        moved += 1
      } catch (error) {
        if (!(error instanceof Conflict)) throw error
      }
    }
    const [path = '', query = ''] = back.split('?')
    const said = new URLSearchParams(query)
    said.set('parcelti', String(moved))
    said.set('palika', String(new Set(data.wait).size - moved))
    return { redirect: `${path}?${said}` }
  },
}

/** The team takes all that is its own; a colleague what their role may answer, where they serve or of a case they lead. */
const takes = (to: Staff | undefined, wait: Wait, household: Case | undefined): boolean => to === undefined || mayAnswer(to, wait, household)
