// The numbers of the law in words: a row's value as a person would say it.
import type { AmountRule, BenefitTerms } from '../../domain/law/benefit-terms.ts'
import { numericDay } from '../../domain/days.ts'
import { formatCents } from '../../domain/money.ts'
import type { AwardMonths, HousingConditions, HousingCoefficients, PensionAge, PersonScale, PropertyLimits, SavingsLimit } from '../../domain/law/policy.ts'
import { openDays, type ReliefTerms } from '../../domain/law/relief.ts'
import type { DecidingLimits } from '../../domain/second-review.ts'
import { knownFrom } from '../../policy/rows.ts'
import { tableTitle } from '../../policy/table-titles.ts'
import { rowById, type Entry } from '../../policy/tables.ts'
import type { AppealTerms } from '../../policy/appeal-terms.ts'
import type { AbsenceSharing } from '../../policy/absence-sharing.ts'
import type { WaitingListReview } from '../../policy/waiting-list.ts'
import type { Clock, ClockStart } from '../../policy/proceeding-clocks.ts'

const factor = (tenths: number): string => `${Math.floor(tenths / 10)},${tenths % 10}`
const term = (t: Clock['legal']): string => ('months' in t ? `${t.months} mēn.` : 'workingDays' in t ? `${t.workingDays} darba dienas` : `${t.days} dienas`)
const age = (months: number): string => `${Math.floor(months / 12)} g.${months % 12 === 0 ? '' : ` ${months % 12} mēn.`}`

const values: Record<string, (value: never) => string> = {
  'savings-limit': (v: SavingsLimit) => (v.kind === 'fixed' ? formatCents(v.limitCents) : 'trūcīgas mājsaimniecības slieksnis'),
  'property-limits': (v: PropertyLimits) => `zeme ${v.landM2} m², transportlīdzekļi ${v.motorVehicles}, ar bērniem ${v.motorVehiclesWithChildren}`,
  'proceeding-clocks.start': (v: ClockStart) => (v === 'receipt' ? 'no iesnieguma saņemšanas' : 'no pēdējā trūkstošā dokumenta saņemšanas'),
  'proceeding-clocks.extension-contest': (v: 'with-decision' | 'separately') => (v === 'separately' ? 'atsevišķi' : 'tikai kopā ar lēmumu'),
  'proceeding-clocks.appeal': (v: AppealTerms) => `pārsūta ${term(v.sendOn)}; komisija lemj ${term(v.decide)}, pagarinot – ne vairāk kā ${term(v.extended)}; tiesā ${term(v.court)}`,
  'proceeding-clocks.appeal-review': (v: { workingDays: number }) => term(v),
  'minimum-wage': (v: number) => formatCents(v),
  'pension-age': (v: PensionAge) => `no ${v[0]?.fromYear}. gada ${age(v[0]?.months ?? 0)}; no ${v.at(-1)?.fromYear}. gada ${age(v.at(-1)?.months ?? 0)}`,
  'award-validity': (v: AwardMonths) => `${v.someoneOfWorkingAge} mēn.; ja neviena darbspējīga – ${v.nobodyOfWorkingAge} mēn.; steidzami – ${v.urgent} mēn.`,
  'deciding-limits': (v: DecidingLimits) => `kolēģis apstiprina piešķīrumu virs ${formatCents(v.grantTotalAboveCents)} kopā; uzklausīšanai ${v.hearingWorkingDays} darba dienas; lemjot citādi, ne vairāk kā ${v.departureMonths} mēn.`,
  'absence-sharing': (v: AbsenceSharing) => `${term(v)} pēc rīta, kad to uzzina vadītājs`,
  'waiting-list-review': (v: WaitingListReview) => `pēc ${v.months} mēn.; ja apdraudēta dzīvība vai veselība – pēc ${v.urgentMonths} mēn.; izdarīt ${v.workingDays} darba dienās`,
  'housing-coefficients': (v: HousingCoefficients) =>
    `${factor(v.aloneTenths)} vienai pensijas vecuma personai vai personai ar invaliditāti; ${factor(v.severalTenths)} vairākām; ${factor(v.withChildrenTenths)} ar bērniem${v.childrenGroup === 'any' ? '' : ' (ja pārējie ir pensijas vecumā vai ar invaliditāti)'}; ${factor(v.othersTenths)} pārējiem`,
  'housing-conditions': (v: HousingConditions) => `${v.writtenContract ? 'vajag rakstveida līgumu' : 'rakstveida līgumu nevajag'}; ${v.closeRelativeBars ? 'tuva radinieka mājoklim nepiešķir' : 'arī tuva radinieka mājoklim'}`,
}

const scaleText = ({ firstCents, otherCents }: PersonScale): string => `${formatCents(firstCents)} pirmajai vai vienīgajai personai, ${formatCents(otherCents)} katrai nākamajai`

