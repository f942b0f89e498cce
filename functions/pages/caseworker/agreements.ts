// The register of agreements of a case: the printable list, a new agreement with its duties, and ending one.
import { z } from 'zod'
import { AgreementKind, isActive, type Agreement, type Duty } from '../../domain/agreement.ts'
import { dayAt, yearOf, type Day } from '../../domain/days.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { fullName } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { endAgreement, signAgreement } from '../../platform/sign-agreement.ts'
import type { CaseFile } from '../../store/cases.ts'
import { found, type FieldError, type Page, type Request } from '../page.ts'
import { dayTyped, exampleDay, readDay, reasonText, typed } from '../typed.ts'
import { agreementKinds } from '../words.ts'
import { choicesOf } from './colleagues.ts'
import { specialistsFor } from './hand-over.ts'
import { fileToLead } from './open-file.ts'
import { namesOf, namesOfStaff } from '../names.ts'

/** So many duties fit a page; more make another agreement unreadable. */
const mostDuties = 6

const Head = (today: Day) => z.object({ kind: z.enum(AgreementKind.options, 'Izvēlieties, kāda vienošanās tā ir.'), personId: z.string({ error: 'Izvēlieties, ar ko vienojāties.' }).min(1, 'Izvēlieties, ar ko vienojāties.'), signedOn: dayTyped(`Ierakstiet parakstīšanas dienu, piemēram, ${exampleDay(today)}`, (day) => (day < '1990-01-01' ? 'Pārbaudiet gadu.' : undefined)) })

/** The duties typed: a row with nothing in it is no duty; one begun must be whole. */
function dutiesTyped(kept: Record<string, string>, today: Day, verifierIds: readonly string[]): { duties: Duty[]; errors: FieldError[] } {
  const errors: FieldError[] = []
  const duties = Array.from({ length: mostDuties }, (_, i) => i).flatMap((i): Duty[] => {
    const at = (name: string) => (kept[`${name}-${i}`] ?? '').trim()
    if (at('text') === '' && at('evidence') === '' && at('dueOn') === '') return []
    const [dueOn, nth] = [readDay(at('dueOn')), `${i + 1}. pienākums`]
    if (at('text').length < 3) errors.push({ field: `text-${i}`, text: `${nth}: uzrakstiet, kas jāizdara.` })
    if (at('evidence').length < 3) errors.push({ field: `evidence-${i}`, text: `${nth}: uzrakstiet, pēc kā redzēs, ka tas izdarīts.` })
    if (dueOn === undefined || dueOn < today) errors.push({ field: `dueOn-${i}`, text: `${nth}: ierakstiet termiņu, ne agrāku par šodienu.` })
    if (!verifierIds.includes(at('verifierId'))) errors.push({ field: `verifierId-${i}`, text: `${nth}: izvēlieties, kurš pārbaudīs.` })
    return [{ dutyId: String(i + 1), text: at('text').slice(0, 500), evidence: at('evidence').slice(0, 500), dueOn: dueOn ?? today, verifierId: at('verifierId') }]
  })
  if (duties.length === 0) errors.push({ field: 'text-0', text: 'Ierakstiet vismaz vienu pienākumu.' })
  return { duties, errors }
}

/** The list as it is shown and printed. */
export const agreementRows = (agreements: readonly Agreement[], names: { residents: Readonly<Record<string, string>>; staff: Readonly<Record<string, string>> }) =>
  agreements.toSorted((a, b) => Number(isActive(b)) - Number(isActive(a)) || b.signedOn.localeCompare(a.signedOn)).map((agreement) => ({
    ...agreement, active: isActive(agreement), name: agreementKinds[agreement.kind], person: names.residents[agreement.personId] ?? '',
    duties: agreement.duties.map((duty) => ({ ...duty, verifier: names.staff[duty.verifierId] ?? duty.verifierId })),
  }))

