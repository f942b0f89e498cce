// What the doctor finds, and how it would be mended.
import type { Finding, FindingKind } from '../../domain/doctor-report.ts'
import type { Dependencies } from '../dependencies.ts'
import { openRepair, type Broken } from '../repair.ts'
import type { Seen } from './seen.ts'

export interface Suspect extends Omit<Finding, 'repaired'> {
  kind: FindingKind
  /** Whose journal tells of the repair. */
  caseId?: string | undefined
  /** Mends it and says how; undefined: it could not be mended, or has been before. */
  mend?: () => Promise<string | undefined>
}

/** One kind of finding, or some that are told apart only by trying; each is mended before the next is looked for. */
export type Look = (seen: Seen, dependencies: Dependencies) => AsyncIterable<Suspect>

/** Once for each execution and each kind: who closed that repair by hand is not asked the same again, but the finding stands in the report. */
export const toSupervisors = async (broken: Broken, dependencies: Dependencies): Promise<string | undefined> =>
  (await openRepair(broken, broken.fault.error.toLowerCase(), dependencies) ? toldSupervisors : undefined)

export const toldSupervisors = 'Atvērts uzdevums vadošajam speciālistam.'
