// Norms of load: what a survey of the country's social services found workable, and each municipality's own pace.
import type { WorkloadNorms } from '../domain/workload.ts'

/**
 * Lights above 20, 25 and 35 cases: the survey of February 2017 (domain facts §7, 13–14: 20 to 35 in other countries, weekly contact impossible above 20 to 25).
 * Weights: an assistance file 1, a family 5 (§7, 1; Tukums had 30 families on one worker beside 200–300 files on another, §7, 4). Pace and the limit of open
 * tasks are proposals until a municipality measures its own.
 */
const proposed: WorkloadNorms = { weightTenths: { assistance: 2, 'social-work': 10 }, lights: [20, 25, 35], tenthsADay: 40, mostOpen: 60 }

const ofMunicipality: Record<string, Partial<WorkloadNorms>> = {}

export const workloadNormsOf = (municipality: string): WorkloadNorms => ({ ...proposed, ...ofMunicipality[municipality] })
