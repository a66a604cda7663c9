import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { BackupError, damaged } from './error.ts'
import { countLines, sha256Of } from './make.ts'
import {
  type BackupHead,
  entryNames,
  formatVersion,
  type IndexedFile,
  type Manifest,
  readHead,
  readIndex,
  readManifest,
} from './manifest.ts'
import { readTar, type TarEntry, TarFault } from './tar.ts'

/** Bytes of an entry that is held as a whole; what is written is far smaller. */
const mostHeld = 512 * 1024 * 1024
const decompress = promisify(gunzip)

/** What is done with each part of a backup while it is read. Whoever leaves one out only has it checked. */
export interface Visitor {
  head?(head: BackupHead): Promise<void>
  secret?(secret: string): Promise<void>
  /** Jobs that waited, as JSON. */
  jobs?(lines: string[]): Promise<void>
  /** Some rows of a table in PostgreSQL's text format. */
  rows?(table: string, text: Buffer): Promise<void>
  /** Must read the content, so many bytes, to its end. */
  file?(key: string, given: { content: AsyncGenerator<Buffer>; size: number }): Promise<void>
}

/** What a backup holds. */
export interface Contents {
  head: BackupHead
  manifest: Manifest
  bytes: number
}

/**
 * Reads a backup from beginning to end, gives each part to its visitor, and compares everything with the checksums in it. What a visitor got
 * is only sure once this has returned. Throws BackupError for a file that is none, is damaged, or was made by a newer Doorstep.
 */
export async function readBackup(file: string, visitor: Visitor = {}): Promise<Contents> {
  const { size: bytes } = await stat(file).catch((error: unknown) => {
    throw new BackupError(`There is no backup ${file} that can be read: ${messageOf(error)}`)
  })
  const reader = new BackupReader(file, visitor)
  try {
    for await (const entry of readTar(createReadStream(file, { highWaterMark: 1024 * 1024 }))) await reader.read(entry)
  } catch (error) {
    if (error instanceof TarFault) throw reader.begun ? damaged(file, error.message) : noBackup(file)
    throw error
  }
  return { ...reader.end(), bytes }
}

const noBackup = (file: string) => new BackupError(`${file} is no backup of Doorstep, or its beginning is damaged.`)

class BackupReader {
  readonly #file: string
  readonly #visitor: Visitor
  readonly #read: Manifest['entries'] = []
  readonly #tables = new Map<string, { rows: number; parts: number }>()
  readonly #files = { count: 0, bytes: 0 }
  #jobs = 0
  /** Files since the last index. */
  #waiting: IndexedFile[] = []
  #head: BackupHead | undefined
  #manifest: { manifest: Manifest; sha256: string } | undefined
  #sealed = false

  constructor(file: string, visitor: Visitor) {
    this.#file = file
    this.#visitor = visitor
  }

  get begun(): boolean {
    return this.#head !== undefined
  }

