// Everything that says whether the house stands; with paths, such as server/modules/cases, only the tests there.
// With `--postgres 15` (or a folder of programs, or postgres://…) all of it runs on that PostgreSQL instead of the one that comes along.
// The last line is the count: `N passed, N failed, N skipped`.
import { spawn } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { environment, fail, nodePath, root } from './bootstrap.mjs'
import { check } from './check.mjs'
import { ensureChromium } from './chromium.mjs'

const paths = process.argv.slice(2)
const other = paths.indexOf('--postgres')
if (other >= 0) {
  const [, wanted = ''] = paths.splice(other, 2)
  if (wanted === '') fail('--postgres wants a number such as 15, a folder of programs, or an address postgres://…')
  process.env.DOORSTEP_TEST_POSTGRES = wanted
}
const total = { passed: 0, failed: 0, skipped: 0 }
const from = Date.now()
/** What took how long, for the end: lines of a part and its seconds. */
const took = []

if (paths.length === 0) {
  // Two cores are kept busy: what mostly waits runs beside what mostly reckons. Time limits within the tests are wide enough
  // for a machine that does something else as well.
  const chromium = await ensureChromium()
  const checks = timed('Checks', check)
  await step('Pages', [join(root, 'tools', 'build-web.mjs')], { behind: checks })
  const checked = await checks
  took.push(...checked.failures.map(({ name, output }) => failure(name, output)))
  add(checked)
  const tests = vitest('Tests', ['--project', 'server', '--project', 'web']).then(oldestPostgres)
  await browserTests(chromium, [], { behind: tests })
  await tests
} else if (paths.some((path) => path.startsWith('e2e'))) {
  const chromium = await ensureChromium()
  await step('Pages', [join(root, 'tools', 'build-web.mjs')])
  await browserTests(chromium, paths)
} else {
  await vitest('Tests', paths)
}

process.exitCode = total.failed === 0 ? 0 : 1
process.stdout.write('\n')
for (const line of took) process.stdout.write(`${line}\n`)
const minutes = ((Date.now() - from) / 60_000).toFixed(1)
process.stdout.write(
  `In ${minutes} minutes:\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`,
)

/**
 * The oldest PostgreSQL that is supported, where this machine has it: the schema as it is migrated, the rights on it, and what leans on the
 * database most. All the rest runs on it with `--postgres 15`.
 */
async function oldestPostgres() {
  if (process.env.DOORSTEP_TEST_POSTGRES) return
  const { findAnotherPostgres } = await import('../server/testing/another-postgres.ts')
  if (!findAnotherPostgres('15')) {
    took.push('PostgreSQL 15: left out, there is none on this machine (Debian: apt-get install postgresql-15)')
    total.skipped += 1
    return
  }
  const files = [
    ...['database/migrate', 'database/catalogue', 'outbox/outbox', 'jobs/jobs'].map(
      (file) => `server/platform/${file}.test.ts`,
    ),
    ...['cases/case-loop', 'points/ledger/ledger'].map((file) => `server/modules/${file}.test.ts`),
  ]
  await vitest('PostgreSQL 15', ['--project', 'server', ...files], { more: { DOORSTEP_TEST_POSTGRES: '15' } })
}

async function browserTests(chromium, paths, { behind } = {}) {
  if (chromium)
    return await vitest('Browser tests', ['--project', 'e2e', ...paths], { more: { CHROMIUM: chromium }, behind })
  for (const file of globSync('e2e/**/*.test.ts', { cwd: root })) {
    total.skipped += readFileSync(join(root, file), 'utf8').match(/^\s*(test|it)\b/gm)?.length ?? 1
  }
}

/** Runs Vitest and adds up what it counted; a run that breaks down counts as one failure. */
async function vitest(name, args, { more = {}, behind } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'doorstep-test-'))
  const report = join(folder, 'report.json')
  const program = join(root, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run(name, [program, 'run', ...reporters, ...args], { more, behind })
  const counted = countOf(report)
  took.push(...slowestOf(report), ...stumbledOf(report), ...failedOf(report))
  rmSync(folder, { recursive: true, force: true })
  add(counted)
  if (code !== 0 && counted.failed === 0) {
    total.failed += 1
    took.push(`  FAILED  ${name}: every test passed, and the run ended with ${code} all the same; its output says why`)
  }
}

