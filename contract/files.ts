import { z } from 'zod'
import { Id, Instant } from './common.ts'
import { route } from './route.ts'

/** Bytes of one file at most: a phone's photo fits, a film doesn't. */
export const maxFileBytes = 10 * 1024 * 1024

/** Pixels of a picture at most. A small file can unfold to a picture that fills the memory. */
export const maxPicturePixels = 40_000_000

/** Longest side of the two thumbnails, in pixels. */
export const thumbnailSizes = [320, 1280] as const

/** Kinds of file that are taken, by content and not by name. */
export const acceptedTypes = ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'application/pdf'] as const

/** A file that was taken in. Pictures are turned upright and stripped of place, time and device. */
export const FileInfo = z
  .object({
    id: Id,
    name: z.string(),
    mime: z.string(),
    size: z.number().int().meta({ description: 'Bytes' }),
    width: z.number().int().nullable().meta({ description: 'Pixels, of a picture' }),
    height: z.number().int().nullable().meta({ description: 'Pixels, of a picture' }),
    createdAt: Instant,
  })
  .meta({ id: 'FileInfo' })
/** A file that was taken in. */
export type FileInfo = z.infer<typeof FileInfo>

const fileParams = z.object({ id: Id })
const tags = ['files']

/** Bytes of an answer that isn't JSON. */
export const Bytes = z.unknown().meta({ type: 'string', format: 'binary' })

/** Sends one file. It stays for a day unless something it belongs to is sent too. */
export const uploadFile = route({
  name: 'files.upload',
  method: 'POST',
  path: '/api/v1/files',
  summary: 'Send a photo or a PDF, to be attached afterwards; unattached it is deleted after 24 hours',
  tags,
  consumes: 'multipart/form-data',
  body: z.object({ file: z.unknown().meta({ type: 'string', format: 'binary' }) }),
  bodyLimit: maxFileBytes + 64 * 1024,
  reply: FileInfo,
  status: 201,
  access: 'public',
  perMinute: 30,
})

/** The bytes of a file, for whoever may see what it belongs to. */
export const getFile = route({
  name: 'files.get',
  method: 'GET',
  path: '/api/v1/files/:id',
  summary: 'The file itself',
  tags,
  params: fileParams,
  produces: 'application/octet-stream',
  reply: Bytes,
  access: 'public',
})

/** A small picture of a picture. */
export const getThumbnail = route({
  name: 'files.thumbnail',
  method: 'GET',
  path: '/api/v1/files/:id/thumbnail',
  summary: 'A small version of a picture',
  tags,
  params: fileParams,
  query: z.object({ size: z.enum(['320', '1280']).default('320') }),
  produces: 'image/webp',
  reply: Bytes,
  access: 'public',
})
