// Documents of a case for the office: the figures and where they came from on the left, the document on the right, and a form to enter one that came on paper.
import { z } from 'zod'
import { dayAt, instantAt, numericDay } from '../../domain/days.ts'
import { DocumentKind, documentKinds, type CaseDocument } from '../../domain/document.ts'
import { Conflict } from '../../domain/errors.ts'
import { instantOf } from '../../domain/identifiers.ts'
import { mayDo, sees } from '../../domain/permissions.ts'
import type { Staff } from '../../domain/person.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import type { CaseFile } from '../../store/cases.ts'
import { meansView } from '../caseworker/case-means.ts'
import { openFile, tiesOf } from '../caseworker/open-file.ts'
import { namesOf, namesOfStaff } from '../names.ts'
import { found, NotFound, staffOf, type Page, type Request } from '../page.ts'
import { dayTyped, exampleDay, reasonText, typed } from '../typed.ts'
import { documentKindNames } from '../words.ts'
import { isFault, kindItems, laidDown, shownDocument } from './received.ts'

const reads = (staff: Staff, { kind }: CaseDocument): boolean => documentKinds[kind].some((section) => sees(staff, section))

async function opened(request: Request, dependencies: Dependencies): Promise<{ staff: Staff; file: CaseFile }> {
  const staff = staffOf(request)
  return { staff, file: await openFile(request.params['caseId'] ?? '', staff, dependencies) }
}

async function list(request: Request, dependencies: Dependencies, kept?: Record<string, string>) {
  const { staff, file } = await opened(request, dependencies)
  const { store, now, municipality } = dependencies
  const application = file.applications.at(-1)
  const [residents, colleagues] = await Promise.all([store.people.residents(file.household.memberIds), store.people.allStaff()])
  const names = namesOf(residents)
  const documents = file.documents.filter((document) => reads(staff, document)).toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))
  const chosen = documents.find(({ documentId, mistaken }) => documentId === request.query.get('d') && mistaken === undefined) ?? documents.find(({ mistaken }) => mistaken === undefined)
  const seesMeans = sees(staff, 'means')
  return {
    view: 'documents/staff-documents.njk', title: `Dokumenti: ${file.household.title}`,
    data: {
      household: file.household, chosen, staffNames: namesOfStaff(colleagues), kinds: documentKindNames, kindItems, residents: residents.map(({ personId }) => ({ value: personId, text: names[personId] })),
      documents: documents.map((document) => ({ ...document, giver: names[document.givenBy] })),
      hidden: file.documents.length - documents.length, enters: mayDo(staff, 'do.add-document', tiesOf(file)),
      means: seesMeans && application !== undefined ? meansView(application, file, residents, names, municipality) : undefined,
      typed: kept ?? { from: file.household.applicantId, receivedOn: numericDay(dayAt(instantOf(now()))) },
    },
  }
}

/** Older papers than that are typed wrongly. */
const earliest = '1990-01-01'

/** The one in the address, if it is theirs to read. */
async function oneOf(request: Request, dependencies: Dependencies): Promise<{ staff: Staff; file: CaseFile; document: CaseDocument }> {
  const { staff, file } = await opened(request, dependencies)
  const document = found(file.documents.find(({ documentId }) => documentId === request.params['documentId']))
  if (!reads(staff, document)) throw new NotFound()
  return { staff, file, document }
}

export const staffDocumentPages: Page[] = [
  {
    path: '/lietas/:caseId/dokumenti',
    for: 'file',
    takesFiles: true,
    get: (request, dependencies) => list(request, dependencies),
    async post(request, dependencies) {
      const { staff, file } = await opened(request, dependencies)
      if (!mayDo(staff, 'do.add-document', tiesOf(file))) throw new NotFound()
      const at = instantOf(dependencies.now())
      const Form = z.object({
        kind: z.enum(DocumentKind.options, 'Izvēlieties, kas tas par dokumentu.'),
        from: z.enum(file.household.memberIds as [string], 'Izvēlieties, no kā dokuments saņemts.'),
        receivedOn: dayTyped(`Ierakstiet dienu, kad dokumentu saņēmāt, piemēram, ${exampleDay(dayAt(at))}`, (day) => (day > dayAt(at) ? 'Saņemšanas diena nevar būt nākotnē.' : day < earliest ? 'Pārbaudiet gadu.' : undefined)),
      })
      const { data, errors, kept } = typed(Form, request.form)
      const missing = request.files.length === 0 ? [{ field: 'document', text: 'Izvēlieties datni.' }] : []
      if (data === undefined || missing.length > 0) return { ...(await list(request, dependencies, kept)), errors: [...(errors ?? []), ...missing] }
      const receivedAt = data.receivedOn === dayAt(at) ? at : instantAt(data.receivedOn)
      const document = await laidDown(request.files[0]!, { caseId: file.household.caseId, givenBy: data.from, kind: data.kind, by: `staff:${staff.staffId}`, receivedAt }, dependencies)
      if (isFault(document)) return { ...(await list(request, dependencies, kept)), errors: [document] }
      await dependencies.store.commit(dependencies.store.documents.added(document))
      return { redirect: `${request.path}?d=${document.documentId}` }
    },
  },
  {
    path: '/lietas/:caseId/dokumenti/:documentId',
    for: 'file',
    async get(request, dependencies) { return shownDocument((await oneOf(request, dependencies)).document, dependencies) },
  },
  {
    path: '/lietas/:caseId/dokumenti/:documentId/kluda',
    for: 'file',
    async post(request, dependencies) {
      const { staff, file, document } = await oneOf(request, dependencies)
      if (!mayDo(staff, 'do.add-document', tiesOf(file))) throw new NotFound()
      const { data, errors } = typed(z.object({ mistake: reasonText('Uzrakstiet, kāpēc dokuments šeit neder.') }), request.form)
      const back = `/lietas/${file.household.caseId}/dokumenti`
      if (data === undefined) return { ...(await list({ ...request, path: back, query: new URLSearchParams({ d: document.documentId }) }, dependencies)), errors }
      if (document.mistaken !== undefined) throw new Conflict('Šis dokuments jau ir atzīmēts kā kļūda.')
      await dependencies.store.commit(dependencies.store.documents.mistaken(document, { by: `staff:${staff.staffId}`, at: instantOf(dependencies.now()), reason: data.mistake }))
      return { redirect: back }
    },
  },
]
