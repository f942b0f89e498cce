// The banks of Latvia by the letters of their accounts: what the office's own account and the demonstration's are held against.

const bics: Readonly<Record<string, string>> = {
  HABA: 'HABALV22', // Swedbank
  UNLA: 'UNLALV2X', // SEB
  PARX: 'PARXLV22', // Citadele
  RIKO: 'RIKOLV2X', // Luminor
  TREL: 'TRELLV22', // the Treasury (Valsts kase)
  RTMB: 'RTMBLV2X', // Rietumu
  REVO: 'REVOLV21',
  PAYE: 'PAYELV21',
  HAND: 'HANDLV22',
  OKOY: 'OKOYLV21',
}

/** Undefined: no bank of Latvia has such accounts. */
export const bicOf = (iban: string): string | undefined => (iban.startsWith('LV') ? bics[iban.slice(4, 8)] : undefined)
