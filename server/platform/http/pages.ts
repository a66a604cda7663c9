import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Locale } from '../../../contract/common.ts'
import { Refused } from '../errors.ts'
import { shellPolicy } from './guards.ts'

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
  const hints = readHints(folder)
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    wildcard: false,
    // The manifest carries the district's name: it is made anew for each (modules/tenants).
    globIgnore: ['**/*.br', '**/*.gz', 'index.html', 'manifest.webmanifest'],
    setHeaders(response, path) {
      const kept = /[\\/]assets[\\/]/.test(path)
      response.header('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
    },
  })
  return {
    answerUnknown(request, reply) {
      if (!wantsPage(request)) return refuseUnknown(request)
      const nonce = randomBytes(18).toString('base64url')
      const policy = String(reply.getHeader('content-security-policy') ?? '')
      if (policy !== '') reply.header('Content-Security-Policy', shellPolicy(policy, nonce))
      return reply
        .type('text/html; charset=utf-8')
        .header('Cache-Control', 'no-store')
        .header('Vary', 'Accept-Language')
        .send(shellFor(html, hints, request).replaceAll(placeOfNonce, nonce))
    },
  }
}

/** What the build tells of the pages people arrive at (web/hints.plugin.ts): files to fetch at once, and words of the shell. */
interface Hints {
  /** By the beginning of the address. */
  pages: Record<string, { scripts: string[]; styles: string[]; words: Record<Locale, string[]> }>
  shell: Record<Locale, { about: string }>
}

function readHints(folder: string): Hints | undefined {
  const file = join(folder, 'hints.json')
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Hints) : undefined
}

/**
 * The shell in the reader's language, with everything the page at this address opens with: on a slow line a file that is
 * only asked for when another one has come costs a journey there and back.
 */
function shellFor(html: string, hints: Hints | undefined, request: FastifyRequest): string {
  if (!hints) return html
  const { locale } = request
  const path = request.url.split(/[?#]/)[0] ?? '/'
  const begins = Object.keys(hints.pages)
    .filter((begin) => path === begin || (begin !== '/' && path.startsWith(begin)))
    .sort((a, b) => b.length - a.length)[0]
  const page = begins === undefined ? undefined : hints.pages[begins]
  const links = [
    ...(page?.styles ?? []).map((file) => `<link rel="stylesheet" crossorigin href="${file}">`),
    ...[...(page?.scripts ?? []), ...(page?.words[locale] ?? [])].map(
      (file) => `<link rel="modulepreload" crossorigin href="${file}">`,
    ),
  ]
  return html
    .replace('<html lang="en">', `<html lang="${locale}">`)
    .replace(/(<meta name="description" content=")[^"]*/, `$1${hints.shell[locale].about}`)
    .replace('</head>', `${links.join('')}</head>`)
}

const placeOfNonce = '{{nonce}}'

/** Marks the shell's own style elements, and says the number to the program, as Vite's convention has it. */
function withPlaceForNonce(html: string): string {
  return html
    .replaceAll('<style>', `<style nonce="${placeOfNonce}">`)
    .replace('<head>', `<head><meta property="csp-nonce" nonce="${placeOfNonce}">`)
}

const notPages = /^\/(api|open311|health|metrics|assets)(\/|$|\?)/

function wantsPage(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false
  if (notPages.test(request.url)) return false
  return /text\/html|\*\/\*/.test(request.headers.accept ?? '*/*')
}

function refuseUnknown(request: FastifyRequest): never {
  throw new Refused('platform.not_found', { path: request.url.split('?')[0]?.slice(0, 200) })
}
