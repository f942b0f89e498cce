// Households that live on help and that nobody has seen at home for long: effort flows to whoever asks loudest, this list to whoever does not (domain facts §7, 15).
import { isActive } from '../domain/agreement.ts'
import { dayAt, monthOf, type Day } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import { lastSeenOn, notSeenSince, type Unseen } from '../domain/visit.ts'
import type { Dependencies } from './dependencies.ts'

type Means = Pick<Dependencies, 'store' | 'now'>

/** What keeps a household in our care: benefits of this month or later, agreements in force. Nothing: it is on no list. */
async function unseen(caseId: string, today: Day, { store }: Means): Promise<Unseen | undefined> {
  const [household, { awards }, agreements, reports] = await Promise.all([store.cases.byId(caseId), store.awards.ofCase(caseId), store.agreements.ofCase(caseId), store.visits.reports(caseId)])
  if (household === undefined) return undefined
  const awarded = awards.filter(({ months }) => months.some((month) => month >= monthOf(today))).map(({ kind }) => kind)
  const agreed = agreements.filter(isActive).map(({ kind }) => kind)
  const seen = lastSeenOn(reports)
  const since = seen ?? dayAt(household.openedAt)
  if ((awarded.length === 0 && agreed.length === 0) || since > notSeenSince(today)) return undefined
  return { caseId, title: household.title, parish: household.parish, since, ...(seen === undefined ? {} : { seen }), awards: [...new Set(awarded)], agreements: [...new Set(agreed)] }
}

/** Makes the list anew; returns its length. */
export async function listUnseen(means: Means): Promise<number> {
  const { store, now } = means
  const today = dayAt(instantOf(now()))
  const before = new Set((await store.visits.unseen()).map(({ caseId }) => caseId))
  let listed = 0
  for (const caseId of await store.cases.all()) {
    const row = await unseen(caseId, today, means)
    if (row !== undefined) {
      await store.visits.listUnseen(row)
      listed += 1
    } else if (before.has(caseId)) await store.visits.unlistUnseen(caseId)
  }
  await store.settings.write('unseen-listed-on', today)
  return listed
}

/** Once a day: who comes for it more often finds it made. */
export async function listUnseenDaily(means: Means): Promise<void> {
  if (await means.store.settings.read('unseen-listed-on') !== dayAt(instantOf(means.now()))) await listUnseen(means)
}
