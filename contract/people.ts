/** People as the world sees them: posts and their holders, who serves a place, and the resident's own details. */
import { z } from 'zod'
import { Instant, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'
import { Level, UnitRef } from './territory.ts'

/** All rights come from posts: a role, at a unit or a department, for a term. */
export const roles = [
  'grid_worker',
  'grid_worker_part_time',
  'grid_head',
  'grid_assistant',
  'building_lead',
  'volunteer',
  'desk',
  'department_officer',
  'supervisor',
  'administrator',
] as const
/** What somebody is, at a unit or a department. */
export const Role = z.enum(roles).meta({ id: 'Role' })
/** What somebody is, at a unit or a department. */
export type Role = z.infer<typeof Role>

/** A department as it is named beside a post. */
export const DepartmentRef = z.object({ id: z.uuid(), code: z.string(), name: LocalizedName })
/** A department as it is named beside a post. */
export type DepartmentRef = z.infer<typeof DepartmentRef>

/** Somebody acts for the holder of a post between two instants. `by` is the stand-in's name as this reader may see it. */
export const StandIn = z.object({
  id: z.uuid(),
  by: z.string(),
  from: Instant,
  until: Instant.nullable(),
})
/** Somebody who acts for the holder of a post. */
export type StandIn = z.infer<typeof StandIn>

/** A post as staff see it. `holder` is masked for whoever does not look after the place it belongs to. */
export const Post = z.object({
  id: z.uuid(),
  role: Role,
  title: z.string().nullable(),
  holder: z.string().nullable().describe('null: vacant'),
  masked: z.boolean(),
  unit: UnitRef.nullable(),
  department: DepartmentRef.nullable(),
  from: Instant,
  until: Instant.nullable(),
  dutyPhone: z.string().nullable(),
  committee: z.enum(['mediation']).nullable().describe('The committee the holder sits on, beside the role'),
  namePublic: z.boolean().describe('The holder agreed to their full name on the public board'),
  standIns: z.array(StandIn),
  mayManage: z.boolean().describe('The reader may hand it over, lend or end it'),
})
/** A post as staff see it. */
export type Post = z.infer<typeof Post>

/** Who serves a place, as anyone may read it on the board. */
export const Server = z.object({
  role: Role,
  level: Level,
  unit: UnitRef,
  name: z
    .string()
    .nullable()
    .describe('The public form of the name: the full one only where the person agreed. null: nobody named'),
  title: z.string().nullable(),
  dutyPhone: z.string().nullable(),
  standingIn: z.boolean(),
})
/** Who serves a place. */
export type Server = z.infer<typeof Server>

/** What a resident tells about themselves once, so that reports need not ask again. */
export const Profile = z.object({
  name: z.string().max(100).nullable(),
  phone: z.string().max(40).nullable(),
  mail: z.string().max(200).nullable(),
  home: z
    .object({ unit: UnitRef.nullable(), address: z.string().max(300).nullable() })
    .describe('"My building": where the resident lives'),
})
/** What a resident tells about themselves. */
export type Profile = z.infer<typeof Profile>

const tags = ['people']
const idParams = z.object({ id: z.uuid() })

/** A post to be created: a role at one unit or one department (an administrator may stand above all). */
export const NewPost = z
  .object({
    role: Role,
    unitId: z.uuid().optional(),
    departmentId: z.uuid().optional(),
    accountId: z.string().max(200).optional().describe('Absent: the post is vacant'),
    holderName: z.string().trim().min(1).max(100).optional(),
    title: z.string().trim().max(100).optional(),
    dutyPhone: z.string().trim().max(40).optional(),
    committee: z.enum(['mediation']).optional(),
    namePublic: z.boolean().default(false),
    from: Instant.optional().describe('Default: now'),
    until: Instant.optional(),
  })
  .refine((post) => !(post.unitId && post.departmentId), { path: ['departmentId'], error: 'post.one_place' })
/** A post to be created. */
export type NewPost = z.infer<typeof NewPost>

/** An account a post may be given to. `roles`: what it holds here now. */
export const FoundAccount = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string().describe('Masked mail address'),
  roles: z.array(Role),
})
/** An account a post may be given to. */
export type FoundAccount = z.infer<typeof FoundAccount>

