// The letter of an extended term: both days with their why, the reason with its law, and what is known of contesting it.
import { describe, expect, it } from 'vitest'
import { extensionLetter, type ExtensionContest } from '../../functions/domain/extension-letter.ts'
import { Letter, titleOf } from '../../functions/domain/letter.ts'
import { extensionContest, extensionContestOf } from '../../functions/policy/proceeding-clocks.ts'

const letter = (how: ExtensionContest = 'unsettled', more: Partial<Parameters<typeof extensionLetter>[0]> = {}) => extensionLetter({
  number: '2026/T-1', on: '2026-03-20', kind: 'gmi', applicant: { givenName: 'Žaņa', familyName: 'Ķēniņa', address: 'Pils iela 1, Paraugi' }, official: { name: 'Ilze Organizatore', title: 'Organizatore' },
  office: { service: { name: 'Paraugu sociālais dienests', address: 'Tirgus iela 1' }, contest: { body: 'Strīdu komisija', through: 'Paraugu sociālais dienests', address: 'Tirgus iela 1', court: 'Administratīvā rajona tiesa' } },
  application: { submittedAt: '2026-03-05T08:00:00.000Z', number: 'SD/2026/1' }, reason: 'jāsaņem ārvalsts izziņa.',
  from: { on: '2026-04-07', why: '1 mēnesis no 5. marta' }, to: { on: '2026-07-06', why: 'pagarināts: 4 mēneši no 5. marta' },
  notified: { on: '2026-03-24', why: 'otrā darba diena' }, contest: { how, until: { on: '2026-04-24', why: '1 mēnesis no 24. marta' } }, ...more,
})

describe('The letter of an extended term', () => {
  it('is a notice, says the new day first, then the old one, and why', () => {
    const told = letter()
    expect(Letter.parse(told)).toEqual(told)
    expect(titleOf(told)).toBe('Paziņojums Nr. 2026/T-1 par termiņa pagarināšanu lēmumam par garantētā minimālā ienākuma (GMI) pabalstu')
    expect(told.ruling[0]).toContain('2026. gada 6. jūlij')
    expect(told.ruling[1]).toBe('Iepriekšējais termiņš bija 2026. gada 7. aprīlis (1 mēnesis no 5. marta), jaunais ir 2026. gada 6. jūlijs (pagarināts: 4 mēneši no 5. marta).')
    expect(told.reasons).toEqual([{ text: 'Jāsaņem ārvalsts izziņa (APL 64. pants).', law: '' }])
    expect(told.facts).toEqual(['05.03.2026. saņemts iesniegums Nr. SD/2026/1.'])
    expect(told.norms).toBe('Administratīvā procesa likuma (APL) 64. pants.')
  })

  it('promises no way of contesting that no source confirms: an objection goes to the service, which answers or passes it on', () => {
    expect(extensionContest.rows.map(({ value, confidence }) => [value, confidence])).toEqual([['unsettled', 'C']])
    expect(extensionContestOf('tukums', '2026-03-20')).toBe('unsettled')
    const { contest } = letter()
    expect(contest.until).toBeUndefined()
    expect(contest.how).toContain('atbildēs vai nodos')
  })

  it('once a row settles it says so: by itself until a day, or together with the decision', () => {
    expect(letter('separately').contest).toMatchObject({ until: { on: '2026-04-24' }, how: expect.stringContaining('Strīdu komisija') as string })
    expect(letter('with-decision').contest.until).toBeUndefined()
    expect(letter('with-decision').contest.how).toContain('Atsevišķi termiņa pagarinājumu apstrīdēt nevar')
  })

  it('of a matter decided anew says since when that runs', () => expect(letter('unsettled', { reopenedOn: '2026-02-10' }).facts[1]).toBe('Pēc apstrīdēšanas to izskatām no jauna no 10.02.2026.'))
})
