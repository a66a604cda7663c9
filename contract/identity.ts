/** Who is signed in, what they act as, who looked at their data, and everything a person may do with their own data. */
import { z } from 'zod'
import { Id, Instant, Locale, LocalizedName, PageQuery, pageOf } from './common.ts'
import { route } from './route.ts'

/** The ways to sign in that this installation offers. */
export const SignInWays = z
  .object({
    password: z.boolean(),
    mailCode: z.boolean(),
    phoneCode: z.boolean(),
    passkey: z.boolean(),
    oidc: z.object({ id: z.string(), name: z.string() }).nullable(),
  })
  .meta({ id: 'SignInWays' })
/** The ways to sign in that this installation offers. */
export type SignInWays = z.infer<typeof SignInWays>

/** The account that is signed in. Mail and phone are masked: whoever looks over the shoulder learns nothing. */
export const SignedInAccount = z
  .object({
    id: z.string(),
    name: z.string(),
    mail: z.string().nullable().meta({ description: 'Masked' }),
    phone: z.string().nullable().meta({ description: 'Masked' }),
    kind: z.enum(['resident', 'staff']),
    secondFactor: z.boolean(),
  })
  .meta({ id: 'SignedInAccount' })

/** A post somebody may act as, with names to show. */
export const ActingPost = z
  .object({
    id: Id,
    role: z.string(),
    title: z.string().nullable(),
    place: z
      .object({ id: Id, kind: z.enum(['unit', 'department']), level: z.string().nullable(), name: LocalizedName })
      .nullable(),
    from: Instant,
    until: Instant.nullable(),
    standingInFor: Id.nullable().meta({ description: 'The post whose holder is away' }),
  })
  .meta({ id: 'ActingPost' })
/** A post somebody may act as, with names to show. */
export type ActingPost = z.infer<typeof ActingPost>

/** A role of the demo district that anybody may step into. */
export const DemoRole = z
  .object({
    key: z.string(),
    label: LocalizedName,
    role: z.string().nullable().meta({ description: 'null: a resident' }),
    place: LocalizedName,
  })
  .meta({ id: 'DemoRole' })
/** A role of the demo district that anybody may step into. */
export type DemoRole = z.infer<typeof DemoRole>

/** All a page needs to know about who is looking at it. */
export const Session = z
  .object({
    account: SignedInAccount.nullable(),
    posts: z.array(ActingPost),
    actingPostId: Id.nullable().meta({ description: 'null: every post counts' }),
    tenant: z.object({ slug: z.string(), name: LocalizedName, timeZone: z.string(), locale: Locale }),
    demo: z.boolean(),
    demoRoles: z.array(DemoRole),
    signIn: SignInWays,
  })
  .meta({ id: 'Session' })
/** All a page needs to know about who is looking at it. */
export type Session = z.infer<typeof Session>

/** One browser or app an account is signed in with. */
export const SignedInDevice = z
  .object({
    id: z.string(),
    current: z.boolean(),
    agent: z.string().nullable(),
    since: Instant,
    lastSeen: Instant,
    until: Instant,
  })
  .meta({ id: 'SignedInDevice' })
/** One browser or app an account is signed in with. */
export type SignedInDevice = z.infer<typeof SignedInDevice>

/** One time somebody looked at a person's data. */
export const Look = z
  .object({
    id: z.string(),
    at: Instant,
    by: z.object({ name: z.string().nullable(), role: z.string().nullable(), place: LocalizedName.nullable() }),
    action: z.string().meta({ description: 'Such as case.revealed' }),
    what: z.string().nullable().meta({ description: 'Which field, such as reporter.phone' }),
    about: z
      .object({ kind: z.string(), id: z.string().nullable(), number: z.string().nullable() })
      .meta({ description: 'The record it stood in; number: of the case' }),
    purpose: z.string().nullable(),
  })
  .meta({ id: 'Look' })
/** One time somebody looked at a person's data. */
export type Look = z.infer<typeof Look>

/** A consent as it was recorded. */
export const Consent = z
  .object({
    id: Id,
    purpose: z.string(),
    version: z.string(),
    text: z.string(),
    givenAt: Instant,
    givenBy: z.enum(['self', 'guardian', 'on_behalf']),
    until: Instant.nullable(),
    withdrawnAt: Instant.nullable(),
  })
  .meta({ id: 'Consent' })
/** A consent as it was recorded. */
export type Consent = z.infer<typeof Consent>

/** What an erasure did, part by part. `kept` says what a law requires to be kept, without identity where that is possible. */
export const Erasure = z
  .object({
    erased: z.array(z.object({ part: z.string(), rows: z.number().int() })),
    kept: z.array(z.object({ part: z.string(), rows: z.number().int(), why: z.string() })),
    account: z.boolean().meta({ description: 'The account itself is gone; false: it holds posts elsewhere' }),
  })
  .meta({ id: 'Erasure' })
