import openapiTS, { astToString, type OpenAPI3 } from 'openapi-typescript'

/** Where the types for the web's client lie. */
export const apiClientFile = 'web/app/api.gen.ts'

const head =
  '// The types of the API for the pages. Written by tools/api-client.mjs; to change them, change the contract.\n'

/**
 * TypeScript for the web's client, made of the OpenAPI document. The same document gives the same text. Headers are left
 * out: the client sets them on every request by itself.
 */
export async function apiClientOf(document: unknown): Promise<string> {
  const ast = await openapiTS(withoutHeaders(document) as OpenAPI3, { alphabetize: true, emptyObjectsUnknown: true })
  return head + astToString(ast)
}

function withoutHeaders(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => each?.in !== 'header').map(withoutHeaders)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutHeaders(inner)]))
}
