import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { PublishedStar } from '../../../../contract/points-stars.ts'
import { answer, api } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ClockLight } from '../../../ui/ClockLight.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './stars.module.css'

const path = '/api/v1/points/stars/published'

/** Stars published for objections now. */
export function PublishedPage() {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const { account } = useSession()
  const found = useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { limit: 50, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items as PublishedStar[])
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('stars.public.title')} text={t('stars.public.text')} />
      {found.isPending ? <PageSkeleton lines={5} /> : null}
      {found.error ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {rows ? (
        <Card>
          {rows.length === 0 ? (
            <EmptyState title={t('stars.public.none')} text={t('stars.public.none_text')} level={2} />
          ) : null}
          <ul className={classes.plain}>
            {rows.map((star) => (
              <li key={star.id}>
                <div className={classes.line}>
                  <Link to="/stars/$id" params={{ id: star.id }} className={classes.link}>
                    <strong>{star.name}</strong>
                  </Link>
                  <ClockLight
                    light={star.publication.light}
                    due={star.publication.until}
                    size="dot"
                    label={t('stars.public.clock')}
                  />
                </div>
                <p className={classes.dim}>
                  {[
                    t('stars.grade', { grade: star.grade }),
                    nameOf(star.unit.name),
                    t('stars.public.until', { day: day(star.publication.until) }),
                  ].join(' · ')}
                </p>
              </li>
            ))}
          </ul>
          {found.hasNextPage ? (
            <Button variant="subtle" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
              {t('stars.public.more')}
            </Button>
          ) : null}
        </Card>
      ) : null}
      {account ? (
        <ButtonLink to="/my/stars" variant="default" size="lg">
          {t('stars.public.to_mine')}
        </ButtonLink>
      ) : null}
    </div>
  )
}
