/** Duty lists: what a role or a department owes to the people it serves. Public. */
import { z } from 'zod'
import { Day, Instant, LocalizedName } from './common.ts'
import { DepartmentRef, Role } from './people.ts'
import { route } from './route.ts'

/** One duty: what is owed, and where that is laid down. In force from its day to the day before `until`. */
export const Duty = z.object({
  id: z.uuid(),
  text: z.object({ en: z.string().trim().min(1).max(400), zh: z.string().trim().min(1).max(400) }),
  source: LocalizedName.describe('The rule, plan or agreement it comes from'),
  from: Day,
  until: Day.nullable().describe('First day on which it is no longer owed'),
})
/** One duty. */
export type Duty = z.infer<typeof Duty>

/** The duties of a role or a department in their order. `version` 0: nothing has been laid down yet. */
export const DutyList = z.object({
  role: Role.nullable(),
  department: DepartmentRef.nullable(),
  version: z.int(),
  changedAt: Instant.nullable(),
  duties: z.array(Duty),
})
/** The duties of a role or a department. */
export type DutyList = z.infer<typeof DutyList>

const tags = ['people']
const Owner = z.object({ role: Role.optional(), department: z.uuid().optional() })
const isOne = (owner: { role?: unknown; department?: unknown }) => Boolean(owner.role) !== Boolean(owner.department)
const oneOwner = { path: ['role'], error: 'duty.one_owner' }

/** A duty list as it is to be, in order. `version`: the one that was seen. */
export const DutyListInput = Owner.extend({
  version: z.int().min(0),
  duties: z.array(Duty).max(200),
}).refine(isOne, oneOwner)
/** A duty list as it is to be. */
export type DutyListInput = z.infer<typeof DutyListInput>

/** Routes of duty lists. */
export const dutyRoutes = {
  lists: route({
    name: 'people.dutyLists',
    method: 'GET',
    path: '/api/v1/people/duties/lists',
    summary: 'Roles and departments that have a duty list, with how many duties are owed today',
    tags,
    reply: z.object({
      items: z.array(
        z.object({
          role: Role.nullable(),
          department: DepartmentRef.nullable(),
          version: z.int(),
          changedAt: Instant,
          count: z.int(),
        }),
      ),
    }),
    access: 'public',
  }),
  duties: route({
    name: 'people.duties',
    method: 'GET',
    path: '/api/v1/people/duties',
    summary: 'What a role or a department owes to the people',
    tags,
    query: Owner.refine(isOne, oneOwner),
    reply: DutyList,
    access: 'public',
  }),
  versions: route({
    name: 'people.dutyVersions',
    method: 'GET',
    path: '/api/v1/people/duties/versions',
    summary: 'Every version of a duty list, newest first',
    tags,
    query: Owner.refine(isOne, oneOwner),
    reply: z.object({ items: z.array(DutyList) }),
    access: 'public',
  }),
  save: route({
    name: 'people.saveDuties',
    method: 'PUT',
    path: '/api/v1/people/duties',
    summary: 'Lays down a duty list as a new version; a list somebody else has changed meanwhile is refused',
    tags,
    body: DutyListInput,
    reply: DutyList,
    access: 'staff',
    idempotent: true,
  }),
}
