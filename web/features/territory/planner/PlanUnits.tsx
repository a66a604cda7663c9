import { Switch } from '@mantine/core'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Page } from '../../../../contract/common.ts'
import type { PlannedLevel, PlannedUnit, PlanRun } from '../../../../contract/planner.ts'
import { send } from '../../../app/api.ts'
import type { Problem } from '../../../app/problem.ts'
import { Card } from '../../../ui/Card.tsx'
import { type Column, DataTable } from '../../../ui/DataTable.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from '../parts/frame.module.css'
import { shortCode } from './pins.rules.ts'
import styles from './planner.module.css'
import { plansPath } from './usePlan.ts'

type Units = Page<PlannedUnit>

/** Every proposed unit with its households; a row shows it on the map, a tick keeps it as it is in the next plan. */
export function PlanUnits(props: {
  run: PlanRun
  level: PlannedLevel
  community: string | undefined
  pins: readonly string[]
  onPins: ((pins: readonly string[]) => void) | undefined
  chosen: string | null
  onChoose: (code: string) => void
}) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const { run, level, community, pins, onPins, chosen, onChoose } = props
  const [outside, setOutside] = useState(false)
  const found = useInfiniteQuery<Units, Problem, { pages: Units[] }, unknown[], string | null>({
    queryKey: [`${plansPath}/{id}/units`, { id: run.id, level, community: community ?? null, outside }],
    initialPageParam: null,
    placeholderData: keepPreviousData,
    staleTime: 600_000,
    getNextPageParam: (page) => page.next,
    queryFn: ({ pageParam }) => {
      const query = { level, limit: '100', outside: String(outside), ...(community ? { community } : {}) }
      const search = new URLSearchParams({ ...query, ...(pageParam ? { after: pageParam } : {}) })
      return send<Units>(`${plansPath}/${run.id}/units?${search}`)
    },
  })
  const rows = found.data?.pages.flatMap(({ items }) => items)
  const name = (row: PlannedUnit) => shortCode(row.code, row.community.code)
  const households = (row: PlannedUnit) => (
    <span className={row.within ? undefined : styles.outside}>
      {number(row.households)}
      {row.within ? null : <span className="ds-hidden"> {t('planner.outside')}</span>}
    </span>
  )
  const two = { minimumFractionDigits: 2, maximumFractionDigits: 2 }
  const columns: Column<PlannedUnit>[] = [
    { key: 'code', header: t('planner.units.code'), cell: (row) => <strong>{name(row)}</strong>, width: '11rem' },
    ...(community
      ? []
      : [{ key: 'community', header: t('planner.community'), cell: (row: PlannedUnit) => nameOf(row.community.name) }]),
    ...(level === 'microgrid'
      ? [
          {
            key: 'parent',
            header: t('planner.units.parent'),
            cell: (row: PlannedUnit) => shortCode(row.parent ?? '', row.community.code),
            wide: true,
          },
        ]
      : []),
    { key: 'households', header: t('planner.units.households'), cell: households, width: '8rem', align: 'end' },
    {
      key: 'buildings',
      header: t('planner.units.buildings'),
      cell: (row) => number(row.buildings),
      width: '7rem',
      align: 'end',
      wide: true,
    },
    {
      key: 'compactness',
      header: t('planner.units.compactness'),
      cell: (row) => number(row.compactness, two),
      width: '8rem',
      align: 'end',
      wide: true,
    },
  ]
  const keys = useMemo(() => new Set(pins), [pins])
  return (
    <Card title={t('planner.units')} flush>
      <div className={classes.main} style={{ padding: '0 1rem 0.75rem' }}>
        {onPins ? <p className={classes.help}>{t('planner.units.help')}</p> : null}
        <Switch
          label={t('planner.units.outside')}
          checked={outside}
          onChange={(event) => setOutside(event.currentTarget.checked)}
        />
      </div>
      <DataTable
        label={t('planner.units')}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.code}
        openKey={chosen}
        onOpen={(row) => onChoose(row.code)}
        problem={found.error}
        onRetry={() => void found.refetch()}
        {...(found.hasNextPage ? { onMore: () => void found.fetchNextPage() } : {})}
        loadingMore={found.isFetchingNextPage}
        {...(onPins
          ? {
              selection: {
                keys,
                onChange: (next: ReadonlySet<string>) => onPins([...next]),
                label: (row: PlannedUnit) => t('planner.units.pin_one', { code: name(row) }),
              },
            }
          : {})}
        height="24rem"
        empty={<EmptyState level={3} title={t('planner.units.none')} text={t('planner.units.none_text')} />}
        card={(row) => (
          <span className={classes.main} style={{ gap: '0.125rem' }}>
            <strong>{name(row)}</strong>
            <span>
              {t('planner.units.households')}: {households(row)}
            </span>
            <span className={classes.quiet}>{nameOf(row.community.name)}</span>
          </span>
        )}
      />
    </Card>
  )
}