function amountText(amount: AmountRule): string {
  switch (amount.by) {
    case 'each': return formatCents(amount.cents)
    case 'age': return amount.bands.map(({ from, to, cents }) => `${from}–${to} gadi: ${formatCents(cents)}`).join('; ')
    case 'years': return [...Object.entries(amount.scale).map(([years, cents]) => `${years} gadi: ${formatCents(cents)}`), ...(amount.beyond === undefined ? [] : [`pēc ${amount.beyond.from} gadiem par katru gadu vēl ${formatCents(amount.beyond.stepCents)}`])].join('; ')
    case 'share-of-cost': return `${amount.percent} % no samaksātā, ne vairāk kā ${formatCents(amount.maxCents)}`
    case 'part-of-year': return `${formatCents(amount.cents)} gadā, pa mēnešiem`
    case 'need-up-to': return `cik vajadzīgs, ne vairāk kā ${amount.scale === 'needy-threshold' ? 'trūcīgas mājsaimniecības slieksnis' : scaleText(amount.scale)}`
    case 'disability': return `${formatCents(amount.ordinaryCents)}; ar invaliditāti ${formatCents(amount.disabledCents)}`
    case 'gmi-gap': return 'GMI slieksnis mīnus ienākumi'
    case 'cost': return 'samaksātā summa'
    case 'counter': return `samaksātā summa, kopā ne vairāk kā ${formatCents(amount.limitCents)}${amount.limitDays === undefined ? '' : ` un ${amount.limitDays} dienas`} ${amount.span === 'calendar-year' ? 'kalendāra gadā' : '12 mēnešos'}`
  }
}
const often: Record<BenefitTerms['often'], string> = { once: 'vienu reizi', each: 'par katru notikumu', year: 'reizi gadā', month: 'katru mēnesi', counter: 'kamēr nav izlietots' }
const isTerms = (value: unknown): value is BenefitTerms => typeof value === 'object' && value !== null && 'amount' in value && 'often' in value

const freeOnce: Record<ReliefTerms['freeOnceIn'], string> = { month: 'kalendāra mēnesī', week: 'nedēļā', day: 'dienā' }
const isRelief = (value: unknown): value is ReliefTerms => typeof value === 'object' && value !== null && 'freeOnceIn' in value
const reliefText = ({ law, freeOnceIn, fullPriceCents, thenOffCents, weekdays, where }: ReliefTerms): string => [
  `trūcīgām un maznodrošinātām mājsaimniecībām bez maksas vienu reizi ${freeOnce[freeOnceIn]}`,
  ...(thenOffCents === undefined ? [] : [`tad ${formatCents(thenOffCents)} lētāk`]), ...(fullPriceCents === undefined ? [] : [`pilna cena ${formatCents(fullPriceCents)}`]),
  ...(weekdays === undefined ? [] : [openDays(weekdays)]), ...(where === undefined ? [] : [where]),
].join('; ') + ` (${law})`

const isScale = (value: unknown): value is PersonScale => typeof value === 'object' && value !== null && 'firstCents' in value && 'otherCents' in value
const isClock = (value: unknown): value is Clock => typeof value === 'object' && value !== null && 'legal' in value && 'target' in value

export const rowPath = (id: string): string => `/likums/rinda?id=${encodeURIComponent(id)}`

/** "Mājokļa pabalsta koeficienti no 01.01.2026." */
export function rowTitle(id: string): string {
  const entry = rowById(id)
  return entry === undefined ? id : `${tableTitle(entry.table)} no ${numericDay(entry.row.from)}`
}

/** A row as people read it. */
export function rowWords({ id, table, row }: Entry) {
  const { from, to, source, confidence, note, adoptedOn, municipality } = row
  return { id, href: rowPath(id), name: tableTitle(table), value: valueText(table, row.value), from, to, adoptedOn, knownFrom: knownFrom(row), source, confidence, note, municipality }
}

/** A row's value in words; of a shape nobody has worded yet, its fields as they are. */
export function valueText(table: string, value: unknown): string {
  if (value === 'unsettled') return 'nav noskaidrots'
  const words = values[table]
  if (words !== undefined) return words(value as never)
  if (isScale(value)) return scaleText(value)
  if (isTerms(value)) return value.abolished === true ? 'atcelts' : `${amountText(value.amount)}, ${often[value.often]}${value.months === undefined ? '' : `, uz ${value.months} mēn.`} (${value.law})`
  if (isRelief(value)) return reliefText(value)
  if (isClock(value)) return `likuma termiņš ${term(value.legal)}, pagarināts ${term(value.extended)}, mūsu mērķis ${term(value.target)}`
  return typeof value === 'string' ? value : JSON.stringify(value)
}
