// What a torture lap came to, without times and without whatever may differ between two runs that are equally right.
import type { Host } from '../../infra/local/host.ts'

type Item = Record<string, any>

export interface EndState {
  /** Cases by their partition: each record that matters to somebody, as one line. */
  lines: string[]
  /** What is wrong by itself, whatever another run came to. */
  faults: string[]
  counts: { applications: number; proceedings: number; payables: number; paidCents: number; runs: number; placed: number }
}

/** Every item of the table, unmarshalled as far as this needs it: texts, whole numbers, lists and maps. */
function plain(value: any): any {
  const [[kind, content] = []] = Object.entries(value) as [string, any][]
  if (kind === 'M') return Object.fromEntries(Object.entries(content).map(([name, inner]) => [name, plain(inner)]))
  if (kind === 'L') return content.map(plain)
  return kind === 'N' ? Number(content) : content
}

function everyItem(host: Host): Item[] {
  const items: Item[] = []
  for (let from: unknown; ;) {
    const page = host.table.operate('Scan', { TableName: 'Solis', ...(from === undefined ? {} : { ExclusiveStartKey: from }) })
    items.push(...page.Items.map((item: Item) => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)]))))
    from = page.LastEvaluatedKey
    if (from === undefined) return items
  }
}

function everyExecution(host: Host): { workflow: string; name: string; status: string }[] {
  return ['application', 'assessment', 'decision', 'payout', 'placement'].flatMap((workflow) => {
    const all: { workflow: string; name: string; status: string }[] = []
    for (let nextToken: string | undefined; ;) {
      const page = host.runner.operate('ListExecutions', { stateMachineArn: workflow, maxResults: 1000, nextToken })
      all.push(...page.executions.map(({ name, status }: { name: string; status: string }) => ({ workflow, name, status })))
      nextToken = page.nextToken
      if (nextToken === undefined) return all
    }
  })
}

/** Each transfer of a payment file: payable, amount, account. */
const transfersOf = (xml: string): string[] =>
  [...xml.matchAll(/<EndToEndId>([^<]+)<.*?<InstdAmt Ccy="EUR">([^<]+)<.*?<IBAN>([^<]+)</g)].map(([, payable, amount, account]) => `${payable} ${amount} ${account}`)

/** Reads the whole house. Registers asked once more, reminders and the numbers of series are left out: they may differ and nobody loses by it. */
export async function endStateOf(host: Host): Promise<EndState> {
  const items = everyItem(host)
  const of = (kind: string): Item[] => items.filter(({ sk }) => sk === kind || sk.startsWith(`${kind}#`)).filter(({ pk }) => kind !== 'CASE' || pk.startsWith('CASE#'))
  const [applications, proceedings, payables, referrals, runs, runLines, waits] = [of('APPLICATION'), of('PROCEEDING'), of('PAYABLE'), of('REFERRAL'), of('RUN'), of('LINE'), of('WAIT')]
  const latest = new Map(of('ASSESSMENT').toSorted((a, b) => a.attempt - b.attempt).map((assessment) => [assessment.proceedingId, assessment]))
  const executions = everyExecution(host)
  const files = await Promise.all(runs.filter(({ files: names }) => names !== undefined).map(async ({ runId, files: names }) => ({ runId, xml: Buffer.from((await host.dependencies.files.get(names.pain))?.bytes ?? '').toString() })))

  const lines = [
    ...applications.map(({ applicationId, signatures, proceedingIds }) => `application ${applicationId} ${proceedingIds?.length} proceedings, signed by ${signatures.map((signature: Item) => signature.personId).toSorted()}`),
    ...proceedings.map(({ proceedingId, status }) => `proceeding ${proceedingId} ${status}`),
    ...[...latest].map(([proceedingId, { answer, contradictions }]) => `assessment ${proceedingId} ${answer?.outcome} ${answer?.amountCents ?? ''} ${contradictions.length}`),
    ...of('DECISION').map(({ proceedingId, granted, amountCents = '', months, reasons }) => `decision ${proceedingId} ${granted} ${amountCents} ${months} ${reasons.map((reason: Item) => reason.code)}`),
    ...of('AWARD').map(({ awardId, amountCents, months, payee }) => `award ${awardId} ${amountCents} ${months} ${payee.iban}`),
    ...payables.map(({ payableId, month, amountCents, state, runId, payee }) => `payable ${payableId} ${month} ${amountCents} ${state} ${runId} ${payee.iban}`),
    ...referrals.map(({ referralId, serviceCode, state, queueNumber = '', placements }) => `referral ${referralId} ${serviceCode} ${state} ${queueNumber} ${placements}`),
    ...of('PLACES').map(({ serviceCode, taken, lastQueueNumber }) => `places ${serviceCode} ${taken} ${lastQueueNumber}`),
    ...runs.map(({ runId, state, count, totalCents }) => `run ${runId} ${state} ${count} ${totalCents}`),
    ...runLines.map(({ pk, payableId, amountCents }) => `line ${pk} ${payableId} ${amountCents}`),
    ...files.map(({ runId, xml }) => `file ${runId} ${/<CtrlSum>([^<]+)/.exec(xml)?.[1]} ${transfersOf(xml).join(', ')}`),
    ...of('EVENT').filter(({ what }) => !/\.|Reminded|Escalated/.test(what)).map(({ caseId, proceedingId = '', what }) => `event ${caseId} ${proceedingId} ${what}`),
  ].toSorted()

  const paid = payables.filter(({ state }) => state === 'Paid')
  return {
    lines,
    faults: [
      ...waits.filter(({ state }) => state === 'Open').map(({ waitId }) => `stuck: ${waitId} is open`),
      ...of('OUTBOX').map(({ id }) => `lost: ${id} was never sent`),
      ...executions.filter(({ status }) => status !== 'SUCCEEDED').map(({ workflow, name, status }) => `${status === 'RUNNING' ? 'stuck' : 'failed'}: ${workflow} ${name} is ${status}`),
      ...payables.filter(({ state }) => state !== 'Paid').map(({ payableId, state }) => `not paid: ${payableId} is ${state}`),
      ...paid.flatMap(({ payableId }) => {
        const times = files.filter(({ runId, xml }) => xml.includes(`<EndToEndId>${payableId}<`) && runs.some((run) => run.runId === runId && run.state === 'Paid')).length
        return times === 1 ? [] : [`paid ${times} times: ${payableId}`]
      }),
      ...[['application', applications], ['decision', of('DECISION')], ['referral', referrals]].flatMap(([what, records]) => {
        const numbers = (records as Item[]).map(({ number }) => number)
        return new Set(numbers).size === numbers.length ? [] : [`two ${what as string}s bear one number`]
      }),
      ...of('PLACES').filter(({ serviceCode, taken, capacity = Infinity }) => taken > capacity || taken !== referrals.filter((referral) => referral.serviceCode === serviceCode && ['Offered', 'Placed'].includes(referral.state)).length).map(({ serviceCode, taken }) => `places of ${serviceCode}: ${taken} taken`),
    ],
    counts: {
      applications: applications.length, proceedings: proceedings.length, payables: payables.length, paidCents: paid.reduce((sum, { amountCents }) => sum + amountCents, 0),
      runs: runs.length, placed: referrals.filter(({ placedAt }) => placedAt !== undefined).length,
    },
  }
}
