import { parentPort, workerData } from 'node:worker_threads'
import type { Clock } from '../../../platform/clock.ts'
import { openDatabase } from '../../../platform/database/database.ts'
import { onPublished } from '../../../platform/outbox/outbox.ts'
import type { Actor } from '../../../platform/policy/actor.ts'
import { openTerritory } from '../territory.api.ts'
import { runImport } from './run-import.ts'

/** What the thread of an import is given. */
export interface ImportTask {
  /** Where the application's role logs in. */
  appUrl: string
  tenantId: string
  id: string
  /** Whoever asked for it, as the audit names them. */
  by: { accountId?: string; personName?: string }
  /** Milliseconds by which the clock of the process is ahead of the machine's. */
  ahead: number
}

/** What it says: that something waits for delivery, a warning for the log, or its end. */
export type FromImport = { published: string } | { warning: string } | { done: true }

const say = (words: FromImport) => parentPort?.postMessage(words)
const { appUrl, tenantId, id, by, ahead } = workerData as ImportTask
const stop = new AbortController()
parentPort?.on('message', () => stop.abort())
onPublished((tenant) => say({ published: tenant }))
const warn = (...said: unknown[]) =>
  say({ warning: said.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join(' ') })
const clock: Clock = { now: () => new Date(Date.now() + ahead) }
// One connection for the run, one for the notes beside it.
const database = openDatabase({ url: appUrl, appUrl, secret: '', poolSize: 2, log: { warn, error: warn } })
const actor: Actor = { kind: 'staff', ...by, posts: [], via: 'session' }
try {
  await runImport(openTerritory({ database, clock }), { tenantId, id, actor, signal: stop.signal })
} finally {
  await database.close()
}
say({ done: true })
parentPort?.close()
