import { basepath } from '../basepath.ts'
import { newId } from './ids.ts'
import { table } from './table.ts'

interface Lease {
  by: string
  until: number
}

const me = newId()
const lasts = 20_000

/**
 * Does work that only one tab of this device may do at a time; when another is at it, nothing happens.
 * Web Locks end with their tab. Where there are none, a lease in the database that is renewed while the work lasts.
 * @returns what the work gave; undefined when another tab was at it
 */
export async function alone<T>(name: string, work: () => Promise<T>): Promise<T | undefined> {
  if (globalThis.navigator?.locks) {
    return await navigator.locks.request(`doorstep${basepath}.${name}`, { ifAvailable: true }, async (lock) => {
      return lock ? await work() : undefined
    })
  }
  const leases = table<Lease>('leases')
  const take = async () => {
    const now = Date.now()
    const held = await leases.change(name, (lease) =>
      lease && lease.by !== me && lease.until > now ? undefined : { by: me, until: now + lasts },
    )
    return held?.by === me
  }
  if (!(await take())) return undefined
  const renewal = setInterval(() => void take(), lasts / 4)
  try {
    return await work()
  } finally {
    clearInterval(renewal)
    await leases.delete([name])
  }
}
