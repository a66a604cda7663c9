/** Agreements of mediation: numbered duties, signatures, and what becomes of them. */
import { z } from 'zod'
import { Day, Id, Instant } from './common.ts'

/** Words in both languages of the district; where one is missing the other stands for it. */
export const BothWords = z.object({ en: z.string().trim().max(2000), zh: z.string().trim().max(2000) })
/** Words in both languages. */
export type BothWords = z.infer<typeof BothWords>

/** How somebody signed. */
// messages: disputes.signed.*
export const DisputeSignWay = z.enum(['drawn', 'scan', 'desk'])
/** How somebody signed. */
export type DisputeSignWay = z.infer<typeof DisputeSignWay>

/** An agreement as those inside read it. */
export const DisputeAgreement = z.object({
  version: z.int(),
  form: z.enum(['written', 'oral']),
  words: BothWords.describe('What was agreed beside the duties'),
  writtenAt: Instant,
  effectAt: Instant.nullable().describe('When the last party signed, or the oral one was recorded'),
  names: z.array(z.object({ partyId: Id, name: z.string() })),
  signatures: z.array(
    z.object({ partyId: Id, way: DisputeSignWay, at: Instant, fileId: Id.nullable().describe('Drawing or scan') }),
  ),
  document: z.object({ id: Id, code: z.string(), hash: z.string() }).nullable().describe('Frozen once in effect'),
})
/** An agreement as those inside read it. */
export type DisputeAgreement = z.infer<typeof DisputeAgreement>

/** A duty of an agreement, and whether it was done. */
export const DisputeDuty = z.object({
  id: Id,
  n: z.int(),
  partyId: Id,
  what: BothWords,
  due: Day,
  amount: z.int().nullable().describe('Fen'),
  state: z.enum(['open', 'said_done', 'done', 'not_done']),
  late: z.boolean(),
  doneAt: Instant.nullable(),
  doneWords: z.string().nullable(),
  fileIds: z.array(Id),
  confirmedAt: Instant.nullable(),
  confirmedBy: z.string().nullable().describe('Id of the party, or `mediator`'),
  words: z.string().nullable().describe('Why it was said not to be done'),
})
/** A duty of an agreement. */
export type DisputeDuty = z.infer<typeof DisputeDuty>

/** A visit some days after the agreement: how is it going. */
export const DisputeVisit = z.object({
  id: Id,
  days: z.int(),
  due: Day,
  madeAt: Instant.nullable(),
  found: z.enum(['kept', 'partly', 'not_kept', 'nobody_there']).nullable(),
  words: z.string().nullable(),
})
/** A visit some days after the agreement. */
export type DisputeVisit = z.infer<typeof DisputeVisit>

/** An agreement as the mediator writes it. */
export const NewDisputeAgreement = z.object({
  words: BothWords,
  duties: z
    .array(
      z.object({
        partyId: Id,
        what: BothWords.refine(({ en, zh }) => en.length > 1 || zh.length > 1),
        due: Day,
        amount: z.int().min(0).max(100_000_000_000).nullable().default(null),
      }),
    )
    .max(30),
})
/** An agreement as the mediator writes it. */
export type NewDisputeAgreement = z.infer<typeof NewDisputeAgreement>
