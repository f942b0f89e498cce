// Readings where the law is silent or read in two ways: a municipality's settings, each with what else is defensible (domain facts §12).
import type { Readings } from '../domain/law/policy.ts'

export const adoptedReadings: Readings = {
  // The rows are printed for months ("from 1 January to 30 April"), so each month goes by its own. Else: all by the day of application, or of the decision.
  monthRule: 'month-paid-for',
  // Else: that month and the 11 before.
  irregularMonths: 'before-application-month',
  // Else: the formula alone.
  meansBarHousing: true,
  // Else, as in Rīga: six months where all are pensioners or disabled.
  workingAge: 'by-age',
  // "Studying until 24": to the day before the 25th birthday; else to the 24th.
  studyingUntilAge: 25,
  studentsAloneAreChildren: false,
  // Annex 3 is not settled: the bill with a remark to the caseworker; else every housing benefit goes to a person first.
  withoutNorm: 'as-billed',
  // Else: their own amount of the GMI threshold.
  cooperationShare: 'equal-part',
  // Else: from the housing benefit as well.
  cooperationOf: 'gmi',
}

/** Settings of municipalities that read otherwise than adopted. */
const ofMunicipality: Record<string, Partial<Readings>> = {
  riga: { workingAge: 'not-disabled' },
}

/** Whom a row that reaches back pays. February 2026, "already assessed": everyone who was assessed for a month, the refused too. Else: only those granted. */
const reachBack: Readonly<Record<string, 'assessed' | 'granted'>> = {}
export const reachesBackTo = (municipality: string): 'assessed' | 'granted' => reachBack[municipality] ?? 'assessed'

export const readingsOf = (municipality: string): Readings => ({ ...adoptedReadings, ...ofMunicipality[municipality] })
