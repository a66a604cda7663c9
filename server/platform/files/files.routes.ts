import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { getFile, getThumbnail, maxFileBytes, uploadFile } from '../../../contract/files.ts'
import { Refused } from '../errors.ts'
import { Download, serve } from '../http/serve.ts'
import type { Files } from './files.ts'

/** Serves files: sending one, reading one, reading its thumbnail. */
export async function registerFiles(app: FastifyInstance, { files }: { files: Files }): Promise<void> {
  await app.register(multipart, {
    limits: { fileSize: maxFileBytes, files: 1, fields: 5, fieldSize: 1_000, parts: 6, headerPairs: 50 },
  })

  serve(app, uploadFile, async ({ tenant, actor, raw }) => {
    const sent = await readUpload(raw.request)
    return await files.take({ tenantId: tenant.id, ...sent, accountId: actor.accountId })
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
  const part = await request.file()
  if (!part) throw new Refused('file.required')
  return { bytes: await part.toBuffer(), name: part.filename ?? '' }
}
