import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env.DOORSTEP_API ?? 'http://127.0.0.1:8311'

/** Pages are built into dist/web, which the server hands out (tools/build-web.mjs); `vite dev` passes the API on to a running server. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  // The few icons we use, instead of a package of thousands (tools/icons.mjs).
  resolve: { alias: { '@tabler/icons-react': `${import.meta.dirname}/ui/icons.gen.tsx` } },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // A map needs its own big chunk; it is only fetched when somebody asks for a map.
    chunkSizeWarningLimit: 1200,
  },
  // The map draws in a worker that is a module itself.
  worker: { format: 'es' },
  server: {
    proxy: {
      '^(/t/[^/]+)?/(api|open311|health)/': { target: server, changeOrigin: false },
    },
  },
})
