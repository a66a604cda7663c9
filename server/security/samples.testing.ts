import { z } from 'zod'
import type { Route } from '../../contract/route.ts'

/** The parts of JSON Schema that Zod writes and this file reads. */
export interface Shape {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Shape[]
  oneOf?: Shape[]
  allOf?: Shape[]
  $ref?: string
  $defs?: Record<string, Shape>
  properties?: Record<string, Shape>
  required?: string[]
  items?: Shape
  prefixItems?: Shape[]
  additionalProperties?: boolean | Shape
  format?: string
  pattern?: string
  default?: unknown
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
}

const shapes = new WeakMap<object, Shape>()

/** The JSON Schema of what a route takes in one of its parts; undefined where it takes nothing. */
export function shapeOf(route: Route, part: 'params' | 'query' | 'body'): Shape | undefined {
  const schema = route[part]
  if (!schema) return undefined
  let shape = shapes.get(schema)
  if (!shape) {
    shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape
    shapes.set(schema, shape)
  }
  return shape
}

/** What stands behind a reference inside its document. */
export function follow(shape: Shape, root: Shape): Shape {
  let at = shape
  for (let steps = 0; at.$ref !== undefined && steps < 10; steps++) {
    const name = at.$ref.split('/').at(-1) ?? ''
    at = at.$ref === '#' ? root : (root.$defs?.[name] ?? {})
  }
  return at
}

/** Values by the name of a field, such as the id of a unit that is there. */
export type Clues = Readonly<Record<string, unknown>>

/** Something small that fits a schema: only what is required, the first of each choice, and known values by name. */
export function sampleOf(
  shape: Shape,
  clues: Clues,
  at: { root?: Shape; name?: string; depth?: number } = {},
): unknown {
  const { root = shape, name = '', depth = 0 } = at
  const found = follow(shape, root)
  if (found.const !== undefined) return found.const
  if (found.enum) return name in clues && found.enum.includes(clues[name]) ? clues[name] : found.enum[0]
  if (name in clues && fits(clues[name], found)) return clues[name]
  const choice = (found.anyOf ?? found.oneOf)?.find((each) => follow(each, root).type !== 'null')
  if (choice) return sampleOf(choice, clues, { root, name, depth })
  if (found.allOf) {
    return Object.assign({}, ...found.allOf.map((each) => sampleOf(each, clues, { root, name, depth }) as object))
  }
  switch (found.type) {
    case 'object': {
      const wanted = depth > 6 ? [] : (found.required ?? [])
      return Object.fromEntries(
        wanted.map((key) => [
          key,
          sampleOf(found.properties?.[key] ?? {}, clues, { root, name: key, depth: depth + 1 }),
        ]),
      )
    }
    case 'array': {
      const items = found.prefixItems ?? Array.from({ length: found.minItems ?? 0 }, () => found.items ?? {})
      return items.map((each) => sampleOf(each, clues, { root, name: name.replace(/s$/, ''), depth: depth + 1 }))
    }
    case 'integer':
    case 'number':
      return Math.max(found.minimum ?? (found.exclusiveMinimum ?? 0) + 1, Math.min(1, found.maximum ?? 1))
    case 'boolean':
      return true
    case 'null':
      return null
    default:
      return textOf(found, name, clues)
  }
}

/** A value known by the name of a field is taken only where the field wants such a value. */
function fits(value: unknown, shape: Shape): boolean {
  if (shape.anyOf || shape.oneOf || shape.allOf || shape.type === undefined) return true
  if (shape.type === 'integer' || shape.type === 'number') return typeof value === 'number'
  if (shape.type === 'array') return Array.isArray(value)
  return typeof value === shape.type
}

function textOf(shape: Shape, name: string, clues: Clues): string {
  switch (shape.format) {
    case 'uuid':
      return String(clues.anyId)
    case 'date-time':
      return String(clues.instant)
    case 'date':
      return String(clues.day)
    case 'email':
      return 'somebody@demo.example'
    case 'uri':
      return 'https://gateway.demo.example/hook'
  }
  if (/date|day|on$/i.test(name) && shape.pattern) return String(clues.day)
  const known = [String(clues.day), '08:00', '2030-01', 'abcd', 'ABCD-EFGH', 'a'.repeat(64), '1'].find(
    (each) => shape.pattern !== undefined && new RegExp(shape.pattern, 'u').test(each),
  )
  if (known !== undefined) return known
  return 'Some words about it, plainly made up'.slice(0, shape.maxLength ?? 36).padEnd(shape.minLength ?? 0, 'x')
}
