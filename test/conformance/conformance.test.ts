// The runner against results recorded from the real service, where the folder that holds them is present.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { judge, readCases } from './recorded.ts'

const file = fileURLToPath(new URL('../../../shared/conformance/asl-cases.dev.jsonl', import.meta.url))
const isPresent = existsSync(file)
const cases = isPresent ? readCases(readFileSync(file, 'utf8')) : []

/** Every case the runner may refuse, with the field it must name; a new refusal has to be added here on purpose. */
const refusals: Record<string, string> = {
  '07-test_cross_account_service_lambda_invoke': 'Credentials',
  '08-test_cross_account_service_lambda_invoke_retry': 'Credentials',
  '09-test_cross_account_states_start_sync_execution[SFN_START_EXECUTION_SYNC_ROLE_ARN_JSONATA]': 'Credentials',
  '10-test_s3_no_such_key': 'Resource',
  '11-test_base_jsonata_regular_expressions[BASE_SINGLE_QUOTE_FALSE]': 'Output',
  '30-test_map_item_batching_base_json_max_per_batch_jsonata': 'ItemReader',
  '31-test_map_item_reader_base_json_max_items_jsonata': 'ItemReader',
}

describe.skipIf(!isPresent)('the runner and the recorded service (skipped where ../shared/conformance is absent)', () => {
  it.each(cases.filter(({ id }) => !(id in refusals)).map((recorded) => [recorded.id, recorded] as const))('agree on %s: status, output, error, cause, events and exits', async (_, recorded) => {
    expect(await judge(recorded, { events: true, exits: true, cause: true })).toEqual({ differences: [] })
  })

  it.each(cases.filter(({ id }) => id in refusals).map((recorded) => [recorded.id, recorded] as const))('differ by a clear refusal of %s', async (id, recorded) => {
    expect(await judge(recorded)).toEqual({ refused: expect.stringContaining(`field '${refusals[id]}'`) })
  })
})
