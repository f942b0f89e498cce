// Documents a resident has given: their own list, and a form to send one more.
import { z } from 'zod'
import { DocumentKind } from '../../domain/document.ts'
import { mayDo, partiesOf } from '../../domain/permissions.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { caseOf } from '../applicant/matters.ts'
import { byResident, found, NotFound, residentOf, type Page, type Request } from '../page.ts'
import { typed } from '../typed.ts'
import { documentKindNames } from '../words.ts'
import { isFault, kindItems, laidDown, shownDocument } from './received.ts'

async function mine(request: Request, { store }: Dependencies, caseId: string) {
  const { personId } = residentOf(request)
  return (await store.documents.ofCase(caseId)).filter(({ givenBy }) => givenBy === personId).toSorted((a, b) => b.receivedAt.localeCompare(a.receivedAt))
}

async function list(request: Request, dependencies: Dependencies, kept: Record<string, string> = {}) {
  const { household: { caseId } } = await caseOf(residentOf(request), request.params['caseId'] ?? '', dependencies)
  return { view: 'documents/my-documents.njk', title: 'Jūsu dokumenti', data: { caseId, documents: (await mine(request, dependencies, caseId)).filter(({ mistaken }) => mistaken === undefined), kinds: documentKindNames, kindItems, typed: kept } }
}

const Form = z.object({ kind: z.enum(DocumentKind.options, 'Izvēlieties, kas tas par dokumentu.') })

export const myDocumentPages: Page[] = [
  {
    path: '/mani/:caseId/dokumenti',
    for: 'resident',
    act: 'do.add-document',
    takesFiles: true,
    get: (request, dependencies) => list(request, dependencies),
    async post(request, dependencies) {
      const resident = residentOf(request)
      const { household: { caseId }, applications } = await caseOf(resident, request.params['caseId'] ?? '', dependencies)
      if (!applications.some((application) => mayDo(resident, 'do.add-document', partiesOf(application)))) throw new NotFound()
      const { data, errors, kept } = typed(Form, request.form)
      const missing = request.files.length === 0 ? [{ field: 'document', text: 'Izvēlieties datni vai nofotografējiet dokumentu.' }] : []
      if (data === undefined || missing.length > 0) return { ...(await list(request, dependencies, kept)), errors: [...(errors ?? []), ...missing] }
      const { by, onBehalfOf } = byResident(request)
      const document = await laidDown(request.files[0]!, { caseId, givenBy: resident.personId, kind: data.kind, by }, dependencies)
      if (isFault(document)) return { ...(await list(request, dependencies, kept)), errors: [document] }
      await dependencies.store.commit(dependencies.store.documents.added(document, onBehalfOf))
      return { redirect: request.path }
    },
  },
  {
    path: '/mani/:caseId/dokumenti/:documentId',
    for: 'resident',
    async get(request, dependencies) {
      const { household: { caseId } } = await caseOf(residentOf(request), request.params['caseId'] ?? '', dependencies)
      return shownDocument(found((await mine(request, dependencies, caseId)).find(({ documentId, mistaken }) => documentId === request.params['documentId'] && mistaken === undefined)), dependencies)
    },
  },
]
