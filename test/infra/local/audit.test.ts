// The trail on one machine: sealed night by night, and every change, cut, insertion and reordering found afterwards and named.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, it } from 'vitest'
import type { Head } from '../../../functions/domain/trail.ts'
import { headHash, headText, linkOf, sealDue } from '../../../functions/platform/seal.ts'
import { sentenceOf, verifyFolder } from '../../../infra/local/audit.ts'
import { backUp } from '../../../infra/local/backup.ts'
import { restore } from '../../../infra/local/restore.ts'
import { apply, registersAgree, type Household } from '../../acceptance/household.ts'
import { beginsRun, openWait, signsCodes } from '../../acceptance/acts.ts'
import { opensTask } from '../../abuse/at-the-desk.ts'
import { openOffice, resident, staff, type Office } from '../../office.ts'

const anna = resident('anna', 'Anna Ozola', '1950-05-05')
const boriss = resident('boriss', 'Boriss Svešais', '1951-01-01')
const people = [
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('rita', 'Rita Galvenā', ['finance-checker']),
]
const folder = mkdtempSync(path.join(tmpdir(), 'solis-trail-'))
let copy: string
let caseId: string
let runId: string

/** One matter from the application to money in the bank, read by a colleague on the way, sealed each night from the 5th to the 12th of March. */
beforeAll(async () => {
  const office = await openOffice('2026-03-05 10:00', { residents: [anna, boriss], staff: people }, { folder: path.join(folder, 'data') })
  const { host } = office
  const nights = async (until: number) => {
    for (let day = nextNight; day <= until; day += 1) {
      await office.until(`2026-03-${String(day).padStart(2, '0')}`, '00:25')
      await sealDue(host.dependencies)
    }
    nextNight = until + 1
  }
  let nextNight = 6
  const household: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 123.45 }] }], costs: 311.11 }
  registersAgree(office, household, '2026-03-05')
  const applied = await apply(office, household, [{ kind: 'gmi' }])
  caseId = applied.caseId
  await apply(office, { members: [{ resident: boriss, role: 'applicant' }] }, [{ kind: 'gmi' }])
  await nights(6)
  await office.until('2026-03-06', '10:00')
  const send = await opensTask(office, 'ilze', await openWait(office, { caseId }, 'AwaitDecision', `${applied.applicationId}-gmi`))
  expect((await send({ act: 'grant' })).status).toBe(303)
  await nights(10)
  await office.until('2026-03-10', '10:00')
  runId = await beginsRun(office, 'gundega', '2026-03', '2026-03-10')
  await signsCodes(office, 'rita')
  await answersRun(office, 'AwaitApproval', 'Approved')
  await answersRun(office, 'AwaitBank', 'Executed')
  await nights(12)
  await office.until('2026-03-12', '11:00')
  await office.as('staff:ilze').get(`/lietas/${caseId}`)
  office.close()
}, 60_000)

async function answersRun(office: Office, box: string, outcome: string): Promise<void> {
  const { waitId } = await openWait(office, { runId }, box)
  expect((await office.as('staff:rita').post(`/finanses/saraksti/${runId}`, { waitId, outcome, reason: '', executedOn: '10.03.2026.' })).status).toBe(303)
}

beforeEach(() => {
  copy = mkdtempSync(path.join(tmpdir(), 'solis-trail-copy-'))
  cpSync(path.join(folder, 'data'), path.join(copy, 'data'), { recursive: true })
  cpSync(path.join(folder, 'data/audit-heads'), path.join(copy, 'auditor'), { recursive: true })
})
afterEach(() => rmSync(copy, { recursive: true, force: true }))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const data = () => path.join(copy, 'data')
const auditor = () => path.join(copy, 'auditor')
const firstDifference = async (heads = auditor()) => (await verifyFolder(data(), heads)).differences[0]

/** Someone with the database in their hands. */
function tampers(act: (database: DatabaseSync) => void): void {
  const database = new DatabaseSync(path.join(data(), 'solis.db'))
  act(database)
  database.close()
}
const book = () => `CASE#${caseId}`
const keysOf = (database: DatabaseSync, prefix: string, pk = book()): string[] => (database.prepare('SELECT sk FROM ddb_items_Solis WHERE pk = ? AND sk LIKE ? ORDER BY sk').all(pk, `${prefix}%`) as { sk: string }[]).map(({ sk }) => sk)
const body = (database: DatabaseSync, sk: string, pk = book()): string => (database.prepare('SELECT body FROM ddb_items_Solis WHERE pk = ? AND sk = ?').get(pk, sk) as { body: string }).body
const write = (database: DatabaseSync, sk: string, text: string, pk = book()) => database.prepare('UPDATE ddb_items_Solis SET body = ? WHERE pk = ? AND sk = ?').run(text, pk, sk)
const remove = (database: DatabaseSync, sk: string, pk = book()) => database.prepare('DELETE FROM ddb_items_Solis WHERE pk = ? AND sk = ?').run(pk, sk)
const granted = (database: DatabaseSync): string => keysOf(database, 'EVENT#').find((sk) => sk.includes('#DecisionGranted#'))!

