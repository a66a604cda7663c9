import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { atEnd } from './ending.ts'

/** A process of its own that runs `doorstep start`. */
export interface ServerProcess {
  /** Where it answers, such as http://127.0.0.1:41873. */
  url: string
  port: number
  child: ChildProcess
  /** Everything it said until now, cut at the beginning. */
  said(): string
  /** Ends with the exit code, -1 where a signal ended it. */
  readonly ended: Promise<number>
  /** Tells it to stop and waits; gives the exit code. */
  stop(): Promise<number>
}

const main = fileURLToPath(new URL('../main.ts', import.meta.url))

/** Starts one and waits until it is up; killed with the end of the test file. Throws with what it said when it ends before. */
export async function startProcess(given: {
  dataDir: string
  /** A free one unless told. */
  port?: number
  env?: Record<string, string | undefined>
  flags?: readonly string[]
}): Promise<ServerProcess> {
  const port = given.port ?? 0
  const args = ['start', '--json', '--demo', 'none', '--data', given.dataDir, '--port', String(port)]
  const child = spawn(process.execPath, ['--max-semi-space-size=8', main, ...args, ...(given.flags ?? [])], {
    env: { ...process.env, DATABASE_URL: undefined, RATE_LIMIT: '0', LOG_LEVEL: 'error', ...given.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  // Whatever becomes of the test: nothing is left behind.
  atEnd(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)))
  const up = new Promise<{ url: string; port: number }>((resolve, reject) => {
    let line = ''
    child.stderr.on('data', (part: Buffer) => {
      said = `${said}${part}`.slice(-8_000)
    })
    child.stdout.on('data', (part: Buffer) => {
      said = `${said}${part}`.slice(-8_000)
      line += part.toString()
      // Its log goes there too, a line each: the one we wait for says where it is.
      const found = /^\{"url":.*\}$/m.exec(line)?.[0]
      if (found) resolve(JSON.parse(found) as { url: string; port: number })
    })
    void ended.then((code) => reject(new Error(`The server ended with ${code}: ${said}`)))
  })
  const { url, port: taken } = await up
  return {
    ...{ url, port: taken, child, ended },
    said: () => said,
    async stop() {
      child.kill('SIGTERM')
      return await ended
    },
  }
}
