// The event log leaves the house as OCEL 2.0 and CSV, without anybody's data, and agrees with the diagrams.
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { eventsCsv, ocelOf, type LoggedCase } from '../../functions/domain/ocel.ts'
import { epochOf } from '../../functions/domain/identifiers.ts'
import { asMet } from '../../functions/domain/wait.ts'
import { workflows } from '../../workflows/all.ts'
import { deviations } from '../../workflows/paths.ts'
import { openOffice, resident, staff, type Office } from '../office.ts'
import { answers, findsNeed, grants, openWait } from './acts.ts'
import { apply, registersAgree, type Household } from './household.ts'

/** OCEL 2.0, JSON: what the schema of its specification requires (ocel-standard.org, 2.0, 8.2), and no member beside. Values are text. */
const Time = z.iso.datetime({ offset: true })
const DeclaredType = z.strictObject({ name: z.string(), attributes: z.array(z.strictObject({ name: z.string(), type: z.enum(['string', 'time', 'integer', 'float', 'boolean']) })) })
const Relationships = z.array(z.strictObject({ objectId: z.string(), qualifier: z.string() }))
const Value = z.string()
const Ocel20 = z.strictObject({
  objectTypes: z.array(DeclaredType), eventTypes: z.array(DeclaredType),
  objects: z.array(z.strictObject({ id: z.string(), type: z.string(), relationships: Relationships, attributes: z.array(z.strictObject({ name: z.string(), time: Time, value: Value })) })),
  events: z.array(z.strictObject({ id: z.string(), type: z.string(), time: Time, relationships: Relationships, attributes: z.array(z.strictObject({ name: z.string(), value: Value })) })),
})

const anna = resident('anna', 'Anna Paraudziņa', '1950-02-11')
const household: Household = { members: [{ resident: anna, role: 'applicant', monthly: [{ kind: 'pension', euro: 150 }] }], costs: 300 }

describe('The event log of a case that was asked for more, granted, referred and placed', () => {
  let office: Office
  let file: LoggedCase

  beforeAll(async () => {
    office = await openOffice('2026-03-05 10:00', { residents: [anna], staff: [staff('ilze', 'Ilze Organizatore', ['assistance-organiser']), staff('janis', 'Jānis Sociālais', ['social-worker'])] })
    registersAgree(office, household, '2026-03-05')
    office.registers.down.add('VID')
    const { caseId, applicationId } = await apply(office, household, [{ kind: 'gmi' }, { kind: 'service', serviceCode: 'day-care-saime', need: 'Vēlos būt starp cilvēkiem' }])
    office.registers.down.clear()
    await office.until('2026-03-06')
    const decisionWait = () => openWait(office, { caseId }, 'AwaitDecision', `${applicationId}-gmi`)
    await office.host.dependencies.store.waits.take(await decisionWait(), 'ilze')
    await answers(office, await decisionWait(), 'staff:ilze', 'InformationNeeded', [], 'Lūdzu, Annas konta pārskatu.')
    await answers(office, await openWait(office, { caseId }, 'AwaitInformation'), 'resident:anna', 'Provided', [], 'Konts LV80BANK0000435195001.')
    await grants(office, caseId, `${applicationId}-gmi`, 'ilze')
    await findsNeed(office, caseId, `${applicationId}-service`, 'janis')
    await grants(office, caseId, `${applicationId}-service`, 'janis')
    await answers(office, await openWait(office, { caseId }, 'AwaitProvider'), 'staff:saime', 'Accepted')
    const found = (await office.host.dependencies.store.cases.file(caseId))!
    file = { ...found, caseId }
  })
  afterAll(() => office.close())

  it('is OCEL 2.0: of its shapes, every type and attribute declared, every relationship to an object that is there', () => {
    const log = Ocel20.parse(JSON.parse(JSON.stringify(ocelOf([file]))))
    const ids = new Set(log.objects.map(({ id }) => id))
    expect(ids.size).toBe(log.objects.length)
    expect(new Set(log.events.map(({ id }) => id)).size).toBe(file.journal.length)
    for (const { relationships } of [...log.objects, ...log.events]) for (const { objectId } of relationships) expect(ids).toContain(objectId)
    for (const [things, types] of [[log.objects, log.objectTypes], [log.events, log.eventTypes]] as const) {
      for (const { type, attributes } of things) {
        const declared = types.find(({ name }) => name === type)!
        for (const { name, value } of attributes) {
          const { type: valueType } = declared.attributes.find((attribute) => attribute.name === name)!
          expect(value, `${type}.${name}`).toMatch(valueType === 'integer' ? /^-?\d+$/ : valueType === 'time' ? /^\d{4}-\d\d-\d\dT/ : /./)
        }
      }
    }
  })

  it('holds nobody’s data: no name, code, address, account, identifier or word that anyone wrote', () => {
    const text = JSON.stringify(ocelOf([file])) + eventsCsv(ocelOf([file]))
    const secrets = ['anna', 'Anna', 'Paraudziņa', anna.personCode, anna.address, 'LV80', 'ilze', 'Ilze', 'janis', 'konta pārskatu', file.caseId, file.proceedings[0]!.applicationId]
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  })

  it('as CSV has a row an event in the order they occurred', () => {
    const rows = eventsCsv(ocelOf([file])).trimEnd().split('\r\n')
    expect(rows[0]).toBe('event,case,proceeding,kind,activity,occurredAt,recordedAt,by,owner,wait')
    expect(rows).toHaveLength(file.journal.length + 1)
    const times = rows.slice(1).map((row) => epochOf(row.split(',')[5]!))
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(rows.filter((row) => row.includes(',gmi,AwaitInformation.Provided,')).length).toBe(1)
  })

  it('agrees with the diagrams, and shows where it would not', () => {
    const executions = Map.groupBy(file.waits.filter(({ workflow }) => workflow in workflows), ({ workflow, execution }) => `${workflow} ${execution}`)
    expect(executions.size).toBe(5)
    for (const [name, waits] of executions) {
      const met = waits.toSorted(asMet).map(({ box, outcome, register }) => ({ box, outcome, iteration: register }))
      const flow = workflows[waits[0]!.workflow as keyof typeof workflows]
      expect(deviations(flow, met, true), name).toEqual([])
      if (met.length > 1) expect(deviations(flow, met.slice(1), true).length, name).toBeGreaterThan(0)
    }
  })
})
