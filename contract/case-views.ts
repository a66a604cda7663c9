/** Lists that desks keep under a name, for themselves or for everybody at their unit or department. */
import { z } from 'zod'
import { Id, LocalizedName } from './common.ts'
import { route } from './route.ts'

const tags = ['cases'] as const
const Name = z.string().trim().min(1).max(80)
const Query = z.record(z.string().max(40), z.string().max(300))
const ViewId = z.object({ id: Id })

/** A list kept under a name. */
export const SavedView = z.object({
  id: Id,
  name: z.string(),
  query: z.record(z.string(), z.string()),
  shared: z.boolean(),
  /** The desk that shares it. */
  sharedWith: LocalizedName.nullable(),
  /** `owner`: only whoever saved it changes it · `desk`: everybody at the desk does. */
  editors: z.enum(['owner', 'desk']),
  mine: z.boolean(),
  mayChange: z.boolean(),
  /** Opens when the reader comes to the cases. */
  standard: z.boolean(),
})
export type SavedView = z.infer<typeof SavedView>

/** Routes of saved lists. */
export const viewRoutes = {
  list: route({
    name: 'cases.views',
    method: 'GET',
    path: '/api/v1/cases/views',
    summary: 'Saved lists, in the order the reader put them',
    tags,
    access: 'staff',
    reply: z.object({ items: z.array(SavedView) }),
  }),
  save: route({
    name: 'cases.save_view',
    method: 'POST',
    path: '/api/v1/cases/views',
    summary: 'Save a list',
    tags,
    access: 'staff',
    idempotent: true,
    status: 201,
    body: z.object({
      name: Name,
      query: Query,
      shared: z.boolean().default(false),
      editors: z.enum(['owner', 'desk']).default('owner'),
    }),
    reply: SavedView,
  }),
  change: route({
    name: 'cases.change_view',
    method: 'PATCH',
    path: '/api/v1/cases/views/:id',
    summary: 'Change a saved list: its name, what it shows, who sees and changes it',
    tags,
    access: 'staff',
    idempotent: true,
    params: ViewId,
    body: z.object({
      name: Name.optional(),
      query: Query.optional(),
      shared: z.boolean().optional(),
      editors: z.enum(['owner', 'desk']).optional(),
    }),
    reply: SavedView,
  }),
  remove: route({
    name: 'cases.delete_view',
    method: 'DELETE',
    path: '/api/v1/cases/views/:id',
    summary: 'Delete a saved list',
    tags,
    access: 'staff',
    params: ViewId,
    reply: z.object({}),
  }),
  arrange: route({
    name: 'cases.arrange_views',
    method: 'PUT',
    path: '/api/v1/cases/views/order',
    summary: 'The order of the reader’s saved lists, and which one opens first',
    tags,
    access: 'staff',
    idempotent: true,
    body: z.object({ order: z.array(Id).max(200), standard: Id.nullable() }),
    reply: z.object({ items: z.array(SavedView) }),
  }),
} as const
