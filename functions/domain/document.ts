// Documents of a household as files: bills, statements, certificates. What stands in one is read by people; the file itself is never changed.
import { z } from 'zod'
import type { Section } from './permissions.ts'
import { CaseId, Instant, PersonId } from './identifiers.ts'

/**
 * What of the office reads which: figures are for those who see means, health and needs for those who see needs. What a commission or a court decided tells
 * the household's means or needs in its reasons, as a letter does: it and the rest are for those of means and of needs.
 */
export const documentKinds = {
  income: ['means'], account: ['means'], bill: ['means'], lease: ['means'], property: ['means'], medical: ['needs'], ruling: ['means', 'needs'], other: ['means', 'needs'],
} as const satisfies Record<string, readonly Section[]>

export const DocumentKind = z.enum(Object.keys(documentKinds) as [keyof typeof documentKinds])
export type DocumentKind = z.infer<typeof DocumentKind>

export const MediaType = z.enum(['application/pdf', 'image/jpeg', 'image/png'])
export type MediaType = z.infer<typeof MediaType>

export const CaseDocument = z.object({
  documentId: z.string(),
  caseId: CaseId,
  /** Of the household: who gave it. They read it again on their own pages, and nobody else of the household does. */
  givenBy: PersonId,
  kind: DocumentKind,
  /** The file's name as it was given. */
  name: z.string(),
  mediaType: MediaType,
  bytes: z.int().positive(),
  /** Of the bytes, in hexadecimal: a file that has changed since is not shown. */
  sha256: z.string().length(64),
  /** When it reached the service, and when it was entered: a paper received on Monday may be scanned on Thursday. */
  receivedAt: Instant,
  recordedAt: Instant,
  by: z.string(),
  /** Entered by mistake: it stays, and is shown no more. */
  mistaken: z.object({ by: z.string(), at: Instant, reason: z.string() }).optional(),
  version: z.int(),
})
export type CaseDocument = z.infer<typeof CaseDocument>

/** Where the bytes lie among the files. */
export const fileKeyOf = ({ caseId, documentId }: Pick<CaseDocument, 'caseId' | 'documentId'>): string => `documents/${caseId}/${documentId}`

/** Told by what the file begins with, whatever its name says. Undefined: none of those that are taken. */
export function mediaTypeOf(bytes: Uint8Array): MediaType | undefined {
  const begins = (...signature: number[]): boolean => signature.every((byte, i) => bytes[i] === byte)
  if (begins(0x25, 0x50, 0x44, 0x46, 0x2d)) return 'application/pdf'
  if (begins(0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  return undefined
}

/** A file's name for people to read: no path, no control or direction marks, at most 80 characters. */
export const plainName = (name: string): string =>
  (name.split(/[/\\]/).at(-1) ?? '').toWellFormed().normalize('NFC').replaceAll(/[\p{Cc}\p{Cf}"<>|:*?]/gu, ' ').trim().slice(-80) || 'dokuments'
