// A wait beside the workflows: no execution sleeps on it, and what its answer leads to is recorded with the answer.
import { waitIdOf, type Wait } from '../domain/wait.ts'
import type { Write } from '../store/table.ts'
import type { Dependencies } from './dependencies.ts'
import { listedAs } from './listed.ts'
import type { WaitPlan } from './step.ts'

/**
 * `execution` and `entry` make it the same wait when it is opened again; `part` tells apart those that are opened together.
 * `urgent`: life or health is in danger, as is being committed with it.
 * Without a `legalDue` of its own it stands by the nearest of the matters it keeps waiting; with one that is undefined it keeps none.
 */
export type BesidePlan = Omit<WaitPlan, 'also'> & Pick<Wait, 'workflow' | 'box' | 'execution' | 'outcomes' | 'fault'> & { entry?: string; part?: string; urgent?: boolean }

/** Opens it, as part of a transaction; the transaction is refused (Conflict) where it has been opened before. */
export async function openingBeside({ entry = '0', part, urgent, ...plan }: BesidePlan, { store }: Pick<Dependencies, 'store'>): Promise<Write[]> {
  return store.waits.opening({ ...await listedAs(plan, store, urgent), ...plan, waitId: waitIdOf(plan, plan.execution, plan.box, entry, part) })
}
