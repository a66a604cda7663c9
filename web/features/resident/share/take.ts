import { at } from '../../../app/basepath.ts'
import { type Shared, sharedText } from './shared.rules.ts'

/** Where the service worker lays down what is shared (`web/public/sw.js`). */
const shelf = 'doorstep-shared-1'

const taken = new Map<string, Promise<Shared | undefined>>()

/** Takes what was shared under this name off the shelf; nothing of it stays there. Undefined where it is gone. */
export function takeShared(id: string): Promise<Shared | undefined> {
  const known = taken.get(id)
  if (known) return known
  const taking = take(id).catch(() => undefined)
  taken.set(id, taking)
  return taking
}

async function take(id: string): Promise<Shared | undefined> {
  if (!('caches' in globalThis)) return undefined
  const cache = await caches.open(shelf)
  const about = await cache.match(at(`/share/${id}/about`))
  if (!about) return undefined
  const { title, text, url, files } = (await about.json()) as {
    title: string
    text: string
    url: string
    files: { name: string; type: string }[]
  }
  const found: File[] = []
  for (const [n, { name, type }] of files.entries()) {
    const answer = await cache.match(at(`/share/${id}/${n}`))
    if (answer) found.push(new File([await answer.blob()], name, { type }))
    await cache.delete(at(`/share/${id}/${n}`))
  }
  await cache.delete(at(`/share/${id}/about`))
  return { text: sharedText([title, text, url]), files: found }
}
