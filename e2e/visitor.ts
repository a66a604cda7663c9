import { randomUUID } from 'node:crypto'
import type { Browser, BrowserContext, Page, Request } from 'playwright-core'
import type { Locale } from './locale.ts'
import { word } from './words.ts'

/** A phone in the hand and a desk. */
export const sizes = { phone: { width: 390, height: 844 }, desktop: { width: 1280, height: 800 } } as const
export type Size = keyof typeof sizes

/** Who comes, and with what. */
export interface VisitorWish {
  /** A role of the demo district to step into; nobody signed in when left out. */
  role?: string
  locale?: Locale
  size?: Size
  dark?: boolean
  /** The pages may keep a worker of their own, as they do for everybody: for what only goes through it. */
  worker?: boolean
  /** Address of a line to come by (`layLine`), which may be cut; the installation's own when left out. */
  line?: string
}

/** One person with a browser of their own. */
export interface Visitor {
  locale: Locale
  size: Size
  context: BrowserContext
  page: Page
  /** Opens an address of the installation anew and waits until the page is calm. */
  open(path: string): Promise<void>
  /**
   * Goes there as a link would, within the running program, once what is open over the page is closed. Opens the address anew
   * where that can't be, and where the page stays the same and so might keep what was ticked in it, unless it may: `stay`.
   */
  go(path: string, options?: { stay?: boolean }): Promise<void>
  /** Waits until nothing is loading any more. */
  calm(): Promise<void>
  /** What went wrong in the page since the last call: errors on its console, exceptions, refused by the content policy. */
  faults(): string[]
  /** From now on an answer with this status is no fault: the visitor does something that is refused. */
  expectRefusal(status: number): void
  /** From now on a lost line is no fault. */
  expectLostLine(): void
  /** What the pages say to this person for a key of the catalogues. */
  t(key: string, values?: Record<string, string | number>): string
  /** Presses the button, link or menu entry of that name, and waits until the page is calm. */
  press(name: string | RegExp): Promise<void>
  /** Reads from the API as this person; throws when that is refused. */
  api<T>(path: string): Promise<T>
  /** Writes to the API as this person; throws when that is refused. */
  post<T>(path: string, body: unknown, headers?: Record<string, string>): Promise<T>
  close(): Promise<void>
}

/** Opens a browser for one person; with `role` they have stepped into it. */
export async function openVisitor(given: { browser: Browser; url: string; wish?: VisitorWish }): Promise<Visitor> {
  const { role, locale = 'en', size = 'desktop', dark = false, worker = false, line } = given.wish ?? {}
  const url = line ?? given.url
  const context = await given.browser.newContext({
    baseURL: url,
    locale,
    timezoneId: 'Asia/Shanghai',
    viewport: sizes[size],
    ...(size === 'phone' ? { isMobile: true, hasTouch: true } : {}),
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    // What a page keeps for times without a line would hide what the server says now.
    serviceWorkers: worker ? 'allow' : 'block',
  })
  context.setDefaultTimeout(20_000)
  if (role) {
    const answer = await context.request.post('/api/v1/demo/step-in', { data: { key: role } })
    if (!answer.ok()) throw new Error(`Nobody may step into ${role}: ${answer.status()} ${await answer.text()}`)
  }
  const page = await context.newPage()
  const watched = watch(page, url)
  const { calm } = watched
  const open = async (path: string) => {
    await page.goto(path)
    await calm()
  }
  return {
    locale,
    size,
    context,
    page,
    t: (key, values) => word(locale, key, values),
    async press(name) {
      const exact = typeof name === 'string'
      const roles = (['button', 'link', 'menuitem', 'tab'] as const).map((role) =>
        page.getByRole(role, { name, exact }),
      )
      const [button, ...others] = roles
      await others
        .reduce((all, one) => all.or(one), button as NonNullable<typeof button>)
        .first()
        .click()
      await calm()
    },
    calm,
    faults: watched.faults,
    expectRefusal: watched.expectRefusal,
    expectLostLine: watched.expectLostLine,
    open,
    async go(path, { stay = false } = {}) {
      if (!(await closeAll(page)) || !(await page.evaluate(follow, { path, stay }))) return await open(path)
      watched.begun()
      await calm()
    },
    async api<T>(path: string) {
      const answer = await context.request.get(path)
      if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
      return (await answer.json()) as T
    },
    async post<T>(path: string, body: unknown, headers: Record<string, string> = {}) {
      const answer = await context.request.post(path, {
        data: body,
        headers: { 'Idempotency-Key': randomUUID(), ...headers },
      })
      if (!answer.ok()) throw new Error(`${path} answered ${answer.status()}: ${await answer.text()}`)
      return (await answer.json()) as T
    },
    close: () => context.close(),
  }
}

