// A document that comes with a form: looked at and laid down, or refused with a sentence; and one that is shown.
import { DocumentKind, mediaTypeOf, plainName, type CaseDocument } from '../../domain/document.ts'
import type { Dependencies } from '../../platform/dependencies.ts'
import { bytesOf, layDown } from '../../platform/documents.ts'
import type { Upload } from '../form-body.ts'
import { found, type Answer, type FieldError } from '../page.ts'
import { documentKindNames } from '../words.ts'

/** So many a case: beyond that somebody is filling the disk. */
const mostDocuments = 300

/** For a form: what a document may be. */
export const kindItems = [{ value: '', text: 'Izvēlieties' }, ...DocumentKind.options.map((value) => ({ value, text: documentKindNames[value] }))]

export async function laidDown({ field, name, bytes }: Upload, about: Pick<CaseDocument, 'caseId' | 'givenBy' | 'kind' | 'by'> & Partial<Pick<CaseDocument, 'receivedAt'>>, dependencies: Dependencies): Promise<CaseDocument | FieldError> {
  const mediaType = mediaTypeOf(bytes)
  if (mediaType === undefined) return { field, text: 'Pievienojiet PDF datni vai attēlu (JPEG, PNG). Šo datni atvērt nevar.' }
  if ((await dependencies.store.documents.ofCase(about.caseId)).length >= mostDocuments) return { field, text: 'Lietā jau ir ļoti daudz dokumentu. Sazinieties ar dienestu.' }
  return layDown(bytes, { ...about, name: plainName(name), mediaType }, dependencies)
}

export const isFault = (result: CaseDocument | FieldError): result is FieldError => 'field' in result

/** The document itself, to be shown within our own pages. Errors: NotFound when its file is gone. */
export const shownDocument = async (document: CaseDocument, dependencies: Dependencies): Promise<Answer> =>
  ({ bytes: found(await bytesOf(document, dependencies)), contentType: document.mediaType, framed: true })
