import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { MyApplication } from '../../../../contract/recruitment.ts'
import { answer, api } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../recruitment.module.css'

// messages: recruitment.state.*, cases.role.*

const path = '/api/v1/recruitment/mine'

/** What the reader applied for, and where each stands. */
export function MinePage() {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const mine = useInfiniteQuery({
    queryKey: [path],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = mine.data?.pages.flatMap((page) => page.items as MyApplication[])
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader
        title={t('recruitment.mine.title')}
        above={
          <Link to="/calls" className={classes.link}>
            {t('recruitment.call.back')}
          </Link>
        }
      />
      {mine.isPending ? <PageSkeleton lines={4} /> : null}
      {mine.error ? <ErrorState problem={mine.error} onRetry={() => void mine.refetch()} /> : null}
      {rows ? (
        <Card>
          {rows.length === 0 ? (
            <EmptyState
              title={t('recruitment.mine.none')}
              level={2}
              action={
                <ButtonLink to="/calls" size="lg">
                  {t('recruitment.mine.see')}
                </ButtonLink>
              }
            />
          ) : null}
          <ul className={classes.plain}>
            {rows.map((each) => (
              <li key={each.id}>
                <div className={classes.line}>
                  <Link to="/my/applications/$id" params={{ id: each.id }} className={classes.link}>
                    <strong>{t(`cases.role.${each.call.role}`)}</strong>
                  </Link>
                  <span>{t(`recruitment.state.${each.state}`)}</span>
                </div>
                <p className={classes.dim}>
                  {nameOf(each.unit.name)} · {day(each.appliedAt)}
                </p>
              </li>
            ))}
          </ul>
          {mine.hasNextPage ? (
            <Button variant="subtle" loading={mine.isFetchingNextPage} onClick={() => void mine.fetchNextPage()}>
              {t('recruitment.calls.more')}
            </Button>
          ) : null}
        </Card>
      ) : null}
    </div>
  )
}