  async read(entry: TarEntry): Promise<void> {
    if (this.#sealed) throw this.#damaged('it goes on after its end')
    if (this.#head === undefined && entry.name !== entryNames.head) throw noBackup(this.#file)
    if (entry.name.startsWith('files/')) return await this.#readFile(entry)
    if (entry.size > mostHeld) throw this.#damaged(`${entry.name} is too large`)
    const chunks: Buffer[] = []
    for await (const chunk of entry.content()) chunks.push(chunk)
    const content = Buffer.concat(chunks)
    if (entry.name === entryNames.manifest) {
      this.#manifest = {
        manifest: this.#understand(entry.name, () => readManifest(content.toString())),
        sha256: sha256Of(content),
      }
      return
    }
    if (entry.name === entryNames.seal) {
      if (content.toString().trim() !== this.#manifest?.sha256) throw this.#damaged('its list of contents was changed')
      this.#sealed = true
      return
    }
    this.#read.push({ name: entry.name, size: content.length, sha256: sha256Of(content) })
    await this.#take(entry.name, content)
  }

  async #take(name: string, content: Buffer): Promise<void> {
    const [kind, of] = name.split('/')
    if (name === entryNames.head) {
      const head = this.#understand(name, () => readHead(content.toString()))
      if (head.formatVersion > formatVersion)
        throw new BackupError(
          `${this.#file} was made by a newer Doorstep (${head.doorstep}). Restore it with that one.`,
        )
      this.#head = head
      await this.#visitor.head?.(head)
    } else if (name === entryNames.secret) {
      await this.#visitor.secret?.(content.toString().trim())
    } else if (kind === 'jobs') {
      const lines = (await this.#unpack(name, content)).toString().split('\n').filter(Boolean)
      this.#jobs += lines.length
      await this.#visitor.jobs?.(lines)
    } else if (kind === 'tables' && of !== undefined) {
      const text = await this.#unpack(name, content)
      const counted = this.#tables.get(of) ?? { rows: 0, parts: 0 }
      this.#tables.set(of, { rows: counted.rows + countLines(text), parts: counted.parts + 1 })
      await this.#visitor.rows?.(of, text)
    } else if (kind === 'files-index') {
      const indexed = this.#understand(name, () => readIndex(content.toString()))
      if (JSON.stringify(indexed) !== JSON.stringify(this.#waiting))
        throw this.#damaged(`the files before ${name} are not those it tells of`)
      this.#waiting = []
    } else {
      throw this.#damaged(`nobody knows what ${name} is`)
    }
  }

  async #readFile(entry: TarEntry): Promise<void> {
    const key = entry.name.slice('files/'.length)
    // A key becomes a path: it must stay below the folder of files.
    if (!/^[\w-]+(\/[\w.-]+)+$/.test(key) || key.split('/').includes('..'))
      throw this.#damaged(`${entry.name} is no file of ours`)
    const hash = createHash('sha256')
    async function* content() {
      for await (const chunk of entry.content()) {
        hash.update(chunk)
        yield chunk
      }
    }
    if (this.#visitor.file) await this.#visitor.file(key, { content: content(), size: entry.size })
    else for await (const _chunk of content());
    this.#files.count++
    this.#files.bytes += entry.size
    this.#waiting.push({ key, size: entry.size, sha256: hash.digest('hex') })
  }

  async #unpack(name: string, content: Buffer): Promise<Buffer> {
    try {
      return await decompress(content, { maxOutputLength: 2 * mostHeld })
    } catch (error) {
      throw this.#damaged(`${name} can't be unpacked (${messageOf(error)})`)
    }
  }

  /** Compares what was read with what was written. */
  end(): Omit<Contents, 'bytes'> {
    const head = this.#head
    const manifest = this.#manifest?.manifest
    if (head === undefined || manifest === undefined || !this.#sealed || this.#waiting.length > 0)
      throw this.#damaged('it ends too early')
    const written = new Map(manifest.entries.map((entry) => [entry.name, entry]))
    for (const entry of this.#read) {
      const was = written.get(entry.name)
      if (was?.size !== entry.size || was.sha256 !== entry.sha256)
        throw this.#damaged(`${entry.name} is not as it was written`)
    }
    if (written.size !== this.#read.length) throw this.#damaged('something of it is missing')
    for (const { name } of head.tables) {
      const { rows, parts } = this.#tables.get(name) ?? { rows: 0, parts: 0 }
      const was = manifest.tables[name]
      if (was?.rows !== rows || was.parts !== parts)
        throw this.#damaged(`${name} has ${rows} rows instead of ${was?.rows ?? 'none'}`)
    }
    if (this.#jobs !== manifest.jobs) throw this.#damaged(`it has ${this.#jobs} jobs instead of ${manifest.jobs}`)
    if (this.#files.count !== manifest.files.count || this.#files.bytes !== manifest.files.bytes)
      throw this.#damaged(`it has ${this.#files.count} files instead of ${manifest.files.count}`)
    return { head, manifest }
  }

  #understand<T>(name: string, read: () => T): T {
    try {
      return read()
    } catch {
      throw name === entryNames.head ? noBackup(this.#file) : this.#damaged(`${name} can't be understood`)
    }
  }

  #damaged(what: string): BackupError {
    return damaged(this.#file, what)
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
