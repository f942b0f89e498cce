// The bytes of documents among the files: laid down before there is a record of them, and looked at again when they are read.
import { createHash } from 'node:crypto'
import { fileKeyOf, type CaseDocument } from '../domain/document.ts'
import { instantOf } from '../domain/identifiers.ts'
import type { Dependencies } from './dependencies.ts'

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** The record of a document whose bytes are on the disk from now on; it is the caller's to commit. Received now, unless `about` says when. */
export async function layDown(
  bytes: Uint8Array, about: Pick<CaseDocument, 'caseId' | 'givenBy' | 'kind' | 'name' | 'mediaType' | 'by'> & Partial<Pick<CaseDocument, 'receivedAt'>>, { files, newId, now }: Pick<Dependencies, 'files' | 'newId' | 'now'>,
): Promise<CaseDocument> {
  const recordedAt = instantOf(now())
  const document: CaseDocument = { receivedAt: recordedAt, ...about, documentId: newId(), bytes: bytes.length, sha256: sha256Of(bytes), recordedAt, version: 1 }
  await files.put(fileKeyOf(document), bytes, document.mediaType)
  return document
}

/** Undefined: its file is gone. Errors: throws when the file is not the one that was received. */
export async function bytesOf(document: CaseDocument, { files }: Pick<Dependencies, 'files'>): Promise<Uint8Array | undefined> {
  const file = await files.get(fileKeyOf(document))
  if (file !== undefined && sha256Of(file.bytes) !== document.sha256) throw new Error(`The file of document ${document.documentId} is not the one that was received`)
  return file?.bytes
}
