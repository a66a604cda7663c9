import { Worker } from 'node:worker_threads'
import type { Log } from '../../../platform/log.ts'
import { tellPublished } from '../../../platform/outbox/outbox.ts'
import type { Territory } from '../territory.api.ts'
import type { FromImport, ImportTask } from './import.worker.ts'

/** Milliseconds a run has to end by itself once it is told to; then its thread is ended, and the database forgets what it wrote. */
const patience = 5_000

/**
 * Works an import off in a thread of its own with connections of its own, so that the server goes on answering: reading, judging
 * and placing a hundred thousand rows never stands in front of anybody's request. Rejects with what broke the run.
 */
export async function runInThread(
  territory: Territory,
  given: { tenantId: string; id: string; by: ImportTask['by']; signal: AbortSignal; log: Pick<Log, 'warn'> },
): Promise<void> {
  const { tenantId, id, by, signal, log } = given
  const { appUrl } = territory.database
  const ahead = territory.clock.now().getTime() - Date.now()
  const worker = new Worker(new URL('./import.worker.ts', import.meta.url), {
    workerData: { appUrl, tenantId, id, by, ahead } satisfies ImportTask,
  })
  let timer: NodeJS.Timeout | undefined
  const stop = () => {
    worker.postMessage('stop')
    timer = setTimeout(() => void worker.terminate(), patience)
  }
  if (signal.aborted) stop()
  signal.addEventListener('abort', stop, { once: true })
  try {
    await new Promise<void>((resolve, reject) => {
      worker.on('message', (said: FromImport) => {
        if ('published' in said) tellPublished(said.published)
        else if ('warning' in said) log.warn({ tenantId, id }, said.warning)
        else resolve()
      })
      worker.on('error', reject)
      worker.on('exit', (code) => reject(new Error(`The thread of an import ended with code ${code}.`)))
    })
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    void worker.terminate()
  }
}
