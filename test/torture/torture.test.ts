// Killed with SIGKILL around its commits and started again each time, the house comes to what it comes to in peace.
import { describe, expect, it } from 'vitest'
import { differencesOf, lap } from './lap.ts'

describe('A house killed 25 times while ten people apply, wait, are decided on, paid and placed', () => {
  it('loses nothing, pays nobody twice and leaves nothing stuck', async () => {
    const { kills, differences, counts } = await lap({ seed: 7, cases: 10, kills: 25 })
    expect(differences).toEqual([])
    expect([...kills.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(15)
    expect(counts.applications).toBe(10)
    expect(counts.payables).toBeGreaterThan(20)
  }, 120_000)
})

describe('The comparison with the run in peace', () => {
  const peace = { lines: ['payable a Paid', 'run r Paid'], faults: [], counts: { applications: 1, proceedings: 1, payables: 1, paidCents: 1, runs: 1, placed: 0 } }

  it('finds what was lost, what is there twice and what is wrong by itself', () => {
    expect(differencesOf(peace, peace)).toEqual([])
    expect(differencesOf(peace, { ...peace, lines: ['payable a Paid'] })).toEqual(['only in peace: run r Paid'])
    expect(differencesOf(peace, { ...peace, lines: [...peace.lines, 'run r Paid'] })).toEqual(['only tortured: run r Paid'])
    expect(differencesOf(peace, { ...peace, faults: ['paid 2 times: a'] })).toEqual(['tortured: paid 2 times: a'])
  })
})
