import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import { startKillablePostgres } from '../../testing/postgres.ts'
import { testSecret } from '../../testing/template.ts'
import { uuidv7 } from '../ids.ts'
import { openDatabase, type Tx } from './database.ts'
import { together } from './together.ts'

const log = pino({ level: 'silent' })
const currentTenant = { name: 'test.tenant', text: "select current_setting('doorstep.tenant', true) as tenant" }

describe('a unit of work', async () => {
  const { database, addTenant, asOwner, url, secret } = await testDatabase({ poolSize: 6 })
  const tenant = await addTenant()
  const note = (tx: Tx, key: string) =>
    tx.db
      .insertInto('idempotency_key')
      .values({ tenant_id: tx.tenantId, key, route: 'test', content_hash: 'x', created_at: new Date() })
      .execute()
  const noted = async (key: string) => (await asOwner('select key from idempotency_key where key = $1', [key])).length

  test('happens whole, in its tenant, and then calls who waits for it', async () => {
    const calls: string[] = []
    const result = await database.tx(tenant, async (tx) => {
      tx.afterCommit(() => calls.push('first'))
      tx.afterCommit(() => calls.push('second'))
      await note(tx, 'whole')
      expect(calls).toEqual([])
      return (await tx.run<{ tenant: string }>(currentTenant, []))[0]?.tenant
    })
    expect(result).toBe(tenant)
    expect(calls).toEqual(['first', 'second'])
    expect(await noted('whole')).toBe(1)
  })

  test('leaves nothing behind when it throws, and calls nobody', async () => {
    const calls: string[] = []
    await expect(
      database.tx(tenant, async (tx) => {
        tx.afterCommit(() => calls.push('called'))
        await note(tx, 'undone')
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    expect(await noted('undone')).toBe(0)
    expect(calls).toEqual([])
  })

  test('does not pass as done when a statement failed and nobody minded', async () => {
    const calls: string[] = []
    await expect(
      database.tx(tenant, async (tx) => {
        tx.afterCommit(() => calls.push('called'))
        await note(tx, 'lost')
        await tx.run({ name: 'test.wrong', text: 'select 1 / 0' }, []).catch(() => {})
        return 'all is well'
      }),
    ).rejects.toThrow('division by zero')
    expect(await noted('lost')).toBe(0)
    expect(calls).toEqual([])
  })

  test('goes on working on the same connection after a statement failed', async () => {
    const small = openDatabase({ url, secret, poolSize: 1, log })
    const statement = { name: 'test.prepared_late', text: 'select $1::int as n' }
    await expect(
      small.tx(tenant, async (tx) => {
        // Both go out together: the second is parsed in a transaction that has failed already.
        await Promise.all([tx.run({ name: 'test.broken', text: 'select * from nowhere' }, []), tx.run(statement, [1])])
      }),
    ).rejects.toThrow('nowhere')
    expect(await small.tx(tenant, (tx) => tx.run(statement, [2]))).toEqual([{ n: 2 }])
    expect(await small.tx(tenant, (tx) => Promise.all([tx.run(statement, [3]), tx.run(statement, [4])]))).toEqual([
      [{ n: 3 }],
      [{ n: 4 }],
    ])
    await small.close()
  })

  test('is not left to the next one: neither its tenant nor its statements', async () => {
    const small = openDatabase({ url, secret, poolSize: 1, log })
    let leaked: Tx | undefined
    await small.tx(tenant, async (tx) => {
      leaked = tx
      // Used in time, so that there is a query builder that could be kept.
      expect(await tx.db.selectFrom('tenant').select('id').execute()).toHaveLength(1)
    })
    const other = await addTenant()
    await small.tx(other, async () => {
      await expect(leaked?.run(currentTenant, [])).rejects.toThrow('has ended')
      await expect(leaked?.db.selectFrom('outbox').selectAll().execute()).rejects.toThrow('has ended')
    })
    const seen = await small.pool.query("select current_setting('doorstep.tenant', true) as tenant")
    expect(seen.rows).toEqual([{ tenant: '' }])
    await small.close()
  })

  test('cannot be opened inside another one, but can after it', async () => {
    await expect(database.tx(tenant, () => database.tx(tenant, async () => {}))).rejects.toThrow('inside a transaction')
    await expect(database.tx(tenant, () => database.system(async () => {}))).rejects.toThrow('inside a transaction')
    await expect(database.tx(tenant, (tx) => tx.db.transaction().execute(async () => {}))).rejects.toThrow(
      'inside a transaction',
    )
    const later = await new Promise((resolve, reject) => {
      database
        .tx(tenant, async (tx) => {
          tx.afterCommit(() => database.tx(tenant, async () => 'done').then(resolve, reject))
          setTimeout(() => {}, 1)
        })
        .catch(reject)
    })
    expect(later).toBe('done')
  })

  test('takes nothing but a UUID for a tenant', async () => {
    for (const id of ["'; drop table tenant; --", '', 'demo']) {
      await expect(database.tx(id, async () => {})).rejects.toThrow('Not a tenant id')
    }
  })

  test('may be told to read only', async () => {
    await expect(database.tx(tenant, (tx) => note(tx, 'read'), { readOnly: true })).rejects.toThrow('read-only')
  })

  test('is run again when it collides with another one, each in its turn', async () => {
    await database.tx(tenant, (tx) =>
      tx.db
        .insertInto('idempotency_key')
        .values({ tenant_id: tenant, key: 'sum', route: 'test', content_hash: '0', created_at: new Date() })
        .execute(),
    )
    let runs = 0
    let allHaveRead = () => {}
    const sameMoment = new Promise<void>((resolve) => {
      allHaveRead = resolve
    })
    const calls: number[] = []
    const addOne = (who: number) =>
      database.tx(
        tenant,
        async (tx) => {
          runs++
          tx.afterCommit(() => calls.push(who))
          const row = await tx.db
            .selectFrom('idempotency_key')
            .select('content_hash')
            .where('key', '=', 'sum')
            .executeTakeFirstOrThrow()
          if (runs === 3) allHaveRead()
          await sameMoment
          await tx.db
            .updateTable('idempotency_key')
            .set({ content_hash: String(Number(row.content_hash) + 1) })
            .where('key', '=', 'sum')
            .execute()
        },
        { serializable: true },
      )
    await Promise.all([1, 2, 3].map(addOne))
    expect(await asOwner("select content_hash from idempotency_key where key = 'sum'")).toEqual([{ content_hash: '3' }])
    expect(runs).toBeGreaterThan(3)
    expect(calls.sort()).toEqual([1, 2, 3])
  })

  test('gives up with a clear answer when it collides for ever', async () => {
    let runs = 0
    const clash = { name: 'test.clash', text: "do $$ begin raise exception 'clash' using errcode = '40001'; end $$" }
    const attempt = database.tx(tenant, async (tx) => {
      runs++
      await tx.run(clash, [])
    })
    await expect(attempt).rejects.toMatchObject({ code: 'platform.busy', status: 503 })
    expect(runs).toBe(5)
  })

  test('is stopped when a statement takes too long', async () => {
    const hasty = openDatabase({ url, secret, poolSize: 1, log, statementTimeout: 50 })
    const slow = hasty.tx(tenant, (tx) => tx.run({ name: 'test.slow', text: 'select pg_sleep(5)' }, []))
    await expect(slow).rejects.toMatchObject({ code: 'platform.timeout', status: 503 })
    await hasty.close()
  })

  test('waits for a connection only so long', async () => {
    const narrow = openDatabase({ url, secret, poolSize: 1, log, connectTimeout: 1000 })
    let release = () => {}
    const holding = narrow.tx(tenant, () => new Promise<void>((resolve) => (release = resolve)))
    await expect(narrow.tx(tenant, async () => {})).rejects.toMatchObject({ code: 'platform.database_unavailable' })
    release()
    await holding
    await narrow.close()
  })

  test('reads big numbers as numbers, days as text, and refuses what a number cannot hold', async () => {
    const read = (text: string) =>
      database.tx(tenant, (tx) => tx.run<Record<string, unknown>>({ name: `test.${text.slice(0, 40)}`, text }, []))
    expect(
      await read("select 9007199254740991::bigint as n, '2026-03-02'::date as day, array[1,2]::bigint[] as list"),
    ).toEqual([{ n: 9007199254740991, day: '2026-03-02', list: [1, 2] }])
    await expect(read('select 9007199254740993::bigint as n')).rejects.toThrow('does not fit')
    expect(await read('select count(*) as n from tenant where false')).toEqual([{ n: 0 }])
  })

  test('of the installation sees the tenants, and nothing of theirs', async () => {
    const seen = await database.system(async (db) => ({
      tenants: (await db.selectFrom('tenant').select('id').execute()).length,
      notes: (await db.selectFrom('idempotency_key').select('key').execute()).length,
    }))
    expect(seen.tenants).toBeGreaterThan(0)
    expect(seen.notes).toBe(0)
  })
})

describe('when the database goes away', () => {
  test('says so, loses nothing that was acknowledged, and goes on by itself when it is back', async () => {
    const server = await startKillablePostgres()
    const { createTemplate, onDatabase, templateName } = await import('../../testing/template.ts')
    await createTemplate(server.url)
    const database = openDatabase({
      url: onDatabase(server.url, templateName),
      secret: testSecret,
      poolSize: 4,
      log,
      connectTimeout: 1000,
    })
    try {
      const tenant = uuidv7()
      const alone = (n: number) =>
        database.tx(tenant, (tx) =>
          tx.db
            .insertInto('idempotency_key')
            .values({ tenant_id: tenant, key: `${n}`, route: 'test', content_hash: 'x', created_at: new Date() })
            .execute(),
        )
      const several = {
        name: 'test.several',
        text: `insert into idempotency_key (tenant_id, key, route, content_hash, created_at)
          select $1::uuid, key, 'test', 'x', now() from unnest($2::text[]) key`,
      }
      const shared = together<number, unknown>({
        ...{ nameOf: () => tenant, keyOf: String, width: 2, most: 8 },
        run: async (all) => {
          await database.one(tenant, several, [tenant, all.map(String)])
          return all
        },
      })
      // Half of them in commits of their own, half in commits they share.
      const write = (n: number) => (n % 2 === 0 ? alone(n) : shared(n))
      const acknowledged: string[] = []
      const refusals: unknown[] = []
      let stop = false
      const writers = Array.from({ length: 4 }, async (_, writer) => {
        for (let n = writer; !stop; n += 4) {
          try {
            await write(n)
            acknowledged.push(`${n}`)
          } catch (error) {
            refusals.push(error)
            await new Promise((resolve) => setTimeout(resolve, 5))
          }
        }
      })
      const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
      await pause(300)
      await server.kill()
      await pause(200)
      const before = acknowledged.length
      await expect(database.ping()).rejects.toMatchObject({ code: 'platform.database_unavailable', status: 503 })
      await server.start()
      await pause(500)
      stop = true
      await Promise.all(writers)
      expect(before).toBeGreaterThan(0)
      expect(acknowledged.length).toBeGreaterThan(before)
      expect(refusals.length).toBeGreaterThan(0)
      for (const refusal of refusals) expect(refusal).toMatchObject({ code: 'platform.database_unavailable' })
      const rows = await database.tx(tenant, (tx) => tx.db.selectFrom('idempotency_key').select('key').execute())
      const there = new Set(rows.map((row) => row.key))
      expect(acknowledged.filter((key) => !there.has(key))).toEqual([])
    } finally {
      await database.close()
      await server.stop()
    }
  }, 60_000)
})
