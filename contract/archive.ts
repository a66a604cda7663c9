import { z } from 'zod'
import { CaseStateName } from './cases.ts'
import { Id, Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'

const tags = ['archive'] as const

/** A case in the archive as the look-up knows it: none of its words, and nobody's data. */
export const ArchivedCase = z
  .object({
    id: Id,
    number: z.string(),
    state: CaseStateName,
    category: LocalizedName.nullable(),
    unit: LocalizedName.nullable(),
    holder: LocalizedName,
    reportedAt: Instant,
    endedAt: Instant,
    archivedAt: Instant,
  })
  .meta({ id: 'ArchivedCase' })
/** A case in the archive as the look-up knows it. */
export type ArchivedCase = z.infer<typeof ArchivedCase>

/** What is looked for in the archive. Every filter narrows; a place outside the asker's own is refused. */
export const ArchiveQuery = PageQuery.extend({
  number: z.string().trim().max(40).optional().describe('The whole number of a case'),
  from: Instant.optional().describe('Ended at or after this instant'),
  to: Instant.optional().describe('Ended before this instant'),
  unitId: Id.optional(),
  categoryId: Id.optional().describe('The category or any below it'),
})
/** What is looked for in the archive. */
export type ArchiveQuery = z.infer<typeof ArchiveQuery>

/** How the archive of a district stands. */
export const ArchiveState = z
  .object({
    years: z
      .number()
      .int()
      .nullable()
      .describe('Years without a word after which an ended case goes into the archive; null: never'),
    bounds: z.object({ min: z.number().int(), max: z.number().int() }),
    cases: z.number().int(),
    files: z.number().int(),
    bytes: z.number().int().describe('Bytes of the files'),
    lastRunAt: Instant.nullable(),
    mayChoose: z.boolean().describe('Whether the asker may change the years'),
  })
  .meta({ id: 'ArchiveState' })
/** How the archive of a district stands. */
export type ArchiveState = z.infer<typeof ArchiveState>

const Why = z.string().trim().min(3).max(300)

/** Routes of the archive. */
export const archiveRoutes = {
  list: route({
    name: 'archive.list',
    method: 'GET',
    path: '/api/v1/archive/cases',
    summary: 'Archived cases of the acting post’s place, the last ended first',
    tags,
    access: 'staff',
    query: ArchiveQuery,
    reply: pageOf(ArchivedCase),
  }),
  state: route({
    name: 'archive.state',
    method: 'GET',
    path: '/api/v1/archive',
    summary: 'From when on cases go into the archive, and how much is in it',
    tags,
    access: 'staff',
    reply: ArchiveState,
  }),
  choose: route({
    name: 'archive.choose',
    method: 'PUT',
    path: '/api/v1/archive/choice',
    summary: 'Choose after how many years without a word ended cases go into the archive, or never; with a reason',
    tags,
    access: 'staff',
    body: z.object({ years: z.number().int().nullable(), why: Why }),
    reply: ArchiveState,
  }),
  bringBack: route({
    name: 'archive.bring_back',
    method: 'POST',
    path: '/api/v1/archive/cases/:id/return',
    summary: 'Bring a case back among those of daily work, whole; by whoever could reopen it, with a reason',
    tags,
    access: 'staff',
    params: z.object({ id: Id }),
    body: z.object({ why: Why }),
    reply: z.object({ id: Id, number: z.string() }),
  }),
  mine: route({
    name: 'archive.mine',
    method: 'GET',
    path: '/api/v1/my/archived-cases',
    summary: 'Archived cases I brought or follow; each is read on its follow page',
    tags,
    access: 'resident',
    query: PageQuery,
    reply: pageOf(
      ArchivedCase.omit({ holder: true, unit: true }).extend({ relation: z.enum(['reporter', 'follower']) }),
    ),
  }),
} as const
