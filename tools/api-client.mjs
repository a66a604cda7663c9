// Writes web/app/api.gen.ts, the types the pages speak to the server with, from the OpenAPI document of the application.
// With --check: writes nothing, and ends with 1 when the file is out of date.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = (path) => fileURLToPath(new URL(path, import.meta.url))

if (Number(process.versions.node.split('.')[0]) < 24) {
  // The sources are TypeScript: they need the Node that comes with the packages.
  const again = spawnSync(here('../node_modules/.bin/node'), process.argv.slice(1), { stdio: 'inherit' })
  process.exit(again.status ?? 1)
}

const { pino } = await import('pino')
const { buildApp } = await import('../server/app.ts')
const { systemClock } = await import('../server/platform/clock.ts')
const { loadConfig } = await import('../server/platform/config.ts')
const { openDatabase } = await import('../server/platform/database/database.ts')
const { apiClientFile, apiClientOf } = await import('../server/testing/api-client.ts')
const { startTestServer } = await import('../server/testing/postgres.ts')
const { createTemplate, onDatabase, templateName, testSecret } = await import('../server/testing/template.ts')

const server = await startTestServer()
const dataDir = mkdtempSync(join(tmpdir(), 'doorstep-api-'))
let text
try {
  await createTemplate(server.url)
  const log = pino({ level: 'silent' })
  const database = openDatabase({ url: onDatabase(server.url, templateName), secret: testSecret, log })
  const config = loadConfig({ data: dataDir, demo: 'small' }, {})
  const app = await buildApp({ config, database, clock: systemClock, log, background: false, processMetrics: false })
  text = await apiClientOf(app.http.swagger())
  await app.http.close()
  await database.close()
} finally {
  await server.stop()
  rmSync(dataDir, { recursive: true, force: true })
}

const file = here(`../${apiClientFile}`)
const isFresh = readFileSync(file, 'utf8') === text
if (isFresh) console.log(`${apiClientFile} is up to date`)
else if (process.argv.includes('--check')) console.log(`${apiClientFile} is out of date: node tools/api-client.mjs`)
else {
  writeFileSync(file, text)
  console.log(`wrote ${apiClientFile}`)
}
process.exit(!isFresh && process.argv.includes('--check') ? 1 : 0)
