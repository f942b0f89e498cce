// The house cut off at every box a contested decision goes through, as by kill -9, and opened again half a day later on what the disk had: the same end as without.
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { numericDay } from '../../functions/domain/days.ts'
import { examine } from '../../functions/platform/doctor.ts'
import { openOffice } from '../office.ts'
import { approves, openWaits } from './acts.ts'
import { contests, decides, refused, ruling, settles, supervisor, type Contested } from './contested.ts'

/** What people do; what follows, the house does. */
const acts: ((contested: Contested) => Promise<unknown>)[] = [
  (contested) => contests(contested),
  (contested) => supervisor(contested, 'AwaitAppealReview', { act: 'send', letter: '4-5/31' }),
  (contested) => supervisor(contested, 'AwaitCommission', ruling('Annulled', numericDay(dayOf(contested)))),
  ({ office, caseId }) => settles(office, caseId, 'declared', 'VSAA kļūda', 'anita'),
  ({ office, caseId, proceedingId }) => decides(office, 'anita', caseId, `${proceedingId}-2`, { act: 'grant' }),
  ({ office, caseId, proceedingId }) => approves(office, caseId, `${proceedingId}-2`, 'kolegis'),
]
const rigaTime = (ms: number): string => new Date(ms).toLocaleString('sv-SE', { timeZone: 'Europe/Riga' }).slice(0, 16)
const dayOf = ({ office }: Contested): string => rigaTime(office.clock.now()).slice(0, 10)

async function endOf({ office, caseId }: Contested) {
  const { store } = office.host.dependencies
  return {
    open: (await openWaits(office, { caseId })).map(({ box }) => box),
    appeals: (await store.appeals.ofCase(caseId)).map(({ number, state }) => `${number} ${state}`),
    proceedings: (await store.cases.proceedings(caseId)).map(({ proceedingId, status }) => `${proceedingId} ${status}`),
    payables: (await store.awards.ofCase(caseId)).payables.map(({ payableId, amountCents }) => `${payableId} ${amountCents}`),
    journal: (await store.journal.ofCase(caseId)).map(({ what }) => what).filter((what) => !/^(Reminded|Escalated|Task|DatesMoved)/.test(what)).toSorted(),
  }
}

it('comes to the same end wherever it is cut off', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'solis-cut-off-'))
  try {
    const cuts: { folder: string; act: number; before: string; at: number }[] = []
    let [act, house] = [-1, undefined as Contested | undefined]
    const live = path.join(root, 'live')
    house = await refused({
      folder: live,
      async callBox(functionName, _, here) {
        if (house !== undefined && act >= 0) {
          const folder = path.join(root, String(cuts.length))
          cpSync(live, folder, { recursive: true })
          cuts.push({ folder, act, before: functionName, at: house.office.clock.now() })
        }
        return here()
      },
    })
    await house.office.until('2026-03-16', '12:00')
    for (const [i, does] of acts.entries()) {
      act = i
      await does(house)
    }
    const whole = await endOf(house)
    house.office.close()
    expect(whole).toMatchObject({ open: [], appeals: ['AP/2026/1 Reopened'], payables: Array.from({ length: 6 }, () => expect.stringContaining('-gmi-2-')) })
    expect(cuts.map(({ before }) => before)).toEqual(expect.arrayContaining(['appeal_RegisterAppeal', 'appeal_ReopenProceeding', 'assessment_AssessMeans', 'decision_IssueDecision', 'decision_RecordAward']))

    for (const cut of cuts) {
      const office = await openOffice(rigaTime(cut.at + 12 * 3_600_000), {}, { folder: cut.folder, newId: () => '0000000zzz' })
      const again = { ...house, office }
      await office.host.settle()
      const [day = '', time = ''] = rigaTime(office.clock.now() + 20 * 60_000).split(' ')
      await office.until(day, time)
      for (const does of acts.slice(cut.act + 1)) await does(again)
      expect({ ...await endOf(again), findings: (await examine(office.host.dependencies)).findings }, `cut off before ${cut.before}`).toEqual({ ...whole, findings: [] })
      office.close()
    }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}, 60_000)
