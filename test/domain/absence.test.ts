// Who looks after what a colleague leads while they are away.
import { describe, expect, it } from 'vitest'
import { lookedAfter, type Absence } from '../../functions/domain/absence.ts'

const away = (staffId: string, from: string, to: string, more: Partial<Absence> = {}): Absence => ({ absenceId: `${staffId}-${from}`, staffId, kind: 'sickness', from, to, enteredBy: 'vija', enteredAt: '2026-03-05T06:00:00.000Z', version: 1, ...more })
const team = (until: string) => ({ until, deputyId: undefined })

describe('What an absent colleague leads', () => {
  it.each<[string, Absence[], string, ReturnType<typeof lookedAfter>]>([
    ['is theirs while they are at work', [away('ilze', '2026-03-09', '2026-03-10')], '2026-03-06', undefined],
    ['is the team’s, the last day included', [away('ilze', '2026-03-05', '2026-03-10')], '2026-03-10', team('2026-03-10')],
    ['is theirs again the day after', [away('ilze', '2026-03-05', '2026-03-10')], '2026-03-11', undefined],
    ['is theirs again once they are back early', [away('ilze', '2026-03-05', '2026-03-10', { endedAt: '2026-03-06T06:00:00.000Z' })], '2026-03-06', undefined],
    ['is the deputy’s through that absence', [away('ilze', '2026-03-05', '2026-03-10', { deputyId: 'inga' })], '2026-03-06', { until: '2026-03-10', deputyId: 'inga' }],
    ['is the team’s while the deputy is away too', [away('ilze', '2026-03-05', '2026-03-10', { deputyId: 'inga' }), away('inga', '2026-03-06', '2026-03-06')], '2026-03-06', team('2026-03-10')],
    ['is the team’s through absences that follow each other', [away('ilze', '2026-03-05', '2026-03-10'), away('ilze', '2026-03-11', '2026-03-20'), away('ilze', '2026-03-22', '2026-03-30')], '2026-03-06', team('2026-03-20')],
    ['has nothing to do with the absence of another', [away('inga', '2026-03-05', '2026-03-10')], '2026-03-06', undefined],
  ])('%s', (_, absences, day, after) => expect(lookedAfter(absences, 'ilze', day)).toEqual(after))
})
