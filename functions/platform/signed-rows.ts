// The rows of confidence C that the municipality has signed: what every reader of the policy tables hands to them.
import { holding } from '../policy/tables.ts'
import type { RowSignature } from '../policy/rows.ts'
import type { Dependencies } from './dependencies.ts'

export const signedRows = async ({ store, municipality }: Pick<Dependencies, 'store' | 'municipality'>): Promise<RowSignature[]> =>
  holding(await store.law.signatures(municipality), municipality)
