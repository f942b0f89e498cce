// What a person may decide on what the rules or a specialist found.
import { describe, expect, it } from 'vitest'
import { flawsOfGrant, flawsOfRefusal, groundsOfBenefit, groundsOfService, reasonsFor, type Grounds } from '../../functions/domain/decision-grounds.ts'
import type { NeedsOpinion } from '../../functions/domain/decision.ts'
import { refusal } from '../../functions/domain/law/refusal-reasons.ts'

const common = { benefit: 'gmi' as const, derivation: [], remarks: [] }
const entitled = groundsOfBenefit({ answer: { outcome: 'Entitled', ...common, status: 'needy', amountCents: 37_00, months: ['2026-03'], monthRule: 'day-of-application' } })
const notEntitled = groundsOfBenefit({ answer: { outcome: 'NotEntitled', ...common, status: 'none', reasons: [refusal('IncomeAboveThreshold', { incomeCents: 187_00, thresholdCents: 187_00 })] } })
const opinion = (need: boolean): NeedsOpinion => ({ caseId: '0000000001', proceedingId: '0000000002-service', need, opinion: 'Vajadzīgs', priorityClass: 2, by: 'janis', at: '2026-03-05T08:00:00.000Z' })

describe('A grant', () => {
  it('stands on entitlement, and never against it', () => {
    expect(flawsOfGrant(entitled, [])).toEqual([])
    expect(flawsOfGrant(notEntitled, [])).toEqual(['NotGrantable'])
  })
  it('has no ground while the rules have not answered', () => {
    expect(flawsOfGrant(groundsOfBenefit(undefined), [])).toEqual(['NotGrantable'])
    expect(flawsOfGrant(groundsOfBenefit({ answer: { outcome: 'Unsettled', ...common, what: [{ setting: 'gmiThreshold', why: '' }] } }), [])).toEqual(['NotGrantable'])
  })
  it('of a service stands on an opinion that finds a need', () => {
    expect(flawsOfGrant(groundsOfService(opinion(true)), [])).toEqual([])
    expect(flawsOfGrant(groundsOfService(opinion(false)), [])).toEqual(['NotGrantable'])
    expect(flawsOfGrant(groundsOfService(undefined), [])).toEqual(['NotGrantable'])
  })
  it('waits for every remark to be confirmed, not for some', () => {
    const remarked: Grounds = { ...entitled, remarks: [{ code: 'NormsNotApplied', text: '' }, { code: 'StatusUnsettled', text: '' }] }
    expect(flawsOfGrant(remarked, ['NormsNotApplied'])).toEqual(['RemarksNotConfirmed'])
    expect(flawsOfGrant(remarked, ['NormsNotApplied', 'StatusUnsettled'])).toEqual([])
  })
})

describe('While somebody’s income of a month that counts is not known', () => {
  it('nothing rests on the reckoning, and what only a person has established stands', () => {
    expect(flawsOfGrant({ ...entitled, incomesMissing: true }, [])).toEqual(['IncomesMissing'])
    expect(flawsOfRefusal({ ...notEntitled, incomesMissing: true }, ['IncomeAboveThreshold'], '', [])).toEqual(['IncomesMissing'])
    expect(flawsOfRefusal({ ...notEntitled, incomesMissing: true }, ['IncomeAboveThreshold', 'MovedOut'], '', [])).toEqual(['IncomesMissing'])
    expect(flawsOfRefusal({ ...entitled, incomesMissing: true }, ['MissingDocuments'], 'Neiesniedza', [])).toEqual([])
  })
})

describe('A refusal', () => {
  it('of who is not entitled stands on the rules’ reason alone', () => {
    expect(flawsOfRefusal(notEntitled, ['IncomeAboveThreshold'], '', [])).toEqual([])
    expect(flawsOfRefusal(notEntitled, [], '', [])).toEqual(['NoReason'])
  })
  it('of who is not entitled may stand on what a person established, explained or not', () => {
    expect(flawsOfRefusal(notEntitled, ['MovedOut'], '', [])).toEqual([])
  })
  it('of who is entitled needs something established, in words', () => {
    expect(flawsOfRefusal(entitled, [], 'Aizbrauca', [])).toEqual(['NothingEstablished'])
    expect(flawsOfRefusal(entitled, ['MovedOut'], '', [])).toEqual(['NotExplained'])
    expect(flawsOfRefusal(entitled, ['MovedOut'], 'Aizbrauca', [])).toEqual([])
  })
  it('never names a reason the rules did not find, nor one nobody knows', () => {
    expect(flawsOfRefusal(entitled, ['IncomeAboveThreshold'], 'Ir nauda', [])).toEqual(['ReasonUnknown'])
    expect(flawsOfRefusal(notEntitled, ['IncomeAboveThreshold', 'Nonsense'], '', [])).toEqual(['ReasonUnknown'])
  })
  it('names the rules’ own reasons first, with their figures', () => {
    expect(reasonsFor(notEntitled, ['MovedOut', 'IncomeAboveThreshold']).map(({ code }) => code)).toEqual(['IncomeAboveThreshold', 'MovedOut'])
    expect(reasonsFor(notEntitled, ['IncomeAboveThreshold'])[0]?.text).toContain('187,00')
  })
  it('waits for the remarks as a grant does', () => {
    expect(flawsOfRefusal({ ...notEntitled, remarks: [{ code: 'NormsNotApplied', text: '' }] }, ['IncomeAboveThreshold'], '', [])).toEqual(['RemarksNotConfirmed'])
  })
})
