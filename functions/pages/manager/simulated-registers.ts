// The demonstration's registers: the administrator makes one slow, silent or wrong, to see what the office does then.
import { mayDo } from '../../domain/permissions.ts'
import { RegisterCode, SimulatedState } from '../../domain/register.ts'
import { NotFound, staffOf, type Page } from '../page.ts'

export const simulatedRegistersPage: Page = {
  path: '/parvalde/registri/:register',
  for: 'administration',
  async post(request, { store, demonstration }) {
    const { params, form } = request
    const register = RegisterCode.safeParse(params['register']).data
    const state = SimulatedState.safeParse(form.get('state')).data
    if (!demonstration || !mayDo(staffOf(request), 'do.switch-registers') || register === undefined || state === undefined) throw new NotFound()
    await store.settings.write('simulated-registers', { ...await store.settings.read('simulated-registers'), [register]: state })
    return { redirect: '/parvalde#registri' }
  },
}
