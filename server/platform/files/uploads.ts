import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { Disk } from 'flydrive'
import { maxFileBytes, type NewUpload, type Upload } from '../../../contract/files.ts'
import type { Clock } from '../clock.ts'
import type { Database } from '../database/database.ts'
import { Refused } from '../errors.ts'
import { idempotencyHours } from '../http/idempotency.ts'
import type { Log } from '../log.ts'
import { filesStore } from './files.store.ts'
import { type Files, infoOf } from './files.ts'
import { type StoredUpload, uploadsStore } from './uploads.store.ts'

/** Whose upload, and which. */
interface Whose {
  tenantId: string
  /** Undefined for whoever has no account: the id, which only their device knows, is all that opens it. */
  accountId: string | undefined
  id: string
}

/** Stands for everybody without an account. No account has this id. */
const nobody = 'nobody'

/** Uploads of one account that may miss bytes at the same time: a device sends one photo after the other. */
const mostUnfinished = 20

/** The same for all who have no account together; what one address may send is limited by the minute. */
const mostUnfinishedOfNobody = 2_000

/** Hours for which an upload that nobody goes on with keeps its bytes. */
const unfinishedHours = 72

const hour = 3_600_000

/** Milliseconds in which an upload of nobody's must go on to count: nobody can keep the others out by what they leave lying. */
const countsFor = hour / 4

/** Pieces of one upload at most: some more than its smallest sensible ones. Of single bytes ten million files would come. */
const smallestPiece = 16 * 1024
const mostPieces = (size: number): number => 32 + Math.ceil(size / smallestPiece)

/**
 * Files that come in pieces, so that a lost line costs one piece and not the photo. Once the last piece is there the whole
 * is looked at like any other file (`Files.take`): by content, made safe, kept until something claims it.
 */
export class Uploads {
  readonly #database: Database
  readonly #disk: Disk
  readonly #clock: Clock
  readonly #log: Log
  readonly #files: Files

  constructor(given: { database: Database; disk: Disk; clock: Clock; log: Log; files: Files }) {
    this.#database = given.database
    this.#disk = given.disk
    this.#clock = given.clock
    this.#log = given.log
    this.#files = given.files
  }

