import './ui/mantine.css'
import './ui/global.css'
import './app/easy.css'
import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { type ReactNode, StrictMode, startTransition, useSyncExternalStore } from 'react'
import { createRoot } from 'react-dom/client'
import { at } from './app/basepath.ts'
import { applyDisplay } from './app/display.ts'
import { watchInstall } from './app/install.ts'
import { NavigationContext } from './app/navigation.ts'
import { styleNonce } from './app/nonce.ts'
import { Problem } from './app/problem.ts'
import { sessionQuery, useSession } from './app/session.tsx'
import { takeOver } from './app/takeover.ts'
import { makePages, type Pages } from './router.tsx'
import { drawBuildingsFrom } from './ui/map/buildings.ts'
import { theme, variables } from './ui/theme.ts'
import { loadWords, preferredLocale } from './words/catalogue.ts'
import { WordsProvider } from './words/words.tsx'

const queries = new QueryClient({
  defaultOptions: {
    // Without a line a page says so at once, instead of waiting for it without a word.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      // Another try helps a lost line and a busy server, never a refusal.
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
  },
})

function District(props: { children: ReactNode }) {
  const session = useSession()
  return <WordsProvider timeZone={session.tenant.timeZone}>{props.children}</WordsProvider>
}

function AllPages({ pages }: { pages: Pages }) {
  return (
    <NavigationContext value={useSyncExternalStore(pages.onNavigation, pages.navigation)}>
      <RouterProvider router={pages.router} />
    </NavigationContext>
  )
}

/** How long a page waits for who is looking before it is drawn for nobody, ms: drawn twice it would hold the phone up twice. */
const patience = 500

/**
 * Makes the page live, in steps between which `breath` lets a phone answer its owner. Where a first screen stands
 * (takeover.ts) everything the page shows is there before it is drawn, so that drawing can be done in slices too; elsewhere
 * a reader sees at once that something is coming.
 */
export async function begin(breath: () => Promise<unknown>): Promise<void> {
  applyDisplay()
  watchInstall()
  drawBuildingsFrom(at('/api/v1/territory/tiles/{z}/{x}/{y}.mvt?level=building'))
  const locale = preferredLocale()
  document.documentElement.lang = locale
  // Without words there is no page; with a lost line they are asked for again when a part of the page needs them.
  const words = loadWords(locale, ['app', 'ui']).catch(() => {})
  const session = queries.prefetchQuery(sessionQuery)
  await breath()
  const pages = makePages(queries)
  await breath()
  if (document.getElementById('screen')) {
    const late = new Promise((resolve) => setTimeout(resolve, patience))
    await Promise.all([pages.router.load().catch(() => {}), Promise.race([session, late])])
  }
  await words
  await breath()
  draw(pages)
}

function draw(pages: Pages): void {
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no #root')
  const page = (
    <StrictMode>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={variables}
        defaultColorScheme="auto"
        getStyleNonce={() => styleNonce}
      >
        <QueryClientProvider client={queries}>
          <District>
            <AllPages pages={pages} />
          </District>
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>
  )
  takeOver(root)
  // Drawn in small steps, between which a phone answers its owner.
  startTransition(() => createRoot(root).render(page))
}

// Dialogs and what only staff use need more styles; their pages bring them, everybody else gets them when all is there.
afterLoad(() => setTimeout(() => import('./ui/more.ts'), 1))

// Pages open without a line too. Only where the browser trusts the address, and not while developing.
if (import.meta.env.PROD && 'serviceWorker' in navigator)
  afterLoad(() => {
    navigator.serviceWorker.register('/sw.js').catch(() => {})
  })

/** Now, or when everything the document asked for has come. */
function afterLoad(work: () => void): void {
  if (document.readyState === 'complete') work()
  else addEventListener('load', work)
}
