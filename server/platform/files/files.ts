import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import type { FastifyRequest } from 'fastify'
import type { Disk } from 'flydrive'
import type { FileInfo } from '../../../contract/files.ts'
import type { Clock } from '../clock.ts'
import type { Database, Tx } from '../database/database.ts'
import { Refused } from '../errors.ts'
import type { Tenant } from '../http/tenant.ts'
import { uuidv7 } from '../ids.ts'
import type { Log } from '../log.ts'
import type { Actor } from '../policy/actor.ts'
import { filesStore, type StoredFile } from './files.store.ts'
import { prepare } from './intake.ts'
import { toPng } from './pictures.ts'
import { settle } from './storage.ts'

/** Somebody wants to see a file that belongs to something. */
export interface FileQuestion {
  file: { id: string; ownerKind: string; ownerId: string; createdBy: string | null }
  tenant: Tenant
  actor: Actor
  /** For what an anonymous reader may show instead of an account: the secret of their report. */
  request: FastifyRequest
}

/** Answers whether this reader may see a file of its kind of owner. */
export type FileGuard = (question: FileQuestion) => Promise<boolean>

/** Hours for which a file waits to be attached. */
export const unclaimedHours = 24

/** Files: rows in the database, bytes in a folder or S3. */
export class Files {
  readonly #database: Database
  readonly #disk: Disk
  readonly #clock: Clock
  readonly #log: Log
  readonly #guards = new Map<string, FileGuard>()

  constructor(given: { database: Database; disk: Disk; clock: Clock; log: Log }) {
    this.#database = given.database
    this.#disk = given.disk
    this.#clock = given.clock
    this.#log = given.log
  }