/** Routes of people and posts. */
export const peopleRoutes = {
  posts: route({
    name: 'people.posts',
    method: 'GET',
    path: '/api/v1/people/posts',
    summary: 'Posts of a unit and all below it, or of a department',
    tags,
    query: PageQuery.extend({
      unit: z.uuid().optional(),
      department: z.uuid().optional(),
      role: Role.optional(),
      below: z.stringbool().default(true).describe('Also the units below'),
      ended: z.stringbool().default(false),
    }),
    reply: pageOf(Post),
    access: 'staff',
  }),
  myPosts: route({
    name: 'people.myPosts',
    method: 'GET',
    path: '/api/v1/people/posts/mine',
    summary: 'The posts I hold or stand in for',
    tags,
    reply: z.object({ items: z.array(Post) }),
    access: 'resident',
  }),
  accounts: route({
    name: 'people.accounts',
    method: 'GET',
    path: '/api/v1/people/accounts',
    summary: 'Accounts a post may be given to: staff by name, anybody else by their whole mail address',
    tags,
    query: z.object({ q: z.string().trim().min(2).max(200) }),
    reply: z.object({ items: z.array(FoundAccount) }),
    access: 'staff',
  }),
  createPost: route({
    name: 'people.createPost',
    method: 'POST',
    path: '/api/v1/people/posts',
    summary: 'Creates a post for a term',
    tags,
    body: NewPost,
    reply: Post,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  endPost: route({
    name: 'people.endPost',
    method: 'POST',
    path: '/api/v1/people/posts/:id/end',
    summary: 'Ends a post; its open work goes to the successor named',
    tags,
    params: idParams,
    body: z.object({ until: Instant.optional(), successorId: z.uuid().optional() }),
    reply: Post,
    access: 'staff',
    idempotent: true,
  }),
  standIn: route({
    name: 'people.standIn',
    method: 'POST',
    path: '/api/v1/people/posts/:id/stand-ins',
    summary: 'Names who acts for the holder while they are away',
    tags,
    params: idParams,
    body: z
      .object({
        postId: z.uuid().optional().describe('The holder of this post stands in'),
        accountId: z.string().max(200).optional(),
        from: Instant.optional(),
        until: Instant,
      })
      .refine((s) => Boolean(s.postId) !== Boolean(s.accountId), { path: ['postId'], error: 'post.one_stand_in' }),
    reply: Post,
    status: 201,
    access: 'staff',
    idempotent: true,
  }),
  endStandIn: route({
    name: 'people.endStandIn',
    method: 'DELETE',
    path: '/api/v1/people/posts/:id/stand-ins/:standInId',
    summary: 'Ends a stand-in now: the holder is back',
    tags,
    params: z.object({ id: z.uuid(), standInId: z.uuid() }),
    reply: Post,
    access: 'staff',
    idempotent: true,
  }),
  servesUnit: route({
    name: 'people.servesUnit',
    method: 'GET',
    path: '/api/v1/people/serving/:unitId',
    summary: 'Who serves the people of this unit, nearest first',
    tags,
    params: z.object({ unitId: z.uuid() }),
    reply: z.object({ unit: UnitRef, serving: z.array(Server) }),
    access: 'public',
  }),
  servesAll: route({
    name: 'people.servesAll',
    method: 'GET',
    path: '/api/v1/people/serving',
    summary: 'Who serves the whole district: for somebody whose building nobody knows yet',
    tags,
    reply: z.object({ unit: UnitRef, serving: z.array(Server) }),
    access: 'public',
  }),
  profile: route({
    name: 'people.profile',
    method: 'GET',
    path: '/api/v1/people/me',
    summary: 'My own details',
    tags,
    reply: Profile,
    access: 'resident',
  }),
  saveProfile: route({
    name: 'people.saveProfile',
    method: 'PUT',
    path: '/api/v1/people/me',
    summary: 'Changes my own details',
    tags,
    body: z.object({
      name: z.string().trim().max(100).nullable(),
      phone: z.string().trim().max(40).nullable(),
      mail: z.email().max(200).nullable(),
      homeUnitId: z.uuid().nullable(),
      homeAddress: z.string().trim().max(300).nullable(),
    }),
    reply: Profile,
    access: 'resident',
    idempotent: true,
  }),
  eraseProfile: route({
    name: 'people.eraseProfile',
    method: 'DELETE',
    path: '/api/v1/people/me',
    summary: 'Erases my own details',
    tags,
    reply: z.object({ erased: z.boolean() }),
    access: 'resident',
    idempotent: true,
  }),
}
