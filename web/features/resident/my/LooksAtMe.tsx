import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { answer, api } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../resident.module.css'

// messages: resident.field.*, cases.role.*

const fields = ['name', 'phone', 'mail', 'address', 'onBehalfOf'] as const

/** Everybody who looked at the reader's data, with the reason they gave. */
export function LooksAtMe() {
  const { t, nameOf } = useWords()
  const looks = useInfiniteQuery({
    queryKey: ['/api/v1/my/looks'],
    queryFn: ({ pageParam }) =>
      answer(
        api.GET('/api/v1/my/looks', { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } } }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = looks.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <Card title={t('resident.looks.title')}>
      {looks.isPending ? <PageSkeleton lines={3} /> : null}
      {looks.isError ? <ErrorState problem={looks.error} onRetry={() => void looks.refetch()} level={3} /> : null}
      {looks.data && items.length === 0 ? <p className={classes.lead}>{t('resident.looks.none')}</p> : null}
      <ul className={classes.plain}>
        {items.map((look) => {
          const field = fields.find((each) => look.what === each || look.what?.endsWith(`.${each}`))
          const role = look.by.role ? t(`cases.role.${look.by.role}` as 'cases.role.desk') : ''
          const who = [look.by.name, nameOf(look.by.place), role].filter(Boolean).join(' · ')
          return (
            <li key={look.id}>
              <p className={classes.nearText}>
                {t('resident.looks.saw', {
                  who: who || t('resident.looks.somebody'),
                  what: field ? t(`resident.field.${field}`) : (look.what ?? t('resident.looks.something')),
                })}
              </p>
              <p className={classes.nearFacts}>
                {look.purpose ? <span>{t('resident.looks.why', { purpose: look.purpose })}</span> : null}
                <Instant at={look.at} show="exact" />
              </p>
            </li>
          )
        })}
      </ul>
      {looks.hasNextPage ? (
        <Button variant="subtle" loading={looks.isFetchingNextPage} onClick={() => void looks.fetchNextPage()}>
          {t('resident.cases.more')}
        </Button>
      ) : null}
    </Card>
  )
}
