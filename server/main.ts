import { enableCompileCache } from 'node:module'

// Before anything else is read: the second start then takes the compiled code from the disk.
enableCompileCache()
const { runCommandLine } = await import('./commandline.ts')
await runCommandLine(process.argv)
