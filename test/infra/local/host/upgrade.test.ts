// A new release starts on a folder of an old one: cases that are open are finished, by the definition they began with and from items of the old shape.
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { broughtUpToDate, type Migration } from '../../../../functions/store/migrations.ts'
import { toAsl } from '../../../../workflows/asl.ts'
import { decision } from '../../../../workflows/decision.ts'
import { grants, openWait } from '../../../acceptance/acts.ts'
import { apply, pathOf, registersAgree, type Household } from '../../../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../../../office.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const biruta = resident('biruta', 'Biruta Paraudziņa', '1949-05-20')
const people = { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] }
const household: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

let folder: string
let office: Office | undefined
beforeEach(() => { folder = mkdtempSync(path.join(tmpdir(), 'solis-upgrade-')) })
afterEach(() => {
  office?.close()
  office = undefined
  rmSync(folder, { recursive: true, force: true })
})

const statuses = async ({ host }: Office, caseId: string): Promise<string[]> => (await host.dependencies.store.cases.proceedings(caseId)).map(({ status }) => status)

describe('A release with another box in the decision', () => {
  /** The decision with a second look at it after it was issued. */
  function withSecondLook(): object {
    const asl = toAsl('decision', decision) as { States: Record<string, object> }
    const { IssueDecision: issue } = asl.States
    const changed = { ...asl, States: { ...asl.States, IssueDecision: { ...issue, Next: 'SecondLook' }, SecondLook: issue } }
    return JSON.parse(JSON.stringify(changed).replaceAll(/\$\{(?:workflow_)?([A-Za-z_]+)\}/g, '$1')) as object
  }

  it('started after the old one was killed, finishes what had begun without the box, and begins new cases with it', async () => {
    const old = spawn(process.execPath, [path.resolve(import.meta.dirname, '../../../acceptance/kill-victim.ts'), folder, 'waiting'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const begun = JSON.parse(await new Promise<string>((resolve) => old.stdout.once('data', (text: Buffer) => resolve(text.toString().split('\n')[0] ?? '')))) as { caseId: string; applicationId: string }
    const gone = new Promise((resolve) => old.once('exit', resolve))
    old.kill('SIGKILL')
    await gone

    const release = office = await openOffice('2026-03-05 11:00', { residents: [biruta] }, { folder, newId: counted('m') })
    release.host.runner.load('decision', withSecondLook())
    const another: Household = { ...household, members: [{ ...household.members[0]!, resident: biruta }] }
    registersAgree(release, another, '2026-03-05')
    await release.host.settle()
    const fresh = await apply(release, another, [{ kind: 'gmi' }])
    for (const { caseId, applicationId } of [begun, fresh]) await grants(release, caseId, `${applicationId}-gmi`, 'ilze')
    expect(pathOf(release, 'decision', `decision-${begun.applicationId}-gmi`)).toEqual(['AwaitDecision', 'WhatWasDecided?', 'IssueDecision', 'WhatFollows?', 'RecordAward', 'BenefitAwarded'])
    expect(pathOf(release, 'decision', `decision-${fresh.applicationId}-gmi`)).toEqual(['AwaitDecision', 'WhatWasDecided?', 'IssueDecision', 'SecondLook', 'WhatFollows?', 'RecordAward', 'BenefitAwarded'])
    expect(await statuses(release, begun.caseId)).toEqual(['Awarded', 'AwaitingDecision'])
  })
})

/** What release 2 does with items of release 1: a wait's team was called `team`, and a proceeding's term was a bare day. */
const secondRelease: Migration[] = [{
  WAIT: ({ team, ...rest }) => ({ ...rest, queue: team }),
  PROCEEDING: ({ legalDueOn, ...rest }) => ({ ...rest, legalDue: { on: legalDueOn, why: 'likuma termiņš' } }),
}]

describe('A release with another shape of items', () => {
  let caseId: string
  let applicationId: string

  beforeEach(async () => {
    const first = await openOffice('2026-03-05 10:00', people, { folder })
    registersAgree(first, household, '2026-03-05');
    ({ caseId, applicationId } = await apply(first, household, [{ kind: 'gmi' }, { kind: 'housing' }]))
    asFirstReleaseWrote(first)
    first.close()
  })

  const reopened = async (migrations: Migration[] = []): Promise<Office> => (office = await openOffice('2026-03-05 11:00', {}, { folder, migrations }))
  const shapes = ({ host }: Office): Record<string, unknown> =>
    Object.fromEntries(itemsOf(host).map(({ sk, shape }) => [sk?.S?.split('#')[0], shape?.N]))

  it('reads what the old one wrote, finishes the cases, and writes them in its own shape', async () => {
    const release = await reopened(secondRelease)
    expect(await release.host.dependencies.store.waits.inQueue('assistance')).toHaveLength(2)
    expect(await openWait(release, { caseId }, 'AwaitDecision', `${applicationId}-gmi`)).toMatchObject({ queue: 'assistance', due: { on: '2026-03-19' } })
    expect(shapes(release)).toMatchObject({ WAIT: '1', PROCEEDING: '1', APPLICATION: '1' })
    for (const kind of ['gmi', 'housing']) await grants(release, caseId, `${applicationId}-${kind}`, 'ilze')
    expect(await statuses(release, caseId)).toEqual(['Awarded', 'Awarded'])
    // What nobody touched stays as it was written.
    expect(shapes(release)).toMatchObject({ WAIT: '2', PROCEEDING: '2', PAYABLE: '2', APPLICATION: '1' })
  })

  it('could not have done so without being told how', async () => {
    const release = await reopened()
    await expect(release.host.dependencies.store.waits.of({ caseId })).rejects.toThrow('queue')
  })

  it('leaves nothing the old one would misread: an item of a later release is refused by name', async () => {
    await grants(await reopened(secondRelease), caseId, `${applicationId}-gmi`, 'ilze')
    office?.close()
    const release = await reopened()
    await expect(release.host.dependencies.store.cases.proceeding(caseId, `${applicationId}-gmi`)).rejects.toThrow(`PROCEEDING#${applicationId}-gmi is of shape 2, of a later release: this one knows shapes up to 1`)
  })
})

describe('An item', () => {
  const steps: Migration[] = [{ A: (item) => ({ ...item, trail: `${item['trail']} 1→2` }) }, { A: (item) => ({ ...item, trail: `${item['trail']} 2→3` }), B: (item) => ({ ...item, trail: 'B' }) }]
  const item = (sk: string, shape?: number) => ({ pk: 'p', sk, trail: '', ...(shape === undefined ? {} : { shape }) })

  it.each([[1, ' 1→2 2→3'], [2, ' 2→3'], [3, ''], [undefined, ' 1→2 2→3']])('of shape %s takes the steps it lacks, in order', (shape, trail) => {
    expect(broughtUpToDate(item('A#1', shape), steps)['trail']).toBe(trail)
  })
  it('of a kind no step names stays as it is', () => expect(broughtUpToDate(item('C', 1), steps)).toEqual(item('C', 1)))
  it('is of the kind its sort key begins with, whole words only', () => expect(broughtUpToDate(item('AB#1', 1), steps)).toEqual(item('AB#1', 1)))
})

const counted = (letter: string) => {
  let drawn = 0
  return () => letter + String((drawn += 1)).padStart(9, '0')
}

type StoredItem = Record<string, { S?: string; N?: string; M?: Record<string, { S?: string }> }>
const itemsOf = (host: Office['host']): StoredItem[] => host.table.operate('Scan', { TableName: 'Solis' }).Items

/** Puts waits and proceedings back into the shape a first release would have written. */
function asFirstReleaseWrote({ host }: Office): void {
  for (const { queue, legalDue, ...item } of itemsOf(host)) {
    const before = item['sk']?.S?.startsWith('WAIT#') ? { ...item, team: queue, legalDue } : item['sk']?.S?.startsWith('PROCEEDING#') ? { ...item, legalDueOn: legalDue?.M?.['on'] } : undefined
    if (before !== undefined) host.table.operate('PutItem', { TableName: 'Solis', Item: before })
  }
}
