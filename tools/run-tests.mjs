// Everything that says whether the house stands; with paths, such as server/modules/cases, only the tests there.
// The last line is the count: `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { environment, nodePath, root } from './bootstrap.mjs'
import { check } from './check.mjs'
import { ensureChromium } from './chromium.mjs'

const paths = process.argv.slice(2)
const total = { passed: 0, failed: 0, skipped: 0 }
const from = Date.now()

if (paths.length === 0) {
  const chromium = await ensureChromium()
  await step('Pages', [join(root, 'tools', 'build-web.mjs')])
  add(await check())
  await vitest('Tests', ['--project', 'server', '--project', 'web'])
  if (globSync('e2e/**/*.test.ts', { cwd: root }).length > 0) await browserTests(chromium, [])
} else if (paths.some((path) => path.startsWith('e2e'))) {
  const chromium = await ensureChromium()
  await step('Pages', [join(root, 'tools', 'build-web.mjs')])
  await browserTests(chromium, paths)
} else {
  await vitest('Tests', paths)
}

process.exitCode = total.failed === 0 ? 0 : 1
const minutes = ((Date.now() - from) / 60_000).toFixed(1)
process.stdout.write(
  `\nIn ${minutes} minutes:\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
)

async function browserTests(chromium, paths) {
  if (chromium) return await vitest('Browser tests', ['--project', 'e2e', ...paths], { CHROMIUM: chromium })
  for (const file of globSync('e2e/**/*.test.ts', { cwd: root })) {
    total.skipped += readFileSync(join(root, file), 'utf8').match(/^\s*(test|it)\b/gm)?.length ?? 1
  }
}

/** Runs Vitest and adds up what it counted; a run that breaks down counts as one failure. */
async function vitest(name, args, more = {}) {
  process.stdout.write(`\n── ${name} ──\n`)
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-test-'))
  const report = join(folder, 'report.json')
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run([program, 'run', ...reporters, ...args], more)
  const counted = countOf(report)
  rmSync(folder, { recursive: true, force: true })
  add(counted)
  if (code !== 0 && counted.failed === 0) total.failed += 1
}

function countOf(report) {
  try {
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    )
    // A file that could not even be read has no test of its own, and is a failure nevertheless.
    const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
    return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests }
  } catch {
    return { passed: 0, failed: 0, skipped: 0 }
  }
}

async function step(name, args) {
  process.stdout.write(`\n── ${name} ──\n`)
  if ((await run(args)) !== 0) total.failed += 1
}

function add({ passed, failed, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

function run(args, more = {}) {
  return new Promise((resolve) => {
    const child = spawn(nodePath(), args, { cwd: root, env: environment(more), stdio: 'inherit' })
    const pass = (signal) => child.kill(signal)
    process.on('SIGINT', pass)
    process.on('SIGTERM', pass)
    child.on('error', () => resolve(1))
    child.on('close', (code) => {
      process.off('SIGINT', pass)
      process.off('SIGTERM', pass)
      resolve(code ?? 1)
    })
  })
}
