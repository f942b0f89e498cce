// An office in which Ilze has three decisions in hand and goes away, for the tests of absences.
import { openWait } from '../../acceptance/acts.ts'
import { apply, registersAgree } from '../../acceptance/household.ts'
import { openOffice, resident, staff, type Office, type Visit } from '../../office.ts'
import { pensionOf } from '../caseworker/desk-office.ts'

export const residents = ['anna', 'bruno', 'cilda'].map((id, i) => resident(id, `${['Anna', 'Bruno', 'Cilda'][i]} Paraudziņa`, '1950-02-11'))
export const people = [
  staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('inga', 'Inga Organizatore', ['assistance-organiser']),
  staff('irma', 'Irma Kandavā', ['assistance-organiser'], { territory: ['Kandava'] }), staff('janis', 'Jānis Sociālais', ['social-worker']),
  staff('vija', 'Vija Vadošā', ['supervisor']), staff('maija', 'Maija Vadītāja', ['manager']),
]

/** On Thursday 5 March at ten. */
export const openStaffedOffice = (): Promise<Office> => openOffice('2026-03-05 10:00', { residents, staff: people })

/** Each resident applies, and Ilze takes the decision. */
export async function threeForIlze(office: Office): Promise<string[]> {
  const caseIds: string[] = []
  for (const one of residents) {
    registersAgree(office, pensionOf(150, one), '2026-03-05')
    const { caseId } = await apply(office, pensionOf(150, one), [{ kind: 'gmi' }])
    await office.host.dependencies.store.waits.take(await openWait(office, { caseId }, 'AwaitDecision'), 'ilze')
    caseIds.push(caseId)
  }
  return caseIds
}

/** Vija enters that Ilze is away from tomorrow on, or what is given. */
export const entersAbsence = (office: Office, fields: Record<string, string>): Promise<Visit> =>
  office.as('staff:vija').post('/darbinieki/prombutnes', { staffId: 'ilze', kind: 'leave', from: '06.03.2026.', to: '24.04.2026.', deputyId: '', ...fields })

/** Who has each decision. */
export const holdersOf = (office: Office, caseIds: readonly string[]): Promise<(string | undefined)[]> => Promise.all(caseIds.map(async (caseId) => (await openWait(office, { caseId }, 'AwaitDecision')).person))
