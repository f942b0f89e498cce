// The health of the house: what is unsent, which executions stopped, and how the demonstration's registers behave.
import { queuesOf } from '../../domain/permissions.ts'
import { RegisterCode, SimulatedState } from '../../domain/register.ts'
import type { Wait } from '../../domain/wait.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { Page } from '../page.ts'
import { namesOfStaff } from '../names.ts'

/** How much of the outbox is counted; more than that unsent is not a number anyone needs exactly. */
const counted = 100

export const administrationPage: Page = {
  path: '/parvalde',
  for: 'administration',
  async get(_, dependencies) {
    const { store, demonstration } = dependencies
    const [unsent, repairs, states] = await Promise.all([
      store.outbox.unsent(counted), openRepairs(dependencies), demonstration ? store.settings.read('simulated-registers') : undefined,
    ])
    const simulated = states ?? {}
    return {
      view: 'manager/administration.njk', title: 'Pārvalde',
      data: {
        unsent: unsent.length, atLeast: unsent.length === counted, oldestAt: unsent[0]?.at, repairs,
        registers: RegisterCode.options.map((code) => ({ code, state: simulated[code] ?? 'up' })), states: SimulatedState.options,
      },
    }
  },
}

/** Failed executions nobody has repaired: in the supervisors' list or in a supervisor's hands, the longest open first. Faults hold no personal data. */
async function openRepairs({ store }: Dependencies) {
  const supervisors = (await store.people.allStaff()).filter((member) => queuesOf(member).includes('supervision'))
  const lists = await Promise.all([store.waits.inQueue('supervision'), ...supervisors.map(({ staffId }) => store.waits.inHands(staffId))])
  const names = namesOfStaff(supervisors)
  const waits = await Promise.all(lists.flat().filter(({ box }) => box === 'AwaitRepair').map(({ waitId }) => store.waits.byId(waitId)))
  return waits.filter((wait) => wait !== undefined).filter(({ state }) => state === 'Open').toSorted(byOpening)
    .map(({ workflow, execution, openedAt, fault, person }) => ({ workflow, execution, openedAt, error: fault?.error, cause: fault?.cause, person: person && (names[person] ?? person) }))
}

const byOpening = (a: Wait, b: Wait): number => a.openedAt.localeCompare(b.openedAt)
