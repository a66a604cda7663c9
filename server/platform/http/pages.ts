import { createHash, randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../../contract/common.ts'
import { Refused } from '../errors.ts'
import { turns } from '../turns.ts'
import { tenantOf } from './caller.ts'
import {
  cutShell,
  districtFor,
  type FirstScreens,
  programFor,
  readScreens,
  type Shell,
  screenFor,
} from './first-screens.ts'
import { shellPolicy } from './guards.ts'
import { type Tenant, tenantHeader } from './tenant.ts'

/** Serves the built pages, or says how to build them. */
export interface Pages {
  /** Answers an address that no route knows: with the pages' shell, which knows it, or refuses with 404. */
  answerUnknown(request: FastifyRequest, reply: FastifyReply): unknown
}

/**
 * Serves the web's build from `folder`. Files under `assets/` carry a hash in their name and are kept by browsers for a
 * year; the shell is made anew each time. Compressed files beside the plain ones go out as they are.
 */
export async function registerPages(app: FastifyInstance, folder: string): Promise<Pages> {
  const shell = join(folder, 'index.html')
  if (!existsSync(shell)) return { answerUnknown: (request) => refuseUnknown(request) }
  const html = withPlaceForNonce(readFileSync(shell, 'utf8'))
  const scripts = hashesOfScripts(html)
  const cut = cutShell(html)
  const hints = readHints(folder)
  const screens = readScreens(folder)
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    wildcard: false,
    // The manifest carries the district's name: it is made anew for each (modules/tenants).
    globIgnore: ['**/*.br', '**/*.gz', 'index.html', 'screens.json', 'manifest.webmanifest'],
    setHeaders(response, path) {
      const kept = /[\\/]assets[\\/]/.test(path)
      response.header('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
    },
  })
  return {
    async answerUnknown(request, reply) {
      if (!wantsPage(request)) return refuseUnknown(request)
      // An address without a district gets the pages too: they say so in words.
      const tenant = await tenantOf(app, request).catch(() => undefined)
      const nonce = randomBytes(18).toString('base64url')
      const policy = String(reply.getHeader('content-security-policy') ?? '')
      if (policy !== '') reply.header('Content-Security-Policy', shellPolicy(policy, { nonce, scripts }))
      const document = shellFor({ shell: cut, hints, screens }, { request, tenant }).replaceAll(placeOfNonce, nonce)
      const { encoding, body } = await pressed(document, request.headers['accept-encoding'] ?? '')
      if (encoding) reply.header('Content-Encoding', encoding)
      return reply
        .type('text/html; charset=utf-8')
        .header('Cache-Control', 'no-store')
        .header('Vary', 'Accept-Language, Accept-Encoding, Cookie')
        .send(body)
    },
  }
}

const byBrotli = promisify(brotliCompress)
const byGzip = promisify(gzip)

/**
 * Documents made smaller at the same time: as many as there are threads for it. All that were asked for at once would hold
 * megabytes each while they wait for their turn.
 */
const takeTurn = turns({ atOnce: 4 })

/** Smaller on the way: a first screen is 30 kB as it stands and 7 kB so. Takes two milliseconds beside the main thread. */
async function pressed(
  document: string,
  accepted: string,
): Promise<{ encoding?: 'br' | 'gzip'; body: string | Buffer }> {
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : undefined
  if (!encoding) return { body: document }
  const body = await takeTurn(() => (encoding === 'br' ? byBrotli(document, small) : byGzip(document, { level: 6 })))
  return { encoding, body }
}

/** A window of 64 kB holds every document; the usual one takes four megabytes for nothing. */
const small = { params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: 16 } }

/** What the build tells of the pages people arrive at (web/hints.plugin.ts): files to fetch at once, and words of the shell. */
interface Hints {
  /** What every page begins with. */
  scripts: string[]
  styles: string[]
  /** By the beginning of the address. */
  pages: Record<string, { scripts: string[]; styles: string[]; words: Record<Locale, string[]> }>
  shell: Record<Locale, { about: string }>
}