/** The files of a run that took longest, and of a file far above the others its tests. */
function slowestOf(report) {
  const { testResults } = read(report)
  const line = (of, ms) => `  ${(ms / 1000).toFixed(0).padStart(4)} s  ${of}`
  return testResults
    .map((file) => ({ ...file, ms: file.endTime - file.startTime }))
    .sort((a, b) => b.ms - a.ms)
    .slice(0, 5)
    .flatMap(({ name, ms, assertionResults }) => [
      line(relative(root, name), ms),
      ...(ms < 120_000 ? [] : assertionResults)
        .sort((a, b) => (b.duration ?? 0) - (a.duration ?? 0))
        .slice(0, 5)
        .map((one) => `  ${line(one.title, one.duration ?? 0)}`),
    ])
}

/** Tests that passed only when they were walked a second time, with why: never silent, each is to be looked into. */
function stumbledOf(report) {
  return read(report).testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter((one) => one.status === 'passed' && one.failureMessages.length > 0)
      .map((one) =>
        fault('PASSED AT THE SECOND TRY', `${relative(root, name)}: ${one.fullName}`, one.failureMessages.join('\n')),
      ),
  )
}

/** Tests that failed, with the beginning of why: whoever reads only the last lines of a run finds them there. */
function failedOf(report) {
  return read(report).testResults.flatMap(({ name, status, message, assertionResults }) => {
    const file = relative(root, name)
    const failed = assertionResults.filter((one) => one.status === 'failed')
    if (failed.length > 0)
      return failed.map((one) => failure(`${file}: ${one.fullName}`, one.failureMessages.join('\n')))
    return status === 'failed' ? [failure(file, message)] : []
  })
}

/** A fault in the words of the run's end: what it met, without the lines of the test program itself. */
function fault(kind, what, why) {
  const lines = why.split('\n').filter((line) => !line.includes('/node_modules/vitest/') && line.trim() !== '')
  return [`  ${kind}  ${what}`, ...lines.slice(0, 20)].join('\n    ')
}

function failure(what, why) {
  return fault('FAILED', what, why)
}

function read(report) {
  try {
    return JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    // The run broke down before it could tell.
    return { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }
  }
}

function countOf(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = read(report)
  // A file that could not even be read has no test of its own, and is a failure nevertheless.
  const broken = testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length
  return { passed: numPassedTests, failed: numFailedTests + broken, skipped: numPendingTests + numTodoTests }
}

/** Does a part and remembers how long it took. */
async function timed(name, work) {
  const begun = Date.now()
  try {
    return await work()
  } finally {
    took.push(`${name}: ${((Date.now() - begun) / 1000).toFixed(0)} s`)
  }
}

async function step(name, args, options = {}) {
  if ((await run(name, args, options)) === 0) return
  total.failed += 1
  took.push(`  FAILED  ${name}`)
}

function add({ passed, failed, skipped = 0 }) {
  total.passed += passed
  total.failed += failed
  total.skipped += skipped
}

/**
 * Runs a program under a heading and gives its exit code. With `behind` it runs beside something else, a promise: what it says
 * is kept until that is through, so that the two don't speak at once.
 */
async function run(name, args, { more = {}, behind }) {
  const heading = `\n── ${name} ──\n`
  if (!behind) process.stdout.write(heading)
  const stdio = behind ? ['ignore', 'pipe', 'pipe'] : 'inherit'
  const child = spawn(nodePath(), args, { cwd: root, env: environment(more), stdio })
  const pass = (signal) => child.kill(signal)
  process.on('SIGINT', pass)
  process.on('SIGTERM', pass)
  let kept = [heading]
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (part) => (kept ? kept.push(part) : process.stdout.write(part)))
  const code = timed(
    name,
    () =>
      new Promise((resolve) => {
        child.on('error', () => resolve(1))
        child.on('close', (number) => resolve(number ?? 1))
      }),
  )
  if (behind) {
    await behind
    for (const part of kept) process.stdout.write(part)
    kept = undefined
  }
  await code
  process.off('SIGINT', pass)
  process.off('SIGTERM', pass)
  return code
}
