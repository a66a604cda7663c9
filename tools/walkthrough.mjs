// `node tools/walkthrough.mjs`: goes through the demo as its people do and writes docs/guide/walkthrough*.md with pictures.
import { join } from 'node:path'
import { become, ensureInstalled, root } from './bootstrap.mjs'

ensureInstalled({ all: true })
become(join(root, 'e2e', 'walkthrough.ts'), process.argv.slice(2))
