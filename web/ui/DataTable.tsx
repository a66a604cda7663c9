import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useWords } from '../words/words.tsx'
import classes from './DataTable.module.css'
import { ErrorState, type Explained } from './ErrorState.tsx'
import { meant } from './keyboard.tsx'
import { anchorIn, rangeBetween, scrollAfter } from './rows.rules.ts'
import { SelectAll, type Selection, SelectOne } from './SelectRows.tsx'

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
  /** Left out where the list is narrower than 54rem, such as beside a panel; `very`: where it is narrower than 68rem. */
  wide?: boolean | 'very'
}

/**
 * A dense list for desks: only visible rows are drawn, the arrow keys or `j` and `k` walk it, Enter opens, Home and End jump;
 * with `selection`, `x` or Space chooses a row and Shift chooses all between. When rows come or go above, the ones in view
 * stay where they are. `rows` undefined is loading. On a phone every row is a card when `card` is given.
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
  selection?: Selection<Row>
}) {
  const { t } = useWords()
  const { rows, rowKey, onOpen, onWalk, onMore, selection } = props
  const scroller = useRef<HTMLDivElement>(null)
  // The marker is on a row, not on a place: it goes along when rows come above it.
  const [mark, setMark] = useState<{ key: string; index: number }>({ key: '', index: 0 })
  const from = useRef<number | null>(null)
  const printing = usePrinting()
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
  const drawn = virtual.getVirtualItems()
  const items = printing ? (rows ?? []).map((_, index) => ({ index, start: 0, end: 0 })) : drawn
  const at = rows?.findIndex((row) => rowKey(row) === mark.key) ?? -1
  const current = Math.max(0, Math.min(at === -1 ? mark.index : at, count - 1))
  const setMarked = useCallback(
    (index: number) => {
      const row = rows?.[index]
      setMark({ key: row === undefined ? '' : rowKey(row), index })
    },
    [rows, rowKey],
  )
  useStillRows({ scroller, rows, rowKey, height })
  const last = drawn.at(-1)?.index ?? 0

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
    [virtual, rows, onWalk, setMarked],
  )

  /** Chooses a row or lets it go; with `range` all rows from the one chosen before get what this one gets. */
  const choose = (index: number, range: boolean) => {
    const row = rows?.[index]
    if (!selection || !rows || row === undefined) return
    const on = !selection.keys.has(rowKey(row))
    const keys = new Set(selection.keys)
    const all = range && from.current !== null ? rangeBetween(from.current, index) : [index]
    for (const each of all) {
      const one = rows[each]
      if (one === undefined) continue
      if (on || range) keys.add(rowKey(one))
      else keys.delete(rowKey(one))
    }
    from.current = index
    selection.onChange(keys)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || count === 0) return
    const inside = event.target as HTMLElement
    if (inside.closest('input:not([type=checkbox]), textarea, select')) return
    const key = meant(event.nativeEvent)
    const isSpace = event.key === ' ' && inside.dataset.index !== undefined
    if (selection && (key?.toLowerCase() === 'x' || isSpace)) {
      event.preventDefault()
      event.stopPropagation()
      choose(current, event.shiftKey)
      return
    }
    const to =
      key === 'ArrowDown' || key === 'j'
        ? current + 1
        : key === 'ArrowUp' || key === 'k'
          ? current - 1
          : key === 'Home'
            ? 0
            : key === 'End'
              ? count - 1
              : undefined
    if (to !== undefined) {
      if (selection && event.shiftKey && from.current === null) from.current = current
      if (selection && event.shiftKey && key?.startsWith('Arrow')) choose(Math.max(0, Math.min(count - 1, to)), true)
      event.preventDefault()
      event.stopPropagation()
      focusRow(Math.max(0, Math.min(count - 1, to)))
    } else if (event.key === 'Enter' && inside.dataset.index !== undefined) {
      const row = rows?.[current]
      if (row !== undefined) onOpen?.(row)
    }
  }

  if (props.problem && !rows) return <ErrorState problem={props.problem} onRetry={props.onRetry} />
  if (!rows) return <TableBones label={props.label} />
  if (count === 0) return <div className={classes.frame}>{props.empty}</div>

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
        style={cards ? undefined : { minWidth: leastWidth(props.columns) }}
        aria-rowcount={onMore ? -1 : count + 1}
        aria-multiselectable={selection ? true : undefined}
        onKeyDown={onKeyDown}
      >
        {cards ? (
          <colgroup>
            {selection ? <col className={classes.choose} /> : null}
            <col />
          </colgroup>
        ) : (
          <colgroup>
            {selection ? <col className={classes.choose} /> : null}
            {props.columns.map((column) => (
              <col key={column.key} className={widthOf(column)} style={{ width: column.width }} />
            ))}
          </colgroup>
        )}
        <thead className={cards ? 'ds-hidden' : undefined}>
          <tr aria-rowindex={1}>
            {selection && !cards ? (
              <th scope="col" className={classes.choose}>
                <SelectAll rows={rows} rowKey={rowKey} selection={selection} />
              </th>
            ) : null}
            {(cards ? props.columns.slice(0, 1) : props.columns).map((column) => {
              const sorted = props.sort?.key === column.key ? props.sort : undefined
              return (
                <th
                  key={column.key}
                  scope="col"
                  data-align={column.align}
                  className={widthOf(column)}
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
          {before > 0 && !printing ? <Spacer height={before} /> : null}
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
                aria-selected={selection ? selection.keys.has(key) : props.openKey === key}
                aria-current={props.openKey === key || undefined}
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
                  if (selection && event.shiftKey) return choose(item.index, true)
                  onOpen?.(row)
                }}
              >
                {selection ? (
                  <td className={classes.choose}>
                    <SelectOne
                      label={selection.label(row)}
                      checked={selection.keys.has(key)}
                      onChoose={(range) => {
                        setMarked(item.index)
                        choose(item.index, range)
                      }}
                    />
                  </td>
                ) : null}
                {cards ? (
                  <td>{props.card?.(row)}</td>
                ) : (
                  props.columns.map((column) => (
                    <td key={column.key} data-align={column.align} className={widthOf(column)}>
                      {column.cell(row)}
                    </td>
                  ))
                )}
              </tr>
            )
          })}
          {after > 0 && !printing ? <Spacer height={after} /> : null}
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

