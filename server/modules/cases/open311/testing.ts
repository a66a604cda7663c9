import { XMLParser, XMLValidator } from 'fast-xml-parser'
import type { TestApp } from '../../../testing/app.ts'
import { keysOf } from './keys.service.ts'

/** What came back over the wire. */
export interface Heard {
  status: number
  type: string
  headers: Headers
  text: string
  /** The elements of the list inside the root (JSON: of the bare array), every value as text. */
  items(): Record<string, string>[]
  /** The whole as JSON. */
  json<T = unknown>(): T
  /** The whole as parsed XML, every value as text, without the declaration. */
  xml(): Record<string, unknown>
}

/** What a system outside sends: names and values, a name twice where there are several. */
export type Fields = Record<string, string | string[]>

/** A system outside, as such are written: addresses put together by hand, writes as forms, answers read as they come. */
export interface OutsideSystem {
  get(path: string, query?: Fields, init?: RequestInit): Promise<Heard>
  post(path: string, fields: Fields): Promise<Heard>
  /** The same as multipart, with files. */
  postParts(path: string, fields: Fields, files: Record<string, Blob>): Promise<Heard>
  send(path: string, init: RequestInit): Promise<Heard>
}

const parser = new XMLParser({
  ignoreAttributes: false,
  parseTagValue: false,
  ignoreDeclaration: true,
  trimValues: false,
})

/** Listens on a port and speaks to it as a system outside would. */
export async function outsideSystem(
  app: TestApp,
  given: { own?: Fields; base?: string; headers?: Record<string, string> } = {},
): Promise<OutsideSystem & { origin: string }> {
  const { own = {}, base = '/open311/v2/', headers = { 'accept-language': 'en' } } = given
  const address = app.http.server.address()
  const port = address && typeof address === 'object' ? address.port : await listen(app)
  const origin = `http://127.0.0.1:${port}`
  const send = async (path: string, init: RequestInit): Promise<Heard> => {
    const response = await fetch(`${origin}${base}${path}`, { ...init, headers: { ...headers, ...init.headers } })
    const text = await response.text()
    return heard(response, text)
  }
  return {
    origin,
    send,
    get: (path, query = {}, init = {}) => {
      const text = form({ ...own, ...query }).toString()
      return send(text ? `${path}?${text}` : path, init)
    },
    post: (path, fields) => send(path, { method: 'POST', body: form({ ...own, ...fields }) }),
    postParts: (path, fields, files) => {
      const body = new FormData()
      for (const [name, value] of form({ ...own, ...fields })) body.append(name, value)
      for (const [name, file] of Object.entries(files)) body.append(name, file, `${name}.jpg`)
      return send(path, { method: 'POST', body })
    },
  }
}

async function listen(app: TestApp): Promise<number> {
  await app.http.listen({ port: 0, host: '127.0.0.1' })
  const address = app.http.server.address()
  return address && typeof address === 'object' ? address.port : 0
}

function form(fields: Fields): URLSearchParams {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) for (const each of [value].flat()) search.append(name, each)
  return search
}

function heard(response: Response, text: string): Heard {
  const type = response.headers.get('content-type') ?? ''
  const xml = () => {
    if (XMLValidator.validate(text) !== true) throw new Error(`not XML: ${text.slice(0, 300)}`)
    return parser.parse(text) as Record<string, unknown>
  }
  return {
    ...{ status: response.status, headers: response.headers, type, text, xml },
    json: <T>() => JSON.parse(text) as T,
    items() {
      if (type.startsWith('application/json')) return (JSON.parse(text) as unknown[]).map(asTexts)
      const [root] = Object.values(xml())
      if (typeof root !== 'object' || root === null) return []
      return Object.values(root).flat().map(asTexts)
    },
  }
}

/** Nulls and absent values are empty texts, so that both ways can be compared. */
function asTexts(item: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(item as object).map(([name, value]) => [
      name,
      value === null ? '' : typeof value === 'object' ? JSON.stringify(value) : String(value),
    ]),
  )
}

/** A key for the test's tenant. */
export async function newKey(app: TestApp, name = 'Neighbour town', tenantId = app.tenant.id): Promise<string> {
  return (await keysOf(app.deps).create({ tenantId, name })).secret
}
