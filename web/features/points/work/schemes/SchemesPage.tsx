import { Button, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPackage, IconPlus, IconQrcode } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { PointsScheme } from '../../../../../contract/points.ts'
import { answer, api } from '../../../../app/api.ts'
import classes from '../../../../app/form.module.css'
import { ButtonLink } from '../../../../app/links.tsx'
import { EmptyState } from '../../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../../words/words.tsx'

const path = '/api/v1/points/schemes'

/** The schemes at the places of one's posts: found by name, opened, a new one begun. */
export function SchemesPage() {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/console/points' })
  const navigate = useNavigate()
  const [words, setWords] = useState(search.q ?? '')
  const [q] = useDebouncedValue(words.trim(), 250)
  const narrow = (change: typeof search) =>
    void navigate({ to: '/console/points', search: { ...search, ...change }, replace: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address by itself
  useEffect(() => {
    if ((search.q ?? '') !== q) narrow({ q: q || undefined })
  }, [q])
  const query = { near: 'true', q: search.q ?? '', ended: search.ended ? 'true' : 'false', limit: 60 }
  const found = useInfiniteQuery({
    queryKey: [path, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(api.GET(path, { params: { query: { ...query, ...(pageParam ? { after: pageParam } : {}) } }, signal })),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const schemes = found.data?.pages.flatMap((page) => page.items as PointsScheme[])
  const mayCreate = found.data?.pages[0]?.mayCreate ?? false
  return (
    <>
      <PageHeader
        title={t('merit.schemes.title')}
        text={t('merit.schemes.text')}
        actions={
          <>
            <ButtonLink to="/console/points/till" search={{}} leftSection={<IconQrcode size={18} aria-hidden />}>
              {t('merit.nav.till')}
            </ButtonLink>
            <ButtonLink
              to="/console/points/stock"
              search={{}}
              variant="default"
              leftSection={<IconPackage size={18} aria-hidden />}
            >
              {t('merit.stock.title')}
            </ButtonLink>
            {mayCreate ? (
              <ButtonLink
                to="/console/points/schemes/$id"
                params={{ id: 'new' }}
                search={{}}
                variant="default"
                leftSection={<IconPlus size={18} aria-hidden />}
              >
                {t('merit.schemes.new')}
              </ButtonLink>
            ) : null}
          </>
        }
      />
      <div className={classes.filters}>
        <TextInput
          size="sm"
          type="search"
          label={t('merit.schemes.find')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <Switch
          label={t('merit.schemes.ended')}
          checked={search.ended ?? false}
          onChange={(event) => narrow({ ended: event.currentTarget.checked || undefined })}
        />
      </div>
      {found.error && !schemes ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {!schemes && !found.error ? <PageSkeleton lines={5} /> : null}
      {schemes?.length === 0 ? (
        <EmptyState title={t('merit.schemes.none')} text={t('merit.schemes.none_text')} />
      ) : null}
      <ul className={classes.cards}>
        {schemes?.map((scheme) => (
          <li key={scheme.id}>
            <Link to="/console/points/schemes/$id" params={{ id: scheme.id }} search={{}} className={classes.link}>
              <strong>{nameOf(scheme.name)}</strong>
              <span>{nameOf(scheme.unit.name)}</span>
              <span className={classes.dim}>
                {scheme.endedAt
                  ? t('merit.schemes.is_ended')
                  : t('merit.schemes.rules', { count: scheme.rules.length })}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('merit.more')}
        </Button>
      ) : null}
    </>
  )
}
