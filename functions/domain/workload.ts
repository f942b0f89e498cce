// The load of a worker: open cases weighted by kind, held against the norms that professional practice gives, with a light.
export interface WorkloadNorms {
  /** How much a case weighs, in tenths of a family's: means are assessed once in three or six months, a family is met every week. */
  weightTenths: { assistance: number; 'social-work': number }
  /** Above so many families' worth of cases the light changes: yellow, orange, red. */
  lights: readonly [number, number, number]
  /** Tasks a worker finishes on a working day, in tenths. */
  tenthsADay: number
  /** Open tasks at most in one pair of hands when work is shared. */
  mostOpen: number
}

export type Light = 'green' | 'yellow' | 'orange' | 'red'

export const lightOf = (weightedTenths: number, [yellow, orange, red]: WorkloadNorms['lights']): Light =>
  weightedTenths > 10 * red ? 'red' : weightedTenths > 10 * orange ? 'orange' : weightedTenths > 10 * yellow ? 'yellow' : 'green'

/** One piece of open work of a worker, or a kind of work with a household they lead, as load counts it. */
export interface HeldWork { caseId?: string | undefined; queue: string; parish?: string | undefined }

export interface Load {
  /** Households with work of social assistance, and of social work; a household with both counts in both. */
  assistance: number
  socialWork: number
  /** Open tasks, whatever they are about. */
  tasks: number
  byParish: Record<string, number>
}

/** Distinct households a worker has open work about or leads, by kind and by where they live. Work on no household (a stopped execution of a run) is a task only. */
export function loadOf(work: readonly HeldWork[], led: readonly HeldWork[] = []): Load {
  const all = [...led, ...work]
  const households = (queue: string): number => new Set(all.filter((piece) => piece.queue === queue && piece.caseId !== undefined).map(({ caseId }) => caseId)).size
  const cases = new Map(all.filter(({ caseId }) => caseId !== undefined).map(({ caseId, parish = '' }) => [caseId, parish]))
  const byParish: Record<string, number> = {}
  for (const parish of cases.values()) byParish[parish] = (byParish[parish] ?? 0) + 1
  return { assistance: households('assistance'), socialWork: households('social-work'), tasks: work.length, byParish }
}

/** In tenths of a family's case. */
export const weightedTenthsOf = ({ assistance, socialWork }: Pick<Load, 'assistance' | 'socialWork'>, { weightTenths }: Pick<WorkloadNorms, 'weightTenths'>): number =>
  assistance * weightTenths.assistance + socialWork * weightTenths['social-work']
