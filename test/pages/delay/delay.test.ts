// The page of delays: the answer first, workers' figures only for those who lead them, small numbers honestly, the same figures as CSV.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { instantAt } from '../../../functions/domain/days.ts'
import { epochOf, instantOf } from '../../../functions/domain/identifiers.ts'
import type { TimeSummary } from '../../../functions/domain/time-summary.ts'
import { apply, registersAgree } from '../../acceptance/household.ts'
import { grants } from '../../acceptance/acts.ts'
import { openOffice, resident, staff, type Office } from '../../office.ts'
import { pensionOf, textOf } from '../caseworker/desk-office.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const people = [
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser'], { territory: ['Tukums'] }), staff('irma', 'Irma Kandavā', ['assistance-organiser'], { territory: ['Kandava'] }),
  staff('vija', 'Vija Vadošā', ['supervisor'], { territory: ['Tukums'] }), staff('valda', 'Valda Visa', ['supervisor']), staff('maija', 'Maija Vadītāja', ['manager']), staff('fina', 'Fina Grāmatvede', ['finance-maker']),
]
let office: Office
beforeEach(async () => { office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: people }) })
afterEach(() => office.close())

const hour = 3_600_000
/** Ended matters of a month: each so many days in our queue, then one day in the hands of who decided. */
async function ended(month: string, count: number, days: number, more: Partial<TimeSummary> = {}): Promise<void> {
  const { store } = office.host.dependencies
  for (let n = 0; n < count; n += 1) {
    const id = `${month.slice(2, 4)}${month.slice(5)}${more.worker === 'irma' ? 1 : 0}${String(n).padStart(5, '0')}`
    const receivedAt = instantAt(`${month}-01`, '09:00')
    const endedAt = instantOf(epochOf(receivedAt) + (days + 1) * 24 * hour)
    const time = (of: number) => ({ calendar: of * 24 * hour, working: of * 8 * hour })
    await store.commit([store.times.kept({
      caseId: id, proceedingId: `${id}-gmi`, kind: 'gmi', status: 'Awarded', parish: 'Tukums', unit: 'assistance', worker: 'ilze', receivedAt, decidedAt: endedAt, endedAt, elapsed: time(days + 1),
      owners: { queue: time(days), hands: time(1) }, boxes: [{ box: 'AwaitDecision', owner: 'queue', unit: 'assistance', ...time(days), times: 1 }, { box: 'AwaitDecision', owner: 'hands', unit: 'assistance', person: more.worker ?? 'ilze', ...time(1), times: 1 }],
      rounds: 0, queueWaits: 1, handOvers: 0, ...more,
    })])
  }
}
const asked = '/laiks?no=2026-02&lidz=2026-02&pret=2026-01'
const pageFor = async (who: string, path = asked): Promise<string> => textOf((await office.as(`staff:${who}`).get(path)).html)

