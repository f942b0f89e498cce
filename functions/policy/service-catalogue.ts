// The services a social service offers: Tukums 2024, from its public report; what is not printed is absent, never guessed.
import type { GroupEvidence } from '../domain/law/service-group.ts'

export interface Service {
  code: string
  name: string
  /** The unit that gives it: the provider's queue is `provider:<unit>`. */
  unit: string
  provider: string
  place?: string
  targetGroup: string
  /** Of whom it is known, by register or age, that they belong to the group: any of these. Absent: no register tells. */
  evidence?: readonly GroupEvidence[]
  /** Places at one time; absent where no figure is printed or places do not limit it. */
  capacity?: number
  limits?: ServiceLimit[]
  /** Months after which the need is assessed again. */
  reviewMonths?: number
  price?: string
  note?: string
  source: string
  confidence: 'A' | 'B' | 'C'
}

/** What one person may use in a span of 12 months, or of a calendar year. */
export type ServiceLimit =
  | { what: 'cents'; perPerson: number; span: 'rolling-12-months' | 'calendar-year'; of: string }
  | { what: 'days'; perPerson: number; span: 'rolling-12-months' | 'calendar-year'; of: string }

const REPORT = 'Tukuma sociālā dienesta 2024. gada pārskats'
const REHABILITATION = 'Rehabilitācijas nodaļa'
const HOUSING = 'Izmitināšanas nodaļa'
const tukums = (code: string, name: string, unit: string, provider: string, targetGroup: string, more: Partial<Service> = {}): Service =>
  ({ code, name, unit, provider, targetGroup, source: REPORT, confidence: 'A', ...more })

const mental = 'pilngadīgas personas ar garīga rakstura traucējumiem'

