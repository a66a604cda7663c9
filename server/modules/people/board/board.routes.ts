import type { FastifyInstance } from 'fastify'
import { boardRoutes } from '../../../../contract/board.ts'
import { serve } from '../../../platform/http/serve.ts'
import type { People } from '../people.api.ts'
import { boardOf, stationsNear } from './board.service.ts'

/** Serves the public board. */
export function registerBoard(app: FastifyInstance, people: People): void {
  serve(app, boardRoutes.board, ({ tenant, params, query }) =>
    boardOf(people, { tenantId: tenant.id, timeZone: tenant.timeZone }, { code: params.code, sheet: query.sheet }),
  )
  serve(app, boardRoutes.near, ({ tenant, params }) => stationsNear(people, tenant.id, params.unitId))
}
