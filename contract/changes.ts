/** Histories: what was done with something, without what stood there. */
import { z } from 'zod'
import { Id, Instant } from './common.ts'
import { Role } from './people.ts'

/** Something that was done, with which post, and the names of the fields it touched. */
export const Change = z.object({
  id: Id,
  at: Instant,
  action: z.string(),
  role: Role.nullable(),
  fields: z.array(z.string()),
})
/** Something that was done. */
export type Change = z.infer<typeof Change>

/** What a route of a history takes and gives: fifty entries, newest first, older ones before the last. */
export const history = {
  params: z.object({ id: Id }),
  query: z.object({ before: Id.optional() }),
  reply: z.object({ items: z.array(Change) }),
} as const
