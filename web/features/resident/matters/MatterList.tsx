import type { PublicCase } from '../../../../contract/public-case-routes.ts'
import { CaseStateBadge } from '../../../cases/CaseStateBadge.tsx'
import { Instant } from '../../../words/Instant.tsx'
import { useWords } from '../../../words/words.tsx'
import shared from '../resident.module.css'
import classes from './matters.module.css'

/** Open matters as a list: what, where and how far. With `onSelect` each also shows itself on the map beside it. */
export function MatterList(props: {
  items: readonly PublicCase[]
  selected: string | null
  onSelect?: ((id: string) => void) | undefined
}) {
  const { t, nameOf } = useWords()
  const { onSelect } = props
  return (
    <ul className={classes.list} aria-label={t('doorstep.matters.title')}>
      {props.items.map((item) => (
        <li key={item.id} data-selected={props.selected === item.id || undefined}>
          <p className={shared.nearText}>{item.text || nameOf(item.category)}</p>
          <p className={shared.nearFacts}>
            <CaseStateBadge state={item.state} />
            {item.category ? <span>{nameOf(item.category)}</span> : null}
            <span>{[item.unit ? nameOf(item.unit.name) : '', item.address].filter(Boolean).join(' · ')}</span>
            <span>
              <Instant at={item.reportedAt} />
            </span>
            <span className="ds-num">{item.number}</span>
            {item.followers > 0 ? <span>{t('resident.nearby.also', { count: item.followers })}</span> : null}
          </p>
          {onSelect && item.point ? (
            <button type="button" aria-pressed={props.selected === item.id} onClick={() => onSelect(item.id)}>
              {t('doorstep.matters.show')}
              <span className="ds-hidden"> {item.number}</span>
            </button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