  /**
   * Begins an upload under the id its device made, or tells how far it is. Refuses with `upload.content_differs` (409) when
   * the id stands for another file, `upload.not_found` (404) when it is somebody else's, `upload.too_many` (429).
   */
  async open(whose: Whose, wanted: NewUpload): Promise<Upload> {
    if (wanted.size > maxFileBytes) throw new Refused('file.too_large')
    const { id, accountId = nobody, tenantId } = whose
    const most = accountId === nobody ? mostUnfinishedOfNobody : mostUnfinished
    const { sha256 = null, ...rest } = wanted
    await this.#database.tx(tenantId, async (tx) => {
      const store = uploadsStore(tx)
      if (await store.find(id)) return
      const since = accountId === nobody ? new Date(this.#clock.now().getTime() - countsFor) : undefined
      if ((await store.countUnfinished(accountId, since)) >= most) throw new Refused('upload.too_many')
      await store.insert({ ...rest, id, sha256, account_id: accountId, created_at: this.#clock.now() })
    })
    const row = await this.#get(whose)
    if (Number(row.size) !== wanted.size || (row.sha256 ?? sha256) !== (sha256 ?? row.sha256))
      throw new Refused('upload.content_differs')
    return await this.#view(whose, row)
  }

  /** How far an upload is. Refuses with `upload.not_found` (404). */
  async get(whose: Whose): Promise<Upload> {
    return await this.#view(whose, await this.#get(whose))
  }

  /**
   * Takes the piece that begins at `offset`; the last one makes the file. An empty piece at the end finishes what was
   * interrupted there. Refuses with `upload.conflict` (409, `received` tells where to go on), `file.too_large`,
   * `upload.broken` (422: not what was announced, begin anew), and as `Files.take` does.
   */
  async append(whose: Whose, piece: { offset: number; bytes: Buffer }): Promise<Upload> {
    const { offset, bytes } = piece
    const row = await this.#get(whose)
    if (row.file_id !== null) {
      const view = await this.#view(whose, row)
      // The same piece again, after its answer was lost; or the file is gone and the upload begins anew.
      if (view.file && offset + bytes.length <= view.size) return view
      throw new Refused('upload.conflict', { received: view.received })
    }
    const size = Number(row.size)
    const received = Number(row.received)
    if (offset !== received) throw new Refused('upload.conflict', { received })
    if (offset + bytes.length > size) throw new Refused('file.too_large', { size })
    if (bytes.length === 0 && received < size) throw new Refused('file.empty')
    if (row.parts.length >= mostPieces(size)) {
      await this.#forget(whose)
      throw new Refused('upload.broken')
    }
    if (bytes.length > 0) {
      // Bytes first: what the row counts is there.
      await this.#disk.put(partKey(whose, offset, bytes.length), bytes)
      const now = this.#clock.now()
      const taken = await this.#database.tx(whose.tenantId, (tx) =>
        uploadsStore(tx).append({ id: whose.id, offset, length: bytes.length, now }),
      )
      if (!taken) throw new Refused('upload.conflict', { received: Number((await this.#get(whose)).received) })
    }
    if (offset + bytes.length < size) return await this.get(whose)
    return await this.#finish(whose)
  }

  /** Deletes what nobody went on with, and forgets finished uploads no device will ask about. @returns how many */
  async sweep(tenantIds: readonly string[]): Promise<number> {
    const now = this.#clock.now().getTime()
    const since = {
      unfinished: new Date(now - unfinishedHours * hour),
      // However slowly somebody goes on.
      begun: new Date(now - idempotencyHours * hour),
      finished: new Date(now - idempotencyHours * hour),
      limit: 200,
    }
    let gone = 0
    for (const tenantId of tenantIds) {
      for (let more = true; more; ) {
        const ids = await this.#database.tx(tenantId, async (tx) => {
          const left = await uploadsStore(tx).leftSince(since)
          await uploadsStore(tx).delete(left)
          return left
        })
        for (const id of ids) await this.#deleteParts({ tenantId, id })
        gone += ids.length
        more = ids.length === since.limit
      }
    }
    return gone
  }

  async #finish(whose: Whose): Promise<Upload> {
    const row = await this.#get(whose)
    const bytes = await this.#assemble(whose, row)
    const { tenantId, accountId, id } = whose
    try {
      if (bytes === undefined || (row.sha256 !== null && sha256Of(bytes) !== row.sha256))
        throw new Refused('upload.broken')
      await this.#files.take({
        ...{ tenantId, accountId, bytes, name: row.name },
        alongside: async (tx, fileId) => {
          const first = await uploadsStore(tx).finish({ id, fileId, now: this.#clock.now() })
          if (!first) throw new Refused('upload.conflict', { received: Number(row.size) })
        },
      })
    } catch (error) {
      // Sent twice at the same moment: the other one made the file.
      if (error instanceof Refused && error.code === 'upload.conflict') return await this.get(whose)
      if (error instanceof Refused && error.status < 500) await this.#forget(whose)
      throw error
    }
    await this.#deleteParts(whose)
    return await this.get(whose)
  }

  /** The whole of all pieces; undefined when one is missing. */
  async #assemble(whose: Whose, row: StoredUpload): Promise<Buffer | undefined> {
    const pieces: Buffer[] = []
    let offset = 0
    try {
      for (const length of row.parts) {
        pieces.push(await buffer(await this.#disk.getStream(partKey(whose, offset, length))))
        offset += length
      }
    } catch (error) {
      this.#log.error({ err: error, uploadId: whose.id }, 'a piece of an upload is not in storage')
      return undefined
    }
    return offset === Number(row.size) ? Buffer.concat(pieces) : undefined
  }

  async #get({ tenantId, accountId = nobody, id }: Whose): Promise<StoredUpload> {
    const row = await this.#database.tx(tenantId, (tx) => uploadsStore(tx).find(id), { readOnly: true })
    if (!row || row.account_id !== accountId) throw new Refused('upload.not_found')
    return row
  }

  async #view({ tenantId, id }: Whose, row: StoredUpload): Promise<Upload> {
    const { file_id: fileId } = row
    const size = Number(row.size)
    if (fileId === null) return { id, size, received: Number(row.received), file: null }
    return await this.#database.tx(tenantId, async (tx) => {
      const file = await filesStore(tx).find(fileId)
      if (file) return { id, size, received: size, file: infoOf(file) }
      // Nothing claimed the file in time and it was deleted: the device still has the photo and sends it again.
      await uploadsStore(tx).restart(id, this.#clock.now())
      return { id, size, received: 0, file: null }
    })
  }

  async #forget(whose: Whose): Promise<void> {
    await this.#database.tx(whose.tenantId, (tx) => uploadsStore(tx).delete([whose.id]))
    await this.#deleteParts(whose)
  }

  async #deleteParts(whose: Pick<Whose, 'tenantId' | 'id'>): Promise<void> {
    await this.#disk.deleteAll(folderOf(whose)).catch((error: unknown) => {
      this.#log.warn({ err: error }, 'pieces of an upload stay behind')
    })
  }
}

const folderOf = ({ tenantId, id }: Pick<Whose, 'tenantId' | 'id'>) => `${tenantId}/uploads/${id}`
const partKey = (whose: Whose, offset: number, length: number) => `${folderOf(whose)}/${offset}-${length}`
const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
