// What people do in acceptance tests, in one line each: the acts of their pages, by the same commands of the store.
import { hearingExempt } from '../../functions/domain/law/hearing.ts'
import type { Write } from '../../functions/store/table.ts'
import type { Wait, WaitSubject } from '../../functions/domain/wait.ts'
import { answerWait, deliver } from '../../functions/platform/deliver.ts'
import { contentOf, entriesOf } from '../../functions/policy/tables.ts'
import type { Office } from '../office.ts'

/** The open wait of this box (and matter), as last written. Fails when there is none. */
export async function openWait(office: Office, about: WaitSubject, box: string, proceedingId?: string): Promise<Wait> {
  const waits = await office.host.dependencies.store.waits.of(about)
  const wait = waits.find((candidate) => candidate.state === 'Open' && candidate.box === box && (proceedingId === undefined || candidate.proceedingId === proceedingId))
  if (wait === undefined) throw new Error(`Nothing waits in ${box}; open are ${waits.filter(({ state }) => state === 'Open').map((open) => open.box).join(', ') || 'none'}`)
  return wait
}

export async function openWaits(office: Office, about: WaitSubject): Promise<Wait[]> {
  return (await office.host.dependencies.store.waits.of(about)).filter(({ state }) => state === 'Open').toSorted((a, b) => a.waitId.localeCompare(b.waitId))
}

/** Someone answers a wait; the workflow goes on as far as it can. */
export async function answers(office: Office, wait: Wait, by: string, outcome: string, also: Write[] = [], note?: string): Promise<void> {
  await answerWait(office.host.dependencies, wait, { outcome, by, also, note })
  await office.host.settle()
}

/** A caseworker takes the decision task and grants what the rules found. */
export async function grants(office: Office, caseId: string, proceedingId: string, by: string): Promise<void> {
  const { store } = office.host.dependencies
  const wait = await openWait(office, { caseId }, 'AwaitDecision', proceedingId)
  if (wait.person !== by) await store.waits.take(wait, by)
  const answer = (await store.assessments.latest(caseId, proceedingId))?.answer
  if (answer !== undefined && answer.outcome !== 'Entitled') throw new Error(`The rules say ${answer.outcome}`)
  await answers(office, await openWait(office, { caseId }, 'AwaitDecision', proceedingId), `staff:${by}`, 'Granted', [store.decisions.decided({
    caseId, proceedingId, granted: true, months: answer?.months ?? [], reasons: [], decidedBy: by, decidedAt: new Date(office.clock.now()).toISOString(),
    ...(answer === undefined ? {} : { amountCents: answer.amountCents, ...(answer.amounts && { amounts: answer.amounts }) }),
  }), ...await claims(office, caseId, proceedingId)])
}

/** The months of a benefit are the household's from the moment they are granted. */
async function claims(office: Office, caseId: string, proceedingId: string): Promise<Write[]> {
  const { store } = office.host.dependencies
  const { kind, applicationId } = (await store.cases.proceeding(caseId, proceedingId))!
  const answer = (await store.assessments.latest(caseId, proceedingId))?.answer
  const personIds = (await store.applications.byId(caseId, applicationId))!.facts.members.map(({ personId }) => personId)
  return answer?.outcome === 'Entitled' ? store.awards.taking({ awardId: proceedingId, kind, months: answer.months, personIds, takes: answer.takes }) : []
}

/** A caseworker drafts a refusal for the reasons the rules found, on the resident's own statements, and a colleague approves it. */
export async function refuses(office: Office, caseId: string, proceedingId: string, by: string, approver = 'kolegis'): Promise<void> {
  const { store } = office.host.dependencies
  const wait = await openWait(office, { caseId }, 'AwaitDecision', proceedingId)
  if (wait.person !== by) await store.waits.take(wait, by)
  const answer = (await store.assessments.latest(caseId, proceedingId))?.answer
  if (answer?.outcome !== 'NotEntitled') throw new Error(`The rules say ${answer?.outcome}`)
  await answers(office, await openWait(office, { caseId }, 'AwaitDecision', proceedingId), `staff:${by}`, 'Drafted', [store.decisions.drafted({
    caseId, proceedingId, granted: false, months: [], reasons: answer.reasons.map(({ code, law, text }) => ({ code, law, text })), hearing: hearingExempt('OwnStatements'),
    decidedBy: by, decidedAt: new Date(office.clock.now()).toISOString(),
  }, await store.decisions.draft(caseId, proceedingId))])
  await approves(office, caseId, proceedingId, approver)
}

/** A second person approves the draft as it stands. */
export async function approves(office: Office, caseId: string, proceedingId: string, by: string): Promise<void> {
  const { store } = office.host.dependencies
  const draft = (await store.decisions.draft(caseId, proceedingId))!
  const { kind, applicationId } = (await store.cases.proceeding(caseId, proceedingId))!
  const personIds = (await store.applications.byId(caseId, applicationId))!.facts.members.map(({ personId }) => personId)
  await answers(office, await openWait(office, { caseId }, 'AwaitSecondReview', proceedingId), `staff:${by}`, 'Approved', [
    ...store.decisions.approved(draft, by), ...(draft.granted && kind !== 'service' ? await store.awards.taking({ awardId: proceedingId, kind, months: draft.months, personIds }) : []),
  ])
}

/** A social worker finds a need for the service. */
export async function findsNeed(office: Office, caseId: string, proceedingId: string, by: string, priorityClass = 2): Promise<void> {
  const { store } = office.host.dependencies
  const wait = await openWait(office, { caseId }, 'AwaitNeedsAssessment', proceedingId)
  await answers(office, wait, `staff:${by}`, 'NeedFound', [store.assessments.givenOpinion({ caseId, proceedingId, need: true, opinion: 'Pakalpojums vajadzīgs', priorityClass, by, at: new Date(office.clock.now()).toISOString() })])
}

/** The accountant signs every code of expenditure, as an office at work has. */
export async function signsCodes({ host, clock }: Office, by: string): Promise<void> {
  const { store, municipality } = host.dependencies
  const at = new Date(clock.now()).toISOString()
  for (const { id, row, table } of entriesOf(municipality)) {
    if (table.startsWith('ekk-codes.')) await store.law.sign({ municipality, rowId: id, content: contentOf(row), signedOn: at.slice(0, 10), signedAt: at, by, ground: 'Kontu plāns' })
  }
}

/** Finance begins a payout run for everything due through a month. Gives its identifier. */
export async function beginsRun(office: Office, by: string, throughMonth: string, payOn: string): Promise<string> {
  const { dependencies } = office.host
  const runId = dependencies.newId()
  await deliver(dependencies, await dependencies.store.runs.begin({
    runId, number: `test/${runId}`, throughMonth, payOn, makerId: by, madeAt: new Date(office.clock.now()).toISOString(), state: 'Collecting', due: { on: payOn, why: 'izmaksas diena' },
  }))
  await office.host.settle()
  return runId
}
