import { expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { readDistribution } from './distribution.ts'

const { asOwner } = await testDatabase()
const client = { query: async (text: string) => ({ rows: await asOwner(text) }) } as never

test('every table of the schema could be spread over a cluster by its tenant, as it is', async () => {
  const { tables, faults, statements } = await readDistribution(client)
  expect(faults).toEqual([])
  const placed = (place: string) => tables.filter((table) => table.place === place).map(({ name }) => name)
  expect(placed('distributed').length).toBeGreaterThan(100)
  expect(placed('distributed')).toContain('"case"')
  // Sign-in stays on the coordinator; nobody but itself refers to it.
  expect(placed('local')).toContain('auth."user"')
  expect(statements.filter((text) => text.includes('create_distributed_table'))).toHaveLength(
    placed('distributed').length,
  )
  const at = (table: string) => statements.findIndex((text) => text.includes(`_table('${table}'`))
  expect(at('case_event')).toBeGreaterThan(at('"case"'))
})

test('what a cluster could not hold is named, each with its reason', async () => {
  for (const statement of [
    'create table bad_key (tenant_id uuid not null, id uuid primary key)',
    'create table bad_null (tenant_id uuid, id uuid)',
    'create table bad_type (tenant_id text not null, id uuid, primary key (tenant_id, id))',
    'create table bad_count (tenant_id uuid not null, id bigserial, primary key (tenant_id, id))',
    'create table bad_reference (tenant_id uuid not null, id uuid, bad uuid references bad_key, primary key (tenant_id, id))',
    'create table bad_local (id uuid primary key, bad uuid references bad_key)',
    'create table bad_unique (tenant_id uuid not null, id uuid, code text, primary key (tenant_id, id))',
    'create unique index bad_partial on bad_unique (code) where code is not null',
    `create table bad_away (tenant_id uuid not null, id uuid, other uuid, primary key (tenant_id, id),
      foreign key (tenant_id, other) references bad_unique (tenant_id, id) on delete set null)`,
    "create function bad_work() returns trigger language plpgsql as 'begin return new; end'",
    'create trigger bad_trigger after insert on bad_unique for each row execute function bad_work()',
  ])
    await asOwner(statement)
  const { faults } = await readDistribution(client)
  const about = (name: string) => faults.filter((fault) => fault.startsWith(`${name}: `)).join(' ')
  expect(about('bad_key')).toContain('unique index bad_key_pkey has no tenant_id')
  expect(about('bad_null')).toContain('may be null')
  expect(about('bad_type')).toContain('the same type')
  expect(about('bad_count')).toContain('sequence')
  expect(about('bad_reference')).toContain('crosses nodes')
  expect(about('bad_local')).toContain('spread by tenant')
  expect(about('bad_unique')).toContain('bad_partial')
  expect(about('bad_unique')).toContain('trigger bad_trigger')
  expect(about('bad_away')).toContain('to null')
})
