// Whether a register or age shows that somebody belongs to the group a service is for; a caseworker is told where nothing does.
import { describe, expect, it } from 'vitest'
import type { Member } from '../../../functions/domain/household.ts'
import { isGroupEvidenced } from '../../../functions/domain/law/service-group.ts'
import { isSettled } from '../../../functions/domain/law/policy.ts'
import { serviceByCode } from '../../../functions/policy/service-catalogue.ts'
import { tukumsOn } from './household-of.ts'

const on = '2026-03-05'
const setting = tukumsOn(on).pensionAge
const pensionAge = isSettled(setting) ? setting.value : []
const evidenceOf = (code: string) => serviceByCode('tukums', code).evidence
const member = (birthDate: string, group?: 'II' | 'child', role: Member['role'] = 'applicant'): Member => ({ personId: 'x', role, birthDate, ...(group && { disability: { group, provenance: { source: 'register', name: 'VDEAVK' } } }) })

describe('The group of a service', () => {
  it.each([
    ['day-care-saime', member('1944-05-05'), false], ['day-care-saime', member('1980-05-05', 'II'), true],
    ['day-care-riti', member('1944-05-05'), true], ['day-care-riti', member('1962-05-05'), true], ['day-care-riti', member('1990-05-05'), false],
    ['child-respite', member('2015-05-05', 'child', 'child'), true], ['child-respite', member('2015-05-05', undefined, 'child'), false],
    ['home-care', member('1990-05-05'), true],
  ] as const)('%s of %o is shown: %s', (code, who, shown) => expect(isGroupEvidenced(evidenceOf(code), [who], on, pensionAge)).toBe(shown))

  it('is not that of another adult of the household', () => {
    expect(isGroupEvidenced(evidenceOf('day-care-saime'), [member('1980-05-05'), member('1981-05-05', 'II', 'adult')], on, pensionAge)).toBe(false)
  })
})
