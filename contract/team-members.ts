/** Members of teams: joining by their own agreement, what they can do, their insurance, and the shifts they agree to. */
import { z } from 'zod'
import { Day, Id, Instant } from './common.ts'
import { route } from './route.ts'

/** Who may read a member's full name: those who lead the team, the team, everybody. */
// messages: teams.name_for.*
export const NameFor = z.enum(['leader', 'team', 'public'])
/** Who may read a member's full name. */
export type NameFor = z.infer<typeof NameFor>

/** A member's insurance, as their paper says. */
export const InsuranceProof = z.object({
  id: Id,
  insurer: z.string(),
  from: Day,
  until: Day,
  state: z.enum(['waiting', 'good', 'refused', 'over', 'later']),
  refusedWhy: z.string().nullable(),
  files: z.array(z.object({ id: Id, name: z.string() })),
})
/** A member's insurance, as their paper says. */
export type InsuranceProof = z.infer<typeof InsuranceProof>

/** A member as this reader may see them. */
export const TeamMember = z.object({
  id: Id,
  name: z.string().describe('Full only as they agreed'),
  masked: z.boolean(),
  hasPhone: z.boolean(),
  state: z.enum(['applied', 'member', 'refused', 'left']),
  leads: z.boolean(),
  isMe: z.boolean(),
  since: Instant,
  until: Instant.nullable(),
  insuredUntil: Day.nullable().describe('null: no proof that is good today'),
  skills: z.array(z.string()).describe('Only for those who lead the team'),
  proofs: z.array(InsuranceProof).describe('Only for those who manage the team'),
})
/** A member as this reader may see them. */
export type TeamMember = z.infer<typeof TeamMember>

/** What a shift is for. */
// messages: teams.shift.*
export const ShiftKind = z.enum(['patrol', 'service', 'activity', 'meeting'])
/** What a shift is for. */
export type ShiftKind = z.infer<typeof ShiftKind>

/** Longest shift in hours. */
const mostHours = 24

/** A shift as it is written. */
export const ShiftInput = z
  .object({
    kind: ShiftKind,
    title: z.string().trim().min(1).max(200),
    from: Instant,
    until: Instant,
    beatId: Id.nullable(),
    place: z.string().trim().max(200).nullable().describe('Where to meet'),
    risky: z.boolean().describe('Only members whose insurance is good for all of it may agree'),
    wanted: z.int().min(1).max(500).nullable().describe('How many are needed'),
    note: z.string().trim().max(1000).nullable(),
  })
  .refine(({ from, until }) => Date.parse(until) > Date.parse(from), { path: ['until'], error: 'station.hours' })
  .refine(({ from, until }) => Date.parse(until) - Date.parse(from) <= mostHours * 3_600_000, {
    path: ['until'],
    error: 'team.shift_long',
  })
/** A shift as it is written. */
export type ShiftInput = z.infer<typeof ShiftInput>

/** A shift with who agreed to it: nobody stands there who did not. */
export const Shift = z.object({
  id: Id,
  teamId: Id,
  kind: ShiftKind,
  title: z.string(),
  from: Instant,
  until: Instant,
  beat: z.object({ id: Id, name: z.string() }).nullable(),
  place: z.string().nullable(),
  risky: z.boolean(),
  wanted: z.int().nullable(),
  note: z.string().nullable(),
  cancelledWhy: z.string().nullable(),
  version: z.int(),
  agreed: z.array(z.object({ memberId: Id, name: z.string() })).describe('As they agreed to be named to this reader'),
  waiting: z.array(z.object({ memberId: Id, name: z.string() })).describe('Asked; only for those who manage the team'),
  declined: z.int().describe('How many said no; only for those who manage the team'),
  mine: z.enum(['asked', 'agreed', 'declined']).nullable(),
})
/** A shift with who agreed to it. */
export type Shift = z.infer<typeof Shift>

/** A stretch of a day on which nobody goes about a beat. */
export const WatchGap = z.object({ from: Instant, until: Instant })
/** A stretch of a day on which nobody goes about. */
export type WatchGap = z.infer<typeof WatchGap>