/** What an erasure did, part by part. */
export type Erasure = z.infer<typeof Erasure>

/** A message the demo caught instead of sending it. */
export const CaughtMessage = z
  .object({
    at: Instant,
    channel: z.enum(['mail', 'sms']),
    to: z.string(),
    subject: z.string().nullable(),
    text: z.string(),
  })
  .meta({ id: 'CaughtMessage' })
/** A message the demo caught instead of sending it. */
export type CaughtMessage = z.infer<typeof CaughtMessage>

const tags = ['identity']
const done = z.object({ done: z.literal(true) })

/** Routes of identity. Signing in itself happens under `/api/auth/`. */
export const identityRoutes = {
  session: route({
    name: 'identity.session',
    method: 'GET',
    path: '/api/v1/session',
    summary: 'Who is signed in, which posts they hold here, and how to sign in',
    tags,
    reply: Session,
    access: 'public',
  }),
  actAs: route({
    name: 'identity.actAs',
    method: 'POST',
    path: '/api/v1/session/acting-post',
    summary: 'Chooses the post to act as in this session; null lets every post count',
    tags,
    body: z.object({ postId: Id.nullable() }),
    reply: z.object({ actingPostId: Id.nullable() }),
    access: 'resident',
  }),
  devices: route({
    name: 'identity.devices',
    method: 'GET',
    path: '/api/v1/my/sessions',
    summary: 'Where my account is signed in',
    tags,
    reply: z.object({ items: z.array(SignedInDevice) }),
    access: 'resident',
  }),
  endDevice: route({
    name: 'identity.endDevice',
    method: 'DELETE',
    path: '/api/v1/my/sessions/:id',
    summary: 'Signs one device out',
    tags,
    params: z.object({ id: z.string().max(100) }),
    reply: done,
    access: 'resident',
  }),
  endOtherDevices: route({
    name: 'identity.endOtherDevices',
    method: 'POST',
    path: '/api/v1/my/sessions/end-others',
    summary: 'Signs out everywhere but here',
    tags,
    reply: z.object({ ended: z.number().int() }),
    access: 'resident',
  }),
  looks: route({
    name: 'identity.looks',
    method: 'GET',
    path: '/api/v1/my/looks',
    summary: 'Who looked at my data, when and for what purpose',
    tags,
    query: PageQuery,
    reply: pageOf(Look),
    access: 'resident',
  }),
  myData: route({
    name: 'identity.myData',
    method: 'GET',
    path: '/api/v1/my/data',
    summary: 'Everything this installation keeps about me here, as one file',
    tags,
    reply: z.object({ madeAt: Instant, tenant: z.string(), parts: z.record(z.string(), z.unknown()) }),
    access: 'resident',
  }),
  erase: route({
    name: 'identity.erase',
    method: 'POST',
    path: '/api/v1/my/erase',
    summary: 'Erases my data; what a law requires to be kept stays without identity',
    tags,
    body: z.object({ confirm: z.literal(true) }),
    reply: Erasure,
    access: 'resident',
  }),
  consents: route({
    name: 'identity.consents',
    method: 'GET',
    path: '/api/v1/my/consents',
    summary: 'What I agreed to, with the text I was shown',
    tags,
    reply: z.object({ items: z.array(Consent) }),
    access: 'resident',
  }),
  withdrawConsent: route({
    name: 'identity.withdrawConsent',
    method: 'POST',
    path: '/api/v1/my/consents/:id/withdraw',
    summary: 'Withdraws a consent from now on',
    tags,
    params: z.object({ id: Id }),
    reply: Consent,
    access: 'resident',
  }),
  demoRoles: route({
    name: 'identity.demoRoles',
    method: 'GET',
    path: '/api/v1/demo/roles',
    summary: 'Roles of the demo district to step into; 404 outside a demo',
    tags: ['demo'],
    reply: z.object({ items: z.array(DemoRole) }),
    access: 'public',
  }),
  stepIn: route({
    name: 'identity.stepIn',
    method: 'POST',
    path: '/api/v1/demo/step-in',
    summary: 'Signs in as a role of the demo district without a password; 404 outside a demo',
    tags: ['demo'],
    body: z.object({ key: z.string().min(1).max(100) }),
    reply: z.object({ account: z.object({ id: z.string(), name: z.string() }) }),
    access: 'public',
  }),
  demoOutbox: route({
    name: 'identity.demoOutbox',
    method: 'GET',
    path: '/api/v1/demo/outbox',
    summary: 'Mail and text messages that the demo caught instead of sending; 404 outside a demo',
    tags: ['demo'],
    reply: z.object({ items: z.array(CaughtMessage) }),
    access: 'public',
  }),
}
