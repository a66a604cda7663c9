import { Button, Checkbox, TextInput } from '@mantine/core'
import { IconMap, IconMapOff, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useDeferredValue, useEffect, useState } from 'react'
import { answer, api } from '../../../app/api.ts'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { useHome } from '../device/home.ts'
import shared from '../resident.module.css'
import { MatterList } from './MatterList.tsx'
import classes from './matters.module.css'

// Drawing a map is the heaviest thing here: it comes when somebody asks for it.
const MattersMap = lazy(() => import('./MattersMap.tsx').then((module) => ({ default: module.MattersMap })))

/** Open matters of the district, for anybody: by words, number or street, as a list and, when asked for, on a map beside it. */
export function MattersPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/resident/matters' })
  const navigate = useNavigate()
  const home = useHome()
  const [typed, setTyped] = useState(search.q ?? '')
  const [selected, select] = useState<string | null>(null)
  const here = Boolean(search.here && home)

  useEffect(() => {
    const q = typed.trim()
    if (q === (search.q ?? '')) return
    const timer = setTimeout(
      () => void navigate({ to: '/matters', search: { ...search, q: q || undefined }, replace: true }),
      300,
    )
    return () => clearTimeout(timer)
  }, [typed, search, navigate])

  const unitId = here ? home?.unitId : undefined
  const found = useInfiniteQuery({
    queryKey: ['/api/v1/cases/public', { q: search.q ?? '', unitId: unitId ?? '' }],
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/cases/public', {
          params: {
            query: {
              limit: 20,
              ...(search.q ? { q: search.q } : {}),
              ...(unitId ? { unitId } : {}),
              ...(pageParam ? { after: pageParam } : {}),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  })
  // Drawn in small steps, between which a phone answers its owner.
  const data = useDeferredValue(found.data)
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const isComing = data === undefined && !found.isError
  const list = (
    <>
      {items.length > 0 ? (
        <MatterList items={items} selected={selected} onSelect={search.map ? select : undefined} />
      ) : null}
      {found.hasNextPage ? (
        <Button variant="light" fullWidth loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('resident.cases.more')}
        </Button>
      ) : null}
    </>
  )
  return (
    <>
      <PageHeader title={t('doorstep.matters.title')} text={t('doorstep.matters.text')} />
      <form className={classes.search} onSubmit={(event) => event.preventDefault()}>
        <TextInput
          type="search"
          size="lg"
          label={t('doorstep.matters.label')}
          description={t('doorstep.matters.help')}
          leftSection={<IconSearch size={20} aria-hidden />}
          maxLength={200}
          autoComplete="off"
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <div className={classes.ways}>
          {home ? (
            <Checkbox
              size="md"
              checked={here}
              onChange={(event) =>
                void navigate({
                  to: '/matters',
                  search: { ...search, here: event.currentTarget.checked || undefined },
                  replace: true,
                })
              }
              label={t('doorstep.matters.here')}
            />
          ) : (
            <span />
          )}
          <Button
            variant="default"
            leftSection={search.map ? <IconMapOff size={20} aria-hidden /> : <IconMap size={20} aria-hidden />}
            onClick={() =>
              void navigate({ to: '/matters', search: { ...search, map: !search.map || undefined }, replace: true })
            }
          >
            {search.map ? t('doorstep.matters.noMap') : t('doorstep.matters.map')}
          </Button>
        </div>
      </form>
      <p role="status" className={isComing ? 'ds-hidden' : shared.quiet}>
        {isComing ? '' : t('doorstep.matters.found', { count: items.length, more: String(found.hasNextPage) })}
      </p>
      {isComing ? <PageSkeleton lines={4} /> : null}
      {found.isError ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} level={2} /> : null}
      {data && items.length === 0 ? (
        <Card>
          <EmptyState title={t('doorstep.matters.none')} text={t('doorstep.matters.noneText')} />
        </Card>
      ) : null}
      {search.map && items.length > 0 ? (
        <div className={classes.map}>
          <Suspense fallback={<PageSkeleton lines={6} />}>
            <MattersMap items={items} selected={selected} onSelect={select} />
          </Suspense>
        </div>
      ) : null}
      {items.length > 0 ? (
        <Card flush>
          <div className={classes.plain}>{list}</div>
        </Card>
      ) : null}
    </>
  )
}
