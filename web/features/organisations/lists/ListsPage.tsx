import { Switch } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { Need } from '../../../../contract/community-lists.ts'
import type { Pledge } from '../../../../contract/help.ts'
import { read } from '../../../app/api.ts'
import { at } from '../../../app/basepath.ts'
import classes from '../../../app/form.module.css'
import { useSession } from '../../../app/session.tsx'
import { UnitPick } from '../../../app/UnitPick.tsx'
import { Card } from '../../../ui/Card.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import { PledgeLine } from '../one/Pledges.tsx'
import { NeedForm } from './NeedForm.tsx'
import { NeedLine } from './NeedLine.tsx'

// messages: organisations.list.*

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
  const found = useQuery({
    ...read('/api/v1/community-lists/{id}', { params: { path: { id: unit ?? '' }, query: { ended } } }),
    enabled: unit !== undefined,
  })
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
      {unit ? null : <EmptyState title={t('organisations.choose_place')} />}
      {found.error ? <ErrorState problem={found.error} onRetry={() => void found.refetch()} /> : null}
      {unit && found.isPending ? <PageSkeleton lines={6} /> : null}
      {found.data ? (
        <Lists
          unitId={found.data.unit.id}
          needs={found.data.needs as Need[]}
          pledges={found.data.pledges as Pledge[]}
          mayChange={found.data.mayChange}
        />
      ) : null}
    </>
  )
}

function Lists(props: { unitId: string; needs: Need[]; pledges: Pledge[]; mayChange: boolean }) {
  const { t } = useWords()
  const [editing, setEditing] = useState<Need | null>(null)
  const { needs, pledges, mayChange } = props
  return (
    <div className={classes.columns}>
      {(['demand', 'project'] as const).map((list) => {
        const own = needs.filter((need) => need.list === list)
        return (
          <Card key={list} title={t(`organisations.list.${list}`)}>
            {own.length === 0 ? <p className={classes.dim}>{t('organisations.lists.none')}</p> : null}
            <ul className={classes.list}>
              {own.map((need) => (
                <li key={need.id}>
                  {editing?.id === need.id ? (
                    <NeedForm unitId={need.unit.id} list={list} need={need} onDone={() => setEditing(null)} />
                  ) : (
                    <NeedLine need={need} pledges={pledges} mayChange={mayChange} onEdit={() => setEditing(need)} />
                  )}
                </li>
              ))}
            </ul>
            {mayChange ? <NeedForm unitId={props.unitId} list={list} need={undefined} onDone={() => {}} /> : null}
          </Card>
        )
      })}
      <Card title={t('organisations.list.resource')}>
        {pledges.length === 0 ? <p className={classes.dim}>{t('organisations.lists.none')}</p> : null}
        <ul className={classes.list}>
          {pledges.map((pledge) => (
            <li key={pledge.id}>
              <Offered pledge={pledge} />
            </li>
          ))}
        </ul>
      </Card>
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
