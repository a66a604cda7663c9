import type { FastifyInstance } from 'fastify'
import { identityRoutes } from '../../../contract/identity.ts'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'
import { serve } from '../http/serve.ts'
import type { Tenant } from '../http/tenant.ts'
import type { CaughtMessages } from '../mail/caught.ts'
import { accountStore } from './account.store.ts'
import { demoRoleStore } from './demo.store.ts'
import { sendCookies, webHeaders } from './mount.ts'
import type { SignIn } from './sign-in.ts'

/**
 * Serves what only a demo has: roles to step into, and the messages it caught. Needs both a demo installation and a demo
 * tenant; everywhere else these addresses don't exist.
 */
export function demoRoutesOn(
  app: FastifyInstance,
  parts: { database: Database; signIn: SignIn; demo: boolean; caught: CaughtMessages | undefined },
): void {
  const mustBeDemo = (tenant: Tenant) => {
    if (!parts.demo || !tenant.demo) throw new Refused('platform.not_found')
  }

  serve(app, identityRoutes.demoRoles, async ({ tenant }) => {
    mustBeDemo(tenant)
    const roles = await parts.database.tx(tenant.id, (tx) => demoRoleStore(tx).list(), { readOnly: true })
    return { items: roles.map(({ accountId: _, ...role }) => role) }
  })

  serve(app, identityRoutes.stepIn, async ({ tenant, body, raw }) => {
    mustBeDemo(tenant)
    const role = await parts.database.tx(tenant.id, (tx) => demoRoleStore(tx).find(body.key), { readOnly: true })
    const account = role && (await accountStore(parts.database.pool).find(role.accountId))
    if (!account || account.erasedAt)
      throw new Refused('identity.demo_role_not_found', { key: body.key }, { status: 404 })
    const made = await parts.signIn.stepIn(account.id, webHeaders(raw.request))
    sendCookies(raw.request, raw.reply, made)
    return { account: { id: account.id, name: account.name } }
  })

  serve(app, identityRoutes.demoOutbox, async ({ tenant }) => {
    mustBeDemo(tenant)
    const messages = parts.caught?.list() ?? []
    return {
      items: messages.map(({ at, subject, ...message }) => ({
        ...message,
        at: at.toISOString(),
        subject: subject ?? null,
      })),
    }
  })
}
