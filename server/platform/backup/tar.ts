import { once } from 'node:events'
import type { Writable } from 'node:stream'

const block = 512
/** Longest name and largest entry of the plain format (ustar) that every tar program reads. */
const maxName = 100
const maxSize = 8 ** 11 - 1

/** Writes a tar archive entry by entry, never faster than its sink takes it. */
export class TarWriter {
  readonly #sink: Writable
  readonly #at: Date
  #bytes = 0

  /** @param at the time every entry gets */
  constructor(sink: Writable, at: Date) {
    this.#sink = sink
    this.#at = at
  }

  /** Bytes written so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** Writes an entry whose content is there. Throws RangeError for a name or size the format has no room for. */
  async add(name: string, content: Buffer): Promise<void> {
    await this.addStream(name, content.length, [content])
  }

  /** Writes an entry of a known size. Throws when the content turns out longer or shorter. */
  async addStream(name: string, size: number, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    await this.#write(headerOf(name, size, this.#at))
    let written = 0
    for await (const chunk of content) {
      written += chunk.length
      if (written > size) break
      await this.#write(chunk)
    }
    if (written !== size) throw new RangeError(`${name} changed while it was read`)
    await this.#write(Buffer.alloc(paddingOf(size)))
  }

  /** Ends the archive; the sink stays open. */
  async end(): Promise<void> {
    await this.#write(Buffer.alloc(2 * block))
  }

  async #write(chunk: Buffer): Promise<void> {
    if (chunk.length === 0) return
    this.#bytes += chunk.length
    if (!this.#sink.write(chunk)) await once(this.#sink, 'drain')
  }
}

/** An entry of an archive. Its content must be read to the end before the next one comes. */
export interface TarEntry {
  name: string
  size: number
  content(): AsyncGenerator<Buffer>
}

/** An archive ends too early, or holds what no archive holds; the message says where. */
export class TarFault extends Error {
  override readonly name = 'TarFault'
}

/** Reads an archive entry by entry. Throws TarFault at the first byte that can't be. */
export async function* readTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = new ByteReader(source)
  for (;;) {
    const header = await bytes.take(block)
    if (header.every((byte) => byte === 0)) break
    const { name, size } = readHeader(header)
    let read = false
    yield {
      name,
      size,
      async *content() {
        for (let left = size; left > 0; ) {
          const chunk = await bytes.takeUpTo(left)
          left -= chunk.length
          yield chunk
        }
        read = true
      },
    }
    if (!read) throw new TarFault(`${name} was not read to its end`)
    const padding = await bytes.take(paddingOf(size))
    if (padding.some((byte) => byte !== 0))
      throw new TarFault(`there is something after ${name} that does not belong there`)
  }
  if ((await bytes.take(block)).some((byte) => byte !== 0)) throw new TarFault('its end is not an end')
  if (!(await bytes.isAtEnd())) throw new TarFault('it goes on after its end')
}

class ByteReader {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async take(length: number): Promise<Buffer> {
    while (this.#held.length < length) {
      if (!(await this.#fill())) throw new TarFault('it ends too early')
    }
    const taken = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return taken
  }

  async takeUpTo(length: number): Promise<Buffer> {
    while (this.#held.length === 0) {
      if (!(await this.#fill())) throw new TarFault('it ends too early')
    }
    return await this.take(Math.min(length, this.#held.length))
  }

  async isAtEnd(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#fill())
  }

  async #fill(): Promise<boolean> {
    const { value, done } = await this.#source.next()
    if (done) return false
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value])
    return true
  }
}

const paddingOf = (size: number): number => (block - (size % block)) % block

function headerOf(name: string, size: number, at: Date): Buffer {
  if (Buffer.byteLength(name) > maxName) throw new RangeError(`The name is too long for the archive: ${name}`)
  if (size > maxSize) throw new RangeError(`${name} is too large for the archive: ${size} bytes`)
  const header = Buffer.alloc(block)
  const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`
  header.write(name, 0)
  header.write(octal(0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(size, 12), 124)
  header.write(octal(Math.floor(at.getTime() / 1000), 12), 136)
  header.write('0', 156)
  header.write('ustar\u000000', 257)
  header.write(`${checksumOf(header).toString(8).padStart(6, '0')}\0 `, 148)
  return header
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (from: number, length: number) => header.toString('utf8', from, from + length).split('\0')[0] ?? ''
  if (text(257, 6) !== 'ustar' || Number.parseInt(text(148, 7), 8) !== checksumOf(header))
    throw new TarFault('the head of an entry is not one')
  return { name: text(0, maxName), size: Number.parseInt(text(124, 12), 8) }
}

/** Sum of all bytes of the header, its own field read as spaces. */
function checksumOf(header: Buffer): number {
  let sum = 8 * 32
  for (let i = 0; i < block; i++) if (i < 148 || i >= 156) sum += header[i] ?? 0
  return sum
}
