import type { FastifySchema } from 'fastify'
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../../../contract/common.ts'
import type { Access, Route } from '../../../contract/route.ts'
import { tidySchemas } from './document-schemas.ts'

type Documented = FastifySchema & {
  summary?: string
  tags?: readonly string[]
  operationId?: string
  consumes?: readonly string[]
  produces?: readonly string[]
}

/** What Fastify needs of a contract's route to validate the reply and to document all of it. */
export function schemaOf(route: Route): Documented {
  const status = route.status ?? 200
  return {
    operationId: route.name,
    summary: route.summary,
    tags: route.tags,
    security: securityOf(route.access),
    ...(route.params ? { params: route.params } : {}),
    ...(route.query ? { querystring: route.query } : {}),
    ...(route.body ? { body: route.body } : {}),
    ...(route.consumes ? { consumes: [route.consumes] } : {}),
    ...(route.idempotent ? { headers: idempotencyHeaders } : {}),
    response: {
      [status]: route.produces ? { content: { [route.produces]: { schema: route.reply } } } : route.reply,
      default: { description: 'Problem', content: { 'application/problem+json': { schema: Problem } } },
    },
  }
}

const idempotencyHeaders = z.object({
  'idempotency-key': z
    .string()
    .min(8)
    .max(200)
    .meta({ description: 'Numbers this write. Sent again with the same content, the first answer comes back.' }),
})

function securityOf(access: Access): Record<string, readonly string[]>[] {
  return access === 'public' ? [{}, { session: [] }, { token: [] }] : [{ session: [] }, { token: [] }]
}

/** Turns the contract's Zod schemas into JSON Schema for the document. Dates, bytes and the like show as anything. */
export const documentRoute = createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } })

/** Collects schemas with an id under `components`, each once where it says the same going in and coming out. */
export const documentComponents: typeof jsonSchemaTransformObject = (document) =>
  tidySchemas(jsonSchemaTransformObject(document) as Record<string, unknown>) as ReturnType<
    typeof jsonSchemaTransformObject
  >
