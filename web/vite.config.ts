import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fileOf } from './chunks.plugin.ts'
import { arrivalHints } from './hints.plugin.ts'
import { iconsApart } from './icons.plugin.ts'

const server = process.env.DOORSTEP_API ?? 'http://127.0.0.1:8311'

const isScript = (id: string) => /\.m?[jt]sx?(\?|$)/.test(id)

const isOurs = (id: string) => !id.includes('/node_modules/') && (isScript(id) || id.endsWith('.module.css'))

/** Pages are built into dist/web, which the server hands out (tools/build-web.mjs); `vite dev` passes the API on to a running server. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [iconsApart(), react(), arrivalHints()],
  // The few icons we use, instead of a package of thousands (tools/icons.mjs).
  resolve: { alias: { '@tabler/icons-react': `${import.meta.dirname}/ui/icons.gen.tsx` } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A browser that doesn't know module preload yet fetches a little later.
    modulePreload: { polyfill: false },
    // A map needs its own big chunk; it is only fetched when somebody asks for a map.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // What every page begins with comes as one file: it compresses best, and nothing waits for anything.
            {
              name: 'base',
              tags: ['$initial'],
              test: (id) => (isScript(id) || isOurs(id)) && !id.endsWith('/web/main.tsx'),
              priority: 2,
            },
            { name: fileOf(), test: isOurs, priority: 1 },
            { name: 'parts', test: isScript, minShareCount: 2, entriesAware: true },
          ],
        },
      },
    },
  },
  // The map draws in a worker that is a module itself.
  worker: { format: 'es' },
  server: {
    proxy: {
      '^(/t/[^/]+)?/(api|open311|health)/': { target: server, changeOrigin: false },
    },
  },
})
