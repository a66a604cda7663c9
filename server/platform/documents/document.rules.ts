import { createHash, randomBytes } from 'node:crypto'
import type { DocumentContent, DocumentKind } from '../../../contract/documents.ts'
import { canonical } from '../audit/seal.rules.ts'

// Without letters that look or sound like another or like a figure.
const letters = 'ABCDEFGHJKMNPQRSTVWXYZ23456789'

/** A new code: sixteen letters, about 78 bits. Nobody guesses one, and one is read aloud without a mistake. */
export function newCode(): string {
  let code = ''
  while (code.length < 16)
    for (const byte of randomBytes(24)) if (byte < 240 && code.length < 16) code += letters[byte % letters.length]
  return code
}

/** A code as people write it, as it is kept: no blanks, no hyphens, capital letters. */
export const bareCode = (text: string): string => text.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')

/** A code as it stands on paper, in fours. */
export const writtenCode = (code: string): string => code.replace(/(.{4})(?=.)/g, '$1-')

/** What a hash is taken over: everything that must not change. */
export interface Sealed {
  code: string
  kind: DocumentKind
  ownerKind: string
  ownerId: string
  replacesId: string | null
  /** ISO 8601. */
  issuedAt: string
  content: DocumentContent
}

/** SHA-256, in hex, over the canonical text of a document. */
export const hashOf = (document: Sealed): string =>
  createHash('sha256')
    .update(
      canonical({
        ...{ code: document.code, kind: document.kind, ownerKind: document.ownerKind, ownerId: document.ownerId },
        ...{ replacesId: document.replacesId, issuedAt: document.issuedAt, content: document.content },
      }),
    )
    .digest('hex')
