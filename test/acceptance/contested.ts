// A contested decision for tests: the household, the office, the refusal or grant it is about, and what people do on the way in one line each.
import { remarksOf } from '../../functions/domain/decision-grounds.ts'
import { openOffice, resident, staff, type Office, type Visit } from '../office.ts'
import { answers, beginsRun, openWait, refuses } from './acts.ts'
import { identifierOf } from '../../functions/platform/mark.ts'
import { apply, registersAgree, type Household } from './household.ts'

export const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
export const household = (monthly: number, more: Partial<Household['members'][number]> = {}): Household => ({ members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: monthly }], ...more }], costs: 300 })
export const people = {
  residents: [anna],
  staff: [
    staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('kolegis', 'Kārlis Kolēģis', ['assistance-organiser']), staff('anita', 'Anita Organizatore', ['assistance-organiser']),
    staff('vaira', 'Vaira Vadītāja', ['supervisor']), staff('klave', 'Klāva Klientu', ['clerk']), staff('gundega', 'Gundega Grāmatvede', ['finance-maker']), staff('rita', 'Rita Galvenā', ['finance-checker']),
  ],
}

export interface Contested { office: Office; caseId: string; applicationId: string; proceedingId: string }

/** GMI applied for on Thursday 5 March and refused on Friday 6 March: the pension as VSAA tells it is above the threshold. */
export async function refused(options: Parameters<typeof openOffice>[2] = {}): Promise<Contested> {
  const office = await openOffice('2026-03-05 10:00', people, options)
  registersAgree(office, household(1500), '2026-03-05')
  const ids = await apply(office, household(150, { declaredOnly: true }), [{ kind: 'gmi' }])
  await settles(office, ids.caseId, 'register', 'Tā rāda VSAA')
  const proceedingId = `${ids.applicationId}-gmi`
  await office.until('2026-03-06', '10:00')
  await refuses(office, ids.caseId, proceedingId, 'ilze')
  return { office, ...ids, proceedingId }
}

/** GMI for six months granted on Friday 6 March. */
export async function granted(): Promise<Contested> {
  const office = await openOffice('2026-03-05 10:00', people)
  registersAgree(office, household(150), '2026-03-05')
  const ids = await apply(office, household(150), [{ kind: 'gmi' }])
  const proceedingId = `${ids.applicationId}-gmi`
  await office.until('2026-03-06', '10:00')
  await decides(office, 'ilze', ids.caseId, proceedingId, { act: 'grant' })
  return { office, ...ids, proceedingId }
}

/** An organiser says which figures hold. */
export async function settles(office: Office, caseId: string, holds: 'declared' | 'register', reason: string, by = 'ilze'): Promise<void> {
  const wait = await openWait(office, { caseId }, 'AwaitFactsSettled')
  if (wait.person !== by) await office.host.dependencies.store.waits.take(wait, by)
  const asked = (await office.host.dependencies.store.assessments.latest(caseId, wait.proceedingId ?? ''))!.contradictions
  const { status, html } = await office.as(`staff:${by}`).post(`/darbs/uzdevums/${wait.waitId}`, Object.fromEntries(asked.flatMap((_, i) => [[`holds-${i}`, holds], [`reason-${i}`, reason]])))
  if (status !== 303) throw new Error(html)
}

/** Whoever takes the decision answers its form; remarks are ticked. */
export async function decides(office: Office, by: string, caseId: string, proceedingId: string, fields: Record<string, string>): Promise<string> {
  const wait = await openWait(office, { caseId }, 'AwaitDecision', proceedingId)
  await office.as(`staff:${by}`).post(`/darbs/uzdevums/${wait.waitId}/panemt`, {})
  const remarks = remarksOf(await office.host.dependencies.store.assessments.latest(caseId, proceedingId))
  return (await office.as(`staff:${by}`).post(`/darbs/uzdevums/${wait.waitId}`, { confirmed: remarks.map(({ code }) => code), ...fields })).html
}

/** The first appeal against the decision of a matter, in an office whose first application it is. */
export const appealOf = (kind = 'gmi'): string => identifierOf(`appeal/0000000001-${kind}/1`)
export const words = { form: '0000000abc', words: 'VSAA skaitlis ir cita cilvēka pensija.', asks: 'Piešķirt pabalstu', marked: '0' }
/** Anna sends the form of her page. */
export const contests = ({ office, caseId, proceedingId }: Contested, more: Record<string, string> = {}): Promise<Visit> => office.as('resident:anna').post(`/mani/${caseId}/lemums/${proceedingId}/apstridet`, { ...words, ...more })
/** A supervisor takes a task about the appeal and answers it. */
export const supervisor = async ({ office, caseId }: Contested, box: string, fields: Record<string, string>): Promise<Visit> => {
  const wait = await openWait(office, { caseId }, box)
  await office.as('staff:vaira').post(`/darbs/uzdevums/${wait.waitId}/panemt`, {})
  return office.as('staff:vaira').post(`/darbs/uzdevums/${wait.waitId}`, fields)
}
export const ruling = (act: string, on: string, more: Record<string, string> = {}) => ({ act, number: '12', on, receivedOn: on, words: 'Uzdod lemt no jauna.', paper: 'lietvedībā Nr. 4-5/77', ...more })
export const payables = async ({ office, caseId }: Contested) => (await office.host.dependencies.store.awards.ofCase(caseId)).payables
/** Finance pays everything due through a month. */
export const paysAll = async (office: Office, throughMonth: string, payOn: string): Promise<void> => {
  const runId = await beginsRun(office, 'gundega', throughMonth, payOn)
  await answers(office, await openWait(office, { runId }, 'AwaitApproval'), 'staff:rita', 'Approved', office.host.dependencies.store.runs.moves((await office.host.dependencies.store.runs.byId(runId))!, 'Approved', { checkerId: 'rita' }))
  await answers(office, await openWait(office, { runId }, 'AwaitBank'), 'staff:gundega', 'Executed')
}
