import { Outlet, useRouter, useRouterState } from '@tanstack/react-router'
import { Suspense, useEffect, useRef, useState } from 'react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { Toasts } from '../ui/toasts.tsx'
import { useWords } from '../words/words.tsx'
import { ButtonLink } from './links.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { useOutwardLook } from './outward.ts'
import { asProblem } from './problem.ts'
import { reachesServer } from './reach.ts'
import classes from './shell.module.css'

/** What surrounds every page: way past the navigation, notice of a lost line, messages, and where the focus goes. */
export function RootLayout() {
  const { t } = useWords()
  useOutwardLook()
  return (
    <>
      <a className={classes.skip} href="#main">
        {t('app.skip')}
      </a>
      <OfflineBanner />
      <Suspense fallback={<PageWaiting />}>
        <Outlet />
      </Suspense>
      <RouteFocus />
      <Toasts />
    </>
  )
}

/** On another page the focus goes to its beginning and its title is read out, as it would be with a page from a server. */
function RouteFocus() {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef<string | undefined>(undefined)
  const [said, say] = useState('')
  useEffect(() => {
    const first = before.current === undefined
    const same = before.current === path
    before.current = path
    if (first || same || path === undefined) return
    const timer = setTimeout(() => {
      const main = document.getElementById('main')
      // A page that chose its own field to start with keeps it.
      if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true })
      say(document.title)
    }, 120)
    return () => clearTimeout(timer)
  }, [path])
  return (
    <div className="ds-hidden" role="status" aria-live="polite">
      {said}
    </div>
  )
}

/** Shown while a page's code or words are on the way. */
export function PageWaiting() {
  return (
    <main className={classes.bare}>
      <PageSkeleton />
    </main>
  )
}

/** No page at this address. */
export function NotFoundPage() {
  const { t } = useWords()
  return (
    <main id="main" tabIndex={-1} className={classes.bare}>
      <EmptyState
        title={t('app.notFound.title')}
        text={t('app.notFound.text')}
        level={1}
        action={<ButtonLink to="/">{t('app.home')}</ButtonLink>}
      />
    </main>
  )
}

/** A page that failed: what happened in plain words, and a way to try again. */
export function PageFault(props: { error: unknown; reset?: () => void }) {
  const router = useRouter()
  const { t } = useWords()
  // A part of the pages that can't be fetched: after an update its file is gone, and only loading anew helps; without a line
  // nothing helps but to wait, and loading anew would lose what is here.
  const { error } = props
  const missing = error instanceof Error && /dynamically imported module|module script|preload CSS/i.test(error.message)
  const [reached, setReached] = useState<boolean>()
  useEffect(() => {
    let left = false
    if (missing) reachesServer().then((answers) => left || setReached(answers))
    return () => {
      left = true
    }
  }, [missing])
  if (missing && reached === undefined) return <PageWaiting />
  const lost = { code: 'network', message: t('ui.error.network') }
  const problem = missing ? (reached ? { message: t('app.stale.text') } : lost) : asProblem(error)
  return (
    <main id="main" tabIndex={-1} className={classes.bare}>
      <ErrorState
        level={1}
        problem={problem}
        onRetry={async () => {
          if (missing) {
            const answers = await reachesServer()
            if (answers) location.reload()
            else setReached(false)
            return
          }
          props.reset?.()
          void router.invalidate()
        }}
      />
    </main>
  )
}
