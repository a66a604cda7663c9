import { createHash } from 'node:crypto'
import { once } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Disk } from 'flydrive'
import packageFile from '../../../package.json' with { type: 'json' }
import { BackupError } from './error.ts'
import {
  type BackupHead,
  entryNames,
  fingerprintOf,
  formatVersion,
  type IndexedFile,
  type Manifest,
} from './manifest.ts'
import { type FileRow, openSnapshot, type Snapshot, type TableShape } from './snapshot.store.ts'
import { TarWriter } from './tar.ts'

/** Bytes of a table that are compressed together; what a backup needs of memory is a few times this. */
const partBytes = 4 * 1024 * 1024
const newline = 0x0a
const compress = promisify(gzip)

/** What a backup is made of. */
export interface BackupSource {
  /** Owner's address of the database. */
  databaseUrl: string
  disk: Disk
  secret: string
  /** Whether the secret goes into the backup. */
  withSecret: boolean
  progress?: (text: string) => void
}

/** A backup that was written. */
export interface Made {
  madeAt: Date
  bytes: number
  tables: number
  rows: number
  jobs: number
  files: Manifest['files']
  withSecret: boolean
}

/**
 * Writes a backup of one instant to a sink: a tar archive of the tables in PostgreSQL's own text format, the jobs that wait, the files and
 * checksums of all of it (`docs/operate/backup.md`). Servers may go on. Ends neither the sink nor makes it durable: its opener does.
 */
export async function makeBackup(source: BackupSource, sink: Writable): Promise<Made> {
  const snapshot = await openSnapshot(source.databaseUrl)
  try {
    return await new Maker(source, snapshot, sink).make()
  } finally {
    await snapshot.close()
  }
}

class Maker {
  readonly #source: BackupSource
  readonly #snapshot: Snapshot
  readonly #tar: TarWriter
  readonly #manifest: Manifest = {
    entries: [],
    tables: {},
    jobs: 0,
    files: { count: 0, bytes: 0, missing: [], different: [] },
  }

  constructor(source: BackupSource, snapshot: Snapshot, sink: Writable) {
    this.#source = source
    this.#snapshot = snapshot
    this.#tar = new TarWriter(sink, snapshot.at)
  }

  async make(): Promise<Made> {
    const { secret, withSecret, progress } = this.#source
    const head: BackupHead = {
      ...{ format: 'doorstep-backup', formatVersion, doorstep: packageFile.version },
      ...{ madeAt: this.#snapshot.at.toISOString(), ...(await this.#snapshot.describe()) },
      secret: { kept: withSecret, fingerprint: fingerprintOf(secret) },
    }
    await this.#add(entryNames.head, Buffer.from(`${JSON.stringify(head, null, 1)}\n`))
    if (withSecret) await this.#add(entryNames.secret, Buffer.from(`${secret}\n`))
    await this.#addJobs()
    for (const table of head.tables) {
      progress?.(`Table ${table.name}`)
      await this.#addTable(table)
    }
    await this.#addFiles()
    const manifest = Buffer.from(`${JSON.stringify(this.#manifest, null, 1)}\n`)
    await this.#tar.add(entryNames.manifest, manifest)
    await this.#tar.add(entryNames.seal, Buffer.from(`${sha256Of(manifest)}\n`))
    await this.#tar.end()
    return {
      ...{ madeAt: this.#snapshot.at, bytes: this.#tar.bytes, tables: head.tables.length, withSecret },
      ...{ jobs: this.#manifest.jobs, files: this.#manifest.files },
      rows: Object.values(this.#manifest.tables).reduce((sum, { rows }) => sum + rows, 0),
    }
  }

  async #add(name: string, content: Buffer): Promise<void> {
    await this.#tar.add(name, content)
    this.#manifest.entries.push({ name, size: content.length, sha256: sha256Of(content) })
  }

  async #addJobs(): Promise<void> {
    let part = 0
    let lines: string[] = []
    const write = async () => {
      if (lines.length === 0) return
      part++
      await this.#add(`jobs/${numbered(part)}.jsonl.gz`, await compress(`${lines.join('\n')}\n`, { level: 3 }))
      this.#manifest.jobs += lines.length
      lines = []
    }
    for await (const line of this.#snapshot.waitingJobs()) {
      lines.push(line)
      if (lines.length === 1_000) await write()
    }
    await write()
  }

  async #addTable(table: TableShape): Promise<void> {
    const counted = { rows: 0, parts: 0 }
    for await (const part of partsOf(this.#snapshot.copyOut(table))) {
      counted.parts++
      counted.rows += countLines(part)
      await this.#add(`tables/${table.name}/${numbered(counted.parts)}.copy.gz`, await compress(part, { level: 3 }))
    }
    this.#manifest.tables[table.name] = counted
  }

  async #addFiles(): Promise<void> {
    let batch = 0
    for await (const rows of this.#snapshot.files()) {
      const indexed: IndexedFile[] = []
      for (const row of rows) indexed.push(...(await this.#addFile(row)))
      batch++
      this.#source.progress?.(`Files: ${this.#manifest.files.count}`)
      const lines = indexed.map((file) => `${JSON.stringify(file)}\n`).join('')
      await this.#add(`files-index/${numbered(batch)}.jsonl`, Buffer.from(lines))
    }
  }

  /** The bytes of a file and of its smaller pictures. */
  async #addFile(row: FileRow): Promise<IndexedFile[]> {
    const { files } = this.#manifest
    const keys = await keysBelow(this.#source.disk, row.storageKey)
    const whole = `${row.storageKey}/whole`
    if (!keys.includes(whole)) files.missing.push(whole)
    const indexed: IndexedFile[] = []
    for (const key of keys) {
      const opened = await this.#open(key)
      if (opened === undefined) {
        files.missing.push(key)
        continue
      }
      const hash = createHash('sha256')
      await this.#tar.addStream(`files/${key}`, opened.size, hashed(opened.stream, hash)).catch((error: unknown) => {
        const why = error instanceof Error ? error.message : String(error)
        throw new BackupError(`The file ${key} could not be read to its end: ${why}. Run the backup once more.`)
      })
      const sha256 = hash.digest('hex')
      if (key === whole && sha256 !== row.sha256) files.different.push(key)
      files.count++
      files.bytes += opened.size
      indexed.push({ key, size: opened.size, sha256 })
    }
    return indexed
  }

  /** Undefined when it was deleted meanwhile. */
  async #open(key: string): Promise<{ size: number; stream: Readable } | undefined> {
    const { disk } = this.#source
    try {
      const { contentLength } = await disk.getMetaData(key)
      const stream = await disk.getStream(key)
      // A folder gives its stream before it looks whether the file is there.
      if ('pending' in stream && stream.pending) await once(stream, 'open')
      return { size: contentLength, stream }
    } catch (error) {
      if (await disk.exists(key)) throw error
      return undefined
    }
  }
}

