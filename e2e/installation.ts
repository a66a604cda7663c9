import { spawn } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A whole installation, as `npm start` makes it: built pages, server, a PostgreSQL of its own, the small demo district. */
export interface Installation {
  /** Where a browser finds it, such as http://127.0.0.1:41873. */
  url: string
  /** Number of the server's process. */
  pid: number
  /** Ends it as Ctrl-C would, and removes its data. */
  stop(): Promise<void>
}

const main = fileURLToPath(new URL('../server/main.ts', import.meta.url))

/** Milliseconds a start may take on a busy machine: building the pages, making the database, seeding the district. */
const startWithin = 150_000

/**
 * Starts one on a free port and data of its own, with the PostgreSQL that comes along or the one of which `databaseUrl` is the owner's
 * address. Throws with what the server said when it doesn't come up.
 */
export async function startInstallation(databaseUrl?: string): Promise<Installation> {
  const data = mkdtempSync(join(tmpdir(), 'doorstep-e2e-'))
  // As root the database runs under another account, which must be able to pass through.
  chmodSync(data, 0o711)
  // With what the tool behind `npm start` gives the server (tools/bootstrap.mjs).
  const args = [
    '--max-semi-space-size=8',
    '--max-old-space-size=2040',
    main,
    'start',
    '--json',
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--data',
    data,
    '--demo',
    'small',
  ]
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Browsers' push services are stood in for on this machine.
    env: {
      MALLOC_ARENA_MAX: '2',
      ...env,
      ...(databaseUrl && { DATABASE_URL: databaseUrl }),
      LOG_LEVEL: 'warn',
      OUTGOING_ALLOW: '127.0.0.0/8',
    },
  })
  let said = ''
  child.stderr.on('data', (part: Buffer) => {
    said = `${said}${part}`.slice(-8_000)
  })
  const ended = new Promise<void>((resolve) => child.on('exit', () => resolve()))
  async function stop(): Promise<void> {
    child.kill('SIGTERM')
    await ended
    rmSync(data, { recursive: true, force: true })
  }
  try {
    const line = await new Promise<string>((resolve, reject) => {
      let out = ''
      child.stdout.on('data', (part: Buffer) => {
        out += part.toString()
        const end = out.indexOf('\n')
        if (end >= 0) resolve(out.slice(0, end))
      })
      child.on('exit', (code) => reject(new Error(`The server ended with ${code}: ${out}${said}`)))
      setTimeout(
        () => reject(new Error(`The server was not up within ${startWithin} ms: ${said}`)),
        startWithin,
      ).unref()
    })
    const answer = JSON.parse(line) as { url?: string; pid?: number; error?: { message: string } }
    if (!answer.url || !answer.pid) throw new Error(`The server did not start: ${answer.error?.message ?? line}`)
    return { url: answer.url, pid: answer.pid, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
