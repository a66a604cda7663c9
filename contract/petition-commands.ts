/** What may be done with a petition, by officials and by the petitioner. Which of it is possible now the server decides. */
import { z } from 'zod'
import { Holder } from './cases.ts'
import { Day, Id, Instant } from './common.ts'
import { EitherLanguage, ReplyResult, ServiceWay } from './petitions.ts'

const Reason = z.string().trim().min(2).max(2000)

const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** Handed over in the same breath; without it the paper waits to be handed over by `serve`. */
const Served = z
  .object({
    way: ServiceWay,
    at: Instant.optional().describe('When it reached them; now, where left out'),
    note: z.string().trim().max(300).optional(),
  })
  .optional()

const reply = {
  result: ReplyResult,
  grounds: EitherLanguage,
  outcome: EitherLanguage,
  remedy: EitherLanguage.optional().describe('Beside the remedy the procedure itself gives, which is always added'),
  service: Served,
  fileIds: z.array(Id).max(10).default([]),
}

/** Every command an official may give. */
export const PetitionCommand = z.discriminatedUnion('type', [
  command('accept', { way: z.string().max(40).optional(), words: EitherLanguage.optional(), service: Served }),
  command('not_accept', { grounds: EitherLanguage, whereTo: EitherLanguage, service: Served }),
  command('route', { way: z.string().max(40), to: Holder, reason: Reason.optional() }),
  command('object', { reason: Reason }),
  command('rule_objection', { objectionId: Id, upheld: z.boolean(), reason: Reason, to: Holder.optional() }),
  command('transfer', { to: Holder, reason: Reason }),
  command('take_up', {}),
  command('extend', { days: z.number().int().min(1).max(366), reason: EitherLanguage, service: Served }),
  command('reply', reply),
  command('give_review', reply),
  command('give_re_review', reply),
  command('serve', {
    paperId: Id,
    way: ServiceWay,
    at: Instant.optional(),
    note: z.string().trim().max(300).optional(),
  }),
  command('call_hearing', {
    from: Day,
    to: Day,
    place: z.string().trim().min(2).max(300),
    people: z.string().trim().max(1000),
  }),
  command('minute_hearing', { hearingId: Id, from: Day, to: Day, minutes: z.string().trim().min(2).max(20_000) }),
  command('step_back', { reason: Reason }),
  command('rule_recusal', { recusalId: Id, upheld: z.boolean(), reason: EitherLanguage, service: Served }),
  command('sponsor', {}),
  command('end_sponsorship', { reason: Reason }),
  command('same_matter', { number: z.string().trim().max(40) }),
  command('link_visit', { hallVisit: z.string().trim().min(1).max(40) }),
  command('promise_day', { on: Day }),
  command('note', { text: z.string().trim().min(2).max(4000), public: z.boolean().default(false) }),
])
/** Every command an official may give. */
export type PetitionCommand = z.infer<typeof PetitionCommand>

/** Every command the petitioner or a representative may give. */
export const PetitionerCommand = z.discriminatedUnion('type', [
  command('ask_review', { reason: Reason }),
  command('ask_re_review', { reason: Reason }),
  command('ask_to_step_back', { reason: Reason }),
  command('content', {}),
  command('withdraw', { reason: Reason.optional() }),
  command('received', { paperId: Id }),
  command('add', { text: z.string().trim().min(2).max(4000), fileIds: z.array(Id).max(10).default([]) }),
  command('rate', {
    solved: z.boolean(),
    satisfaction: z.number().int().min(1).max(5),
    words: z.string().trim().max(2000).optional(),
  }),
])
/** Every command the petitioner or a representative may give. */
export type PetitionerCommand = z.infer<typeof PetitionerCommand>
