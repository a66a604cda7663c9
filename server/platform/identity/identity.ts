import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import type { Clock } from '../clock.ts'
import type { OidcConfig, SmsConfig, SmtpConfig } from '../config.ts'
import type { Database } from '../database/database.ts'
import type { TenantDirectory } from '../http/tenant.ts'
import { type CaughtMessages, catchMessages } from '../mail/caught.ts'
import { catchingMailer, type Mailer, noMailer, smtpMailer } from '../mail/mailer.ts'
import { catchingTexter, noTexter, type Texter, webhookTexter } from '../sms/texter.ts'
import { type Accounts, accountsOf } from './accounts.ts'
import { demoRoutesOn } from './demo.routes.ts'
import { identityRoutesOn } from './identity.routes.ts'
import { mountSignIn } from './mount.ts'
import { myData, registerConsents } from './my-data.ts'
import { type PersonalData, personalData } from './personal-data.ts'
import type { Posts } from './posts.ts'
import { type Resolver, resolver } from './resolve.ts'
import { sessionStore } from './session.store.ts'
import { createSignIn, oidcId } from './sign-in.ts'
import { type Tokens, tokensOf } from './tokens.ts'

/** What identity is made of. */
export interface IdentityOptions {
  database: Database
  clock: Clock
  log: Logger
  /** Secret of the installation. */
  secret: string
  tenants: TenantDirectory
  posts: Posts
  /** A demo installation: messages are caught unless a way out is configured, and demo tenants may be stepped into. */
  demo: boolean
  smtp?: SmtpConfig | undefined
  sms?: SmsConfig | undefined
  oidc?: OidcConfig | undefined
  /** False switches off the limits of sign-in; for tests and measurements of something else. */
  limits?: boolean
}

/** Who people are: signing in, sessions, tokens, and what a person may do with their own data. */
export interface Identity extends Pick<Resolver, 'resolveActor' | 'forgetPosts'> {
  /** Adds the routes under `/api/auth/` and those of the contract. */
  register(app: FastifyInstance): void
  /** Every module adds its part here before the first request. */
  personalData: PersonalData
  accounts: Accounts
  tokens: Tokens
  mailer: Mailer
  texter: Texter
  /** Deletes sessions, codes and counts that have run out; for a job, hourly. Gives the number of rows. */
  sweep(): Promise<number>
  close(): void
}

/** Puts identity together. Connects to nothing until it is used, save the identity provider's own description. */
export function createIdentity(options: IdentityOptions): Identity {
  const { database, clock, log, secret, posts, tenants, demo } = options
  const caught = demo ? catchMessages(clock) : undefined
  const { mailer, texter } = waysOut(options, caught)
  const canMail = Boolean(options.smtp ?? caught)
  const canText = Boolean(options.sms ?? caught)
  const tokens = tokensOf({ database, posts, clock })
  const found = resolver({ database, clock, secret, posts, tokens })
  const onSessionEnd = found.forgetSession
  const signIn = createSignIn(
    {
      pool: database.pool,
      secret,
      clock,
      log,
      mailer,
      texter,
      oidc: options.oidc,
      ...(options.limits === undefined ? {} : { limits: options.limits }),
    },
    onSessionEnd,
  )
  const parts = personalData()
  registerConsents(parts, clock)
  return {
    resolveActor: found.resolveActor,
    forgetPosts: found.forgetPosts,
    personalData: parts,
    accounts: accountsOf({ pool: database.pool, clock, onSessionEnd }),
    tokens,
    mailer,
    texter,
    register(app) {
      mountSignIn(app, signIn)
      identityRoutesOn(app, {
        database,
        clock,
        posts,
        resolver: found,
        signIn,
        demo,
        ways: {
          password: true,
          mailCode: canMail,
          phoneCode: canText,
          passkey: true,
          oidc: options.oidc ? { id: oidcId, name: options.oidc.name } : null,
        },
        myData: myData({ database, clock, tenants, posts, parts, onSessionEnd }),
      })
      demoRoutesOn(app, { database, signIn, demo, caught })
    },
    sweep: () => sessionStore(database.pool).sweep(clock.now()),
    close: () => mailer.close(),
  }
}

function waysOut(options: IdentityOptions, caught: CaughtMessages | undefined): { mailer: Mailer; texter: Texter } {
  const { smtp, sms, clock } = options
  const otherwise = caught
    ? { mailer: catchingMailer(caught), texter: catchingTexter(caught) }
    : { mailer: noMailer, texter: noTexter }
  return {
    mailer: smtp ? smtpMailer(smtp) : otherwise.mailer,
    texter: sms ? webhookTexter({ ...sms, clock }) : otherwise.texter,
  }
}
