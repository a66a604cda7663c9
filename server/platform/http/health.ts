import type { FastifyInstance } from 'fastify'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'

/** Where a process says whether it may be sent requests. */
export interface Health {
  /**
   * From now on `/health/ready` says no, and each answer ends its connection: a load balancer sends the next request elsewhere. Everything
   * is answered as before until the server closes.
   */
  leave(): void
}

/**
 * `/health/live`: the process answers. `/health/ready`: it can also reach its database, within two seconds, and isn't
 * about to stop; a load balancer sends requests only then.
 */
export function registerHealth(app: FastifyInstance, { database }: { database: Database }): Health {
  let closing = false
  const leave = () => {
    closing = true
  }
  app.addHook('preClose', async () => leave())
  // Whoever is still being answered then gets the answer, and no further question on that connection.
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (closing) reply.header('Connection', 'close')
    done(null, payload)
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
  return { leave }
}

/** For a process that answers nobody: everything but questions about its health and figures is refused with 404. */
export function onlyHealth(app: FastifyInstance): void {
  app.addHook('onRequest', async (request) => {
    if (!/^\/(health|metrics)\b/.test(request.url)) throw new Refused('platform.not_found', { path: 'worker' })
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
