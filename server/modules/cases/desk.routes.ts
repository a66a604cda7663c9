import type { FastifyInstance } from 'fastify'
import { deskRoutes } from '../../../contract/case-desk.ts'
import { viewRoutes } from '../../../contract/case-views.ts'
import { shiftRoutes } from '../../../contract/shift-notes.ts'
import { Download, serve } from '../../platform/http/serve.ts'
import type { ConcernsService } from './concerns/concerns.service.ts'
import type { NotesService } from './hand-over/notes.service.ts'
import type { Presence } from './presence/presence.service.ts'
import type { DeskService } from './reading/desk.service.ts'
import type { TodayService } from './today/today.service.ts'
import type { ViewsService } from './views/views.service.ts'

/** What the routes of desks call. */
export interface DeskServices {
  desk: DeskService
  views: ViewsService
  notes: NotesService
  today: TodayService
  concerns: ConcernsService
}

/** Serves what desks do with many cases, their saved lists, shifts and day. */
export function registerDeskRoutes(app: FastifyInstance, services: DeskServices & { presence: Presence }): void {
  const { desk, views, notes, today, concerns, presence } = services

  serve(app, deskRoutes.size, async ({ tenant, actor, query }) => await desk.size({ tenant, actor }, query))
  serve(app, deskRoutes.chosen, async ({ tenant, actor, body }) => ({
    items: await desk.chosen({ tenant, actor }, body.ids),
  }))
  serve(app, deskRoutes.find, async ({ tenant, actor, query }) => await desk.find({ tenant, actor }, query.number))
  serve(app, deskRoutes.table, async ({ tenant, actor, query, locale }) => {
    const { locale: wanted = locale, ...filter } = query
    const { content, rows } = await desk.table({ tenant, actor }, { query: filter, locale: wanted })
    return new Download(content, {
      'Content-Disposition': 'attachment; filename="cases.csv"',
      'X-Total-Rows': String(rows),
    })
  })
  serve(
    app,
    deskRoutes.present,
    async ({ tenant, actor, params, body }) => await presence.note({ tenant, actor }, { caseId: params.id, ...body }),
  )
  serve(app, deskRoutes.today, async ({ tenant, actor, query }) => await today.of({ tenant, actor }, query.of))
  serve(app, deskRoutes.concerns, async ({ tenant, actor, query }) => await concerns.of({ tenant, actor }, query.of))

  serve(app, viewRoutes.list, async ({ tenant, actor }) => ({ items: await views.list({ tenant, actor }) }))
  serve(
    app,
    viewRoutes.save,
    async ({ tenant, actor, body, claim }) => await views.save({ tenant, actor }, { body, claim }),
  )
  serve(app, viewRoutes.arrange, async ({ tenant, actor, body, claim }) => ({
    items: await views.arrange({ tenant, actor }, { body, claim }),
  }))
  serve(
    app,
    viewRoutes.change,
    async ({ tenant, actor, params, body, claim }) =>
      await views.change({ tenant, actor }, { id: params.id, body, claim }),
  )
  serve(app, viewRoutes.remove, async ({ tenant, actor, params }) => {
    await views.delete({ tenant, actor }, params.id)
    return {}
  })

  serve(app, shiftRoutes.list, async ({ tenant, actor, query }) => await notes.list({ tenant, actor }, query))
  serve(
    app,
    shiftRoutes.preview,
    async ({ tenant, actor, query }) => await notes.preview({ tenant, actor }, query.until),
  )
  serve(app, shiftRoutes.get, async ({ tenant, actor, params }) => await notes.get({ tenant, actor }, params.id))
  serve(
    app,
    shiftRoutes.write,
    async ({ tenant, actor, body, claim }) => await notes.write({ tenant, actor }, { body, claim }),
  )
  serve(
    app,
    shiftRoutes.take,
    async ({ tenant, actor, params, claim }) => await notes.take({ tenant, actor }, { id: params.id, claim }),
  )
}
