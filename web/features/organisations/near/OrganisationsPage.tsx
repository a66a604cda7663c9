import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { OrganisationCard } from '../../../../contract/organisations.ts'
import { answer, api, read } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { ButtonLink } from '../../../app/links.tsx'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'

// messages: organisations.kind.*

const path = '/api/v1/organisations'

/** Organisations that communities have confirmed, and those the reader speaks for. */
export function OrganisationsPage() {
  const { t } = useWords()
  const { account } = useSession()
  const search = useSearch({ from: '/resident/organisations' })
  const navigate = useNavigate()
  const [words, setWords] = useState(search.q ?? '')
  const [q] = useDebouncedValue(words.trim(), 250)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address by itself
  useEffect(() => {
    if ((search.q ?? '') !== q) void navigate({ to: '/organisations', search: q ? { q } : {}, replace: true })
  }, [q])
  const found = useInfiniteQuery({
    queryKey: [path, search],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { query: { ...search, limit: 30, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const mine = useQuery({ ...read('/api/v1/my/organisations'), enabled: account !== null })
  const rows = found.data?.pages.flatMap((page) => page.items as OrganisationCard[])
  const own = (mine.data?.items ?? []) as OrganisationCard[]
  return (
    <>
      <PageHeader
        title={t('organisations.near.title')}
        text={t('organisations.near.text')}
        actions={
          <>
            <ButtonLink to="/lists" search={{}} variant="default">
              {t('organisations.open.title')}
            </ButtonLink>
            <ButtonLink
              to={account ? '/organisations/new' : '/sign-in'}
              search={account ? {} : { next: '/organisations/new' }}
              variant="default"
            >
              {t('organisations.new')}
            </ButtonLink>
          </>
        }
      />
      {own.length > 0 ? (
        <Card title={t('organisations.mine')}>
          <Cards items={own} />
        </Card>
      ) : null}
      <div className={classes.filters}>
        <TextInput
          label={t('organisations.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
      </div>
      {found.error ? <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} /> : null}
      {!rows && !found.error ? <PageSkeleton lines={5} /> : null}
      {rows?.length === 0 ? (
        <EmptyState title={t('organisations.near.none')} text={t('organisations.near.none_text')} />
      ) : null}
      <Cards items={rows ?? []} />
      {found.hasNextPage ? (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('organisations.more')}
        </Button>
      ) : null}
    </>
  )
}

function Cards({ items }: { items: readonly OrganisationCard[] }) {
  const { t, nameOf } = useWords()
  return (
    <ul className={classes.cards}>
      {items.map((each) => (
        <li key={each.id}>
          <Link to="/organisations/$id" params={{ id: each.id }} className={classes.link}>
            <strong>{nameOf(each.name)}</strong>
            <span className={classes.dim}>
              {t(`organisations.kind.${each.kind}`)} ·{' '}
              {each.communities.map(({ name }) => nameOf(name)).join(' · ') || nameOf(each.unit.name)}
            </span>
            <span className={classes.dim}>{t('organisations.deeds.count', { count: each.deeds })}</span>
          </Link>
        </li>
      ))}
    </ul>
  )
}
