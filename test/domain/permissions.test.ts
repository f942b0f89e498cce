// Who sees what: figures at the desk, applications and matters at home.
import { describe, expect, it } from 'vitest'
import type { Application } from '../../functions/domain/application.ts'
import { readsApplication, residentsReadNote, seesFigures, seesMatter, seesNote, signsApplication } from '../../functions/domain/permissions.ts'
import { householdOf } from './law/household-of.ts'

const organiser = { roles: ['assistance-organiser' as const] }
const socialWorker = { roles: ['social-worker' as const] }

describe('The figures of a decision', () => {
  it('on a benefit are kept from a social worker, and not from who assesses means', () => {
    expect(seesFigures(socialWorker, 'gmi')).toBe(false)
    expect(seesFigures(socialWorker, 'housing')).toBe(false)
    expect(seesFigures(organiser, 'gmi')).toBe(true)
  })

  it('on a service there are none to keep', () => {
    expect(seesFigures(socialWorker, 'service')).toBe(true)
  })
})

describe('A note of the journal', () => {
  it('is read by a social worker where it is a number of a paper or about a service', () => {
    expect(seesNote(socialWorker, { what: 'DecisionGranted', proceedingId: '0000000001-gmi' })).toBe(true)
    expect(seesNote(socialWorker, { what: 'AwaitDecision.Granted', proceedingId: '0000000001-service' })).toBe(true)
    expect(seesNote(socialWorker, { what: 'AwaitDecision.Granted', proceedingId: '0000000001-gmi' })).toBe(false)
  })

  it('is read by a resident only where it is a number', () => {
    expect(residentsReadNote('JoinedWaitingList')).toBe(true)
    expect(residentsReadNote('TaskHandedBack')).toBe(false)
  })
})

describe('An application', () => {
  // Of age on the very day of application: born 5 March 2008, applied on 5 March 2026; the other a day later.
  const members = [['anna', '1980-05-05'], ['janis', '1979-02-01'], ['of-age', '2008-03-05'], ['not-yet', '2008-03-06']] as const
  const application: Pick<Application, 'applicationId' | 'applicantId' | 'facts' | 'submittedAt'> = {
    applicationId: '0000000001', applicantId: 'anna', submittedAt: '2026-03-05T08:00:00.000Z',
    facts: { ...householdOf({ on: '2026-03-05', people: [] }), members: members.map(([personId, birthDate], i) => ({ personId, role: i === 0 ? 'applicant' : 'adult', birthDate })) },
  }
  const whoOf = (may: (person: { personId: string }) => boolean) => [...members.map(([personId]) => personId), 'stranger'].filter((personId) => may({ personId }))

  it('is signed and read by every adult of the household as of the day of application', () => {
    expect(whoOf((person) => signsApplication(person, application))).toEqual(['anna', 'janis', 'of-age'])
    expect(whoOf((person) => readsApplication(person, application))).toEqual(['anna', 'janis', 'of-age'])
  })

  it('shows them its benefits, and the service to the applicant alone', () => {
    const matter = (kind: 'gmi' | 'service', applicationId = '0000000001') => whoOf((person) => seesMatter(person, { kind, applicationId }, application))
    expect(matter('gmi')).toEqual(['anna', 'janis', 'of-age'])
    expect(matter('service')).toEqual(['anna'])
    expect(matter('gmi', '0000000002')).toEqual([])
  })
})
