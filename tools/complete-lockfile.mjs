// Run after `npm install`: adds to package-lock.json the optional packages of other platforms that npm left out.
//
// npm writes down only what the registry could give it. A mirror that carries one platform gives too little, and `npm ci`
// then refuses the lockfile on every platform. What is added here comes from the packages that ask for it: name, version,
// and for which machine; npm fetches such a package only on that machine. `--check` only looks.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

const file = join(root, 'package-lock.json')
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = findMissing(lock.packages)

if (missing.length === 0) {
  console.log('The lockfile is complete.')
} else if (process.argv.includes('--check')) {
  const names = missing.map(({ name }) => name).join(', ')
  console.error(`package-lock.json lacks ${names}. Run: node tools/complete-lockfile.mjs`)
  process.exitCode = 1
} else {
  for (const { at, wanted } of missing) lock.packages[at] = wanted
  const sorted = Object.entries(lock.packages).sort(([one], [two]) => (one < two ? -1 : 1))
  lock.packages = Object.fromEntries(sorted)
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`Added ${missing.length} packages of other platforms.`)
}

function findMissing(packages) {
  const found = new Map()
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isThere(packages, path, name)) continue
      const at = `node_modules/${name}`
      found.set(at, { at, name, wanted: entryFor(name, range, Boolean(entry.dev)) })
    }
  }
  return [...found.values()]
}

/** Looks where Node would: in the package's own folder, then in those around it. */
function isThere(packages, path, name) {
  for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    if (packages[`${place}/node_modules/${name}`]) return true
  }
  return Boolean(packages[`node_modules/${name}`])
}

function entryFor(name, range, dev) {
  // Such packages are asked for in one exact version; of a range its lowest is taken.
  const version = range.replace(/^[^\d]*/, '')
  const machine = machineOf(name)
  return { version, ...machine, ...(dev && { dev: true }), optional: true }
}

function machineOf(name) {
  const words = name.split(/[/@_-]+/)
  const pick = (table) => Object.entries(table).find(([word]) => words.includes(word))?.[1]
  const os = pick({
    ...{ android: 'android', darwin: 'darwin', fsevents: 'darwin', freebsd: 'freebsd', netbsd: 'netbsd' },
    ...{ openbsd: 'openbsd', sunos: 'sunos', win32: 'win32', windows: 'win32', linux: 'linux', linuxmusl: 'linux' },
    ...{ openharmony: 'openharmony', aix: 'aix' },
  })
  const cpu = pick({
    ...{ arm64: 'arm64', x64: 'x64', ia32: 'ia32', arm: 'arm', ppc64: 'ppc64', ppc64le: 'ppc64', s390x: 's390x' },
    ...{ riscv64: 'riscv64', loong64: 'loong64', mips64el: 'mips64el', wasm32: 'wasm32' },
  })
  const libc = pick({ musl: 'musl', linuxmusl: 'musl', musleabihf: 'musl', gnu: 'glibc', gnueabihf: 'glibc' })
  if (!os && !cpu) throw new Error(`For which machine is ${name}? Add it to tools/complete-lockfile.mjs.`)
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) }
}
