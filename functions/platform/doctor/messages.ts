// Messages that were not sent and dates that did not fire: sent and fired now.
import { instantOf } from '../../domain/identifiers.ts'
import { nextDate } from '../../domain/wait.ts'
import { fireDue } from '../clock-service.ts'
import { deliver } from '../deliver.ts'
import type { Dependencies } from '../dependencies.ts'
import type { Look, Suspect } from './suspect.ts'

/** `told`: here go the waits whose workflow is told something now. */
export async function* unsent(dependencies: Dependencies, before: string, told: Set<string>): AsyncIterable<Suspect> {
  const { outbox } = dependencies.store
  for (const { id, at } of await outbox.unsent()) {
    if (at > before) continue
    yield {
      kind: 'Unsent', about: id, text: 'Ziņa darba plūsmai nav nosūtīta.',
      async mend() {
        await deliver(dependencies, id)
        told.add(id)
        return await outbox.byId(id) === undefined ? 'Nosūtīta.' : undefined
      },
    }
  }
}

/** A release that kept no list of them escalated it, or the list lost it. */
export const escalatedUnlisted: Look = async function* ({ waits }, { store }) {
  const listed = new Set((await store.waits.escalated()).map(({ waitId }) => waitId))
  for (const wait of waits) {
    if (wait.state !== 'Open' || wait.escalatedAt === undefined || listed.has(wait.waitId)) continue
    yield {
      kind: 'EscalatedUnlisted', about: wait.waitId, caseId: wait.caseId, text: 'Nodots vadītājam, bet nav viņa sarakstā.',
      mend: async () => (await store.waits.listEscalated(wait) ? 'Ielikts sarakstā.' : undefined),
    }
  }
}

export const dateNotFired: Look = async function* ({ waits, before, recent }, dependencies) {
  for (const wait of waits) {
    const date = wait.state === 'Open' ? nextDate(wait) : undefined
    if (date === undefined || date.at > before) continue
    yield {
      kind: 'DateNotFired', about: wait.waitId, caseId: wait.caseId, text: `Termiņa darbība nav notikusi: ${date.why}.`,
      async mend() {
        recent.add(wait.execution)
        return (await fireDue(dependencies, wait.waitId, instantOf(dependencies.now()))) > 0 ? 'Notikusi tagad.' : undefined
      },
    }
  }
}
