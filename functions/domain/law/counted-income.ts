// SPSPL 5(2): which income counts in the means test, which does not, and which only above the minimum wage.
import { ageOn } from '../days.ts'
import type { Day } from '../days.ts'
import type { IncomeKind, Member } from '../household.ts'

export type Counting = 'all' | 'none' | 'above-minimum-wage'

/** Every kind with its Latvian name; those with a point of the law do not count, or count in part. */
const kinds: Record<IncomeKind, { name: string; counting: Counting; point?: number }> = {
  wage: { name: 'Darba alga', counting: 'all' },
  'sick-benefit': { name: 'Slimības pabalsts', counting: 'all' },
  pension: { name: 'Pensija', counting: 'all' },
  'unemployment-benefit': { name: 'Bezdarbnieka pabalsts', counting: 'all' },
  'parental-benefit': { name: 'Vecāku pabalsts', counting: 'all' },
  'maternity-benefit': { name: 'Maternitātes pabalsts', counting: 'all' },
  'paternity-benefit': { name: 'Paternitātes pabalsts', counting: 'all' },
  'child-raising-benefit': { name: 'Bērna kopšanas pabalsts', counting: 'all' },
  'state-social-security-benefit': { name: 'Valsts sociālā nodrošinājuma pabalsts', counting: 'all' },
  maintenance: { name: 'Uzturlīdzekļi', counting: 'all' },
  'economic-activity': { name: 'Ienākumi no saimnieciskās darbības', counting: 'all' },
  'rent-received': { name: 'Saņemta īres vai nomas maksa', counting: 'all' },
  'dividends-or-interest': { name: 'Dividendes vai procenti', counting: 'all' },
  'area-payments': { name: 'LAD platību maksājumi', counting: 'all' },
  'transfer-from-person': { name: 'Naudas pārvedumi no citām personām', counting: 'all' },
  gift: { name: 'Dāvinājums', counting: 'all' },
  'property-sale': { name: 'Ienākumi no īpašuma pārdošanas', counting: 'all' },
  lottery: { name: 'Loterijas vai azartspēļu laimests', counting: 'all' },
  'foreign-income': { name: 'Ienākumi ārvalstīs', counting: 'all' },
  'employment-contract-measure': { name: 'Darba alga nodarbinātības pasākumā ar darba līgumu', counting: 'all' },
  'temporary-public-work': { name: 'Atlīdzība par algotiem pagaidu sabiedriskajiem darbiem', counting: 'all' },
  'business-start-grant': { name: 'Dotācija saimnieciskās darbības uzsākšanai', counting: 'all' },
  other: { name: 'Citi ienākumi', counting: 'all' },
  'family-state-benefit': { name: 'Ģimenes valsts pabalsts un piemaksas', counting: 'none', point: 1 },
  'disabled-child-care-benefit': { name: 'Bērna ar invaliditāti kopšanas pabalsts', counting: 'none', point: 2 },
  'disabled-person-care-benefit': { name: 'Pabalsts personai ar invaliditāti, kurai nepieciešama kopšana', counting: 'none', point: 3 },
  'assistant-use-benefit': { name: 'Pabalsts par asistenta izmantošanu', counting: 'none', point: 4 },
  'transport-compensation': { name: 'Pabalsts transporta izdevumu kompensēšanai', counting: 'none', point: 5 },
  'coeliac-child-benefit': { name: 'Pabalsts bērnam ar celiakiju', counting: 'none', point: 6 },
  'birth-or-death-benefit': { name: 'Bērna piedzimšanas vai apbedīšanas pabalsts', counting: 'none', point: 7 },
  'orphan-after-care-guarantee': { name: 'Bāreņa sociālās garantijas pēc ārpusģimenes aprūpes', counting: 'none', point: 8 },
  'student-loan': { name: 'Studiju kredīts', counting: 'none', point: 9 },
  scholarship: { name: 'Stipendija', counting: 'above-minimum-wage', point: 10 },
  'active-employment-support': { name: 'Atbalsts aktīvajos nodarbinātības pasākumos', counting: 'none', point: 12 },
  'crime-victim-compensation': { name: 'Valsts kompensācija cietušajam', counting: 'none', point: 13 },
  'blood-donor-payment': { name: 'Maksa asins donoram', counting: 'none', point: 14 },
  'income-tax-refund': { name: 'Atmaksāts pārmaksātais ienākuma nodoklis', counting: 'none', point: 15 },
  'charity-for-purpose': { name: 'Noteiktam mērķim ziedoti līdzekļi', counting: 'none', point: 16 },
  'refugee-one-off-support': { name: 'Vienreizējs atbalsts bēglim', counting: 'none', point: 17 },
  'municipal-benefit': { name: 'Pašvaldības pabalsts', counting: 'none', point: 18 },
}

export const incomeName = (kind: IncomeKind): string => kinds[kind].name

/** What a child earns by employment counts only above the minimum wage (point 11). */
const EARNINGS: readonly IncomeKind[] = ['wage', 'employment-contract-measure']

/**
 * How an income kind of a person counts. The age is that of the day of application (reading of facts §12).
 * Source: SPSPL 5(2) as listed on municipal pages; the points are numbered as in that list.
 */
export function countingOf(kind: IncomeKind, person: Pick<Member, 'birthDate'>, appliedOn: Day): { counting: Counting; point?: number } {
  if (EARNINGS.includes(kind) && ageOn(person.birthDate, appliedOn) < 18) return { counting: 'above-minimum-wage', point: 11 }
  return kinds[kind]
}

export const countingLaw = (point: number | undefined): string => (point === undefined ? 'SPSPL 5. pants' : `SPSPL 5. panta otrā daļa, ${point}. punkts`)
