import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type pg from 'pg'

const runFile = promisify(execFile)

/** A statement as it was sent, and its values for one run of the whole script. */
export interface Statement {
  text: string
  values: readonly unknown[]
}

/** What pgbench counted. */
export interface Counted {
  perSecond: number
  /** Its version, as it says itself. */
  version: string
}

/** A value as the driver sends it: text, undefined for null. */
function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined) return undefined
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) {
    const items = value.map(textOf).map((one) => (one === undefined ? 'NULL' : `"${one.replace(/["\\]/g, '\\$&')}"`))
    return `{${items.join(',')}}`
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const literal = (text: string | undefined) => (text === undefined ? 'null' : `'${text.replaceAll("'", "''")}'`)

/**
 * Lets pgbench send these statements, one transaction a run, and counts the runs a second. Each run has its own values, which
 * pgbench fetches by one statement more, outside the transaction. Gives undefined where the machine has no pgbench.
 */
export async function pgbench(given: {
  /** Owner of the database: lays the values down. */
  owner: pg.Client
  /** Where pgbench signs in, as the application does. */
  url: string
  /** Name of the role that reads the values. */
  role: string
  runs: readonly (readonly Statement[])[]
  connections: number
  /** Goes around the run itself, without laying down values: for whoever measures it. */
  around?: (work: () => Promise<void>) => Promise<void>
}): Promise<Counted | undefined> {
  const { owner, url, role, runs, connections } = given
  const version = await runFile('pgbench', ['--version']).catch(() => undefined)
  const first = runs[0]
  if (!version || !first) return undefined
  // What differs between runs is fetched; all else stands in the script.
  const columns: { of: number; at: number; name: string }[] = []
  const lines = first.flatMap(({ text, values }, of) => {
    const inPlace = values.map((value, at) => {
      const own = textOf(value)
      if (runs.every((run) => textOf(run[of]?.values[at]) === own)) return literal(own)
      const name = `v${columns.length}`
      columns.push({ of, at, name })
      return `:${name}`
    })
    // pgbench numbers the values itself, and takes one statement at a time.
    const filled = text.replace(/\$(\d+)/g, (_, n: string) => inPlace[Number(n) - 1] ?? 'null').replace(/\s+/g, ' ')
    return filled
      .split(/;\s*(?=set local|begin|$)/i)
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => `${one};`)
  })
  const names = columns.map(({ name }) => name)
  await owner.query(
    `create unlogged table bench_run (n int primary key, ${names.map((name) => `${name} text`).join(', ')})`,
  )
  await owner.query(`grant select on bench_run to ${role}`)
  for (let from = 0; from < runs.length; from += 500) {
    const rows = runs.slice(from, from + 500).map((run, at) => ({
      n: from + at,
      ...Object.fromEntries(columns.map(({ of, at, name }) => [name, textOf(run[of]?.values[at]) ?? null])),
    }))
    await owner.query('insert into bench_run select * from jsonb_populate_recordset(null::bench_run, $1::jsonb)', [
      JSON.stringify(rows),
    ])
  }
  await owner.query('analyze bench_run')
  const each = Math.floor(runs.length / connections)
  const folder = await mkdtemp(join(tmpdir(), 'doorstep-pgbench-'))
  try {
    const script = join(folder, 'script.sql')
    const next = [
      `\\set n :done + :client_id * ${each}`,
      '\\set done :done + 1',
      `select ${names.join(', ')} from bench_run where n = :n \\gset`,
    ]
    await writeFile(script, `${[...next, ...lines].join('\n')}\n`)
    let stdout = ''
    const work = async () => {
      const options = ['-n', '-M', 'prepared', '-D', 'done=0', '-f', script]
      const sizes = ['-c', `${connections}`, '-j', '2', '-t', `${each}`]
      ;({ stdout } = await runFile('pgbench', [...options, ...sizes, url], { timeout: 300_000, maxBuffer: 2 ** 24 }))
    }
    await (given.around ?? ((run) => run()))(work)
    const perSecond = Number(/tps = ([\d.]+)/.exec(stdout)?.[1])
    const failed = Number(/failed transactions: (\d+)/.exec(stdout)?.[1] ?? 0)
    if (!(perSecond > 0) || failed > 0) throw new Error(`pgbench counted nothing to compare with:\n${stdout}`)
    return { perSecond, version: version.stdout.trim() }
  } finally {
    await rm(folder, { recursive: true, force: true })
    await owner.query('drop table bench_run')
  }
}
