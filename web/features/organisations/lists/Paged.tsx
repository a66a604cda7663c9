import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from '../../../app/form.module.css'
import { asProblem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'

/** A card with a list that comes page by page; `count` is undefined while the first is on its way. `below` stands at its foot. */
export function Paged(props: {
  title: string
  found: {
    error: unknown
    refetch: () => unknown
    hasNextPage: boolean
    isFetchingNextPage: boolean
    fetchNextPage: () => unknown
  }
  count: number | undefined
  children: ReactNode
  below?: ReactNode
}) {
  const { t } = useWords()
  const { found, count, title } = props
  return (
    <Card title={title}>
      {found.error ? <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} /> : null}
      {count === undefined && !found.error ? <PageSkeleton lines={4} /> : null}
      {count === 0 ? <p className={classes.dim}>{t('organisations.lists.none')}</p> : null}
      <ul className={classes.list}>{props.children}</ul>
      {found.hasNextPage ? (
        <Button
          variant="default"
          aria-label={`${t('organisations.more')}: ${title}`}
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('organisations.more')}
        </Button>
      ) : null}
      {props.below}
    </Card>
  )
}
