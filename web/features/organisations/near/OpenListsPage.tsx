import { Button, NativeSelect } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import type { Body, ListEntry } from '../../../../contract/community-lists.ts'
import { answer, api, read } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Paged } from '../lists/Paged.tsx'
import { amountSaid } from '../one/Amounts.tsx'

// messages: organisations.resource.*, organisations.body.*, organisations.list.*

const perPage = 20
const calm = { staleTime: 600_000 }
const below = (parent: string | undefined) =>
  read('/api/v1/territory/tree', { params: { query: { limit: 200, ...(parent ? { parent } : {}) } } })

/** What a place needs, what is offered to it, what it plans, and its bodies: for everybody, without an account. */
export function OpenListsPage() {
  const { t, nameOf } = useWords()
  const search = useSearch({ from: '/resident/lists' })
  const navigate = useNavigate()
  const top = useQuery({ ...below(undefined), ...calm })
  const district = top.data?.items[0]?.id
  const place = useQuery({
    ...read('/api/v1/territory/units/{id}', { params: { path: { id: search.unit ?? '' } } }),
    ...calm,
    enabled: search.unit !== undefined,
  })
  const path = place.data ? [...place.data.ancestors, place.data] : []
  const at = (level: string) => path.find((each) => each.level === level)?.id ?? ''
  const [street, community] = [at('street'), at('community')]
  const streets = useQuery({ ...below(district), ...calm, enabled: district !== undefined })
  const communities = useQuery({ ...below(street), ...calm, enabled: street !== '' })
  const go = (unit: string) => void navigate({ to: '/lists', search: unit ? { unit } : {} })
  const named = (items: readonly { id: string; name: { en: string; zh: string } }[] = []) => [
    { value: '', label: t('organisations.open.all') },
    ...items.map(({ id, name }) => ({ value: id, label: nameOf(name) })),
  ]
  const unit = search.unit ?? district
  return (
    <>
      <PageHeader
        title={t('organisations.open.title')}
        text={t('organisations.open.text')}
        actions={
          <Button variant="default" leftSection={<IconPrinter size={18} aria-hidden />} onClick={() => window.print()}>
            {t('organisations.open.print')}
          </Button>
        }
      />
      <div className={classes.filters}>
        <NativeSelect
          size="md"
          label={t('organisations.open.street')}
          value={street}
          onChange={(event) => go(event.currentTarget.value)}
          data={named(streets.data?.items)}
        />
        <NativeSelect
          size="md"
          label={t('organisations.open.community')}
          value={community}
          onChange={(event) => go(event.currentTarget.value || street)}
          data={named(communities.data?.items)}
          disabled={street === ''}
        />
      </div>
      {top.error ? <ErrorState problem={top.error} onRetry={() => void top.refetch()} /> : null}
      {unit ? (
        <div className={classes.columns} key={unit}>
          {(['demand', 'resource', 'project'] as const).map((list) => (
            <Entries key={list} unit={unit} list={list} />
          ))}
          <Bodies unit={unit} />
        </div>
      ) : top.error ? null : (
        <PageSkeleton lines={6} />
      )}
    </>
  )
}

function Entries({ unit, list }: { unit: string; list: 'demand' | 'resource' | 'project' }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const path = '/api/v1/community-lists/{id}/entries'
  const found = useInfiniteQuery({
    queryKey: [path, unit, list],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { path: { id: unit }, query: { list, limit: perPage, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items as ListEntry[])
  return (
    <Paged title={t(`organisations.list.${list}`)} found={found} count={rows?.length}>
      {(rows ?? []).map((entry) => (
        <li key={entry.id}>
          <strong>{entry.what}</strong>
          <p className={classes.dim}>
            {[
              t(`organisations.resource.${entry.resource}`),
              amountSaid(entry),
              nameOf(entry.unit.name),
              entry.until ? t('organisations.until', { day: day(entry.until) }) : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          {entry.organisations.map(({ id, name }) => (
            <p key={id}>
              {list === 'resource' ? null : `${t('organisations.open.promised')} `}
              <Link to="/organisations/$id" params={{ id }}>
                {nameOf(name)}
              </Link>
            </p>
          ))}
        </li>
      ))}
    </Paged>
  )
}

function Bodies({ unit }: { unit: string }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const path = '/api/v1/bodies'
  const found = useInfiniteQuery({
    queryKey: [path, unit, 'open'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { query: { unit, limit: perPage, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items as Body[])
  return (
    <Paged title={t('organisations.bodies.title')} found={found} count={rows?.length}>
      {(rows ?? []).map((body) => (
        <li key={body.id}>
          <strong>{nameOf(body.name)}</strong>
          <p className={classes.dim}>
            {[t(`organisations.body.${body.kind}`), nameOf(body.unit.name), body.contact].filter(Boolean).join(' · ')}
          </p>
          {body.termUntil ? (
            <p className={classes.dim}>{t('organisations.open.term', { day: day(body.termUntil) })}</p>
          ) : null}
        </li>
      ))}
    </Paged>
  )
}
