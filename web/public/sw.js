// Lets the pages open without a line: the shell from the network first, its files from the cache first. Nothing below
// /api is ever kept: what people entrust to the district must not lie on a shared device.
const name = 'doorstep-pages-1'
/** What the share sheet brings lies here until the page takes it into a draft (`web/features/resident/share`). */
const shared = 'doorstep-shared-1'
const mostFiles = 400
const patience = 4000

self.addEventListener('install', (event) => {
  event.waitUntil(self.skipWaiting())
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((keys) =>
        Promise.all(keys.filter((key) => key !== name && key !== shared).map((key) => caches.delete(key))),
      )
      .then(() => self.clients.claim()),
  )
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method === 'POST' && request.mode === 'navigate' && /^(\/t\/[^/]+)?\/share$/.test(url.pathname)) {
    event.respondWith(layDown(request, url.pathname))
    return
  }
  if (request.method !== 'GET' || url.origin !== location.origin) return
  const path = url.pathname.replace(/^\/t\/[^/]+/, '')
  if (/^\/(api|open311|health|metrics)(\/|$)/.test(path)) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (path.startsWith('/assets/')) event.respondWith(file(request))
})

/** Our server marks its answers (server/platform/http/guards.ts); whatever else answers is never kept. */
const isOurs = (response) => response.headers.has('doorstep')

self.addEventListener('message', (event) => {
  // A page that was there before this worker names what it is made of, so that it opens without a line next time.
  const wanted = event.data?.keep
  if (Array.isArray(wanted)) event.waitUntil(keepFiles(wanted))
})

async function keepFiles(paths) {
  const cache = await caches.open(name)
  if (!(await cache.match('/'))) await page(new Request('/', { headers: { Accept: 'text/html' } })).catch(() => {})
  for (const path of paths) {
    if (typeof path === 'string' && path.startsWith('/assets/')) await file(new Request(path)).catch(() => {})
  }
}

// There is a line again: whichever page of ours is open sends what waits (web/app/device/outbox.ts).
self.addEventListener('sync', (event) => {
  if (event.tag !== 'doorstep-outbox') return
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((pages) => {
      for (const one of pages) one.postMessage({ doorstep: 'send' })
    }),
  )
})

/** Every page is the same document: the newest one there is. */
async function page(request) {
  const cache = await caches.open(name)
  const fresh = fetch(request).then((response) => {
    if (response.ok && isOurs(response) && response.headers.get('content-type')?.includes('text/html'))
      cache.put('/', response.clone())
    return response
  })
  const late = new Promise((done) => setTimeout(done, patience))
  try {
    const first = await Promise.race([fresh, late])
    // A page of somebody else in our place (a hotel's sign-in, a broken gateway) helps less than what was kept.
    if (first && (isOurs(first) || first.type === 'opaqueredirect')) return first
  } catch {
    // No line: what was kept will do.
  }
  return (await cache.match('/')) ?? fresh
}

/** Files carry a hash of their content in their name: kept once, right for ever. */
async function file(request) {
  const cache = await caches.open(name)
  const kept = await cache.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok && isOurs(response)) {
    await cache.put(request, response.clone())
    const keys = await cache.keys()
    // Oldest first; the document itself stays.
    const files = keys.filter((key) => new URL(key.url).pathname.startsWith('/assets/'))
    await Promise.all(files.slice(0, Math.max(0, files.length - mostFiles)).map((key) => cache.delete(key)))
  }
  return response
}

/**
 * Photos from the share sheet never touch the network: they lie on the device until their owner has seen the draft and
 * sends it. Only the newest share is kept, so that nothing forgotten stays behind.
 */
async function layDown(request, path) {
  const go = (query) => Response.redirect(`${path}?${query}`, 303)
  try {
    const form = await request.formData()
    const files = form.getAll('photos').filter((one) => one instanceof File && one.size > 0)
    const id = crypto.getRandomValues(new Uint32Array(2)).join('-')
    await caches.delete(shared)
    const cache = await caches.open(shared)
    for (const [n, one] of files.entries())
      await cache.put(`${path}/${id}/${n}`, new Response(one, { headers: { 'Content-Type': one.type } }))
    const word = (key) => String(form.get(key) ?? '').slice(0, 4000)
    const about = { title: word('title'), text: word('text'), url: word('url') }
    const names = files.map((one) => ({ name: one.name, type: one.type }))
    await cache.put(`${path}/${id}/about`, Response.json({ ...about, files: names }))
    return go(`id=${id}`)
  } catch {
    // Broken on the way, or the device is full: the page says what to do.
    return go('lost=1')
  }
}

// A message from the district: a title and a line, no names. The page behind it is opened, or shown where it is open already.
self.addEventListener('push', (event) => {
  const { id, title, body, url, lang } = event.data?.json() ?? {}
  event.waitUntil(
    self.registration.showNotification(title ?? 'Doorstep', {
      body,
      lang,
      tag: id,
      icon: '/icons/app-192.png',
      data: { url },
    }),
  )
})

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  const url = new URL(event.notification.data?.url ?? '/', location.origin)
  if (url.origin !== location.origin) return
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((pages) => {
      const open = pages.find((page) => new URL(page.url).pathname === url.pathname)
      return open ? open.focus() : self.clients.openWindow(url.href)
    }),
  )
})
