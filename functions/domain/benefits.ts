// The closed catalogue of benefits: what each is called, on what it rests, how it is assessed and paid, and what must be asked to answer for it.
import { z } from 'zod'

/**
 * Every benefit the house can assess, award and pay. The identifier becomes part of the proceeding's and the payment's, so it has at most 15 characters,
 * with the round in which it is decided 17: a bank's EndToEndId has 35.
 */
export const benefitKinds = [
  'gmi', 'housing',
  'crisis', 'health', 'school', 'no-dwelling',
  'orphan-start', 'orphan-goods', 'orphan-studies', 'orphan-housing', 'foster-child', 'foster-clothing', 'foster-duty',
  'newborn', 'disabled-child', 'respite', 'rehabilitation', 'rehab-family', 'orthodontics',
  'wedding', 'jubilee', 'repressed', 'guardian', 'dental', 'dental-repair', 'care-at-home', 'social-housing', 'remigration', 'funeral-alone', 'funeral-norm', 'ukraine-host',
] as const
export const BenefitKind = z.enum(benefitKinds)
export type BenefitKind = z.infer<typeof BenefitKind>

/** What the claim of a benefit must say, beside who asks (domain/household, Claim). */
export type Ask = 'eventOn' | 'subject' | 'children' | 'costCents' | 'days' | 'disabled' | 'studying' | 'certified' | 'need'

export interface Benefit {
  /** Nominative, and the accusative after "par" and "piešķirt". */
  name: string
  accusative: string
  group: 'means' | 'expenses' | 'child' | 'after-care' | 'events'
  /** Voluntary ones are a municipality's own (brīvprātīgā iniciatīva), by its binding regulation. */
  basis: 'statutory' | 'voluntary'
  /** `means`: by income, savings and property; `status`: for needy or low-income households; `event`: by what happened, whatever the income. */
  assessed: 'means' | 'status' | 'event'
  paid: 'monthly' | 'once'
  /** Which day's law applies (policy rows): that of the application, or of the event itself. */
  lawOf: 'application' | 'event'
  /** A social worker gives an opinion on the need first. */
  opinion?: true
  asks: readonly Ask[]
  /** The day of the event, as the letter names it: "<event> ir 05.03.2026." */
  event?: string
  /** What the caseworker checks before deciding. */
  proof?: string
  /** In the letter, after the binding regulation or instead of it. */
  norms: string
  /** The table of expenditure codes (policy/ekk-codes). */
  ekk: string
  /** `register`: nobody applies, it comes from the population register. */
  from: 'application' | 'register'
}

const meansNorms = 'Sociālo pakalpojumu un sociālās palīdzības likuma (SPSPL) 33.–36. pants, Ministru kabineta 2020. gada 17. decembra noteikumi Nr. 809'
const statutory = { basis: 'statutory', lawOf: 'application', from: 'application', norms: meansNorms } as const
const afterCare = { ...statutory, group: 'after-care', assessed: 'event', norms: 'Ministru kabineta 2005. gada 15. novembra noteikumi Nr. 857' } as const
const foster = { ...afterCare, norms: 'Ministru kabineta 2018. gada 26. jūnija noteikumi Nr. 354', ekk: 'orphan-or-foster' } as const
const voluntary = { basis: 'voluntary', assessed: 'event', paid: 'once', lawOf: 'application', from: 'application', norms: 'pašvaldības saistošie noteikumi', ekk: 'voluntary' } as const