const tukumsServices: readonly Service[] = [
  tukums('day-care-saime', 'Dienas aprūpes centrs "Saime"', 'saime', REHABILITATION, 'pilngadīgas personas ar invaliditāti', { evidence: ['adult-with-disability'], place: 'Dārzniecības 2A, Tukums', note: '2024. gadā 53 personas' }),
  tukums('day-care-saimite', 'Dienas aprūpes centrs "Saimīte"', 'saimite', REHABILITATION, 'bērni ar smagiem funkcionāliem traucējumiem; bērni no 1,5 līdz 5 gadiem no trūcīgām vai uzraugāmām ģimenēm', { evidence: ['child'], note: '2024. gadā 15 bērni' }),
  tukums('day-care-riti', 'Dienas centrs "Rīti"', 'riti', REHABILITATION, 'pirmspensijas un pensijas vecuma personas, bezdarbnieki, personas ar invaliditāti', { evidence: ['pre-pension', 'adult-with-disability'], place: 'Slampe', note: '2024. gadā 52 personas' }),
  tukums('day-care-saulespuke', 'Dienas aprūpes centrs "Saulespuķe"', 'saulespuke', REHABILITATION, mental, { evidence: ['adult-with-disability'], place: 'Slampe', note: '2024. gadā 14 personas' }),
  tukums('family-shelter', 'Patversme ģimenēm ar bērniem', 'riti', REHABILITATION, 'ģimenes krīzes situācijā', { place: 'Slampe', note: 'visu diennakti; 2024. gadā 33 personas' }),
  tukums('support-flat', 'Atbalsta dzīvoklis', 'atbalsta-dzivokli', REHABILITATION, 'sociālā rehabilitācija ar izmitināšanu', { note: '2024. gadā 5 ģimenes un 4 atsevišķas personas' }),
  tukums('addiction-specialist', 'Atkarību speciālista konsultācijas', 'konsultacijas', REHABILITATION, 'personas ar atkarību un līdzatkarīgie, arī nepilngadīgi', { note: '2024. gadā 41 persona' }),
  tukums('psychosocial', 'Psihosociālās konsultācijas', 'konsultacijas', REHABILITATION, 'ikviens', { note: '2024. gadā 40 personas, 260 konsultācijas' }),
  tukums('rehabilitation-avotins', 'Sociālās rehabilitācijas centrs "Avotiņš"', 'avotins', REHABILITATION, 'bērni ar invaliditāti un viņu ģimenes; skolu nosūtīti bērni', {
    place: 'Raudas 8, Tukums',
    limits: [
      { what: 'cents', perPerson: 500_00, span: 'rolling-12-months', of: 'bērnam' },
      { what: 'cents', perPerson: 500_00, span: 'rolling-12-months', of: 'ģimenes locekļiem kopā' },
    ],
    price: 'virs ierobežojuma – pēc cenrāža', note: '2024. gadā 112 personas',
  }),
  tukums('child-home-care', 'Aprūpe mājās bērniem ar invaliditāti', 'avotins', REHABILITATION, 'bērni ar invaliditāti līdz 18 gadiem; I/II grupa līdz 24 gadiem ar VDEĀVK atzinumu par īpašu kopšanu', { evidence: ['child-with-disability', 'adult-with-disability'], note: '2024. gadā 31 persona' }),
  tukums('child-respite', 'Atelpas brīdis bērniem', 'avotins', REHABILITATION, 'bērni ar invaliditāti līdz 18 gadiem ar VDEĀVK atzinumu, deklarēti Tukuma novadā', {
    evidence: ['child-with-disability'],
    limits: [
      { what: 'days', perPerson: 30, span: 'calendar-year', of: 'bērnam' },
      { what: 'cents', perPerson: 400_00, span: 'calendar-year', of: 'bērnam' },
    ],
    note: 'rinda, ja pieprasījums pārsniedz budžetu',
  }),
  tukums('workshops-melnezers', 'Specializētās darbnīcas "Melnezers"', 'melnezers', REHABILITATION, `${mental}, I/II grupa`, { evidence: ['adult-with-disability'], place: 'Melnezera 1, Tukums', note: 'no 01.11.2024.; 6 personas' }),
  tukums('group-flat-mezrozites', 'Grupu dzīvoklis "Mežrozītes"', 'mezrozites', HOUSING, mental, { evidence: ['adult-with-disability'], place: 'Irlava', capacity: 10 }),
  tukums('group-house-lodes', 'Grupu māja "Lodes"', 'lodes', HOUSING, mental, { evidence: ['adult-with-disability'], place: 'Jaunpils', note: '2024. gadā 10 personas' }),
  tukums('respite-lodes', 'Atelpas brīdis grupu mājā "Lodes"', 'lodes', HOUSING, mental, { evidence: ['adult-with-disability'], place: 'Jaunpils', capacity: 2 }),
  tukums('group-flat-celtnieku', 'Grupu dzīvoklis Celtnieku ielā 3', 'celtnieku-3', HOUSING, mental, { evidence: ['adult-with-disability'], place: 'Tukums', note: 'no 01.11.2023.; 5 personas; naktī uzraudzība ar drošības pogu' }),
  tukums('group-house-laipas', 'Grupu māja "Laipas"', 'laipas', HOUSING, mental, { evidence: ['adult-with-disability'], place: 'Slampe', note: 'no 10.04.2024.; 6 personas' }),
  tukums('shelter', 'Tukuma patversme', 'patversme', HOUSING, 'personas bez dzīvesvietas un krīzes situācijā', { place: 'Tukums', note: '2024. gadā 59 personas, vidēji 27 mēnesī' }),
  tukums('boarding-house-kandava', 'Kandavas pansija', 'kandavas-pansija', HOUSING, 'pilngadīgas personas un pensionāri, kuri nespēj sevi aprūpēt', { place: 'Ķiršu 10, Kandava', note: 'visu diennakti; 2024. gadā 20 personas' }),
  tukums('children-centre-sapni', 'Bērnu un jauniešu centrs "Sapņi"', 'sapni', HOUSING, 'ārpusģimenes aprūpē esoši bērni līdz 17 gadiem', { place: 'Tukums', capacity: 6, note: '2024. gadā 11 bērni' }),
  tukums('long-term-care-rauda', 'Sociālās aprūpes centrs "Rauda"', 'rauda', 'SAC "Rauda"', 'ilgstoša sociālā aprūpe un sociālā rehabilitācija', {
    price: '85 % no klienta pensijas un pabalstiem, tad apgādnieki, tad pašvaldība (MK 275)', note: '2024. gadā vidēji 124 personas mēnesī',
  }),
  tukums('home-care', 'Aprūpe mājās', 'sarkanais-krusts', 'Latvijas Sarkanais Krusts', 'personas, kuras vecuma vai funkcionālu traucējumu dēļ nespēj sevi aprūpēt', {
    reviewMonths: 12, price: 'līdzmaksājums pēc ienākumiem; trūcīgām bez maksas', note: '1. līmenis 1–2, 2. līmenis 3–5, 3. līmenis 6–7 reizes nedēļā; 2024. gadā 138 personas',
  }),
  tukums('safety-button', 'Drošības poga', 'sarkanais-krusts', 'Latvijas Sarkanais Krusts', 'vientuļas personas, kurām var būt vajadzīga tūlītēja palīdzība', { note: '2024. gadā 15 personas' }),
  tukums('special-transport', 'Specializētais transports', 'sarkanais-krusts', 'Latvijas Sarkanais Krusts', 'personas ar kustību traucējumiem', { note: '2024. gadā 83 personas' }),
  tukums('family-assistant', 'Ģimenes asistents', 'samariesi', 'Latvijas Samariešu apvienība', 'ģimenes ar bērniem un jaunieši', { reviewMonths: 6, note: '2024. gadā 12 ģimenes un jaunieši' }),
  tukums('assistant', 'Asistents pašvaldībā', 'asistenti', 'Sociālais dienests (valsts budžets, MK 316)', 'I/II grupa ar redzes, kustību vai garīga rakstura traucējumiem; bērni no 5 gadiem ar VDEĀVK atzinumu', {
    note: 'bērniem 80, ar iknedēļas procedūrām 100 stundas mēnesī; 2024. gadā 346 klienti',
  }),
  tukums('psychologist', 'Psihologa konsultācijas', 'psihologi', 'pirkts pakalpojums', 'pieaugušie un bērni', { note: '2024. gadā 16 personas' }),
  tukums('mentor', 'Mentors jaunietim', 'mentori', 'Sociālais dienests', 'jaunieši pēc ārpusģimenes aprūpes', { note: '2024. gadā 15 jaunieši' }),
]

/** The services of each municipality. */
const catalogues: Readonly<Record<string, readonly Service[]>> = { tukums: tukumsServices }

export const servicesOf = (municipality: string): readonly Service[] => catalogues[municipality] ?? []

/** A service by its code; a code the municipality does not offer is a bug of the caller. */
export function serviceByCode(municipality: string, code: string): Service {
  const service = servicesOf(municipality).find((s) => s.code === code)
  if (service === undefined) throw new RangeError(`no service ${code} in the catalogue of ${municipality}`)
  return service
}
