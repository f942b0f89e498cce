// The contract of every state register and connected system: one question, one of three answers.
import { z } from 'zod'
import { Day } from './days.ts'
import { ApplicationId, CaseId, Instant } from './identifiers.ts'

/**
 * PMLP population, VSAA pensions and benefits, VID wages and income, NVA unemployment, VDEAVK disability, CSDD vehicles, VZD real estate.
 * One question each for the whole household (domain facts: SOPA's incoming systems, 2024).
 */
export const RegisterCode = z.enum(['PMLP', 'VSAA', 'VID', 'NVA', 'VDEAVK', 'CSDD', 'VZD'])
export type RegisterCode = z.infer<typeof RegisterCode>

export const RegisterQuestion = z.object({
  requestId: z.string(),
  register: RegisterCode,
  /** Who is asked about; personal codes leave the house only here. None where everybody is asked about who completes an age. */
  personCodes: z.array(z.string()),
  /** The three full months before the application, and the twelve for irregular income. */
  months: z.array(z.string()),
  /** Of the population register, in the place of people: everybody declared in the municipality who completes one of these ages in the days from … to. */
  birthdays: z.object({ municipality: z.string(), from: Day, to: Day, ages: z.array(z.int()) }).optional(),
  purpose: z.string(),
  legalBasis: z.string(),
})
export type RegisterQuestion = z.infer<typeof RegisterQuestion>

/** What registers say of a person; each register fills its own part and leaves the rest out. */
export const RegisterPerson = z.object({
  personCode: z.string(),
  name: z.string().optional(),
  /** In parts, and the parish or town of the declared address: where people are asked for by their birthdays. */
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  parish: z.string().optional(),
  birthDate: z.iso.date().optional(),
  declaredAddress: z.string().optional(),
  deceasedOn: z.iso.date().optional(),
  /** Income by month, whole cents net of tax, by the kinds of domain/household. */
  incomes: z.array(z.object({ kind: z.string(), month: z.string(), cents: z.int() })).optional(),
  disabilityGroup: z.enum(['I', 'II', 'III', 'child']).optional(),
  unemployedSince: z.iso.date().optional(),
  vehicles: z.array(z.object({ plate: z.string(), description: z.string() })).optional(),
  properties: z.array(z.object({ cadastre: z.string(), description: z.string(), landHectaresHundredths: z.int(), dwelling: z.boolean() })).optional(),
})
export type RegisterPerson = z.infer<typeof RegisterPerson>

/** `empty` is an answer: the register knows nothing of these people. `notAvailable` is not: ask again. */
export const RegisterReply = z.discriminatedUnion('state', [
  z.object({ state: z.literal('answered'), asOf: Instant, persons: z.array(RegisterPerson) }),
  z.object({ state: z.literal('empty'), asOf: Instant }),
  z.object({ state: z.literal('notAvailable'), reason: z.string() }),
])
export type RegisterReply = z.infer<typeof RegisterReply>

/** Asks; never throws for a register that is down, slow or answers nonsense: that is `notAvailable` with the reason. */
export type AskRegister = (question: RegisterQuestion) => Promise<RegisterReply>

/** What is kept of a question: who asked, why, by what law, and what came back as it was received. */
export const RegisterCheck = z.object({
  caseId: CaseId,
  applicationId: ApplicationId,
  register: RegisterCode,
  attempts: z.int(),
  askedAt: Instant,
  purpose: z.string(),
  legalBasis: z.string(),
  reply: RegisterReply,
  /** Set when a person entered the answer from a document because the register did not answer; `text`: what it says that the contract has no field for. */
  manual: z.object({ by: z.string(), document: z.string(), at: Instant, text: z.string().optional() }).optional(),
  version: z.int(),
})
export type RegisterCheck = z.infer<typeof RegisterCheck>

/** How a simulated register of the demonstration behaves; the local register service acts on it and the administrator's page sets it. */
export const SimulatedState = z.enum(['up', 'slow', 'down', 'contradictory', 'nonsense'])
export type SimulatedState = z.infer<typeof SimulatedState>

/** A register that is not named is up. */
export const SimulatedStates = z.partialRecord(RegisterCode, SimulatedState)
