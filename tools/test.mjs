// `npm test`: installs what a fresh clone lacks, then runs everything on the Node that came with the packages.
import { join } from 'node:path'
import { become, ensureInstalled, root } from './bootstrap.mjs'

ensureInstalled({ all: true })
become(join(root, 'tools', 'run-tests.mjs'), process.argv.slice(2))
