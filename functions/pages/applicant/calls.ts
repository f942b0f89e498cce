// What is asked of a resident right now: to sign, to answer a question, or to say what they think of an intended decision. These come first on every page of theirs.
import type { Resident } from '../../domain/person.ts'
import type { Wait } from '../../domain/wait.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { missingSignatures, namesIn, type View } from './matters.ts'

export interface Call { title: string; text: string; due: { on: string; why: string }; remindedAt: string | undefined; href: string; act: string }

export async function callsOf(view: View, resident: Resident, dependencies: Dependencies): Promise<Call[]> {
  const calls = await Promise.all(view.waits.filter(({ state }) => state === 'Open').map(async (wait): Promise<Call[]> => {
    const at = `/mani/${view.household.caseId}`
    const { due, remindedAt } = wait
    if (isQuestionTo(wait, resident)) return [{ title: 'Dienests gaida jūsu atbildi', text: questionOf(view.waits, wait), due, remindedAt, href: `${at}/atbildet/${wait.waitId}`, act: 'Atbildēt' }]
    if (isHearingOf(wait, resident)) return [{ title: 'Dienests vēlas uzklausīt jūs', text: 'Ir iecerēts lēmums, kas jums var būt nelabvēlīgs. Pirms to pieņem, jūs varat pateikt, ko par to domājat.', due, remindedAt, href: `${at}/viedoklis/${wait.waitId}`, act: 'Izlasīt un atbildēt' }]
    const application = wait.box === 'AwaitSignatures' ? view.applications.find(({ applicationId }) => applicationId === wait.applicationId) : undefined
    if (application === undefined || !missingSignatures(application).includes(resident.personId)) return []
    const applicant = (await namesIn(application, dependencies))[application.applicantId] ?? ''
    return [{
      title: 'Iesniegums gaida jūsu parakstu', text: `${applicant} iesniedza iesniegumu, kurā jūs esat norādīts kā mājsaimniecības pilngadīga persona.`,
      due, remindedAt, href: `${at}/parakstit/${application.applicationId}`, act: 'Izlasīt un parakstīt',
    }]
  }))
  return calls.flat()
}

/** A request for information is to the one in whose queue it stands. */
export const isQuestionTo = (wait: Wait, { personId }: Resident): boolean => wait.box === 'AwaitInformation' && wait.queue === `resident:${personId}`

/** A hearing is of the one in whose queue it stands. */
export const isHearingOf = (wait: Wait, { personId }: Resident): boolean => wait.box === 'AwaitHearing' && wait.queue === `resident:${personId}`

/** What the caseworker asked: the words with which the decision was put off, the last before this wait opened. */
export function questionOf(waits: readonly Wait[], { proceedingId, openedAt }: Wait): string {
  const asked = waits.filter((wait) => wait.proceedingId === proceedingId && wait.outcome === 'InformationNeeded' && (wait.answeredAt ?? '') <= openedAt)
  return asked.toSorted((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? '')).at(-1)?.note ?? ''
}
