import { IconUsers } from '@tabler/icons-react'
import { useMemo } from 'react'
import type { CaseSummary } from '../../../../contract/cases.ts'
import { CaseLight, lightOfCase } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge, HolderChip, LifecycleMark, PriorityMark } from '../../../cases/CaseStateBadge.tsx'
import type { Column } from '../../../ui/DataTable.tsx'
import { Instant, useFormat, useNow } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { Hits } from './Hits.tsx'
import { type ColumnKey, columnKeys, type Layout, usualLayout } from './layout.ts'
import classes from './queue.module.css'

// messages: desk.column.*, cases.channel.*

/**
 * Columns of a list of cases, as chosen on this device. `narrow`: a panel is open beside it, so the words of a case get the
 * room and its state goes below them; `own`: every case is the reader's own, so its holder says nothing.
 */
export function useColumns(given: {
  narrow: boolean
  own: boolean
  layout: Layout
  search: string | undefined
}): ReadonlyArray<Column<CaseSummary>> {
  const { t, nameOf } = useWords()
  const { narrow, own, layout, search } = given
  return useMemo(() => {
    const lines = layout.density === 'dense' && !narrow ? 1 : 2
    const shown = new Set<ColumnKey>(narrow ? ['due', 'what'] : layout.columns)
    // Columns somebody chose are shown, however narrow it gets.
    const usual = layout.columns.join() === usualLayout.columns.join()
    if (own && !narrow && usual) shown.delete('holder')
    const all: Record<ColumnKey, Omit<Column<CaseSummary>, 'key' | 'header'>> = {
      due: { cell: (row) => <Due row={row} />, width: '9.25rem', sortable: true },
      what: {
        cell: (row) => (
          <What row={row} search={search} lines={lines} narrow={narrow} category={!shown.has('category')} />
        ),
      },
      state: { cell: (row) => <State row={row} />, width: '11.75rem' },
      place: { cell: (row) => <Where row={row} lines={lines} search={search} />, width: '9rem', wide: true },
      holder: { cell: (row) => <Holder row={row} />, width: '9.5rem', wide: true },
      category: { cell: (row) => (row.category ? nameOf(row.category.name) : '–'), width: '9rem', wide: true },
      priority: { cell: (row) => <PriorityMark priority={row.priority} />, width: '8rem', wide: true },
      channel: { cell: (row) => t(`cases.channel.${row.channel}`), width: '7rem', wide: true },
      followers: {
        cell: (row) => (row.followers > 0 ? row.followers : '–'),
        width: '6.5rem',
        align: 'end',
        wide: true,
      },
      reported: {
        cell: (row) => <Instant at={row.reportedAt} />,
        width: '7rem',
        align: 'end',
        sortable: true,
        wide: 'very',
      },
    }
    return columnKeys
      .filter((key) => shown.has(key))
      .map((key) => ({
        key,
        header: t(`desk.column.${key}`),
        ...all[key],
        ...(narrow || !usual ? { wide: false } : {}),
      }))
  }, [t, nameOf, narrow, own, layout, search])
}

/** What it is, where it is no report, and how it stands. */
function State(props: { row: CaseSummary }) {
  return (
    <>
      <LifecycleMark lifecycle={props.row.lifecycle} /> <CaseStateBadge state={props.row.state} />
    </>
  )
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

function What(props: {
  row: CaseSummary
  search: string | undefined
  lines: number
  narrow: boolean
  category: boolean
}) {
  const { t, nameOf } = useWords()
  const { number } = useFormat()
  const { row, search } = props
  if (props.lines === 1)
    return (
      <span className={classes.oneLine}>
        <PriorityMark priority={row.priority} />
        <span className={classes.text} title={row.text}>
          <Hits text={row.text} search={search} />
        </span>
        <span className={`${classes.under} ds-num`}>
          <Hits text={row.number} search={search} />
        </span>
      </span>
    )
  return (
    <div className={classes.what}>
      <span className={classes.text} title={row.text}>
        <Hits text={row.text} search={search} />
      </span>
      <span className={classes.under} data-badge={props.narrow || undefined}>
        {props.narrow ? <CaseStateBadge state={row.state} /> : null}
        <span className="ds-num">
          <Hits text={row.number} search={search} />
        </span>
        <PriorityMark priority={row.priority} />
        {props.category ? (
          <span className={classes.cut}>{row.category ? nameOf(row.category.name) : t('cases.no_category')}</span>
        ) : null}
        {props.narrow && row.unit ? <span className={classes.cut}>{nameOf(row.unit.name)}</span> : null}
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

/** The holder, cut where its name is longer than the column. */
function Holder(props: { row: CaseSummary }) {
  const { nameOf } = useWords()
  return (
    <span className={classes.clip} title={nameOf(props.row.holder.name)}>
      <HolderChip holder={props.row.holder} />
    </span>
  )
}

function Where(props: { row: CaseSummary; lines: number; search: string | undefined }) {
  const { t, nameOf } = useWords()
  const { row } = props
  return (
    <div className={classes.what}>
      <span className={classes.cut}>{row.unit ? nameOf(row.unit.name) : t('cases.unplaced')}</span>
      {row.address && props.lines > 1 ? (
        <span className={`${classes.under} ${classes.cut}`}>
          <Hits text={row.address} search={props.search} />
        </span>
      ) : null}
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
