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

/** Bytes of one piece of an upload at most. Devices send smaller ones: what a lost line costs is one piece. */
export const maxPieceBytes = 1024 * 1024

/** What a device announces before it sends a file in pieces. */
export const NewUpload = z.object({
  name: z.string().max(300),
  size: z.number().int().min(1).meta({ description: 'Bytes of the whole' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional()
    .meta({ description: 'Of the whole, hexadecimal; left out where a browser cannot say' }),
})
/** What a device announces before it sends a file in pieces. */
export type NewUpload = z.infer<typeof NewUpload>

/** How far an upload is. */
export const Upload = z
  .object({
    id: Id,
    size: z.number().int(),
    received: z.number().int().meta({ description: 'Bytes that arrived: where the next piece begins' }),
    file: FileInfo.nullable().meta({ description: 'The file it became, once all of it is there' }),
  })
  .meta({ id: 'Upload' })
/** How far an upload is. */
export type Upload = z.infer<typeof Upload>

/** Begins an upload, or tells how far it is: the same id and content always answer the same. */
export const openUpload = route({
  name: 'uploads.open',
  method: 'PUT',
  path: '/api/v1/uploads/:id',
  summary: 'Begin to send a file in pieces, under an id made on the device; sent again it tells how far it is',
  tags,
  params: fileParams,
  body: NewUpload,
  reply: Upload,
  access: 'public',
  perMinute: 120,
})

/** Sends the next piece. */
export const appendUpload = route({
  name: 'uploads.append',
  method: 'PATCH',
  path: '/api/v1/uploads/:id',
  summary: 'Send the piece that begins at `offset`; the last one makes the file',
  tags,
  params: fileParams,
  query: z.object({ offset: z.coerce.number().int().min(0) }),
  consumes: 'application/octet-stream',
  body: z.unknown().meta({ type: 'string', format: 'binary' }),
  bodyLimit: maxPieceBytes,
  reply: Upload,
  access: 'public',
  perMinute: 300,
})

/** Tells how far an upload is. */
export const getUpload = route({
  name: 'uploads.get',
  method: 'GET',
  path: '/api/v1/uploads/:id',
  summary: 'How far an upload is',
  tags,
  params: fileParams,
  reply: Upload,
  access: 'public',
  perMinute: 120,
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
