// The figures of the delay page as tables: each says in a sentence what it counts and from what. The page shows them, the CSV holds the same.
import { fewest, type Delay, type Group, type Part, type Share, type Spread } from '../../domain/delay.ts'
import { longMonth } from '../../domain/days.ts'
import type { EnteredLater } from '../../domain/ledger-events.ts'
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
const stepNames: Record<string, string> = { ...boxes, ...enteredLater, WaitingList: 'Rindā uz pakalpojuma vietu', Closed: 'Lieta slēgta' }

const enough = (period: Period): boolean => period.delay.ended >= fewest.median
const meanOf = (period: Period, parts: readonly Part[], key: string): number | undefined => (enough(period) ? parts.find((part) => part.key === key)?.mean ?? 0 : undefined)

export function figureTables(now: Period, before: Period, names: ReadonlyMap<string, string>): FigureTable[] {
  const [here, there] = [now.delay, before.delay]
  const way = (label: string, what: 'toDecision' | 'toPayment' | 'whole') => ({ label, cells: [count(here[what].count), ...spreadOf(here[what]), count(there[what].count), ...spreadOf(there[what]), change(here[what].median, there[what].median)] })
  const groups = (what: keyof Delay['by'], nameOf: (key: string) => string, isShown: (key: string) => boolean = () => true) => here.by[what].filter(({ key }) => isShown(key)).map((group) => ({ label: nameOf(group.key), cells: groupCells(group, there.by[what].find(({ key }) => key === group.key)) }))
  const times = ['nevienu reizi', 'vienu reizi', 'divas reizes', 'trīs reizes vai vairāk']
  const ofRounds = ({ ended, rounds }: Delay, i: number): string => shareOf({ count: ended, within: rounds[i]! })

  return [
    { id: 'cels', caption: 'No iesnieguma līdz naudai, dienas', definition: 'Kalendāra laiks no iesnieguma saņemšanas līdz lēmumam un līdz dienai, kad banka apstiprina pirmo izmaksu; pakalpojumiem un atteikumiem izmaksas nav.', of: 'Ceļš', heads: ['Lietas', 'Mediāna', 'P90', 'Lietas iepriekš', 'Mediāna iepriekš', 'P90 iepriekš', 'Izmaiņa'], rows: [way('Saņemts → lēmums', 'toDecision'), way('Lēmums → pirmā izmaksa', 'toPayment'), way('Saņemts → pirmā izmaksa', 'whole')] },
    { id: 'laika', caption: 'Cik lēmumu laikā', definition: 'No periodā noslēgtajām lietām, kurās ir lēmums: cik lēmumu pieņemts 10 darba dienās un cik viena mēneša laikā no saņemšanas (APL 64. pants, bez pagarinājumiem).', of: 'Termiņš', heads: ['Šajā periodā', 'Iepriekš'], rows: [{ label: '10 darba dienās', cells: [shareOf(here.inTenDays), shareOf(there.inTenDays)] }, { label: 'Mēneša laikā', cells: [shareOf(here.inMonth), shareOf(there.inMonth)] }] },
    parts('kam', 'Kam jārīkojas, dienas', 'Katrs lietas brīdis pieder vienam; ja gaida vairākus, mūsu gaidīšana ir pirmā. „Vidēji lietā” ir visu lietu vidējais, un rindu summa ir viss vidējais laiks no saņemšanas līdz lietas beigām.', (key) => worded(owners, key), 'owners', now, before),
    parts('soli', 'Kurā solī, dienas', 'Laiks, ko lieta pavada katrā solī, kurš kādu gaida; „Lietas” ir tās, kas solī bijušas.', (key) => worded(stepNames, key), 'steps', now, before),
    { ...withoutEarlier(grouped('menesi', 'Mēnesis', 'Pa mēnešiem', 'Pēc mēneša, kurā lieta noslēgta.', groups('month', longMonth))), chart: barChart({ id: 'chart-menesi', title: 'Saņemts → lēmums pa mēnešiem', description: 'Katram mēnesim divas joslas: mediāna un P90 dienās. Tie paši skaitļi ir tabulā.', series: ['mediāna, dienas', 'P90, dienas'], rows: here.by.month.map(({ key, toDecision: { median, p90 } }) => ({ label: longMonth(key), values: [median, p90], texts: [inDays(median), inDays(p90)] })) }) },
    grouped('komandas', 'Komanda', 'Pa komandām', 'Pēc komandas, kuras sarakstā bija lēmuma uzdevums.', groups('unit', (key) => (key === '' ? 'Bez lēmuma uzdevuma' : worded(teams, key)))),
    grouped('veidi', 'Veids', 'Pa pabalstiem un pakalpojumiem', 'Pēc tā, ko lūdza.', groups('kind', (key) => worded(kinds, key))),
    grouped('pagasti', 'Pagasts vai pilsēta', 'Pa pagastiem un pilsētām', 'Pēc iesniedzēja dzīvesvietas, lietu noslēdzot.', groups('parish', (key) => key || 'Nav zināms')),
    ...(names.size === 0 ? [] : [{ ...grouped('darbinieki', 'Darbinieks', 'Pa darbiniekiem', 'Pēc tā, kurš pieņēma lēmumu; „Rokās” ir laiks, ko lieta bija pie paša darbinieka. Redz tikai tas, kurš šos darbiniekus vada.', []), heads: ['Noslēgtas', 'Mediāna', 'P90', 'Rokās, mediāna', '10 darba dienās', 'Mediāna iepriekš', 'Izmaiņa'], rows: here.by.worker.filter(({ key }) => names.has(key)).map((group) => workerRow(group, there.by.worker.find(({ key }) => key === group.key), names)) }]),
    { id: 'dokumenti', caption: 'Cik reižu lūgti trūkstošie dokumenti', definition: 'Cik reižu vienā lietā iesniedzējam prasīts kas papildus, no visām periodā noslēgtajām lietām.', of: 'Lūgts', heads: ['Šajā periodā', 'Iepriekš'], rows: times.map((label, i) => ({ label, cells: [ofRounds(here, i), ofRounds(there, i)] })) },
    { id: 'citi', caption: 'Nodošana un izmaksu saraksti', definition: 'Nodots: uzdevums, kas jau bija kāda rokās, atkal stāvēja rindā; gaidīšana ir laiks, ko nodotā lieta tā stāvēja. Rinda: cik reižu uzdevums stāvēja, nevienam nepaņemts. Saraksti: periodā sagatavotie izmaksu saraksti (bez atsauktiem un tukšiem) uz 100 lēmumiem periodā noslēgtajās lietās.', of: 'Rādītājs', heads: ['Šajā periodā', 'Iepriekš'], rows: [
      { label: 'Lietas, kas nodotas', cells: [here, there].map(({ ended, handOvers }) => shareOf({ count: ended, within: handOvers.proceedings })) },
      { label: 'Gaidīšanas pēc nodošanas uz 100 lietām', cells: [here, there].map(({ ended, handOvers }) => per100(handOvers.count, ended)) },
      { label: 'Gaidīšana pēc nodošanas, dienas: mediāna', cells: [here, there].map(({ handOvers }) => spreadOf(handOvers.wait)[0]) },
      { label: 'Gaidīšana pēc nodošanas, dienas: P90', cells: [here, there].map(({ handOvers }) => spreadOf(handOvers.wait)[1]) },
      { label: 'Gaidīšanas rindā uz 100 lietām', cells: [here, there].map(({ ended, queueWaits }) => per100(queueWaits, ended)) },
      { label: 'Izmaksu saraksti uz 100 lēmumiem', cells: [now, before].map(({ delay, payoutLists }) => per100(payoutLists, delay.decided)) },
    ] },
  ]
}

