// The figures of the delay page as tables: each says in a sentence what it counts and from what. The page shows them, the CSV holds the same.
import { fewest, type Delay, type Group, type Part, type Share, type Spread } from '../../domain/delay.ts'
import { longMonth } from '../../domain/days.ts'
import type { EnteredLater } from '../../domain/ledger-events.ts'
import { receiptOfTeam } from '../../domain/time-digest.ts'
import { boxes, kinds, owners, teams } from '../words.ts'
import { barChart } from './bar-chart.ts'
import { worded } from '../names.ts'

/** `of`: what a row is. */
export interface FigureTable { id: string; caption: string; definition: string; of: string; heads: string[]; rows: { label: string; cells: string[] }[]; chart?: string }

/** Payout lists made in a period. */
export interface Period { delay: Delay; payoutLists: number }

const decimal = new Intl.NumberFormat('lv-LV', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
const whole = new Intl.NumberFormat('lv-LV', { maximumFractionDigits: 0 })
export const tooFew = 'pārāk maz'
/** The median and the ninth decile, as one says them who never heard of either. */
const [half, nineOfTen] = ['Puse līdz', '9 no 10 līdz']
const none = '–'

/** Seconds as days with one decimal; what is less than a twentieth of a day, but not nothing, is not shown as nothing. */
export const inDays = (seconds: number | undefined): string => (seconds === undefined ? tooFew : seconds > 0 && seconds < 4_320 ? '< 0,1' : decimal.format(seconds / 86_400))
const count = (n: number): string => whole.format(n)
const percent = (part: number): string => `${whole.format(100 * part)} %`
const shareOf = ({ count: of, within }: Share): string => (of === 0 ? none : of < fewest.median ? `${within} no ${of}` : `${percent(within / of)} (${count(within)} no ${count(of)})`)
const spreadOf = ({ count: of, median, p90 }: Spread): [string, string] => (of === 0 ? [none, none] : [inDays(median), inDays(p90)])
const per100 = (n: number, of: number): string => (of === 0 ? none : of < fewest.median ? tooFew : decimal.format((100 * n) / of))

/** `+2,1`, `−0,4`, `bez izmaiņām`. */
export function change(now: number | undefined, before: number | undefined): string {
  if (now === undefined || before === undefined) return none
  const text = decimal.format(Math.abs(now - before) / 86_400)
  return text === '0,0' ? '0,0' : `${now > before ? '+' : '−'}${text}`
}

const enteredLater: Record<EnteredLater, string> = { EnterApplication: 'Papīra iesniegums pirms ievadīšanas', EnterAppeal: 'Papīra apstrīdējums pirms ievadīšanas' }
const stepNames: Record<string, string> = { ...boxes, ...enteredLater, AwaitReceipt: 'Nodotas lietas saņemšana: pie kolēģa', [receiptOfTeam]: 'Nodotas lietas saņemšana: komandas rindā', WaitingList: 'Rindā uz pakalpojuma vietu', Closed: 'Lieta slēgta' }

const enough = (period: Period): boolean => period.delay.ended >= fewest.median
const meanOf = (period: Period, parts: readonly Part[], key: string): number | undefined => (enough(period) ? parts.find((part) => part.key === key)?.mean ?? 0 : undefined)

export function figureTables(now: Period, before: Period, names: ReadonlyMap<string, string>): FigureTable[] {
  const [here, there] = [now.delay, before.delay]
  const way = (label: string, what: 'toDecision' | 'toPayment' | 'whole') => ({ label, cells: [count(here[what].count), ...spreadOf(here[what]), count(there[what].count), ...spreadOf(there[what]), change(here[what].median, there[what].median)] })
  const groups = (what: keyof Delay['by'], nameOf: (key: string) => string, isShown: (key: string) => boolean = () => true) => here.by[what].filter(({ key }) => isShown(key)).map((group) => ({ label: nameOf(group.key), cells: groupCells(group, there.by[what].find(({ key }) => key === group.key)) }))
  const times = ['nevienu reizi', 'vienu reizi', 'divas reizes', 'trīs reizes vai vairāk']
  const ofRounds = ({ ended, rounds }: Delay, i: number): string => shareOf({ count: ended, within: rounds[i]! })

  return [
    { id: 'cels', caption: 'No iesnieguma līdz naudai, dienas', definition: 'Cik kalendāra dienu paiet no iesnieguma saņemšanas līdz lēmumam un līdz dienai, kad banka samaksājusi pirmo reizi. Pakalpojumiem un atteikumiem izmaksas nav.', of: 'Ceļš', heads: ['Lietas', half, nineOfTen, 'Lietas iepriekš', `${half}, iepriekš`, `${nineOfTen}, iepriekš`, 'Izmaiņa'], rows: [way('No saņemšanas līdz lēmumam', 'toDecision'), way('No lēmuma līdz pirmajai izmaksai', 'toPayment'), way('No saņemšanas līdz pirmajai izmaksai', 'whole')] },
    { id: 'laika', caption: 'Cik lēmumu pieņemts laikā', definition: 'Cik lēmumu pieņemts 10 darba dienās (mūsu mērķis) un cik viena mēneša laikā no saņemšanas (likuma termiņš, APL 64. pants; pagarinājumus neskaita). Skaita noslēgtās lietas, kurās ir lēmums.', of: 'Termiņš', heads: ['Šajā periodā', 'Iepriekš'], rows: [{ label: '10 darba dienās', cells: [shareOf(here.inTenDays), shareOf(there.inTenDays)] }, { label: 'Mēneša laikā', cells: [shareOf(here.inMonth), shareOf(there.inMonth)] }] },
    parts('kam', 'Kam bija jārīkojas, dienas', 'Cik dienu lietā gaidīja, lai rīkojas katrs no tiem. Ja vienlaikus gaidīja vairākus, laiku skaita dienestam. „Dienests (rindā)”: uzdevumu vēl neviens nebija paņēmis; „Dienests”: tas bija kolēģa rokās. „Vidēji lietā” skaita visas lietas, arī tās, kurās to negaidīja, tāpēc visas rindas kopā ir viss laiks no saņemšanas līdz lietas beigām.', (key) => worded(owners, key), 'owners', now, before),
    parts('soli', 'Kurā solī pagāja laiks, dienas', 'Cik dienu lietas stāvēja katrā solī, kurā kādu gaida. „Lietas”: cik lietu šajā solī bijis. Kad lietu nodod citam, dienesta laiku, līdz apstiprināta tās saņemšana, skaita saņemšanai.', (key) => worded(stepNames, key), 'steps', now, before),
    { ...withoutEarlier(grouped('menesi', 'Mēnesis', 'Pa mēnešiem', 'Pēc mēneša, kurā lieta noslēgta.', groups('month', longMonth))), chart: barChart({ id: 'chart-menesi', title: 'Dienas līdz lēmumam pa mēnešiem', description: 'Katram mēnesim divas joslas: cik dienās izlemta puse lietu un cik dienās deviņas no desmit. Tie paši skaitļi ir tabulā.', series: ['puse lietu, dienas', '9 no 10, dienas'], rows: here.by.month.map(({ key, toDecision: { median, p90 } }) => ({ label: longMonth(key), values: [median, p90], texts: [inDays(median), inDays(p90)] })) }) },
    grouped('komandas', 'Komanda', 'Pa komandām', 'Pēc komandas, kurai bija jāpieņem lēmums.', groups('unit', (key) => (key === '' ? 'Bez lēmuma uzdevuma' : worded(teams, key)))),
    grouped('veidi', 'Veids', 'Pa pabalstiem un pakalpojumiem', 'Pēc tā, ko lūdza.', groups('kind', (key) => worded(kinds, key))),
    grouped('pagasti', 'Pagasts vai pilsēta', 'Pa pagastiem un pilsētām', 'Pēc tā, kur iesniedzējs dzīvoja, kad lieta noslēgta.', groups('parish', (key) => key || 'Nav zināms')),
    ...(names.size === 0 ? [] : [{ ...grouped('darbinieki', 'Darbinieks', 'Pa darbiniekiem', 'Pēc tā, kurš pieņēma lēmumu; „Pie paša” ir dienas, kad uzdevums bija šī darbinieka rokās. Redz tikai tas, kurš šos darbiniekus vada.', []), heads: ['Noslēgtas', half, nineOfTen, `Pie paša: ${half.toLowerCase()}`, '10 darba dienās', `${half}, iepriekš`, 'Izmaiņa'], rows: here.by.worker.filter(({ key }) => names.has(key)).map((group) => workerRow(group, there.by.worker.find(({ key }) => key === group.key), names)) }]),
    { id: 'dokumenti', caption: 'Cik reižu iesniedzējam kaut ko prasīja papildus', definition: 'Cik lietās iesniedzējam neko papildus neprasīja un cik – vienu reizi vai vairāk: dokumentus vai atbildi. Skaita visas noslēgtās lietas.', of: 'Prasīts', heads: ['Šajā periodā', 'Iepriekš'], rows: times.map((label, i) => ({ label, cells: [ofRounds(here, i), ofRounds(there, i)] })) },
    { id: 'citi', caption: 'Nodošana un izmaksu saraksti', definition: 'Nodota lieta: uzdevums jau bija kāda rokās un atkal nonāca rindā, kur gaidīja, līdz to paņems cits. Rinda: cik reižu uzdevums gaidīja, līdz kāds to paņems. Izmaksu saraksti: cik to sagatavots uz 100 lēmumiem; atsauktos un tukšos neskaita.', of: 'Rādītājs', heads: ['Šajā periodā', 'Iepriekš'], rows: [
      { label: 'Lietas, kas nodotas', cells: [here, there].map(({ ended, handOvers }) => shareOf({ count: ended, within: handOvers.proceedings })) },
      { label: 'Cik reižu gaidīja pēc nodošanas, uz 100 lietām', cells: [here, there].map(({ ended, handOvers }) => per100(handOvers.count, ended)) },
      { label: `Gaidīšana pēc nodošanas, dienas: ${half.toLowerCase()}`, cells: [here, there].map(({ handOvers }) => spreadOf(handOvers.wait)[0]) },
      { label: `Gaidīšana pēc nodošanas, dienas: ${nineOfTen}`, cells: [here, there].map(({ handOvers }) => spreadOf(handOvers.wait)[1]) },
      { label: 'Cik reižu gaidīja rindā, uz 100 lietām', cells: [here, there].map(({ ended, queueWaits }) => per100(queueWaits, ended)) },
      { label: 'Izmaksu saraksti uz 100 lēmumiem', cells: [now, before].map(({ delay, payoutLists }) => per100(payoutLists, delay.decided)) },
    ] },
  ]
}

const grouped = (id: string, of: string, caption: string, definition: string, rows: FigureTable['rows']): FigureTable => ({
  id, caption: `${caption}: dienas līdz lēmumam`, definition, of, heads: ['Noslēgtas', half, nineOfTen, '10 darba dienās', 'Mēnesī', 'Cik reižu prasīts papildus, uz 100', `${half}, iepriekš`, 'Izmaiņa'], rows,
})

/** A month has no earlier self to be held against: the last two columns are left out. */
const withoutEarlier = ({ heads, rows, ...table }: FigureTable): FigureTable => ({ ...table, heads: heads.slice(0, -2), rows: rows.map(({ label, cells }) => ({ label, cells: cells.slice(0, -2) })) })

function groupCells({ ended, toDecision, inTenDays, inMonth, rounds }: Group, before: Group | undefined): string[] {
  return [count(ended), ...spreadOf(toDecision), shareOf(inTenDays), shareOf(inMonth), per100(rounds, ended), before === undefined ? none : spreadOf(before.toDecision)[0], change(toDecision.median, before?.toDecision.median)]
}

const workerRow = ({ key, ended, toDecision, inHands, inTenDays }: Group, before: Group | undefined, names: ReadonlyMap<string, string>) => ({
  label: names.get(key)!, cells: [count(ended), ...spreadOf(toDecision), spreadOf(inHands)[0], shareOf(inTenDays), before === undefined ? none : spreadOf(before.toDecision)[0], change(toDecision.median, before?.toDecision.median)],
})

/** Owners or steps: what each takes of a proceeding on average, which adds up, and how it spreads where it takes any. */
function parts(id: string, caption: string, definition: string, nameOf: (key: string) => string, what: 'owners' | 'steps', now: Period, before: Period): FigureTable {
  const rows = now.delay[what].map(({ key, share, spread }) => {
    const [mean, earlier] = [meanOf(now, now.delay[what], key), meanOf(before, before.delay[what], key)]
    return { label: nameOf(key), mean, earlier, cells: [inDays(mean), percent(share), count(spread.count), ...spreadOf(spread), earlier === undefined ? none : inDays(earlier), change(mean, earlier)] }
  })
  const shown = rows.filter(({ mean, earlier }) => Math.max(mean ?? 0, earlier ?? 0) >= 4_320)
  return {
    id, caption, definition, of: what === 'owners' ? 'Kam jārīkojas' : 'Solis', heads: ['Vidēji lietā', 'Daļa no laika', 'Lietas', half, nineOfTen, 'Vidēji iepriekš', 'Izmaiņa'], rows: rows.map(({ label, cells }) => ({ label, cells })),
    ...(shown.length === 0 ? {} : { chart: barChart({
      id: `chart-${id}`, title: `${caption}: vidēji lietā`, description: 'Katrai rindai divas joslas: šajā periodā un iepriekš. Tie paši skaitļi ir tabulā.', series: ['šajā periodā', 'iepriekš'],
      rows: shown.map(({ label, mean, earlier }) => ({ label, values: [mean, earlier], texts: [inDays(mean), earlier === undefined ? none : inDays(earlier)] })),
    }) }),
  }
}

/** The answer in a few sentences: what got slower, whose move it is, and where. Means add up, so the growth of the whole is the growth of its parts. */
export function verdict(now: Period, before: Period): string[] {
  const [here, there] = [now.delay, before.delay]
  if (!enough(now)) return [here.ended === 0 ? 'Šajā periodā neviena lieta nav noslēgta.' : `Šajā periodā noslēgtas tikai ${here.ended} lietas: pārāk maz, lai rēķinātu.`]
  const [most] = here.owners
  const holder = most === undefined ? 'Nevienā lietā laiks nav pagājis: visas izlemtas uzreiz.' : `Visvairāk laika paiet, kad jārīkojas šim: ${worded(owners, most.key)}, vidēji ${inDays(most.mean)} no ${inDays(here.mean)} dienām.`
  if (!enough(before)) return [holder, `Salīdzināmajā periodā noslēgto lietu ir pārāk maz (${there.ended}), lai salīdzinātu.`]
  const grown = (what: 'owners' | 'steps') => here[what].map(({ key, mean }) => ({ key, by: mean - (there[what].find((part) => part.key === key)?.mean ?? 0) })).toSorted((a, b) => b.by - a.by)[0]
  const [owner, step] = [grown('owners'), grown('steps')]
  const moved = here.mean - there.mean
  return [
    change(here.mean, there.mean) === '0,0' ? `Lieta vidēji ilgst tikpat, cik iepriekš: ${inDays(here.mean)} dienas.` : `Lieta vidēji ilgst ${inDays(here.mean)} dienas, ${moved > 0 ? 'ilgāk' : 'īsāk'} nekā iepriekš (${inDays(there.mean)}).`,
    ...(owner !== undefined && owner.by >= 4_320 ? [`Visvairāk pieaudzis laiks, kad jārīkojas šim: ${worded(owners, owner.key)}, vidēji ${change(owner.by, 0)} dienas lietā.`] : ['Nevienu nav bijis jāgaida ilgāk nekā iepriekš.']),
    ...(step !== undefined && step.by >= 4_320 ? [`Visvairāk pieaudzis laiks šajā solī: ${worded(stepNames, step.key)}, vidēji ${change(step.by, 0)} dienas lietā.`] : []),
    holder,
  ]
}
