import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createMemoryHistory, RouterProvider } from '@tanstack/react-router'
import { prerender } from 'react-dom/static'
import { NavigationContext } from './app/navigation.ts'
import { residentRoot, rootRoute } from './app/roots.tsx'
import { nobody, sessionKey } from './app/session.tsx'
import { identityRoutes } from './features/identity/routes.tsx'
import { residentNav, residentRoutes, residentTop } from './features/resident/routes.tsx'
import { makeRouter } from './makeRouter.ts'
import { theme, variables } from './ui/theme.ts'
import type { Area } from './words/areas.ts'
import { type Locale, loadWords } from './words/catalogue.ts'
import { WordsProvider } from './words/words.tsx'

const navigation = { resident: residentNav, field: [], console: [], residentTop }

/**
 * The first screen of a resident's page as HTML, as it looks to somebody who comes for the first time (tools/prerender.mjs).
 * `tenant` stands where the district's name will; styles of Mantine come along in style elements.
 */
export async function render(given: { path: string; locale: Locale; words: Area[]; tenant: string }): Promise<string> {
  const { path, locale, tenant } = given
  await loadWords(locale, given.words)
  const queries = new QueryClient()
  const name = { en: tenant, zh: tenant }
  queries.setQueryData(sessionKey, { ...nobody, demo: true, tenant: { ...nobody.tenant, name } })
  const tree = rootRoute.addChildren([residentRoot.addChildren([...residentRoutes, ...identityRoutes])])
  const router = makeRouter(tree, { queries, history: createMemoryHistory({ initialEntries: [path] }) })
  await router.load()
  let fault: unknown
  const { prelude } = await prerender(
    <MantineProvider theme={theme} cssVariablesResolver={variables} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <WordsProvider locale={locale}>
          <NavigationContext value={navigation}>
            <RouterProvider router={router} />
          </NavigationContext>
        </WordsProvider>
      </QueryClientProvider>
    </MantineProvider>,
    {
      // Everything in its place, whatever it waited for.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onError: (error) => {
        fault ??= error
      },
    },
  )
  const html = await new Response(prelude).text()
  if (fault) throw fault
  return html
}
