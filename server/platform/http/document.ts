import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { documentComponents, documentRoute } from './schema.ts'

/**
 * The document of everything a client may say (OpenAPI 3.1) at `/api/openapi.json`, and a page to browse it at
 * `/api/docs`. Made of the contract's routes; others stay out of it.
 */
export async function registerDocument(app: FastifyInstance, { version }: { version: string }): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Doorstep',
        version,
        description:
          'Everything the pages do, a program may do too. Errors are problem details (RFC 9457) with a stable `code`. ' +
          'Writes take the header `Idempotency-Key`: sent again, they have one effect and give the first answer. ' +
          'Where one installation serves several districts, the header `x-doorstep-tenant`, the path `/t/<slug>/…` or ' +
          'the host name tells which.',
        license: { name: 'AGPL-3.0-only', identifier: 'AGPL-3.0-only' },
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'doorstep.session_token' },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: (document) => {
      const { schema, url, route } = document
      if (!schema || !('operationId' in schema)) return { schema: { hide: true }, url }
      // HEAD comes with every GET; it needs no words of its own.
      if (route.method === 'HEAD') return { schema: { hide: true }, url }
      return documentRoute(document)
    },
    transformObject: documentComponents,
  })
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: documentCsp,
    uiConfig: { layout: 'BaseLayout', deepLinking: true, tryItOutEnabled: false, validatorUrl: null },
    theme: { title: 'Doorstep API' },
  })
  let text: string | undefined
  app.get('/api/openapi.json', { schema: { hide: true } }, async (_request, reply) => {
    text ??= JSON.stringify(app.swagger())
    return reply.type('application/json; charset=utf-8').header('Cache-Control', 'no-cache').send(text)
  })
}

// The page is made of local files. Its library writes styles into elements.
const documentCsp =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; " +
  "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
