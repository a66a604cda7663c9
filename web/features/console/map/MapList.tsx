import { Button } from '@mantine/core'
import { IconHome, IconMapOff } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { MapCase } from '../../../../contract/map-routes.ts'
import { CaseLight } from '../../../cases/CaseLight.tsx'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { PageSkeleton } from '../../../ui/PageSkeleton.tsx'
import { useWords } from '../../../words/words.tsx'
import classes from './map.module.css'
import { sayCase } from './pins.ts'

/** The cases a map shows, most urgent first. Arrows walk it, Enter opens; nothing on the map is out of its reach. */
export function MapList(props: {
  items: readonly MapCase[] | undefined
  selected: string | undefined
  onSelect: (id: string) => void
  more: boolean
  onMore: () => void
  loadingMore: boolean
}) {
  const { t, nameOf } = useWords()
  const list = useRef<HTMLUListElement>(null)
  const { items, selected } = props
  useEffect(() => {
    if (selected) list.current?.querySelector('[aria-pressed="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [selected])
  const walk = (event: KeyboardEvent<HTMLUListElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (!step) return
    event.preventDefault()
    const all = [...(list.current?.querySelectorAll<HTMLButtonElement>('li > button') ?? [])]
    const at = all.indexOf(document.activeElement as HTMLButtonElement)
    all[Math.max(0, Math.min(all.length - 1, at + step))]?.focus()
  }
  if (!items) return <PageSkeleton lines={6} />
  if (items.length === 0)
    return (
      <EmptyState
        icon={<IconMapOff size={32} stroke={1.5} />}
        title={t('map.none_here')}
        text={t('map.none_here_text')}
      />
    )
  return (
    <ul ref={list} aria-label={t('map.cases')} className={classes.list} onKeyDown={walk}>
      {items.map((each) => (
        <li key={each.id}>
          <button type="button" aria-pressed={selected === each.id} onClick={() => props.onSelect(each.id)}>
            <span className={classes.item}>
              <span className={classes.itemHead}>
                <CaseLight of={each} />
                <span className="ds-num">{each.number}</span>
              </span>
              <span className={classes.itemText}>{sayCase(each, { nameOf: (name) => nameOf(name ?? undefined) })}</span>
              <span className={classes.itemFoot}>
                <CaseStateBadge state={each.state} />
                {each.coarse ? (
                  <span className={classes.coarse}>
                    <IconHome size={14} aria-hidden /> {t('map.coarse')}
                  </span>
                ) : null}
              </span>
            </span>
          </button>
        </li>
      ))}
      {props.more ? (
        <li className={classes.more}>
          <Button type="button" variant="subtle" size="sm" loading={props.loadingMore} onClick={props.onMore}>
            {t('map.more')}
          </Button>
        </li>
      ) : null}
    </ul>
  )
}
