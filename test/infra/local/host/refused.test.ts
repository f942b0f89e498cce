// What is refused while the house runs: tokens that are forged, used or late, and definitions it does not serve. The house stays up.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { grants, openWait } from '../../../acceptance/acts.ts'
import { apply, registersAgree, type Household } from '../../../acceptance/household.ts'
import { openOffice, resident, staff, type Office } from '../../../office.ts'

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const household: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

let office: Office
let caseId: string
let proceedingId: string
let token: string
beforeEach(async () => {
  office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser'])] })
  registersAgree(office, household, '2026-03-05')
  const application = await apply(office, household, [{ kind: 'gmi' }])
  caseId = application.caseId
  proceedingId = `${application.applicationId}-gmi`
  token = (await openWait(office, { caseId }, 'AwaitDecision')).taskToken ?? ''
})
afterEach(() => office.close())

const send = (taskToken: string) => () => office.host.runner.operate('SendTaskSuccess', { taskToken, output: '{"outcome":"Refused"}' })
const nameOf = (act: () => unknown): string => {
  try {
    act()
    return 'nothing was refused'
  } catch (error) {
    return error instanceof Error ? error.name : 'not an error'
  }
}
const status = async (): Promise<string | undefined> => (await office.host.dependencies.store.cases.proceeding(caseId, proceedingId))?.status

describe('A task token', () => {
  it.each([
    ['that is no token', 'InvalidToken', () => 'let me in'],
    ['whose secret was guessed', 'TaskTimedOut', () => Buffer.from(Buffer.from(token, 'base64url').toString().replace(/.{4}$/, 'ffff')).toString('base64url')],
    ['of an execution that never was', 'TaskDoesNotExist', () => Buffer.from(Buffer.from(token, 'base64url').toString().replace(/^sfn:\d+/, 'sfn:99999')).toString('base64url')],
  ])('%s is refused, and the decision is still a person’s', async (_, name, forged) => {
    expect(nameOf(send(forged()))).toBe(name)
    await office.host.settle()
    expect(await status()).toBe('AwaitingDecision')
    await grants(office, caseId, proceedingId, 'ilze')
    expect(await status()).toBe('Awarded')
  })

  it('that was used is refused, and the first answer holds', async () => {
    await grants(office, caseId, proceedingId, 'ilze')
    expect(nameOf(send(token))).toBe('TaskTimedOut')
    await office.host.settle()
    expect(await status()).toBe('Awarded')
  })

  it('of an execution that was stopped is refused', async () => {
    const { executionArn } = (office.host.runner.operate('ListExecutions', { stateMachineArn: 'decision' }) as { executions: { executionArn: string }[] }).executions[0]!
    office.host.runner.operate('StopExecution', { executionArn })
    expect(nameOf(send(token))).toBe('TaskTimedOut')
    expect(await office.host.dependencies.workflows.answer(token, 'Granted')).toBe('gone')
    await office.host.settle()
    expect(await openWait(office, { caseId }, 'AwaitRepair')).toMatchObject({ queue: 'supervision' })
  })
})

describe('A definition', () => {
  const wait = { Type: 'Wait', Seconds: 1, End: true }
  const definition = (state: object) => ({ QueryLanguage: 'JSONata', StartAt: 'Asleep', States: { Asleep: { ...wait, ...state } } })

  it.each([
    ['with an unknown field', { Sekunden: 5 }, 'Sekunden'],
    ['whose expression does not compile', { Seconds: '{% $states. %}' }, 'Asleep'],
    ['whose expression holds a regular expression', { Output: "{% $match('a', /a+/) %}" }, 'regular expression'],
  ])('%s is refused by the names of its workflow and state, and the house goes on', async (_, state, said) => {
    const load = () => office.host.runner.load('sleeper', definition(state))
    expect(nameOf(load)).toBe('RefusedDefinition')
    expect(load).toThrow(/sleeper.*Asleep/s)
    expect(load).toThrow(said)
    await grants(office, caseId, proceedingId, 'ilze')
    expect(await status()).toBe('Awarded')
  })
})
