import type { NoticeSettings } from '../../../contract/notices.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database, Tx } from '../../platform/database/database.ts'
import type { Tenant, TenantDirectory } from '../../platform/http/tenant.ts'
import type { Accounts } from '../../platform/identity/accounts.ts'
import type { Jobs } from '../../platform/jobs/jobs.ts'
import type { Log } from '../../platform/log.ts'
import type { Mailer } from '../../platform/mail/mailer.ts'
import type { Pusher } from '../../platform/push/pusher.ts'
import type { Texter } from '../../platform/sms/texter.ts'
import type { AllowedNetworks } from '../../platform/webhooks/address.rules.ts'
import type { CaseTelling } from '../cases/cases.api.ts'
import type { Territory } from '../territory/territory.api.ts'
import type { Kinds } from './kinds/kinds.rules.ts'
import { textsStore } from './texts/texts.store.ts'

/** What the parts of notices work with. */
export interface NoticesDeps {
  database: Database
  clock: Clock
  log: Log
  tenants: TenantDirectory
  accounts: Pick<Accounts, 'find'>
  jobs: Jobs
  mailer: Mailer
  texter: Texter
  pusher: Pusher
  allowed: AllowedNetworks
  territory: Territory
  telling: CaseTelling
  kinds: Kinds
  /** Secret of the installation. */
  secret: string
  /** Where people reach this installation; unknown: messages carry no links. */
  publicUrl: string | undefined
  /** Ways the operator has set up for the whole installation. */
  canMail: boolean
  canText: boolean
}

/** What a new tenant begins with: nothing goes out at night, and what comes within five minutes comes together. */
export const standardSettings: NoticeSettings = {
  quiet: { from: 21 * 60, to: 8 * 60 },
  gatherMinutes: 5,
  keepDays: 180,
  logDays: 90,
}

/** The settings of the transaction's tenant. */
export async function settingsOf(tx: Tx): Promise<NoticeSettings> {
  return { ...standardSettings, ...(await textsStore(tx).findSettings()) }
}

/** The tenant of a transaction; undefined where it is gone. */
export async function findTenant(deps: Pick<NoticesDeps, 'tenants'>, tenantId: string): Promise<Tenant | undefined> {
  return (await deps.tenants.list()).find((tenant) => tenant.id === tenantId)
}

/** A path on this site as a link in a message; empty where the site's address isn't known. */
export function siteLink(deps: Pick<NoticesDeps, 'publicUrl'>, tenant: Pick<Tenant, 'slug'>, path: string): string {
  return deps.publicUrl ? `${deps.publicUrl}/t/${tenant.slug}${path}` : ''
}
