// AwaitCarriedOut: what cannot be decided a second time by itself has been put right by hand, and how.
import { z } from 'zod'
import { instantOf } from '../../../domain/identifiers.ts'
import { reasonText, typed } from '../../typed.ts'
import { showAppeal } from './appeal-review.ts'
import { taskPage } from './task-page.ts'

const Form = z.object({ how: reasonText('Ierakstiet, kas izdarīts: to lasīs arī iesniedzējs.') })

export const carriedOutTask = taskPage({
  view: 'caseworker/tasks/carried-out.njk',
  show: showAppeal,
  async answer({ staff: { staffId }, dependencies: { store, now } }, form, { record }) {
    const { data, errors } = typed(Form, form)
    if (data === undefined) return { errors }
    return { outcome: 'CarriedOut', note: data.how, also: store.appeals.moves(record, 'CarriedOut', { carriedOut: { at: instantOf(now()), by: staffId, how: data.how } }) }
  },
})
