import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'

/**
 * `/health/live`: the process answers. `/health/ready`: it can also reach its database, within two seconds, and isn't
 * closing; a load balancer sends requests only then.
 */
export function registerHealth(app: FastifyInstance, { database }: { database: Database }): void {
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  const options = { schema: { hide: true }, config: { rateLimit: false as const } }
  app.get('/health/live', options, async (_request, reply) => {
    reply.header('Cache-Control', 'no-store')
    return { status: 'live' }
  })
  app.get('/health/ready', options, async (_request, reply) => {
    if (closing) throw new Refused('platform.closing', {}, { retryAfter: 5 })
    await within(2_000, database.ping())
    reply.header('Cache-Control', 'no-store')
    return { status: 'ready' }
  })
}

async function within(milliseconds: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Refused('platform.database_unavailable', {}, { retryAfter: 5 })), milliseconds)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
    work.catch(() => {})
  }
}
