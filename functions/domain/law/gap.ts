// What keeps the rules from answering: a policy value that is unsettled, or a fact the law leaves to a person.
import { z } from 'zod'
import { PolicyRowRef } from '../derivation.ts'
import { isSettled, type Setting } from './policy.ts'

export const Gap = z.object({
  /** The entry of the policy, or the fact, that is missing. */
  setting: z.string(),
  /** What is missing, in Latvian, for the caseworker. */
  why: z.string(),
  row: PolicyRowRef.optional(),
})
export type Gap = z.infer<typeof Gap>

/** The gap an unsettled setting makes; nothing where it is settled. */
export const gapOf = (name: string, setting: Setting<unknown>): Gap[] =>
  isSettled(setting) ? [] : [{ setting: name, why: setting.why, ...(setting.row && { row: setting.row }) }]
