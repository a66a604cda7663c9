// Builds the pages into dist/web when their sources changed since the last build, and compresses them once for all readers.
// Runs on the Node that came with the packages. `--force` builds in any case.
import { createHash, randomBytes } from 'node:crypto'
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { root } from './bootstrap.mjs'
import { writeIcons } from './icons.mjs'
import { writeScreens } from './prerender.mjs'

const target = join(root, 'dist', 'web')
const stamp = join(target, '.sources')

/** Builds when needed; resolves to true when it did. Throws when the build fails. */
export async function buildWeb({ force = false } = {}) {
  // What is served is what ships, whatever whoever starts the server is working on.
  process.env.NODE_ENV = 'production'
  await writeIcons()
  const sources = hashOfSources()
  if (!force && existsSync(join(target, 'index.html')) && readText(stamp) === sources) return false
  // An installation without the building tools serves the pages it came with.
  if (!force && existsSync(join(target, 'index.html')) && !existsSync(join(root, 'node_modules', 'vite'))) return false
  const draft = join(root, 'node_modules', '.cache', `web-${randomBytes(4).toString('hex')}`)
  mkdirSync(draft, { recursive: true })
  try {
    const { build } = await import('vite')
    await build({
      configFile: join(root, 'web', 'vite.config.ts'),
      logLevel: 'error',
      build: { outDir: draft, emptyOutDir: true, reportCompressedSize: false },
    })
    checkFiles(join(draft, 'assets'))
    await writeScreens({ root, folder: draft })
    await compress(draft)
    writeFileSync(join(draft, '.sources'), sources)
    putInPlace(draft)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
  return true
}

/** One hash over everything the pages are made of. */
function hashOfSources() {
  const files = globSync(['{web,contract}/**/*', 'tools/{prerender.mjs,critical-styles.ts}'], {
    cwd: root,
    exclude: (name) => /(^|[\\/])(dist|node_modules)$/.test(name),
  })
    .filter((file) => !/\.test\.tsx?$/.test(file))
    .sort()
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')))
  for (const file of files) {
    const path = join(root, file)
    if (statSync(path).isFile()) hash.update(`\0${file}\0`).update(readFileSync(path))
  }
  return hash.digest('hex')
}

/** The build stands whole or not at all, also while another one runs. */
function putInPlace(draft) {
  const old = `${draft}-old`
  mkdirSync(dirname(target), { recursive: true })
  if (existsSync(target)) renameOrCopy(target, old)
  renameOrCopy(draft, target)
  rmSync(old, { recursive: true, force: true })
}

function renameOrCopy(from, to) {
  try {
    renameSync(from, to)
  } catch (error) {
    // Another file system, such as a volume for node_modules.
    if (error.code !== 'EXDEV') throw error
    cpSync(from, to, { recursive: true })
    rmSync(from, { recursive: true, force: true })
  }
}

/** A file that asks for one that isn't there would stop a page in the reader's browser: it stops the build instead. */
function checkFiles(folder) {
  const there = new Set(readdirSync(folder))
  for (const file of [...there, '../hints.json']) {
    if (!/\.js(on)?$/.test(file)) continue
    for (const [, asked] of readFileSync(join(folder, file), 'utf8').matchAll(
      /["'`](?:\.\/|\/?assets\/)([\w~.-]+\.(?:js|css))["'`]/g,
    ))
      if (!there.has(asked)) throw new Error(`${file} asks for ${asked}, which was not built`)
  }
}

async function compress(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((file) =>
    /\.(js|css|svg|json|webmanifest|woff)$/.test(file),
  )
  await Promise.all(
    files.map(async (file) => {
      const path = join(folder, file)
      const content = readFileSync(path)
      if (content.length < 1024) return
      const [small, smaller] = await Promise.all([
        promisify(gzip)(content, { level: 9 }),
        promisify(brotliCompress)(content, {
          params: {
            // The last step takes seconds for the map, which is fetched once in a while, and nothing for the rest.
            [constants.BROTLI_PARAM_QUALITY]: content.length > 600_000 ? 9 : 11,
            [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
          },
        }),
      ])
      writeFileSync(`${path}.gz`, small)
      writeFileSync(`${path}.br`, smaller)
    }),
  )
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

if (import.meta.filename === process.argv[1]) {
  try {
    const built = await buildWeb({ force: process.argv.includes('--force') })
    console.log(built ? 'Pages built.' : 'Pages are up to date.')
  } catch (error) {
    console.error(`The pages could not be built: ${error.message}`)
    process.exitCode = 1
  }
}
