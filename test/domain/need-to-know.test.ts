// Need to know as a property: random people ask for random acts in random matters, and the table answers as the rules do, written here a second time and by role.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Mandate } from '../../functions/domain/mandate.ts'
import { permissionMatrix, withMatrix } from '../../functions/domain/permission-matrix.ts'
import { mayAnswer, mayDo, mayEver, permissions, type Action, type Subject } from '../../functions/domain/permissions.ts'
import { Role } from '../../functions/domain/person.ts'

const actions = Object.keys(permissions) as Action[]
const parishes = ['Tukums', 'Kandava', 'Engure'] as const
const residents = ['anna', 'janis', 'ilga'] as const
const colleagues = ['c1', 'c2', 'c3'] as const
const units = ['saime', 'mezrozites'] as const
const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'] as const

const colleague = fc.record({
  roles: fc.uniqueArray(fc.constantFrom(...Role.options), { minLength: 1, maxLength: 2 }), staffId: fc.constantFrom(...colleagues),
  unit: fc.option(fc.constantFrom(...units), { nil: undefined }), territory: fc.option(fc.subarray([...parishes]), { nil: undefined }),
})
const mandate: fc.Arbitrary<Mandate> = fc.record({
  mandateId: fc.constant('0000000001'), principalId: fc.constantFrom(...residents), representativeId: fc.constantFrom(...residents), scopes: fc.subarray(['read', 'apply', 'answer'] as const, { minLength: 1 }),
  from: fc.constant('2026-03-01'), to: fc.constant('2026-03-31'), document: fc.constant(''), enteredBy: fc.constant('c1'), enteredAt: fc.constant('2026-03-01T00:00:00.000Z'),
  revokedAt: fc.option(fc.constant('2026-03-02T00:00:00.000Z'), { nil: undefined }), version: fc.constant(1),
})
const someone = fc.record({ personId: fc.constantFrom(...residents), mandate: fc.option(mandate, { nil: undefined }) })
const matter: fc.Arbitrary<Subject> = fc.record({
  parish: fc.option(fc.constantFrom(...parishes), { nil: undefined }), inHands: fc.subarray([...colleagues]), leadId: fc.option(fc.constantFrom(...colleagues), { nil: undefined }), reasonGiven: fc.boolean(),
  applicantId: fc.option(fc.constantFrom(...residents), { nil: undefined }), adultIds: fc.subarray([...residents]), unit: fc.option(fc.constantFrom(...units), { nil: undefined }),
  notBy: fc.subarray([...colleagues]), on: fc.constantFrom(...days),
})

type Colleague = typeof colleague extends fc.Arbitrary<infer T> ? T : never
const is = (action: Action, ...list: string[]): boolean => list.includes(action)

/** Each role in a sentence or two, as its holder would be told. */
const rules: Record<Role, (action: Action, who: Colleague, matter: Subject) => boolean> = {
  clerk: (action, who, of) => is(action, 'area.reception', 'area.file', 'do.enter-mandates') || (is(action, 'see.registration', 'see.household', 'do.change-contact', 'do.add-document', 'do.record-answer', 'do.enter-appeal', 'do.give-relief') && near(who, of)),
  'assistance-organiser': (action, who, of) => is(action, 'area.desk', 'area.file', 'area.places')
    || (near(who, of) && (action.startsWith('see.') ? !is(action, 'see.payments', 'see.faults', 'see.worker-times') : is(action, 'do.lead-case', 'do.change-contact', 'do.add-document', 'do.record-answer', 'do.enter-appeal') || (is(action, 'do.answer-assistance', 'do.answer-visits') && !of.notBy!.includes(who.staffId)))),
  'social-worker': (action, who, of) => is(action, 'area.desk', 'area.file', 'area.places')
    || (near(who, of) && (action.startsWith('see.') ? !is(action, 'see.means', 'see.payments', 'see.faults', 'see.worker-times') : is(action, 'do.lead-case', 'do.change-contact', 'do.add-document', 'do.record-answer', 'do.enter-appeal') || (is(action, 'do.answer-social-work', 'do.answer-visits') && !of.notBy!.includes(who.staffId)))),
  supervisor: (action, who, of) => is(action, 'area.desk', 'area.file', 'area.places', 'area.law', 'area.staff', 'area.delay', 'see.faults', 'do.sign-law', 'do.run-jubilees', 'do.plan-absence')
    || (near(who, of) && (action.startsWith('see.') ? action !== 'see.payments' : is(action, 'do.supervise', 'do.lead-case', 'do.change-contact', 'do.add-document', 'do.record-answer', 'do.enter-appeal') || (is(action, 'do.answer-assistance', 'do.answer-social-work', 'do.answer-visits', 'do.answer-supervision') && !of.notBy!.includes(who.staffId)))),
  'finance-maker': (action) => is(action, 'area.finance', 'see.payments', 'do.make-runs'),
  'finance-checker': (action, who, of) => is(action, 'area.finance', 'area.law', 'see.payments', 'do.sign-codes') || (action === 'do.answer-finance' && !of.notBy!.includes(who.staffId)),
  provider: (action, who, of) => action === 'area.provider'
    || (who.unit !== undefined && who.unit === of.unit && (is(action, 'see.referral', 'do.end-service') || (action === 'do.answer-provider' && !of.notBy!.includes(who.staffId)))),
  manager: (action, who, of) => is(action, 'area.file', 'area.places', 'area.law', 'area.staff', 'area.delay') || (is(action, 'see.registration', 'see.household', 'see.decisions', 'see.journal', 'see.readings') && of.reasonGiven === true && lives(who, of)),
  auditor: (action, who, of) => is(action, 'area.file', 'area.audit') || (action.startsWith('see.') && !is(action, 'see.faults', 'see.worker-times') && of.reasonGiven === true && lives(who, of)),
  administrator: (action) => is(action, 'area.administration', 'see.faults', 'do.switch-registers'),
}
const lives = ({ territory = [] }: Colleague, { parish }: Subject): boolean => territory.length === 0 || territory.some((served) => served === parish)
const near = (who: Colleague, of: Subject): boolean => lives(who, of) || of.inHands!.includes(who.staffId) || of.leadId === who.staffId

