import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { uuidv7 } from '../server/platform/ids.ts'

/** One report as its sender knows it. */
export interface Sent {
  key: string
  text: string
  /** Set when it was answered. */
  number?: string
  secret?: string
  id?: string
  /** A word of the reporter on it: sent, answered. */
  word?: { key: string; answered: boolean }
}

/** What a rush of senders saw. */
export class Senders {
  readonly sent: Sent[] = []
  /** Answers by status; `none` where the line broke. */
  readonly answers = new Map<string, number>()
  /** The longest any answer took, ms. */
  slowest = 0
  #url: () => string

  constructor(url: () => string) {
    this.#url = url
  }

  get reports(): number {
    return this.sent.filter((one) => one.number).length
  }

  get words(): number {
    return this.sent.filter((one) => one.word?.answered).length
  }

  /** Sends from `hands` hands until `until` says so. Whoever gets no answer goes on with the next one. */
  async rush(hands: number, until: () => boolean): Promise<void> {
    await Promise.all(
      Array.from({ length: hands }, async () => {
        while (!until()) {
          const one: Sent = { key: uuidv7(), text: `report ${this.sent.length}` }
          this.sent.push(one)
          if ((await this.report(one)) && !until()) await this.say(one)
          else if (!until()) await sleep(400)
        }
      }),
    )
  }

  /** Sends again with its key what got no answer, as a phone does. Gives how many got none even then. */
  async again(): Promise<number> {
    let left = 0
    for (const one of this.sent) {
      if (!one.number && !(await this.report(one))) left++
      if (one.word && !one.word.answered && !(await this.say(one))) left++
    }
    return left
  }

  async report(one: Sent): Promise<boolean> {
    const reply = await this.#post('/api/v1/cases', one.key, { text: one.text })
    if (reply === undefined) return false
    Object.assign(one, { number: reply.number, secret: reply.secret, id: reply.id })
    return true
  }

  async say(one: Sent): Promise<boolean> {
    one.word ??= { key: uuidv7(), answered: false }
    const body = {
      version: 1,
      command: { type: 'comment', text: `word on ${one.text}`, visibility: 'public', fileIds: [] },
    }
    const reply = await this.#post(`/api/v1/cases/${one.id}/commands`, one.word.key, body, one.secret)
    if (reply !== undefined) one.word.answered = true
    return reply !== undefined
  }

  async #post(path: string, key: string, body: unknown, secret?: string): Promise<Record<string, string> | undefined> {
    const began = performance.now()
    let seen = 'none'
    try {
      const answer = await fetch(`${this.#url()}${path}`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': key,
          ...(secret ? { 'x-case-secret': secret } : {}),
        },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(90_000),
      })
      const reply = (await answer.json()) as Record<string, string>
      seen = answer.ok ? String(answer.status) : `${answer.status} ${reply.code}`
      return answer.ok ? reply : undefined
    } catch {
      return undefined
    } finally {
      this.slowest = Math.max(this.slowest, performance.now() - began)
      this.answers.set(seen, (this.answers.get(seen) ?? 0) + 1)
    }
  }
}

/** What the database says about all that was sent: what is missing, there twice, or half. */
export interface Verdict {
  cases: number
  /** Answered, and not there. */
  lost: number
  /** There, and sent by nobody or more than once. */
  twice: number
  /** A case whose row, history and clocks don't agree. */
  half: number
  /** Events that nobody took to their readers, after all is quiet. */
  undelivered: number
}

/** Compares what was answered with what there is; `databaseUrl` is the owner's. */
export async function judge(databaseUrl: string, senders: Senders): Promise<Verdict> {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  try {
    const undelivered = async () => {
      const { rows } = await owner.query<{ n: number }>(
        'select count(*)::int n from outbox where delivered_at is null or parked_at is not null',
      )
      return rows[0]?.n ?? 0
    }
    for (let tries = 0; tries < 300 && (await undelivered()) > 0; tries++) await sleep(100)
    const { rows } = await owner.query<{ number: string; version: number; events: number; clocks: number }>(
      `select number, version, (select count(*)::int from case_event e where e.case_id = c.id) events,
              (select count(*)::int from case_clock k where k.case_id = c.id) clocks from "case" c`,
    )
    const there = new Map(rows.map((row) => [row.number, row]))
    const known = new Set(senders.sent.map(({ number }) => number))
    const wanted = (one: Sent) => (one.word?.answered ? 2 : 1)
    const answered = senders.sent.filter((one) => one.number)
    return {
      cases: rows.length,
      lost: answered.filter((one) => !one.number || (there.get(one.number)?.events ?? 0) < wanted(one)).length,
      twice:
        rows.filter(({ number }) => !known.has(number)).length +
        (answered.length - known.size + (known.has(undefined) ? 1 : 0)) +
        answered.filter((one) => (there.get(one.number ?? '')?.events ?? 0) > (one.word ? 2 : 1)).length,
      half: rows.filter((row) => row.version !== row.events || row.clocks !== 1).length,
      undelivered: await undelivered(),
    }
  } finally {
    await owner.end()
  }
}

/** Kills the embedded database of a data folder as running out of memory would. */
export function killDatabase(dataDir: string): void {
  const { cluster } = JSON.parse(readFileSync(join(dataDir, 'database.json'), 'utf8')) as { cluster: string }
  const pid = Number(readFileSync(join(resolve(dataDir, cluster), 'postmaster.pid'), 'utf8').split('\n')[0])
  process.kill(pid, 'SIGKILL')
}

/** Milliseconds until the server takes a report again. */
export async function untilReady(url: string, patience = 180_000): Promise<number> {
  const began = performance.now()
  for (;;) {
    try {
      if ((await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(5_000) })).ok)
        return performance.now() - began
    } catch {
      // Not there yet.
    }
    if (performance.now() - began > patience) throw new Error(`Not ready again after ${patience / 1000} s`)
    await sleep(25)
  }
}
