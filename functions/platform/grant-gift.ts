// Grants one gift of a signed list: the records an application would have made, the letter, and the payment where an account is known.
import { payableIdOf, type Award, type Payable } from '../domain/award.ts'
import { dayAt, monthOf, yearOf } from '../domain/days.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Gift, Jubilees } from '../domain/jubilee.ts'
import { jubileeLetter } from '../domain/jubilee-letter.ts'
import { contestTerm, deemedNotified } from '../domain/law/notification.ts'
import { expectedFirstPay } from '../domain/pay-day.ts'
import { fullName, type Resident } from '../domain/person.ts'
import type { Proceeding } from '../domain/proceeding.ts'
import { municipalityOf } from '../policy/municipalities.ts'
import { proceedingClocks } from '../policy/proceeding-clocks.ts'
import { calendarOf } from './calendar.ts'
import type { Dependencies } from './dependencies.ts'
import { accountOf, assessedGift, factsOfGift } from './jubilee-list.ts'
import { identifierOf } from './mark.ts'
import { recordOf } from './records.ts'

export async function grantGift(gift: Gift, jubilees: Jubilees, dependencies: Dependencies): Promise<void> {
  const { store, now, municipality } = dependencies
  const at = instantOf(now())
  const on = dayAt(at)
  const decidedBy = recordOf(jubilees.signedBy, `signature of jubilees ${jubilees.jubileesId}`)
  const decidedAt = recordOf(jubilees.signedAt, `signature of jubilees ${jubilees.jubileesId}`)
  const birthDate = recordOf(gift.birthDate, `birthday of gift ${gift.giftId}`)
  const person = await residentOf({ ...gift, birthDate }, dependencies)
  const { answer, asked } = await assessedGift({ ...gift, birthDate }, { store, municipality, knownOn: dayAt(decidedAt) })
  if (answer.outcome !== 'Entitled' || answer.amountCents !== gift.amountCents) throw new Error(`The law gives another gift than was signed: ${gift.giftId}`)
  const { amountCents } = answer

  const own = (await Promise.all((await store.cases.ofPerson(person.personId)).map((caseId) => store.cases.byId(caseId)))).find((household) => household?.applicantId === person.personId)
  const caseId = own?.caseId ?? identifierOf(`case/${person.personId}`)
  const applicationId = gift.giftId
  const proceedingId = `${applicationId}-jubilee`
  const iban = await accountOf(person.personId, dependencies)
  const calendar = await calendarOf({ store, municipality })
  // Who has never come to us is written to by post.
  const notified = deemedNotified(calendar, on, own === undefined ? 'letter' : 'electronic')
  const until = contestTerm(calendar, notified.on)
  const number = `${yearOf(on)}/L-${await store.settings.nextNumber(`decision/${yearOf(on)}`)}`
  const letter = jubileeLetter({
    gift, number, on, applicant: person, amountCents, accountEnd: iban?.slice(-4), payBy: expectedFirstPay(calendar, on, municipalityOf(municipality).payment.workingDays), derivation: answer.derivation, notified, until,
    office: municipalityOf(municipality), official: await store.people.staff(decidedBy),
  })
  const proceeding: Proceeding = {
    proceedingId, caseId, applicationId, kind: 'jubilee', status: iban === undefined ? 'Granted' : 'Awarded', receivedAt: decidedAt, decidedAt, ...proceedingClocks(calendar, municipality, 'jubilee', dayAt(decidedAt)), version: 1,
  }
  const month = monthOf(dayAt(decidedAt))
  await store.jubilees.grant({
    gift, outcome: iban === undefined ? 'WithoutAccount' : 'Payable', proceeding,
    opened: own === undefined ? { caseId, applicantId: person.personId, memberIds: [person.personId], title: fullName(person), parish: person.parish, openedAt: at } : undefined,
    application: {
      applicationId, caseId, applicantId: person.personId, submittedAt: decidedAt, wishes: [{ kind: 'jubilee' }], facts: factsOfGift({ ...gift, birthDate }, dayAt(decidedAt)), iban: iban ?? '', signatures: [], proceedingIds: [proceedingId], origin: 'register', version: 1,
    },
    assessment: { caseId, proceedingId, attempt: 1, assessedAt: decidedAt, appliesOn: gift.reachedOn, knownOn: dayAt(decidedAt), answer, asked, contradictions: [] },
    decision: { caseId, proceedingId, granted: true, amountCents, months: [month], reasons: [], assessmentAttempt: 1, decidedBy, decidedAt, number, issuedAt: at, notifiedOn: notified, contestUntil: until, letter, version: 1 },
    paid: iban === undefined ? undefined : paymentOf(proceeding, { amountCents, number, decidedOn: dayAt(decidedAt), person, iban, at }),
    taking: await store.awards.taking({ awardId: proceedingId, kind: 'jubilee', months: [], personIds: [person.personId], takes: answer.takes }),
  })
}

/** The award and its one payable, in the month the account is known. */
export function paymentOf({ caseId, proceedingId }: Pick<Proceeding, 'caseId' | 'proceedingId'>, { amountCents, number, decidedOn, person, iban, at }: { amountCents: number; number: string; decidedOn: string; person: Resident; iban: string; at: string }): { award: Award; payable: Payable } {
  const month = monthOf(dayAt(at))
  const shared = { caseId, awardId: proceedingId, kind: 'jubilee' as const, amountCents, decisionNumber: number, decidedOn, payee: { personId: person.personId, name: fullName(person), iban } }
  return { award: { ...shared, proceedingId, months: [month], awardedAt: at }, payable: { ...shared, payableId: payableIdOf(proceedingId, month), month, state: 'Open', first: true, version: 1 } }
}

/** The jubilarian among our residents, entered from the register if they are not there yet. */
async function residentOf({ personId, personCode, givenName, familyName, birthDate, address, parish }: Gift & { birthDate: string }, { store }: Dependencies): Promise<Resident> {
  const known = await store.people.residentByCode(personCode)
  if (known !== undefined) return known
  const entered = { personId, personCode, givenName, familyName, birthDate, address, parish }
  await store.people.enterNewResident(entered)
  return entered
}