describe('The page "Kur aiziet laiks"', () => {
  it('says first what got slower, whose move it is and in which step', async () => {
    await ended('2026-01', 10, 3)
    await ended('2026-02', 10, 8)
    const text = await pageFor('maija')
    expect(text).toContain('Lieta vidēji ilgst 9,0 dienas, ilgāk nekā iepriekš (4,0).')
    expect(text).toContain('Visvairāk pieaudzis laiks, kad jārīkojas šim: Dienests (rindā), vidēji +5,0 dienas lietā.')
    expect(text).toContain('Visvairāk pieaudzis laiks šajā solī: Pieņemt lēmumu, vidēji +5,0 dienas lietā.')
    expect(text).toContain('No saņemšanas līdz lēmumam 10 9,0 9,0 10 4,0 4,0 +5,0')
  })

  it('counts nothing of four matters and says so, and of five it counts', async () => {
    await ended('2026-02', 4, 8)
    expect(await pageFor('maija')).toContain('Šajā periodā noslēgtas tikai 4 lietas: pārāk maz, lai rēķinātu.')
    expect(await pageFor('maija')).toContain('No saņemšanas līdz lēmumam 4 pārāk maz pārāk maz')
    await ended('2026-02', 5, 8)
    expect(await pageFor('maija')).toContain('No saņemšanas līdz lēmumam 5 9,0 pārāk maz')
  })

  it('shows a worker’s figures to whoever leads where they serve, and to nobody else: not even the manager', async () => {
    await ended('2026-02', 5, 8)
    await ended('2026-02', 5, 2, { worker: 'irma', parish: 'Kandava' })
    for (const path of [asked, asked.replace('?', '/laiks.csv?')]) {
      expect(await pageFor('maija', path)).not.toMatch(/Ilze|Irma/)
      const [near, all] = [await pageFor('vija', path), await pageFor('valda', path)]
      expect([/Ilze/.test(near), /Irma/.test(near)]).toEqual([true, false])
      // Who serves everywhere leads all who serve somewhere.
      expect([/Ilze/.test(all), /Irma/.test(all)]).toEqual([true, true])
    }
  })

  it('is closed to whoever does not lead', async () => {
    for (const who of ['ilze', 'fina']) expect((await office.as(`staff:${who}`).get(asked)).status, who).toBe(403)
  })

  it('tells how long matters lay in the queue after they were handed over', async () => {
    await ended('2026-01', 6, 3, { handOvers: 1, handOverTime: { calendar: 2 * 24 * hour, working: 16 * hour } })
    await ended('2026-02', 6, 3, { handOvers: 1, handOverTime: { calendar: 5 * 24 * hour, working: 32 * hour } })
    for (const _ of [1, 2]) {
      expect(await pageFor('maija')).toContain('Gaidīšana pēc nodošanas, dienas: puse līdz 5,0 2,0')
      await office.host.dependencies.store.times.digest()
    }
  })

  it('counts what the filters leave, and offers what there is', async () => {
    await ended('2026-02', 5, 8)
    await ended('2026-02', 6, 2, { worker: 'irma', parish: 'Kandava' })
    expect(await pageFor('maija', `${asked}&pagasts=Kandava`)).toContain('No saņemšanas līdz lēmumam 6 3,0')
    expect(await pageFor('maija', `${asked}&veids=housing`)).toContain('Šajā periodā neviena lieta nav noslēgta.')
  })

  it('answers nonsense in the address as if nothing had been asked', async () => {
    for (const path of ['/laiks?no=2026-13&lidz=x', '/laiks?no=2027-01&lidz=2026-01', '/laiks?no=1900-01&lidz=2026-03', '/laiks?pret=9999-12&veids=%3Cb%3E&pagasts=%27&komanda=%22'])
      expect((await office.as('staff:maija').get(path)).status, path).toBe(200)
    expect((await office.as('staff:maija').get('/laiks?veids=%3Cscript%3E&pagasts=%3Cscript%3E')).html).not.toContain('<script>')
  })

  it('has a picture with a title and words beside every table it draws, and both tell the same figures', async () => {
    await ended('2026-02', 10, 8)
    const { html } = await office.as('staff:maija').get(asked)
    const pictures = html.match(/<svg class="solis-chart".*?<\/svg>/gs)!
    expect(pictures).toHaveLength(3)
    for (const picture of pictures) expect(picture).toMatch(/role="img" aria-labelledby="[^"]+".*<title id=.*<desc id=/s)
    expect(pictures[0]).toContain('>8,0<')
  })

  it('gives the same figures as CSV: semicolons, a byte order mark, a row a figure', async () => {
    await ended('2026-02', 10, 8)
    const { bytes } = await office.as('staff:maija').get(asked.replace('?', '/laiks.csv?'))
    const lines = bytes.toString('utf8').split('\r\n')
    expect(lines[0]).toBe('\ufeffperiods;salīdzināts ar;tabula;rinda;rādītājs;vērtība')
    expect(lines).toContain('2026. gada februāris;2026. gada janvāris;No iesnieguma līdz naudai, dienas;No saņemšanas līdz lēmumam;Puse līdz;9,0')
  })

  it('writes a fall in the CSV with the minus that spreadsheets reckon with', async () => {
    await ended('2026-01', 10, 8)
    await ended('2026-02', 10, 3)
    expect(await pageFor('maija')).toContain('No saņemšanas līdz lēmumam 10 4,0 4,0 10 9,0 9,0 −5,0')
    expect((await office.as('staff:maija').get(asked.replace('?', '/laiks.csv?'))).html).toContain('No saņemšanas līdz lēmumam;Izmaiņa;-5,0')
  })
})

describe('The digests', () => {
  it('change no figure: before, after, after payment, and digested again', async () => {
    const { store } = office.host.dependencies
    await ended('2026-01', 12, 3)
    await ended('2026-02', 12, 8)
    const before = (await store.times.rowsOf(['2026-01', '2026-02'])).toSorted((a, b) => (a.proceedingId < b.proceedingId ? -1 : 1))
    const now = async () => (await store.times.rowsOf(['2026-01', '2026-02'])).toSorted((a, b) => (a.proceedingId < b.proceedingId ? -1 : 1))
    await store.times.digest()
    expect(await now()).toEqual(before)
    expect((await store.times.endedIn('2026-02')).length).toBe(12)
    await store.times.paid('2602000003', '2602000003-gmi', '2026-03-01T10:00:00.000Z')
    const paid = await now()
    expect(paid.filter((row) => row.paid !== undefined)).toHaveLength(1)
    for (const _ of [1, 2]) {
      await store.times.digest()
      expect(await now()).toEqual(paid)
    }
  })

  it('that were cut off after a month’s part was written are completed the next time, and nothing is counted twice', async () => {
    const { store } = office.host.dependencies
    await ended('2026-02', 12, 8)
    const operate = office.host.table
    const send = operate.send.bind(operate)
    let writes = 0
    operate.send = (async (command: { constructor: { name: string } }) => {
      if (command.constructor.name === 'TransactWriteItemsCommand' && (writes += 1) === 4) throw new Error('cut')
      return send(command as never)
    }) as typeof operate.send
    const { openTable } = await import('../../../functions/store/table.ts')
    const { openTimes } = await import('../../../functions/store/times.ts')
    await expect(openTimes(openTable(operate as never, 'Solis')).digest()).rejects.toThrow('cut')
    operate.send = send
    expect(await store.times.rowsOf(['2026-02'])).toHaveLength(12)
    await store.times.digest()
    expect(await store.times.rowsOf(['2026-02'])).toHaveLength(12)
  })

  it('hold what the workflow itself ended', async () => {
    registersAgree(office, pensionOf(150, anna), '2026-03-05')
    const { caseId, applicationId } = await apply(office, pensionOf(150, anna), [{ kind: 'gmi' }])
    await office.until('2026-03-09')
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    await office.host.dependencies.store.times.digest()
    expect(await office.host.dependencies.store.times.rowsOf(['2026-03'])).toMatchObject([{ kind: 'gmi', parish: 'Tukums', receivedOn: '2026-03-05', decidedOn: '2026-03-09' }])
  })
})