/** At home: the applicant everything of their own, another adult of the household all but what is the applicant's alone; nobody anything of the office. */
function atHome(action: Action, personId: string, { applicantId, adultIds = [] }: Subject): boolean {
  if (action.startsWith('area.') || is(action, 'see.payments', 'see.faults', 'see.worker-times') || (action.startsWith('do.') && !is(action, 'do.apply', 'do.sign', 'do.contest', 'do.answer-question', 'do.add-document'))) return false
  const alone = is(action, 'see.needs', 'see.readings', 'see.referral', 'do.apply', 'do.answer-question')
  return applicantId === personId || (!alone && adultIds.includes(personId))
}

describe('Whoever of the office asks', () => {
  it('may do what the rules of one of their roles allow, and nothing else', () => {
    fc.assert(fc.property(colleague, fc.constantFrom(...actions), matter, (who, action, of) => {
      expect(mayDo(who, action, of)).toBe(who.roles.some((role) => rules[role](action, who, of)))
    }), { numRuns: 5000 })
  })

  it('has a desk laid out for all they may ever do, and for no more', () => {
    fc.assert(fc.property(colleague, fc.constantFrom(...actions), matter, (who, action, of) => { if (mayDo(who, action, of)) expect(mayEver(who, action)).toBe(true) }))
  })

  it('never learns the need from payments, figures from social work, nor a case from the provider’s side', () => {
    const only = (roles: Role[], ...may: string[]) => fc.assert(fc.property(colleague, matter, (who, of) => {
      for (const action of actions.filter((each) => each.startsWith('see.') && !may.includes(each))) expect(mayDo({ ...who, roles }, action, of), action).toBe(false)
    }), { numRuns: 300 })
    only(['finance-maker', 'finance-checker'], 'see.payments')
    only(['provider'], 'see.referral')
    only(['administrator'], 'see.faults')
    only(['social-worker'], 'see.registration', 'see.household', 'see.needs', 'see.visits', 'see.decisions', 'see.journal', 'see.readings', 'see.referral')
  })

  it('never answers what is kept from them, and as an auditor writes nothing', () => {
    fc.assert(fc.property(colleague, fc.constantFrom(...actions), matter, (who, action, of) => {
      if (action.startsWith('do.answer-')) expect(mayDo(who, action, { ...of, notBy: [who.staffId] })).toBe(false)
      if (action.startsWith('do.')) expect(mayDo({ ...who, roles: ['auditor'] }, action, of)).toBe(false)
    }), { numRuns: 1000 })
  })
})

describe('A task', () => {
  it('is theirs to answer in the queues of their roles, of a household they serve, lead or have it in hand of, and never when it is kept from them', () => {
    fc.assert(fc.property(colleague, fc.constantFrom('assistance', 'social-work', 'visits', 'supervision', 'finance', 'provider'), fc.constantFrom(...units), matter, (who, queue, unit, { parish, leadId, notBy, inHands }) => {
      const person = inHands![0]
      const ought = who.roles.some((role) => rules[role](`do.answer-${queue}` as Action, who, { parish, leadId, notBy, inHands: [person], unit }))
      expect(mayAnswer({ ...who, name: '', title: '' }, { queue: queue === 'provider' ? `provider:${unit}` : queue, notBy, person }, { parish, leadId })).toBe(ought)
    }), { numRuns: 3000 })
  })
})

describe('Whoever at home asks', () => {
  it('may do what is theirs; under a mandate what is the other’s, on its days, within its scope, and never what the other might not', () => {
    fc.assert(fc.property(someone, fc.constantFrom(...actions), matter, (who, action, of) => {
      const { mandate: power, personId } = who
      const scope = is(action, 'do.apply', 'do.sign', 'do.contest') ? 'apply' : is(action, 'do.answer-question', 'do.add-document') ? 'answer' : undefined
      const ought = power === undefined ? atHome(action, personId, of)
        : power.representativeId === personId && power.revokedAt === undefined && of.on!.startsWith('2026-03') && (scope === undefined || power.scopes.includes(scope)) && atHome(action, power.principalId, of)
      expect(mayDo(who, action, of)).toBe(ought)
    }), { numRuns: 5000 })
  })
})

describe('The table in the README', () => {
  it('is the table of the code (npm run draw)', () => {
    const readme = readFileSync('README.md', 'utf8')
    expect(readme).toBe(withMatrix(readme))
  })

  it('has a row for every action', () => expect(permissionMatrix().match(/^\| (?!opens|sees of|does)/gm)).toHaveLength(actions.length))
})
