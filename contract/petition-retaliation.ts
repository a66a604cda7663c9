/** Reports of retaliation against somebody who petitioned: read by supervisors of the district and by nobody else. */
import { z } from 'zod'
import { Id, Instant, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'

const tags = ['petitions']

/** Where such a report stands. */
// messages: petitions.retaliation.*
export const RetaliationState = z.enum(['sent', 'acknowledged', 'answered'])
/** Where such a report stands. */
export type RetaliationState = z.infer<typeof RetaliationState>

/** One's own report, by number and secret. */
export const RetaliationProgress = z.object({
  number: z.string(),
  state: RetaliationState,
  text: z.string(),
  sentAt: Instant,
  acknowledgedAt: Instant.nullable(),
  answers: z.array(z.object({ at: Instant, text: z.string() })),
})
/** One's own report. */
export type RetaliationProgress = z.infer<typeof RetaliationProgress>

/** A report as supervisors of the district read it. */
export const RetaliationReport = RetaliationProgress.extend({
  id: Id,
  petitionNumber: z.string().nullable(),
  contact: z.string().nullable(),
})
/** A report as supervisors of the district read it. */
export type RetaliationReport = z.infer<typeof RetaliationReport>

/** Routes of such reports. The secret of one comes in the header X-Case-Secret. */
export const retaliationRoutes = {
  send: route({
    name: 'petitions.send_retaliation',
    method: 'POST',
    path: '/api/v1/retaliation-reports',
    summary: 'Tell the supervisors of the district that somebody is made to suffer for a petition',
    tags,
    access: 'public',
    idempotent: true,
    perMinute: 10,
    status: 201,
    body: z.object({
      text: z.string().trim().min(2).max(10_000),
      petitionNumber: z.string().trim().max(40).optional(),
      contact: z.string().trim().max(200).optional(),
    }),
    reply: z.object({ number: z.string(), secret: z.string() }),
  }),
  look: route({
    name: 'petitions.look_retaliation',
    method: 'GET',
    path: '/api/v1/retaliation-reports/follow/:number',
    summary: 'How it goes on, by number and secret',
    tags,
    access: 'public',
    perMinute: 30,
    params: z.object({ number: z.string().max(40) }),
    reply: RetaliationProgress,
  }),
  list: route({
    name: 'petitions.list_retaliation',
    method: 'GET',
    path: '/api/v1/retaliation-reports',
    summary: 'Reports, newest first; supervisors of the district only',
    tags,
    access: 'staff',
    query: PageQuery,
    reply: pageOf(RetaliationReport),
  }),
  acknowledge: route({
    name: 'petitions.acknowledge_retaliation',
    method: 'POST',
    path: '/api/v1/retaliation-reports/:id/acknowledge',
    summary: 'Say that it was read',
    tags,
    access: 'staff',
    idempotent: true,
    params: z.object({ id: Id }),
    reply: RetaliationReport,
  }),
  answer: route({
    name: 'petitions.answer_retaliation',
    method: 'POST',
    path: '/api/v1/retaliation-reports/:id/answers',
    summary: 'Answer it',
    tags,
    access: 'staff',
    idempotent: true,
    status: 201,
    params: z.object({ id: Id }),
    body: z.object({ text: z.string().trim().min(2).max(10_000) }),
    reply: RetaliationReport,
  }),
} as const
