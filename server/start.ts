import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { App } from './app.ts'
import { Failure, type Output } from './commandline.ts'
import { type Installation, openInstallation } from './installation.ts'
import { giveBackWhenResting } from './memory.ts'
import { type ConfigFlags, loadConfig } from './platform/config.ts'
import { type Log, openLog } from './platform/log.ts'

/** Milliseconds from the first signal to the end of the process, `STOP_DELAY` apart. */
const stopWithin = 4_800
/** Of these, what requests under way have to come to their end. */
const drainWithin = 2_000

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * Starts everything and prints where it is; resolves when it is up. From then on the process ends by SIGTERM, SIGINT or
 * the end of the command that started it: requests are drained, then the database is stopped, within 5 s in all, after the
 * time that `STOP_DELAY` gives a load balancer to notice.
 */
export async function startServer(flags: ConfigFlags, out: Output): Promise<void> {
  const config = loadConfig(flags)
  const stopping = stopper(config.stopDelay * 1_000)
  const building = new AbortController()
  const log = openLog({ level: config.logLevel ?? (process.stdout.isTTY || out.json ? 'warn' : 'info') })
  try {
    // Three things that don't need each other: the pages, the database, and reading the program.
    const pages = config.role === 'worker' ? Promise.resolve() : buildPages(out, building.signal)
    pages.catch(() => {})
    const program = import('./app.ts')
    program.catch(() => {})
    const opening = openInstallation({ config, log, alone: true, progress: out.progress, serverUp: stopping.last })
    stopping.waitFor(opening)
    const installation = await opening
    stopping.first(installation.closeDatabase)
    stopping.first(async () => building.abort())
    await Promise.all([pages, seedWhenNew(installation, out, building.signal)])
    stopping.check()

    const { buildApp } = await program
    const { database, clock } = installation
    const app = await buildApp({ config, database, clock, log })
    stopping.first((within) => drain(app, within))
    stopping.beforeAll(() => app.health.leave())
    await warmUp(installation)
    const { port } = await listen(app, installation)
    if (config.role !== 'all' && !config.s3)
      log.warn(`files are in ${config.dataDir}/files: every process must have that folder, or S3_BUCKET be set`)
    giveBackWhenResting(app.http.server)
    const shown = config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : bracketed(config.host)
    const url = config.publicUrl ?? `http://${shown}:${port}`
    out.result(
      { url, port, pid: process.pid, demo: config.demo, role: config.role },
      welcome({ url, demo: config.demo !== 'none', open: !isLoopback(config.host) }),
    )
    // Nothing more to do here; signals end the process.
    stopping.onFault(log)
  } catch (error) {
    building.abort()
    // A signal came meanwhile: the process is on its way out already.
    if (stopping.asked) return
    await stopping.stop()
    // Whatever is still open must not keep a process that failed to start: whoever watches over it waits for its end.
    setTimeout(() => process.exit(1), 1_000).unref()
    throw error
  }
}

function welcome({ url, demo, open }: { url: string; demo: boolean; open: boolean }): string[] {
  return [
    '',
    `  Doorstep is at ${url}`,
    demo
      ? `  Sign in at ${url}/sign-in: step into any role of the demo district with one click.`
      : `  Sign in at ${url}/sign-in. First account: npx doorstep account create --help`,
    ...(demo && open ? ['  So can everybody who reaches this address: for real people, start with --demo none.'] : []),
    '  Stop it with Ctrl-C.',
    '',
  ]
}

/** Builds the pages in a process of their own when their sources changed. */
async function buildPages(out: Output, signal: AbortSignal): Promise<void> {
  const from = performance.now()
  const late = setTimeout(() => out.progress('Building the pages, unless they are up to date …'), 1_500)
  const child = spawn(process.execPath, [here('../tools/build-web.mjs')], { signal })
  const said = { out: '', faults: '' }
  child.stdout.on('data', (part: Buffer) => {
    said.out += part.toString()
  })
  child.stderr.on('data', (part: Buffer) => {
    said.faults += part.toString()
  })
  child.on('error', () => clearTimeout(late))
  const code = await new Promise((resolve) => child.on('close', resolve))
  clearTimeout(late)
  if (code !== 0) throw new Failure(said.faults.trim() || 'The pages could not be built.')
  if (said.out.includes('built')) out.progress(`Pages built in ${((performance.now() - from) / 1000).toFixed(1)} s`)
}

/**
 * Seeds the demo on the first start; once more when that was broken off, because it is all there or not at all. In a process
 * of its own: what the seeding needs of memory is given back when it is done.
 */
