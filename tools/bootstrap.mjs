// Runs on any Node ≥ 18 with built-ins only: nothing is installed yet when a fresh clone starts.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Folder of the clone. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)))

const modules = join(root, 'node_modules')
// A server that mostly waits would keep 60 MB for new objects; fewer arenas save another 25 MB. With a bound just below 2 GB, V8 lets
// the heap of a busy hour grow to twice what is in use before it looks what to throw away; without, to four times (decision 54).
// Whoever sets a bound of their own in NODE_OPTIONS knows better.
const bounded = /max[-_]old[-_]space[-_]size/.test(process.env.NODE_OPTIONS ?? '')
const sparing = ['--max-semi-space-size=8', ...(bounded ? [] : ['--max-old-space-size=2040'])]

const stampFile = join(modules, '.doorstep-lockfile')

/**
 * Installs by lockfile when node_modules is missing or of another lockfile; else does nothing, in a few ms. `all` also wants
 * what only checks and tests need, which is much. Ends the process with a clear sentence when installing fails.
 */
export function ensureInstalled({ all = false } = {}) {
  const lockfile = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
  const [stamped, extent] = (read(stampFile) ?? '').split(' ')
  if (stamped === lockfile && (extent === 'all' || !all) && existsSync(packagedNode())) return
  // Somebody may have run `npm ci` or `npm install` by hand: then there is nothing to do but to remember it.
  if (!existsSync(packagedNode()) || !sameVersions({ all })) install({ all })
  writeFileSync(stampFile, `${lockfile} ${all || sameVersions({ all: true }) ? 'all' : 'run'}`)
}

/** Path of the Node that runs Doorstep: the one brought by the npm package `node`, else this one if it is new enough. */
export function nodePath() {
  if (existsSync(packagedNode())) return packagedNode()
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath
  return fail(
    'Node 24 is missing: installing the npm package "node" did not bring it. Run "npm rebuild node", or use Node 24.',
  )
}

/** Environment for our own processes: the right Node first on the path, compiled code kept between starts. */
export function environment(more = {}) {
  const separator = process.platform === 'win32' ? ';' : ':'
  return {
    ...process.env,
    PATH: [dirname(nodePath()), join(modules, '.bin'), process.env.PATH].filter(Boolean).join(separator),
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'node'),
    ...more,
  }
}

/** Says what a long step is and, when it is done, how long it took. */
export function step(text, work) {
  const from = Date.now()
  process.stderr.write(`${text} … `)
  const result = work()
  process.stderr.write(`${((Date.now() - from) / 1000).toFixed(1)} s\n`)
  return result
}

/** Ends the process with one sentence for a person. */
export function fail(sentence) {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

/**
 * Runs a file on the right Node until it ends, passes signals on, and ends this process the same way.
 * The child sees its channel close when this process dies, so that it never outlives the command a person sees.
 */
export function become(file, args) {
  const child = spawn(nodePath(), [...sparing, file, ...args], {
    cwd: process.cwd(),
    env: environment({ MALLOC_ARENA_MAX: process.env.MALLOC_ARENA_MAX ?? '2' }),
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => fail(`Could not run ${nodePath()}: ${error.message}`))
  child.on('exit', (code, signal) => {
    if (!signal) process.exit(code ?? 1)
    for (const each of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.removeAllListeners(each)
    process.kill(process.pid, signal)
  })
}

function packagedNode() {
  return join(modules, 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
}

function install({ all }) {
  const npm = npmCommand()
  step(`Installing packages${all ? ', with those of the tests' : ''} (once; takes minutes on a slow line)`, () => {
    const extent = all ? '--include=dev' : '--omit=dev'
    const done = spawnSync(npm.file, [...npm.args, 'ci', extent, '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      encoding: 'utf8',
      shell: npm.shell,
      maxBuffer: 1 << 26,
    })
    if (done.status === 0) return
    process.stderr.write('\n')
    if (done.error?.code === 'ENOENT')
      fail('npm was not found. Install Node.js with npm (version 18 or newer) and try again.')
    const said = `${done.stdout ?? ''}${done.stderr ?? ''}`.trim().split('\n').slice(-15).join('\n')
    fail(
      `${said}\n\nInstalling packages failed (npm ci ended with ${done.status ?? done.signal}). Is the network reachable?`,
    )
  })
  if (!existsSync(packagedNode())) {
    // Some settings keep packages from running their install scripts; this one brings the Node we run on.
    spawnSync(npm.file, [...npm.args, 'rebuild', 'node'], { cwd: root, stdio: 'ignore', shell: npm.shell })
  }
}

function npmCommand() {
  const running = process.env.npm_execpath
  if (running?.endsWith('.js') && existsSync(running)) return { file: process.execPath, args: [running], shell: false }
  return { file: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [], shell: process.platform === 'win32' }
}

/** True when every package of the lockfile that is wanted on this machine is installed in that version. */
function sameVersions({ all }) {
  const installed = parse(join(modules, '.package-lock.json'))?.packages
  const locked = parse(join(root, 'package-lock.json'))?.packages
  if (!installed || !locked) return false
  return Object.entries(locked).every(([path, entry]) => {
    if (path === '' || (entry.dev && !all)) return true
    const here = installed[path]
    return here ? here.version === entry.version : Boolean(entry.optional || entry.peer)
  })
}

function parse(file) {
  const text = read(file)
  return text === undefined ? undefined : JSON.parse(text)
}

function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** Makes a folder and its parents. */
export function makeFolder(path) {
  mkdirSync(path, { recursive: true })
  return path
}
