// `npm run check`: types, lint and format, directions, dead code, message keys; side by side, each fault shown, exit 1 if any.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureInstalled, environment, makeFolder, nodePath, root } from './bootstrap.mjs'

const folders = ['server', 'contract', 'web', 'demo', 'e2e', 'bench', 'vitest.config.ts']
const inModules = (path) => join(root, 'node_modules', path)

const checks = [
  // The three projects are checked side by side; several checkers in each would work out the same types again and again.
  { name: 'types', file: inModules('typescript7/bin/tsc'), args: ['-b', '--pretty', 'false', '--checkers', '1'] },
  { name: 'lint', file: inModules('@biomejs/biome/bin/biome'), args: ['check', '--max-diagnostics=50', '.'] },
  {
    name: 'boundaries',
    file: inModules('dependency-cruiser/bin/dependency-cruise.mjs'),
    args: ['--config', '.dependency-cruiser.cjs', ...folders.filter((each) => existsSync(join(root, each)))],
  },
  { name: 'dead code', file: inModules('knip/bin/knip.js'), args: ['--no-progress', '--cache', '--no-config-hints'] },
  { name: 'lockfile', file: join(root, 'tools/complete-lockfile.mjs'), args: ['--check'] },
  { name: 'icons', file: join(root, 'tools/icons.mjs'), args: ['--check'] },
  { name: 'messages', file: join(root, 'tools/check-messages.mjs'), args: [] },
]

/** Runs every check; resolves to how many passed and failed, and what the failed ones said. */
export async function check(only = checks.map((each) => each.name)) {
  makeFolder(inModules('.cache/tsc'))
  const from = Date.now()
  const wanted = checks.filter((each) => only.includes(each.name))
  const results = await Promise.all(wanted.map(run))
  const failed = results.filter((each) => each.code !== 0)
  for (const each of failed) process.stdout.write(`\n── ${each.name} ──\n${each.output.trim()}\n`)
  const seconds = ((Date.now() - from) / 1000).toFixed(1)
  const sum =
    failed.length === 0 ? `${wanted.length} checks fine` : `${failed.map((each) => each.name).join(', ')} failed`
  process.stdout.write(`\n${sum} in ${seconds} s\n`)
  return { passed: wanted.length - failed.length, failed: failed.length, failures: failed }
}

function run({ name, file, args }) {
  const from = Date.now()
  return new Promise((resolve) => {
    const child = spawn(nodePath(), [file, ...args], { cwd: root, env: environment({ FORCE_COLOR: '0' }) })
    let output = ''
    child.stdout.on('data', (part) => {
      output += part
    })
    child.stderr.on('data', (part) => {
      output += part
    })
    child.on('error', (error) => resolve({ name, code: 1, output: error.message }))
    child.on('close', (code) => {
      process.stdout.write(
        `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - from) / 1000).toFixed(1)} s)\n`,
      )
      resolve({ name, code: code ?? 1, output })
    })
  })
}

if (fileURLToPath(import.meta.url) === process.argv[1]) {
  ensureInstalled({ all: true })
  const { failed } = await check(process.argv.length > 2 ? process.argv.slice(2) : undefined)
  process.exitCode = failed === 0 ? 0 : 1
}
