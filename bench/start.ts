/**
 * How long a start takes until the first page is answered: on an empty data folder (database made, tables made), and again on the same
 * one. Packages are installed and pages built. `npm run bench -- start [--runs 3] [--json]`
 * Yardstick of the house: again ≤ 3 s.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { machine } from './machine.shared.ts'

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, json: { type: 'boolean' } } })
const main = fileURLToPath(new URL('../server/main.ts', import.meta.url))

/** Starts a server on this data, asks for the first page, stops it; milliseconds until the page was there. */
async function start(data: string): Promise<number> {
  const began = performance.now()
  const flags = ['--json', '--host', '127.0.0.1', '--port', '0', '--data', data, '--demo', 'none']
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [main, 'start', ...flags], {
    ...{ stdio: ['ignore', 'pipe', 'inherit'], env: { ...env, LOG_LEVEL: 'warn' } },
  })
  const ended = once(child, 'exit')
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let out = ''
      child.stdout?.on('data', (part: Buffer) => {
        out += part
        const line = out.slice(0, Math.max(0, out.indexOf('\n')))
        if (line !== '') resolve((JSON.parse(line) as { url: string }).url)
      })
      ended.then(([code]) => reject(new Error(`The server ended with ${code}: ${out}`)), reject)
    })
    const answer = await fetch(`${url}/`, { headers: { accept: 'text/html' } })
    await answer.arrayBuffer()
    if (!answer.ok) throw new Error(`The first page was answered with ${answer.status}`)
    return performance.now() - began
  } finally {
    child.kill('SIGTERM')
    await ended
  }
}

const [first, again]: [number[], number[]] = [[], []]
for (let run = 0; run < Number(values.runs); run++) {
  const data = mkdtempSync(join(tmpdir(), 'doorstep-bench-'))
  // As root the database runs under another account, which must be able to pass through.
  chmodSync(data, 0o711)
  try {
    first.push(await start(data))
    again.push(await start(data))
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}
const middle = (all: number[]) => Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0)
const figures = { first: middle(first), again: middle(again), mark: 3000, runs: first.length }
if (values.json) console.log(JSON.stringify({ bench: 'start', machine: machine(), ...figures }))
else {
  console.log(machine())
  console.log(`start on an empty data folder  ${String(figures.first).padStart(7)} ms until the first page`)
  console.log(`start again                    ${String(figures.again).padStart(7)} ms (mark ${figures.mark} ms)`)
}
