import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { Refused } from '../errors.ts'

/** Serves the built pages, or says how to build them. */
export interface Pages {
  /** Answers an address that no route knows: with the pages' shell, which knows it, or refuses with 404. */
  answerUnknown(request: FastifyRequest, reply: FastifyReply): unknown
}

/**
 * Serves the web's build from `folder`. Files under `assets/` carry a hash in their name and are kept by browsers for a
 * year; the shell is asked for anew each time. Compressed files beside the plain ones go out as they are.
 */
export async function registerPages(app: FastifyInstance, folder: string): Promise<Pages> {
  const shell = join(folder, 'index.html')
  if (!existsSync(shell)) return { answerUnknown: (request) => refuseUnknown(request) }
  const html = readFileSync(shell)
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    wildcard: false,
    globIgnore: ['**/*.br', '**/*.gz', 'index.html'],
    setHeaders(response, path) {
      const kept = /[\\/]assets[\\/]/.test(path)
      response.header('Cache-Control', kept ? 'public, max-age=31536000, immutable' : 'public, max-age=300')
    },
  })
  return {
    answerUnknown(request, reply) {
      if (!wantsPage(request)) return refuseUnknown(request)
      return reply.type('text/html; charset=utf-8').header('Cache-Control', 'no-cache').send(html)
    },
  }
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
