import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconChevronRight, IconSearch } from '@tabler/icons-react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import type { UnitRef } from '../../../../contract/territory.ts'
import type { Problem } from '../../../app/problem.ts'
import { ErrorState } from '../../../ui/ErrorState.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { type Branches, type BranchRow, flatten } from './branches.rules.ts'
import type { TreeSource } from './sources.ts'
import classes from './tree.module.css'

// messages: territory.status.*

const rowHeight = 40

/**
 * The tree of units. Arrow keys walk it, right and left open and close, Enter or Space chooses; only rows in view are drawn. Words
 * find units in all of it. `reveal`: ids from the top down to the unit that is to be seen.
 */
export function UnitTree(props: {
  label: string
  source: TreeSource
  chosen: ReadonlySet<string>
  /** Several may be chosen together. */
  several?: boolean
  onChoose: (unit: UnitRef) => void
  reveal?: readonly string[] | undefined
  height?: string
}) {
  const { t, nameOf, locale } = useWords()
  const { number } = useFormat()
  const { source, chosen, several } = props
  const id = useId()
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  const [words, setWords] = useState('')
  const [text] = useDebouncedValue(words.trim(), 200)
  const [mark, setMark] = useState<string | null>(null)
  const scroller = useRef<HTMLDivElement>(null)

  const top = useQuery(source.children(undefined))
  const asked = useMemo(() => [...open], [open])
  const branches = useQueries({
    queries: asked.map((parent) => source.children(parent)),
    combine: (results): Branches => new Map(asked.map((parent, nth) => [parent, results[nth]?.data])),
  })
  const found = useQuery({ ...source.search(text), enabled: text.length > 0 })
  const rows = useMemo<BranchRow[]>(
    () =>
      text && found.data
        ? found.data.map(({ unit, ancestors }) => ({
            unit: { ...unit, children: 0, households: null, status: undefined },
            depth: 1,
            above: ancestors
              .slice(1)
              .map((each) => nameOf(each.name))
              .join(locale === 'zh-CN' ? ' · ' : ', '),
            size: found.data.length,
            place: 0,
          }))
        : flatten(top.data ?? [], branches, open),
    [text, found.data, top.data, branches, open, nameOf, locale],
  )

  // The district alone says little: it is opened as it comes.
  const [only] = top.data ?? []
  useEffect(() => {
    if (only) setOpen((before) => (before.size > 0 ? before : new Set([only.id])))
  }, [only])
  const wanted = props.reveal?.join()
  useEffect(() => {
    if (!wanted) return
    const ids = wanted.split(',')
    const last = ids.pop()
    setOpen((before) => (ids.every((each) => before.has(each)) ? before : new Set([...before, ...ids])))
    setMark(last ?? null)
  }, [wanted])

  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (text ? rowHeight + 16 : rowHeight),
    overscan: 10,
    getItemKey: (index) => rows[index]?.unit.id ?? index,
  })
  const current = Math.max(
    0,
    rows.findIndex(({ unit }) => unit.id === mark),
  )
  const marked = rows[current]
  useEffect(() => {
    if (rows.length === 0 || mark === null) return
    virtual.scrollToIndex(current, { align: 'auto' })
  }, [virtual, current, rows.length, mark])

  const drawn = virtual.getVirtualItems()
  const rowId = (unit: string) => `${id}-${unit}`
  const walk = (index: number) => {
    const row = rows[Math.max(0, Math.min(rows.length - 1, index))]
    if (!row) return
    setMark(row.unit.id)
  }
  const toggle = (unitId: string, on: boolean) => {
    setOpen((before) => {
      const next = new Set(before)
      if (on) next.add(unitId)
      else next.delete(unitId)
      return next
    })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !marked) return
    const isOpen = open.has(marked.unit.id) && !text
    const canOpen = marked.unit.children > 0 && !text
    const done = () => {
      event.preventDefault()
      event.stopPropagation()
    }
    if (event.key === 'ArrowDown') walk(current + 1)
    else if (event.key === 'ArrowUp') walk(current - 1)
    else if (event.key === 'Home') walk(0)
    else if (event.key === 'End') walk(rows.length - 1)
    else if (event.key === 'ArrowRight' && canOpen) isOpen ? walk(current + 1) : toggle(marked.unit.id, true)
    else if (event.key === 'ArrowLeft' && isOpen) toggle(marked.unit.id, false)
    else if (event.key === 'ArrowLeft') {
      for (let nth = current - 1; nth >= 0; nth--)
        if ((rows[nth]?.depth ?? 0) < marked.depth) {
          walk(nth)
          break
        }
    } else if (event.key === 'Enter' || event.key === ' ') props.onChoose(marked.unit)
    else return
    done()
  }

  const problem = (top.error ?? found.error) as Problem | null
  return (
    <div className={classes.frame}>
      <TextInput
        size="sm"
        type="search"
        label={t('territory.tree.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={words}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {problem ? <ErrorState problem={problem} onRetry={() => void top.refetch()} /> : null}
      <div
        ref={scroller}
        className={classes.scroller}
        style={{ height: props.height ?? '24rem' }}
        aria-busy={top.isPending || undefined}
      >
        <div
          role="tree"
          aria-label={props.label}
          aria-multiselectable={several || undefined}
          tabIndex={0}
          aria-activedescendant={
            marked && drawn.some(({ index }) => index === current) ? rowId(marked.unit.id) : undefined
          }
          className={classes.tree}
          style={{ height: virtual.getTotalSize() }}
          onKeyDown={onKeyDown}
        >
          {drawn.map((item) => {
            const row = rows[item.index]
            if (!row) return null
            const { unit } = row
            const isOpen = open.has(unit.id) && !text
            return (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the tree has the keys
              <div
                key={unit.id}
                id={rowId(unit.id)}
                role="treeitem"
                tabIndex={-1}
                aria-level={row.depth}
                aria-setsize={row.size}
                aria-posinset={row.place + 1}
                aria-expanded={unit.children > 0 && !text ? isOpen : undefined}
                aria-selected={chosen.has(unit.id)}
                data-mark={unit.id === marked?.unit.id || undefined}
                className={classes.row}
                style={{
                  height: item.size,
                  transform: `translateY(${item.start}px)`,
                  paddingInlineStart: `${(row.depth - 1) * 0.875}rem`,
                }}
                onClick={() => {
                  setMark(unit.id)
                  props.onChoose(unit)
                }}
              >
                {unit.children > 0 && !text ? (
                  <span
                    className={classes.twist}
                    data-open={isOpen || undefined}
                    aria-hidden="true"
                    onClick={(event) => {
                      event.stopPropagation()
                      setMark(unit.id)
                      toggle(unit.id, !isOpen)
                    }}
                  >
                    <IconChevronRight size={18} />
                  </span>
                ) : (
                  <span className={classes.leaf} aria-hidden="true" />
                )}
                <span className={classes.name}>
                  {nameOf(unit.name)}
                  {row.above ? <small>{row.above}</small> : null}
                </span>
                {unit.status && unit.status !== 'same' ? (
                  <span className={classes.status}>{t(`territory.status.${unit.status}`)}</span>
                ) : unit.households !== null ? (
                  <span className={classes.count} title={t('territory.households')}>
                    {number(unit.households)}
                  </span>
                ) : null}
              </div>
            )
          })}
        </div>
        {text && found.data?.length === 0 ? <p className={classes.none}>{t('territory.tree.none')}</p> : null}
      </div>
    </div>
  )
}