const grouped = (id: string, of: string, caption: string, definition: string, rows: FigureTable['rows']): FigureTable => ({
  id, caption: `${caption}: saņemts → lēmums, dienas`, definition, of, heads: ['Noslēgtas', 'Mediāna', 'P90', '10 darba dienās', 'Mēnesī', 'Dokumentu lūgumi uz 100', 'Mediāna iepriekš', 'Izmaiņa'], rows,
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
    id, caption, definition, of: what === 'owners' ? 'Kam jārīkojas' : 'Solis', heads: ['Vidēji lietā', 'Daļa', 'Lietas', 'Mediāna', 'P90', 'Vidēji iepriekš', 'Izmaiņa'], rows: rows.map(({ label, cells }) => ({ label, cells })),
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
  const holder = most === undefined ? 'Nevienā lietā laiks nav pagājis: visas izlemtas uzreiz.' : `Visvairāk laika aizņem posms „${worded(owners, most.key)}” (vidēji ${inDays(most.mean)} dienas no ${inDays(here.mean)}).`
  if (!enough(before)) return [holder, `Salīdzināmajā periodā noslēgto lietu ir pārāk maz (${there.ended}), lai salīdzinātu.`]
  const grown = (what: 'owners' | 'steps') => here[what].map(({ key, mean }) => ({ key, by: mean - (there[what].find((part) => part.key === key)?.mean ?? 0) })).toSorted((a, b) => b.by - a.by)[0]
  const [owner, step] = [grown('owners'), grown('steps')]
  const moved = here.mean - there.mean
  return [
    change(here.mean, there.mean) === '0,0' ? `Lieta vidēji ilgst tikpat, cik iepriekš: ${inDays(here.mean)} dienas.` : `Lieta vidēji ilgst ${inDays(here.mean)} dienas, ${moved > 0 ? 'ilgāk' : 'īsāk'} nekā iepriekš (${inDays(there.mean)}).`,
    ...(owner !== undefined && owner.by >= 4_320 ? [`Visvairāk pieaudzis posms „${worded(owners, owner.key)}” (${change(owner.by, 0)} dienas lietā).`] : ['Neviens posms nav kļuvis ilgāks.']),
    ...(step !== undefined && step.by >= 4_320 ? [`Visvairāk pieaudzis solis: ${worded(stepNames, step.key)} (${change(step.by, 0)} dienas lietā).`] : []),
    holder,
  ]
}
