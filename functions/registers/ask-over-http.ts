// Asks a register through the municipality's gateway: POST <base>/<register> with the question, the reply as JSON.
import { RegisterReply, type AskRegister } from '../domain/register.ts'

/** A register has 10 s; slower is not available now. */
const patienceMs = 10_000

/**
 * `base`: the gateway's address; empty: nothing is connected. Whatever goes wrong is an answer, `notAvailable` with the reason:
 * a register that is down must become a wait, never a crash.
 */
export function askOverHttp(base: string): AskRegister {
  return async (question) => {
    if (base === '') return { state: 'notAvailable', reason: 'no register gateway is connected' }
    try {
      const response = await fetch(`${base}/${question.register}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(question),
        signal: AbortSignal.timeout(patienceMs),
      })
      if (!response.ok) return { state: 'notAvailable', reason: `HTTP ${response.status}` }
      const reply = RegisterReply.safeParse(await response.json())
      return reply.success ? reply.data : { state: 'notAvailable', reason: 'the answer is not of the contract' }
    } catch (error) {
      return { state: 'notAvailable', reason: error instanceof Error ? error.name : 'unknown fault' }
    }
  }
}
