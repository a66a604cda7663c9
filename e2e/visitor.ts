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
  /** Opens an address of the installation and waits until the page is calm. */
  open(path: string): Promise<void>
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
    async open(path) {
      await page.goto(path)
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

/** Milliseconds without a request under way after which a page counts as loaded. */
const quiet = 120

function watch(page: Page, url: string) {
  const faults: string[] = []
  const expected = new Set<number>()
  let mayBeLost = false
  const underWay = new Set<Request>()
  let last = Date.now()
  const ended = (request: Request) => {
    underWay.delete(request)
    last = Date.now()
  }
  page.on('request', (request) => {
    // The live stream never ends, of a worker's own script the browser doesn't always tell the end, and pages from elsewhere
    // are a fault of their own.
    if (request.resourceType() !== 'eventsource' && !/\/stream|-worker-[^/]*\.js$/.test(request.url()))
      underWay.add(request)
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
      /net::ERR_|EventSource's response has a MIME type|Failed to load module script/.test(message.text())
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
    async calm() {
      await page.locator('#main').first().waitFor()
      for (const until = Date.now() + 15_000; Date.now() < until; await page.waitForTimeout(40)) {
        if (underWay.size > 0 || Date.now() - last < quiet) continue
        if ((await page.locator('[aria-busy="true"]').count()) === 0) break
      }
      await page.evaluate(async () => {
        await document.fonts.ready
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
      })
    },
  }
}
