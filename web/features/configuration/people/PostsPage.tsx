import { Button, NativeSelect, Switch } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { Post, Role } from '../../../../contract/people.ts'
import { answer, api } from '../../../app/api.ts'
import { PeopleFrame } from '../../../app/PeopleFrame.tsx'
import type { Problem } from '../../../app/problem.ts'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import { Instant, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../configuration.module.css'
import { DepartmentPick, UnitPick } from '../parts/Fields.tsx'
import { useMayConfigure } from '../parts/records.ts'
import { NewPostForm, roles } from './NewPostForm.tsx'
import { PostPanel } from './PostPanel.tsx'

// messages: cases.role.*

/** Posts: who holds which role where, for how long, and who stands in. All rights come from them. */
export function PostsPage() {
  const { t, nameOf } = useWords()
  const { open, under } = useSearch({ from: '/console/people/posts' })
  const [made, setMade] = useState<Post>()
  const navigate = useNavigate()
  const may = useMayConfigure()
  const now = useNow()
  const [unit, setUnit] = useState<string | null>(null)
  const [role, setRole] = useState('')
  const [ended, setEnded] = useState(false)
  const department = under ?? null
  const go = (search: { open?: string; under?: string }) => void navigate({ to: '/console/people/posts', search })
  const kept = department ? { under: department } : {}
  const query = useInfiniteQuery({
    queryKey: ['/api/v1/people/posts', { unit, department, role, ended }],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET('/api/v1/people/posts', {
          params: {
            query: {
              limit: 100,
              after: pageParam,
              ended: ended ? 'true' : 'false',
              ...(department ? { department } : unit ? { unit } : {}),
              ...(role ? { role: role as Role } : {}),
            },
          },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = useMemo(() => query.data?.pages.flatMap((page) => page.items) as Post[] | undefined, [query.data])
  const columns = useMemo<Column<Post>[]>(
    () => [
      {
        key: 'role',
        header: t('configuration.post.role'),
        width: '12rem',
        cell: (row) => row.title || t(`cases.role.${row.role}`),
      },
      {
        key: 'holder',
        header: t('configuration.post.holder'),
        width: '10rem',
        cell: (row) => row.holder ?? <span className={classes.dim}>{t('configuration.post.vacant')}</span>,
      },
      {
        key: 'place',
        header: t('configuration.post.place'),
        cell: (row) => nameOf(row.unit?.name ?? row.department?.name),
      },
      {
        key: 'until',
        header: t('configuration.post.until'),
        width: '9rem',
        wide: true,
        cell: (row) => (row.until ? <Instant at={row.until} show="day" /> : t('configuration.post.open_end')),
      },
      {
        key: 'state',
        header: t('configuration.state'),
        width: '8rem',
        cell: (row) => (
          <span className={classes.marks}>
            {row.until && Date.parse(row.until) <= now ? (
              <span className={classes.mark}>{t('configuration.post.ended')}</span>
            ) : null}
            {row.standIns.length > 0 ? <span className={classes.mark}>{t('configuration.post.stand_in')}</span> : null}
          </span>
        ),
      },
    ],
    [t, nameOf, now],
  )
  // A new post may stand on a page of the list that nobody has asked for yet.
  const record = rows?.find((each) => each.id === open) ?? (made?.id === open ? made : undefined)
  return (
    <PeopleFrame
      title={t('configuration.nav.posts')}
      text={t('configuration.about.posts')}
      actions={
        may ? (
          <Button
            size="sm"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() => go({ open: 'new', ...kept })}
          >
            {t('configuration.post.new')}
          </Button>
        ) : undefined
      }
    >
      <SplitView
        panel={
          open === 'new' ? (
            <NewPostForm
              unitId={unit}
              departmentId={department}
              onClose={() => go(kept)}
              onSaved={(post) => {
                setMade(post)
                go({ open: post.id, ...kept })
              }}
            />
          ) : record ? (
            <PostPanel key={record.id} post={record} onClose={() => go(kept)} />
          ) : undefined
        }
      >
        <div className={classes.filters}>
          <UnitPick
            label={t('configuration.post.at_unit')}
            value={department ? null : unit}
            onChange={(id) => {
              setUnit(id)
              go({})
            }}
            clearable
          />
          <DepartmentPick
            label={t('configuration.post.at_department')}
            value={department}
            onChange={(id) => go(id ? { under: id } : {})}
            clearable
          />
          <NativeSelect
            size="sm"
            label={t('configuration.post.role')}
            value={role}
            onChange={(event) => setRole(event.currentTarget.value)}
            data={[
              { value: '', label: t('configuration.post.all_roles') },
              ...roles.map((each) => ({ value: each, label: t(`cases.role.${each}`) })),
            ]}
          />
          <Switch
            label={t('configuration.post.show_ended')}
            checked={ended}
            onChange={(event) => setEnded(event.currentTarget.checked)}
          />
        </div>
        <DataTable
          label={t('configuration.nav.posts')}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.id}
          onOpen={(row) => go({ open: row.id, ...kept })}
          openKey={open ?? null}
          problem={query.error as Problem | null}
          onRetry={() => void query.refetch()}
          onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
          loadingMore={query.isFetchingNextPage}
          height="calc(100dvh - 21rem)"
          empty={<EmptyState title={t('configuration.post.none')} text={t('configuration.none_text')} />}
          card={(row) => (
            <span className={classes.card}>
              <strong>{row.holder ?? t('configuration.post.vacant')}</strong>
              <span>{t(`cases.role.${row.role}`)}</span>
              <span className={classes.dim}>{nameOf(row.unit?.name ?? row.department?.name)}</span>
            </span>
          )}
        />
      </SplitView>
    </PeopleFrame>
  )
}
