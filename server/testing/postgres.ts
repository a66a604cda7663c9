import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startEmbedded } from '../platform/database/embedded.ts'

/** A PostgreSQL server for tests: its owner's address, and how to stop it and drop its data. */
export interface TestServer {
  url: string
  stop(): Promise<void>
}

/** A PostgreSQL server that can be killed and started again on the same data. */
export interface KillableServer extends TestServer {
  /** Kills the server with -9, as a power cut would: no connection is closed, nothing is written any more. */
  kill(): Promise<void>
  /** Starts it again on the same data; it recovers by itself. The address stays. */
  start(): Promise<void>
}

const silent = { info() {}, warn() {} }

/** Starts a PostgreSQL server on an empty data folder of its own; fast, not durable. */
export async function startTestServer(): Promise<TestServer> {
  const server = await startKillablePostgres({ durable: false })
  return { url: server.url, stop: server.stop }
}

/** Starts a durable PostgreSQL server that a test may kill. */
export async function startKillablePostgres(options: { durable?: boolean } = {}): Promise<KillableServer> {
  const dataDir = mkdtempSync(join(tmpdir(), 'doorstep-test-'))
  // As root the server runs under another account, which must be able to pass through.
  chmodSync(dataDir, 0o711)
  const start = () => startEmbedded({ dataDir, log: silent, durable: options.durable ?? true })
  let running = await start()
  const clusterOf = () => {
    const kept = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { cluster: string }
    return resolve(dataDir, kept.cluster)
  }
  const cluster = clusterOf()
  return {
    url: running.url,
    async kill() {
      const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0])
      process.kill(pid, 'SIGKILL')
      // Gives the data folder free; the server itself is gone already.
      await running.stop()
    },
    async start() {
      running = await start()
    },
    async stop() {
      await running.stop()
      rmSync(dataDir, { recursive: true, force: true })
      rmSync(cluster, { recursive: true, force: true })
    },
  }
}
