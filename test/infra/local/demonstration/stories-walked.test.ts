// The stories of the demonstration, walked through the real workflow: what someone who signs in will see happen.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { monthOf, monthsBefore } from '../../../../functions/domain/days.ts'
import { fullName } from '../../../../functions/domain/person.ts'
import { deliver } from '../../../../functions/platform/deliver.ts'
import { declarationOf } from '../../../../infra/local/demonstration/household.ts'
import { populationOf, registryOf } from '../../../../infra/local/demonstration/population.ts'
import { seedDemonstration } from '../../../../infra/local/demonstration/seed.ts'
import { localRegisterService, openRegisterService, type RegisterService } from '../../../../infra/local/register-service.ts'
import { findsNeed, grants, openWait, openWaits } from '../../../acceptance/acts.ts'
import { openOffice, type Office } from '../../../office.ts'

let office: Office
let registers: RegisterService
beforeAll(async () => {
  const now = () => office?.clock.now() ?? 0
  office = await openOffice('2026-05-04 10:00', {}, { demonstration: true, registers: (store) => localRegisterService(store, now) })
  await seedDemonstration(office.host.dependencies)
  registers = openRegisterService({ registry: registryOf(populationOf('tukums')), settings: office.host.dependencies.store.settings, now })
})
afterAll(() => office.close())

/** The applicant of a story submits what the story tells, signed by every adult. */
async function applies(key: string): Promise<{ caseId: string; proceeding: (kind: string) => string }> {
  const { dependencies } = office.host
  const { household, wishes } = populationOf('tukums').stories.find((story) => story.key === key)!
  const { resident } = household.members[0]!
  const at = new Date(office.clock.now()).toISOString()
  const [caseId, applicationId] = [dependencies.newId(), dependencies.newId()]
  const facts = declarationOf(household, monthsBefore(monthOf(at), 3))
  await deliver(dependencies, await dependencies.store.applications.submit({
    applicationId, caseId, applicantId: resident.personId, submittedAt: at, wishes, facts, iban: household.iban,
    signatures: household.members.filter(({ role }) => role !== 'child').map(({ resident: { personId } }) => ({ personId, at })),
  }, { caseId, applicantId: resident.personId, memberIds: facts.members.map(({ personId }) => personId), title: fullName(resident), parish: resident.parish, openedAt: at }))
  await office.host.settle()
  return { caseId, proceeding: (kind) => `${applicationId}-${kind}` }
}

describe('a story', () => {
  it('of heating bills goes straight to decisions and to the needs assessment, on figures the registers confirm: GMI is not due, the housing benefit is', async () => {
    const { caseId, proceeding } = await applies('heating-bills')
    expect((await openWaits(office, { caseId })).map(({ box }) => box).toSorted()).toEqual(['AwaitDecision', 'AwaitDecision', 'AwaitNeedsAssessment'])
    expect(await office.host.dependencies.store.assessments.latest(caseId, proceeding('gmi'))).toMatchObject({ answer: { outcome: 'NotEntitled' } })
    const assessment = await office.host.dependencies.store.assessments.latest(caseId, proceeding('housing'))
    expect(assessment).toMatchObject({ contradictions: [], answer: { outcome: 'Entitled', amountCents: 146_15 } })
    expect(JSON.stringify(assessment?.answer?.derivation)).toContain('"source":"register","name":"VSAA"')
  })

  it('of an undeclared benefit waits for a person to say which side holds', async () => {
    const { caseId } = await applies('undeclared-benefit')
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitFactsSettled'])
  })

  it('of a group flat ends in the waiting list, third in line', async () => {
    const { caseId, proceeding } = await applies('group-flat')
    await findsNeed(office, caseId, proceeding('service'), 'social-worker-1')
    await grants(office, caseId, proceeding('service'), 'organiser-1')
    expect(await office.host.dependencies.store.referrals.byId(caseId, proceeding('service'))).toMatchObject({ state: 'Queued', queueNumber: 3 })
  })

  it('of a day centre reaches the provider, who has a place', async () => {
    const { caseId, proceeding } = await applies('day-centre')
    await findsNeed(office, caseId, proceeding('service'), 'social-worker-1')
    await grants(office, caseId, proceeding('service'), 'organiser-1')
    expect(await openWait(office, { caseId }, 'AwaitProvider')).toMatchObject({ queue: 'provider:riti' })
  })

  it('told while a register is slow waits for the register a quarter of an hour, and then goes on by itself', async () => {
    await registers.set('VID', 'slow')
    const { caseId } = await applies('mother-of-three')
    expect((await openWaits(office, { caseId })).map(({ box, owner }) => `${box} ${owner}`)).toEqual(['AwaitRegister register'])
    await office.until('2026-05-04', '10:16')
    expect((await openWaits(office, { caseId })).map(({ box }) => box)).toEqual(['AwaitDecision', 'AwaitDecision'])
    await registers.set('VID', 'up')
  })
})
