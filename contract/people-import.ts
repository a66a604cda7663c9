/** Posts in and out as a table, and the hand-over from one post to the next. */
import { z } from 'zod'
import { Instant } from './common.ts'
import { Post } from './people.ts'
import { route } from './route.ts'
import { RefusedRow } from './territory.ts'

/** Columns of the table of posts, in the order of the export. Only `role` and a place are needed in every row. */
export const postColumns = [
  'role',
  'unit',
  'department',
  'holder',
  'account',
  'title',
  'phone',
  'name_public',
  'committee',
  'from',
  'until',
  'basis',
] as const

/** Where an import is. `checking`: rows are read · `writing`: all rows are written in one piece. */
export const ImportState = z.enum(['waiting', 'checking', 'writing', 'done', 'cancelled', 'failed'])
/** Where an import is. */
export type ImportState = z.infer<typeof ImportState>

/** An import of posts: how far it is, what it did or would do, and every row it did not take. */
export const PostImport = z.object({
  id: z.uuid(),
  state: ImportState,
  dryRun: z.boolean(),
  fileName: z.string().nullable(),
  basis: z.string().nullable().describe('Ground on which names are kept, for rows that state none'),
  read: z.int().describe('Rows checked so far'),
  rows: z.int(),
  created: z.int(),
  unchanged: z.int().describe('Rows whose post is there already'),
  refused: z.array(RefusedRow.extend({ detail: z.string().describe('The reason in the reader’s language') })),
  refusedTotal: z.int().describe('All refusals; `refused` lists the first 1,000'),
  problem: z.string().nullable().describe('Code of what ended it, where it failed'),
  startedAt: Instant,
  endedAt: Instant.nullable(),
})
/** An import of posts. */
export type PostImport = z.infer<typeof PostImport>

const tags = ['people']
const params = z.object({ id: z.uuid() })

/** Routes of posts as tables, and of handing over. */
export const postTableRoutes = {
  start: route({
    name: 'people.importPosts',
    method: 'POST',
    path: '/api/v1/people/imports',
    summary: 'Begins to read posts from a CSV; a dry run only says what would happen. Rows refused are left out',
    tags,
    body: z.object({
      content: z.string().min(1).max(6_000_000),
      fileName: z.string().max(200).optional(),
      basis: z.string().trim().max(300).optional().describe('Ground on which the names in it may be kept'),
      dryRun: z.boolean().default(true),
    }),
    reply: PostImport,
    status: 202,
    access: 'staff',
    idempotent: true,
    bodyLimit: 8 * 1024 * 1024,
  }),
  imports: route({
    name: 'people.imports',
    method: 'GET',
    path: '/api/v1/people/imports',
    summary: 'The last imports of posts, newest first, without their rows',
    tags,
    reply: z.object({ items: z.array(PostImport) }),
    access: 'staff',
  }),
  import: route({
    name: 'people.import',
    method: 'GET',
    path: '/api/v1/people/imports/:id',
    summary: 'How far an import is, and what it did',
    tags,
    params,
    reply: PostImport,
    access: 'staff',
  }),
  cancel: route({
    name: 'people.cancelImport',
    method: 'POST',
    path: '/api/v1/people/imports/:id/cancel',
    summary: 'Stops an import: nothing of it is written',
    tags,
    params,
    reply: PostImport,
    access: 'staff',
    idempotent: true,
  }),
  export: route({
    name: 'people.exportPosts',
    method: 'GET',
    path: '/api/v1/people/posts.csv',
    summary: 'Posts in force as a table, in the shape the import reads',
    tags,
    reply: z.unknown().meta({ description: 'The table' }),
    produces: 'text/csv',
    access: 'staff',
  }),
  work: route({
    name: 'people.workOfPost',
    method: 'GET',
    path: '/api/v1/people/posts/:id/work',
    summary: 'Open work of a post, which goes to the successor when it ends',
    tags,
    params,
    reply: z.object({ items: z.array(z.object({ what: z.string(), count: z.int() })) }),
    access: 'staff',
  }),
  handOver: route({
    name: 'people.handOver',
    method: 'POST',
    path: '/api/v1/people/posts/:id/hand-over',
    summary: 'Ends a post now and gives it to somebody else, with its open work',
    tags,
    params,
    body: z.object({
      holderName: z.string().trim().min(1).max(100),
      accountId: z.string().max(200).optional(),
      dutyPhone: z.string().trim().max(40).optional(),
      namePublic: z.boolean().default(false),
      until: Instant.optional().describe('End of the new term'),
    }),
    reply: z.object({ ended: Post, begun: Post }),
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
}
