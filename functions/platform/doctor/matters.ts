// Matters and appeals nobody has, and places nobody was offered.
import { isOver } from '../../domain/appeal.ts'
import { isFinished, type Proceeding } from '../../domain/proceeding.ts'
import { executionName, placementOf } from '../../domain/workflow-names.ts'
import { servicesOf } from '../../policy/service-catalogue.ts'
import { deliver } from '../deliver.ts'
import { openingNeedReview } from '../need-review.ts'
import { isAwaited, type Seen } from './seen.ts'
import { toSupervisors, type Look } from './suspect.ts'

export const matterWithNobody: Look = async function* (seen, dependencies) {
  const { store, workflows } = dependencies
  const { caseIds, running, busy, before, waitsOfCase } = seen
  const placements = [...new Set([...running.keys(), ...busy])].filter((name) => name.startsWith(executionName('placement', '')))
  for (const caseId of caseIds) {
    for (const proceeding of await store.cases.proceedings(caseId)) {
      const { proceedingId, applicationId, status, receivedAt, reopens } = proceeding
      // It was begun by its application, or by the appeal that had it decided anew.
      const [begunBy, beginning] = reopens === undefined ? ['application' as const, applicationId] : ['appeal' as const, reopens.appealId]
      if (isFinished(status) || status === 'Queued' || receivedAt > before) continue
      const names = [executionName(begunBy, beginning), executionName('assessment', proceedingId), executionName('decision', proceedingId), executionName('gift', proceedingId)]
      if (names.some((name) => isAwaited(seen, name)) || placements.some((name) => placementOf(name, proceedingId) !== undefined)) continue
      const unsent = await Promise.all([...names, executionName('placement', proceedingId, 1)].map((name) => store.outbox.byId(name)))
      if (unsent.some((message) => message !== undefined)) continue
      const waits = waitsOf(proceeding, waitsOfCase.get(caseId) ?? [])
      if (waits.some(({ answeredAt }) => (answeredAt ?? '') > before)) continue
      // Visits wait for the matter without an execution: none of them says where it stopped.
      const last = waits.filter((wait) => (workflows.names as readonly string[]).includes(wait.workflow)).toSorted((a, b) => a.openedAt.localeCompare(b.openedAt)).at(-1)
      const { workflow, execution } = last ?? { workflow: begunBy, execution: executionName(begunBy, beginning) }
      yield {
        kind: 'MatterWithNobody', about: proceedingId, caseId, text: 'Lieta nav pabeigta, bet pie tās neviens nestrādā un neviens netiek gaidīts.',
        mend: () => toSupervisors({
          caseId, applicationId, proceedingId, workflow, execution, fault: { error: 'MatterWithNobody', cause: 'No wait is open and no execution is running', executionArn: workflows.executionArn(workflow, execution) },
        }, dependencies),
      }
    }
  }
}

/** Its own, and those of its application as a whole. */
const waitsOf = ({ proceedingId, applicationId }: Proceeding, ofCase: Seen['waits']): Seen['waits'] =>
  ofCase.filter((wait) => wait.proceedingId === proceedingId || (wait.proceedingId === undefined && wait.applicationId === applicationId))

export const appealWithNobody: Look = async function* (seen, dependencies) {
  const { store, workflows } = dependencies
  for (const caseId of seen.caseIds) {
    for (const { appealId, proceedingId, state, recordedAt } of await store.appeals.ofCase(caseId)) {
      const name = executionName('appeal', appealId)
      if (isOver(state) || recordedAt > seen.before || isAwaited(seen, name) || seen.recent.has(name) || await store.outbox.byId(name) !== undefined) continue
      yield {
        kind: 'AppealWithNobody', about: appealId, caseId, text: 'Lēmums ir apstrīdēts, bet pie apstrīdējuma neviens nestrādā un neviens netiek gaidīts.',
        mend: () => toSupervisors({
          caseId, proceedingId, appealId, workflow: 'appeal', execution: name, fault: { error: 'AppealWithNobody', cause: 'No wait is open and no execution is running', executionArn: workflows.executionArn('appeal', name) },
        }, dependencies),
      }
    }
  }
}

/** Who stood in a list before needs were looked at anew: the time they have waited counts. */
export const waitsUnlookedAt: Look = async function* ({ before }, dependencies) {
  const { store, municipality } = dependencies
  for (const { code } of servicesOf(municipality)) {
    for (const listed of await store.referrals.inState(code, 'Queued')) {
      const referral = await store.referrals.byId(listed.caseId, listed.referralId)
      if (referral?.state !== 'Queued' || (referral.queuedAt ?? '') > before) continue
      if ((await store.referrals.needReviews(referral)).some(({ state }) => state === 'Open')) continue
      yield {
        kind: 'WaitsUnlookedAt', about: referral.referralId, caseId: referral.caseId, text: 'Kāds gaida rindā, un nav dienas, kad viņa vajadzību skatīs no jauna.',
        async mend() {
          await store.commit(await openingNeedReview(referral, dependencies, referral.queuedAt))
          return 'Diena noteikta.'
        },
      }
    }
  }
}

export const placeFreeWithQueue: Look = async function* (_, dependencies) {
  const { store: { referrals }, municipality } = dependencies
  for (const { code } of servicesOf(municipality)) {
    for (;;) {
      const { free, waiting } = await referrals.offers(code)
      if (!(free > 0 && waiting > 0)) break
      let offered: string | undefined
      yield {
        kind: 'PlaceFreeWithQueue', about: code, text: 'Pakalpojumā ir brīva vieta, un rindā kāds gaida.',
        async mend() {
          offered = await referrals.offerFree(code)
          await deliver(dependencies, offered)
          return offered === undefined ? undefined : 'Vieta piedāvāta pirmajam rindā.'
        },
      }
      if (offered === undefined) break
    }
  }
}
