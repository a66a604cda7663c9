import { Switch } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Need } from '../../../../contract/community-lists.ts'
import type { Pledge } from '../../../../contract/help.ts'
import { answer, api } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import classes from '../../../app/form.module.css'
import { useSession } from '../../../app/session.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { useWords } from '../../../words/words.tsx'
import { PledgeLine } from '../one/Pledges.tsx'
import { NeedForm } from './NeedForm.tsx'
import { NeedLine } from './NeedLine.tsx'
import { Paged } from './Paged.tsx'

// messages: organisations.list.*

const path = '/api/v1/community-lists/{id}'
type Ended = 'true' | 'false'

/** The place a page is about: the one in the address, else the reader's own. */
export function useOwnPlace(chosen: string | undefined): string | undefined {
  const { actingPost, activePosts } = useSession()
  const own = [actingPost, ...activePosts].find((post) => post?.place?.kind === 'unit')
  return chosen ?? own?.place?.id
}

/** The three lists of a place: what is needed, what is offered, what is planned. */
export function ListsPage() {
  const { t } = useWords()
  const search = useSearch({ from: '/console/lists' })
  const navigate = useNavigate()
  const unit = useOwnPlace(search.unit)
  const ended = search.ended ? 'true' : 'false'
  return (
    <>
      <PageHeader title={t('organisations.lists.title')} text={t('organisations.lists.text')} />
      <div className={classes.filters}>
        <UnitPick
          label={t('organisations.column.unit')}
          value={unit ?? null}
          onChange={(next) => void navigate({ to: '/console/lists', search: { ...search, unit: next ?? undefined } })}
        />
        <Switch
          label={t('organisations.lists.ended')}
          checked={search.ended === true}
          onChange={(event) =>
            void navigate({
              to: '/console/lists',
              search: { ...search, ended: event.currentTarget.checked || undefined },
            })
          }
        />
        {unit ? (
          <a
            className={classes.download}
            href={at(`/api/v1/community-lists/${unit}/export?ended=${ended}`)}
            download="three-lists.csv"
          >
            <IconDownload size={18} aria-hidden /> {t('organisations.export')}
          </a>
        ) : null}
      </div>
      {unit ? (
        <Lists key={`${unit} ${ended}`} unitId={unit} ended={ended} />
      ) : (
        <EmptyState title={t('organisations.choose_place')} />
      )}
    </>
  )
}

function useList(list: 'demand' | 'resource' | 'project', { unitId, ended }: { unitId: string; ended: Ended }) {
  return useInfiniteQuery({
    queryKey: [path, unitId, list, ended],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      answer(
        api.GET(path, {
          params: { path: { id: unitId }, query: { list, ended, ...(pageParam ? { after: pageParam } : {}) } },
          signal,
        }),
      ),
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

function Lists(place: { unitId: string; ended: Ended }) {
  const { t } = useWords()
  const [editing, setEditing] = useState<Need | null>(null)
  const needed = { demand: useList('demand', place), project: useList('project', place) }
  const offered = useList('resource', place)
  const pledges = offered.data?.pages.flatMap((page) => page.pledges as Pledge[])
  return (
    <div className={classes.columns}>
      {(['demand', 'project'] as const).map((list) => {
        const found = needed[list]
        const own = found.data?.pages.flatMap((page) => page.needs as Need[])
        const mayChange = found.data?.pages[0]?.mayChange ?? false
        return (
          <Paged
            key={list}
            title={t(`organisations.list.${list}`)}
            found={found}
            count={own?.length}
            below={mayChange ? <NeedForm unitId={place.unitId} list={list} need={undefined} onDone={() => {}} /> : null}
          >
            {(own ?? []).map((need) => (
              <li key={need.id}>
                {editing?.id === need.id ? (
                  <NeedForm unitId={need.unit.id} list={list} need={need} onDone={() => setEditing(null)} />
                ) : (
                  <NeedLine need={need} pledges={pledges ?? []} mayChange={mayChange} onEdit={() => setEditing(need)} />
                )}
              </li>
            ))}
          </Paged>
        )
      })}
      <Paged title={t('organisations.list.resource')} found={offered} count={pledges?.length}>
        {(pledges ?? []).map((pledge) => (
          <li key={pledge.id}>
            <Offered pledge={pledge} />
          </li>
        ))}
      </Paged>
    </div>
  )
}

function Offered({ pledge }: { pledge: Pledge }) {
  const { nameOf } = useWords()
  return (
    <>
      <p className={classes.dim}>{nameOf(pledge.organisation.name)}</p>
      <PledgeLine pledge={pledge} />
    </>
  )
}
