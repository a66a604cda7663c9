import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  appendUpload,
  getFile,
  getThumbnail,
  getUpload,
  maxFileBytes,
  maxPieceBytes,
  openUpload,
  uploadFile,
} from '../../../contract/files.ts'
import { Refused } from '../errors.ts'
import { Download, serve } from '../http/serve.ts'
import type { Tenant } from '../http/tenant.ts'
import type { Actor } from '../policy/actor.ts'
import type { Files } from './files.ts'
import type { Uploads } from './uploads.ts'

/** Serves files: sending one, at once or in pieces, reading one, reading its thumbnail. */
export async function registerFiles(
  app: FastifyInstance,
  { files, uploads }: { files: Files; uploads: Uploads },
): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: maxFileBytes, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 50 },
  })

  serve(app, uploadFile, async ({ tenant, actor, raw }) => {
    const sent = await readUpload(raw.request)
    return await files.take({ tenantId: tenant.id, ...sent, accountId: actor.accountId })
  })

  // Bytes are taken where the contract says so, and nowhere else.
  app.addContentTypeParser(
    'application/octet-stream',
    { parseAs: 'buffer', bodyLimit: maxPieceBytes },
    (request, body, done) => {
      const wanted = request.routeOptions.config.contract?.consumes === 'application/octet-stream'
      done(wanted ? null : new Refused('platform.media_type', {}, { status: 415 }), body)
    },
  )
  const whose = (call: { params: { id: string }; tenant: Tenant; actor: Actor }) => ({
    ...{ tenantId: call.tenant.id, accountId: call.actor.accountId, id: call.params.id },
  })
  serve(app, openUpload, async (call) => await uploads.open(whose(call), call.body))
  serve(app, getUpload, async (call) => await uploads.get(whose(call)))
  serve(app, appendUpload, async (call) => {
    const sent = call.raw.request.body
    const bytes = Buffer.isBuffer(sent) ? sent : Buffer.alloc(0)
    return await uploads.append(whose(call), { offset: call.query.offset, bytes })
  })

  serve(app, getFile, async ({ params, tenant, actor, raw }) => {
    const { file, stream } = await files.open(params.id, { tenant, actor, request: raw.request })
    const shown = file.mime.startsWith('image/') ? 'inline' : 'attachment'
    return new Download(stream, {
      ...guarded,
      'Content-Type': file.mime,
      'Content-Length': String(file.size),
      'Content-Disposition': `${shown}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    })
  })

  serve(app, getThumbnail, async ({ params, query, tenant, actor, raw }) => {
    const reader = { tenant, actor, request: raw.request }
    const { stream } = await files.open(params.id, reader, Number(query.size))
    return new Download(stream, guarded)
  })
}

/** What somebody sent is shown, never run: not as a page, not with scripts, not guessed to be another type. */
const guarded = {
  'Cache-Control': 'private, max-age=600',
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'X-Content-Type-Options': 'nosniff',
}

async function readUpload(request: FastifyRequest): Promise<{ bytes: Buffer; name: string }> {
  if (!request.isMultipart()) throw new Refused('platform.media_type', {}, { status: 415 })
  try {
    const part = await request.file()
    if (!part) throw new Refused('file.required')
    return { bytes: await part.toBuffer(), name: part.filename ?? '' }
  } catch (error) {
    // What the reader of forms says of its own has a code; a form without a boundary, or cut off, is a plain error.
    if (error instanceof Error && !('code' in error))
      throw new Refused('platform.request_malformed', {}, { status: 400, cause: error })
    throw error
  }
}
