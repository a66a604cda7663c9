import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PlanRun } from '../../../../contract/planner.ts'
import { send } from '../../../app/api.ts'
import { ButtonLink } from '../../../app/links.tsx'
import type { Problem } from '../../../app/problem.ts'
import { holds, useSession } from '../../../app/session.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Instant, useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { TerritoryFrame } from '../parts/TerritoryFrame.tsx'
import { PlanState } from './PlanState.tsx'
import { isUnderWay, plansPath, useAreaName } from './usePlan.ts'

/** Plans that were asked for, newest first: how far they are and what came of them. */
export function PlansPage() {
  const { t } = useWords()
  const { number, share } = useFormat()
  const navigate = useNavigate()
  const { activePosts } = useSession()
  const areaName = useAreaName()
  const found = useQuery<{ items: PlanRun[] }, Problem>({
    queryKey: [plansPath],
    queryFn: () => send(plansPath),
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) ? 3_000 : false),
  })
  const grids = ({ figures }: PlanRun) => (figures ? number(figures.proposal.grid.units) : '–')
  const within = ({ figures }: PlanRun) =>
    figures ? share(figures.proposal.grid.withinBounds / figures.proposal.grid.units) : '–'
  const columns: Column<PlanRun>[] = [
    { key: 'area', header: t('planner.column.area'), cell: (row) => <strong>{areaName(row)}</strong> },
    { key: 'state', header: t('planner.column.state'), cell: (row) => <PlanState run={row} />, width: '11rem' },
    { key: 'grids', header: t('planner.column.grids'), cell: grids, width: '9rem', align: 'end' },
    { key: 'within', header: t('planner.column.within'), cell: within, width: '9rem', align: 'end', wide: true },
    {
      key: 'when',
      header: t('planner.column.when'),
      cell: (row) => <Instant at={row.createdAt} />,
      width: '10rem',
      align: 'end',
      wide: true,
    },
  ]
  return (
    <TerritoryFrame
      title={t('planner.title')}
      text={t('planner.text')}
      actions={
        holds(activePosts, 'administrator') ? (
          <ButtonLink to="/console/territory/plans/new" size="sm" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('planner.new')}
          </ButtonLink>
        ) : undefined
      }
    >
      <DataTable
        label={t('planner.list')}
        columns={columns}
        rows={found.data?.items}
        rowKey={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/console/territory/plans/$id', params: { id: row.id } })}
        problem={found.error}
        onRetry={() => void found.refetch()}
        height="calc(100dvh - 19rem)"
        empty={<EmptyState title={t('planner.none')} text={t('planner.none_text')} />}
        card={(row) => (
          <span className={classes.main} style={{ gap: '0.25rem' }}>
            <strong>{areaName(row)}</strong>
            <PlanState run={row} />
            <span className={classes.quiet}>
              <Instant at={row.createdAt} />
            </span>
          </span>
        )}
      />
    </TerritoryFrame>
  )
}