/** What lies over a page: dialogs, menus, lists of fields. */
const over = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], dialog[open]'

/** Closes what lies over the page, one after the other; says whether nothing does any more. */
async function closeAll(page: Page): Promise<boolean> {
  const open = page.locator(over).filter({ visible: true })
  for (let left = await open.count(), n = 0; left > 0; n++) {
    if (n === 3) return false
    await page.keyboard.press('Escape')
    await page.evaluate(settled)
    left = await open.count()
  }
  return true
}

/** Follows an address within the running program; says whether it did. */
function follow({ path, stay }: { path: string; stay: boolean }): boolean {
  const state = history.state as { __TSR_key?: string; __TSR_index?: number } | null
  if (!state?.__TSR_key || !document.getElementById('main')) return false
  const there = new URL(path, location.href)
  if (there.pathname === location.pathname && !stay) return false
  if (there.href === location.href) return true
  const key = `${performance.now()}`
  history.pushState({ key, __TSR_key: key, __TSR_index: (state.__TSR_index ?? 0) + 1 }, '', there)
  return true
}

/** Waits until the program has nothing to do and shows nothing as busy, and until what it did is painted. */
async function settled(): Promise<boolean> {
  const idle = () => new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1_000 }))
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
  await idle()
  await document.fonts.ready
  await frame()
  await frame()
  return document.querySelector('[aria-busy="true"]') === null
}

/** Milliseconds without a request under way after which a page counts as loaded. */
const quiet = 120

/** Milliseconds after which a page that never comes to rest is looked at nevertheless. */
const patience = 15_000

function watch(page: Page, url: string) {
  const faults: string[] = []
  const expected = new Set<number>()
  let mayBeLost = false
  const underWay = new Set<Request>()
  let last = Date.now()
  let stir: () => void = () => {}
  const begun = () => {
    last = Date.now()
    stir()
  }
  const ended = (request: Request) => {
    if (!underWay.delete(request)) return
    begun()
  }
  page.on('request', (request) => {
    // The live stream never ends, of a worker's own script the browser doesn't always tell the end, and pages from elsewhere
    // are a fault of their own.
    if (request.resourceType() !== 'eventsource' && !/\/stream|-worker-[^/]*\.js$/.test(request.url())) {
      underWay.add(request)
      begun()
    }
    if (/^https?:/.test(request.url()) && !request.url().startsWith(url))
      faults.push(`asks elsewhere: ${request.url()}`)
  })
  page.on('requestfinished', ended)
  page.on('requestfailed', ended)
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() !== 'error') return
    const status = /status of (\d{3})/.exec(message.text())?.[1]
    if (status && expected.has(Number(status))) return
    if (
      mayBeLost &&
      /net::ERR_|EventSource's response has a MIME type|Failed to (load module script|fetch dynamically imported module)|Unable to preload CSS/.test(
        message.text(),
      )
    )
      return
    faults.push(`console: ${message.text()} (${message.location().url})`)
  })
  return {
    faults: () => faults.splice(0),
    expectRefusal: (status: number) => void expected.add(status),
    expectLostLine: () => {
      mayBeLost = true
    },
    begun,
    async calm() {
      await page.locator('#main').first().waitFor()
      const until = Date.now() + patience
      for (let rests = false; !rests && Date.now() < until; ) {
        const wait = underWay.size > 0 ? until - Date.now() : last + quiet - Date.now()
        if (wait > 0) {
          let timer: NodeJS.Timeout | undefined
          await new Promise<void>((resolve) => {
            stir = resolve
            timer = setTimeout(resolve, wait)
          })
          clearTimeout(timer)
          continue
        }
        const before = last
        // A page that goes elsewhere meanwhile is asked again there.
        const calm = await page.evaluate(settled).catch((error: unknown) => {
          if (page.isClosed()) throw error
          return false
        })
        rests = calm && underWay.size === 0 && last === before
      }
    },
  }
}
