// `npm run bench -- delay`: how long the server takes for the delay page over so many ended proceedings, half in the period and half in the one it is compared with.
import { addDays, instantAt, monthsFrom } from '../../functions/domain/days.ts'
import { epochOf, instantOf } from '../../functions/domain/identifiers.ts'
import type { TimeSummary } from '../../functions/domain/time-summary.ts'
import { openOffice, staff } from '../office.ts'
import { inFolder, machine, printTable, told } from './figures.ts'

const day = 86_400_000
const months = monthsFrom('2024-03', 24)
const people = Array.from({ length: 40 }, (_, n) => staff(`worker-${n}`, `Darbinieks ${n}`, [n % 4 === 0 ? 'social-worker' : 'assistance-organiser']))
const parishes = ['Tukums', 'Kandava', 'Engures pagasts', 'Slampes pagasts', 'Pūres pagasts', 'Tumes pagasts', 'Irlavas pagasts', 'Jaunpils pagasts']

/** One that took from two to forty days through seven boxes, two of three paid. */
function summary(n: number, month: string): Omit<TimeSummary, 'version'> {
  const id = String(n).padStart(10, '0')
  const ended = epochOf(instantAt(addDays(`${month}-01`, n % 28), '10:00')) + n % 3_600_000
  const [queue, hands, register, resident] = [(1 + n % 11) * day, (n % 97) * 400_000, (n % 13) * 3_600_000, (n % 4 === 0 ? n % 23 : 0) * day]
  const elapsed = queue + hands + register + resident
  const part = (calendar: number) => ({ calendar, working: Math.floor(calendar / 4) })
  const worker = people[n % people.length]!.staffId
  return {
    caseId: id, proceedingId: `${id}-${n % 3 === 0 ? 'housing' : 'gmi'}`, kind: n % 3 === 0 ? 'housing' : 'gmi', status: 'Awarded', parish: parishes[n % parishes.length]!, receivedAt: instantOf(ended - elapsed), decidedAt: instantOf(ended - 1000), endedAt: instantOf(ended),
    ...(n % 3 === 0 ? {} : { paidAt: instantOf(ended + (n % 30) * day) }), unit: n % 5 === 0 ? 'social-work' : 'assistance', worker, elapsed: part(elapsed),
    owners: { queue: part(queue), hands: part(hands), register: part(register), ...(resident === 0 ? {} : { resident: part(resident) }) },
    boxes: [
      { box: 'AwaitRegister', owner: 'register', ...part(register), times: 1 }, { box: 'AwaitFactsSettled', owner: 'queue', unit: 'assistance', ...part(day), times: 1 }, { box: 'AwaitDecision', owner: 'queue', unit: 'assistance', ...part(queue - day), times: 2 },
      { box: 'AwaitDecision', owner: 'hands', unit: 'assistance', person: worker, ...part(hands), times: 2 }, { box: 'AwaitInformation', owner: 'resident', ...part(resident), times: 1 }, { box: 'AwaitSecondReview', owner: 'queue', ...part(0), times: 1 }, { box: 'Closed', owner: 'law', ...part(0), times: 1 },
    ],
    rounds: n % 4 === 0 ? 1 : 0, queueWaits: 2, handOvers: n % 9 === 0 ? 1 : 0,
  }
}

export async function delay(count: number): Promise<void> {
  await inFolder(async (folder) => {
    const office = await openOffice('2026-03-05 10:00', { staff: [...people, staff('lead', 'Vadītāja', ['supervisor'])] }, { folder })
    office.host.database.exec('PRAGMA synchronous = OFF')
    const { store } = office.host.dependencies
    const began = performance.now()
    // The store's own commands, and the digests hour by hour as the house makes them.
    for (let n = 0; n < count; n += 50) {
      await store.commit(Array.from({ length: Math.min(50, count - n) }, (_, i) => store.times.kept(summary(n + i, months[Math.floor(((n + i) * months.length) / count)]!))))
      if (n % 5_000 === 0) await store.times.digest()
    }
    await store.times.digest()
    console.log(`${count} ended proceedings in ${months.length} months, filled and digested in ${((performance.now() - began) / 1000).toFixed(0)} s`)
    const lead = office.as('staff:lead')
    const measured = async (name: string, path: string): Promise<string[]> => {
      const times: number[] = []
      let bytes = 0
      for (let n = 0; n < 8; n += 1) {
        const started = performance.now()
        const page = await lead.get(path)
        if (page.status !== 200) throw new Error(`${name} answered ${page.status}`)
        times.push(performance.now() - started)
        bytes = page.bytes.length
      }
      return [name, told(times.slice(0, 1), 0), told(times.slice(1), 0), String(Math.round(bytes / 1024))]
    }
    const all = 'no=2025-03&lidz=2026-02&pret=2024-03'
    printTable([
      ['server time, ms', 'first', 'then', 'KiB'], await measured(`a year against the year before (all ${count})`, `/laiks?${all}`), await measured('the same of one benefit', `/laiks?${all}&veids=gmi`),
      await measured('the same as CSV', `/laiks/laiks.csv?${all}`), await measured('a quarter against the one before', '/laiks?no=2025-12&lidz=2026-02'),
    ])
    console.log(machine())
    office.close()
  })
}
