import type { FastifyRequest } from 'fastify'
import { maxFileBytes } from '../../../../contract/files.ts'
import { Refused } from '../../../platform/errors.ts'
import { wrong } from './faults.ts'
import { Parameters } from './parameters.rules.ts'

/** A picture or document that came along. */
export interface SentPhoto {
  bytes: Buffer
  name: string
}

/** What a request brought. */
export interface Received {
  parameters: Parameters
  photos: readonly SentPhoto[]
}

const most = { photos: 10, megabytes: 30, fields: 300, fieldBytes: 64 * 1024 }

/** Reads address and body: form-urlencoded, or multipart with `photo1…`. The body counts more than the address. */
export async function receive(request: FastifyRequest): Promise<Received> {
  const ofAddress = entriesOf(request.query)
  if (request.isMultipart()) {
    const { entries, photos } = await readParts(request).catch(asFault)
    return { parameters: new Parameters([...ofAddress, ...entries]), photos }
  }
  const body = request.body ?? undefined
  if (body !== undefined && !(body instanceof URLSearchParams)) throw wrong('open311.form_expected')
  return { parameters: new Parameters([...ofAddress, ...(body ?? [])]), photos: [] }
}

function entriesOf(query: unknown): [string, string][] {
  return Object.entries((query ?? {}) as Record<string, string | string[]>).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((each): [string, string] => [name, each]),
  )
}

/** The reader of multipart says what it doesn't understand without any code. */
function asFault(error: unknown): never {
  const isKnown = error instanceof Refused || (error instanceof Error && 'statusCode' in error)
  throw isKnown ? error : new Refused('platform.request_malformed', {}, { status: 400, cause: error })
}

async function readParts(request: FastifyRequest): Promise<{ entries: [string, string][]; photos: SentPhoto[] }> {
  const entries: [string, string][] = []
  const photos: SentPhoto[] = []
  let bytes = 0
  const { photos: files, fields, fieldBytes: fieldSize } = most
  const limits = { fileSize: maxFileBytes, files, fields, fieldSize, parts: files + fields }
  for await (const part of request.parts({ limits })) {
    if (part.type === 'field') {
      if (part.fieldnameTruncated || part.valueTruncated)
        throw wrong('open311.parameter_too_long', { name: part.fieldname.slice(0, 60), limit: fieldSize })
      entries.push([part.fieldname, String(part.value ?? '')])
      continue
    }
    const content = await part.toBuffer()
    bytes += content.length
    if (bytes > most.megabytes * 1024 * 1024) throw wrong('open311.too_large', { megabytes: most.megabytes })
    // A form sends a field for a photo also where none was chosen.
    if (content.length > 0) photos.push({ bytes: content, name: part.filename ?? '' })
  }
  return { entries, photos }
}
