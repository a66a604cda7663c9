import { z } from 'zod'
import { route } from './route.ts'

/** Live events, so that pages are fresh without asking: server-sent events, one stream for all topics of a page. */
export const streamRoutes = {
  listen: route({
    name: 'stream.listen',
    method: 'GET',
    path: '/api/v1/stream',
    summary: 'Live events (server-sent): what happened, never its content',
    tags: ['live'],
    access: 'public',
    query: z.object({
      topics: z.string().min(1).max(3000).meta({ description: 'Comma list, such as case:<id>,body:<id>' }),
    }),
    reply: z.unknown(),
    produces: 'text/event-stream',
  }),
} as const
