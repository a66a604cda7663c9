import { useQueryClient } from '@tanstack/react-query'
import { useRouterState } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorState } from '../ui/ErrorState.tsx'
import { PageSkeleton } from '../ui/PageSkeleton.tsx'
import { useWords } from '../words/words.tsx'
import { ButtonLink } from './links.tsx'
import { useSession } from './session.tsx'

/** Shows its content to somebody who holds a post, else the way to sign in. A courtesy: the server guards the data. */
export function StaffOnly(props: { children: ReactNode }) {
  const { t } = useWords()
  const session = useSession()
  const queries = useQueryClient()
  const next = useRouterState({ select: (state) => state.location.href })
  if (session.problem)
    return <ErrorState level={1} problem={session.problem} onRetry={() => void queries.invalidateQueries()} />
  if (!session.ready) return <PageSkeleton page />
  if (session.posts.length > 0) return props.children
  return (
    <EmptyState
      level={1}
      title={session.account ? t('app.staffOnly.noPost') : t('app.staffOnly.title')}
      text={session.account ? t('app.staffOnly.noPostText') : t('app.staffOnly.text')}
      action={
        session.account ? (
          <ButtonLink to="/">{t('app.home')}</ButtonLink>
        ) : (
          <ButtonLink to="/sign-in" search={{ next }}>
            {t('app.signIn')}
          </ButtonLink>
        )
      }
    />
  )
}
