// `node digest.ts`: one figure for the answers to 300 seeded households, to compare between machines, time zones and languages.
import { createHash } from 'node:crypto'
import { assess } from '../../../functions/domain/law/assess.ts'
import { policyOn } from '../../../functions/policy/policy-on.ts'
import { chanceOf, drawCase } from '../../second-opinion/households.ts'

export function digest(seed: number): string {
  const chance = chanceOf(seed)
  const hash = createHash('sha256')
  for (let i = 0; i < 300; i += 1) {
    const { place, kind, appliesOn, knownOn, facts, signedBy } = drawCase(chance)
    const signatures = signedBy.map((personId) => ({ personId, at: `${appliesOn}T09:00:00.000Z` }))
    hash.update(JSON.stringify(assess({ kind, facts, signatures, policy: policyOn({ municipality: place, appliesOn, knownOn }) })))
  }
  return hash.digest('hex')
}

if (import.meta.main) console.log(digest(1))
