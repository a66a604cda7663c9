import type { FastifyInstance } from 'fastify'
import { Refused } from '../errors.ts'

/**
 * Reads JSON bodies. An empty one is none. The character NUL, which no text column can hold, is refused at the door, as are
 * names that reach into prototypes.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')
  app.removeContentTypeParser('application/json')
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body: string, done) => {
    if (body === '') return done(null, undefined)
    parse(request, body, (error, value) => {
      if (error) return done(new Refused('platform.json_malformed', {}, { status: 400, cause: error }))
      if (body.includes('\\u0000') && hasNul(value)) return done(new Refused('platform.input_unholdable', {}, nul))
      done(null, value)
    })
  })
  app.addHook('onRequest', (request, _reply, done) => {
    done(request.url.includes('%00') ? new Refused('platform.input_unholdable', {}, nul) : undefined)
  })
}

const nul = { status: 400 }

function hasNul(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('\0')
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, inner]) => name.includes('\0') || hasNul(inner))
}
