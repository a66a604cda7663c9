// `npm run bench -- NAME [options]`: runs bench/NAME.ts, which prints our figure beside its yardstick, as a table or with --json.
import { existsSync, globSync } from 'node:fs'
import { basename, join } from 'node:path'
import { become, ensureInstalled, fail, root } from './bootstrap.mjs'

const [name = '', ...options] = process.argv.slice(2)
const file = join(root, 'bench', `${name}.ts`)
// What others share has a name that says what it is of, and no figures of its own.
const names = globSync('bench/*.ts', { cwd: root }).map((each) => basename(each, '.ts'))
const known = names.filter((each) => !each.includes('.')).sort()
if (!/^[\w-]+$/.test(name) || !existsSync(file))
  fail(`npm run bench -- NAME, where NAME is one of: ${known.join(', ')}`)
ensureInstalled({ all: true })
become(file, options)
