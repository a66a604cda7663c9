import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { untoldIn } from './store-tenants.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Tables with a tenant, by the schema as it is kept. */
function tablesOfTenants(): Set<string> {
  const schema = readFileSync(`${root}server/schema.sql`, 'utf8')
  const blocks = schema.matchAll(/^table "?([\w.]+)"?[^\n]*\(\n(.*?)^\)/gms)
  return new Set([...blocks].flatMap(([, name, body]) => (/^\s*tenant_id /m.test(body ?? '') ? [name as string] : [])))
}

test('every statement of every store says of each table of which tenant, so that a cluster asks one node', () => {
  const tables = tablesOfTenants()
  expect(tables.size).toBeGreaterThan(100)
  const stores = globSync('server/**/*.store.ts', { cwd: root })
  expect(stores.length).toBeGreaterThan(80)
  let statements = 0
  const untold = stores.flatMap((store) => {
    const read = untoldIn(readFileSync(`${root}${store}`, 'utf8'), tables)
    statements += read.statements
    return read.untold.map(({ line, tables: named, text }) => `${store}:${line} ${named.join(', ')}: ${text}`)
  })
  expect(statements).toBeGreaterThan(600)
  expect(untold).toEqual([])
})

test('a statement that leaves the tenant to row-level security is found', () => {
  const of = (source: string) => untoldIn(source, new Set(['case', 'unit'])).untold.map(({ tables }) => tables)
  expect(of('const a = `select id from "case" where id = $1`')).toEqual([['case']])
  expect(of('const a = `select 1 from unit u join "case" c on c.unit_id = u.id where u.tenant_id = $1`')).toHaveLength(
    1,
  )
  expect(of("const f = (tx) => tx.db.selectFrom('case').select('id').where('id', '=', 1).execute()")).toEqual([
    ['case'],
  ])
  expect(of("const f = (tx) => tx.db.deleteFrom('case').where('tenant_id', '=', t).execute()")).toEqual([])
  expect(of('const a = `select id from unit where tenant_id = $1 and id = any($2)`')).toEqual([])
  expect(of("const words = 'select one of them'")).toEqual([])
})
