import { z } from 'zod'
import { Id, Instant, Locale } from './common.ts'
import { route } from './route.ts'

const tags = ['documents'] as const

/** A text of a document in both languages; words somebody wrote in one language stand in both places. */
export const DocumentText = z
  .object({ en: z.string().max(20_000), zh: z.string().max(20_000) })
  .meta({ id: 'DocumentText', description: 'Text in both languages' })
/** A text of a document in both languages. */
export type DocumentText = z.infer<typeof DocumentText>

/** How somebody signed: drawn on a screen, a photo of the signed paper, at a counter before staff, typed as a name. */
export const SignedHow = z.enum(['drawn', 'uploaded', 'desk', 'typed'])
/** How somebody signed. */
export type SignedHow = z.infer<typeof SignedHow>

/** A part of a document, in reading order. `items` are numbered from 1 through the whole document. */
export const DocumentBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: DocumentText }),
  z.object({ kind: z.literal('paragraph'), text: DocumentText }),
  z.object({ kind: z.literal('items'), items: z.array(DocumentText).max(200) }),
  z.object({
    kind: z.literal('facts'),
    rows: z.array(z.object({ label: DocumentText, value: DocumentText })).max(100),
  }),
  z.object({
    kind: z.literal('signatures'),
    lines: z
      .array(
        z.object({
          label: DocumentText,
          name: z.string().max(200).optional(),
          how: SignedHow.optional(),
          at: Instant.optional(),
          /** The drawing, whose bytes are those of `sha256`. */
          fileId: Id.optional(),
          sha256: z.string().optional(),
        }),
      )
      .max(50),
  }),
])
/** A part of a document. */
export type DocumentBlock = z.infer<typeof DocumentBlock>

/** All that stands on a document. Frozen when it is issued. */
export const DocumentContent = z.object({
  title: DocumentText,
  /** Whoever issues it: a committee, a department. */
  issuer: DocumentText,
  /** Number of the case it belongs to. */
  number: z.string().max(60),
  blocks: z.array(DocumentBlock).max(100),
})
/** All that stands on a document. */
export type DocumentContent = z.infer<typeof DocumentContent>

/** What sort of paper it is, for whoever verifies it. */
// messages: documents.kind.*
export const DocumentKind = z.enum([
  'agreement',
  'oral_agreement',
  'minutes',
  'notice',
  'extension',
  'reply',
  'review',
  're_review',
  'joint_reply',
])
/** What sort of paper it is. */
export type DocumentKind = z.infer<typeof DocumentKind>

/** A document as whoever may read it sees it. */
export const DocumentView = z
  .object({
    id: Id,
    code: z.string().describe('Stands on the paper: `ABCD-EFGH-JKMN-PQRS`'),
    kind: DocumentKind,
    issuedAt: Instant,
    hash: z.string().describe('SHA-256, hex, over all of it'),
    /** The same as when it was issued. */
    intact: z.boolean(),
    content: DocumentContent,
    replaces: z.string().nullable().describe('Code of the document it takes the place of'),
    replacedBy: z.string().nullable().describe('Code of the one that took its place'),
    drawings: z
      .record(z.string(), z.string())
      .describe('Signatures by file id, as data addresses; one whose bytes are not those signed is left out'),
  })
  .meta({ id: 'DocumentView' })
/** A document as whoever may read it sees it. */
export type DocumentView = z.infer<typeof DocumentView>

/** What anybody with a paper in hand may learn of it: that it is genuine, nothing of what stands in it. */
export const DocumentCheck = z
  .object({
    kind: DocumentKind,
    issuer: DocumentText,
    issuedAt: Instant,
    hash: z.string(),
    intact: z.boolean(),
    replaced: z.boolean(),
  })
  .meta({ id: 'DocumentCheck' })
/** What anybody with a paper in hand may learn of it. */
export type DocumentCheck = z.infer<typeof DocumentCheck>

const params = z.object({ code: z.string().trim().min(8).max(60) })

/** Routes of documents. Whoever brought a case shows its secret in `x-case-secret`. */
export const documentRoutes = {
  get: route({
    name: 'documents.get',
    method: 'GET',
    path: '/api/v1/documents/:code',
    summary: 'A document, for those it is for',
    tags,
    access: 'public',
    params,
    reply: DocumentView,
  }),
  pdf: route({
    name: 'documents.pdf',
    method: 'GET',
    path: '/api/v1/documents/:code/pdf',
    summary: 'The same as PDF; without a language in both, one after the other',
    tags,
    access: 'public',
    params,
    query: z.object({ locale: Locale.optional() }),
    produces: 'application/pdf',
    reply: z.unknown().meta({ type: 'string', format: 'binary' }),
    perMinute: 20,
  }),
  check: route({
    name: 'documents.check',
    method: 'POST',
    path: '/api/v1/documents/check',
    summary: 'Whether a paper is genuine, by the code that stands on it',
    tags,
    access: 'public',
    body: z.object({ code: z.string().trim().min(8).max(60) }),
    reply: DocumentCheck,
    perMinute: 30,
  }),
}
