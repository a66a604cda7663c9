import { pino } from 'pino'
import { afterEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../testing/database.ts'
import type { Database } from '../database/database.ts'
import { createJobs, type Jobs } from './jobs.ts'

const log = pino({ level: 'silent' })

describe('jobs', async () => {
  const { database, addTenant, asOwner, openAnother } = await testDatabase()
  const running: Jobs[] = []
  const others: Database[] = []
  const jobsOn = (on: Database) => {
    const jobs = createJobs({ database: on, log })
    running.push(jobs)
    return jobs
  }
  afterEach(async () => {
    for (const jobs of running.splice(0)) await jobs.stop(1000)
    for (const other of others.splice(0)) await other.close()
  })
  const eventually = async (check: () => boolean | Promise<boolean>) => {
    for (let i = 0; i < 800; i++) {
      if (await check()) return
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
    throw new Error('it never came to pass')
  }

  test('are done soon after the transaction that asked for them, and know its tenant', async () => {
    const tenant = await addTenant()
    const done: unknown[] = []
    const jobs = jobsOn(database)
    jobs.work<{ caseId: string }>('mail.send', async (job) => void done.push([job.tenantId, job.data.caseId]))
    await jobs.start()
    const asked = Date.now()
    await database.tx(tenant, (tx) => jobs.enqueue(tx, 'mail.send', { caseId: 'a' }))
    await eventually(() => done.length === 1)
    expect(done).toEqual([[tenant, 'a']])
    expect(Date.now() - asked).toBeLessThan(1500)
  })

  test('do not exist when the transaction was rolled back', async () => {
    const tenant = await addTenant()
    const jobs = jobsOn(database)
    await expect(
      database.tx(tenant, async (tx) => {
        expect(await jobs.enqueue(tx, 'never.done')).toBeTypeOf('string')
        throw new Error('changed my mind')
      }),
    ).rejects.toThrow('changed my mind')
    expect(await asOwner("select id from pgboss.job where name = 'never.done'")).toEqual([])
  })

  test('are each done by one of two processes', async () => {
    const tenant = await addTenant()
    const done: string[] = []
    for (let i = 0; i < 2; i++) {
      const other = openAnother()
      others.push(other)
      const jobs = jobsOn(other)
      jobs.work<{ n: number }>('count', async (job) => void done.push(`${job.data.n}`), {
        concurrency: 4,
        pollEvery: 0.5,
      })
      await jobs.start()
    }
    const asking = createJobs({ database, log, workers: false })
    await database.tx(tenant, async (tx) => {
      for (let n = 0; n < 20; n++) await asking.enqueue(tx, 'count', { n })
    })
    await eventually(() => done.length >= 20)
    expect(new Set(done).size).toBe(20)
    expect(done.length).toBe(20)
  })

  test('are tried again when they fail', async () => {
    const tenant = await addTenant()
    let tries = 0
    const jobs = jobsOn(database)
    jobs.work(
      'flaky',
      async () => {
        tries++
        if (tries === 1) throw new Error('the other side was away')
      },
      { pollEvery: 0.5 },
    )
    await jobs.start()
    await database.tx(tenant, (tx) => jobs.enqueue(tx, 'flaky'))
    await eventually(() => tries === 2)
  })

  test('wait no more than once where their policy says so', async () => {
    const tenant = await addTenant()
    const jobs = jobsOn(database)
    jobs.work('recount', async () => {}, { policy: 'short' })
    const ids = await database.tx(tenant, async (tx) => [
      await jobs.enqueue(tx, 'recount'),
      await jobs.enqueue(tx, 'recount'),
    ])
    expect(ids.map((id) => typeof id)).toEqual(['string', 'undefined'])
  })

  test('can be planned by the clock', async () => {
    const jobs = jobsOn(database)
    jobs.work('tidy', async () => {})
    jobs.schedule('tidy', '15 3 * * *', { timeZone: 'Asia/Shanghai' })
    await jobs.start()
    expect(await asOwner('select name, cron, timezone from pgboss.schedule')).toEqual([
      { name: 'tidy', cron: '15 3 * * *', timezone: 'Asia/Shanghai' },
    ])
  })
})