function readHints(folder: string): Hints | undefined {
  const file = join(folder, 'hints.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Hints) : undefined
}

/** What stands for the beginning of this path: the longest that fits; `/` is that page alone. */
function standsFor<T>(path: string, by: Record<string, T>): T | undefined {
  const begins = Object.keys(by)
    .filter((begin) => path === begin || (begin !== '/' && path.startsWith(begin)))
    .sort((a, b) => b.length - a.length)[0]
  return begins === undefined ? undefined : by[begins]
}

/** Of addresses that begin alike, only these have the screen: `/f/<number>`, not what stands below it. */
const hasScreen = /^\/(report|matters|call|sign-in|my\/cases|f\/[^/]+)?$/
/** The same screen for every number. A document kept for times without a line is asked whose screen it holds (index.html). */
const screenPath = (path: string): string => path.replace(/^\/f\/.*$/, '/f/')

/**
 * The shell in the reader's language, with everything the page at this address opens with: on a slow line a file that is
 * only asked for when another one has come costs a journey there and back. Where the build has drawn the first screen it
 * stands in the document with the styles it needs, and everything else is fetched when it has been painted.
 */
function shellFor(
  built: { shell: Shell; hints: Hints | undefined; screens: FirstScreens },
  given: { request: FastifyRequest; tenant: Tenant | undefined },
): string {
  const { shell, hints, screens } = built
  const { request, tenant } = given
  if (!hints) return shell.bare.replace('</head>', `${shell.elements}</head>`)
  const locale = chosenLocale(request) ?? request.locale
  const path = request.url.split(/[?#]/)[0] ?? '/'
  const page = standsFor(path, hints.pages)
  const screen = hasScreen.test(path) ? standsFor(path, screens)?.[locale] : undefined
  const styles = [...hints.styles, ...(page?.styles ?? [])]
  const scripts = [...hints.scripts, ...(page?.scripts ?? []), ...(page?.words[locale] ?? [])]
  const program = screen
    ? programFor({ entry: shell.entry, scripts: [...shell.scripts, ...scripts], styles })
    : [
        shell.elements,
        ...styles.map((file) => `<link rel="stylesheet" crossorigin href="${file}">`),
        ...scripts.map((file) => `<link rel="modulepreload" crossorigin href="${file}">`),
      ].join('')
  const named = typeof request.headers[tenantHeader] === 'string' && request.originalUrl.startsWith('/t/')
  const base = named && tenant ? `/t/${tenant.slug}` : ''
  const body = screen ? `<div id="screen">${screenFor(screen.body, { tenant, locale, base })}</div>` : ''
  return shell.bare
    .replace(
      '<html lang="en">',
      `<html lang="${locale}"${screen ? ` data-screen-of="${base}${screenPath(path)}"` : ''}>`,
    )
    .replace(/(<meta name="description" content=")[^"]*/, `$1${hints.shell[locale].about}`)
    .replace('</head>', () => {
      const own = screen ? `<style nonce="${placeOfNonce}">${screen.styles}</style>` : ''
      return `${own}${program}</head>`
    })
    .replace('<div id="root">', (root) => `${districtFor(tenant, base, Date.now())}${body}${root}`)
}

/** The language this reader has chosen on this device, where the pages have told us (web/words/catalogue.ts). */
function chosenLocale(request: FastifyRequest): Locale | undefined {
  const [, choice] = /(?:^|;\s*)doorstep_locale=(en|zh-CN)(?:;|$)/.exec(request.headers.cookie ?? '') ?? []
  return choice as Locale | undefined
}

const placeOfNonce = '{{nonce}}'

/** Marks the shell's own style elements, and says the number to the program, as Vite's convention has it. */
function withPlaceForNonce(html: string): string {
  return html
    .replaceAll('<style>', `<style nonce="${placeOfNonce}">`)
    .replace('<head>', `<head><meta property="csp-nonce" nonce="${placeOfNonce}">`)
}

/** What the content policy knows the document's own scripts by. */
const hashesOfScripts = (html: string): string[] =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )

const notPages = /^\/(api|open311|health|metrics|assets)(\/|$|\?)/

function wantsPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (notPages.test(request.url)) return false
  return /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*')
}

function refuseUnknown(request: FastifyRequest): never {
  throw new Refused('platform.not_found', { path: request.url.split('?')[0]?.slice(0, 200) })
}
