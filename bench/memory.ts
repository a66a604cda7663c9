/**
 * How much memory the server's process holds, PostgreSQL apart: at rest some seconds after its start, while it is asked by 32
 * at once (residents' pages, open matters, new reports), and at rest again. `npm run bench -- memory [--json] [--seconds 20]`
 * Yardstick of the house: ≤ 200 MB at rest, ≤ 400 MB under load. Resident set size as the system counts it.
 */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { startInstallation } from '../e2e/installation.ts'
import { machine } from './machine.shared.ts'

const yardstick = { atRest: 200, underLoad: 400 }
const connections = 32
/** Seconds after which what came with the start has been given back (server/memory.ts). */
const settled = 8

const { values } = parseArgs({ options: { json: { type: 'boolean' }, seconds: { type: 'string', default: '20' } } })

/** Megabytes the process holds now. Linux alone tells; elsewhere this bench says so and ends. */
function held(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) * 1.024e-3
}

/** What residents do, in turn. */
const asked: ((url: string) => Promise<Response>)[] = [
  (url) => fetch(`${url}/`, { headers: { accept: 'text/html' } }),
  (url) => fetch(`${url}/api/v1/cases/public?limit=20`),
  (url) => fetch(`${url}/api/v1/categories`),
  (url) =>
    fetch(`${url}/api/v1/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify({ text: '楼道的灯不亮，老人晚上下楼不方便。', locale: 'zh-CN' }),
    }),
]

const installation = await startInstallation()
try {
  await sleep(settled * 1000)
  const atRest = held(installation.pid)
  let most = atRest
  let answered = 0
  let turned = 0
  const until = Date.now() + Number(values.seconds) * 1000
  const watch = setInterval(() => {
    most = Math.max(most, held(installation.pid))
  }, 200)
  await Promise.all(
    Array.from({ length: connections }, async (_, n) => {
      for (let turn = n; Date.now() < until; turn++) {
        const response = await asked[turn % asked.length]?.(installation.url)
        await response?.arrayBuffer()
        if (response?.ok) answered++
        else turned++
      }
    }),
  )
  clearInterval(watch)
  const figures = { atRest: Math.round(atRest), underLoad: Math.round(most), answered, turnedAway: turned }
  const met = { atRest: atRest <= yardstick.atRest, underLoad: most <= yardstick.underLoad }
  if (values.json)
    process.stdout.write(`${JSON.stringify({ bench: 'memory', machine: machine(), yardstick, figures, met })}\n`)
  else {
    console.table({
      'at rest': { MB: figures.atRest, yardstick: yardstick.atRest, met: met.atRest },
      'under load': { MB: figures.underLoad, yardstick: yardstick.underLoad, met: met.underLoad },
    })
    console.log(`${answered} answered, ${turned} turned away for asking too often, within ${values.seconds} s`)
    console.log(machine())
  }
  process.exitCode = met.atRest && met.underLoad ? 0 : 1
} finally {
  await installation.stop()
}
