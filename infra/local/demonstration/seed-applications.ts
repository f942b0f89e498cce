// Applications that came in this morning: when the house opens its workflows take them up, so that the desks have work on the first day.
import { dayAt, monthOf, monthsBefore } from '../../../functions/domain/days.ts'
import { instantOf } from '../../../functions/domain/identifiers.ts'
import type { Dependencies } from '../../../functions/platform/dependencies.ts'
import { applicantOf, declarationOf } from './household.ts'
import type { Population } from './population.ts'
import { syntheticId } from './synthetic-identifiers.ts'

/** Which of the ordinary households, and what they ask for. The first two are for signing in as: they have asked for nothing. */
const asked = [
  { household: 3, serial: 901, wishes: [{ kind: 'housing' as const }] },
  { household: 5, serial: 902, wishes: [{ kind: 'gmi' as const }, { kind: 'housing' as const }] },
  { household: 13, serial: 903, wishes: [{ kind: 'service' as const, serviceCode: 'home-care', need: 'Pēc slimnīcas grūti pašai iepirkties un uzkopt.' }] },
  { household: 29, serial: 904, wishes: [{ kind: 'gmi' as const }] },
]

/** A household with a story, so that a contradiction lies on the desk. */
const alsoAsked = { story: 'working-unemployed', serial: 905 }

/** Submits them once: submitting again changes nothing. Their messages lie in the outbox until the house opens. */
export async function seedApplications({ store, now }: Pick<Dependencies, 'store' | 'now'>, { ordinary, stories }: Population): Promise<void> {
  const submittedAt = instantOf(now())
  const told = stories.flatMap(({ key, household, wishes }) => (key === alsoAsked.story ? [{ household, wishes, serial: alsoAsked.serial }] : []))
  for (const { household, serial, wishes } of [...asked.map((one) => ({ ...one, household: ordinary[one.household]! })), ...told]) {
    const { resident } = applicantOf(household)
    const [caseId, applicationId] = [syntheticId('c', serial), syntheticId('a', serial)]
    if ((await store.applications.byId(caseId, applicationId)) !== undefined) continue
    const facts = declarationOf(household, monthsBefore(monthOf(dayAt(submittedAt)), 3))
    await store.applications.submit({
      applicationId, caseId, applicantId: resident.personId, submittedAt, iban: household.iban, wishes, facts,
      signatures: household.members.filter(({ role }) => role !== 'child').map(({ resident: { personId } }) => ({ personId, at: submittedAt })),
    }, { caseId, applicantId: resident.personId, memberIds: facts.members.map(({ personId }) => personId), title: `${resident.familyName} ${resident.givenName}`, parish: resident.parish, openedAt: submittedAt })
  }
}
