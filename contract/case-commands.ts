import { z } from 'zod'
import { Holder, Limit, OrderTarget, Priority } from './cases.ts'
import { Id, Instant, Point } from './common.ts'

const Reason = z.string().trim().min(2).max(2000)
const Words = z.string().trim().max(4000)
const Files = z.array(Id).max(10).default([])

const command = <T extends string, S extends z.ZodRawShape>(type: T, shape: S) =>
  z.object({ type: z.literal(type), ...shape })

/** Every command a person may give a case. The server decides by `cases/lifecycle` which of them is possible now. */
export const CaseCommand = z.discriminatedUnion('type', [
  command('accept', { conditionId: Id.optional() }),
  command('decline', { reason: Reason, elsewhere: Words.optional() }),
  command('raise', { reason: Reason }),
  command('send_down', { unitId: Id, reason: Reason }),
  command('assign', { postId: Id, text: Words.optional() }),
  command('whistle', {
    departmentIds: z.array(Id).min(1).max(10),
    leadId: Id.optional(),
    arriveBy: Instant.optional(),
    text: Words.optional(),
  }),
  command('dispatch', {
    departmentIds: z.array(Id).min(1).max(10),
    leadId: Id.optional(),
    limit: Limit.optional(),
    text: Words.optional(),
  }),
  command('supervise', { text: Reason }),
  command('answer', { orderId: Id, text: Words.optional() }),
  command('return', { orderId: Id, reason: Reason }),
  command('rule_return', {
    orderId: Id,
    ruling: z.enum(['withdraw', 'retarget', 'overrule']),
    target: OrderTarget.optional(),
    reason: Reason,
  }),
  command('change_lead', { orderId: Id, basis: z.enum(['agreement', 'ruling']), reason: Reason }),
  command('withdraw_order', { orderId: Id, reason: Reason }),
  command('arrive', { orderId: Id, point: Point.optional(), text: Words.optional(), fileIds: Files }),
  command('handle', { orderId: Id.optional(), text: z.string().trim().min(2).max(4000), fileIds: Files }),
  command('check', { passed: z.boolean(), text: Words.optional() }),
  command('ask_extension', { orderId: Id.optional(), until: Instant, reason: Reason }),
  command('rule_extension', { granted: z.boolean(), reason: Words.optional() }),
  command('ask_suspension', { until: Instant, reason: Reason }),
  command('rule_suspension', { granted: z.boolean(), reason: Words.optional() }),
  command('resume', { reason: Words.optional() }),
  command('split', {
    children: z
      .array(
        z.object({
          text: z.string().trim().min(2).max(4000),
          categoryId: Id.optional(),
          holder: Holder.optional(),
          /** A place of its own; the parent's where both are left out. */
          point: Point.optional(),
          unitId: Id.optional(),
        }),
      )
      .min(2)
      .max(20),
    reason: Words.optional(),
  }),
  command('merge', { intoCaseId: Id, reason: Words.optional() }),
  /** Takes back the merge or split that the case stands in, for a set time and as long as nothing went on because of it. */
  command('undo', { reason: Words.optional() }),
  command('rate', { solved: z.boolean(), satisfaction: z.number().int().min(1).max(5), words: Words.optional() }),
  command('reopen', { reason: Reason }),
  command('return_visit', { outcome: z.enum(['settled', 'not_solved', 'not_reached']), text: Reason }),
  command('comment', {
    text: z.string().trim().min(1).max(4000),
    visibility: z.enum(['public', 'internal']),
    fileIds: Files,
  }),
  command('categorise', { categoryId: Id, conditionId: Id.optional(), priority: Priority.optional() }),
  command('place', { point: Point.optional(), unitId: Id.optional(), address: z.string().trim().max(300).optional() }),
  command('void', { reason: Reason }),
  command('withdraw', { reason: Words.optional() }),
])
export type CaseCommand = z.infer<typeof CaseCommand>
export type CaseCommandType = CaseCommand['type']

/** A command with the version of the case its giver saw. A stale one is refused with what changed since. */
export const CommandRequest = z.object({ version: z.number().int().min(1), command: CaseCommand })
export type CommandRequest = z.infer<typeof CommandRequest>
