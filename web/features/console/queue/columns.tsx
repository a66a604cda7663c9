import { IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { CaseSummary } from '../../../../contract/cases.ts'
import { CaseLight, lightOfCase } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge, HolderChip, PriorityMark } from '../../../cases/CaseStateBadge.tsx'
import type { Column } from '../../../ui/DataTable.tsx'
import { Instant, useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './queue.module.css'

/**
 * Columns of a list of cases; `narrow` leaves out what the open panel shows anyway, `own` the holder, where every case is
 * the reader's own.
 */
export function useColumns(narrow: boolean, own: boolean): ReadonlyArray<Column<CaseSummary>> {
  const { t } = useWords()
  return useMemo(() => {
    const all: Array<Column<CaseSummary> & { narrow?: boolean }> = [
      {
        key: 'due',
        header: t('cases.due'),
        cell: (row) => <Due row={row} />,
        width: '10.5rem',
        sortable: true,
        narrow: true,
      },
      { key: 'what', header: t('console.queue.what'), cell: (row) => <What row={row} place={narrow} />, narrow: true },
      {
        key: 'state',
        header: t('console.queue.state'),
        cell: (row) => <CaseStateBadge state={row.state} />,
        width: '12.75rem',
        narrow: true,
      },
      { key: 'place', header: t('cases.place'), cell: (row) => <Where row={row} />, width: '11rem', wide: true },
      {
        key: 'holder',
        header: t('cases.holder'),
        cell: (row) => <HolderChip holder={row.holder} />,
        width: '11rem',
        wide: true,
      },
      {
        key: 'reported',
        header: t('cases.reported_at'),
        cell: (row) => <Instant at={row.reportedAt} />,
        width: '7.75rem',
        align: 'end',
        sortable: true,
        wide: true,
      },
    ]
    return all.filter((column) => (narrow ? column.narrow : !(own && column.key === 'holder')))
  }, [t, narrow, own])
}

/** How long is left or how late it is, in one unit: a long list is read down, not across. */
function Due(props: { row: CaseSummary }) {
  const { t, locale } = useWords()
  const { exact } = useFormat()
  const now = useNow()
  const { row } = props
  const light = lightOfCase(row)
  if (!light) return <CaseLight of={row} />
  if (!row.dueAt || light === 'stopped' || light === 'paused') return <CaseLight of={row} />
  const left = Date.parse(row.dueAt) - now
  const time = roughly(Math.abs(left), locale)
  return (
    <span className={classes.due} data-light={light}>
      <CaseLight of={row} size="dot" />
      <time dateTime={row.dueAt} title={exact(row.dueAt)}>
        {left >= 0 ? t('ui.clock.left', { time }) : t('ui.clock.over', { time })}
      </time>
    </span>
  )
}

function roughly(ms: number, locale: string): string {
  const [size, unit, unitDisplay] =
    ms >= 86_400_000
      ? ([86_400_000, 'day', 'long'] as const)
      : ms >= 3_600_000
        ? ([3_600_000, 'hour', 'short'] as const)
        : ([60_000, 'minute', 'short'] as const)
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay }).format(Math.floor(ms / size))
}

function What(props: { row: CaseSummary; place: boolean }) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const { row } = props
  return (
    <div className={classes.what}>
      <span className={classes.text}>{row.text}</span>
      <span className={classes.under}>
        <span className="ds-num">{row.number}</span>
        <PriorityMark priority={row.priority} />
        <span className={classes.cut}>{row.category ? nameOf(row.category.name) : t('cases.no_category')}</span>
        {props.place && row.unit ? <span className={classes.cut}>{nameOf(row.unit.name)}</span> : null}
        {row.followers > 0 ? (
          <span className={classes.followers} title={t('cases.followers', { count: row.followers })}>
            <IconUsers size={14} aria-hidden />
            <span aria-hidden="true">{number(row.followers)}</span>
            <span className="ds-hidden">{t('cases.followers', { count: row.followers })}</span>
          </span>
        ) : null}
      </span>
    </div>
  )
}

function Where(props: { row: CaseSummary }) {
  const { t, nameOf } = useWords()
  const { row } = props
  return (
    <div className={classes.what}>
      <span className={classes.cut}>{row.unit ? nameOf(row.unit.name) : t('cases.unplaced')}</span>
      {row.address ? <span className={`${classes.under} ${classes.cut}`}>{row.address}</span> : null}
    </div>
  )
}

/** A case as a card, on phones. */
export function CaseCard(props: { row: CaseSummary }) {
  const { t, nameOf } = useWords()
  const { row } = props
  return (
    <div className={classes.card}>
      <span className={classes.cardHead}>
        <CaseLight of={row} />
        <CaseStateBadge state={row.state} />
        <PriorityMark priority={row.priority} />
      </span>
      <span className={classes.cardText}>{row.text}</span>
      <span className={classes.under}>
        <span className="ds-num">{row.number}</span>
        <span>{row.unit ? nameOf(row.unit.name) : t('cases.unplaced')}</span>
        <Instant at={row.reportedAt} />
      </span>
    </div>
  )
}
