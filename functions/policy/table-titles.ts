// What each table of the law's numbers is about, as pages and letters name it.
import { benefits as catalogue, type BenefitKind } from '../domain/benefits.ts'

const tables: Record<string, string> = {
  'gmi-threshold': 'GMI slieksnis', 'needy-threshold': 'Trūcīgas mājsaimniecības slieksnis', 'low-income-threshold': 'Maznodrošinātas mājsaimniecības slieksnis',
  'low-income-maximum': 'Maznodrošinātas mājsaimniecības sliekšņa likuma robeža', 'savings-limit': 'Atļautie uzkrājumi', 'property-limits': 'Atļautais īpašums',
  'minimum-wage': 'Minimālā mēneša darba alga', 'pension-age': 'Pensijas vecums', 'award-validity': 'Uz cik mēnešiem piešķir',
  'absence-sharing': 'Kad pārdala darbus plānotā prombūtnē',
  'waiting-list-review': 'Cik bieži skata vajadzību tiem, kas gaida rindā',
  'deciding-limits': 'Kad lemj divi un cik ilgi uzklausa',
  'housing-coefficients': 'Mājokļa pabalsta koeficienti', 'housing-conditions': 'Mājokļa pabalsta nosacījumi', 'housing-cost-norms': 'Mājokļa izdevumu normas',
  'proceeding-clocks.general': 'Lietvedības termiņi', 'proceeding-clocks.gmi': 'GMI lietvedības termiņi', 'proceeding-clocks.crisis': 'Krīzes pabalsta lietvedības termiņi', 'proceeding-clocks.start': 'No kuras dienas skaita likuma termiņu',
  'proceeding-clocks.extension-contest': 'Vai var apstrīdēt termiņa pagarinājumu',
  'proceeding-clocks.appeal': 'Apstrīdēšanas termiņi', 'proceeding-clocks.appeal-review': 'Mūsu termiņš apstrīdēta lēmuma pārskatīšanai',
}
const benefits: Record<string, string> = {
  gmi: 'GMI pabalsts', housing: 'mājokļa pabalsts', health: 'veselības aprūpe', meals: 'ēdināšana', crisis: 'krīzes pabalsts', 'orphan-or-foster': 'bāreņi un audžuģimenes', 'orphan-start-or-studies': 'bāreņi: patstāvīga dzīve un studijas',
  'individual-expenses': 'atsevišķi izdevumi', voluntary: 'brīvprātīgie pabalsti', 'home-care': 'aprūpe mājās', 'long-term-care': 'ilgstoša aprūpe', 'other-service': 'citi pakalpojumi',
}
const reliefs: Record<string, string> = { shower: 'Duša: atvieglojums', laundry: 'Veļas mazgāšana: atvieglojums', soup: 'Zupas virtuve' }
const forms: Record<string, string> = { cash: 'naudā', 'in-kind': 'natūrā' }

/** `housing-coefficients` → "Mājokļa pabalsta koeficienti"; a table nobody has named yet keeps its own name. */
export function tableTitle(table: string): string {
  const [group, benefit = '', form = ''] = table.split('.')
  if (group === 'benefit-terms' && benefit in catalogue) return catalogue[benefit as BenefitKind].name
  if (group === 'relief-terms') return reliefs[benefit] ?? benefit
  if (group === 'ekk-codes') return `EKK kods: ${benefits[benefit] ?? benefit}, ${forms[form] ?? form}`
  return tables[table] ?? table
}
