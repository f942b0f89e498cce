// The dates of a proceeding, the services and the EKK codes as policy gives them.
import { describe, expect, it } from 'vitest'
import { instantAt } from '../../functions/domain/days.ts'
import { ekkCodes } from '../../functions/policy/ekk-codes.ts'
import { clocksOf, clockStartOf, extendedDue, proceedingClocks } from '../../functions/policy/proceeding-clocks.ts'
import { workingCalendar } from '../../functions/policy/working-calendar.ts'
import { serviceByCode, servicesOf } from '../../functions/policy/service-catalogue.ts'

describe('a proceeding received on 3 June 2026', () => {
  const dues = (municipality: string, kind: string) => { const { legalDue, targetDue } = proceedingClocks(workingCalendar(municipality), municipality, kind, '2026-06-03'); return [legalDue.on, targetDue.on] }
  it.each([
    ['tukums', 'gmi', '2026-07-03', '2026-06-17'],
    ['smiltene', 'gmi', '2026-07-03', '2026-06-17'],
    ['marupe', 'gmi', '2026-07-03', '2026-07-03'],
    ['dobele', 'housing', '2026-07-03', '2026-07-03'],
    ['tukums', 'crisis', '2026-07-03', '2026-06-04'],
  ])('in %s (%s) is due by law on %s and by our target on %s', (municipality, kind, legal, target) => expect(dues(municipality, kind)).toEqual([legal, target]))
  it('may be extended to four months from receipt', () => expect(extendedDue(workingCalendar('tukums'), 'tukums', 'gmi', '2026-06-03')).toEqual({ on: '2026-10-05', why: expect.stringContaining('pagarināts: 4 mēneši no 3. jūnija') as string }))
  it('has a target never later than the law', () => expect(proceedingClocks(workingCalendar('jekabpils'), 'jekabpils', 'gmi', '2026-06-03')).toMatchObject({ legalDue: { on: '2026-07-03' }, targetDue: { on: '2026-07-03' } }))
})

describe('the law’s term of a month', () => {
  const legal = (receivedOn: string, lastDocumentOn?: string, extended = false) => clocksOf(workingCalendar('tukums'), 'tukums', {
    kind: 'gmi', receivedAt: instantAt(receivedOn, '10:00'), ...(lastDocumentOn === undefined ? {} : { lastDocument: { on: lastDocumentOn, waitId: 'w' } }),
    ...(extended ? { extension: { from: { on: receivedOn, why: '' }, reason: 'r', by: 'ilze', at: instantAt(receivedOn) } } : {}),
  }).legalDue.on
  it.each([
    ['2026-01-31', undefined, '2026-03-02'], ['2024-01-31', undefined, '2024-02-29'], ['2026-01-15', undefined, '2026-02-16'],
    ['2026-01-15', '2026-01-31', '2026-03-02'], ['2024-01-15', '2024-01-31', '2024-02-29'], ['2026-05-04', '2026-05-22', '2026-06-25'],
    // A document that came with the application, or before it, moves nothing.
    ['2026-01-31', '2026-01-31', '2026-03-02'], ['2026-01-31', '2026-01-20', '2026-03-02'],
  ])('of an application of %s, the last document on %s, ends on %s', (received, document, ends) => expect(legal(received, document)).toBe(ends))
  it('is extended from the same day', () => expect([legal('2026-02-10', undefined, true), legal('2026-02-10', '2026-03-10', true)]).toEqual(['2026-06-10', '2026-07-10']))

  const rowSigned = { rowId: 'proceeding-clocks.start/tukums/2026-01-01/2026-01-01', signedOn: '2026-06-01' }
  it.each([
    ['tukums', '2026-06-02', [], 'receipt'], ['tukums', '2026-06-02', [rowSigned], 'last-document'], ['tukums', '2026-05-31', [rowSigned], 'receipt'], ['dobele', '2026-06-02', [rowSigned], 'receipt'],
  ] as const)('in %s, received on %s, signed %j, runs from %s', (municipality, receivedOn, signed, start) => expect(clockStartOf(municipality, receivedOn, signed).start).toBe(start))
})

describe('the catalogue of Tukums', () => {
  const services = servicesOf('tukums')
  it('has every service once, with a unit a queue can be named after', () => {
    expect(new Set(services.map(({ code }) => code)).size).toBe(services.length)
    expect(services.filter(({ unit }) => !/^[a-z0-9-]+$/.test(unit))).toEqual([])
  })
  it('states the places printed in the report', () => expect(services.filter((s) => s.capacity !== undefined).map((s) => [s.code, s.capacity]))
    .toEqual([['group-flat-mezrozites', 10], ['respite-lodes', 2], ['children-centre-sapni', 6]]))
  it('limits respite to 30 days and 400 euro a calendar year', () => expect(serviceByCode('tukums', 'child-respite').limits).toEqual([
    { what: 'days', perPerson: 30, span: 'calendar-year', of: 'bērnam' }, { what: 'cents', perPerson: 400_00, span: 'calendar-year', of: 'bērnam' }]))
  it('knows no service of another name or municipality', () => {
    expect(() => serviceByCode('tukums', 'spa')).toThrow(RangeError)
    expect(() => serviceByCode('ogre', 'home-care')).toThrow(RangeError)
  })
})

describe('EKK codes', () => {
  it('of GMI and housing in cash are 6260 and 6270, unsigned until the accountant signs', () => {
    const codes = ekkCodes('tukums', '2026-05-11')
    expect([codes.gmi, codes.housing]).toEqual([
      { code: '6260', rowId: 'ekk-codes.gmi.cash/2021-01-01/2021-01-01', signed: false }, { code: '6270', rowId: 'ekk-codes.housing.cash/2021-01-01/2021-01-01', signed: false }])
    const signed = [{ rowId: 'ekk-codes.gmi.cash/2021-01-01/2021-01-01', signedOn: '2026-05-11' }]
    expect(['2026-05-10', '2026-05-11'].map((day) => ekkCodes('tukums', day, signed).gmi?.signed)).toEqual([false, true])
  })
  it('have the form they are asked for', () => {
    expect(ekkCodes('tukums', '2026-05-11', [], 'in-kind').gmi?.code).toBe('6350')
    expect(ekkCodes('tukums', '2026-05-11')['home-care']).toBeUndefined()
  })
})
