import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { apiClientFile, apiClientOf } from '../../testing/api-client.ts'
import { type TestApp, testApp } from '../../testing/app.ts'

interface Operation {
  operationId: string
  summary: string
  tags: string[]
  responses: Record<string, unknown>
  parameters?: { name: string; in: string; required?: boolean }[]
}

let app: TestApp
let document: { openapi: string; paths: Record<string, Record<string, Operation>>; components: { schemas: object } }

beforeAll(async () => {
  app = await testApp()
  document = (await app.anonymous().request({ url: '/api/openapi.json' })).json()
})

const operations = () => Object.values(document.paths).flatMap((path) => Object.values(path))

test('the document of the API is OpenAPI 3.1 and names every route of the contract with words', () => {
  expect(document.openapi).toBe('3.1.0')
  expect(operations().length).toBeGreaterThan(10)
  for (const operation of operations()) {
    expect(operation.operationId).toMatch(/^[a-z][\w]*\.[\w.]+$/)
    expect(operation.summary.length, operation.operationId).toBeGreaterThan(3)
    expect(operation.tags.length, operation.operationId).toBeGreaterThan(0)
    expect(operation.responses, operation.operationId).toHaveProperty('default')
  }
  const ids = operations().map((operation) => operation.operationId)
  expect(new Set(ids).size).toBe(ids.length)
})

test('every schema it refers to is there, and nothing is there that nobody refers to', () => {
  const refs = new Set(
    [...JSON.stringify(document).matchAll(/#\/components\/schemas\/([^"]+)/g)].map(([, name]) => name ?? ''),
  )
  expect([...refs].sort()).toEqual(Object.keys(document.components.schemas).sort())
})

test('it can be browsed without anything from elsewhere', async () => {
  const client = app.anonymous()
  const page = await client.request({ url: '/api/docs/' })
  expect(page.statusCode).toBe(200)
  const links = [...page.body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link ?? '')
  expect(links.length).toBeGreaterThan(3)
  for (const link of links) {
    expect(link).not.toMatch(/^(https?:)?\/\//)
    const asset = await client.request({ url: new URL(link, 'http://x/api/docs/').pathname })
    expect(asset.statusCode, link).toBe(200)
  }
  expect(page.headers['content-security-policy']).toContain("script-src 'self';")
  expect(page.body).not.toMatch(/<script>[^<]/)
})

test('the web’s client is made of this very document: node tools/api-client.mjs', async () => {
  expect(readFileSync(apiClientFile, 'utf8')).toBe(await apiClientOf(document))
})
