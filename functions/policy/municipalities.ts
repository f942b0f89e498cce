// The municipalities whose house this is: who pays, who answers at the door, and where a decision is contested.
import type { Day } from '../domain/days.ts'

/** Reception of the public; weekday 1 is Monday. */
export interface Reception { weekday: 1 | 2 | 3 | 4 | 5; from: string; to: string; byAppointment?: true }

export interface Municipality {
  code: string
  name: string
  /** In the genitive, for "… sociālais dienests". */
  nameGenitive: string
  registrationNumber: string
  /** An account that belongs to nobody, for demonstrations; the real one is entered as the setting `debtor-account`. */
  syntheticDebtor: { name: string; iban: string; bic: string }
  service: { name: string; address: string; phone?: string }
  /** Where a decision of the service is contested and through whom; then which court. */
  contest: { body: string; through: string; address: string; court: string }
  reception: { hours: readonly Reception[]; asOf: Day; source: string }
  /** Within how many working days after a decision its first money is sent; no statute says. */
  payment: { workingDays: number; source: string }
  /** Units people live in: towns, then parishes. */
  towns: readonly string[]
  parishes: readonly string[]
  source: string
}

const tukums: Municipality = {
  code: 'tukums',
  name: 'Tukuma novads',
  nameGenitive: 'Tukuma novada',
  registrationNumber: '90000050975',
  // A Treasury account of zeros with its check digits: valid in form, nobody's. The municipality enters its own before the first payout.
  syntheticDebtor: { name: 'Tukuma novada pašvaldība', iban: 'LV24TREL0000000000000', bic: 'TRELLV22' },
  service: { name: 'Tukuma novada sociālais dienests', address: 'Tidaholmas iela 1, Tukums, Tukuma novads, LV-3101', phone: '+37180205333' },
  contest: {
    body: 'Tukuma novada domes Administratīvo aktu strīdu komisija',
    through: 'Tukuma novada sociālais dienests',
    address: 'Tidaholmas iela 1, Tukums, Tukuma novads, LV-3101',
    court: 'Administratīvā rajona tiesa',
  },
  reception: {
    hours: [
      { weekday: 1, from: '14:00', to: '18:00' },
      { weekday: 4, from: '08:00', to: '16:00', byAppointment: true },
      { weekday: 5, from: '09:00', to: '12:00' },
    ],
    asOf: '2024-05-08',
    source: 'tukums.lv: sociālā dienesta apmeklētāju pieņemšanas laiki un tālrunis',
  },
  payment: { workingDays: 10, source: 'tukums.lv: pabalstu izmaksā 10 darba dienu laikā pēc lēmuma (brīvprātīgie pabalsti); pārējiem ņemts tas pats [C]' },
  towns: ['Tukums', 'Kandava'],
  parishes: [
    'Cēres pagasts', 'Degoles pagasts', 'Džūkstes pagasts', 'Engures pagasts', 'Irlavas pagasts', 'Jaunpils pagasts', 'Jaunsātu pagasts', 'Kandavas pagasts',
    'Lapmežciema pagasts', 'Lestenes pagasts', 'Matkules pagasts', 'Pūres pagasts', 'Sēmes pagasts', 'Slampes pagasts', 'Smārdes pagasts', 'Tumes pagasts',
    'Vānes pagasts', 'Viesatu pagasts', 'Zantes pagasts', 'Zemītes pagasts', 'Zentenes pagasts',
  ],
  source: 'Tukuma novada domes saistošie noteikumi Nr. 25 (31.07.2025.) "Tukuma novada pašvaldības nolikums"; lvportals.lv 274848; tnsd.lv',
}

const municipalities: Readonly<Record<string, Municipality>> = { tukums }

const weekdays = ['', 'pirmdien', 'otrdien', 'trešdien', 'ceturtdien', 'piektdien']
const hour = (time: string): string => time.replace(/^0/, '').replace(':', '.')

/** `pirmdien 14.00–18.00, ceturtdien 8.00–16.00 (pēc pieraksta)`. */
export const receptionText = ({ hours }: Municipality['reception']): string =>
  hours.map(({ weekday, from, to, byAppointment }) => `${weekdays[weekday]} ${hour(from)}–${hour(to)}${byAppointment === true ? ' (pēc pieraksta)' : ''}`).join(', ')

/** A municipality by its code. Errors: RangeError for one this house does not know, which is a mistake in its configuration. */
export function municipalityOf(code: string): Municipality {
  const found = municipalities[code]
  if (found === undefined) throw new RangeError(`no municipality ${code}: known are ${Object.keys(municipalities).join(', ')}`)
  return found
}
