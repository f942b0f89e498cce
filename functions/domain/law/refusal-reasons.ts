// The closed list of reasons to refuse or end assistance, each with its law and the sentence the letter needs.
import { z } from 'zod'
import { numericDay, type Day } from '../days.ts'
import { formatCents } from '../money.ts'

type Figures = Record<string, number>
const euro = (figures: Figures, name: string) => formatCents(figures[name] ?? 0)

/** A day among the figures of a reason, as a number: 5 March 2026 is 20260305. */
export const dayFigure = (day: Day): number => Number(day.replaceAll('-', ''))
const day = (figures: Figures, name: string) => numericDay(String(figures[name]).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3'))

/** The law of a reason that the benefit's own row names better. */
const OWN = 'pašvaldības saistošie noteikumi'

/** Reasons the rules find by themselves; the figures named in the sentence prove them. */
const found = {
  IncomeAboveThreshold: { law: 'SPSPL 35. panta pirmā daļa', text: (f: Figures) =>
    `mājsaimniecības ienākumi ${euro(f, 'incomeCents')} mēnesī sasniedz vai pārsniedz tai noteikto ienākumu slieksni ${euro(f, 'thresholdCents')}` },
  HousingCostsCovered: { law: 'SPSPL 35. pants, MK noteikumi Nr. 809', text: (f: Figures) =>
    `mājsaimniecības ienākumi ${euro(f, 'incomeCents')} mēnesī sedz gan sliekšņa daļu ${euro(f, 'scaledThresholdCents')}, gan mājokļa izdevumus ${euro(f, 'costsCents')}` },
  NoHousingCosts: { law: 'MK noteikumu Nr. 809 2.6. apakšpunkts', text: () =>
    'iesnieguma un iepriekšējā mēnesī nav mājokļa izdevumu, ko atlīdzināt' },
  SavingsAboveLimit: { law: 'SPSPL 36. pants', text: (f: Figures) =>
    `mājsaimniecības uzkrājumi ${euro(f, 'savingsCents')} pārsniedz atļautos ${euro(f, 'limitCents')}` },
  ExcessDwelling: { law: 'SPSPL 36. pants', text: (f: Figures) =>
    `mājsaimniecībai pieder ${f.count} nekustamie īpašumi – mājokļi, kuros tā nedzīvo` },
  ExcessLand: { law: 'SPSPL 36. pants', text: (f: Figures) =>
    `mājsaimniecībai pieder zeme ${f.areaM2} m² platībā; atļauti ${f.limitM2} m²` },
  ExcessFarmBuilding: { law: 'SPSPL 36. pants', text: (f: Figures) =>
    `mājsaimniecībai pieder ${f.count} saimniecības ēkas, kas nav saistītas ar atļauto zemi` },
  ExcessVehicle: { law: 'SPSPL 36. pants', text: (f: Figures) =>
    `mājsaimniecībai pieder ${f.count} mehāniskie transportlīdzekļi; atļauti ${f.limit}` },
  NotDeclaredInMunicipality: { law: 'SPSPL 3. pants', text: () => 'mājsaimniecības deklarētā dzīvesvieta nav pašvaldībā' },
  NotLivingInMunicipality: { law: 'SPSPL 3. pants', text: () => 'mājsaimniecība faktiski nedzīvo norādītajā mājoklī' },
  NotSignedByAllAdults: { law: 'MK noteikumu Nr. 809 2.1. apakšpunkts', text: (f: Figures) =>
    `iesniegumu nav parakstījušas visas pilngadīgās personas (trūkst parakstu: ${f.missing})` },
  NoWrittenContract: { law: 'pašvaldības saistošie noteikumi par mājokļa pabalstu', text: () => 'tiesības lietot mājokli nav apliecinātas ar rakstveida līgumu' },
  NotNeedyNorLowIncome: { law: 'SPSPL 33. pants', text: (f: Figures) =>
    `mājsaimniecība nav trūcīga vai maznodrošināta: tās ienākumi ${euro(f, 'incomeCents')} mēnesī pārsniedz maznodrošinātas mājsaimniecības slieksni ${euro(f, 'thresholdCents')}` },
  AskedBeforeEvent: { law: OWN, text: (f: Figures) => `iesniegums saņemts ${day(f, 'askedOn')}, bet notikums, par kuru pabalsts paredzēts, ir tikai ${day(f, 'eventOn')}` },
  AskedTooLate: { law: OWN, text: (f: Figures) => `iesniegums saņemts ${day(f, 'askedOn')}, bet šo pabalstu varēja lūgt līdz ${day(f, 'until')}` },
  NoJubilee: { law: OWN, text: (f: Figures) => `${f.years} gadi nav jubileja, par kuru pabalsts paredzēts` },
  AgeNotServed: { law: OWN, text: (f: Figures) => `personai ir ${f.age} gadi; pabalsts paredzēts ${f.to === undefined ? `no ${f.from} gadu vecuma` : `līdz ${f.to} gadu vecumam`}` },
  NotCertified: { law: OWN, text: () => 'nav dokumenta vai atzinuma, kas apliecina tiesības uz šo pabalstu' },
  NotStudying: { law: 'MK noteikumi Nr. 857', text: () => 'persona neturpina mācības pilna laika izglītībā' },
  NothingPaid: { law: OWN, text: () => 'nav samaksāta izdevuma, ko atlīdzināt' },
  NoNeedInCrisis: { law: 'SPSPL 35. pants', text: () => 'sociālā darba speciālists krīzes situāciju vai vajadzību pēc pabalsta nav konstatējis' },
  AlreadyReceived: { law: OWN, text: (f: Figures) => f.year === undefined ? 'šis pabalsts par šo pašu jau ir piešķirts' : `šis pabalsts ${f.year}. gadā jau ir piešķirts` },
  LimitUsed: { law: OWN, text: (f: Figures) => f.limitDays === undefined ? `viss, ko šim nolūkam var saņemt (${euro(f, 'limitCents')}), jau ir izlietots` : `no ${f.limitDays} dienām un ${euro(f, 'limitCents')}, ko šim nolūkam var saņemt, atlicis ${f.leftDays} dienas un ${euro(f, 'leftCents')}; lūgts par ${f.days} dienām` },
  NotGivenAnyMore: { law: OWN, text: () => 'šādu pabalstu pašvaldība vairs nepiešķir' },
  NobodyCooperates: { law: 'SPSPL 37. pants', text: (f: Figures) => `līdzdarbības pienākumus nepilda neviena pilngadīga persona, kurai pabalsts pienāktos (${f.notCooperating} no ${f.persons})` },
  DwellingOfCloseRelative: { law: 'pašvaldības saistošie noteikumi par mājokļa pabalstu', text: () => 'mājoklis pieder mājsaimniecības locekļa vecākiem, bērniem vai vecvecākiem' },
} as const

/** Reasons a person establishes in the decision form. */
const established = {
  NoRightToBenefit: { law: OWN, text: () => 'pārbaudē nav apstiprinājies notikums vai tiesības, uz kurām pabalsts balstās' },
  AlreadyAwarded: { law: 'SPSPL 35. pants', text: () => 'šis pabalsts mājsaimniecībai par visu šo laiku jau ir piešķirts' },
  DuplicateAward: { law: 'SPSPL 35. pants', text: () => 'tas pats pabalsts jau piešķirts citā pašvaldībā' },
  MissingDocuments: { law: 'SPSPL 37. pants', text: () => 'pieprasītie dokumenti nav iesniegti noteiktajā termiņā' },
  FalseInformation: { law: 'SPSPL 37. pants', text: () => 'sniegtas nepatiesas ziņas vai ziņas noklusētas' },
  VisitNotAllowed: { law: 'SPSPL 37. pants', text: () => 'nav ļauts apsekot dzīvesvietu' },
  CooperationRefused: { law: 'SPSPL 37. pants', text: () => 'nav noslēgta vai nav pildīta vienošanās par līdzdarbību' },
  InFullCare: { law: 'SPSPL 35. pants', text: () => 'persona ir pilnā valsts vai pašvaldības apgādībā vai ieslodzījumā' },
  MovedOut: { law: 'SPSPL 3. pants', text: () => 'mājsaimniecība no pašvaldības aizbraukusi' },
  Died: { law: 'SPSPL 37. pants', text: () => 'persona mirusi' },
  BenefitMisused: { law: 'SPSPL 37. pants', text: () => 'pabalsts nav izlietots paredzētajam mērķim' },
} as const

const reasons = { ...found, ...established }
export type RefusalCode = keyof typeof reasons
export const RefusalCode = z.enum(Object.keys(reasons) as [RefusalCode, ...RefusalCode[]])

/** Codes a person may establish in the decision form. */
export const establishedCodes = Object.keys(established) as (keyof typeof established)[]

export const Refusal = z.object({ code: RefusalCode, law: z.string(), text: z.string(), figures: z.record(z.string(), z.number()) })
export type Refusal = z.infer<typeof Refusal>

/** A reason with its law (`ownLaw`: the provision of the benefit itself), its Latvian clause ("jo …") and the figures (cents, m² or counts) that prove it. */
export function refusal(code: RefusalCode, figures: Figures = {}, ownLaw?: string): Refusal {
  const { law, text } = reasons[code]
  return { code, law: ownLaw ?? law, text: text(figures), figures }
}
