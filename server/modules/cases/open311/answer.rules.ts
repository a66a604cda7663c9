import { XMLBuilder } from 'fast-xml-parser'

/** The two ways in which everything is said. */
export type Format = 'xml' | 'json'

/** What an answer is made of: plain JSON. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

/** An answer before it is written: as JSON stands in `value`, with the names that XML wants beside. */
export interface Answer {
  /** Root element; JSON drops it. */
  root: string
  /** Name of each element, where `value` is a list. */
  item?: string
  value: Value
  /** Leaves out empty elements in XML: clients of the updates extension take one for a text that isn't empty. */
  sparse?: boolean
}

/** Media types as GeoReport v2 names them. */
export const mediaTypes: Readonly<Record<Format, string>> = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
}

/** Names of the elements in lists inside of answers. */
const itemNames: Readonly<Record<string, string>> = {
  endpoints: 'endpoint',
  formats: 'format',
  attributes: 'attribute',
  values: 'value',
}

const builder = new XMLBuilder({ ignoreAttributes: true, suppressEmptyNode: true })

/** Writes an answer. Both ways hold the same; XML has a declaration and no namespace. */
export function write(answer: Answer, format: Format): string {
  if (format === 'json') return JSON.stringify(answer.value)
  const { root, item, value, sparse = false } = answer
  const inner = item === undefined ? value : { [item]: value }
  return `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ [root]: elementsOf(inner, sparse, item) })}\n`
}

function elementsOf(value: Value, sparse: boolean, bare?: string): unknown {
  if (typeof value === 'string') return printable(value)
  if (Array.isArray(value)) return value.map((each: Value) => elementsOf(each, sparse))
  if (typeof value !== 'object' || value === null) return value
  const elements: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(value)) {
    if (sparse && (inner === null || inner === '')) continue
    const element = elementsOf(inner, sparse)
    elements[name] = Array.isArray(inner) && name !== bare ? { [itemNames[name] ?? 'item']: element } : element
  }
  return elements
}

/** Without the characters that no XML document may hold, not even escaped. */
const printable = (text: string): string =>
  text.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
