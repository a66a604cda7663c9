import { Agent, request as plain } from 'node:http'
import { Agent as SecureAgent, request as secure } from 'node:https'
import { uuidv7 } from '../../../platform/ids.ts'
import { type CaseMapping, fill, type Row } from './mapping.ts'

/** What a resident's client sends. */
export interface SentReport {
  text: string
  point?: { lat: number; lng: number }
  address?: string
}

/** A row as a report; undefined where it says nothing. */
export function reportOf(row: Row, mapping: CaseMapping): SentReport | undefined {
  const text = fill(mapping.text, row)
  if (!text || text.length < 2) return undefined
  const address = fill(mapping.address, row)
  const { point } = mapping
  const believed = point && !(point.unless && row[point.unless.column] === point.unless.is)
  const lat = Number(fill(point?.lat, row) ?? Number.NaN)
  const lng = Number(fill(point?.lng, row) ?? Number.NaN)
  const hasPoint = believed && Math.abs(lat) <= 90 && Math.abs(lng) <= 180
  return {
    text: text.slice(0, 4000),
    ...(hasPoint ? { point: { lat, lng } } : {}),
    ...(address ? { address: address.slice(0, 300) } : {}),
  }
}

/** How a replay runs. */
export interface ReplayOptions {
  rows: AsyncIterable<Row>
  toReport(row: Row): SentReport | undefined
  url: URL
  tenant?: string | undefined
  /** Reports a second, 0: as fast as the connections allow. */
  rate: number
  limit: number
  connections: number
  signal?: AbortSignal
  onProgress?(sent: number): void
}

/** What was measured; times in ms. */
export interface ReplayResult {
  sent: number
  accepted: number
  seconds: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  max: number
  /** Status or failure → how often. */
  errors: Record<string, number>
  /** Numbers of the accepted cases, in the order of their answers. */
  numbers: string[]
}

/** Sends reports over a few connections that stay open, each report with a key of its own, and measures the answers. */
export async function runReplay(options: ReplayOptions): Promise<ReplayResult> {
  const { url, tenant, rate, limit, connections, signal } = options
  const isSecure = url.protocol === 'https:'
  const agent = isSecure
    ? new SecureAgent({ keepAlive: true, maxSockets: connections })
    : new Agent({ keepAlive: true, maxSockets: connections })
  const times: number[] = []
  const numbers: string[] = []
  const errors: Record<string, number> = {}
  let sent = 0

  const send = (report: SentReport) =>
    new Promise<void>((resolve) => {
      const began = performance.now()
      const fail = (what: string) => {
        errors[what] = (errors[what] ?? 0) + 1
        resolve()
      }
      const body = JSON.stringify(report)
      const outgoing = (isSecure ? secure : plain)(
        new URL(`${tenant ? `/t/${tenant}` : ''}/api/v1/cases`, url),
        {
          method: 'POST',
          agent,
          timeout: 30_000,
          headers: {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'idempotency-key': uuidv7(),
          },
        },
        (answer) => {
          let text = ''
          answer.setEncoding('utf8')
          answer.on('data', (part) => {
            text += part
          })
          answer.on('end', () => {
            if (answer.statusCode !== 201) return fail(`status ${answer.statusCode}`)
            times.push(performance.now() - began)
            numbers.push((JSON.parse(text) as { number: string }).number)
            resolve()
          })
        },
      )
      outgoing.on('timeout', () => outgoing.destroy(new Error('no answer in 30 s')))
      outgoing.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? error.message))
      outgoing.end(body)
    })

  const began = performance.now()
  const underWay = new Set<Promise<void>>()
  for await (const row of options.rows) {
    if (sent >= limit || signal?.aborted) break
    const report = options.toReport(row)
    if (!report) continue
    if (rate > 0) {
      const wait = began + (sent * 1000) / rate - performance.now()
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    }
    sent++
    const one = send(report).finally(() => underWay.delete(one))
    underWay.add(one)
    if (underWay.size >= connections) await Promise.race(underWay)
    if (sent % 1000 === 0) options.onProgress?.(sent)
  }
  await Promise.all(underWay)
  agent.destroy()
  const seconds = (performance.now() - began) / 1000
  times.sort((a, b) => a - b)
  const at = (share: number) =>
    Number((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(1))
  return {
    sent,
    accepted: times.length,
    seconds: Number(seconds.toFixed(2)),
    perSecond: Number((times.length / seconds).toFixed(1)),
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    max: at(1),
    errors,
    numbers,
  }
}
