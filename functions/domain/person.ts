// People: residents whose matters these are, and the staff who work on them.
import { z } from 'zod'
import { PersonId, StaffId } from './identifiers.ts'

export const Resident = z.object({
  personId: PersonId,
  personCode: z.string(),
  givenName: z.string(),
  familyName: z.string(),
  birthDate: z.iso.date(),
  address: z.string(),
  parish: z.string(),
  email: z.string().optional(),
  /** With the country's prefix, digits only after it: `+37120000000`. */
  phone: z.string().optional(),
})
export type Resident = z.infer<typeof Resident>

/** What a member of staff may do; domain/permissions says what each role reaches. */
export const Role = z.enum(['assistance-organiser', 'social-worker', 'supervisor', 'finance-maker', 'finance-checker', 'provider', 'manager', 'administrator', 'clerk', 'auditor'])
export type Role = z.infer<typeof Role>

export const Staff = z.object({
  staffId: StaffId,
  name: z.string(),
  /** As shown to residents and on letters. */
  title: z.string(),
  roles: z.array(Role),
  /** Provider staff: the unit whose referrals they see. */
  unit: z.string().optional(),
  /** Who they are at the provider of the sign-in, and at which address it knows them: one of both is enough. */
  subject: z.string().optional(),
  email: z.string().optional(),
  /** Of the office, as residents are told it; written as a resident's. */
  phone: z.string().optional(),
  /** The parishes and towns whose households they serve; absent: the whole municipality. */
  territory: z.array(z.string()).optional(),
})
export type Staff = z.infer<typeof Staff>

export const fullName = (person: Pick<Resident, 'givenName' | 'familyName'>): string => `${person.givenName} ${person.familyName}`

/** `+371 2000 0000`. */
export const formatPhone = (phone: string): string => phone.replace(/^\+371(\d{4})(\d{4})$/, '+371 $1 $2')
