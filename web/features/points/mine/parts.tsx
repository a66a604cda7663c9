import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { ButtonLink } from '../../../app/links.tsx'
import { useLive } from '../../../app/live.ts'
import { useSession } from '../../../app/session.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './mine.module.css'

/** What changes when somebody's points do: the queries of these pages. */
export const minePaths = [
  '/api/v1/my/points',
  '/api/v1/my/points/lines',
  '/api/v1/my/points/orders',
  '/api/v1/my/points/claims',
  '/api/v1/my/household',
] as const

/** The reader's account, whose pages are fresh as soon as something happens to their points. */
export function useMine(): { ready: boolean; accountId: string | null } {
  const { account, ready } = useSession()
  useLive(account ? [`points:${account.id}`] : [], { paths: minePaths })
  return { ready, accountId: account?.id ?? null }
}

/** Top of a page below that of one's points. */
export function Head(props: { title: string; text?: string; actions?: ReactNode }) {
  const { t } = useWords()
  return (
    <PageHeader
      title={props.title}
      text={props.text}
      actions={props.actions}
      above={<Link to="/points">{t('points.my.title')}</Link>}
    />
  )
}

/** What stands where somebody has to sign in first; they come back here. */
export function SignedOut(props: { next: string; level?: 1 | 2; title?: string }) {
  const { t } = useWords()
  return (
    <EmptyState
      level={props.level ?? 2}
      title={props.title ?? t('points.my.signed_out')}
      action={
        <ButtonLink to="/sign-in" search={{ next: props.next }} size="lg">
          {t('app.signIn')}
        </ButtonLink>
      }
    />
  )
}

/** One word for where something stands. */
export function State(props: { good?: boolean; children: ReactNode }) {
  return (
    <span className={classes.state} data-good={props.good || undefined}>
      {props.children}
    </span>
  )
}

/** Minutes as hours and minutes: `1 h 30 min`. */
export function useHours(): (minutes: number) => string {
  const { t } = useWords()
  return (all) => t('points.my.time', { hours: Math.floor(all / 60), minutes: all % 60 })
}
