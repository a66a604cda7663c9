import { IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { CaseSummary } from '../../../../contract/cases.ts'
import { ButtonLink } from '../../../app/links.tsx'
import { DataTable } from '../../../ui/DataTable.tsx'
import { useHotkeys } from '../../../ui/keyboard.tsx'
import { PageHeader } from '../../../ui/PageHeader.tsx'
import { SplitView } from '../../../ui/SidePanel.tsx'
import { useFormat } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import { BulkBar } from '../bulk/BulkBar.tsx'
import { CasePanel } from '../case/CasePanel.tsx'
import { SavedViews } from '../views/SavedViews.tsx'
import { useStandardView } from '../views/useViews.ts'
import { CaseCard, useColumns } from './columns.tsx'
import { FilterBar } from './FilterBar.tsx'
import { ListMenu } from './ListMenu.tsx'
import { useLayout } from './layout.ts'
import { Nothing } from './Nothing.tsx'
import classes from './queue.module.css'
import { ScopeTabs } from './ScopeTabs.tsx'
import { filterCount, isByDue, type QueueSearch } from './search.ts'
import { TableDialog } from './TableDialog.tsx'
import { useJump } from './useJump.ts'
import { useCounts, useLiveLists, useQueue, useScopes } from './useQueue.ts'

// messages: console.scope.*

/** What is to be done: lists of cases with filters in the address, and the case that is open beside them. */
export function QueuePage() {
  const { t } = useWords()
  const { number } = useFormat()
  const search = useSearch({ from: '/console/queue' })
  const navigate = useNavigate()
  const scopes = useScopes()
  const scope = search.scope && scopes.includes(search.scope) ? search.scope : 'mine'
  const wanted = useMemo(() => ({ ...search, scope, case: undefined }), [search, scope])
  const { rows, pages, problem, refetch, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData, loadAll } =
    useQueue(wanted)
  const counts = useCounts(scopes)
  useLiveLists(pages)
  useStandardView(search)
  const [layout] = useLayout()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [making, setMaking] = useState(false)
  // Chosen cases belong to the list they were chosen in: another list begins with none.
  const listKey = JSON.stringify(wanted)
  const [chosenIn, setChosenIn] = useState(listKey)
  if (chosenIn !== listKey) {
    setChosenIn(listKey)
    setChosen(new Set())
  }

  const words = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [filters, setFilters] = useState(false)
  const [walking, setWalking] = useState(false)
  const openId = search.case

  const change = useCallback(
    (to: Partial<QueueSearch>, replace = true) =>
      void navigate({ to: '/console/queue', search: (before) => cleaned({ ...before, ...to }), replace }),
    [navigate],
  )
  const close = useCallback(() => {
    change({ case: undefined })
    // The row is there once the list has its full width again.
    requestAnimationFrame(() => focusRow(list.current))
  }, [change])
  const open = useCallback(
    (row: CaseSummary) => {
      setWalking(false)
      change({ case: row.id }, openId !== undefined)
    },
    [change, openId],
  )
  // With a panel open, walking the list turns its pages; the focus stays in the list.
  const walk = useCallback(
    (row: CaseSummary) => {
      if (openId === undefined || openId === row.id) return
      setWalking(true)
      change({ case: row.id })
    },
    [openId, change],
  )

  const keys = useMemo(
    () => [
      { keys: 'j', label: t('console.keys.down'), run: () => focusRow(list.current) },
      { keys: 'k', label: t('console.keys.up'), run: () => focusRow(list.current) },
      // Enter and Escape belong to whatever has the focus: they are listed, not listened to.
      { keys: '↵', label: t('console.keys.open'), run: () => {} },
      { keys: 'Esc', label: t('console.keys.close'), run: () => {} },
      {
        keys: 'o',
        label: t('console.case.full'),
        run: () => openId && void navigate({ to: '/console/cases/$id', params: { id: openId } }),
      },
      { keys: 'x', label: t('desk.bulk.key'), run: () => focusRow(list.current) },
      { keys: '/', label: t('console.queue.words'), run: () => words.current?.focus() },
      { keys: 'f', label: t('console.queue.filters', { count: 0 }), run: () => setFilters((shown) => !shown) },
      { keys: 'n', label: t('console.new.title'), run: () => void navigate({ to: '/console/new' }) },
      ...scopes.map((each, index) => ({
        keys: String(index + 1),
        label: t(`console.scope.${each}`),
        run: () => void navigate({ to: '/console/queue', search: each === 'mine' ? {} : { scope: each } }),
      })),
    ],
    [t, navigate, scopes, openId],
  )
  useHotkeys(t('console.queue.title'), keys)

  const jump = useJump()
  const print = useCallback(() => void loadAll().then(() => requestAnimationFrame(() => window.print())), [loadAll])
  const columns = useColumns({ narrow: openId !== undefined, own: scope === 'mine', layout, search: search.q })
  const sort = isByDue(search) ? 'due' : 'reported'
  const total = scope in counts && filterCount(search) === 0 ? counts[scope]?.all : undefined
  const frame = useRoomBelow()
  return (
    <div ref={frame} className={classes.page}>
      <PageHeader
        title={t('console.queue.title')}
        actions={
          <>
            <SavedViews search={search} />
            <ListMenu onTable={() => setMaking(true)} onPrint={print} />
            <ButtonLink to="/console/new" leftSection={<IconPlus size={18} aria-hidden />}>
              {t('console.new.title')}
            </ButtonLink>
          </>
        }
      />
      <ScopeTabs scopes={scopes} scope={scope} counts={counts} />
      <div className={classes.rest}>
        <SplitView panel={openId ? <CasePanel id={openId} quiet={walking} onClose={close} /> : undefined}>
          <FilterBar
            search={search}
            onChange={change}
            onJump={jump}
            wordsRef={words}
            open={filters}
            onOpen={setFilters}
          />
          <BulkBar chosen={chosen} search={wanted} onChoose={setChosen} />
          <div
            ref={list}
            data-density={layout.density}
            data-waiting={isPlaceholderData || undefined}
            className={classes.list}
          >
            <DataTable
              label={t(`console.scope.${scope}`)}
              columns={columns}
              rows={rows}
              rowKey={(row) => row.id}
              onOpen={open}
              onWalk={walk}
              openKey={openId ?? null}
              problem={problem}
              onRetry={() => void refetch()}
              sort={{ key: sort, descending: sort === 'reported' }}
              onSort={(key) => change({ sort: key === 'due' ? undefined : 'reported' })}
              onMore={hasNextPage ? () => void fetchNextPage() : undefined}
              loadingMore={isFetchingNextPage}
              rowHeight={layout.density === 'dense' ? 36 : 52}
              selection={{
                keys: chosen,
                onChange: setChosen,
                label: (row) => t('desk.bulk.choose', { number: row.number }),
              }}
              height="var(--list-height)"
              card={(row) => <CaseCard row={row} />}
              empty={<Nothing search={search} scope={scope} onChange={change} />}
            />
          </div>
          {rows && rows.length > 0 ? (
            <p className={classes.sum} role="status">
              {total !== undefined && hasNextPage
                ? t('console.queue.shown_of', {
                    shown: number(rows.length),
                    total: number(Math.max(total, rows.length)),
                  })
                : hasNextPage
                  ? t('console.queue.shown_more', { count: rows.length })
                  : t('console.queue.shown_all', { count: rows.length })}
            </p>
          ) : null}
        </SplitView>
      </div>
      {making ? <TableDialog search={wanted} onClose={() => setMaking(false)} /> : null}
    </div>
  )
}

/** Tells the style sheet where the page begins, so that list and panel fill what is left of the window and no more. */
function useRoomBelow() {
  return useCallback((frame: HTMLElement | null) => {
    if (!frame) return
    const measure = () =>
      frame.style.setProperty('--page-top', `${Math.round(frame.getBoundingClientRect().top + scrollY)}px`)
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(document.body)
    return () => watcher.disconnect()
  }, [])
}

const cleaned = (search: QueueSearch): QueueSearch =>
  Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined))

/** Puts the marker of the list into the page's focus; from there its own keys walk it. */
function focusRow(list: HTMLElement | null): void {
  const marked =
    list?.querySelector<HTMLElement>('tr[aria-current="true"]') ?? list?.querySelector<HTMLElement>('tr[tabindex="0"]')
  marked?.focus()
}
