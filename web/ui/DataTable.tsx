import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { useWords } from '../words/words.tsx'
import classes from './DataTable.module.css'
import { ErrorState, type Explained } from './ErrorState.tsx'

/** One column. Numbers and times go to the `end`, so that they stand under each other. */
export interface Column<Row> {
  key: string
  header: string
  cell: (row: Row) => ReactNode
  align?: 'start' | 'end' | 'center'
  /** CSS width (rem); columns without one share what is left. Longer text ends in …, so keep it in the title or the panel. */
  width?: string
  /** Gives the column a sort button. */
  sortable?: boolean
  /** Left out where the list is narrower than 54rem, such as beside a panel. */
  wide?: boolean
}

/**
 * A dense list for desks: only visible rows are drawn, the arrow keys or `j` and `k` walk it, Enter opens, Home and End jump.
 * `rows` undefined is loading. On a phone every row is a card when `card` is given.
 */
export function DataTable<Row>(props: {
  /** Names the table for screen readers. */
  label: string
  columns: ReadonlyArray<Column<Row>>
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  onOpen?: (row: Row) => void
  /** Key of the row whose panel is open. */
  openKey?: string | null
  /** Called as the marker walks, for a panel that follows. */
  onWalk?: (row: Row) => void
  problem?: Explained | null
  onRetry?: () => void
  /** What stands there when there is no row: say why, and a way out. */
  empty: ReactNode
  sort?: { key: string; descending: boolean } | null
  onSort?: (key: string) => void
  /** There are more rows; asked for when the end comes near. */
  onMore?: () => void
  loadingMore?: boolean
  /** px of one row, 44 unless told. */
  rowHeight?: number
  /** CSS height of the scrolling part. */
  height?: string
  card?: (row: Row) => ReactNode
}) {
  const { t } = useWords()
  const { rows, rowKey, onOpen, onWalk, onMore } = props
  const scroller = useRef<HTMLDivElement>(null)
  const [marked, setMarked] = useState(0)
  const asked = useRef(0)
  const cards = useNarrow() && props.card !== undefined
  const count = rows?.length ?? 0
  const height = cards ? 96 : (props.rowHeight ?? 44)
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
    getItemKey: (index) => (rows?.[index] === undefined ? index : rowKey(rows[index])),
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (!onMore || count === 0 || last < count - 20 || asked.current === count) return
    // Once per length: an answer that adds nothing is not asked for again.
    asked.current = count
    onMore()
  }, [last, count, onMore])

  const focusRow = useCallback(
    (index: number) => {
      setMarked(index)
      virtual.scrollToIndex(index, { align: 'auto' })
      requestAnimationFrame(() =>
        scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus({ preventScroll: true }),
      )
      const row = rows?.[index]
      if (row !== undefined) onWalk?.(row)
    },
    [virtual, rows, onWalk],
  )

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || count === 0) return
    const inside = event.target as HTMLElement
    if (inside.closest('input, textarea, select')) return
    const to =
      event.key === 'ArrowDown' || event.key === 'j'
        ? marked + 1
        : event.key === 'ArrowUp' || event.key === 'k'
          ? marked - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? count - 1
              : undefined
    if (to !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      focusRow(Math.max(0, Math.min(count - 1, to)))
    } else if (event.key === 'Enter' && inside.dataset.index !== undefined) {
      const row = rows?.[marked]
      if (row !== undefined) onOpen?.(row)
    }
  }

  if (props.problem && !rows) return <ErrorState problem={props.problem} onRetry={props.onRetry} />
  if (!rows) return <TableBones label={props.label} />
  if (count === 0) return <div className={classes.frame}>{props.empty}</div>

  const current = Math.min(marked, count - 1)
  const before = items[0]?.start ?? 0
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0)
  return (
    <div
      className={classes.frame}
      ref={scroller}
      style={{ maxHeight: props.height ?? 'calc(100vh - 14rem)' }}
      data-cards={cards || undefined}
    >
      <table
        className={classes.table}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows are walked by keyboard, which is a grid
        role="grid"
        aria-label={props.label}
        aria-rowcount={onMore ? -1 : count + 1}
        onKeyDown={onKeyDown}
      >
        {cards ? null : (
          <colgroup>
            {props.columns.map((column) => (
              <col
                key={column.key}
                className={column.wide ? classes.wide : undefined}
                style={{ width: column.width }}
              />
            ))}
          </colgroup>
        )}
        <thead className={cards ? 'ds-hidden' : undefined}>
          <tr aria-rowindex={1}>
            {(cards ? props.columns.slice(0, 1) : props.columns).map((column) => {
              const sorted = props.sort?.key === column.key ? props.sort : undefined
              return (
                <th
                  key={column.key}
                  scope="col"
                  data-align={column.align}
                  className={column.wide ? classes.wide : undefined}
                  aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
                >
                  {column.sortable && props.onSort && !cards ? (
                    <button type="button" className={classes.sort} onClick={() => props.onSort?.(column.key)}>
                      {column.header}
                      {sorted ? (
                        sorted.descending ? (
                          <IconArrowDown size={14} aria-hidden />
                        ) : (
                          <IconArrowUp size={14} aria-hidden />
                        )
                      ) : null}
                    </button>
                  ) : (
                    column.header
                  )}
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {before > 0 ? <Spacer height={before} /> : null}
          {items.map((item) => {
            const row = rows[item.index]
            if (row === undefined) return null
            const key = rowKey(row)
            return (
              <tr
                key={key}
                data-index={item.index}
                ref={virtual.measureElement}
                aria-rowindex={item.index + 2}
                aria-selected={props.openKey === key}
                tabIndex={item.index === current ? 0 : -1}
                className={classes.row}
                data-open={onOpen ? true : undefined}
                style={{ height }}
                onFocus={(event) => {
                  if (event.target === event.currentTarget) setMarked(item.index)
                }}
                onClick={(event) => {
                  if ((event.target as HTMLElement).closest('a, button, input, label')) return
                  setMarked(item.index)
                  onOpen?.(row)
                }}
              >
                {cards ? (
                  <td>{props.card?.(row)}</td>
                ) : (
                  props.columns.map((column) => (
                    <td key={column.key} data-align={column.align} className={column.wide ? classes.wide : undefined}>
                      {column.cell(row)}
                    </td>
                  ))
                )}
              </tr>
            )
          })}
          {after > 0 ? <Spacer height={after} /> : null}
        </tbody>
      </table>
      {props.loadingMore ? (
        <div className={classes.more} role="status">
          {t('ui.loadingMore')}
        </div>
      ) : null}
    </div>
  )
}

/** Stands for the rows that are not drawn. */
function Spacer(props: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row cannot be focused
  return <tr aria-hidden="true" style={{ height: props.height }} />
}

function useNarrow(): boolean {
  const [narrow, setNarrow] = useState(() => globalThis.matchMedia?.('(max-width: 47.99em)').matches ?? false)
  useEffect(() => {
    const query = matchMedia('(max-width: 47.99em)')
    const change = () => setNarrow(query.matches)
    change()
    query.addEventListener('change', change)
    return () => query.removeEventListener('change', change)
  }, [])
  return narrow
}

const bones = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

function TableBones(props: { label: string }) {
  const { t } = useWords()
  return (
    <div className={classes.frame} aria-busy="true">
      <span className="ds-hidden" role="status">
        {t('ui.loading', { what: props.label })}
      </span>
      {bones.map((bone) => (
        <div key={bone} className={classes.boneRow}>
          <span className={classes.bone} style={{ width: '18%' }} />
          <span className={classes.bone} style={{ width: '42%' }} />
          <span className={classes.bone} style={{ width: '14%' }} />
        </div>
      ))}
    </div>
  )
}
