// The demonstration's registers: the administrator makes one slow, silent or wrong, to see what the office does then.
import { RegisterCode, simulatedRegistersSetting, SimulatedState, SimulatedStates } from '../../domain/register.ts'
import { NotFound, type Page } from '../page.ts'

export const simulatedRegistersPage: Page = {
  path: '/parvalde/registri/:register',
  for: 'administration',
  async post({ params, form }, { store, demonstration }) {
    const register = RegisterCode.safeParse(params['register']).data
    const state = SimulatedState.safeParse(form.get('state')).data
    if (!demonstration || register === undefined || state === undefined) throw new NotFound()
    const before = SimulatedStates.parse((await store.settings.read(simulatedRegistersSetting)) ?? {})
    await store.settings.write(simulatedRegistersSetting, { ...before, [register]: state })
    return { redirect: '/parvalde#registri' }
  },
}
