const quote = 34
const backslash = 92
const openers = new Set([123, 91])
const closers = new Set([125, 93])
const space = new Set([9, 10, 13, 32, 44])

/** What is wrong with a GeoJSON, and after how many features. */
export class MalformedFeatures extends Error {
  readonly features: number
  constructor(problem: string, features: number) {
    super(problem)
    this.features = features
  }
}

/**
 * Reads the features of a GeoJSON FeatureCollection one by one as its text arrives, so that a file of any size needs the room of
 * one feature of at most `longest` characters. Throws MalformedFeatures with the feature at which it can't be read.
 */
export async function* featuresOf(texts: AsyncIterable<string>, longest: number): AsyncGenerator<unknown> {
  const scanner = new Scanner(longest)
  for await (const text of texts) yield* scanner.take(text)
  scanner.end()
}

class Scanner {
  /** The document without its features: tells at the end whether it was a FeatureCollection. */
  #frame = ''
  #held = ''
  #depth = 0
  #inString = false
  #escaped = false
  #inFeatures = false
  #features = 0
  #first = true
  readonly #longest: number

  constructor(longest: number) {
    this.#longest = longest
  }

  end(): void {
    let frame: unknown
    try {
      frame = JSON.parse(`${this.#frame}${this.#held}`)
    } catch (error) {
      this.#malformed((error as Error).message.slice(0, 200))
    }
    const collection = frame as { type?: unknown; features?: unknown } | null
    if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features))
      this.#malformed('not a GeoJSON FeatureCollection')
  }

  *take(given: string): Generator<unknown> {
    const text = this.#first ? given.replace(/^\uFEFF/, '') : given
    if (text !== '') this.#first = false
    // Where what is being held began in this text.
    let from = 0
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (this.#inString) {
        if (this.#escaped) this.#escaped = false
        else if (code === backslash) this.#escaped = true
        else if (code === quote) this.#inString = false
        continue
      }
      if (code === quote) this.#inString = true
      else if (openers.has(code)) {
        this.#depth++
        if (this.#depth === 2 && !this.#inFeatures && code === 91 && this.#isFeatures(text.slice(from, at))) {
          this.#frame += `${this.#held}${text.slice(from, at + 1)}`
          this.#held = ''
          from = at + 1
          this.#inFeatures = true
        }
      } else if (closers.has(code)) {
        this.#depth--
        if (this.#depth < 0) this.#malformed('a bracket too many')
        if (this.#inFeatures && this.#depth === 2) {
          yield this.#parse(`${this.#held}${text.slice(from, at + 1)}`)
          this.#held = ''
          from = at + 1
        } else if (this.#inFeatures && this.#depth === 1) {
          const rest = `${this.#held}${text.slice(from, at)}`.trim()
          if (rest !== '' && rest !== ',') yield this.#parse(rest)
          this.#held = ''
          from = at
          this.#inFeatures = false
        }
      } else if (this.#inFeatures && this.#depth === 2 && !space.has(code)) {
        this.#malformed('something among the features that is none')
      }
    }
    this.#held += text.slice(from)
    if (this.#held.length + this.#frame.length > this.#longest) this.#malformed('not a GeoJSON FeatureCollection')
  }

  #isFeatures(before: string): boolean {
    return /"features"\s*:\s*$/.test(`${this.#held}${before}`.slice(-200))
  }

  #parse(text: string): unknown {
    const trimmed = text.replace(/^[\s,]+/, '')
    this.#features++
    try {
      return JSON.parse(trimmed)
    } catch (error) {
      return this.#malformed((error as Error).message.slice(0, 200))
    }
  }

  #malformed(problem: string): never {
    throw new MalformedFeatures(problem, this.#features)
  }
}
