// What a task says of its household in a list: written with the wait when it opens, so that no list reads the cases behind its rows.
import { dayAt } from '../domain/days.ts'
import { isMinor } from '../domain/law/persons.ts'
import { nearestLegalDue, type ClockDate } from '../domain/proceeding.ts'
import { isUrgent } from '../domain/referral.ts'
import { isOfDesk, type Listed, type Wait } from '../domain/wait.ts'
import type { Store } from '../store/store.ts'

/**
 * For a task of ours about a case, and for what a register or a resident owes it, which the desk watches: how it is listed, and the date of law it stands by where it bears none of its own, the nearest of the undecided matters
 * it keeps waiting. Nothing for waits of finance and providers. `urgent`: life or health is in danger by what is being committed with it.
 */
export async function listedAs({ queue, caseId, applicationId, proceedingId, legalDue }: Pick<Wait, 'queue' | 'caseId' | 'applicationId' | 'proceedingId' | 'legalDue'>, store: Store, urgent = false): Promise<{ listed?: Listed; legalDue?: ClockDate }> {
  if (caseId === undefined || !(isOfDesk({ queue }) || /^(register|resident):/.test(queue))) return {}
  const [household, proceedings, opinion] = await Promise.all([
    store.cases.byId(caseId), store.cases.proceedings(caseId), proceedingId === undefined ? undefined : store.assessments.opinion(caseId, proceedingId),
  ])
  const application = applicationId === undefined ? undefined : await store.applications.byId(caseId, applicationId)
  if (household === undefined) return {}
  const on = application === undefined ? undefined : dayAt(application.submittedAt)
  const standsBy = legalDue ?? nearestLegalDue(proceedings, { proceedingId, applicationId })
  const serviceCode = proceedings.find((proceeding) => proceeding.proceedingId === proceedingId)?.serviceCode
  // What was found when the need was looked at again goes before what the opinion said first.
  const referral = proceedingId === undefined || serviceCode === undefined ? undefined : await store.referrals.byId(caseId, proceedingId)
  return {
    listed: {
      title: household.title, parish: household.parish,
      children: on === undefined ? 0 : application?.facts.members.filter((member) => isMinor(member, on)).length ?? 0,
      crisis: urgent || (opinion?.need === true && isUrgent(referral ?? opinion)) || application?.wishes.some(({ kind }) => (kind as string).startsWith('crisis')) === true,
      ...(serviceCode === undefined ? {} : { serviceCode }),
    },
    ...(standsBy === undefined ? {} : { legalDue: standsBy }),
  }
}