describe('A trail nobody has touched', () => {
  it('agrees where a backup of it is brought back, with the heads that came with it and with the auditor’s', async () => {
    backUp(data(), path.join(copy, 'backup'))
    restore(path.join(copy, 'backup'), path.join(copy, 'restored'))
    for (const heads of [undefined, auditor()]) expect((await verifyFolder(path.join(copy, 'restored'), heads)).differences).toEqual([])
    expect((await verifyFolder(path.join(copy, 'restored'))).heads).toBe(7)
  })

  it('leaves out of a backup a head that left the house after the moment of the copy', async () => {
    cpSync(path.join(data(), 'audit-heads/2026-03-11.json'), path.join(data(), 'audit-heads/2026-03-12.json'))
    backUp(data(), path.join(copy, 'backup'))
    restore(path.join(copy, 'backup'), path.join(copy, 'restored'))
    expect((await verifyFolder(path.join(copy, 'restored'))).differences).toEqual([])
  })

  it('agrees with every daily head, and tells what is not sealed yet', async () => {
    const { differences, heads, through, notYet, sealed } = await verifyFolder(data(), auditor())
    expect(differences.map(sentenceOf)).toEqual([])
    expect([heads, through, notYet]).toEqual([7, '2026-03-11', 1])
    expect(sealed).toBeGreaterThan(20)
  })

  it('has the acts of money and law, and the reading with its purpose', () => {
    tampers((database) => {
      const acts = [...keysOf(database, 'EVENT#'), ...keysOf(database, 'EVENT#', `RUN#${runId}`)].map((sk) => sk.split('#')[2])
      expect(acts).toEqual(expect.arrayContaining(['ApplicationSubmitted', 'AwaitDecision.Granted', 'DecisionGranted', 'Awarded', 'RunBegun', 'PayablesClaimed', 'RunAwaitingApproval', 'AwaitApproval.Approved', 'RunApproved', 'PayablesFiled', 'RunFiled', 'AwaitBank.Executed', 'PayablesPaid', 'RunPaid']))
      expect(body(database, keysOf(database, 'READ#')[0]!)).toContain('Uzdevums: ')
    })
  })

  it('is sealed once: sealed again, or taken up after a cut, it is the same', async () => {
    const office = await openOffice('2026-03-12 11:00', {}, { folder: data() })
    rmSync(path.join(data(), 'audit-heads/2026-03-11.json'))
    await sealDue(office.host.dependencies)
    await sealDue(office.host.dependencies)
    office.close()
    for (const name of readdirSync(auditor())) expect(readFileSync(path.join(data(), 'audit-heads', name), 'utf8'), name).toBe(readFileSync(path.join(auditor(), name), 'utf8'))
    expect((await verifyFolder(data(), auditor())).differences).toEqual([])
  })

  it('after days on which the house stood still goes on with one head for them all', async () => {
    const office = await openOffice('2026-03-12 11:00', {}, { folder: data() })
    await office.until('2026-03-20', '00:25')
    const head = await sealDue(office.host.dependencies)
    office.close()
    expect([head?.day, head?.previous?.day]).toEqual(['2026-03-19', '2026-03-11'])
    const { differences, notYet } = await verifyFolder(data())
    expect([differences, notYet]).toEqual([[], 0])
  })

  it('leaves the house each night with a mail to the auditor, simulated', () => {
    expect(readdirSync(path.join(data(), 'simulated-mail-outbox')).filter((name) => name.endsWith('.eml'))).toHaveLength(7)
  })
})

