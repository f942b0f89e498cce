// A colleague at a task's page, for the tests of abuse: takes the task, reads its page, ticks what is to be confirmed, sends the form.
import type { Wait } from '../../functions/domain/wait.ts'
import type { Office, Visit } from '../office.ts'

/** Takes the task unless someone has it. What it gives sends the task's form: the boxes to be confirmed are ticked. */
export async function opensTask(office: Office, staffId: string, { waitId, person }: Wait): Promise<(fields: Record<string, string | string[]>) => Promise<Visit>> {
  const colleague = office.as(`staff:${staffId}`)
  const path = `/darbs/uzdevums/${waitId}`
  if (person === undefined) await colleague.post(`${path}/panemt`, {})
  const { html } = await colleague.get(path)
  const confirmed = [...html.matchAll(/name="confirmed"[^>]*value="([^"]+)"/g)].map(([, value]) => value ?? '')
  return (fields) => colleague.post(path, { confirmed, ...fields })
}
