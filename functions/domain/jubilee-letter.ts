// The letter with a jubilee gift: nobody applied, so it says how the office knows, what is given, and how it reaches them.
import { benefits } from './benefits.ts'
import { numericDay, type Day } from './days.ts'
import { letterSentences, type Line } from './derivation.ts'
import type { Gift } from './jubilee.ts'
import { letterFrame, type Letter, type LetterRecords } from './letter.ts'
import { formatCents } from './money.ts'
import type { ClockDate } from './proceeding.ts'

export interface JubileeRecords extends Pick<LetterRecords, 'applicant' | 'office' | 'official'> {
  gift: Pick<Gift, 'years' | 'reachedOn'>
  number: string
  on: Day
  amountCents: number
  /** The last four characters of the account known from an earlier matter; none is known: a colleague brings it. */
  accountEnd: string | undefined
  /** The day until which the money is expected, or the gift brought. */
  payBy: Day
  derivation: readonly Line[]
  notified: ClockDate
  until: ClockDate
}

/** Pure: the same records give the same letter. */
export function jubileeLetter({ gift: { years, reachedOn }, number, on, applicant, office, official, amountCents, accountEnd, payBy, derivation, notified, until }: JubileeRecords): Letter {
  const { accusative, norms } = benefits.jubilee
  return {
    ...letterFrame({ office, applicant, official }, derivation.find(({ id }) => id === 'claim.amount')?.law ?? norms, { until, notified }),
    number, on, subject: accusative,
    ruling: [
      `Piešķirt ${accusative}: ${formatCents(amountCents)} vienā maksājumā.`,
      accountEnd === undefined ? `Darbinieks līdz ${numericDay(payBy)} sazināsies ar jums, lai vienotos, kā dāvanu saņemt: kontā vai mājās.` : `Naudu līdz ${numericDay(payBy)} pārskaitīs uz kontu, kas zināms no jūsu iepriekšējā iesnieguma un beidzas ar ${accountEnd}. Ja konts ir mainījies, paziņojiet dienestam.`,
    ],
    reasons: [],
    remark: `Sirsnīgi sveicam jūs ${years} gadu jubilejā!`,
    facts: [`Pēc Fizisko personu reģistra ziņām ${numericDay(reachedOn)} jums apritēja ${years} gadi, un jūsu dzīvesvieta ir deklarēta mūsu pašvaldībā.`, 'Iesniegums nebija vajadzīgs.'],
    reckoning: letterSentences([...derivation]),
  }
}
