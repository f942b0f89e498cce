// Finding a case: by a name, a personal code, the number of an application or of the case, or an address.
import { CaseId } from '../../domain/identifiers.ts'
import { mayDo, mustGiveReason, opens } from '../../domain/permissions.ts'
import { normalisePersonCode } from '../../domain/person-code.ts'
import { fullName, type Resident, type Staff } from '../../domain/person.ts'
import { isFinished } from '../../domain/proceeding.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { staffOf, type Page } from '../page.ts'
import { matterName } from './desk-rows.ts'

/** So many cases are shown. */
const mostShown = 50

interface Found { caseIds: Map<string, Resident | undefined>; more: boolean }

async function casesFound(text: string, { store }: Dependencies): Promise<Found> {
  const code = normalisePersonCode(text)
  if (/^\d{11}$/.test(code)) return ofPeople([await store.people.residentByCode(code)], store)
  if (/\/\d/.test(text)) {
    const caseId = await store.search.caseByNumber(text)
    return { caseIds: new Map(caseId === undefined ? [] : [[caseId, undefined]]), more: false }
  }
  if (CaseId.safeParse(text).success && await store.cases.byId(text) !== undefined) return { caseIds: new Map([[text, undefined]]), more: false }
  const { personIds, more } = await store.search.people(text)
  return { ...await ofPeople(await store.people.residents(personIds), store), more }
}

async function ofPeople(people: readonly (Resident | undefined)[], store: Dependencies['store']): Promise<Found> {
  const lists = await Promise.all(people.map(async (person) => (person === undefined ? [] : (await store.cases.ofPerson(person.personId)).map((caseId) => [caseId, person] as const))))
  return { caseIds: new Map(lists.flat()), more: false }
}

/** A case as a row of the results; nothing where the household is not theirs to see. The file itself is opened with its purpose. */
async function rowOf(caseId: string, person: Resident | undefined, staff: Staff, { store, municipality }: Dependencies) {
  const household = await store.cases.byId(caseId)
  if (household === undefined || !mayDo(staff, 'see.household', { parish: household.parish, leadId: household.leadId, reasonGiven: true })) return undefined
  // Of whoever must say why in each case nothing is told before they have said it.
  if (mustGiveReason(staff)) return { caseId, title: caseId, parish: household.parish, person: undefined, birthDate: undefined, address: undefined, open: [] }
  const [applicant, proceedings] = await Promise.all([store.people.resident(household.applicantId), store.cases.proceedings(caseId)])
  const shown = person ?? applicant
  return {
    caseId, title: household.title, parish: household.parish, person: shown && fullName(shown), birthDate: shown?.birthDate, address: shown?.address,
    open: proceedings.filter(({ status }) => !isFinished(status)).map((proceeding) => ({ name: matterName(proceeding, municipality), status: proceeding.status })),
  }
}

export const searchPage: Page = {
  path: '/lietas',
  for: 'file',
  async get(request, dependencies) {
    const staff = staffOf(request)
    const text = (request.query.get('q') ?? '').trim().slice(0, 100)
    const { caseIds, more } = text === '' ? { caseIds: new Map<string, undefined>(), more: false } : await casesFound(text, dependencies)
    const listed = [...caseIds].slice(0, mostShown)
    const rows = (await Promise.all(listed.map(([caseId, person]) => rowOf(caseId, person, staff, dependencies)))).filter((row) => row !== undefined)
    const collator = new Intl.Collator('lv')
    return {
      view: 'caseworker/search.njk', title: text === '' ? 'Meklēt lietu' : `Meklēt lietu: ${text}`,
      data: { text, rows: rows.toSorted((a, b) => collator.compare(a.title, b.title)), more: more || caseIds.size > mostShown, fromDesk: opens(staff, 'desk') },
    }
  },
}
