// Finds the browser of the end-to-end tests, or installs it where that is possible.
import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

/** Path of a Chromium on this machine (`CHROMIUM` wins), or undefined. */
export function findChromium() {
  const places = (process.env.PATH ?? '').split(delimiter).flatMap((folder) => names.map((name) => join(folder, name)))
  return [process.env.CHROMIUM, '/usr/bin/chromium', ...places].find((path) => path && isProgram(path))
}

/** Finds it, or installs Debian's as root; undefined, after one line that says what to do, when neither works. */
export async function ensureChromium() {
  const found = findChromium()
  if (found) return found
  const root = process.getuid?.() === 0
  if (root && spawnSync('apt-get', ['--version']).status === 0) {
    process.stderr.write('Installing Chromium for the browser tests …\n')
    for (const pause of [0, 5_000, 20_000]) {
      await sleep(pause)
      if (aptGet('update') && aptGet('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')) break
    }
    const installed = findChromium()
    if (installed) return installed
  }
  process.stderr.write(
    'No Chromium found, so the browser tests are left out. Install it (apt-get install chromium) or set CHROMIUM to its path.\n',
  )
  return undefined
}

function aptGet(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const done = spawnSync('apt-get', ['-q', '-o', 'Acquire::Retries=3', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env,
    encoding: 'utf8',
  })
  if (done.status !== 0) process.stderr.write(`${(done.stderr ?? '').trim().split('\n').slice(-3).join('\n')}\n`)
  return done.status === 0
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