  /** Names who decides about files of one kind of owner. Without a guard nobody sees them. */
  guard(ownerKind: string, guard: FileGuard): void {
    if (this.#guards.has(ownerKind)) throw new Error(`Files of ${ownerKind} have a guard already`)
    this.#guards.set(ownerKind, guard)
  }

  /**
   * Takes a file in: looks at its content, makes it safe, keeps it until something claims it.
   * Refuses with `file.empty`, `.too_large`, `.unsupported_type`, `.picture_too_large`, `.picture_broken`.
   */
  async take(given: {
    tenantId: string
    bytes: Buffer
    name: string
    /** Account that sends it; none for an anonymous report. */
    accountId?: string | undefined
    /** What else belongs to it, done in the transaction that notes the file. */
    alongside?: (tx: Tx, fileId: string) => Promise<void>
  }): Promise<FileInfo> {
    const ready = await prepare(given)
    const id = uuidv7()
    const storageKey = `${given.tenantId}/${id.slice(0, 8)}/${id}`
    const row = {
      id,
      name: ready.name,
      mime: ready.mime,
      size: ready.bytes.length,
      width: ready.width,
      height: ready.height,
      sha256: ready.sha256,
      storage_key: storageKey,
      visibility: 'private',
      created_by: given.accountId ?? null,
      created_at: this.#clock.now(),
    }
    try {
      // Bytes first: a row always has its bytes; bytes without a row are only room lost.
      await this.#disk.put(`${storageKey}/whole`, ready.bytes)
      for (const { size, bytes } of ready.thumbnails) await this.#disk.put(`${storageKey}/${size}`, bytes)
      await this.#database.tx(given.tenantId, async (tx) => {
        await filesStore(tx).insert(row)
        await given.alongside?.(tx, id)
      })
    } catch (error) {
      await this.#deleteBytes([storageKey])
      throw error
    }
    return infoOf(row)
  }

  /**
   * Keeps what the software itself wrote, as it is: durable and read back before this returns. It belongs to nothing yet, so that what is
   * never claimed is swept away like any other. Throws where what is read isn't what was written. Outside any transaction.
   */
  async keep(given: { tenantId: string; bytes: Buffer; name: string; mime: string }): Promise<string> {
    const { tenantId, bytes, name, mime } = given
    const id = uuidv7()
    const storageKey = `${tenantId}/${id.slice(0, 8)}/${id}`
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const row = { id, name, mime, size: bytes.length, width: null, height: null, sha256, storage_key: storageKey }
    try {
      await this.#disk.put(`${storageKey}/whole`, bytes)
      await settle(this.#disk, `${storageKey}/whole`)
      const read = await this.#disk.getBytes(`${storageKey}/whole`)
      if (createHash('sha256').update(read).digest('hex') !== sha256)
        throw new Error(`The file store gave back other bytes than it was given (${storageKey})`)
      await this.#database.tx(tenantId, (tx) =>
        filesStore(tx).insert({
          ...row,
          ...{ visibility: 'private', created_by: null, created_at: this.#clock.now() },
        }),
      )
    } catch (error) {
      await this.#deleteBytes([storageKey])
      throw error
    }
    return id
  }

  /**
   * The whole content of a file, as it is kept; undefined where its row or its bytes are gone, or the bytes are others than were written.
   * Whoever calls has asked whether it may be seen.
   */
  async contentOf(tenantId: string, fileId: string): Promise<Buffer | undefined> {
    const file = await this.#database.tx(tenantId, (tx) => filesStore(tx).find(fileId), { readOnly: true })
    return await this.#contentOf(file)
  }

  /** The same inside a transaction, which waits for the bytes: for what is rare. */
  async contentIn(tx: Tx, fileId: string): Promise<Buffer | undefined> {
    return await this.#contentOf(await filesStore(tx).find(fileId))
  }

  async #contentOf(file: StoredFile | undefined): Promise<Buffer | undefined> {
    if (!file) return undefined
    try {
      const bytes = Buffer.from(await this.#disk.getBytes(`${file.storage_key}/whole`))
      if (createHash('sha256').update(bytes).digest('hex') === file.sha256) return bytes
      this.#log.error({ fileId: file.id }, 'a file has other bytes than were written')
    } catch (error) {
      this.#log.error({ err: error, fileId: file.id }, 'a file has a row and no bytes')
    }
    return undefined
  }

  /**
   * Gives files to what they belong to, in its transaction. A file is given once; one that an account sent only by the
   * same account. Refuses with `file.not_found` (422) naming the ids that can't be given, and then gives none.
   */
  async attach(
    tx: Tx,
    given: { fileIds: readonly string[]; ownerKind: string; ownerId: string; accountId?: string | undefined },
  ): Promise<void> {
    const ids = [...new Set(given.fileIds)]
    if (ids.length === 0) return
    const { ownerKind, ownerId, accountId } = given
    const attached = new Set(await filesStore(tx).attach({ ids, ownerKind, ownerId, by: accountId }))
    const missing = ids.filter((id) => !attached.has(id))
    if (missing.length > 0)
      throw new Refused('file.not_found', { ids: missing }, { status: 422, field: 'body.fileIds' })
  }

  /** Files of these owners, by owner, in the order they came. Whoever calls has asked whether they may be seen. */
  async listOf(tx: Tx, ownerKind: string, ownerIds: readonly string[]): Promise<Map<string, FileInfo[]>> {
    const byOwner = new Map<string, FileInfo[]>()
    for (const file of await filesStore(tx).listOf(ownerKind, ownerIds)) {
      const owner = file.owner_id as string
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), infoOf(file)])
    }
    return byOwner
  }

  /**
   * A picture as PNG, at most 640 long, for whatever is drawn with it; undefined where it is none, is gone, or its content is not that of
   * `sha256`. Whoever calls has asked whether it may be seen. Outside any transaction.
   */
  async pictureOf(
    tenantId: string,
    { fileId, sha256 }: { fileId: string; sha256?: string | undefined },
  ): Promise<Buffer | undefined> {
    const file = await this.#database.tx(tenantId, (tx) => filesStore(tx).find(fileId), { readOnly: true })
    if (!file?.mime.startsWith('image/') || (sha256 !== undefined && file.sha256 !== sha256)) return undefined
    return await toPng(await buffer(await this.#disk.getStream(`${file.storage_key}/whole`)))
  }

  /** Hash of the content of a file, as it is kept. Refuses with `file.not_found`. */
  async hashOf(tx: Tx, fileId: string): Promise<string> {
    const file = await filesStore(tx).find(fileId)
    if (!file) throw new Refused('file.not_found', {}, { status: 422 })
    return file.sha256
  }

  /** Deletes files for good; the bytes go once the transaction is durable. */
  async delete(tx: Tx, fileIds: readonly string[]): Promise<void> {
    const keys = await filesStore(tx).delete(fileIds)
    tx.afterCommit(() => void this.#deleteBytes(keys))
  }

  /**
   * Opens a file for a reader: everybody sees a public one, its sender one that nothing claimed yet, and for the others
   * the guard of their owner decides. Refuses with `file.not_found` also where it exists but isn't for this reader's eyes.
   * @param size longest side of a thumbnail, or none for the whole file
   */
  async open(
    id: string,
    reader: Pick<FileQuestion, 'tenant' | 'actor' | 'request'>,
    size?: number,
  ): Promise<{ file: StoredFile; stream: NodeJS.ReadableStream }> {
    const file = await this.#database.tx(reader.tenant.id, (tx) => filesStore(tx).find(id), { readOnly: true })
    if (!file || !(await this.#mayRead(file, reader))) throw new Refused('file.not_found')
    if (size !== undefined && file.width === null) throw new Refused('file.not_found')
    try {
      return { file, stream: await this.#disk.getStream(`${file.storage_key}/${size ?? 'whole'}`) }
    } catch (error) {
      this.#log.error({ err: error, fileId: id }, 'a file has a row and no bytes')
      throw new Refused('file.not_found', {}, { cause: error })
    }
  }

  /** Deletes files that nothing claimed for a day. @returns how many, over all the tenants given */
  async sweepUnclaimed(tenantIds: readonly string[]): Promise<number> {
    const before = new Date(this.#clock.now().getTime() - unclaimedHours * 3_600_000)
    let deleted = 0
    for (const tenantId of tenantIds) {
      for (let more = true; more; ) {
        const ids = await this.#database.tx(tenantId, async (tx) => {
          const found = await filesStore(tx).unclaimedBefore(before, 100)
          await this.delete(tx, found)
          return found
        })
        deleted += ids.length
        more = ids.length === 100
      }
    }
    return deleted
  }

  async #mayRead(file: StoredFile, reader: Pick<FileQuestion, 'tenant' | 'actor' | 'request'>): Promise<boolean> {
    if (file.visibility === 'public') return true
    if (file.owner_kind === null || file.owner_id === null) {
      return file.created_by !== null && file.created_by === reader.actor.accountId
    }
    const guard = this.#guards.get(file.owner_kind)
    if (!guard) return false
    const { id, owner_kind: ownerKind, owner_id: ownerId, created_by: createdBy } = file
    return await guard({ file: { id, ownerKind, ownerId, createdBy }, ...reader })
  }

  async #deleteBytes(keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.#disk.deleteAll(key).catch((error: unknown) => {
        this.#log.warn({ err: error }, 'bytes of a deleted file stay behind')
      })
    }
  }
}

/** A file as its sender reads it. */
export function infoOf(
  row: Pick<StoredFile, 'id' | 'name' | 'mime' | 'size' | 'width' | 'height' | 'created_at'>,
): FileInfo {
  const { id, name, mime, size, width, height } = row
  return { id, name, mime, size, width, height, createdAt: row.created_at.toISOString() }
}