async function namesIn(file: CaseFile, { store }: Dependencies) {
  const [residents, staff] = await Promise.all([store.people.residents(file.household.memberIds), store.people.allStaff()])
  return { adults: residents, residents: namesOf(residents), staff: namesOfStaff(staff) }
}

async function form(request: Request, dependencies: Dependencies, kept?: Record<string, string>) {
  const { file, staff } = await fileToLead(request, dependencies)
  const names = await namesIn(file, dependencies)
  const today = dayAt(instantOf(dependencies.now()))
  return {
    view: 'caseworker/agreement-new.njk', title: 'Jauna vienošanās',
    data: {
      household: file.household, rows: Array.from({ length: mostDuties }, (_, i) => i), today, staffId: staff.staffId,
      kinds: AgreementKind.options.map((value) => ({ value, text: agreementKinds[value] })), persons: names.adults.map((person) => ({ value: person.personId, text: fullName(person) })),
      verifiers: (await choicesOf(await specialistsFor(file.household.parish, dependencies), dependencies)).map(({ staffId, said }) => ({ value: staffId, text: said })), typed: kept ?? {}, more: Object.entries(kept ?? {}).some(([name, value]) => /^(text|evidence|dueOn)-[2-9]$/.test(name) && value.trim() !== ''),
    },
  }
}

export const agreementPages: Page[] = [
  {
    path: '/lietas/:caseId/vienosanas',
    for: 'desk',
    async get(request, dependencies) {
      const { file } = await fileToLead(request, dependencies)
      return { view: 'caseworker/agreements.njk', title: 'Vienošanās', data: { household: file.household, agreements: agreementRows(file.agreements, await namesIn(file, dependencies)), today: dayAt(instantOf(dependencies.now())) } }
    },
  },
  {
    path: '/lietas/:caseId/vienosanas/jauna',
    for: 'desk',
    get: (request, dependencies) => form(request, dependencies),
    async post(request, dependencies) {
      const { file, staff } = await fileToLead(request, dependencies)
      const { household: { caseId, parish, memberIds } } = file
      const { store, now, newId } = dependencies
      const [at, today] = [instantOf(now()), dayAt(instantOf(now()))]
      const head = typed(Head(today), request.form)
      const verifiers = await specialistsFor(parish, dependencies)
      const { duties, errors } = dutiesTyped(head.kept, today, verifiers.map(({ staffId }) => staffId))
      if (head.data === undefined || errors.length > 0) return { ...(await form(request, dependencies, head.kept)), errors: [...(head.errors ?? []), ...errors] }
      found(memberIds.find((personId) => personId === head.data.personId))
      const number = `V/${yearOf(today)}/${await store.settings.nextNumber(`agreement/${yearOf(today)}`)}`
      await signAgreement({ agreementId: newId(), caseId, ...head.data, number, duties, enteredBy: staff.staffId, enteredAt: at, version: 1 }, verifiers, agreementKinds[head.data.kind], dependencies)
      return { redirect: `/lietas/${caseId}/vienosanas` }
    },
  },
  {
    path: '/lietas/:caseId/vienosanas/:agreementId/izbeigt',
    for: 'desk',
    async post(request, dependencies) {
      const { file, staff } = await fileToLead(request, dependencies)
      const agreement = found(file.agreements.find(({ agreementId }) => agreementId === request.params['agreementId']))
      const { caseId } = agreement
      const { data, errors } = typed(z.object({ reason: reasonText('Ierakstiet, kāpēc vienošanās beidzas.') }), request.form)
      const back = `/lietas/${caseId}/vienosanas`
      if (data === undefined) return { view: 'message.njk', title: 'Vienošanās nav izbeigta', status: 422, errors: [], data: { text: errors.map(({ text }) => text).join(' '), back } }
      if (!isActive(agreement)) throw new Conflict('Šī vienošanās jau ir izbeigta.')
      await endAgreement(agreement, file.waits, data.reason, `staff:${staff.staffId}`, dependencies)
      return { redirect: back }
    },
  },
]
