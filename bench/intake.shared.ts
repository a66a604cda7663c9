import pg from 'pg'
import { uuidv7 } from '../server/platform/ids.ts'
import type { Statement } from './pgbench.shared.ts'

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/g

/**
 * Listens to what the driver sends until `stop`: gives the transactions that wrote a case, each as its statements from BEGIN to
 * COMMIT, and how many transactions and statements there were in all.
 */
export function listen(): { stop(): { filed: Statement[][]; statements: number } } {
  const plain = pg.Client.prototype.query
  const open = new Map<pg.Client, Statement[]>()
  const filed: Statement[][] = []
  let statements = 0
  pg.Client.prototype.query = function query(this: pg.Client, ...given: unknown[]) {
    const [config] = given as [string | Statement]
    const statement = typeof config === 'string' ? { text: config, values: [] } : config
    statements++
    if (/^begin/i.test(statement.text)) open.set(this, [])
    const sent = open.get(this)
    sent?.push({ text: statement.text, values: [...(statement.values ?? [])] })
    if (/^commit/i.test(statement.text) && sent) {
      open.delete(this)
      if (sent.some(({ text }) => text.includes('insert into "case"'))) filed.push(sent)
    }
    return plain.apply(this, given as never)
  } as never
  return {
    stop() {
      pg.Client.prototype.query = plain
      return { filed, statements }
    },
  }
}

/** Makes the statements of one filing say another one: new ids but those that stay, a new number, a new key. */
export function another(sent: readonly Statement[], stays: ReadonlySet<string>, n: number): Statement[] {
  const fresh = new Map<string, string>()
  const other = (id: string) => {
    if (stays.has(id)) return id
    const known = fresh.get(id) ?? uuidv7()
    fresh.set(id, known)
    return known
  }
  const key = `${uuidv7()}-replayed`
  const inText = (text: string) =>
    text
      .replace(uuid, other)
      .replace(/\bB-(\d{4})-\d+/g, (_, year: string) => `B-${year}-${9_000_000 + n}`)
      .replace(/"(key|claim)":"[\w-]{43}"/g, (_, name: string) => `"${name}":"${key}"`)
  const put = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(put)
    if (typeof value !== 'string') return value
    return /^[\w-]{43}$/.test(value) ? key : inText(value)
  }
  return sent.map(({ text, values }) => ({ text, values: values.map(put) }))
}
