// Visits by address: one group for each door, parish by parish, and who goes near in the same days.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { byAddress, goingNear, inVain, outing, weekOf, type NotMet, type Outing, type Visit } from '../../functions/domain/visit.ts'
import type { Wait } from '../../functions/domain/wait.ts'

let drawn = 0
const visitAt = (address: string, { parish = 'Tukums', who, on }: { parish?: string; who?: string | undefined; on?: string | undefined } = {}): Outing => {
  const visit: Visit = {
    visitId: `v${(drawn += 1)}`, caseId: '0000000001', address, parish, purpose: 'assessment', questions: ['Kā dzīvo?'], by: '2026-03-20', unannounced: false, orderedBy: 'ilze', orderedAt: '2026-03-05T08:00:00.000Z',
    notMet: [], state: 'Open', version: 1, ...(on === undefined ? {} : { plannedFor: on }),
  }
  return outing(visit, { person: who } as Wait)
}

describe('Visits by address', () => {
  it('stand together behind one door, and flats of one house beside each other', () => {
    const all = [visitAt('Pils iela 10-1'), visitAt('Zāļu iela 3'), visitAt('Pils iela 2'), visitAt('pils 10 – 1, Tukums'), visitAt('Pils iela 10-12'), visitAt('Kļavas', { parish: 'Slampes pagasts' })]
    expect(byAddress(all).map(({ parish, stops }) => [parish, stops.map(({ address, outings }) => [address, outings.length])])).toEqual([
      ['Slampes pagasts', [['Kļavas', 1]]],
      ['Tukums', [['Pils iela 2', 1], ['Pils iela 10-1', 2], ['Pils iela 10-12', 1], ['Zāļu iela 3', 1]]],
    ])
  })

  it('are each in exactly one place, in whatever order they come', () => {
    const any = fc.array(fc.record({ street: fc.constantFrom('Pils', 'Zāļu'), house: fc.integer({ min: 1, max: 4 }), parish: fc.constantFrom('Tukums', 'Kandava') }), { maxLength: 25 })
    fc.assert(fc.property(any, (doors) => {
      const all = doors.map(({ street, house, parish }) => visitAt(`${street} iela ${house}`, { parish }))
      const shape = (outings: readonly Outing[]) => byAddress(outings).map(({ parish, stops }) => [parish, stops.map(({ place, outings: there }) => [place.key, there.map(({ visit }) => visit.visitId).toSorted()])])
      const found = byAddress(all).flatMap(({ stops }) => stops.flatMap(({ outings }) => outings))
      expect(found.map(({ visit }) => visit.visitId).toSorted()).toEqual(all.map(({ visit }) => visit.visitId).toSorted())
      expect(shape(all.toReversed())).toEqual(shape(all))
    }))
  })
})

describe('Whoever plans a journey', () => {
  const week = weekOf('2026-03-12')
  const mine = visitAt('Pils iela 10-1')
  it('learns of colleagues in the same days: at the door, in the house, in the street, in the parish, the nearest first', () => {
    const others = [visitAt('Jāņa iela 1', { who: 'd', on: '2026-03-09' }), visitAt('Pils iela 2', { who: 'c', on: '2026-03-15' }), visitAt('Pils iela 10-7', { who: 'b', on: '2026-03-12' }), visitAt('Pils 10-1', { who: 'a', on: '2026-03-13' })]
    expect(week).toEqual(['2026-03-09', '2026-03-15'])
    expect(goingNear({ place: mine.place, parish: 'Tukums' }, others, week, 'me').map(({ who, nearness }) => `${who} ${nearness}`)).toEqual(['a address', 'b house', 'c street', 'd parish'])
  })

  it('is told of a colleague once for each day, and not of themselves, of other weeks, other parishes or journeys without a day', () => {
    const others = [
      visitAt('Pils iela 2', { who: 'c', on: '2026-03-12' }), visitAt('Pils iela 10-7', { who: 'c', on: '2026-03-12' }), visitAt('Pils iela 10-1', { who: 'me', on: '2026-03-12' }), visitAt('Pils iela 10-1', { who: 'b', on: '2026-03-16' }),
      visitAt('Pils iela 10-1', { who: 'b', on: '2026-03-12', parish: 'Kandava' }), visitAt('Pils iela 10-1', { who: 'b' }), visitAt('Pils iela 10-1', { on: '2026-03-12' }),
    ]
    expect(goingNear({ place: mine.place, parish: 'Tukums' }, others, week, 'me')).toEqual([{ who: 'c', on: '2026-03-12', nearness: 'house' }])
  })
})

it('What the household cannot help does not count as in vain', () => {
  const times = (why: NotMet['why']): NotMet => ({ on: '2026-03-12', by: 'ilze', why, said: '', at: '2026-03-12T08:00:00.000Z' })
  expect(inVain([times('nobody-home'), times('could-not-come'), times('not-let-in')])).toBe(2)
})
