import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import type { Files } from '../files/files.ts'
import type { Identity } from '../identity/identity.ts'
import type { Log } from '../log.ts'
import type { Subscriptions } from '../outbox/subscriptions.ts'
import type { Hub } from '../stream/hub.ts'
import type { Metrics } from './metrics.ts'
import type { TenantDirectory } from './tenant.ts'

/** What every module stands on. `registerCases(app, deps)` takes what it needs of it. */
export interface Deps {
  config: Config
  database: Database
  clock: Clock
  log: Log
  tenants: TenantDirectory
  identity: Identity
  files: Files
  /** Modules say here which events they want to hear, before the relay starts. */
  subscriptions: Subscriptions
  /** Live pages connected to this process. */
  hub: Hub
  metrics: Metrics
}
