import { Button, NativeSelect, Switch, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { MyTeam, TeamCard } from '../../../../contract/teams.ts'
import { answer, api, read } from '../../../app/api.ts'
import classes from '../../../app/form.module.css'
import { asProblem } from '../../../app/problem.ts'
import { useSession } from '../../../app/session.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { ShiftLine } from '../one/ShiftLine.tsx'

const path = '/api/v1/teams'

/** Teams near the reader, and the ones they are in. */
export function TeamsPage() {
  const { t } = useWords()
  const { account } = useSession()
  const search = useSearch({ from: '/resident/teams' })
  const navigate = useNavigate()
  const [words, setWords] = useState(search.q ?? '')
  const [q] = useDebouncedValue(words.trim(), 250)
  const narrow = (change: Partial<typeof search>) =>
    void navigate({ to: '/teams', search: { ...search, ...change }, replace: true })
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed goes into the address by itself
  useEffect(() => {
    if ((search.q ?? '') !== q) narrow({ q: q || undefined })
  }, [q])
  const profile = useQuery({ ...read('/api/v1/people/me'), enabled: account !== null })
  const home = profile.data?.home.unit
  const unit = home && !search.all ? home.id : undefined
  const kinds = useQuery(read('/api/v1/teams/kinds'))
  const { nameOf } = useWords()
  const query = { q: search.q, kind: search.kind, unit }
  const found = useInfiniteQuery({
    queryKey: [path, query],
    initialPageParam: '',
    enabled: account === null || !profile.isPending,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { query: { ...query, limit: 30, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items as TeamCard[])
  return (
    <>
      <PageHeader title={t('teams.near.title')} text={t('teams.near.text')} />
      {account ? <Mine /> : null}
      <div className={classes.filters}>
        <TextInput
          size="md"
          label={t('teams.search')}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          size="md"
          label={t('teams.filter.kind')}
          value={search.kind ?? ''}
          onChange={(event) => narrow({ kind: event.currentTarget.value || undefined })}
          data={[
            { value: '', label: t('teams.all_kinds') },
            ...(kinds.data?.items ?? []).map(({ code, name }) => ({ value: code, label: nameOf(name) })),
          ]}
        />
        {home ? (
          <Switch
            label={t('teams.near.home', { place: nameOf(home.name) })}
            checked={!search.all}
            onChange={(event) => narrow({ all: event.currentTarget.checked ? undefined : true })}
          />
        ) : null}
      </div>
      {found.error ? <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} /> : null}
      {!rows && !found.error ? <PageSkeleton lines={5} /> : null}
      {rows?.length === 0 ? <EmptyState title={t('teams.near.none')} text={t('teams.near.none_text')} /> : null}
      <ul className={classes.cards}>
        {(rows ?? []).map((team) => (
          <li key={team.id}>
            <TeamLink team={team} />
          </li>
        ))}
      </ul>
      {found.hasNextPage ? (
        <Button variant="default" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('teams.more')}
        </Button>
      ) : null}
    </>
  )
}

function TeamLink({ team }: { team: TeamCard }) {
  const { t, nameOf } = useWords()
  return (
    <Link to="/teams/$id" params={{ id: team.id }} className={classes.link}>
      <strong>{nameOf(team.name)}</strong>
      <span className={classes.dim}>
        {nameOf(team.kind.name)} · {nameOf(team.unit.name)}
      </span>
      <span className={classes.dim}>
        {team.members === null ? t('teams.few') : t('teams.count', { count: team.members })}
        {team.applying ? ` · ${t('teams.applying')}` : ''}
      </span>
    </Link>
  )
}

/** Teams the reader is in, with what they are asked for. */
function Mine() {
  const { t, nameOf } = useWords()
  const mine = useQuery(read('/api/v1/my/teams'))
  const items = (mine.data?.items ?? []) as MyTeam[]
  if (items.length === 0) return null
  return (
    <Card title={t('teams.mine.title')}>
      <ul className={classes.list}>
        {items.map(({ team, memberId, state, leads, applications, shifts }) => (
          <li key={memberId}>
            <Link to="/teams/$id" params={{ id: team.id }}>
              <strong>{nameOf(team.name)}</strong>
            </Link>{' '}
            <span className={classes.dim}>
              {state === 'applied' ? t('teams.mine.applied') : leads ? t('teams.mine.leads') : ''}
              {applications > 0 ? ` · ${t('teams.mine.applications', { count: applications })}` : ''}
            </span>
            {shifts
              .filter((shift) => shift.mine !== 'declined' && shift.cancelledWhy === null)
              .slice(0, 3)
              .map((shift) => (
                <ShiftLine key={shift.id} shift={shift} answerable />
              ))}
          </li>
        ))}
      </ul>
    </Card>
  )
}
