import { at } from './basepath.ts'

/** Header by which our server is known; a captive portal does not send it. */
const ourMark = 'doorstep'

/** True when an answer comes from our own server and not from whatever stands between. */
export const isOurs = (response: Response): boolean => response.headers.has(ourMark)

/** Milliseconds after which a server that says nothing counts as not there. */
const patience = 4_000

/** True when our own server answers right now. Never throws. */
export async function reachesServer(): Promise<boolean> {
  if (!navigator.onLine) return false
  try {
    const signal = AbortSignal.timeout(patience)
    return isOurs(await fetch(at('/health/live'), { cache: 'no-store', redirect: 'error', signal }))
  } catch {
    return false
  }
}
