/** Routes of recruitment. */
import { z } from 'zod'
import { Id, PageQuery } from './common.ts'
import {
  ApplicationsQuery,
  Call,
  CallInput,
  DeskApplication,
  DeskCall,
  DeskCallsQuery,
  MyApplication,
  NewApplication,
  NewObjection,
  NewReview,
  Published,
  recruitmentPages,
} from './recruitment.ts'
import { route } from './route.ts'

const tags = ['recruitment']
const params = z.object({ id: Id })
const base = '/api/v1/recruitment'
const access = 'staff'
const idempotent = true

/** What anybody may read of recruitment, and what residents write. */
export const recruitmentRoutes = {
  calls: route({
    ...{ name: 'recruitment.calls', method: 'GET', path: `${base}/calls`, tags, access: 'public' },
    summary: 'Open calls, newest first',
    query: PageQuery.extend({ unit: Id.optional().describe('Calls for this unit, all below it and all above it') }),
    reply: recruitmentPages.calls,
  }),
  call: route({
    ...{ name: 'recruitment.call', method: 'GET', path: `${base}/calls/:id`, tags, access: 'public' },
    summary: 'One call, and whose names are published for it now',
    params,
    reply: z.object({
      call: Call,
      published: z.array(Published),
      applied: Id.nullable().describe('The reader’s own application'),
      consent: z.object({ version: z.string(), text: z.string() }).describe('What somebody agrees to who applies'),
    }),
  }),
  published: route({
    ...{ name: 'recruitment.published', method: 'GET', path: `${base}/published`, tags, access: 'public' },
    summary: 'Names published for objections now',
    query: PageQuery,
    reply: recruitmentPages.published,
  }),
  publishedOne: route({
    ...{ name: 'recruitment.publishedOne', method: 'GET', path: `${base}/published/:id`, tags, access: 'public' },
    summary: 'One published name with its call',
    params,
    reply: z.object({ published: Published, call: Call, objected: z.boolean().describe('The reader objected') }),
  }),
  object: route({
    ...{ name: 'recruitment.object', method: 'POST', path: `${base}/published/:id/objections`, tags },
    summary: 'Objects to a published application, with a reason about its facts',
    params,
    body: NewObjection,
    reply: z.object({ objected: z.boolean() }),
    status: 201,
    ...{ access: 'resident', idempotent },
  }),
  apply: route({
    ...{ name: 'recruitment.apply', method: 'POST', path: `${base}/calls/:id/applications`, tags },
    summary: 'Applies for a post',
    params,
    body: NewApplication,
    reply: MyApplication,
    status: 201,
    ...{ access: 'resident', idempotent },
  }),
  mine: route({
    ...{ name: 'recruitment.mine', method: 'GET', path: `${base}/mine`, tags, access: 'resident' },
    summary: 'My applications, newest first',
    query: PageQuery,
    reply: recruitmentPages.mine,
  }),
  myApplication: route({
    ...{ name: 'recruitment.myApplication', method: 'GET', path: `${base}/mine/:id`, tags, access: 'resident' },
    summary: 'One of my applications: where it stands, who decided what and why, objections without names',
    params,
    reply: MyApplication,
  }),
  withdraw: route({
    ...{ name: 'recruitment.withdraw', method: 'POST', path: `${base}/mine/:id/withdraw`, tags },
    summary: 'Withdraws my application, and the consent with it',
    params,
    reply: MyApplication,
    ...{ access: 'resident', idempotent },
  }),
  answer: route({
    ...{ name: 'recruitment.answer', method: 'POST', path: `${base}/mine/:id/objections/:objectionId`, tags },
    summary: 'Answers an objection, once',
    params: params.extend({ objectionId: Id }),
    body: z.object({ answer: z.string().trim().min(1).max(1000) }),
    reply: MyApplication,
    ...{ access: 'resident', idempotent },
  }),
  appeal: route({
    ...{ name: 'recruitment.appeal', method: 'POST', path: `${base}/mine/:id/appeal`, tags },
    summary: 'Appeals a rejection, once; somebody else decides',
    params,
    body: z.object({ words: z.string().trim().min(1).max(1000) }),
    reply: MyApplication,
    ...{ access: 'resident', idempotent },
  }),
}

