// Writes server/schema.sql and server/platform/database/schema.gen.ts from a freshly migrated database.
// With --check: writes nothing, and ends with 1 when one of them is out of date.
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

if (Number(process.versions.node.split('.')[0]) < 24) {
  // The sources are TypeScript: they need the Node that comes with the packages.
  const again = spawnSync(here('../node_modules/.bin/node'), process.argv.slice(1), { stdio: 'inherit' })
  process.exit(again.status ?? 1)
}

const { default: pg } = await import('pg')
const { dumpSchema, generateTypes } = await import('../server/platform/database/dump.ts')
const { startTestServer } = await import('../server/testing/postgres.ts')
const { createTemplate, onDatabase, templateName } = await import('../server/testing/template.ts')

const server = await startTestServer()
let stale = 0
try {
  await createTemplate(server.url)
  const client = new pg.Client({ connectionString: onDatabase(server.url, templateName) })
  const files = {}
  try {
    await client.connect()
    files['server/schema.sql'] = await dumpSchema(client)
    files['server/platform/database/schema.gen.ts'] = await generateTypes(client)
  } finally {
    await client.end()
  }
  for (const [path, text] of Object.entries(files)) {
    const file = here(`../${path}`)
    if (readIfThere(file) === text) continue
    stale++
    if (!process.argv.includes('--check')) writeFileSync(file, text)
    console.log(process.argv.includes('--check') ? `${path} is out of date` : `wrote ${path}`)
  }
  if (stale === 0) console.log('schema.sql and schema.gen.ts are up to date')
} finally {
  await server.stop()
}
process.exit(process.argv.includes('--check') && stale > 0 ? 1 : 0)

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
