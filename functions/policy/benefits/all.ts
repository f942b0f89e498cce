// The terms of every benefit that is not a matter of the GMI formula, by kind; a municipality without a row of its own has none.
import type { BenefitKind } from '../../domain/benefits.ts'
import type { Day } from '../../domain/days.ts'
import { rowOn } from '../rows.ts'
import { orphanGoods, orphanHousing, orphanStart, orphanStudies } from './after-care.ts'
import { crisis } from './crisis.ts'
import { dental, dentalRepair } from './dental.ts'
import { disabledChild } from './disabled-child.ts'
import { fosterClothing } from './foster-clothing.ts'
import { guardian } from './guardian.ts'
import { jubilee } from './jubilee.ts'
import { newborn } from './newborn.ts'
import { noDwelling } from './no-dwelling.ts'
import { repressed } from './repressed.ts'
import { withoutFigures, type TermsTable } from './rows-of-tukums.ts'
import { school } from './school.ts'
import { wedding } from './wedding.ts'
import { rehabFamily, rehabilitation, respite } from './yearly-limits.ts'

export const benefitTerms: Readonly<Record<Exclude<BenefitKind, 'gmi' | 'housing'>, TermsTable>> = {
  crisis, school, 'no-dwelling': noDwelling,
  health: withoutFigures('health', 'pabalsta apmērs veselības izdevumiem (saistošie noteikumi) nav ievadīts', 'tukums'),
  'orphan-start': orphanStart, 'orphan-goods': orphanGoods, 'orphan-studies': orphanStudies, 'orphan-housing': orphanHousing,
  'foster-child': withoutFigures('foster-child', 'bērna uztura pabalsta apmērs (MK 354) nav ievadīts; 2024. gadā 233 920,50 € kopā ar inventāru par 71 bērnu'),
  'foster-clothing': fosterClothing,
  'foster-duty': withoutFigures('foster-duty', 'atlīdzības apmērs nav ievadīts; 2024. gadā 10 370,64 € par 55 bērniem', 'tukums'),
  newborn, 'disabled-child': disabledChild, respite, rehabilitation, 'rehab-family': rehabFamily,
  orthodontics: withoutFigures('orthodontics', 'noteikums nav ievadīts; 2024. gadā 184,50 € par vienu bērnu', 'tukums'),
  wedding, jubilee, repressed, guardian, dental, 'dental-repair': dentalRepair,
  'care-at-home': withoutFigures('care-at-home', 'aprūpes pabalsta apmērs nav ievadīts; 2024. gadā 132 608 €', 'tukums'),
  'social-housing': withoutFigures('social-housing', 'atvieglojuma noteikums nav ievadīts; 2024. gadā 5751,31 € par 32 dzīvokļiem', 'tukums'),
  remigration: withoutFigures('remigration', 'noteikums nav ievadīts; 2024. gadā 500 € vienai mājsaimniecībai ar 3 personām', 'tukums'),
  'funeral-alone': withoutFigures('funeral-alone', 'pašvaldības norma nav ievadīta; 2024. gadā 11 203,59 € par 22 personām', 'tukums'),
  'funeral-norm': withoutFigures('funeral-norm', 'pašvaldības norma nav ievadīta; 2024. gadā 16 217,84 € par 41 personu', 'tukums'),
  'ukraine-host': withoutFigures('ukraine-host', 'pabalsta apmērs nav ievadīts', 'tukums'),
}

/** Abolished for what is asked on that day. */
export function isAbolished(municipality: string, kind: BenefitKind, on: Day): boolean {
  if (kind === 'gmi' || kind === 'housing') return false
  const value = rowOn(benefitTerms[kind].rows, on, on, municipality)?.value
  return value !== undefined && value !== 'unsettled' && value.abolished === true
}

/** The kinds a municipality gives, or the state through it: those that have a row for it, settled or not. */
export const givenIn = (municipality: string, kind: BenefitKind): boolean =>
  kind === 'gmi' || kind === 'housing' || benefitTerms[kind].rows.some((row) => row.municipality === undefined || row.municipality === municipality)
