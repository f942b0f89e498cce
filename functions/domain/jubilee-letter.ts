// The letter with a jubilee gift: nobody applied, so it says how the office knows, what is given, and how it reaches them.
import { benefits } from './benefits.ts'
import { numericDay, type Day } from './days.ts'
import { letterSentences, type Line } from './derivation.ts'
import type { Gift } from './jubilee.ts'
import type { Letter, LetterRecords } from './letter.ts'
import { formatCents } from './money.ts'
import { fullName } from './person.ts'
import type { ClockDate } from './proceeding.ts'

export interface JubileeRecords extends Pick<LetterRecords, 'applicant' | 'office' | 'official'> {
  gift: Pick<Gift, 'years' | 'reachedOn'>
  number: string
  on: Day
  amountCents: number
  /** The last four characters of the account known from an earlier matter; none is known: a colleague brings it. */
  accountEnd: string | undefined
  derivation: readonly Line[]
  notified: ClockDate
  until: ClockDate
}

/** Pure: the same records give the same letter. */
export function jubileeLetter({ gift: { years, reachedOn }, number, on, applicant, office, official, amountCents, accountEnd, derivation, notified, until }: JubileeRecords): Letter {
  const { accusative, norms } = benefits.jubilee
  const { body, through, address, court } = office.contest
  return {
    issuer: { name: office.service.name, address: office.service.address },
    addressee: { name: fullName(applicant), address: applicant.address },
    number, on, subject: accusative,
    ruling: [
      `Piešķirt ${accusative}: ${formatCents(amountCents)} vienā maksājumā.`,
      accountEnd === undefined ? 'Darbinieks sazināsies ar jums, lai vienotos, kā dāvanu saņemt: kontā vai mājās.' : `Naudu pārskaitīs uz kontu, kas zināms no jūsu iepriekšējā iesnieguma un beidzas ar ${accountEnd}. Ja konts ir mainījies, paziņojiet dienestam.`,
    ],
    reasons: [],
    remark: `Sirsnīgi sveicam jūs ${years} gadu jubilejā!`,
    facts: [`Pēc Fizisko personu reģistra ziņām ${numericDay(reachedOn)} jums apritēja ${years} gadi, un jūsu dzīvesvieta ir deklarēta mūsu pašvaldībā.`, 'Iesniegums nebija vajadzīgs.'],
    reckoning: letterSentences([...derivation]),
    norms: `${derivation.find(({ id }) => id === 'claim.amount')?.law ?? norms}; Administratīvā procesa likuma (APL) 65. un 67. pants.`,
    contest: { until, notified, how: `Kas iesniegumu izskata: ${body}. Kur to iesniedz: ${through}, ${address}. Nav jāmaksā, un pietiek, ja saviem vārdiem uzrakstāt, kam nepiekrītat. Kur pēc tam var pārsūdzēt lēmumu par apstrīdēto: ${court}.` },
    official: official && { name: official.name, title: official.title },
  }
}
