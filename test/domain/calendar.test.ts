// Working days and terms under the Latvian calendar of a Tukums office.
import { describe, expect, it } from 'vitest'
import { addWorkingDays, deadline, isWorkingDay, nextWorkingDay, type Term } from '../../functions/domain/calendar.ts'
import { numericDay } from '../../functions/domain/days.ts'
import { workingCalendar } from '../../functions/policy/working-calendar.ts'

const calendar = workingCalendar('tukums')

describe('a working day', () => {
  it.each([
    ['2026-06-19', true, 'the Friday before Jāņi'],
    ['2026-06-20', false, 'a Saturday'],
    ['2026-06-22', false, 'the Monday moved to Saturday 27 June'],
    ['2026-06-23', false, 'Līgo diena'],
    ['2026-06-24', false, 'Jāņi'],
    ['2026-06-25', true, 'the Thursday after'],
    ['2026-06-27', true, 'the Saturday worked for 22 June'],
    ['2026-01-02', false, 'the Friday moved to 17 January'],
    ['2026-01-17', true, 'the Saturday worked for 2 January'],
    ['2026-05-04', false, '4 May on a Monday'],
    ['2025-05-05', false, 'Monday for 4 May on a Sunday'],
    ['2024-05-06', false, 'Monday for 4 May on a Saturday'],
    ['2023-11-20', false, 'Monday for 18 November on a Saturday'],
    ['2026-11-18', false, '18 November'],
    ['2026-11-19', true, 'the day after 18 November'],
    ['2026-05-10', false, "Mothers' Day, a Sunday"],
    ['2023-07-10', false, 'Monday for the last day of the Song Festival'],
    ['2023-05-29', false, 'the day the Saeima gave after the ice hockey bronze'],
    ['2027-06-22', true, 'an ordinary Tuesday'],
  ])('%s: %s (%s)', (day, working) => expect(isWorkingDay(calendar, day)).toBe(working))
})

describe('counting working days', () => {
  it('begins the day after', () => expect(addWorkingDays(calendar, '2026-06-01', 1)).toBe('2026-06-02'))
  it('counts a worked Saturday', () => expect(addWorkingDays(calendar, '2026-06-25', 2)).toBe('2026-06-27'))
  it('gives a working day itself as the next working day', () => expect([nextWorkingDay(calendar, '2026-06-19'), nextWorkingDay(calendar, '2026-06-20')]).toEqual(['2026-06-19', '2026-06-25']))
})

describe('a term', () => {
  it.each<[string, Term, string]>([
    ['2026-06-03', { workingDays: 10 }, '17.06.2026. (10 darba dienas no 3. jūnija)'],
    ['2026-06-11', { workingDays: 8 }, '26.06.2026. (8 darba dienas no 11. jūnija; 23. un 24. jūnijs ir svētku dienas; 22. jūnijs ir pārcelta brīvdiena)'],
    ['2026-06-15', { workingDays: 10 }, '01.07.2026. (10 darba dienas no 15. jūnija; 23. un 24. jūnijs ir svētku dienas; 22. jūnijs ir pārcelta brīvdiena; 27. jūnijs ir pārcelta darba diena)'],
    ['2026-04-20', { workingDays: 10 }, '06.05.2026. (10 darba dienas no 20. aprīļa; 1. un 4. maijs ir svētku dienas)'],
    ['2026-02-10', { workingDays: 1 }, '11.02.2026. (1 darba diena no 10. februāra)'],
    ['2026-04-10', { months: 1 }, '11.05.2026. (1 mēnesis no 10. aprīļa; 10. maijs ir svētdiena; tāpēc nākamā darba diena 11. maijs)'],
    ['2026-01-31', { months: 1 }, '02.03.2026. (1 mēnesis no 31. janvāra; 28. februāris ir sestdiena; tāpēc nākamā darba diena 2. marts)'],
    ['2024-01-31', { months: 1 }, '29.02.2024. (1 mēnesis no 31. janvāra)'],
    ['2026-05-24', { months: 1 }, '25.06.2026. (1 mēnesis no 24. maija; 24. jūnijs ir svētku diena; tāpēc nākamā darba diena 25. jūnijs)'],
    ['2026-05-22', { months: 1 }, '25.06.2026. (1 mēnesis no 22. maija; 23. un 24. jūnijs ir svētku dienas; 22. jūnijs ir pārcelta brīvdiena; tāpēc nākamā darba diena 25. jūnijs)'],
    ['2024-04-04', { months: 1 }, '07.05.2024. (1 mēnesis no 4. aprīļa; 4. un 6. maijs ir svētku dienas; tāpēc nākamā darba diena 7. maijs)'],
    ['2023-10-18', { months: 1 }, '21.11.2023. (1 mēnesis no 18. oktobra; 18. un 20. novembris ir svētku dienas; tāpēc nākamā darba diena 21. novembris)'],
    ['2026-03-01', { days: 21 }, '23.03.2026. (21 diena no 1. marta; 22. marts ir svētdiena; tāpēc nākamā darba diena 23. marts)'],
    ['2026-02-10', { months: 4 }, '10.06.2026. (4 mēneši no 10. februāra)'],
  ])('from %s of %o ends on %s', (from, term, text) => {
    const { on, why } = deadline(calendar, from, term)
    expect(`${numericDay(on)} (${why})`).toBe(text)
  })

  it('carries what moved it as data', () => {
    const { on, movedFrom, because, law } = deadline(calendar, '2026-05-22', { months: 1 }, 'APL 64. pants')
    expect({ on, movedFrom, kinds: because.map(({ on: day, kind }) => `${day} ${kind}`), law }).toEqual({
      on: '2026-06-25', movedFrom: '2026-06-22', law: 'APL 64. pants',
      kinds: ['2026-06-22 moved-free', '2026-06-23 holiday', '2026-06-24 holiday'],
    })
  })
})