/** Room for the columns that are always there; with more chosen than fit, the list scrolls sideways. */
function leastWidth(columns: readonly { width?: string; wide?: boolean | 'very' }[]): string {
  const widths = columns.filter((column) => !column.wide).map((column) => column.width ?? '10rem')
  return `calc(${['0rem', ...widths].join(' + ')})`
}

/** Columns that need a wide list, and those that need a very wide one. */
const widthOf = (column: { wide?: boolean | 'very' }): string | undefined =>
  column.wide === 'very' ? classes.veryWide : column.wide ? classes.wide : undefined

/**
 * Keeps what is in view where it is when rows come or go above it: a list that jumps under the hand makes people open the
 * wrong case. At the very top, with nothing in hand, new rows simply appear.
 */
function useStillRows<Row>(given: {
  scroller: { current: HTMLDivElement | null }
  rows: readonly Row[] | undefined
  rowKey: (row: Row) => string
  height: number
}): void {
  const { scroller, rows, rowKey, height } = given
  const before = useRef<readonly string[]>([])
  useLayoutEffect(() => {
    const keys = rows?.map(rowKey) ?? []
    const old = before.current
    before.current = keys
    const box = scroller.current
    if (!box || old.length === 0 || old === keys) return
    const held = box.contains(document.activeElement) || box.matches(':hover')
    const anchor = anchorIn({ scrollTop: box.scrollTop, height, held })
    if (anchor === undefined) return
    const to = scrollAfter({ old, keys, anchor, scrollTop: box.scrollTop, height })
    if (to !== undefined && to !== box.scrollTop) box.scrollTop = to
  }, [rows, rowKey, height, scroller])
}

/** True while the page is printed: then every loaded row is drawn. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true))
    const end = () => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return printing
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
