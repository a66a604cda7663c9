/** A piece of a JSON document. */
type Json = Record<string, unknown>

/**
 * Tidies the schemas of the document. Each named schema comes twice, as it is sent and as it is answered; where the two
 * say the same, one is enough. An answer may gain fields later, so it isn't said to have no others. What nothing refers
 * to is left out.
 */
export function tidySchemas(document: Json): Json {
  const components = { ...(document.components as Json | undefined) }
  const schemas = Object.fromEntries(
    Object.entries((components.schemas ?? {}) as Json).map(([name, schema]) => [
      name,
      name.endsWith(inputEnding) ? schema : withoutClosing(schema),
    ]),
  )
  const doubles = new Set(
    Object.keys(schemas).filter((name) => {
      const output = schemas[outputNameOf(name)]
      return name.endsWith(inputEnding) && output !== undefined && textOf(schemas[name]) === textOf(output)
    }),
  )
  const tidy = mapRefs({ paths: document.paths, schemas }, (name) => (doubles.has(name) ? outputNameOf(name) : name))
  const { paths, schemas: named } = tidy as { paths: Json; schemas: Json }
  const used = usedIn(paths, named)
  components.schemas = Object.fromEntries(Object.entries(named).filter(([name]) => used.has(name)))
  return { ...document, paths, components }
}

const inputEnding = 'Input'
const prefix = '#/components/schemas/'
const outputNameOf = (name: string): string => name.slice(0, -inputEnding.length)

/** Compared as text: refs to the sent form count as refs to the answered one. */
function textOf(schema: unknown): string {
  return JSON.stringify(mapRefs(schema, (name) => (name.endsWith(inputEnding) ? outputNameOf(name) : name)))
}

function withoutClosing(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutClosing)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, inner]) => !(name === 'additionalProperties' && inner === false))
      .map(([name, inner]) => [name, withoutClosing(inner)]),
  )
}

function mapRefs(value: unknown, rename: (name: string) => string): unknown {
  if (Array.isArray(value)) return value.map((each) => mapRefs(each, rename))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === '$ref' && typeof inner === 'string' && inner.startsWith(prefix)
        ? prefix + rename(inner.slice(prefix.length))
        : mapRefs(inner, rename),
    ]),
  )
}

function usedIn(paths: Json, named: Json): Set<string> {
  const used = new Set<string>()
  const look = (value: unknown): void => {
    mapRefs(value, (name) => {
      if (!used.has(name)) {
        used.add(name)
        look(named[name])
      }
      return name
    })
  }
  look(paths)
  return used
}