async function seedWhenNew({ config, database, clock }: Installation, out: Output, signal: AbortSignal): Promise<void> {
  const size = config.demo
  if (size === 'none') return
  const { isDemoSeeded } = await import('../demo/seeded.ts')
  if (await isDemoSeeded({ database, clock })) return

  const from = performance.now()
  out.progress(`Making the ${size} demo district …`)
  const args = [here('main.ts'), 'demo', 'seed', '--size', size, '--data', config.dataDir]
  const child = spawn(process.execPath, args, { signal, stdio: ['ignore', 'ignore', 'pipe'] })
  let last = ''
  createInterface({ input: child.stderr }).on('line', (line) => {
    last = line
    out.progress(line)
  })
  child.on('error', () => {})
  const code = await new Promise((resolve) => child.on('close', resolve))
  if (code !== 0) throw new Failure(last || 'The demo district could not be made.')
  out.progress(`Demo district made in ${((performance.now() - from) / 1000).toFixed(1)} s`)
}

/**
 * Opens connections before anybody asks: behind a balancer the first second brings a full share of the rush, and a connection that is
 * only just being made keeps its request waiting. One that can't be had now is had later.
 */
async function warmUp({ config, database }: Installation): Promise<void> {
  await Promise.allSettled(Array.from({ length: Math.min(6, config.poolSize) }, () => database.ping()))
}

async function listen({ http }: App, { config }: Installation): Promise<{ port: number }> {
  try {
    await http.listen({ host: config.host, port: config.port })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EADDRINUSE') {
      throw new Failure(
        `Port ${config.port} on ${config.host} is taken. Choose another with --port, or stop what uses it.`,
      )
    }
    if (code === 'EACCES')
      throw new Failure(`Port ${config.port} may not be used by this user. Choose one above 1023 with --port.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
      throw new Failure(`This machine has no address ${config.host}. Choose another with --host.`)
    }
    throw error
  }
  const address = http.server.address()
  return { port: typeof address === 'object' && address !== null ? address.port : config.port }
}

const isLoopback = (host: string) => host === 'localhost' || host === '::1' || host.startsWith('127.')
const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host)

/** Takes no new requests, lets those under way end, and cuts off what is still there after that. */
async function drain({ http }: App, within: number): Promise<void> {
  const cut = setTimeout(() => http.server.closeAllConnections(), Math.min(within, drainWithin))
  // A hook that hangs must not keep the rest from stopping.
  await Promise.race([http.close(), sleep(drainWithin + 300, undefined, { ref: false })])
  clearTimeout(cut)
}

type Step = (within: number) => Promise<unknown>

/** Ends the process in order, once, by signal or fault, whatever of it is up by then. A signal waits `delay` ms first. */
function stopper(delay: number) {
  const steps: Step[] = []
  let leave: (() => void) | undefined
  let end: Promise<void> | undefined
  let opening: Promise<unknown> = Promise.resolve()

  function stop(): Promise<void> {
    end ??= (async () => {
      const deadline = performance.now() + stopWithin
      for (const step of steps) await step(deadline - performance.now()).catch(() => {})
      // The channel to the command that started us would keep the process alive.
      process.removeAllListeners('disconnect')
      if (process.connected) process.disconnect()
    })()
    return end
  }

  async function exit(code: number): Promise<void> {
    const again = asked
    asked = true
    leave?.()
    // A second signal means it: no more waiting.
    if (code === 0 && leave !== undefined && !again) await Promise.race([sleep(delay), hurry.promise])
    else hurry.resolve()
    // If everything else fails: better cut off than hanging. What was acknowledged is in the database.
    setTimeout(() => process.exit(1), stopWithin + 150).unref()
    // A database that is just starting can only be stopped once it is there.
    if (steps.length === 0) await Promise.race([opening, sleep(2_000)])
    await stop()
    process.exit(code)
  }

  let asked = false
  const hurry = Promise.withResolvers<void>()
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void exit(0))
  // The command that a person started and may see is gone: so are we.
  if (process.connected) process.on('disconnect', () => void exit(0))

  return {
    get asked() {
      return asked
    },
    stop,
    /** Does this before all that was added before. */
    first: (step: Step) => void steps.unshift(step),
    /** Does this at once when told to stop, before the delay. */
    beforeAll(work: () => void) {
      leave = work
    },
    last: (step: Step) => void steps.push(step),
    waitFor(work: Promise<unknown>) {
      opening = work.catch(() => {})
    },
    /** Ends here when a signal came meanwhile. */
    check() {
      if (asked) throw new Failure('Stopped.')
    },
    /** From now on a fault nobody caught ends the process in order, with code 1. */
    onFault(log: Log) {
      for (const fault of ['uncaughtException', 'unhandledRejection'] as const) {
        process.on(fault, (error) => {
          log.fatal({ err: error }, fault)
          void exit(1)
        })
      }
    },
  }
}
