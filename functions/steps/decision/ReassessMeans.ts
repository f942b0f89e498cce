// Reckons a matter again that is before a caseworker, with what the office has found since: the same assessment, one attempt more. What then contradicts is a task beside the decision.
import { openingBeside } from '../../platform/beside.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { toLambda } from '../../platform/lambda.ts'
import { recordOf } from '../../platform/records.ts'
import { returnsTo } from '../../platform/returns-to.ts'
import { staffTaskNow } from '../../platform/staff-wait.ts'
import { wentOnBefore, type Step } from '../../platform/step.ts'
import { step as assessMeans } from '../assessment/AssessMeans.ts'

export const step: Step = {
  ...assessMeans,
  async handle(event, dependencies) {
    // Whatever it comes to, the decision follows.
    const before = await wentOnBefore({ AwaitDecision: 'Entitled' }, event, dependencies)
    if (before !== undefined) return { outcome: before }
    const answer = await assessMeans.handle(event, dependencies)
    if (answer['outcome'] === 'FactsContradict') await settleBeside(String(event.input['caseId']), String(event.input['proceedingId']), dependencies)
    return answer
  },
}

/** Nothing sleeps on it: once it is settled, whoever decides has it reckoned again. One at a time. */
async function settleBeside(caseId: string, proceedingId: string, dependencies: Dependencies): Promise<void> {
  const { store } = dependencies
  const [found, waits, assessment] = await Promise.all([store.cases.proceeding(caseId, proceedingId), store.waits.of({ caseId }), store.assessments.latest(caseId, proceedingId)])
  const { applicationId, legalDue, reopens } = recordOf(found, `proceeding ${proceedingId}`)
  if (waits.some((wait) => wait.proceedingId === proceedingId && wait.box === 'AwaitFactsSettled' && wait.state === 'Open')) return
  const execution = `facts-${proceedingId}`
  const task = await staffTaskNow(dependencies, 2, 'Deklarētais un reģistra dati atšķiras', legalDue)
  await store.commit(await openingBeside({
    workflow: 'facts', box: 'AwaitFactsSettled', execution, entry: String(assessment?.attempt ?? 0), outcomes: ['Settled'],
    ...await returnsTo(proceedingId, waits, task.due.on, dependencies), notBy: reopens?.notBy, queue: 'assistance', caseId, proceedingId, applicationId, legalDue,
    ...task,
  }, dependencies))
}

export const handler = toLambda(step)
