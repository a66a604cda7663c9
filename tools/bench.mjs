// `npm run bench -- NAME [options]`: runs bench/NAME.ts, which prints our figure beside its yardstick, as a table or with --json.
// `npm run bench -- all [--out bench.json]`: runs every one of them with its default size and writes what they say into one file.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { become, ensureInstalled, fail, root } from './bootstrap.mjs'

const [name = '', ...options] = process.argv.slice(2)
const file = join(root, 'bench', `${name}.ts`)
// What others share has a name that says what it is of, and no figures of its own.
const names = globSync('bench/*.ts', { cwd: root }).map((each) => basename(each, '.ts'))
const known = names.filter((each) => !each.includes('.')).sort()
if (name !== 'all' && (!/^[\w-]+$/.test(name) || !existsSync(file)))
  fail(`npm run bench -- NAME, where NAME is all or one of: ${known.join(', ')}`)
ensureInstalled({ all: true })
if (name === 'all') runAll(options)
else become(file, options)

/** One after the other: they are not to take the processors from each other. */
function runAll(options) {
  const at = options.indexOf('--out')
  const out = (at >= 0 && options[at + 1]) || 'bench.json'
  const results = {}
  for (const each of known) {
    console.error(`bench ${each}`)
    const began = Date.now()
    const { status, stdout } = spawnSync(process.execPath, [join(root, 'tools', 'bench.mjs'), each, '--json'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 2 ** 26,
      stdio: ['ignore', 'pipe', 'inherit'],
      timeout: 3_600_000,
    })
    const seconds = Math.round((Date.now() - began) / 1000)
    results[each] = { seconds, exitCode: status, figures: figuresIn(stdout ?? '') }
    // After each: what was measured stays, whatever becomes of the rest.
    writeFileSync(out, `${JSON.stringify({ at: new Date().toISOString(), results }, null, 2)}\n`)
  }
  console.log(`${known.length} benches in ${out}`)
  if (Object.values(results).some(({ exitCode }) => exitCode !== 0)) process.exitCode = 1
}

/** The last line that is JSON; a bench may print tables before it. */
function figuresIn(stdout) {
  for (const line of stdout.trim().split('\n').reverse()) {
    try {
      const value = JSON.parse(line)
      if (value && typeof value === 'object') return value
    } catch {
      // Not this one.
    }
  }
  return null
}
