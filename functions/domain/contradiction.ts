// What is declared and a register has it otherwise: a question for a person, and their word on which side holds.
import { z } from 'zod'
import { IncomeKind } from './household.ts'
import { StaffId } from './identifiers.ts'
import { Cents } from './money.ts'
import { RegisterCode } from './register.ts'
import { DeclaredWhere } from './residence.ts'

/** Declared and register figures of one person's income of one kind in one month that differ. `null`: that side has none. */
export const IncomeContradiction = z.object({
  key: z.string(),
  personId: z.string(),
  kind: IncomeKind,
  month: z.string(),
  register: RegisterCode,
  declaredCents: Cents.nullable(),
  registerCents: Cents.nullable(),
  /** The day the register's answer is of; older contradictions do not tell. */
  asOf: z.string().optional(),
})
export type IncomeContradiction = z.infer<typeof IncomeContradiction>

/**
 * Something else a register knows otherwise than declared, in words for a person. Born on another day: who was typed as a child may be an adult, and the
 * other way round. Died. Owns more vehicles, dwellings or land than declared; who declares more than the register knows contradicts nobody to their own good.
 * Is declared at another address than the application is made from, the applicant (`residence`) or another of the household (`member-residence`).
 * Works or does not, and the employment agency has it otherwise (domain/employment).
 */
export const FactContradiction = z.object({
  key: z.string(),
  personId: z.string(),
  about: z.enum(['birth-date', 'deceased', 'vehicles', 'dwellings', 'land', 'residence', 'member-residence', 'employment']),
  register: RegisterCode,
  declared: z.string(),
  inRegister: z.string(),
  asOf: z.string().optional(),
  /** Of an address: where the register's lies. */
  where: DeclaredWhere.optional(),
})
export type FactContradiction = z.infer<typeof FactContradiction>
export const Contradiction = z.union([IncomeContradiction, FactContradiction])
export type Contradiction = z.infer<typeof Contradiction>

/** What only a benefit by means asks about. */
export const isOfMeans = (contradiction: Contradiction): boolean => !('about' in contradiction) || ['vehicles', 'dwellings', 'land', 'member-residence', 'employment'].includes(contradiction.about)

/** A person's word on which side of a contradiction holds. `document`: what was shown for it. */
export const Settlement = z.object({ key: z.string(), holds: z.enum(['declared', 'register']), reason: z.string(), document: z.string().optional(), by: StaffId, at: z.string() })
export type Settlement = z.infer<typeof Settlement>
