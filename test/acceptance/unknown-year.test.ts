// Months of a year whose thresholds nobody knows yet: given at the figures of the day of application, and whoever decides and whoever reads the letter is told.
import { expect, it } from 'vitest'
import { openWait } from './acts.ts'
import { opensTask } from '../abuse/at-the-desk.ts'
import { anna, applies, openDesk, pensionOf, textOf } from '../pages/caseworker/desk-office.ts'

it('are named to the caseworker, who confirms them, and in the letter, which says that they will be recalculated', async () => {
  // In November 2025 the threshold of 2026 was not adopted yet.
  const office = await openDesk({}, '2025-11-10 10:00')
  const { caseId } = await applies(office, pensionOf(150), { kind: 'gmi' })
  const { store } = office.host.dependencies
  const months = '2026. gada janvāris – 2026. gada aprīlis'
  const wait = await openWait(office, { caseId }, 'AwaitDecision')
  const send = await opensTask(office, 'ilze', wait)
  const page = textOf((await office.as('staff:ilze').get(`/darbs/uzdevums/${wait.waitId}`)).html)
  expect(page).toContain(`Likuma skaitļi vēl nav zināmi šiem mēnešiem: ${months}. Tos piešķir pēc iesnieguma dienas skaitļiem; kad jaunie būs ievadīti, mēnešus pārrēķinās.`)
  expect((await send({ act: 'grant', confirmed: [] })).status).toBe(422)
  expect((await send({ act: 'grant' })).status).toBe(303)
  const [proceeding] = await store.cases.proceedings(caseId)
  expect((await store.decisions.byProceeding(caseId, proceeding!.proceedingId))?.letter?.ruling).toContainEqual(
    `Šiem mēnešiem likuma skaitļi vēl nav noteikti: ${months}. Tiem summa ir pēc šā brīža skaitļiem. Kad jaunie skaitļi būs zināmi, šos mēnešus pārrēķināsim; ja jums pienāksies vairāk, starpību izmaksāsim.`)
  office.close()
})

it('are none where every month of the award is of a known year: nothing is said', async () => {
  const office = await openDesk()
  const { caseId } = await applies(office, pensionOf(150, anna), { kind: 'gmi' })
  const { waitId } = await openWait(office, { caseId }, 'AwaitDecision')
  await office.as('staff:ilze').post(`/darbs/uzdevums/${waitId}/panemt`, {})
  expect(textOf((await office.as('staff:ilze').get(`/darbs/uzdevums/${waitId}`)).html)).not.toContain('Likuma skaitļi vēl nav zināmi')
  office.close()
})
