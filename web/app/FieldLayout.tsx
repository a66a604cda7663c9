import '../ui/more.ts'
import { useQueryClient } from '@tanstack/react-query'
import { Outlet } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { useWords } from '../words/words.tsx'
import { BottomLink } from './BottomLink.tsx'
import { useKeptPages } from './device/keptPages.ts'
import { countOutbox, startOutbox, useOutbox } from './device/outbox.ts'
import { Header } from './Header.tsx'
import { useNavigation } from './navigation.ts'
import { OutboxStrip } from './OutboxStrip.tsx'
import { StaffOnly } from './StaffOnly.tsx'
import { sessionKey, useSession } from './session.tsx'
import classes from './shell.module.css'

/** Pages for people on foot: phone first, tabs at the thumb; on a wide screen the tabs move to the side of the title. */
export function FieldLayout() {
  const { t } = useWords()
  const { account, activePosts } = useSession()
  const items = useNavigation('field', activePosts)
  const queries = useQueryClient()
  const kept = useKeptPages(queries, account?.id)
  useOutboxOf(account?.id)
  return (
    <div className={classes.page} data-bottom>
      <Header home="/field" surface="app.surface.field" />
      <OutboxStrip />
      <main id="main" tabIndex={-1} className={classes.column} data-wide>
        <StaffOnly>{kept ? <Outlet /> : <PageSkeleton page />}</StaffOnly>
      </main>
      <nav className={classes.bottomNav} data-always aria-label={t('app.navigation')}>
        {items.map((item) => (
          <BottomLink key={item.to} item={item} />
        ))}
      </nav>
    </div>
  )
}

/** Sends what waits on this device as long as this person is here, and refreshes what shows cases once something arrived. */
function useOutboxOf(accountId: string | undefined): void {
  const { locale } = useWords()
  const queries = useQueryClient()
  const { entries, stopped } = useOutbox()
  useEffect(() => {
    if (!accountId) return countOutbox()
    return startOutbox({ accountId, language: locale, kinds: ['report', 'command'] })
  }, [accountId, locale])
  const sent = entries.filter((entry) => entry.state === 'sent').length
  const before = useRef(sent)
  useEffect(() => {
    if (sent > before.current) void queries.invalidateQueries({ predicate: (query) => isAboutCases(query.queryKey[0]) })
    before.current = sent
  }, [sent, queries])
  useEffect(() => {
    // The session ended while something was sent: ask who is here, so that the page offers to sign in.
    if (stopped === 'signed_out') void queries.invalidateQueries({ queryKey: sessionKey })
  }, [stopped, queries])
}

const isAboutCases = (path: unknown): boolean => typeof path === 'string' && path.startsWith('/api/v1/cases')
