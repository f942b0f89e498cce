// Payment runs nobody works on, and payments held by a run that has ended.
import { executionName } from '../../domain/workflow-names.ts'
import { isAwaited } from './seen.ts'
import { toSupervisors, type Look } from './suspect.ts'

const ended = (state: string): boolean => ['Paid', 'Cancelled', 'Empty'].includes(state)

export const runWithNobody: Look = async function* (seen, dependencies) {
  const { workflows } = dependencies
  for (const { runId, number, state, madeAt } of seen.runs) {
    const name = executionName('payout', runId)
    if (ended(state) || madeAt > seen.before || isAwaited(seen, name) || seen.recent.has(name)) continue
    yield {
      kind: 'RunWithNobody', about: runId, text: `Izmaksu saraksts ${number} nav pabeigts, bet pie tā neviens nestrādā.`,
      async mend() {
        const executionArn = workflows.executionArn('payout', name)
        const status = await workflows.status(executionArn)
        if (status !== undefined) return toSupervisors({ runId, workflow: 'payout', execution: name, fault: { error: 'RunWithNobody', cause: status, executionArn } }, dependencies)
        await workflows.start('payout', name, { runId })
        return 'Darba plūsma sākta.'
      },
    }
  }
}

/** Nothing mends it: whether the bank has paid, a person must see. */
export const payableAdrift: Look = async function* ({ runs }, { store }) {
  const stateOf = new Map(runs.map(({ runId, state }) => [runId, state]))
  for (const held of ['Claimed', 'Filed'] as const) {
    for (const { payableId, runId } of await store.awards.inState(held, '9999-12')) {
      const state = runId === undefined ? undefined : stateOf.get(runId)
      if (runId === undefined || (state !== undefined && ended(state)))
        yield { kind: 'PayableAdrift', about: payableId, text: `Maksājums ir sarakstā, kas jau ir pabeigts (${state ?? 'saraksta nav'}).` }
    }
  }
}
