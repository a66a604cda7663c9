import { statfs } from 'node:fs/promises'
import { sweepStore } from './modules/cases/sweep/sweep.store.ts'
import type { Deps } from './platform/http/deps.ts'
import { jobFigures, lastBackup } from './platform/measures.store.ts'
import { outboxStore } from './platform/outbox/outbox.store.ts'

/** Milliseconds for which figures of the whole installation are kept: two of them come from one question. */
const keptFor = 5_000

/**
 * Figures of the whole installation in `/metrics`, asked for when Prometheus comes: what waits, what was given up, the room on the disk,
 * the age of the backup. Every process tells the same; alerts take the largest. docs/operate/runbook.md says what to do about each.
 */
export function registerMeasures({ metrics, tenants, database, clock, config }: Deps): void {
  const ofAll = async (read: (tenantId: string) => Promise<number>) =>
    await Promise.all((await tenants.list()).map(({ id }) => read(id)))
  const ago = (instant: Date | null) =>
    instant === null ? 0 : Math.max(0, (clock.now().getTime() - instant.getTime()) / 1000)
  const outbox = kept(async () => {
    let [parked, lag] = [0, 0]
    for (const { id } of await tenants.list()) {
      const found = await database.tx(id, (tx) => outboxStore(tx).figures(), { readOnly: true })
      parked += found.parked
      lag = Math.max(lag, ago(found.oldest))
    }
    return { parked, lag }
  })
  const jobs = kept(() => jobFigures(database))
  const disk = kept(() => statfs(config.dataDir))

  metrics.gauge('doorstep_database_up', 'Whether the database answers this process: 1 or 0', async () => {
    return await database.ping().then(
      () => 1,
      () => 0,
    )
  })
  metrics.gauge(
    'doorstep_outbox_lag_seconds',
    'Age of the oldest event that waits for delivery',
    async () => (await outbox()).lag,
  )
  metrics.gauge(
    'doorstep_outbox_parked',
    'Events given up after their last attempt',
    async () => (await outbox()).parked,
  )
  metrics.gauge(
    'doorstep_jobs_lag_seconds',
    'How long the oldest job waits that may be done by now',
    async () => (await jobs()).lag,
  )
  metrics.gauge('doorstep_jobs_failed', 'Jobs given up within 24 hours', async () => (await jobs()).failed)
  metrics.gauge(
    'doorstep_clocks_lag_seconds',
    'How long the oldest clock of a case is silent that should have spoken',
    async () =>
      Math.max(
        0,
        ...(await ofAll(async (id) => {
          const oldest = await database.tx(id, (tx) => sweepStore(tx).oldestDue(clock.now()), { readOnly: true })
          return ago(oldest)
        })),
      ),
  )
  metrics.gauge('doorstep_disk_size_bytes', 'Size of the disk the data folder is on', async () => {
    const { blocks, bsize } = await disk()
    return blocks * bsize
  })
  metrics.gauge('doorstep_disk_free_bytes', 'Room left on it', async () => {
    const { bavail, bsize } = await disk()
    return bavail * bsize
  })
  metrics.gauge('doorstep_backup_age_seconds', 'Age of the last backup; without end when there was none', async () => {
    const last = await lastBackup(database)
    return last === undefined ? Number.POSITIVE_INFINITY : ago(last)
  })
}

/** Asks once for whoever asks at about the same time. */
function kept<T>(read: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined
  let until = 0
  return () => {
    if (answer === undefined || performance.now() > until) {
      answer = read()
      until = performance.now() + keptFor
      answer.catch(() => {
        answer = undefined
      })
    }
    return answer
  }
}