export const benefits: Readonly<Record<BenefitKind, Benefit>> = {
  gmi: { ...statutory, name: 'GMI pabalsts', accusative: 'garantētā minimālā ienākuma (GMI) pabalstu', group: 'means', assessed: 'means', paid: 'monthly', asks: [], ekk: 'gmi' },
  housing: { ...statutory, name: 'Mājokļa pabalsts', accusative: 'mājokļa pabalstu', group: 'means', assessed: 'means', paid: 'monthly', asks: [], ekk: 'housing' },

  crisis: { ...statutory, name: 'Pabalsts krīzes situācijā', accusative: 'pabalstu krīzes situācijā', group: 'expenses', assessed: 'event', paid: 'once', opinion: true, asks: ['eventOn', 'need', 'costCents'], event: 'Notikuma diena', ekk: 'crisis' },
  health: { ...statutory, name: 'Pabalsts veselības aprūpes izdevumiem', accusative: 'pabalstu veselības aprūpes izdevumiem', group: 'expenses', assessed: 'status', paid: 'once', asks: ['costCents'], proof: 'iesniegti maksājumu dokumenti par veselības aprūpi', ekk: 'health' },
  school: { ...statutory, name: 'Pabalsts skolas piederumiem', accusative: 'pabalstu skolas piederumu iegādei', group: 'expenses', assessed: 'status', paid: 'once', asks: ['children'], proof: 'bērni mācās skolā vai apgūst pirmsskolas programmu', ekk: 'individual-expenses' },
  'no-dwelling': { ...statutory, name: 'Materiālā palīdzība personai bez mājokļa', accusative: 'vienreizēju materiālo palīdzību personai bez mājokļa', group: 'expenses', assessed: 'status', paid: 'once', asks: [], proof: 'personai nav mājokļa', ekk: 'individual-expenses' },

  'orphan-start': { ...afterCare, name: 'Pabalsts patstāvīgas dzīves uzsākšanai', accusative: 'pabalstu patstāvīgas dzīves uzsākšanai', paid: 'once', asks: ['eventOn', 'disabled'], event: 'Ārpusģimenes aprūpes beigu diena', proof: 'ārpusģimenes aprūpe un tās beigas (bāriņtiesas izziņa)', ekk: 'orphan-start-or-studies' },
  'orphan-goods': { ...afterCare, name: 'Pabalsts sadzīves priekšmetu un mīkstā inventāra iegādei', accusative: 'pabalstu sadzīves priekšmetu un mīkstā inventāra iegādei', paid: 'once', asks: ['eventOn'], event: 'Ārpusģimenes aprūpes beigu diena', proof: 'ārpusģimenes aprūpe un tās beigas (bāriņtiesas izziņa)', ekk: 'orphan-or-foster' },
  'orphan-studies': { ...afterCare, name: 'Ikmēneša pabalsts studējošajam pēc ārpusģimenes aprūpes', accusative: 'ikmēneša pabalstu mācību laikā pēc ārpusģimenes aprūpes', paid: 'monthly', asks: ['eventOn', 'disabled', 'studying'], event: 'Ārpusģimenes aprūpes beigu diena', proof: 'ārpusģimenes aprūpe; sekmīgas mācības (izglītības iestādes izziņa)', ekk: 'orphan-start-or-studies' },
  'orphan-housing': { ...afterCare, name: 'Dzīvokļa pabalsts pēc ārpusģimenes aprūpes', accusative: 'dzīvokļa pabalstu pēc ārpusģimenes aprūpes', paid: 'monthly', asks: ['eventOn', 'costCents'], event: 'Ārpusģimenes aprūpes beigu diena', proof: 'ārpusģimenes aprūpe; mājokļa rēķini', ekk: 'orphan-or-foster' },
  'foster-child': { ...foster, name: 'Pabalsts bērna uzturam audžuģimenē', accusative: 'pabalstu bērna uzturam audžuģimenē', paid: 'monthly', asks: ['subject', 'eventOn'], event: 'Bērna ievietošanas diena', proof: 'bāriņtiesas lēmums par bērna ievietošanu' },
  'foster-clothing': { ...foster, name: 'Pabalsts apģērbam un mīkstajam inventāram audžuģimenē', accusative: 'pabalstu apģērba un mīkstā inventāra iegādei audžuģimenē', paid: 'once', asks: ['subject', 'eventOn', 'costCents'], event: 'Bērna ievietošanas diena', proof: 'bāriņtiesas lēmums par bērna ievietošanu' },
  'foster-duty': { ...voluntary, name: 'Atlīdzība par audžuģimenes pienākumu pildīšanu', accusative: 'atlīdzību par audžuģimenes pienākumu pildīšanu', group: 'after-care', paid: 'monthly', asks: ['subject', 'eventOn'], event: 'Bērna ievietošanas diena', proof: 'bāriņtiesas lēmums par bērna ievietošanu' },

  newborn: { ...voluntary, name: 'Pabalsts jaundzimuša bērna aprūpei', accusative: 'pabalstu jaundzimuša bērna aprūpei', group: 'child', lawOf: 'event', asks: ['subject'], event: 'Bērna dzimšanas diena', proof: 'bērna dzimšana un vecāki (iedzīvotāju reģistrs)' },
  'disabled-child': { ...voluntary, name: 'Pabalsts bērna ar invaliditāti aprūpei', accusative: 'pabalstu bērna ar invaliditāti aprūpei', group: 'child', asks: ['subject', 'certified'], proof: 'bērna invaliditāte (VDEĀVK)' },
  respite: { ...voluntary, name: 'Līdzmaksājums par atelpas brīdi', accusative: 'līdzmaksājumu par atelpas brīža pakalpojumu', group: 'child', asks: ['subject', 'certified', 'eventOn', 'days', 'costCents'], event: 'Pakalpojuma sākuma diena', proof: 'VDEĀVK atzinums; pakalpojuma rēķins' },
  rehabilitation: { ...voluntary, name: 'Sociālās rehabilitācijas izdevumi bērnam', accusative: 'sociālās rehabilitācijas izdevumu segšanu bērnam', group: 'child', asks: ['subject', 'certified', 'eventOn', 'costCents'], event: 'Pakalpojuma sākuma diena', proof: 'pakalpojuma plāns un rēķins' },
  'rehab-family': { ...voluntary, name: 'Sociālās rehabilitācijas izdevumi ģimenei', accusative: 'sociālās rehabilitācijas izdevumu segšanu bērna ģimenes locekļiem', group: 'child', asks: ['subject', 'certified', 'eventOn', 'costCents'], event: 'Pakalpojuma sākuma diena', proof: 'pakalpojuma plāns un rēķins' },
  orthodontics: { ...voluntary, name: 'Pabalsts ortodontijai', accusative: 'pabalstu bērna ortodontijai', group: 'child', asks: ['subject', 'costCents'], proof: 'maksājuma dokuments' },

  wedding: { ...voluntary, name: 'Pabalsts kāzu jubilejā', accusative: 'pabalstu kāzu jubilejā', group: 'events', asks: ['subject', 'eventOn'], event: 'Laulības noslēgšanas diena', proof: 'laulības reģistrācija (iedzīvotāju reģistrs)' },
  jubilee: { ...voluntary, name: 'Dāvana dzīves jubilejā', accusative: 'dāvanu apaļā dzīves jubilejā', group: 'events', asks: [], event: 'Dzimšanas diena', from: 'register' },
  repressed: { ...voluntary, name: 'Pabalsts valsts svētkos', accusative: 'pabalstu valsts svētkos politiski represētajam vai Černobiļas avārijas seku likvidētājam', group: 'events', asks: ['certified'], proof: 'politiski represētā vai Černobiļas AES avārijas seku likvidētāja apliecība' },
  guardian: { ...voluntary, name: 'Pabalsts aizgādnim', accusative: 'pabalstu aizgādnim par pilngadīgu aizgādnībā esošu personu', group: 'events', asks: ['subject', 'eventOn'], event: 'Aizgādņa iecelšanas diena', proof: 'tiesas spriedums par aizgādnību un bāriņtiesas lēmums par aizgādni' },
  dental: { ...voluntary, name: 'Pabalsts zobu protezēšanai', accusative: 'pabalstu zobu protezēšanai', group: 'events', asks: ['costCents'], proof: 'maksājuma dokuments' },
  'dental-repair': { ...voluntary, name: 'Pabalsts zobu protēžu labošanai', accusative: 'pabalstu zobu protēžu labošanai', group: 'events', asks: ['costCents'], proof: 'maksājuma dokuments' },
  'care-at-home': { ...voluntary, name: 'Aprūpes pabalsts', accusative: 'aprūpes pabalstu', group: 'events', paid: 'monthly', asks: ['need'] },
  'social-housing': { ...voluntary, name: 'Atvieglojums sociālajā dzīvoklī', accusative: 'atvieglojumu īrniekam sociālajā dzīvoklī', group: 'events', paid: 'monthly', asks: ['costCents'] },
  remigration: { ...voluntary, name: 'Pabalsts reemigrantiem', accusative: 'pabalstu reemigrantiem', group: 'events', asks: ['eventOn'], event: 'Atgriešanās diena' },
  'funeral-alone': { ...voluntary, name: 'Apbedīšana mirušajam bez piederīgajiem', accusative: 'apbedīšanas izdevumu segšanu mirušajam bez piederīgajiem', group: 'events', asks: ['eventOn', 'costCents'], event: 'Miršanas diena', proof: 'miršanas apliecība un rēķins' },
  'funeral-norm': { ...voluntary, name: 'Apbedīšanas pabalsta starpība', accusative: 'starpību starp valsts apbedīšanas pabalstu un pašvaldības normu', group: 'events', asks: ['eventOn', 'costCents'], event: 'Miršanas diena', proof: 'miršanas apliecība un rēķins' },
  'ukraine-host': { ...voluntary, name: 'Pateicības pabalsts par Ukrainas civiliedzīvotāju izmitināšanu', accusative: 'pateicības pabalstu par Ukrainas civiliedzīvotāju izmitināšanu', group: 'events', asks: ['eventOn', 'need'], event: 'Izmitināšanas sākuma diena' },
}

export const isBenefit = (kind: string): kind is BenefitKind => (benefitKinds as readonly string[]).includes(kind)

/** Paid once, in the month it is decided. */
export const isOnce = (kind: string): boolean => isBenefit(kind) && benefits[kind].paid === 'once'

/** Whether it matters who else lives there. */
export const needsHousehold = (kind: string): boolean => isBenefit(kind) && (benefits[kind].assessed !== 'event' || benefits[kind].opinion === true)

/** Whether the household's income, savings and property are anybody's business in this matter; then every adult of it signs (MK 809 p. 2.1). */
export const needsMeans = (kind: string): boolean => isBenefit(kind) && benefits[kind].assessed !== 'event'
