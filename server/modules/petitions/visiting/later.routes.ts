import type { FastifyInstance } from 'fastify'
import { retaliationRoutes } from '../../../../contract/petition-retaliation.ts'
import { visitingRoutes } from '../../../../contract/petition-visiting.ts'
import type { Route } from '../../../../contract/route.ts'
import { Refused } from '../../../platform/errors.ts'
import { serve } from '../../../platform/http/serve.ts'

/** Routes whose services follow. */
export function serveLater(app: FastifyInstance): void {
  const all: Route[] = [visitingRoutes, retaliationRoutes].flatMap((routes) => Object.values(routes))
  for (const route of all)
    serve(app, route, async () => {
      throw new Refused('platform.not_found')
    })
}