/** Keys of everything below a folder of the storage; none when it isn't there. */
export async function keysBelow(disk: Disk, prefix: string): Promise<string[]> {
  const keys: string[] = []
  try {
    for (let token: string | undefined; ; ) {
      const page = await disk.listAll(prefix, {
        recursive: true,
        ...(token === undefined ? {} : { paginationToken: token }),
      })
      for (const object of page.objects) if (object.isFile) keys.push(object.key)
      token = page.paginationToken
      if (token === undefined) break
    }
  } catch (error) {
    if (!isMissing(error)) throw error
  }
  return keys.sort()
}

function isMissing(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if ('code' in at && at.code === 'ENOENT') return true
  return false
}

/** Cuts a stream of lines into parts of whole lines. */
async function* partsOf(lines: Readable): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of lines as AsyncIterable<Buffer>) {
    held.push(chunk)
    size += chunk.length
    const end = size < partBytes ? -1 : chunk.lastIndexOf(newline)
    if (end === -1) continue
    const all = Buffer.concat(held)
    const cut = all.length - chunk.length + end + 1
    yield all.subarray(0, cut)
    held = [all.subarray(cut)]
    size = all.length - cut
  }
  if (size > 0) yield Buffer.concat(held)
}

/** Rows of a part: PostgreSQL's text format writes a line end inside a value as two other characters. */
export function countLines(part: Buffer): number {
  let count = 0
  for (let at = part.indexOf(newline); at !== -1; at = part.indexOf(newline, at + 1)) count++
  return count
}

async function* hashed(stream: Readable, hash: { update(chunk: Buffer): unknown }): AsyncGenerator<Buffer> {
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    hash.update(chunk)
    yield chunk
  }
}

const numbered = (n: number): string => String(n).padStart(6, '0')

/** Hash of a content, in hex. */
export const sha256Of = (content: Buffer): string => createHash('sha256').update(content).digest('hex')