describe('Someone with the database in their hands', () => {
  it('who changes an event is found', async () => {
    tampers((database) => write(database, granted(database), body(database, granted(database)).replace('staff:ilze', 'staff:rita')))
    expect(await firstDifference()).toMatchObject({ what: 'EventChanged', day: '2026-03-06', book: book(), key: expect.stringContaining('DecisionGranted') })
  })

  it('who removes an event is found', async () => {
    tampers((database) => remove(database, granted(database)))
    expect(await firstDifference()).toMatchObject({ what: 'EventRemoved', day: '2026-03-06', key: expect.stringContaining('DecisionGranted') })
  })

  it('who removes a reading, or changes its purpose, is found', async () => {
    tampers((database) => remove(database, keysOf(database, 'READ#')[0]!))
    expect(await firstDifference()).toMatchObject({ what: 'EventRemoved', key: expect.stringContaining('READ#2026-03-06') })
  })

  it('who puts in an event of a sealed day is found, and so it is when the next seal takes it for its own', async () => {
    tampers((database) => {
      const sk = granted(database)
      const later = sk.replace('DecisionGranted', 'TaskTaken')
      database.prepare('INSERT INTO ddb_items_Solis (pk, sk, body, bytes) SELECT pk, ?, ?, bytes FROM ddb_items_Solis WHERE pk = ? AND sk = ?').run(later, body(database, sk).replaceAll('DecisionGranted', 'TaskTaken'), book(), sk)
    })
    expect(await firstDifference()).toMatchObject({ what: 'EventInserted', book: book(), key: expect.stringContaining('TaskTaken') })
    const office = await openOffice('2026-03-13 00:25', {}, { folder: data() })
    await sealDue(office.host.dependencies)
    office.close()
    expect(await firstDifference(path.join(data(), 'audit-heads'))).toMatchObject({ what: 'EventInserted', key: expect.stringContaining('TaskTaken') })
  })

  it('who swaps two events in the seal is found', async () => {
    tampers((database) => {
      const sk = keysOf(database, 'SEAL#')[0]!
      const item = JSON.parse(body(database, sk)) as { events: { L: unknown[] } }
      ;[item.events.L[0], item.events.L[1]] = [item.events.L[1], item.events.L[0]]
      write(database, sk, JSON.stringify(item))
    })
    expect(await firstDifference()).toMatchObject({ what: expect.stringMatching(/EventReordered|EventChanged/), day: '2026-03-05', book: book() })
  })

  it('who changes the approval of a run is found in the run’s book', async () => {
    tampers((database) => {
      const sk = keysOf(database, 'EVENT#', `RUN#${runId}`).find((key) => key.includes('AwaitApproval.Approved'))!
      write(database, sk, body(database, sk, `RUN#${runId}`).replace('staff:rita', 'staff:gundega'), `RUN#${runId}`)
    })
    expect(await firstDifference()).toMatchObject({ what: 'EventChanged', day: '2026-03-10', book: `RUN#${runId}` })
  })

  it('who changes an event and makes the chain anew is found by the head', async () => {
    tampers((database) => {
      write(database, granted(database), body(database, granted(database)).replace('staff:ilze', 'staff:rita'))
      remakesChain(database)
    })
    expect(await firstDifference()).toMatchObject({ what: 'SealChanged', day: '2026-03-06', book: book() })
  })

  it('who cuts the last days off, seals and heads and all, is found by the auditor’s copies', async () => {
    tampers((database) => {
      for (const sk of [...keysOf(database, 'EVENT#2026-03-06'), ...keysOf(database, 'READ#2026-03-06'), ...keysOf(database, 'SEAL#2026-03-06')]) remove(database, sk)
      for (const sk of keysOf(database, 'HEAD#', 'HEADS#').filter((key) => key >= 'HEAD#2026-03-06')) remove(database, sk, 'HEADS#')
    })
    expect(await firstDifference()).toMatchObject({ what: expect.stringMatching(/HeadRemoved|SealRemoved/), day: '2026-03-06' })
    expect((await verifyFolder(data(), auditor())).differences).toContainEqual({ what: 'SealRemoved', day: '2026-03-06', book: book() })
  })

  it('who removes a whole case is found', async () => {
    tampers((database) => database.prepare('DELETE FROM ddb_items_Solis WHERE pk = ?').run(book()))
    expect(await firstDifference()).toMatchObject({ what: 'BookRemoved', book: book() })
  })
})

/** What someone who knows the code would do: each seal of the case computed anew from its events. */
function remakesChain(database: DatabaseSync): void {
  const plain = (item: Record<string, Record<string, unknown>>): Record<string, unknown> => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, 'N' in value ? Number(value['N']) : value['S']]))
  let link = ''
  for (const sk of keysOf(database, 'SEAL#')) {
    const item = JSON.parse(body(database, sk)) as { previous: { S: string }; events: { L: { M: { key: { S: string }; link: { S: string } } }[] } }
    item.previous = { S: link }
    for (const { M } of item.events.L) M.link.S = link = linkOf(link, plain(JSON.parse(body(database, M.key.S)) as Record<string, Record<string, unknown>>))
    write(database, sk, JSON.stringify(item))
  }
}

describe('The heads', () => {
  it('of which one is missing name the day', async () => {
    rmSync(path.join(auditor(), '2026-03-08.json'))
    expect(await firstDifference()).toMatchObject({ what: 'HeadRemoved', day: '2026-03-08' })
  })

  it('of which the last is missing too', async () => {
    rmSync(path.join(data(), 'audit-heads/2026-03-11.json'))
    expect(await firstDifference(path.join(data(), 'audit-heads'))).toEqual({ what: 'HeadRemoved', day: '2026-03-11' })
  })

  it('of which one is changed, even with its own hash made anew, name the day', async () => {
    const file = path.join(auditor(), '2026-03-06.json')
    const head = JSON.parse(readFileSync(file, 'utf8')) as Head
    writeFileSync(file, headText({ ...head, books: [] }))
    expect(await firstDifference()).toMatchObject({ what: 'HeadChanged', day: '2026-03-06' })
    const { hash: _, ...changed } = { ...head, books: [] }
    writeFileSync(file, headText({ ...changed, hash: headHash(changed) }))
    expect(await firstDifference()).toMatchObject({ what: 'HeadChanged', day: '2026-03-06' })
    writeFileSync(file, 'torn')
    expect(await firstDifference()).toMatchObject({ what: 'HeadChanged', day: '2026-03-06' })
  })

  it('hold identifiers and hashes, and nobody’s name', () => {
    for (const name of readdirSync(auditor()).filter((each) => each.endsWith('.json'))) expect(readFileSync(path.join(auditor(), name), 'utf8')).not.toMatch(/Ozola|Anna|Svešais|123,45/)
  })
})
