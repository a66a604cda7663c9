import type { Clock } from '../clock.ts'
import type { Config } from '../config.ts'
import type { Database } from '../database/database.ts'
import type { Documents } from '../documents/documents.ts'
import type { Files } from '../files/files.ts'
import type { Uploads } from '../files/uploads.ts'
import type { Identity } from '../identity/identity.ts'
import type { Jobs } from '../jobs/jobs.ts'
import type { Log } from '../log.ts'
import type { Subscriptions } from '../outbox/subscriptions.ts'
import type { Retention } from '../retention/retention.ts'
import type { Hub } from '../stream/hub.ts'
import type { Topics } from '../stream/stream.routes.ts'
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
  uploads: Uploads
  /** Agreements, notices and replies as papers; each module names its guard. */
  documents: Documents
  /** How long what is kept; each module adds its kinds. */
  retention: Retention
  /** Modules say here which events they want to hear, before the relay starts. */
  subscriptions: Subscriptions
  /** Work for later. Handlers and schedules are named while the application is put together. */
  jobs: Jobs
  /** Live pages connected to this process. */
  hub: Hub
  /** Who may hear of what, live; each module names its guard. */
  topics: Topics
  metrics: Metrics
}
