import { Button, Switch } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Body } from '../../../../contract/community-lists.ts'
import { answer, api, useWrite } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import classes from '../../../app/form.module.css'
import { asProblem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { Card } from '../../../ui/Card.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { useOwnPlace } from '../lists/ListsPage.tsx'
import { Ending } from '../one/Answer.tsx'
import { BodyForm } from './BodyForm.tsx'
import { Meetings } from './Meetings.tsx'

// messages: organisations.body.*

const path = '/api/v1/bodies'

/** Bodies and committees of a place, and its joint meetings. */
export function BodiesPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/console/bodies' })
  const navigate = useNavigate()
  const { activePosts } = useSession()
  const unit = useOwnPlace(search.unit)
  const [editing, setEditing] = useState<Body | 'new' | null>(null)
  const query = { ...(unit ? { unit } : {}), ended: search.ended ? 'true' : 'false' }
  const found = useInfiniteQuery({
    queryKey: [path, query],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { query: { ...query, limit: 60, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
  const rows = found.data?.pages.flatMap((page) => page.items as Body[])
  return (
    <>
      <PageHeader title={t('organisations.bodies.title')} text={t('organisations.bodies.text')} />
      <div className={classes.filters}>
        <UnitPick
          label={t('organisations.column.unit')}
          value={unit ?? null}
          onChange={(next) => void navigate({ to: '/console/bodies', search: { ...search, unit: next ?? undefined } })}
        />
        <Switch
          label={t('organisations.with_ended')}
          checked={search.ended === true}
          onChange={(event) =>
            void navigate({
              to: '/console/bodies',
              search: { ...search, ended: event.currentTarget.checked || undefined },
            })
          }
        />
        <a
          className={classes.download}
          href={at(`/api/v1/bodies/export?${new URLSearchParams(query)}`)}
          download="bodies.csv"
        >
          <IconDownload size={18} aria-hidden /> {t('organisations.export')}
        </a>
      </div>
      <div className={classes.columns}>
        <Card title={t('organisations.bodies.title')}>
          {found.error ? <ErrorState problem={asProblem(found.error)} onRetry={() => void found.refetch()} /> : null}
          {!rows && !found.error ? <PageSkeleton lines={4} /> : null}
          {rows?.length === 0 ? <p className={classes.dim}>{t('organisations.bodies.none')}</p> : null}
          <ul className={classes.list}>
            {(rows ?? []).map((body) => (
              <li key={body.id}>
                {editing !== 'new' && editing?.id === body.id ? (
                  <BodyForm body={body} unitId={unit ?? null} onDone={() => setEditing(null)} />
                ) : (
                  <One body={body} onEdit={() => setEditing(body)} />
                )}
              </li>
            ))}
          </ul>
          {found.hasNextPage ? (
            <Button size="sm" variant="default" onClick={() => void found.fetchNextPage()}>
              {t('organisations.more')}
            </Button>
          ) : null}
          {editing === 'new' ? (
            <BodyForm body={undefined} unitId={unit ?? null} onDone={() => setEditing(null)} />
          ) : holds(activePosts, 'administrator', 'desk') ? (
            <Button
              size="sm"
              variant="default"
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setEditing('new')}
            >
              {t('organisations.bodies.add')}
            </Button>
          ) : null}
        </Card>
        {unit ? <Meetings unitId={unit} /> : null}
      </div>
    </>
  )
}

function One({ body, onEdit }: { body: Body; onEdit: () => void }) {
  const { t, nameOf } = useWords()
  const { day } = useFormat()
  const end = useWrite((why: string, context) =>
    answer(api.POST('/api/v1/bodies/{id}/end', { params: { path: { id: body.id } }, body: { why }, ...context })),
  )
  const name = nameOf(body.name)
  return (
    <>
      <div className={classes.row}>
        <strong>{name}</strong>
        {body.due ? <span className={classes.badge}>{t('organisations.bodies.due')}</span> : null}
      </div>
      <p className={classes.dim}>
        {[
          t(`organisations.body.${body.kind}`),
          nameOf(body.unit.name),
          t('organisations.people', { count: body.members }),
          day(body.formedOn),
          body.contact,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {body.endedOn ? <p>{t('organisations.ended', { why: body.endedWhy ?? '' })}</p> : null}
      {body.mayChange ? (
        <div className={classes.row}>
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${t('organisations.change')}: ${name}`}
            onClick={onEdit}
          >
            {t('organisations.change')}
          </Button>
          <Ending label={t('organisations.bodies.end')} about={name} onEnd={(why) => end.mutateAsync(why)} />
        </div>
      ) : null}
    </>
  )
}
