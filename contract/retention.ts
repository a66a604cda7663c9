import { z } from 'zod'
import { Instant } from './common.ts'
import { route } from './route.ts'

const tags = ['retention'] as const

/** What happens when the time is over: the rows go, the tie to the person is cut and the rest remains, or it goes into
 * files that can be looked up. */
export const RetentionEnd = z.enum(['deleted', 'anonymised', 'archived'])
/** What happens when the time is over. */
export type RetentionEnd = z.infer<typeof RetentionEnd>

/** How long one kind of record is kept. */
export const RetentionRule = z
  .object({
    kind: z.string().describe('Names the words: `retention.kind.<kind>`'),
    days: z.number().int().describe('Days after which it ends, counted from what the words say; 0: never'),
    end: RetentionEnd,
    /** What the district may choose between; null where the software or a law decides. */
    bounds: z.object({ min: z.number().int(), max: z.number().int() }).nullable(),
    last: z
      .object({ at: Instant, rows: z.number().int() })
      .nullable()
      .describe('When the job last looked, and how many rows it ended'),
  })
  .meta({ id: 'RetentionRule' })
/** How long one kind of record is kept. */
export type RetentionRule = z.infer<typeof RetentionRule>

/** Routes of the public table. */
export const retentionRoutes = {
  list: route({
    name: 'retention.list',
    method: 'GET',
    path: '/api/v1/retention',
    summary: 'How long what is kept, and what happens then',
    tags,
    access: 'public',
    reply: z.object({ items: z.array(RetentionRule) }),
  }),
  set: route({
    name: 'retention.set',
    method: 'PUT',
    path: '/api/v1/retention/:kind',
    summary: 'Choose how long a kind is kept, within its bounds',
    tags,
    access: 'staff',
    params: z.object({ kind: z.string().max(60) }),
    body: z.object({ days: z.number().int().min(1).max(36_500), why: z.string().trim().min(2).max(500) }),
    reply: RetentionRule,
  }),
}
