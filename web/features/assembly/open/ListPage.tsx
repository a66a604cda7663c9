import { Button, NativeSelect } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { DeliberationLine } from '../../../../contract/assembly.ts'
import { read } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../assembly.module.css'
import { pageAt, paths } from '../data.ts'

/** Deliberations to come and past, of one street or of all. */
export function ListPage() {
  const { t, nameOf } = useWords()
  const navigate = useNavigate()
  const { unit, past } = useSearch({ from: '/resident/deliberations' })
  const streets = useStreets()
  const found = useInfiniteQuery({
    queryKey: [paths.all, { unit, past }],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      pageAt<DeliberationLine>(paths.all, { limit: 20, unitId: unit, past, after: pageParam || undefined }),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const items = found.data?.pages.flatMap((page) => page.items)
  const go = (search: { unit?: string; past?: boolean }) =>
    void navigate({ to: '/deliberations', search, replace: true })
  return (
    <div className={`${classes.narrow} ${classes.stack}`}>
      <PageHeader title={t('assembly.title')} text={t('assembly.text')} />
      <NativeSelect
        size="lg"
        label={t('assembly.list.where')}
        value={unit ?? ''}
        onChange={(event) => go({ ...(event.currentTarget.value ? { unit: event.currentTarget.value } : {}), past })}
        data={[
          { value: '', label: t('assembly.list.everywhere') },
          ...streets.map((street) => ({ value: street.id, label: nameOf(street.name) })),
        ]}
      />
      <div className={classes.buttons}>
        {[false, true].map((was) => (
          <Button
            key={String(was)}
            variant={(past ?? false) === was ? 'filled' : 'default'}
            aria-pressed={(past ?? false) === was}
            onClick={() => go({ unit, ...(was ? { past: true } : {}) })}
          >
            {t(was ? 'assembly.list.past' : 'assembly.list.coming')}
          </Button>
        ))}
      </div>
      {found.error && !items ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {!items && !found.error ? <PageSkeleton lines={5} /> : null}
      {items?.length === 0 ? <EmptyState title={t('assembly.list.none')} text={t('assembly.list.none_text')} /> : null}
      {items && items.length > 0 ? (
        <Card>
          <ul className={classes.plain}>
            {items.map((one) => (
              <Line key={one.id} one={one} />
            ))}
          </ul>
        </Card>
      ) : null}
      {found.hasNextPage ? (
        <Button variant="light" size="lg" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('assembly.list.more')}
        </Button>
      ) : null}
    </div>
  )
}

function Line({ one }: { one: DeliberationLine }) {
  const { t, nameOf } = useWords()
  const { day, time } = useFormat()
  const isOpen = one.state === 'called'
  return (
    <li>
      <div className={classes.line}>
        <Link to="/deliberations/$id" params={{ id: one.id }} className={classes.link}>
          <strong>{nameOf(one.title)}</strong>
        </Link>
        <span className={classes.badge} data-good={isOpen || undefined}>
          {isOpen && one.free > 0
            ? t('assembly.list.free', { count: one.free })
            : one.decided > 0
              ? t('assembly.list.decided', { count: one.decided })
              : t(`assembly.state.${one.state}`)}
        </span>
      </div>
      <p className={classes.words}>
        {t('assembly.when', { day: day(one.from), from: time(one.from), to: time(one.to) })}
        {one.moved && isOpen ? ` · ${t('assembly.moved_short')}` : ''}
      </p>
      <p className={classes.dim}>
        {nameOf(one.unit.name)} · {one.place}
      </p>
    </li>
  )
}

/** The streets of the district, for choosing one. */
function useStreets() {
  const { data: top } = useQuery({
    ...read('/api/v1/territory/tree', { params: { query: { limit: 1 } } }),
    staleTime: 600_000,
  })
  const district = top?.items[0]?.id
  const { data } = useQuery({
    ...read('/api/v1/territory/tree', { params: { query: { parent: district ?? '', limit: 100 } } }),
    enabled: district !== undefined,
    staleTime: 600_000,
  })
  return data?.items ?? []
}
