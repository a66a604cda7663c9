import type { Plugin } from 'vite'

/**
 * Mantine's ids as React makes them. Its own are made a second time when a page has been drawn, which draws every field
 * twice and makes React finish everything it had left for later while a phone waits.
 */
export function plainIds(): Plugin {
  return {
    name: 'doorstep-plain-ids',
    apply: 'build',
    enforce: 'pre',
    load: {
      filter: { id: /@mantine\/hooks\/esm\/use-id\/use-id\.mjs$/ },
      handler: () => `import { useId as useReactId } from 'react'
export function useId(given) {
  const made = useReactId()
  return typeof given === 'string' ? given : made
}`,
    },
  }
}