/** What those who look after calls read and write. */
export const recruitmentDeskRoutes = {
  calls: route({
    ...{ name: 'recruitmentDesk.calls', method: 'GET', path: `${base}/desk/calls`, tags, access },
    summary: 'Calls of my places, newest first',
    query: DeskCallsQuery,
    reply: recruitmentPages.deskCalls,
  }),
  call: route({
    ...{ name: 'recruitmentDesk.call', method: 'GET', path: `${base}/desk/calls/:id`, tags, access },
    summary: 'One call',
    params,
    reply: DeskCall,
  }),
  open: route({
    ...{ name: 'recruitmentDesk.open', method: 'POST', path: `${base}/desk/calls`, tags },
    summary: 'Opens a call',
    body: CallInput,
    reply: DeskCall,
    status: 201,
    ...{ access, idempotent },
  }),
  change: route({
    ...{ name: 'recruitmentDesk.change', method: 'PUT', path: `${base}/desk/calls/:id`, tags },
    summary: 'Changes places, requirements, closing date and phone of a call; role and units stay',
    params,
    body: CallInput.pick({ places: true, requirements: true, closesOn: true, phone: true }).extend({
      version: z.int(),
    }),
    reply: DeskCall,
    ...{ access, idempotent },
  }),
  close: route({
    ...{ name: 'recruitmentDesk.close', method: 'POST', path: `${base}/desk/calls/:id/close`, tags },
    summary: 'Takes no more applications from now on; those that are in are still decided',
    params,
    body: z.object({ version: z.int() }),
    reply: DeskCall,
    ...{ access, idempotent },
  }),
  cancel: route({
    ...{ name: 'recruitmentDesk.cancel', method: 'POST', path: `${base}/desk/calls/:id/cancel`, tags },
    summary: 'Calls a call off: applications under way end, and whoever applied reads why',
    params,
    body: z.object({ version: z.int(), why: z.string().trim().min(2).max(500) }),
    reply: DeskCall,
    ...{ access, idempotent },
  }),
  applications: route({
    ...{ name: 'recruitmentDesk.applications', method: 'GET', path: `${base}/desk/applications`, tags, access },
    summary: 'Applications for my places, oldest first, names masked',
    query: ApplicationsQuery,
    reply: recruitmentPages.applications,
  }),
  application: route({
    ...{ name: 'recruitmentDesk.application', method: 'GET', path: `${base}/desk/applications/:id`, tags, access },
    summary: 'One application with its reviews and objections, names masked',
    params,
    reply: DeskApplication,
  }),
  review: route({
    ...{ name: 'recruitmentDesk.review', method: 'POST', path: `${base}/desk/applications/:id/reviews`, tags },
    summary: 'Writes down the review that is due',
    params,
    body: NewReview,
    reply: DeskApplication,
    status: 201,
    ...{ access, idempotent },
  }),
  decideAppeal: route({
    ...{ name: 'recruitmentDesk.decideAppeal', method: 'POST', path: `${base}/desk/applications/:id/appeal`, tags },
    summary: 'Decides an appeal; never whoever rejected',
    params,
    body: NewReview.pick({ version: true, passed: true, reason: true }),
    reply: DeskApplication,
    ...{ access, idempotent },
  }),
  reveal: route({
    ...{ name: 'recruitmentDesk.reveal', method: 'POST', path: `${base}/desk/applications/:id/reveal`, tags },
    summary: 'Shows the name or the phone of an applicant, or who wrote an objection, for a purpose that is kept',
    params,
    body: z.object({
      field: z.enum(['name', 'phone', 'objector']),
      objectionId: Id.optional(),
      purpose: z.string().trim().max(300),
    }),
    reply: z.object({ value: z.string() }),
    ...{ access, idempotent },
  }),
}
