#!/usr/bin/env node
// `npx doorstep …`: any command of the command line, on the Node that came with the packages.
import { join } from 'node:path'
import { become, ensureInstalled, root } from './bootstrap.mjs'

ensureInstalled()
become(join(root, 'server', 'main.ts'), process.argv.slice(2))