/** What somebody says of themselves when they join. */
const Own = {
  name: z.string().trim().min(1).max(100),
  phone: z
    .string()
    .trim()
    .min(3)
    .max(40)
    .refine((phone) => /^[\d+() /-]*$/.test(phone), { error: 'station.phone' }),
  nameFor: NameFor,
  skills: z.array(z.string().trim().min(1).max(60)).max(20),
  skillsAgreed: z.boolean().describe('They agree that those who lead the team see what they can do'),
}
const skillsNeedConsent = {
  check: ({ skills, skillsAgreed }: { skills: string[]; skillsAgreed: boolean }) => skills.length === 0 || skillsAgreed,
  says: { path: ['skillsAgreed'], error: 'team.skills_consent' },
}

const tags = ['teams']
const params = z.object({ id: Id })
const memberParams = z.object({ id: Id, memberId: Id })
const shiftParams = z.object({ id: Id, shiftId: Id })
const done = z.object({ done: z.literal(true) })
const Why = z.string().trim().min(2).max(500)

/** Routes of members and shifts. Access is `resident`: who leads a team need hold no other post. */
export const teamMemberRoutes = {
  invite: route({
    name: 'teams.invite',
    method: 'POST',
    path: '/api/v1/teams/:id/invitations',
    summary: 'Makes a link to hand to somebody; it names nobody and is used once',
    tags,
    params,
    body: z.object({ leads: z.boolean().default(false).describe('Whoever joins by it leads the team') }),
    reply: z.object({ secret: z.string(), goodUntil: Instant }),
    status: 201,
    access: 'resident',
    idempotent: true,
  }),
  withdrawInvitations: route({
    name: 'teams.withdrawInvitations',
    method: 'POST',
    path: '/api/v1/teams/:id/invitations/withdraw',
    summary: 'Links that were handed out and not used no longer work',
    tags,
    params,
    reply: z.object({ withdrawn: z.int() }),
    access: 'resident',
    idempotent: true,
  }),
  join: route({
    name: 'teams.join',
    method: 'POST',
    path: '/api/v1/teams/:id/join',
    summary: 'Joins with an invitation, or applies; agreeing is recorded with the words shown',
    tags,
    params,
    body: z
      .object({
        ...Own,
        agreed: z.boolean().refine((agreed) => agreed, { error: 'team.consent' }),
        invitation: z.string().trim().max(100).optional(),
      })
      .refine(skillsNeedConsent.check, skillsNeedConsent.says),
    reply: z.object({ memberId: Id, state: z.enum(['applied', 'member']) }),
    status: 201,
    access: 'resident',
    idempotent: true,
    perMinute: 20,
  }),
  saveMine: route({
    name: 'teams.saveMine',
    method: 'PUT',
    path: '/api/v1/teams/:id/mine',
    summary: 'Changes what the reader told the team about themselves',
    tags,
    params,
    body: z.object(Own).refine(skillsNeedConsent.check, skillsNeedConsent.says),
    reply: done,
    access: 'resident',
    idempotent: true,
  }),
  leave: route({
    name: 'teams.leave',
    method: 'POST',
    path: '/api/v1/teams/:id/leave',
    summary: 'Leaves a team, or takes an application back: at once, without a reason',
    tags,
    params,
    reply: done,
    access: 'resident',
    idempotent: true,
  }),
  answer: route({
    name: 'teams.answer',
    method: 'POST',
    path: '/api/v1/teams/:id/members/:memberId/answer',
    summary: 'Takes somebody who applied, or not',
    tags,
    params: memberParams,
    body: z.object({ accept: z.boolean(), why: z.string().trim().max(500).optional() }),
    reply: done,
    access: 'resident',
    idempotent: true,
  }),
  part: route({
    name: 'teams.part',
    method: 'POST',
    path: '/api/v1/teams/:id/members/:memberId/part',
    summary: 'Ends a membership; the person reads the reason',
    tags,
    params: memberParams,
    body: z.object({ why: Why }),
    reply: done,
    access: 'resident',
    idempotent: true,
  }),
  lead: route({
    name: 'teams.lead',
    method: 'POST',
    path: '/api/v1/teams/:id/members/:memberId/lead',
    summary: 'Gives a member the right to lead the team, or ends it',
    tags,
    params: memberParams,
    body: z.object({ leads: z.boolean() }),
    reply: done,
    access: 'resident',
    idempotent: true,
  }),
  reveal: route({
    name: 'teams.reveal',
    method: 'POST',
    path: '/api/v1/teams/:id/members/:memberId/reveal',
    summary: 'Shows one masked field of a member, with a reason that they can read',
    tags,
    params: memberParams,
    body: z.object({ field: z.enum(['name', 'phone']), purpose: z.string() }),
    reply: z.object({ value: z.string() }),
    access: 'resident',
    perMinute: 60,
  }),
  giveProof: route({
    name: 'teams.giveProof',
    method: 'POST',
    path: '/api/v1/teams/:id/insurance',
    summary: 'A member shows their own insurance',
    tags,
    params,
    body: z
      .object({
        insurer: z.string().trim().min(1).max(200),
        from: Day,
        until: Day,
        fileIds: z.array(Id).max(5).default([]),
      })
      .refine(({ from, until }) => from <= until, { path: ['until'], error: 'station.term' }),
    reply: done,
    status: 201,
    access: 'resident',
    idempotent: true,
  }),
  seeProof: route({
    name: 'teams.seeProof',
    method: 'POST',
    path: '/api/v1/teams/:id/insurance/:proofId/seen',
    summary: 'Says that the paper was looked at and is good, or why not',
    tags,
    params: z.object({ id: Id, proofId: Id }),
    body: z.object({ good: z.boolean(), why: z.string().trim().max(500).optional() }),
    reply: done,
    access: 'resident',
    idempotent: true,
  }),
  shifts: route({
    name: 'teams.shifts',
    method: 'GET',
    path: '/api/v1/teams/:id/shifts',
    summary: 'Shifts between two days with who agreed, and the stretches of the watch nobody covers',
    tags,
    params,
    query: z.object({
      from: Day.optional().describe('Today unless told'),
      days: z.coerce.number().int().min(1).max(62).default(14),
      watch: z
        .string()
        .regex(/^([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)$/)
        .optional()
        .describe('`18:00-24:00`: between these times somebody should be out'),
    }),
    reply: z.object({ items: z.array(Shift), gaps: z.array(WatchGap) }),
    access: 'resident',
  }),
  createShift: route({
    name: 'teams.createShift',
    method: 'POST',
    path: '/api/v1/teams/:id/shifts',
    summary: 'Plans a shift',
    tags,
    params,
    body: ShiftInput,
    reply: Shift,
    status: 201,
    access: 'resident',
    idempotent: true,
  }),
  saveShift: route({
    name: 'teams.saveShift',
    method: 'PUT',
    path: '/api/v1/teams/:id/shifts/:shiftId',
    summary: 'Changes a shift; when time or risk changes, everybody is asked again',
    tags,
    params: shiftParams,
    body: ShiftInput.safeExtend({ version: z.int() }),
    reply: Shift,
    access: 'resident',
    idempotent: true,
  }),
  cancelShift: route({
    name: 'teams.cancelShift',
    method: 'POST',
    path: '/api/v1/teams/:id/shifts/:shiftId/cancel',
    summary: 'Calls a shift off; it stays on the list with the reason',
    tags,
    params: shiftParams,
    body: z.object({ why: Why }),
    reply: Shift,
    access: 'resident',
    idempotent: true,
  }),
  ask: route({
    name: 'teams.ask',
    method: 'POST',
    path: '/api/v1/teams/:id/shifts/:shiftId/ask',
    summary: 'Asks members for a shift; they stand on the roster once they agree',
    tags,
    params: shiftParams,
    body: z.object({ memberIds: z.array(Id).min(1).max(200) }),
    reply: Shift,
    access: 'resident',
    idempotent: true,
  }),
  agree: route({
    name: 'teams.agree',
    method: 'POST',
    path: '/api/v1/teams/:id/shifts/:shiftId/answer',
    summary: 'A member agrees to a shift, or not; or takes it back',
    tags,
    params: shiftParams,
    body: z.object({ agree: z.boolean() }),
    reply: Shift,
    access: 'resident',
    idempotent: true,
  }),
}
