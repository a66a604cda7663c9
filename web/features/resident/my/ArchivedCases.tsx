import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { answer, api } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { useWords } from '../../../words/words.tsx'
import follow from '../follow/follow.module.css'
import { CaseLink } from './KeptCases.tsx'

const path = '/api/v1/my/archived-cases'

/** What the reader brought or followed long ago: each line leads to its page, which can still be read. Nothing where there is none. */
export function ArchivedCases() {
  const { t, nameOf } = useWords()
  const found = useInfiniteQuery({
    queryKey: [path],
    queryFn: ({ pageParam }) =>
      answer(api.GET(path, { params: { query: { limit: 20, ...(pageParam ? { after: pageParam } : {}) } } })),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = found.data?.pages.flatMap((page) => page.items) ?? []
  if (items.length === 0) return null
  return (
    <Card title={t('resident.cases.archived')}>
      <ul className={follow.mine}>
        {items.map((item) => (
          <li key={item.id}>
            <CaseLink
              number={item.number}
              text={item.category ? `${nameOf(item.category)} · ${item.number}` : item.number}
              state={item.state}
              light="none"
              dueAt={null}
              since={item.reportedAt}
              follows={item.relation === 'follower'}
            />
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button variant="subtle" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('resident.cases.more')}
        </Button>
      ) : null}
    </Card>
  )
}
