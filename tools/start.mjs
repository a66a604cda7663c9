// `npm start`: brings everything a fresh clone lacks, then runs the server on the Node that came with the packages.
import { join } from 'node:path'
import { become, ensureInstalled, root } from './bootstrap.mjs'

ensureInstalled()
become(join(root, 'server', 'main.ts'), ['start', ...process.argv.slice(2)])
