// `node tools/screenshots.mjs [FOLDER]`: pictures of every page and its states, phone and desktop, light and dark, both languages.
import { join } from 'node:path'
import { become, ensureInstalled, root } from './bootstrap.mjs'

ensureInstalled()
become(join(root, 'e2e', 'screenshots.ts'), process.argv.slice(2))
