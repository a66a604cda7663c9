import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { fileOf, firstFileOf } from './chunks.plugin.ts'
import { arrivalHints } from './hints.plugin.ts'
import { iconsApart } from './icons.plugin.ts'
import { plainIds } from './ids.plugin.ts'

const server = process.env.DOORSTEP_API ?? 'http://127.0.0.1:8311'

const isScript = (id: string) => /\.m?[jt]sx?(\?|$)/.test(id)

const isOurs = (id: string) => !id.includes('/node_modules/') && (isScript(id) || id.endsWith('.module.css'))

/** Pages are built into dist/web, which the server hands out (tools/build-web.mjs); `vite dev` passes the API on to a running server. */
export default defineConfig(({ isSsrBuild }) => ({
  root: import.meta.dirname,
  plugins: [iconsApart(), plainIds(), react(), ...(isSsrBuild ? [] : [arrivalHints()])],
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
      // The program is an entry too, though a page only begins with it when it has been painted (start.ts).
      ...(isSsrBuild ? {} : { input: [`${import.meta.dirname}/index.html`, `${import.meta.dirname}/main.tsx`] }),
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            // What every page begins with: a few files, begun one after the other (start.ts).
            {
              name: firstFileOf,
              tags: ['$initial'],
              test: (id) => (isScript(id) || isOurs(id)) && !/\/web\/(main\.tsx|start\.ts)$/.test(id),
              priority: 2,
            },
            { name: fileOf(), test: isOurs, priority: 1 },
            { name: 'parts', test: isScript, minShareCount: 2, entriesAware: true, entriesAwareMergeThreshold: 3000 },
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
}))
